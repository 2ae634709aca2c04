//! Asks whether the visitor is still there; any touch answers.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, words};
use super::kiosk::Hall;
use crate::browser::dialog;
use crate::kiosk::Phase;

/// The question, over everything else, with the seconds that are left.
#[component]
pub fn KioskQuestion(
    /// The screen.
    hall: Hall,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().kiosk_messages();
    let node = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(node) = node.get() else { return };
        if hall.phase.get() == Phase::Asking {
            dialog::open(&node);
        } else {
            dialog::close(&node);
        }
    });
    view! {
        <dialog class="kiosk-question" node_ref=node role="alertdialog" aria-labelledby="kiosk-question" aria-describedby="kiosk-left">
            <h2 id="kiosk-question">{words(move || messages().still_there.to_string())}</h2>
            <p id="kiosk-left">{words(move || atlas.language_now().kiosk_resets(hall.left_s.get()))}</p>
            <button type="button" data-action="continue" on:click=click(move |_| hall.touch())>
                {words(move || messages().go_on.to_string())}
            </button>
        </dialog>
    }
}
