//! What the page gives away, to the clipboard or as a file, and what became of it.

use std::cell::Cell;

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, part, words};
use crate::browser::frame::{self, Saving};
use crate::browser::{address, clipboard, download, page};

thread_local! {
    /// Numbers the places, so that each finds its own field.
    static PLACES: Cell<u32> = const { Cell::new(0) };
}

/// What the last action has to say: a word, and a text that must be copied by hand.
#[derive(Clone, Default)]
struct Outcome {
    words: String,
    by_hand: String,
}

/// A place where something is given away. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Taking {
    outcome: RwSignal<Outcome>,
    /// The live region of the view; `None` where the place has its own.
    live: Option<RwSignal<String>>,
    place: u32,
}

impl Taking {
    /// A place that says by itself what became of it.
    pub fn new() -> Self {
        let place = PLACES.replace(PLACES.get() + 1);
        Self { outcome: RwSignal::new(Outcome::default()), live: None, place }
    }

    /// A place in a view that has a live region for all.
    pub fn within(live: RwSignal<String>) -> Self {
        Self { live: Some(live), ..Self::new() }
    }

    /// Says something.
    pub fn tell(self, words: &str) {
        self.say(words, String::new());
    }

    /// Says something, and offers a text to be copied by hand: its field gets the focus.
    fn offer(self, words: &str, by_hand: String) {
        self.say(words, by_hand);
        page::select_soon(&format!("#by-hand-{}", self.place));
    }

    fn say(self, words: &str, by_hand: String) {
        // The reader may have gone on to another view.
        if let Some(live) = self.live {
            live.try_set(words.to_string());
        }
        self.outcome.try_set(Outcome { words: words.to_string(), by_hand });
    }

    /// Copies a text; where the browser does not allow it, offers it to be copied by hand.
    pub fn copy(self, atlas: Atlas, text: String) {
        let (messages, later) = (atlas.messages(), atlas.later_messages());
        let by_hand = text.clone();
        clipboard::copy(&text, move |is_copied| match is_copied {
            true => self.tell(messages.copied),
            false => self.offer(later.copy_by_hand, by_hand),
        });
    }

    /// Offers a file and says so.
    pub fn save(self, atlas: Atlas, name: &str, media_type: &str, bytes: &[u8]) {
        let is_saved = download::save(name, media_type, bytes);
        // An archive cannot be copied by hand.
        let text = std::str::from_utf8(bytes).ok().filter(|_| !media_type.contains("zip"));
        self.saved(atlas, name, is_saved, text);
    }

    /// Says what became of a file, and offers its text to be copied by hand where files may not be saved.
    pub fn saved(self, atlas: Atlas, name: &str, is_saved: bool, text: Option<&str>) {
        let (later, frames) = (atlas.later_messages(), atlas.language().embed_messages());
        match (frame::saving(), text) {
            _ if !is_saved => self.tell(later.save_failed),
            (Saving::Sure, _) => self.tell(&format!("{}{name}", later.saved)),
            (Saving::Unknown, Some(text)) => self.offer(frames.saved_unknown, text.to_string()),
            (Saving::Refused, Some(text)) => self.offer(frames.saved_refused, text.to_string()),
            (_, None) => self.offer(frames.saved_elsewhere, full_page(atlas)),
        }
    }

    /// What became of it in words, said politely, and the text to be copied by hand.
    pub fn view(self) -> AnyView {
        let id = format!("by-hand-{}", self.place);
        let by_hand = part(move || {
            let Outcome { words, by_hand } = self.outcome.get();
            (!by_hand.is_empty())
                .then(|| view! { <textarea id=id.clone() class="by-hand" readonly rows="4" aria-label=words>{by_hand}</textarea> })
                .or_nothing()
        });
        let said = words(move || self.outcome.with(|outcome| outcome.words.clone()));
        view! {
            <p class="outcome" aria-live=self.live.is_none().then_some("polite")>{said}</p>
            {by_hand}
        }
        .into_any()
    }
}

fn full_page(atlas: Atlas) -> String {
    address::link(&atlas.with_state_untracked(|state| state.full_page().encode()))
}
