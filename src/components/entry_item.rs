//! One entry in the list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Atlas;
use super::active_filters::area_name;
use super::dynamic::{MaybeView, click, part};
use super::text::Marked;
use crate::browser::page;
use crate::dataset::{AreaRelation, Entry, Fact};
use crate::query::matches;

/// Place on the list, title, summary, topic and areas. The title opens the entry.
#[component]
pub fn EntryItem(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let areas: Vec<String> = entry
        .areas
        .iter()
        .filter(|(_, relation)| *relation == AreaRelation::Place)
        .map(|(code, _)| area_name(atlas, code, language))
        .collect();
    let topic = atlas.dataset.topic(&entry.topic_id).map(|topic| language.of(&topic.name)).unwrap_or_default();
    view! {
        <li>
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
                    <span>{language.join(&areas)}</span>
                </p>
            </article>
        </li>
    }
}

/// Opens an entry and keeps the filters; a click that asks for a new tab goes to the entry's own link.
pub fn open(atlas: Atlas, entry: &'static Entry, event: &MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return;
    }
    event.prevent_default();
    atlas.choose(|state| state.entry = Some(entry.id.clone()));
    page::focus_soon("[data-card=entry] h2");
}

/// Where the search has found the entry by a fact only, that fact.
#[component]
fn Hit(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let hit = Memo::new(move |_| {
        let text = atlas.text.get();
        let finds = |in_text: &str, is_name| !matches(atlas.characters, in_text, &text, is_name).is_empty();
        if text.is_empty() || finds(language.of(&entry.title), true) || finds(language.of(&entry.summary), false) {
            return None;
        }
        entry.facts.iter().position(|fact| finds(language.of(&fact.text), false))
    });
    part(move || {
        let fact: Option<&'static Fact> = hit.get().and_then(|place| entry.facts.get(place));
        fact.map(|fact| {
            view! {
                <p class="entry-hit">
                    <span class="scope">{language.scope_heading(fact.scope)}</span>
                    <Marked text=&fact.text/>
                </p>
            }
        })
        .or_nothing()
    })
}
