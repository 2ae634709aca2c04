//! The button that opens the code for a frame.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, words};
use super::lazy::open_embed_code;

/// Opens the code for the card with this key, or for the whole view with an empty key.
#[component]
pub fn EmbedButton(
    /// Key of the card.
    #[prop(into)]
    card: String,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let failures = RwSignal::new(0_usize);
    let word = move || if failures.get() == 0 { messages.embed } else { messages.not_loaded };
    // Nothing to take along on a screen in a hall, and a frame cannot show what is on this device only.
    (!atlas.is_kiosk() && atlas.has_links()).then(|| view! {
        <button type="button" class="plain" data-action="embed" on:click=click(move |_| open_embed_code(atlas, card.clone(), failures))>
            {words(move || word().to_string())}
        </button>
    }).or_nothing()
}
