//! The line that says that the page shows a package that was opened, and the way back.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, part};
use super::kept_package;
use super::opening_panel::back_to_built_in;
use crate::browser::address;
use crate::view_state::ViewState;

/// Name, version and origin of the package, and the way back to the embedded one.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let Some(opened) = atlas.opened else { return ().into_any() };
    let language = atlas.language();
    let messages = language.opening_messages();
    let back = move |_| {
        let next = atlas.with_state_untracked(|now| ViewState {
            view: now.view,
            appearance: now.appearance,
            mode: now.mode,
            package: None,
            // Who was given the only language of the package gets back the own one.
            language: if atlas.dataset.names.only_language.is_empty() { now.language } else { opened.asked },
            ..now.fresh()
        });
        address::set_hash(&next.encode(), address::Step::New);
        back_to_built_in();
    };
    let how = if opened.address.is_some() { messages.banner_by_address } else { messages.banner_by_file };
    let names = &atlas.dataset.names;
    let licence = match (names.licence.as_str(), names.licence_address.as_str()) {
        ("", _) => ().into_any(),
        (licence, "") => view! { <p>{licence}</p> }.into_any(),
        (licence, address) => view! {
            <p><a href=address rel="external noopener noreferrer license" target="_blank">
                {licence}<span class="visually-hidden">{atlas.messages().opens_other_site}</span>
            </a></p>
        }
        .into_any(),
    };
    view! {
        <aside class="opened-bar" data-opened="" aria-label=messages.banner>
            <p>
                <strong>{language.of(&atlas.dataset.names.data_title)}</strong>
                {" · "}{language.messages().about_version}{atlas.dataset.version.as_str()}
                {" · "}<span translate="no">{opened.origin.as_str()}</span>
            </p>
            {licence}
            <p class="remark">{messages.banner}{how}{messages.banner_checked}</p>
            {part(move || {
                let is_lost = atlas.kept.is_some_and(kept_package::is_lost);
                is_lost.then(|| view! { <p role="alert" data-problem="">{messages.lost}</p> }).or_nothing()
            })}
            {(!atlas.is_kiosk()).then(|| view! {
                <button type="button" data-action="built-in" on:click=click(back)>{messages.back}</button>
            }).or_nothing()}
        </aside>
    }
    .into_any()
}
