//! A disclosure whose content is made when it is first opened: long lists cost nothing until someone wants them.

use leptos::prelude::*;

use super::dynamic::{MaybeView, click, event, part};
use super::lazy::{Coming, Lazy, Make};

/// `<details>` with a summary. The content stays once it has been made.
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
) -> impl IntoView {
    let is_wanted = RwSignal::new(false);
    let content = part(move || is_wanted.get().then(|| view! { <Lazy load/> }).or_nothing());
    view! {
        // Opened by hand, or by the browser's search in the page.
        <details class=class on:toggle=event(move |_| is_wanted.set(true))>
            <summary on:click=click(move |_| is_wanted.set(true))>{summary}</summary>
            {content}
        </details>
    }
}
