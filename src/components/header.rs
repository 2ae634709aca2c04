//! Name of the site, language and appearance. Stays when the language changes.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, words};
use super::switch::{Choice, Switch};
use crate::browser::page;
use crate::locale::Language;
use crate::view_state::Appearance;

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language.get().messages();
    let languages: Vec<_> = Language::ALL
        .map(|value| Choice { value, label: value.own_name().to_string(), language: Some(value.tag()) })
        .into();
    let appearances = Signal::derive(move || {
        let messages = messages();
        [
            (Appearance::System, messages.appearance_system),
            (Appearance::Light, messages.appearance_light),
            (Appearance::Dark, messages.appearance_dark),
        ]
        .map(|(value, label)| Choice { value, label: label.to_string(), language: None })
        .to_vec()
    });
    view! {
        // A fragment link would replace the state in the address.
        <a
            class="skip"
            href="#content"
            on:click=click(|event| {
                event.prevent_default();
                page::focus("#content h2");
            })
        >
            {words(move || messages().skip_to_content.to_string())}
        </a>
        <header class="masthead">
            <div class="masthead-names">
                <h1>{words(move || messages().site_name.to_string())}</h1>
                <p>{words(move || messages().site_subtitle.to_string())}</p>
            </div>
            <div class="masthead-switches">
                <Switch
                    label=Signal::derive(move || messages().language)
                    choices=languages
                    chosen=atlas.language
                    on_choose=move |language| atlas.choose(|state| state.language = language)
                />
                <Switch
                    label=Signal::derive(move || messages().appearance)
                    choices=appearances
                    chosen=atlas.appearance
                    on_choose=move |appearance| atlas.choose(|state| state.appearance = appearance)
                />
            </div>
        </header>
    }
}
