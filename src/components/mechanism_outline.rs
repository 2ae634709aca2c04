//! A mechanism as a plain list, for ears and paper.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views};
use super::mechanisms_view::Shown;
use super::text::spoken;
use crate::diagrams::{OutlineItem, outline};
use crate::locale::Language;

/// The list, behind a disclosure on the screen.
#[component]
pub fn OutlineView(
    /// The mechanism on show.
    shown: Shown,
) -> impl IntoView {
    let language = Atlas::get().language();
    let items = outline(shown.whole, shown.mechanism, language);
    view! {
        <details class="outline">
            <summary>{language.mechanism_messages().as_list}</summary>
            <ol>{items.into_iter().map(|item| item_view(item, language)).list()}</ol>
        </details>
    }
}

fn item_view(item: OutlineItem, language: Language) -> AnyView {
    let unnamed = (!item.is_named)
        .then(|| view! { <span class="node-unnamed">{language.bracketed(language.mechanism_messages().not_named)}</span> })
        .or_nothing();
    let facts: Vec<AnyView> = item
        .figures
        .iter()
        .chain(&item.links)
        .map(|text| view! { <li>{spoken(text, language)}</li> }.into_any())
        .collect();
    let facts = (!facts.is_empty()).then(|| view! { <ul>{facts}</ul> }).or_nothing();
    let parts = (!item.parts.is_empty())
        .then(|| view! { <ol>{item.parts.into_iter().map(|part| item_view(part, language)).list()}</ol> })
        .or_nothing();
    view! {
        <li>
            <strong>{spoken(&item.name, language)}</strong>{unnamed}{language.colon()}{spoken(&item.text, language)}
            {facts}
            {parts}
        </li>
    }
    .into_any()
}
