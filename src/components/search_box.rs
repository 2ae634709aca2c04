//! The search field and the page's one status line.

use leptos::ev::Event;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, event, flag, words};
use crate::browser::page;
use crate::view_state::MAX_TEXT_CHARS;

impl Atlas {
    /// Changes the search text while the user types: typing on is one step with what was typed before.
    fn search(self, text: &str) {
        // Some browsers tell of the end of a composition twice: it waits for its answer already.
        if self.held.with_value(Option::is_some) && self.parts.typed.with_untracked(|now| now == text) {
            return;
        }
        // What was typed before is not what the field says.
        self.release();
        self.parts.typed.set(text.to_string());
        self.tell(|state| {
            state.set_text(text);
            state.entry = None;
        });
    }
}

/// Searches while typing, but never in the middle of an input-method composition.
#[component]
pub fn SearchBox() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let composing = StoredValue::new(false);
    let text = atlas.parts.typed;
    let on_input = move |event: Event| {
        if !composing.get_value() {
            atlas.search(&event_target_value(&event));
        }
    };
    let status = Memo::new(move |_| language.results(atlas.selection.with(|selection| selection.total)));
    view! {
        <div class="search" role="search">
            <label for="search">{messages.search_label}</label>
            <div class="search-field">
                <input
                    id="search"
                    type="search"
                    role="searchbox"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength=MAX_TEXT_CHARS.to_string()
                    placeholder=messages.search_placeholder
                    prop:value=words(move || text.get())
                    on:compositionstart=event(move |_| composing.set_value(true))
                    on:compositionend=event(move |event| {
                        composing.set_value(false);
                        atlas.search(&event_target_value(&event));
                    })
                    on:input=event(on_input)
                />
                <button
                    type="button"
                    class="search-clear"
                    aria-label=messages.search_clear
                    hidden=flag(move || text.with(String::is_empty))
                    on:click=click(move |_| {
                        atlas.filter(|filters| filters.text.clear());
                        // The field is empty before anything is typed into it.
                        atlas.release();
                        page::focus("#search");
                    })
                >
                    "×"
                </button>
            </div>
            <p role="status" class="status">{words(move || status.get())}</p>
        </div>
    }
}
