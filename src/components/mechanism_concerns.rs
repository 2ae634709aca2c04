//! The entries and tiles that a mechanism concerns, those of the open node marked.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, flag, part};
use super::grid_tiles::USUAL_COLUMNS;
use super::mechanism_node::open_entry;
use super::mechanisms_view::Shown;
use super::text::{Plain, spoken};
use super::tile::short_name;
use crate::diagrams::{Concerns, concerned};
use crate::locale::Language;
use crate::view_state::View;

/// A small city grid and the list of entries.
#[component]
pub fn Concerned(
    /// The mechanism on show.
    shown: Shown,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let all = concerned(shown.whole, shown.mechanism, None);
    let of_node = Memo::new(move |_| {
        shown.open.get().map(|at| concerned(shown.whole, shown.mechanism, Some(at))).unwrap_or_default()
    });
    let remark =
        part(move || shown.open.get().map(|_| view! { <p class="remark">{messages.concerned_node}</p> }).or_nothing());
    view! {
        <section class="concerned" aria-labelledby="concerned-heading">
            <h4 id="concerned-heading">{messages.concerned}</h4>
            {remark}
            <div class="concerned-parts">
                <div>{tiles(shown, &all, of_node)} {places(shown, &all)}</div>
                {entries(shown, &all, of_node)}
            </div>
        </section>
    }
}

/// The tiles where they stand on the city grid; those that are not concerned are for the eye only.
fn tiles(shown: Shown, all: &Concerns, of_node: Memo<Concerns>) -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.mechanism_messages();
    let tiles = shown
        .whole
        .areas
        .iter()
        .enumerate()
        .filter_map(|(at, area)| area.tile.map(|tile| (at, area, tile)))
        .map(|(at, area, tile)| {
            let is_theirs = all.areas.contains(&at);
            // Half as wide as those of the grid: "Mac" for Macao. A Chinese name is never cut.
            let letters = if language == Language::En { 3 } else { usize::MAX };
            let short: String = short_name(area, language).chars().take(letters).collect();
            let is_of_node = move || of_node.with(|concerns| concerns.areas.contains(&at));
            let said = part(move || if is_of_node() { messages.mark_node } else { messages.mark_mechanism });
            let mark = is_theirs
                .then(|| {
                    let name = spoken(language.of(&area.name), language);
                    view! { <span class="visually-hidden">{name}{language.colon()}{said}</span> }
                })
                .or_nothing();
            view! {
                <li
                    class="mini-tile"
                    class:is-concerned=is_theirs
                    class:is-of-node=flag(is_of_node)
                    data-area=area.code.as_str()
                    aria-hidden=(!is_theirs).then_some("true")
                    style:grid-row=(tile.row + 1).to_string()
                    style:grid-column=(tile.column + 1).to_string()
                >
                    <span aria-hidden="true">{short}</span>
                    {mark}
                </li>
            }
        })
        .list();
    let columns = atlas.grid.columns().max(USUAL_COLUMNS).to_string();
    view! { <ul class="mini-grid" style:--columns=columns>{tiles}</ul> }.into_any()
}

/// The areas as words; each leads to its entries on the city grid.
fn places(shown: Shown, all: &Concerns) -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    if all.areas.is_empty() {
        return view! { <p class="remark">{language.mechanism_messages().no_areas}</p> }.into_any();
    }
    let items = all
        .areas
        .iter()
        .filter_map(|at| shown.whole.areas.get(*at))
        .map(|area| {
            let show = move |_| {
                atlas.choose(|state| {
                    *state = state.in_view(View::Overview);
                    state.filters.areas = vec![area.code.clone()];
                });
                atlas.focus_soon("#list-heading");
            };
            view! { <li><button type="button" class="plain" on:click=click(show)>{spoken(language.of(&area.name), language)}</button></li> }
        })
        .list();
    view! { <ul class="node-links">{items}</ul> }.into_any()
}

fn entries(shown: Shown, all: &Concerns, of_node: Memo<Concerns>) -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.mechanism_messages();
    let items = all
        .entries
        .iter()
        .filter_map(|at| shown.whole.entries.get(*at).map(|entry| (*at, entry)))
        .map(|(at, entry)| {
            let is_of_node = move || of_node.with(|concerns| concerns.entries.contains(&at));
            let mark = part(move || {
                is_of_node().then(|| view! { <span class="visually-hidden">{messages.mark_node}{language.colon()}</span> }).or_nothing()
            });
            view! {
                <li class:is-of-node=flag(is_of_node) data-concerned=entry.id.as_str()>
                    {mark}
                    <a href=format!("#{}", atlas.entry_hash(&entry.id)) on:click=click(move |event| open_entry(atlas, entry, &event))>
                        <Plain text=&entry.title/>
                    </a>
                    <span class="remark">{atlas.place_on_list(entry)}</span>
                </li>
            }
        })
        .list();
    view! { <ul class="concerned-entries">{items}</ul> }.into_any()
}
