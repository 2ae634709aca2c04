//! The enforcement view: the newest report's figures, every series by agency, a comparison, numbers of entries.

use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::active_filters::ActiveFilters;
use super::back_to_all::BackToAll;
use super::chart_card::ChartCardView;
use super::comparison::ComparisonView;
use super::desk::{Desk, Maker, counts_now};
use super::dynamic::{MaybeView, Views, click, part, words};
use super::figure_view::figure_view;
use super::switch::Switch;
use super::text::spoken;
use crate::browser::page;
use crate::charts::{Counted, Counting, counts_card, indicator_card, panel_count, selection_card};
use crate::dataset::Indicator;
use crate::query::Filters;
use crate::statistics::{Section, sections, spotlight};
use crate::view_state::View;

/// The view, or one of its cards alone.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let Some(whole) = atlas.whole() else { return ().into_any() };
    let desk = Desk::provide(atlas, whole);
    let alone = Memo::new(move |_| desk.choices.with(|choices| choices.card.clone()));
    let content = part(move || match alone.get() {
        Some(key) => view! { <Alone key/> }.into_any(),
        None => view! { <Everything/> }.into_any(),
    });
    view! {
        <div class="statistics">
            <p class="visually-hidden" aria-live="polite" data-live="">{words(move || desk.live.get())}</p>
            {content}
        </div>
    }
    .into_any()
}

/// One card with a way back to all.
#[component]
fn Alone(
    /// Its key.
    key: String,
) -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let later = atlas.later_messages();
    let counted = Counted::ALL.into_iter().find(|counted| counted.as_str() == key);
    let card = match (counted, key.as_str()) {
        (Some(counted), _) => counts(atlas, desk, counted),
        (None, "selection") => selection(desk),
        (None, "comparison") => view! { <ComparisonView/> }.into_any(),
        (None, "spotlight") => view! { <SpotlightRow/> }.into_any(),
        (None, id) => desk.whole.indicator(id).map(|found| alone(desk, found)).or_nothing(),
    };
    view! {
        <h2 class="visually-hidden">{later.statistics_heading}</h2>
        <BackToAll/>
        {card}
    }
}

#[component]
fn Everything() -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let messages = atlas.messages();
    let later = atlas.later_messages();
    let found: Vec<Section<'static>> = sections(desk.whole);
    let scale_at = Memo::new(move |_| usize::from(desk.choices.with(|choices| choices.is_free_scale)));
    let scales = [later.scale_shared, later.scale_free].map(String::from).to_vec();
    let remark = part(move || {
        (scale_at.get() == 1)
            .then(|| view! { <p class="remark scale-remark">{later.scale_free_remark}</p> })
            .or_nothing()
    });
    let places = std::iter::once(("spotlight".to_string(), later.spotlight_heading.to_string()))
        .chain(found.iter().map(|section| (section.agency.id.clone(), language.of(&section.agency.name).to_string())))
        .chain(
            [("comparison", later.comparison_heading), ("counts", later.counts_heading)]
                .map(|(id, name)| (id.to_string(), name.to_string())),
        );
    let links = places
        .map(|(id, name)| {
            let go = move |_| page::go_to(&format!("#heading-{id}"));
            view! { <li><button type="button" class="plain" on:click=click(go)>{name}</button></li> }
        })
        .list();
    view! {
        <div class="statistics-head">
            <h2>{later.statistics_heading}</h2>
            <p class="lead">{later.statistics_lead}</p>
            <div class="statistics-tools">
                <nav aria-label=messages.sections><ul class="section-links">{links}</ul></nav>
                <Switch
                    label=messages.scale.to_string()
                    choices=scales
                    chosen=scale_at
                    on_choose=|atlas, place| {
                        atlas.choose(|state| state.statistics.is_free_scale = place == 1);
                        let desk = Desk::get();
                        desk.live.set(if place == 1 { atlas.later_messages().scale_free_remark } else { atlas.later_messages().scale_shared }.to_string());
                    }
                />
            </div>
            {remark}
        </div>
        <SpotlightRow/>
        {found.into_iter().map(|section| view! { <SectionView section/> }).list()}
        <ComparisonView/>
        <Counts/>
    }
}

/// The figures that the report of the newest lists gives for parts of the province.
#[component]
fn SpotlightRow() -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let later = atlas.later_messages();
    let language = atlas.language();
    spotlight(desk.whole)
        .map(|found| {
            let year = found.year;
            let figures = found.figures.into_iter().map(|one| figure_view(&one.series, &one.point, Some(one.whole))).list();
            view! {
                <section class="statistics-section card" data-card="spotlight" id="section-spotlight" aria-labelledby="heading-spotlight">
                    <h2 id="heading-spotlight" tabindex="-1">{language.of_year(year, later.spotlight_heading)}</h2>
                    <p class="lead">{atlas.filled(later.spotlight_lead)}</p>
                    <div class="figure-cards">{figures}</div>
                    <super::source_line::SourceLine ids=vec![found.source_id.to_string()]/>
                </section>
            }
        })
        .or_nothing()
}

/// An agency: its series as pictures, its single figures as cards.
#[component]
fn SectionView(
    /// The agency with its indicators.
    section: Section<'static>,
) -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let later = atlas.later_messages();
    let id = section.agency.id.as_str();
    let charts = section.charts.iter().map(|found| indicator(desk, found, false)).list();
    let figures: Vec<AnyView> = section
        .figures
        .iter()
        .filter_map(|series| series.latest().map(|point| figure_view(series, &point, None)))
        .collect();
    let single = (!figures.is_empty())
        .then(|| {
            view! {
                <h3 class="single-heading">{later.single_figures}</h3>
                <div class="figure-cards">{figures}</div>
            }
        })
        .or_nothing();
    view! {
        <section class="statistics-section" id=format!("section-{id}") aria-labelledby=format!("heading-{id}")>
            <h2 id=format!("heading-{id}") tabindex="-1">{spoken(language.of(&section.agency.name), language)}</h2>
            <div class="chart-cards">{charts}</div>
            {single}
        </section>
    }
}

/// An indicator alone: its picture, or its figures where it has no more than a year of any area.
fn alone(desk: Desk, found: &'static Indicator) -> AnyView {
    let single = sections(desk.whole).into_iter().flat_map(|section| section.figures);
    let figures: Vec<AnyView> = single
        .filter(|series| series.indicator.id == found.id)
        .filter_map(|series| series.latest().map(|point| figure_view(&series, &point, None)))
        .collect();
    if figures.is_empty() {
        return indicator(desk, found, true);
    }
    view! {
        <h3 class="visually-hidden">{Atlas::get().later_messages().single_figures}</h3>
        <div class="figure-cards">{figures}</div>
    }
    .into_any()
}

/// The card of an indicator.
fn indicator(desk: Desk, indicator: &'static Indicator, is_alone: bool) -> AnyView {
    let is_free_scale = Memo::new(move |_| desk.choices.with(|choices| choices.is_free_scale));
    let make: Maker = Arc::new(move |language| indicator_card(desk.whole, indicator, is_free_scale.get(), language));
    let language = Atlas::get().language();
    // Three panels and more need room.
    let is_wide = is_alone || panel_count(desk.whole, indicator) > 2;
    let title = language.of(&indicator.name).to_string();
    view! { <ChartCardView key=indicator.id.clone() fallback_title=title make is_wide/> }.into_any()
}

fn selection(desk: Desk) -> AnyView {
    let make: Maker = Arc::new(move |language| Ok(selection_card(desk.whole, language)));
    let title = Atlas::get().later_messages().selection_heading;
    view! { <ChartCardView key="selection".to_string() fallback_title=title make is_wide=true/> }.into_any()
}

fn counts(atlas: Atlas, desk: Desk, counted: Counted) -> AnyView {
    let totals = atlas.kept.map_or_else(|| atlas.engine.run(&Filters::default()).counts, |kept| kept.keeper.totals());
    let is_touch = Memo::new(move |_| desk.surroundings.with(|surroundings| surroundings.is_touch));
    let is_used = Memo::new(move |_| desk.used.with(|used| used == counted.as_str()));
    let make: Maker = Arc::new(move |language| {
        let (counts, filters, _) = if is_used.get() { counts_now(atlas) } else { desk.late_counts.get() };
        let counting = Counting {
            years: atlas.engine.years(),
            counts: &counts,
            totals: &totals,
            filters: &filters,
            is_touch: is_touch.get(),
        };
        Ok(counts_card(counted, desk.whole, &counting, language))
    });
    view! { <ChartCardView key=counted.as_str().to_string() fallback_title="" make/> }.into_any()
}

/// Numbers of entries, the filters that are set, and the way to the entries.
#[component]
fn Counts() -> impl IntoView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let later = atlas.later_messages();
    let status = Memo::new(move |_| language.results(desk.late_counts.with(|(_, _, total)| *total)));
    let filters = Signal::derive(move || desk.late_counts.with(|(_, filters, _)| filters.clone()));
    let cards = Counted::ALL.into_iter().map(|counted| counts(atlas, desk, counted)).list();
    let show = move |_| {
        atlas.choose(|state| *state = state.in_view(View::Overview));
        atlas.focus_soon("#list-heading");
    };
    view! {
        <section class="statistics-section" id="section-counts" aria-labelledby="heading-counts">
            <h2 id="heading-counts" tabindex="-1">{later.counts_heading}</h2>
            <p class="lead">{atlas.filled(later.counts_lead)}</p>
            <ActiveFilters filters/>
            <p class="counts-status">
                <span role="status" class="status">{words(move || status.get())}</span>
                <button type="button" class="plain" on:click=click(show)>{later.show_entries}</button>
            </p>
            <div class="chart-cards">
                {cards}
                {selection(desk)}
            </div>
        </section>
    }
}
