//! One entry in the list. A row is built once and, in a long list, shows one entry after another: its elements stay.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::click;
use super::entry_item::{Hidden, hidden_match, open};
use super::marked_text::{MarkedText, Searched};
use super::slots::{Slot, Slots};
use crate::browser::pieces::{self, Note};
use crate::dataset::{Area, AreaKind, AreaRelation, Entry, Text};
use crate::locale::Language;
use crate::query::Search;

/// Place on the list, title, summary, where else the search has found it, topic and areas. The title opens the entry.
pub struct EntryRow {
    atlas: Atlas,
    language: Language,
    /// The entry on show; the title asks for it when it is clicked.
    entry: Rc<Cell<Option<&'static Entry>>>,
    slots: Slots,
    article: Slot,
    place: Slot,
    link: Slot,
    summary_at: Slot,
    /// The last of the slots: those of the areas come and go.
    areas_at: Slot,
    title: MarkedText,
    summary: MarkedText,
    topic: MarkedText,
    areas: Vec<MarkedText>,
    /// Where else the search has found it, once it has.
    hit: Option<Hit>,
    hit_at: Slot,
}

/// The note on where else the search has found the entry.
struct Hit {
    note: Note,
    text: MarkedText,
    is_shown: bool,
}

impl EntryRow {
    /// A row that shows nothing yet.
    pub fn new() -> (AnyView, Self) {
        let atlas = Atlas::get();
        let slots = Slots::new();
        let (article, place, link, summary_at) = (slots.add(), slots.add(), slots.add(), slots.add());
        let (topic_at, hit_at, areas_at) = (slots.add(), slots.add(), slots.add());
        let entry = Rc::new(Cell::new(None));
        let on_show = Rc::clone(&entry);
        let follow_link = click(move |event| on_show.get().map_or((), |entry| open(atlas, entry, &event)));
        let view = view! {
            <article class="entry" node_ref=article>
                <p class="entry-place" node_ref=place></p>
                <h3>
                    <a on:click=follow_link node_ref=link></a>
                </h3>
                <p class="entry-summary" node_ref=summary_at></p>
                <p class="entry-tags">
                    <span>
                        <span node_ref=topic_at></span>
                    </span>
                    <span node_ref=areas_at></span>
                </p>
            </article>
        };
        let row = Self {
            atlas,
            language: atlas.language(),
            entry,
            slots,
            article,
            place,
            link,
            summary_at,
            areas_at,
            title: MarkedText::new(link),
            summary: MarkedText::new(summary_at),
            topic: MarkedText::new(topic_at),
            areas: Vec::new(),
            hit: None,
            hit_at,
        };
        (view.into_any(), row)
    }

    /// Shows an entry, with the matches of the search marked.
    pub fn show(&mut self, entry: &'static Entry, search: &Search<'static>) {
        if self.entry.replace(Some(entry)).is_some_and(|before| std::ptr::eq(before, entry)) {
            self.title.follow(search);
            self.summary.follow(search);
            self.topic.follow(search);
            self.areas.iter_mut().for_each(|text| text.follow(search));
        } else {
            self.turn_to(entry, search);
        }
        let is_seen = self.title.is_marked() || self.summary.is_marked();
        match if is_seen { None } else { hidden_match(self.atlas, entry, search) } {
            Some(hidden) => self.tell(&hidden, search),
            None => self.hit.as_mut().map_or((), Hit::hide),
        }
    }

    fn turn_to(&mut self, entry: &'static Entry, search: &Search<'static>) {
        let (atlas, language) = (self.atlas, self.language);
        self.article.set("data-entry", &entry.id);
        self.place.say(&atlas.place_on_list(entry));
        self.link.set("href", &format!("#{}", atlas.entry_hash(&entry.id)));
        self.title.change(name(&entry.title, language), search);
        self.summary.change(Searched { text: language.of(&entry.summary), language, is_name: false }, search);
        let topic = atlas.dataset.topic(&entry.topic_id);
        self.topic.change(topic.map_or(Searched::NONE, |topic| name(&topic.name, language)), search);
        self.areas_at.forget_after();
        self.areas.clear();
        self.areas_at.with(pieces::clear);
        let places = entry.areas.iter().filter(|(_, relation)| *relation == AreaRelation::Place);
        for (at, area) in places.filter_map(|(code, _)| atlas.dataset.area(code)).enumerate() {
            let comma = if language == Language::ZhHans { "、" } else { ", " };
            self.areas_at.with(|place| pieces::add_text(place, if at > 0 { comma } else { "" }));
            self.add_area(area, search);
        }
    }

    fn add_area(&mut self, area: &'static Area, search: &Search<'static>) {
        if area.kind == AreaKind::Whole {
            let words = self.language.of(&self.atlas.dataset.names.wording.whole);
            return self.areas_at.with(|place| pieces::add_text(place, words));
        }
        let own = self.slots.add();
        let mut span = None;
        self.areas_at.with(|place| span = pieces::add_span(place));
        if let Some(span) = span {
            own.fill(span);
        }
        let mut text = MarkedText::new(own);
        text.change(name(&area.name, self.language), search);
        self.areas.push(text);
    }

    /// Says where else the search has found the entry.
    fn tell(&mut self, hidden: &Hidden, search: &Search<'static>) {
        if self.hit.is_none() {
            self.hit = Hit::new(self.hit_at);
        }
        let Some(hit) = &mut self.hit else { return };
        let language = hidden.searched.language;
        hit.note.say(hidden.label, (language != self.language).then(|| language.tag()));
        hit.text.change(hidden.searched, search);
        if !std::mem::replace(&mut hit.is_shown, true) {
            self.summary_at.with(|summary| hit.note.show_after(summary));
        }
    }
}

impl Hit {
    fn new(place: Slot) -> Option<Self> {
        let note = Note::new("entry-hit", "scope")?;
        place.fill(note.text().clone());
        Some(Self { note, text: MarkedText::new(place), is_shown: false })
    }

    fn hide(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            self.note.hide();
        }
    }
}

fn name(text: &'static Text, language: Language) -> Searched {
    Searched { text: language.of(text), language, is_name: true }
}
