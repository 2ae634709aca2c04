//! Two to four areas or years of an indicator side by side.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::chart_card::ChartCardView;
use super::desk::{Desk, Maker};
use super::dynamic::{MaybeView, Views, click, event, flag, part};
use super::text::spoken;
use crate::browser::page;
use crate::charts::{CardError, comparable, comparison_card};
use crate::dataset::Indicator;
use crate::statistics::series_of;
use crate::view_state::{COMPARED, Comparison, toggle};

thread_local! {
    static WAS_BUILT: Cell<bool> = const { Cell::new(false) };
}

/// The choice and, with two or more chosen, the card.
#[component]
pub fn ComparisonView() -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let later = atlas.later_messages();
    let comparison = Memo::new(move |_| desk.choices.with(|choices| choices.comparison.clone()));
    let indicator = Memo::new(move |_| comparison.get().map(|comparison| comparison.indicator).unwrap_or_default());
    let options = desk
        .whole
        .indicators
        .iter()
        .filter(|indicator| can_be_compared(desk, indicator))
        .map(|known| {
            let id = known.id.as_str();
            view! { <option value=id prop:selected=flag(move || indicator.get() == id)>{language.of(&known.name)}</option> }
        })
        .list();
    let choose = move |id: String| {
        atlas.choose(|state| {
            state.statistics.comparison = (!id.is_empty()).then(|| first_choice(desk, &id));
        });
    };
    let choices = part(move || {
        let known = desk.whole.indicator(&indicator.get());
        known.map(|indicator| view! { <Choices indicator comparison/> }).or_nothing()
    });
    let make: Maker = Arc::new(move |language| match comparison.get() {
        Some(comparison) => comparison_card(desk.whole, &comparison, language),
        None => Err(CardError::TooFew),
    });
    let card = part(move || {
        let is_chosen = !indicator.with(String::is_empty);
        let make = make.clone();
        let name =
            desk.whole.indicator(&indicator.get()).map(|indicator| language.of(&indicator.name)).unwrap_or_default();
        let title = [later.comparison_heading, language.colon(), name].concat();
        is_chosen
            .then(|| view! { <ChartCardView key="comparison".to_string() fallback_title=title make is_wide=true/> })
            .or_nothing()
    });
    // A link to a comparison leads to it, not to the beginning of a long view. Whoever has had the view before, as in the other
    // language, stays where he is.
    if !WAS_BUILT.replace(true) && comparison.with_untracked(Option::is_some) {
        page::show_soon("#heading-comparison");
    }
    view! {
        <section class="statistics-section" id="section-comparison" aria-labelledby="heading-comparison">
            <h2 id="heading-comparison" tabindex="-1">{later.comparison_heading}</h2>
            <p class="lead">{later.comparison_lead}</p>
            <div class="metric">
                <label>
                    <span>{later.comparison_indicator}</span>
                    <select data-control="compare" on:change=event(move |event| choose(event_target_value(&event)))>
                        <option value="" prop:selected=flag(move || indicator.with(String::is_empty))>{later.comparison_none}</option>
                        {options}
                    </select>
                </label>
            </div>
            {choices}
            {card}
        </section>
    }
}

fn can_be_compared(desk: Desk, indicator: &'static Indicator) -> bool {
    let (areas, years) = comparable(desk.whole, indicator);
    areas.len() >= *COMPARED.start() || years.len() >= *COMPARED.start()
}

/// What an indicator begins with: its first two areas, or its two newest years where it has one area only.
fn first_choice(desk: Desk, id: &str) -> Comparison {
    let mut first = Comparison { indicator: id.to_string(), ..Comparison::default() };
    if let Some(indicator) = desk.whole.indicator(id) {
        let all = series_of(desk.whole, indicator);
        if all.len() >= *COMPARED.start() {
            first.areas = all.iter().take(*COMPARED.start()).map(|series| series.area.code.clone()).collect();
        } else {
            first.years = comparable(desk.whole, indicator).1.into_iter().take(*COMPARED.start()).collect();
        }
    }
    first
}

/// Areas and years of the indicator as toggle buttons; choosing one kind gives up the other.
#[component]
fn Choices(
    /// The indicator.
    indicator: &'static Indicator,
    /// What is chosen.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let later = atlas.later_messages();
    let (areas, years) = comparable(desk.whole, indicator);
    let change = move |change: Box<dyn Fn(&mut Comparison)>| {
        atlas.choose(|state| {
            if let Some(comparison) = &mut state.statistics.comparison {
                change(comparison);
            }
        });
    };
    let is_full = move |chosen: fn(&Comparison) -> usize| {
        comparison.with(|comparison| comparison.as_ref().is_some_and(|one| chosen(one) >= *COMPARED.end()))
    };
    let area_buttons = areas
        .into_iter()
        .map(|area| {
            let code = area.code.as_str();
            let is_chosen = move || {
                comparison.with(|comparison| {
                    comparison.as_ref().is_some_and(|one| one.areas.iter().any(|other| other == code))
                })
            };
            let on_click = move |_| {
                change(Box::new(move |comparison| {
                    comparison.years.clear();
                    toggle(&mut comparison.areas, code.to_string());
                }));
            };
            let is_off = move || !is_chosen() && is_full(|one| one.areas.len());
            choice(spoken(language.of(&area.name), language), is_chosen, is_off, on_click)
        })
        .list();
    let year_buttons = years
        .into_iter()
        .map(|year| {
            let is_chosen =
                move || comparison.with(|comparison| comparison.as_ref().is_some_and(|one| one.years.contains(&year)));
            let on_click = move |_| {
                change(Box::new(move |comparison| {
                    comparison.areas.clear();
                    toggle(&mut comparison.years, year);
                }));
            };
            let is_off = move || !is_chosen() && is_full(|one| one.years.len());
            choice(language.year(year).into_any(), is_chosen, is_off, on_click)
        })
        .list();
    // The button goes with what it clears.
    let clear = move |_| {
        page::focus("#heading-comparison");
        atlas.choose(|state| state.statistics.comparison = None);
    };
    view! {
        <div class="comparison-choices">
            <fieldset data-compare="areas">
                <legend>{later.comparison_areas}{language.bracketed(later.comparison_full)}</legend>
                <div class="options">{area_buttons}</div>
            </fieldset>
            <fieldset data-compare="years">
                <legend>{later.comparison_years}{language.bracketed(later.comparison_full)}</legend>
                <div class="options">{year_buttons}</div>
            </fieldset>
            <button type="button" class="plain" on:click=click(clear)>{later.comparison_clear}</button>
        </div>
    }
}

fn choice(
    name: AnyView,
    is_chosen: impl Fn() -> bool + Copy + Send + 'static,
    is_off: impl Fn() -> bool + Send + 'static,
    on_click: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! {
        <label class="option" class:is-chosen=flag(is_chosen)>
            <input type="checkbox" prop:checked=flag(is_chosen) disabled=flag(is_off) on:click=click(on_click)/>
            <span class="option-name">{name}</span>
        </label>
    }
    .into_any()
}
