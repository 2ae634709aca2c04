//! One entry in the list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Atlas;
use super::built_rows::Content;
use super::dynamic::{MaybeView, Views, click, part};
use super::marked_texts::{MarkedTexts, Marking, Searched};
use crate::dataset::{AreaKind, AreaRelation, Entry, Text};
use crate::locale::Language;
use crate::query::Search;

/// Place on the list, title, summary, where else the search has found it, topic and areas. The title opens the entry.
pub fn article(entry: &'static Entry) -> Content {
    let atlas = Atlas::get();
    let language = atlas.language();
    let comma = if language == Language::ZhHans { "、" } else { ", " };
    let texts = MarkedTexts::new();
    let title = texts.add(Searched { text: language.of(&entry.title), language, is_name: true });
    let summary = texts.add(Searched { text: language.of(&entry.summary), language, is_name: false });
    let name = |text: &'static Text| {
        let name = texts.add(Searched { text: language.of(text), language, is_name: true });
        view! { <span node_ref=name></span> }.into_any()
    };
    let areas = entry
        .areas
        .iter()
        .filter(|(_, relation)| *relation == AreaRelation::Place)
        .filter_map(|(code, _)| atlas.dataset.area(code))
        .enumerate()
        .map(|(place, area)| {
            let name = match area.kind {
                AreaKind::Province => language.messages().province_wide.into_any(),
                _ => name(&area.name),
            };
            (if place > 0 { comma } else { "" }, name)
        })
        .list();
    let topic = atlas.dataset.topic(&entry.topic_id).map(|topic| name(&topic.name)).or_nothing();
    // 0 if there is none; beside the texts that are always there.
    let hit_at = RwSignal::new(0_usize);
    let hit = MarkedTexts::new().add(Searched { text: "", language, is_name: false });
    let hit_view = part(move || hit_at.get().checked_sub(1).map(|at| hit_of(atlas, entry, at, hit)).or_nothing());
    let view = view! {
        <article class="entry" data-entry=entry.id.as_str()>
            <p class="entry-place">{language.place_on_list(entry.year, entry.list, entry.position)}</p>
            <h3>
                <a
                    href=format!("#{}", atlas.entry_hash(&entry.id))
                    on:click=click(move |event| open(atlas, entry, &event))
                    node_ref=title
                ></a>
            </h3>
            <p class="entry-summary" node_ref=summary></p>
            {hit_view}
            <p class="entry-tags">
                <span>{topic}</span>
                <span>{areas}</span>
            </p>
        </article>
    };
    let follow = move |search: &Search<'static>| {
        texts.follow(search);
        let is_seen = title.is_marked() || summary.is_marked();
        let found = if is_seen { None } else { hidden_match(atlas, entry, search) };
        if let Some((_, searched)) = found {
            hit.change(searched, search);
        }
        let at = found.map_or(0, |(at, _)| at + 1);
        if hit_at.get_untracked() != at {
            hit_at.set(at);
        }
    };
    (view.into_any(), Box::new(follow))
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
/// the note, or a text in the other language. `at` is the place that [`hidden_match`] tells, `hit` the text.
fn hit_of(atlas: Atlas, entry: &'static Entry, at: usize, hit: Marking) -> Option<AnyView> {
    let hidden = hidden_texts(atlas, entry);
    let in_other = at >= hidden.len();
    let (label, ..) = hidden.get(if in_other { at - hidden.len() } else { at })?;
    let lang = in_other.then(|| atlas.language().other().tag());
    let view = view! {
        <p class="entry-hit">
            <span class="scope">{*label}</span>
            <span lang=lang node_ref=hit></span>
        </p>
    };
    Some(view.into_any())
}

/// The first hidden text that matches, and its place: those in the language of the page, then the same in the other.
fn hidden_match(atlas: Atlas, entry: &'static Entry, search: &Search<'static>) -> Option<(usize, Searched)> {
    if search.is_empty() {
        return None;
    }
    let hidden = hidden_texts(atlas, entry);
    let own = atlas.language();
    for (language, before) in [(own, 0), (own.other(), hidden.len())] {
        for (at, &(_, text, is_name)) in hidden.iter().enumerate() {
            let searched = Searched { text: language.of(text), language, is_name };
            if search.finds(searched.text, is_name) {
                return Some((before + at, searched));
            }
        }
    }
    None
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
