//! From one view to the other.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, Words, click, words};
use super::entry_item::is_plain_click;
use crate::browser::page;
use crate::dataset::Wording;
use crate::locale::Language;
use crate::view_state::View;

/// What a view is called.
pub(super) fn view_name(view: View, language: Language, wording: &'static Wording) -> &'static str {
    let messages = language.messages();
    match view {
        View::Overview => language.of(&wording.lists),
        View::Statistics => messages.view_statistics,
        View::Mechanisms => messages.view_mechanisms,
        View::Data => messages.view_data,
    }
}

/// Address of a view with all that is chosen, and what a click on it does: one that asks for a new tab opens the view there.
pub(super) fn way_to(atlas: Atlas, view: View) -> (Words, Box<dyn FnMut(MouseEvent)>) {
    // With the change itself: set after its paint, it would take a frame of its own.
    let href = words(move || atlas.with_state(|state| format!("#{}", state.in_view(view).encode())));
    let go = click(move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            atlas.choose(|state| *state = state.in_view(view));
            page::to_top();
        }
    });
    (href, go)
}

/// A link a view. It keeps what is chosen.
#[component]
pub fn Nav() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().messages();
    let links = View::ALL
        .into_iter()
        .map(|view| {
            let name = move || view_name(view, atlas.language_now(), &atlas.dataset.names.wording);
            let (href, go) = way_to(atlas, view);
            let current = move || if atlas.view() == view { "page" } else { "false" };
            view! {
                <a
                    data-view=view.as_str()
                    href=href
                    aria-current=words(move || current().to_string())
                    on:click=go
                >
                    {words(move || name().to_string())}
                </a>
            }
        })
        .list();
    view! { <nav class="views" aria-label=words(move || messages().views.to_string())>{links}</nav> }
}
