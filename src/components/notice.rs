//! One polite notice when a link had parts that were left out.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, part};

/// The notice; an empty live region while there is nothing to say.
#[component]
pub fn Notice() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let text = part(move || {
        let dropped = atlas.dropped.get();
        (!dropped.is_empty()).then(|| {
            let parts: Vec<String> = dropped.iter().take(5).map(|part| format!("{}={}", part.name, part.value)).collect();
            let more = if dropped.len() > parts.len() { " …" } else { "" };
            view! {
                <p>{messages.notice_dropped}<span class="notice-parts">{parts.join(" · ")}{more}</span></p>
                <button type="button" on:click=click(move |_| atlas.dropped.set(Vec::new()))>{messages.close_notice}</button>
            }
        }).or_nothing()
    });
    view! { <div class="notice" data-notice="" aria-live="polite">{text}</div> }
}
