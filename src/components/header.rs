//! Name of the site, language and appearance. Stays when the language changes.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, words};
use super::nav::Nav;
use super::switch::Switch;
use crate::browser::page;
use crate::locale::Language;
use crate::view_state::Appearance;

const LANGUAGE_TAGS: [&str; 2] = [Language::ZhHans.tag(), Language::En.tag()];

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().messages();
    let languages: Vec<String> = Language::ALL.iter().map(|language| language.own_name().to_string()).collect();
    let appearances = Signal::derive(move || {
        let messages = messages();
        [messages.appearance_system, messages.appearance_light, messages.appearance_dark].map(String::from).to_vec()
    });
    let sizes = Signal::derive(move || [messages().text_normal, messages().text_large].map(String::from).to_vec());
    // A package of one language leaves nothing to choose.
    let language = atlas.dataset.names.only_language.is_empty().then(|| {
        view! {
            <Switch
                label=Signal::derive(move || messages().language.to_string())
                choices=languages
                languages=&LANGUAGE_TAGS
                chosen=atlas.parts.language_at
                on_choose=|atlas, place| {
                    atlas.choose(|state| state.language = Language::ALL.get(place).copied().unwrap_or_default());
                }
            />
        }
    });
    view! {
        // A fragment link would replace the state in the address.
        <a
            class="skip"
            href="#content"
            on:click=click(|event| {
                event.prevent_default();
                page::focus("#content");
            })
        >
            {words(move || messages().skip_to_content.to_string())}
        </a>
        <header class="masthead">
            <div class="masthead-names">
                <h1>{words(move || atlas.site_now())}</h1>
                <p>{words(move || atlas.language_now().of(&atlas.dataset.names.subtitle).to_string())}</p>
            </div>
            <div class="masthead-switches">
                {language.or_nothing()}
                <Switch
                    label=Signal::derive(move || messages().text_size.to_string())
                    choices=sizes
                    chosen=atlas.parts.large_at
                    on_choose=|atlas, place| atlas.choose(|state| state.is_large = place == 1)
                />
                <Switch
                    label=Signal::derive(move || messages().appearance.to_string())
                    choices=appearances
                    chosen=atlas.parts.appearance_at
                    on_choose=|atlas, place| {
                        atlas.choose(|state| state.appearance = Appearance::ALL.get(place).copied().unwrap_or_default());
                    }
                />
            </div>
            <Nav/>
        </header>
    }
}
