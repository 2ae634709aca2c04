//! The step-through: a mechanism told sentence by sentence, by hand or by itself.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, flag, part, words};
use super::mechanisms_view::Shown;
use super::text::spoken;
use crate::browser::{clock, page};
use crate::diagrams::stops;

/// How long a sentence stands when it goes on by itself: longer than reading it aloud takes.
const PERIOD_MS: u32 = 7000;

/// Previous, play or pause, next, and the sentence.
#[component]
pub fn Tale(
    /// The mechanism on show.
    shown: Shown,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let stops = StoredValue::new(stops(shown.mechanism));
    let count = stops.with_value(Vec::len);
    let place = Memo::new(move |_| stops.with_value(|stops| stops.iter().position(|at| shown.told.get() == Some(*at))));
    // Where the next step leads: the first stop from nowhere; nowhere beyond the last.
    let go = move |next: Option<usize>| {
        let at = next.and_then(|next| stops.with_value(|stops| stops.get(next).copied()));
        shown.told.set(at);
        if let Some(node) = at.and_then(|at| shown.mechanism.nodes.get(at)) {
            page::reveal(&format!("[data-node=\"{}\"]", node.id));
        }
    };
    let next = move || place.get_untracked().map_or(0, |place| place + 1);
    let ticking = StoredValue::new_local(None);
    Effect::new(move || {
        let tick = move || {
            let is_last = next() >= count;
            if is_last { shown.is_playing.set(false) } else { go(Some(next())) }
        };
        ticking.set_value(shown.is_playing.get().then(|| clock::every(PERIOD_MS, tick)));
    });
    let by_hand = move |to: Option<usize>| {
        shown.is_playing.set(false);
        go(to);
    };
    let play = move || {
        let is_playing = !shown.is_playing.get_untracked();
        if is_playing {
            go(Some(if next() >= count { 0 } else { next() }));
        }
        shown.is_playing.set(is_playing);
    };
    let sentence = part(move || {
        let told = place.get().zip(shown.told.get().and_then(|at| shown.mechanism.nodes.get(at)));
        match told {
            Some((place, node)) => {
                let text = language.stop(place + 1, count, language.of(&node.name), language.of(&node.text));
                spoken(&text, language)
            }
            None => messages.tale_begin.into_any(),
        }
    });
    view! {
        <div class="tale" role="group" aria-label=messages.tale data-tale="">
            <div class="buttons">
                <button
                    type="button"
                    disabled=flag(move || place.get().is_none_or(|place| place == 0))
                    on:click=click(move |_| by_hand(place.get_untracked().and_then(|place| place.checked_sub(1))))
                >
                    {messages.tale_previous}
                </button>
                <button type="button" class="tale-play" on:click=click(move |_| play())>
                    {words(move || if shown.is_playing.get() { messages.tale_pause } else { messages.tale_play }.to_string())}
                </button>
                <button
                    type="button"
                    disabled=flag(move || place.get().is_some_and(|place| place + 1 >= count))
                    on:click=click(move |_| by_hand(Some(next())))
                >
                    {messages.tale_next}
                </button>
            </div>
            <p class="tale-sentence" aria-live="polite">{sentence}</p>
        </div>
    }
}
