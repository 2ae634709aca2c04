//! The bar at the foot of a screen in a hall: what a visitor can do, and the code that hands the view to a phone.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, flag, part, words};
use super::kiosk::Hall;
use crate::export::code_picture;
use crate::kiosk::Phase;
use crate::locale::Language;
use crate::view_state::{KioskChoices, Mode, ViewState};

/// The bar.
#[component]
pub fn KioskBar(
    /// The screen.
    hall: Hall,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().kiosk_messages();
    let is_playing = move || hall.phase.get() == Phase::Playing;
    let act = move |_| if hall.phase.get_untracked() == Phase::Playing { hall.touch() } else { hall.play() };
    let scene = move || atlas.language_now().kiosk_scene(hall.place.get().scene + 1, hall.count);
    let invites = Language::ALL.into_iter().filter(|language| language.is_of(&atlas.dataset.names));
    let invites = invites.map(|one| view! { <span lang=one.tag()>{one.kiosk_messages().invite}</span> }).list();
    view! {
        <section class="kiosk-bar" aria-label=words(move || messages().bar.to_string())>
            <div class="kiosk-buttons">
                <button type="button" data-action="play" on:click=click(act)>
                    {words(move || if is_playing() { messages().pause } else { messages().play }.to_string())}
                </button>
                <button type="button" data-action="home" hidden=flag(is_playing) on:click=click(move |_| hall.leave())>
                    {words(move || messages().home.to_string())}
                </button>
            </div>
            <p class="kiosk-invite" hidden=flag(move || !is_playing())>
                {invites}
            </p>
            <p class="kiosk-scene" hidden=flag(move || !is_playing())>{words(scene)}</p>
            {code(atlas, hall)}
        </section>
    }
}

/// The code of what is on show; nothing where no public address is known, or where the view is too much for a code.
fn code(atlas: Atlas, hall: Hall) -> AnyView {
    let address = hall.address.get_value();
    if address.is_empty() {
        return ().into_any();
    }
    part(move || {
        // With the address of the page, after the paint.
        atlas.written.track();
        let text = atlas.with_state_untracked(|state| public_link(&address, state));
        let messages = atlas.language_now().kiosk_messages();
        code_picture(&text)
            .map(|code| {
                let size = code.size;
                view! {
                    <figure class="kiosk-code">
                        <figcaption>{messages.code}</figcaption>
                        <svg viewBox=format!("0 0 {size} {size}") role="img" aria-label=text data-code="">
                            <rect class="kiosk-code-paper" width=size height=size/>
                            <path d=code.path/>
                        </svg>
                    </figure>
                }
            })
            .or_nothing()
    })
    .into_any()
}

/// The same view on the visitor's own device: without the settings of the hall.
fn public_link(address: &str, state: &ViewState) -> String {
    let own = ViewState { mode: Mode::Page, kiosk: KioskChoices::default(), is_large: false, ..state.clone() };
    let hash = own.encode();
    if hash.is_empty() { address.to_string() } else { format!("{address}#{hash}") }
}
