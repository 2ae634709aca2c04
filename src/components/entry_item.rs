//! One entry in the list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, part};
use super::text::Marked;
use crate::dataset::{AreaKind, AreaRelation, Entry, Text};
use crate::locale::Language;
use crate::query::Search;

/// Place on the list, title, summary, topic and areas. The title opens the entry.
#[component]
pub fn EntryItem(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    view! { <li>{article(entry)}</li> }
}

/// The same without the list around it.
pub fn article(entry: &'static Entry) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let comma = if language == Language::ZhHans { "、" } else { ", " };
    let areas = entry
        .areas
        .iter()
        .filter(|(_, relation)| *relation == AreaRelation::Place)
        .filter_map(|(code, _)| atlas.dataset.area(code))
        .enumerate()
        .map(|(place, area)| {
            let name = match area.kind {
                AreaKind::Province => language.messages().province_wide.into_any(),
                _ => view! { <Marked text=&area.name is_name=true/> }.into_any(),
            };
            (if place > 0 { comma } else { "" }, name)
        })
        .list();
    let topic = atlas
        .dataset
        .topic(&entry.topic_id)
        .map(|topic| view! { <Marked text=&topic.name is_name=true/> })
        .or_nothing();
    view! {
            <article class="entry" data-entry=entry.id.as_str()>
                <p class="entry-place">{language.place_on_list(entry.year, entry.list, entry.position)}</p>
                <h3>
                    <a
                        href=format!("#{}", atlas.entry_hash(&entry.id))
                        on:click=click(move |event| open(atlas, entry, &event))
                    >
                        <Marked text=&entry.title is_name=true/>
                    </a>
                </h3>
                <p class="entry-summary"><Marked text=&entry.summary/></p>
                <Hit entry/>
                <p class="entry-tags">
                    <span>{topic}</span>
                    <span>{areas}</span>
                </p>
            </article>
    }
}

/// Opens an entry and keeps the filters; a click that asks for a new tab goes to the entry's own link.
pub fn open(atlas: Atlas, entry: &'static Entry, event: &MouseEvent) {
    if !is_plain_click(event) {
        return;
    }
    event.prevent_default();
    atlas.choose(|state| state.entry = Some(entry.id.clone()));
    atlas.focus_soon("[data-card=entry] h2");
}

/// Whether a click on a link follows it here: with a key held down it asks for a new tab or window.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0)
}

/// Where the search has found the entry by something that the list does not show, that: a fact, an actor, a place,
/// the note, or a text in the other language.
#[component]
fn Hit(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let hidden = hidden_texts(atlas, entry);
    let count = hidden.len();
    let hit = Memo::new(move |_| {
        let text = atlas.text.get();
        let search = Search::new(atlas.characters, &text);
        let finds = |in_text: &str, is_name| search.finds(in_text, is_name);
        if text.is_empty() || finds(language.of(&entry.title), true) || finds(language.of(&entry.summary), false) {
            return None;
        }
        let in_language =
            |language: Language| move |(_, text, is_name): &(&str, &'static Text, bool)| (language.of(text), *is_name);
        let own = hidden.iter().map(in_language(language));
        let other = hidden.iter().map(in_language(language.other()));
        own.chain(other).position(|(text, is_name)| finds(text, is_name))
    });
    part(move || {
        let found = hit.get().and_then(|place| {
            let in_other = place >= count;
            let shown = hidden_texts(atlas, entry).into_iter().nth(if in_other { place - count } else { place });
            shown.map(|(label, text, is_name)| (label, text, is_name, in_other))
        });
        found
            .map(|(label, text, is_name, in_other)| {
                view! {
                    <p class="entry-hit">
                        <span class="scope">{label}</span>
                        <Marked text is_name in_other/>
                    </p>
                }
            })
            .or_nothing()
    })
}

/// What is searched and not shown in the list, with its label and whether it is a name.
fn hidden_texts(atlas: Atlas, entry: &'static Entry) -> Vec<(&'static str, &'static Text, bool)> {
    let language = atlas.language();
    let messages = language.messages();
    let facts = entry.facts.iter().map(|fact| (language.scope_heading(fact.scope), &fact.text, false));
    let actors = entry.actors.iter().filter_map(|(id, _)| atlas.dataset.actor(id));
    let places = entry.place_ids.iter().filter_map(|id| atlas.dataset.place(id));
    let partners = entry.areas.iter().filter(|(_, relation)| *relation == AreaRelation::Partner);
    facts
        .chain(actors.map(|actor| (messages.entry_actors, &actor.name, true)))
        .chain(places.map(|place| (messages.entry_where, &place.name, true)))
        .chain(
            partners
                .filter_map(|(code, _)| atlas.dataset.area(code))
                .map(|area| (language.relation_name(AreaRelation::Partner), &area.name, true)),
        )
        .chain([(messages.note, &entry.note, false), ("", &entry.summary, false), ("", &entry.title, true)])
        .collect()
}
