//! The matching entries, in the chosen order.

use leptos::html::Ol;
use leptos::prelude::*;

use super::Atlas;
use super::built_rows::{BuiltRows, Content, Row};
use super::dynamic::{MaybeView, Views, part};
use super::embed_button::EmbedButton;
use super::empty_result::EmptyResult;
use super::entry_row::EntryRow;
use super::lazy::{Lazy, long_list_part};
use super::source_line::SourceLine;
use super::switch::Switch;
use super::text::Plain;
use crate::dataset::{Edition, ListKind};
use crate::query::{Facet, Filters, Order};

/// Packages with more entries have a list of which only a part is built.
const MOST_AT_ONCE: usize = 100;

/// Rows of a list that is not yet to be whole: about half of those that a large window shows.
const FIRST_ROWS: usize = 5;

/// List, order switch, what is missing, source.
#[component]
pub fn EntryList(
    /// Whether all its rows are to be there, or some for a start.
    is_whole: Memo<bool>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let rows = if atlas.kept.is_some() || atlas.dataset.entries.len() > MOST_AT_ONCE {
        view! { <Lazy load=long_list_part is_light=true/> }.into_any()
    } else {
        view! { <AllEntries is_whole/> }.into_any()
    };
    let orders = [messages.sort_official, messages.sort_area, messages.sort_topic].map(String::from).to_vec();
    let sources: Vec<String> = atlas.dataset.editions.iter().map(|edition| edition.source_id.clone()).collect();
    let is_empty = Memo::new(move |_| atlas.selection.with(|selection| selection.total == 0));
    view! {
        <section class="card entry-list" data-card="list" aria-labelledby="list-heading">
            <div class="card-head">
                <h2 id="list-heading" tabindex="-1">{messages.list_heading}</h2>
                <Switch
                    label=messages.sort_label.to_string()
                    choices=orders
                    chosen=atlas.parts.order_at
                    on_choose=|atlas, place| {
                        atlas.choose(|state| state.order = Order::ALL.get(place).copied().unwrap_or_default());
                    }
                />
            </div>
            {rows}
            {part(move || is_empty.get().then(|| view! { <EmptyResult/> }).or_nothing())}
            // Below rows that are still to come it would be pushed down under the eye.
            {part(move || {
                let foot = || {
                    view! {
                        <Gaps/>
                        <SourceLine ids=sources.clone() remark=messages.list_source/>
                        <EmbedButton card="list"/>
                    }
                };
                is_whole.get().then(foot).or_nothing()
            })}
        </section>
    }
}

/// Every entry of the selection. Rows are built once.
#[component]
fn AllEntries(
    /// Whether all are to be there, see [`EntryList`].
    is_whole: Memo<bool>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let list = NodeRef::<Ol>::new();
    let parent = Owner::current().unwrap_or_default();
    let built = StoredValue::new_local(BuiltRows::keeping(content));
    Effect::new(move || {
        let Some(list) = list.get() else { return };
        let order = atlas.order();
        let rows = atlas.selection.with(|selection| atlas.engine.ordered(selection, order));
        let of = |place| {
            let entry = atlas.dataset.entries.get(place as usize);
            Row { place, total: 0, is_apart: false, is_lost: false, entry }
        };
        let most = if is_whole.get() { usize::MAX } else { FIRST_ROWS };
        let wanted: Vec<Row> = rows.into_iter().map(of).take(most).collect();
        atlas.parts.text.with(|text| {
            built.update_value(|built| built.follow(&list, &parent, (atlas.characters, text), &wanted));
        });
    });
    on_cleanup(move || built.dispose());
    view! { <ol class="entries" node_ref=list></ol> }
}

fn content(_: bool) -> Content {
    let (inside, mut entry_row) = EntryRow::new();
    let follow = move |row: &Row, search: &_| row.entry.map_or((), |entry| entry_row.show(entry, search));
    (view! { <li class="may-be-skipped">{inside}</li> }.into_any(), Box::new(follow))
}

/// What an edition has on its official lists and this package has not: never a silent hole.
#[component]
fn Gaps() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let editions = atlas.dataset.editions.iter();
    let incomplete: Vec<&'static Edition> = editions.filter(|edition| is_incomplete(atlas, edition)).collect();
    let has_text = Memo::new(move |_| atlas.parts.text.with(|text| !text.trim().is_empty()));
    let gaps = part(move || {
        // What is typed concerns no gap, but that something is typed does.
        let is_searched = has_text.get();
        atlas.parts.chosen.with(|filters| {
            let wanted = incomplete.iter().filter(|edition| !is_searched && is_wanted(edition, filters));
            let gap = |edition: &&'static Edition| {
                view! { <p class="gap">{language.edition(edition.year)}{language.colon()}<Plain text=&edition.note/></p> }
            };
            wanted.map(gap).list()
        })
    });
    view! { <div class="gaps">{gaps}</div> }
}

/// Whether a list of the edition is missing from the package or its length is not known.
fn is_incomplete(atlas: Atlas, edition: &Edition) -> bool {
    let held = |list: ListKind| atlas.dataset.held(edition.year, list);
    let is_whole = |official: Option<u32>, list| official.is_some_and(|official| official as usize == held(list));
    !is_whole(edition.events, ListKind::Event) || !is_whole(edition.measures, ListKind::Measure)
}

/// A gap concerns a reader who has not narrowed the list to something else.
fn is_wanted(edition: &Edition, filters: &Filters) -> bool {
    let has_year = filters.years.is_empty() || filters.years.contains(&edition.year);
    has_year && ![Facet::Area, Facet::Topic, Facet::Place].iter().any(|facet| filters.is_active(*facet))
}
