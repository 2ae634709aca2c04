//! From a card that is shown alone to all cards of its view.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::click;

/// The way back. In a frame, which was made for this card, the styles take it away.
#[component]
pub fn BackToAll() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <button type="button" class="back-to-all" on:click=click(move |_| atlas.choose(|state| state.statistics.card = None))>
            {atlas.messages().all_cards}
        </button>
    }
}
