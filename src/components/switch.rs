//! A row of buttons of which one is chosen.

use leptos::prelude::*;

use super::dynamic::{Views, aria, click, words};

/// A group of buttons with `aria-pressed`, one of them chosen. Choices are numbers: a switch for each type of value
/// would be a copy of the machinery for each.
#[component]
pub fn Switch(
    /// Name of the group.
    #[prop(into)]
    label: Signal<String>,
    /// Words of the choices, in order; their number does not change.
    #[prop(into)]
    choices: Signal<Vec<String>>,
    /// BCP 47 tags of the words, where they differ from the page's language.
    #[prop(optional)]
    languages: &'static [&'static str],
    /// Place of the present one.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the place of the new one.
    on_choose: fn(super::Atlas, usize),
) -> impl IntoView {
    let atlas = super::Atlas::get();
    let buttons = (0..choices.with_untracked(Vec::len))
        .map(|place| {
            // Only the words change with the language: the buttons stay and keep the focus.
            let label = words(move || choices.with(|choices| choices.get(place).cloned().unwrap_or_default()));
            view! {
                <button
                    type="button"
                    lang=languages.get(place).copied()
                    aria-pressed=aria(move || chosen.get() == place)
                    on:click=click(move |_| on_choose(atlas, place))
                >
                    {label}
                </button>
            }
        })
        .list();
    view! { <div class="switch" role="group" aria-label=words(move || label.get())>{buttons}</div> }
}
