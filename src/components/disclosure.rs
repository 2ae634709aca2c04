//! Disclosures whose content is made when they are first opened: long lists cost nothing until someone wants them.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Part, click, event, flag, part};
use super::lazy::{Coming, Lazy, Make};
use crate::browser::page;

/// `<details>` with a summary. The content stays once it has been made.
#[component]
pub fn Unfolding(
    /// Words of the summary.
    #[prop(into)]
    summary: String,
    /// Class of the element.
    #[prop(optional)]
    class: &'static str,
    /// Whether it is open from the start.
    #[prop(optional)]
    is_open: bool,
    /// Key of the card whose table it holds: whether it is open is part of the view state then.
    #[prop(optional_no_strip)]
    table_of: Option<&'static str>,
    /// Makes the content.
    mut make: Part,
) -> impl IntoView {
    let atlas = Atlas::get();
    let is_chosen =
        move |key: &str| atlas.parts.statistics.with(|choices| choices.tables.iter().any(|table| table == key));
    let is_open = Memo::new(move |_| table_of.map_or(is_open, is_chosen));
    let is_wanted = RwSignal::new(false);
    let want = move || {
        if !is_wanted.get_untracked() {
            is_wanted.set(true);
        }
    };
    // Once made it stays: nothing is made anew when it is opened again.
    let is_made =
        Memo::new(move |before: Option<&bool>| before.is_some_and(|was| *was) || is_wanted.get() || is_open.get());
    let content = part(move || is_made.get().then(&mut make).or_nothing());
    let toggled = move |event: leptos::ev::Event| {
        want();
        if let Some(key) = table_of
            && page::is_open(&event) != untrack(|| is_chosen(key))
        {
            atlas.choose(|state| state.statistics.toggle_table(key));
        }
    };
    view! {
        // Opened by hand, or by the browser's search in the page.
        <details class=class open=flag(move || is_open.get()) on:toggle=event(toggled)>
            <summary on:click=click(move |_| want())>{summary}</summary>
            {content}
        </details>
    }
}

/// The same with content that is loaded then.
#[component]
pub fn Disclosure(
    /// Words of the summary.
    #[prop(into)]
    summary: String,
    /// Class of the element.
    #[prop(optional)]
    class: &'static str,
    /// Loads the content.
    load: fn() -> Coming<Make>,
    /// Whether it can do without the figures of the package.
    #[prop(optional)]
    is_light: bool,
    /// Key of the card whose table it holds: whether it is open is part of the view state then.
    #[prop(optional)]
    table_of: Option<&'static str>,
) -> impl IntoView {
    view! { <Unfolding summary class table_of make=part(move || view! { <Lazy load is_light/> })/> }
}
