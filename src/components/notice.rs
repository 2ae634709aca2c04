//! One polite notice when a link had parts that were left out.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, part};
use crate::browser::page;

/// The notice; an empty live region while there is nothing to say.
#[component]
pub fn Notice() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    // The button goes with what it closes.
    let close = move |_| {
        page::focus("#content");
        atlas.dropped.set(Vec::new());
    };
    let text = part(move || {
        let dropped = atlas.dropped.get();
        (!dropped.is_empty())
            .then(|| {
                let parts: Vec<String> =
                    dropped.iter().take(5).map(|part| format!("{}={}", part.name, part.value)).collect();
                let more = if dropped.len() > parts.len() { " …" } else { "" };
                view! {
                    <p>{messages.notice_dropped}<span class="notice-parts">{parts.join(" · ")}{more}</span></p>
                    <button type="button" on:click=click(close)>{messages.close_notice}</button>
                }
            })
            .or_nothing()
    });
    view! { <div class="notice" data-notice="" aria-live="polite">{text}</div> }
}
