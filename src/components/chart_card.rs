//! A card with a picture: heading, takeaway, picture or table, legend, notes, source, actions.

use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::card_actions::CardActions;
use super::chart_picture::ChartPicture;
use super::data_table::DataTableView;
use super::desk::{Desk, Maker, Shared, act};
use super::dynamic::{MaybeView, Views, click, part, words};
use super::source_line::SourceLine;
use super::text::spoken;
use crate::charts::{ChartCard, Picture, PointWords};

/// A card. Where it cannot be made, it says why in its own frame; the rest of the page lives.
#[component]
pub fn ChartCardView(
    /// Its key.
    key: String,
    /// What it is called where it cannot be made.
    #[prop(into)]
    fallback_title: String,
    /// Makes it.
    make: Maker,
    /// Whether it takes the whole width.
    #[prop(optional)]
    is_wide: bool,
) -> impl IntoView {
    let atlas = Atlas::get();
    let desk = Desk::get();
    let language = atlas.language();
    let making = make.clone();
    let made = Memo::new(move |_| making(language).map(Arc::new));
    let card = Memo::new(move |_| made.with(|made| made.as_ref().ok().cloned()));
    let problem = Memo::new(move |_| made.with(|made| made.as_ref().err().map(|error| error.message(language))));
    // A memo for each part that is shown: a filter changes the picture, seldom the words.
    let of_card = move |read: fn(&ChartCard<'static>) -> String| {
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| read(card)).unwrap_or_default()))
    };
    let is_made = Memo::new(move |_| made.with(Result::is_ok));
    let is_table = {
        let key = key.clone();
        Memo::new(move |_| desk.choices.with(|choices| choices.tables.contains(&key)))
    };
    let heading = format!("card-{key}");
    let takeaway_id = format!("takeaway-{key}");
    let version = language.data_version(&desk.whole.version, desk.whole.released());
    let title = {
        let title = of_card(|card| card.title.clone());
        Memo::new(move |_| title.with(|title| if title.is_empty() { fallback_title.clone() } else { title.clone() }))
    };
    // Not by its heading: what is out of sight is not laid out, and Chromium then gives voices a region without a name.
    let name = move || title.get();
    let title = part(move || title.with(|title| spoken(title, language)));
    let unit = of_card(|card| card.unit.clone());
    let unit = part(move || {
        let unit = unit.get();
        (!unit.is_empty()).then(|| view! { <p class="unit">{unit}</p> }).or_nothing()
    });
    let sources =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.source_ids.clone()).unwrap_or_default()));
    let inside = {
        let key = key.clone();
        let (heading_of_figure, takeaway_of_figure) = (heading.clone(), takeaway_id.clone());
        part(move || {
            if !is_made.get() {
                let problem = words(move || problem.get().unwrap_or_default());
                return view! { <p class="problem" data-problem="">{problem}</p> }.into_any();
            }
            let (key, key_of_table) = (key.clone(), key.clone());
            let make = make.clone();
            let (heading_of_figure, takeaway_of_figure) = (heading_of_figure.clone(), takeaway_of_figure.clone());
            view! {
                {part(move || match is_table.get() {
                    true => view! { <DataTableView key=key_of_table.clone() card/> }.into_any(),
                    false => view! {
                        <figure aria-labelledby=heading_of_figure.clone() aria-describedby=takeaway_of_figure.clone()>
                            <ChartPicture card/>
                            <Legend card/>
                        </figure>
                        <Others card/>
                    }
                    .into_any(),
                })}
                <div class="card-foot">
                    <CardActions key make card is_table/>
                    <Notes card/>
                    <SourceLine ids=sources/>
                    <p class="version">{version.clone()}</p>
                </div>
            }
            .into_any()
        })
    };
    let takeaway = of_card(|card| card.takeaway.clone());
    let takeaway = part(move || takeaway.with(|takeaway| spoken(takeaway, language)));
    view! {
        <section class="card chart-card" class:is-wide=is_wide data-card=key.clone() aria-label=words(name)>
            <h3 id=heading.clone() tabindex="-1">{title}</h3>
            <p class="takeaway" id=takeaway_id>{takeaway}</p>
            {unit}
            {inside}
        </section>
    }
}

/// The signs that occur in the picture.
#[component]
fn Legend(
    /// The card.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let language = Atlas::get().language();
    let keys = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.legend.clone()).unwrap_or_default()));
    let has_lines = Memo::new(move |_| {
        card.with(|card| {
            card.as_ref().is_some_and(|card| matches!(&card.picture, Picture::Panels(panels) if panels.has_lines()))
        })
    });
    part(move || {
        let (keys, has_lines) = (keys.get(), has_lines.get());
        (!keys.is_empty())
            .then(|| {
                let items = keys
                    .into_iter()
                    .map(|key| view! { <li><span class=format!("sign sign-{}", key.as_str()) aria-hidden="true"></span>{key.name(language)}</li> })
                    .list();
                view! { <ul class="legend chart-legend" class:has-lines=has_lines aria-label=language.messages().legend>{items}</ul> }
            })
            .or_nothing()
    })
}

/// Figures that have no place in the picture.
#[component]
fn Others(
    /// The card.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let others =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.others.clone()).unwrap_or_default()));
    part(move || {
        let others = others.get();
        (!others.is_empty())
            .then(|| {
                let items = others.into_iter().map(|other| view! { <li>{figure_button(atlas, other)}</li> }).list();
                view! {
                    <div class="others">
                        <h4>{language.later_messages().other_figures}</h4>
                        <ul>{items}</ul>
                    </div>
                }
            })
            .or_nothing()
    })
}

/// A figure as a sentence that leads to its source.
fn figure_button(atlas: Atlas, words: PointWords) -> AnyView {
    let text = spoken(&words.sentence, atlas.language());
    match words.target {
        Some(target) => {
            view! { <button type="button" class="plain figure-link" on:click=click(move |_| act(atlas, &target))>{text}</button> }
                .into_any()
        }
        None => text,
    }
}

/// Definition, warnings, breaks.
#[component]
fn Notes(
    /// The card.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let language = Atlas::get().language();
    let notes = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.notes.clone()).unwrap_or_default()));
    part(move || {
        let notes = notes.get();
        (!notes.is_empty())
            .then(|| {
                let items = notes.into_iter().map(|note| view! { <li>{spoken(&note, language)}</li> }).list();
                view! {
                    <details class="notes">
                        <summary>{language.later_messages().definitions}</summary>
                        <ul>{items}</ul>
                    </details>
                }
            })
            .or_nothing()
    })
}
