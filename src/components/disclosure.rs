//! Disclosures whose content is made when they are first opened: long lists cost nothing until someone wants them.

use leptos::prelude::*;

use super::dynamic::{MaybeView, Part, click, event, part};
use super::lazy::{Coming, Lazy, Make};

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
    /// Makes the content.
    mut make: Part,
) -> impl IntoView {
    let is_wanted = RwSignal::new(is_open);
    let want = move || {
        if !is_wanted.get_untracked() {
            is_wanted.set(true);
        }
    };
    let content = part(move || is_wanted.get().then(&mut make).or_nothing());
    view! {
        // Opened by hand, or by the browser's search in the page.
        <details class=class open=is_open on:toggle=event(move |_| want())>
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
) -> impl IntoView {
    view! { <Unfolding summary class make=part(move || view! { <Lazy load is_light/> })/> }
}
