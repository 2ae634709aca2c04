//! How a screen in a hall is doing: for those who look after it. Hidden from visitors.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, event, part, words};
use super::kiosk::Hall;
use crate::browser::{clock, dialog, hall as screen, page};
use crate::locale::Language;

/// Looked at so often while it is open.
const LOOK_MS: u32 = 1000;

/// The page of the screen's health: opened by Ctrl+Alt+H or five touches of the upper left corner.
#[component]
pub fn KioskHealth(
    /// The screen.
    hall: Hall,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().kiosk_messages();
    let node = NodeRef::<Dialog>::new();
    let looked = RwSignal::new(0_u32);
    let ticking = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(node) = node.get() else { return };
        let is_open = hall.is_health_open.get();
        if is_open {
            dialog::open(&node);
        } else {
            dialog::close(&node)
        }
        ticking.set_value(is_open.then(|| clock::every(LOOK_MS, move || looked.update(|times| *times += 1))));
    });
    let rows = part(move || {
        looked.track();
        hall.is_health_open.get().then(|| rows(atlas, hall, atlas.language_now())).or_nothing()
    });
    view! {
        <dialog class="kiosk-health" node_ref=node aria-labelledby="kiosk-health" on:close=event(move |_| hall.is_health_open.set(false))>
            <h2 id="kiosk-health">{words(move || messages().health.to_string())}</h2>
            <dl>{rows}</dl>
            <button type="button" data-action="close" on:click=click(move |_| hall.is_health_open.set(false))>
                {words(move || messages().close.to_string())}
            </button>
        </dialog>
    }
}

fn rows(atlas: Atlas, hall: Hall, language: Language) -> AnyView {
    let messages = language.kiosk_messages();
    let health = screen::health();
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1_000_000.0);
    let minutes = (page::now_ms() / 60_000.0) as u64;
    let error = hall.error.get_untracked();
    [
        ("uptime", messages.uptime, language.kiosk_span(minutes)),
        ("heap", messages.heap, health.heap_bytes.map_or(messages.not_told.to_string(), megabytes)),
        ("wasm", messages.wasm, format!("{} × 64 KiB", health.wasm_bytes / 65_536)),
        ("elements", messages.elements, health.elements.to_string()),
        ("scenes", messages.scenes, hall.shown.get_untracked().to_string()),
        ("error", messages.last_error, if error.is_empty() { messages.no_error.to_string() } else { error }),
        ("version", messages.version, atlas.dataset.version.clone()),
    ]
    .into_iter()
    .map(|(key, name, value)| view! { <div data-health=key><dt>{name}</dt><dd>{value}</dd></div> })
    .list()
}
