//! The step-through: a mechanism told sentence by sentence, by hand or by itself.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{aria, click, part, words};
use super::mechanisms_view::Shown;
use super::text::spoken;
use crate::browser::{clock, page};
use crate::diagrams::{node_name, stops};

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
    let told = move || shown.told.get().and_then(|at| shown.mechanism.nodes.get(at));
    let sentence = move || {
        place.get().zip(told()).map(|(place, node)| {
            // The name with its numbers and units, then what it means.
            language.stop(place + 1, count, &node_name(shown.whole, node, language), language.of(&node.text))
        })
    };
    let go = move |next: usize| shown.tell(next);
    let next = move || place.get_untracked().map_or(0, |place| place + 1);
    let waiting = StoredValue::new_local(None);
    Effect::new(move || {
        let on = move || if next() < count { go(next()) } else { shown.is_playing.set(false) };
        let is_playing = shown.is_playing.get();
        let time_ms = language.reading_time_ms(&sentence().unwrap_or_default());
        waiting.set_value(is_playing.then(|| clock::after(time_ms, on)));
    });
    // By hand the page follows; by itself it leaves the reader where they look.
    let by_hand = move |to: Option<usize>| {
        shown.is_playing.set(false);
        let Some(to) = to.filter(|to| *to < count) else { return };
        go(to);
        let at = stops.with_value(|stops| stops.get(to).copied());
        if let Some(node) = at.and_then(|at| shown.mechanism.nodes.get(at)) {
            page::reveal(&format!("[data-node=\"{}\"]", node.id));
        }
    };
    let play = move || {
        let is_playing = !shown.is_playing.get_untracked();
        if is_playing {
            go(if next() < count { next() } else { 0 });
        }
        shown.is_playing.set(is_playing);
    };
    let said = part(move || spoken(&sentence().unwrap_or_else(|| messages.tale_begin.to_string()), language));
    view! {
        <div class="tale" role="group" aria-label=messages.tale data-tale="">
            <div class="buttons">
                // Not `disabled`: that would drop the focus at the first and last stop.
                <button
                    type="button"
                    aria-disabled=aria(move || place.get().is_none_or(|place| place == 0))
                    on:click=click(move |_| by_hand(place.get_untracked().and_then(|place| place.checked_sub(1))))
                >
                    {messages.tale_previous}
                </button>
                <button type="button" class="tale-play" on:click=click(move |_| play())>
                    {words(move || if shown.is_playing.get() { messages.tale_pause } else { messages.tale_play }.to_string())}
                </button>
                <button
                    type="button"
                    aria-disabled=aria(move || place.get().is_some_and(|place| place + 1 >= count))
                    on:click=click(move |_| by_hand(Some(next())))
                >
                    {messages.tale_next}
                </button>
            </div>
            <p class="tale-sentence" aria-live="polite">{said}</p>
        </div>
    }
}
