//! Ways to an entry, and what the list does not show of it.

use leptos::ev::MouseEvent;

use super::Atlas;
use super::marked_text::Searched;
use crate::dataset::{AreaRelation, Entry, Text};
use crate::query::Search;

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

/// Something that the list does not show, by which the search has found an entry.
pub struct Hidden {
    /// What it is: a fact, an actor, a place, the note, or nothing for a text in the other language.
    pub label: &'static str,
    /// The text.
    pub searched: Searched,
}

/// The first hidden text that matches: those in the language of the page, then the same in the other.
pub fn hidden_match(atlas: Atlas, entry: &'static Entry, search: &Search<'static>) -> Option<Hidden> {
    if search.is_empty() {
        return None;
    }
    let hidden = hidden_texts(atlas, entry);
    let own = atlas.language();
    [own, own.other()].into_iter().find_map(|language| {
        hidden.iter().find_map(|&(label, text, is_name)| {
            let searched = Searched { text: language.of(text), language, is_name };
            search.finds(searched.text, is_name).then_some(Hidden { label, searched })
        })
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
