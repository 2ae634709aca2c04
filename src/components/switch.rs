//! A row of buttons of which one is chosen.

use super::dynamic::{aria, click, words};
use leptos::prelude::*;

/// One choice of a [`Switch`].
#[derive(Clone)]
pub struct Choice<T> {
    /// What it chooses.
    pub value: T,
    /// Its words.
    pub label: String,
    /// BCP 47 tag of the words, where it differs from the page's language.
    pub language: Option<&'static str>,
}

/// A group of buttons with `aria-pressed`, one of them chosen.
#[component]
pub fn Switch<T: Copy + PartialEq + Send + Sync + 'static>(
    /// Name of the group.
    #[prop(into)]
    label: Signal<&'static str>,
    /// The choices, in order.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// The present one.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with the new one.
    on_choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let buttons = (0..choices.with_untracked(Vec::len))
        .map(|place| {
            // Only the words change with the language: the buttons stay and keep the focus.
            let value = choices.with_untracked(|choices| choices.get(place).map(|choice| choice.value));
            let label = words(move || {
                choices.with(|choices| choices.get(place).map(|choice| choice.label.clone()).unwrap_or_default())
            });
            let language = choices.with_untracked(|choices| choices.get(place).and_then(|choice| choice.language));
            view! {
                <button
                    type="button"
                    lang=language
                    aria-pressed=aria(move || Some(chosen.get()) == value)
                    on:click=click(move |_| {
                        if let Some(value) = value {
                            on_choose(value);
                        }
                    })
                >
                    {label}
                </button>
            }
        })
        .collect_view();
    view! { <div class="switch" role="group" aria-label=words(move || label.get().to_string())>{buttons}</div> }
}
