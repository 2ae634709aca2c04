//! A source: what is taken from it, and where the page shows it.

use leptos::prelude::*;

use super::Atlas;
use super::disclosure::Unfolding;
use super::dynamic::{Views, click, part};
use super::entry_item::is_plain_click;
use super::mechanism_links::mechanism_state;
use super::source_line::Citation;
use super::table_link::table_link;
use super::text::spoken;
use crate::browser::page;
use crate::dataset::{Dataset, Entry, Source};
use crate::query::whole_cells;
use crate::statistics::{Uses, uses};
use crate::view_state::{StatisticsChoices, View, ViewState};

/// One source. Its uses are made when they are first asked for.
#[component]
pub fn SourceUses(
    /// The package.
    whole: &'static Dataset,
    /// The source.
    source: &'static Source,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let found = uses(whole, &source.id);
    let counts = found.counts(&source.id);
    let names = names(atlas);
    let summary: Vec<String> = names
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((name, _), count)| language.counted(name, count))
        .collect();
    let summary = format!("{}{}{}", messages.taken, language.colon(), language.join(&summary));
    let shown = part(move || shown(atlas, &source.id, &found, counts));
    view! {
        <li data-of=source.id.as_str()>
            <Citation source/>
            <Unfolding summary make=shown/>
        </li>
    }
}

/// Kinds of use in the order of [`Uses::counts`]: words, and the table that has the rows.
fn names(atlas: Atlas) -> [(&'static str, &'static str); 8] {
    let messages = atlas.language().data_messages();
    [
        (messages.use_titles, "entries"),
        (messages.use_actors, "entry_actors"),
        (messages.use_facts, "facts"),
        (messages.use_figures, "observations"),
        (messages.use_editions, "editions"),
        (messages.use_stages, "edition_stages"),
        (messages.use_mechanisms, "mechanism_nodes"),
        (messages.use_relations, "relations"),
    ]
}

/// Kind by kind: the rows in their table, and the places of the page that show them.
fn shown(atlas: Atlas, source_id: &'static str, found: &Uses<'static>, counts: [usize; 8]) -> AnyView {
    let language = atlas.language();
    let entry = |entry: &'static Entry| link(atlas, atlas.entry_state(&entry.id), language.of(&entry.title));
    let selection = || link(atlas, card_state(atlas, "selection"), language.data_messages().shown_in_selection);
    let places: [Vec<AnyView>; 8] = [
        found.titles.iter().map(|titled| entry(titled)).collect(),
        found.actors.iter().map(|(of, _)| entry(of)).collect(),
        found.facts.iter().map(|(of, _)| entry(of)).collect(),
        found
            .observations
            .iter()
            .map(|(indicator, _)| link(atlas, card_state(atlas, &indicator.id), language.of(&indicator.name)))
            .collect(),
        found.editions.iter().take(1).map(|_| selection()).collect(),
        found.stages.iter().take(1).map(|_| selection()).collect(),
        found
            .mechanisms
            .iter()
            .map(|(mechanism, _)| link(atlas, mechanism_state(atlas, &mechanism.id), language.of(&mechanism.title)))
            .collect(),
        found
            .relations
            .iter()
            .filter_map(|relation| atlas.dataset.entries.iter().find(|one| one.id == relation.later_id))
            .map(entry)
            .collect(),
    ];
    let rows = names(atlas)
        .into_iter()
        .zip(counts)
        .zip(places)
        .filter(|((_, count), _)| *count > 0)
        .map(|(((name, table), count), places)| {
            let places = places.into_iter().map(|place| view! { <li>{place}</li> }).list();
            view! {
                <div>
                    <dt>{table_link(atlas, table, whole_cells([source_id]), language.counted(name, count).into_any())}</dt>
                    <dd><ul>{places}</ul></dd>
                </div>
            }
        })
        .list();
    view! { <dl class="figure-facts">{rows}</dl> }.into_any()
}

/// A link to what a state shows; it looks as the page does when it is followed.
fn link(atlas: Atlas, state: ViewState, words: &str) -> AnyView {
    let href = format!("#{}", state.encode());
    let go = move |event: leptos::ev::MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            let state = state.clone();
            atlas.choose(|now| *now = ViewState { appearance: now.appearance, is_large: now.is_large, ..state });
            page::to_top();
            // The link goes with its view.
            atlas.focus_soon("#content");
        }
    };
    view! { <a href=href on:click=click(go)>{spoken(words, atlas.language())}</a> }.into_any()
}

fn card_state(atlas: Atlas, key: &str) -> ViewState {
    let statistics = StatisticsChoices { card: Some(key.to_string()), ..StatisticsChoices::default() };
    atlas.with_state_untracked(|now| ViewState { view: View::Statistics, statistics, ..now.fresh() })
}
