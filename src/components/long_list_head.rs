//! What stands above and below a long list: what the browser's own find does not see, a way to every place, the parts.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, event, flag, part, words};
use super::long_list_scroll::Long;

/// The note, the way to a place, the parts.
#[component]
pub fn ListHead(
    /// The list.
    long: Long,
) -> impl IntoView {
    let messages = Atlas::get().language().list_messages();
    let field = NodeRef::<leptos::html::Input>::new();
    // What was said of a number goes with the rows that it was said of.
    let said = RwSignal::new((0, ""));
    let saying = move || {
        let (version, text) = said.get();
        if version == long.version.get() { text.to_string() } else { String::new() }
    };
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value());
        let place = text.and_then(|text| place_in(&text));
        said.set((long.version.get_untracked(), if place.is_some() { "" } else { messages.go_wrong }));
        if let Some(place) = place {
            long.go(place.saturating_sub(1), true);
        }
    };
    view! {
        <div class="long-head">
            <p class="remark">{messages.find_note}</p>
            <form class="go-to" on:submit=event(go)>
                <label for="list-place">{messages.go_label}</label>
                <input
                    id="list-place"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby="list-place-said"
                    node_ref=field
                />
                <button data-control="go">{messages.go}</button>
                <span id="list-place-said" aria-live="polite" class="remark">{words(saying)}</span>
            </form>
            <Stretches long/>
        </div>
    }
}

/// The number that a reader has typed, with or without separators, in digits of any width.
fn place_in(text: &str) -> Option<u32> {
    let digits = text.trim().chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '\u{a0}'));
    let narrow = digits.map(|c| match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    });
    let digits: String = narrow.collect();
    // A number that is too large for any list is the last place.
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}

/// Which places the scroll bar goes over, and the way to others; nothing where it goes over all.
#[component]
pub fn Stretches(
    /// The list.
    long: Long,
    /// Whether it stands below the list.
    #[prop(optional)]
    is_below: bool,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.list_messages();
    let is_cut = Memo::new(move |_| {
        let (shown, total) = long.shown_and_total();
        shown.stretch.1 - shown.stretch.0 < total
    });
    part(move || {
        let button = move |label: &'static str, control: &'static str, target: fn(u32, u32, u32) -> Option<u32>| {
            let there = move || {
                let (shown, total) = long.shown_and_total();
                target(shown.stretch.0, total, long.stretch_size)
            };
            let go = move |_| {
                if let Some(place) = untrack(there) {
                    long.go(place, true);
                }
            };
            view! {
                <button type="button" data-control=control disabled=flag(move || there().is_none()) on:click=click(go)>
                    {label}
                </button>
            }
        };
        let places = move || {
            let (shown, total) = long.shown_and_total();
            language.places(shown.stretch.0, shown.stretch.1, total)
        };
        is_cut
            .get()
            .then(|| {
                view! {
                    <nav
                        class="stretches"
                        aria-label=if is_below { messages.stretches_below } else { messages.stretches_above }
                    >
                        <p>{words(places)}</p>
                        {button(messages.first, "first", |start, _, _| (start > 0).then_some(0))}
                        {button(messages.previous, "previous", |start, _, size| start.checked_sub(size))}
                        {button(
                            messages.next,
                            "next",
                            |start, total, size| (start + size < total).then_some(start + size),
                        )}
                        {button(
                            messages.last,
                            "last",
                            |start, total, size| (start + size < total).then(|| total.saturating_sub(1) / size * size),
                        )}
                    </nav>
                }
            })
            .or_nothing()
    })
}
