//! What the data view gives away, to the clipboard or as a file, and what became of it.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, part, words};
use crate::browser::frame::{self, Saving};
use crate::browser::{address, clipboard, download, page};

/// What the last action has to say: a word, or a text that must be copied by hand.
#[derive(Clone, Default)]
pub struct Outcome {
    words: String,
    by_hand: String,
}

impl Outcome {
    /// Something to say.
    pub fn words(words: &str) -> Self {
        Self { words: words.to_string(), by_hand: String::new() }
    }
}

/// Copies a text; where the browser does not allow it, offers it to be copied by hand.
pub fn copy(atlas: Atlas, outcome: RwSignal<Outcome>, text: String) {
    let messages = atlas.messages();
    let later = atlas.later_messages();
    let by_hand = text.clone();
    clipboard::copy(&text, move |is_copied| {
        if !is_copied {
            page::select_soon(".by-hand");
        }
        // The reader may have gone on to another view.
        outcome.try_set(match is_copied {
            true => Outcome::words(messages.copied),
            false => Outcome { words: later.copy_by_hand.to_string(), by_hand },
        });
    });
}

/// Offers a file and says so.
pub fn save(atlas: Atlas, outcome: RwSignal<Outcome>, name: &str, media_type: &str, bytes: &[u8]) {
    let later = atlas.later_messages();
    let is_saved = download::save(name, media_type, bytes);
    let frames = atlas.language().embed_messages();
    // A text can be copied by hand where no file may be saved; an archive cannot.
    let text = std::str::from_utf8(bytes).ok().filter(|_| !media_type.contains("zip")).map(str::to_string);
    outcome.set(match (frame::saving(), text) {
        _ if !is_saved => Outcome::words(later.save_failed),
        (Saving::Sure, _) => Outcome::words(&format!("{}{name}", later.saved)),
        (Saving::Unknown, Some(by_hand)) => Outcome { words: frames.saved_unknown.to_string(), by_hand },
        (Saving::Refused, Some(by_hand)) => Outcome { words: frames.saved_refused.to_string(), by_hand },
        (_, None) => Outcome { words: frames.saved_elsewhere.to_string(), by_hand: full_page(atlas) },
    });
    page::select_soon(".by-hand");
}

fn full_page(atlas: Atlas) -> String {
    address::link(&atlas.with_state_untracked(|state| state.full_page().encode()))
}

/// The outcome in words, said politely, and the text to be copied by hand.
pub fn outcome_view(outcome: RwSignal<Outcome>) -> AnyView {
    let by_hand = part(move || {
        let Outcome { words, by_hand } = outcome.get();
        (!by_hand.is_empty())
            .then(|| view! { <textarea class="by-hand" readonly rows="4" aria-label=words>{by_hand}</textarea> })
            .or_nothing()
    });
    view! {
        <p class="outcome" aria-live="polite">{words(move || outcome.with(|outcome| outcome.words.clone()))}</p>
        {by_hand}
    }
    .into_any()
}
