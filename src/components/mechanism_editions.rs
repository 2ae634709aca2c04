//! The editions side by side, for a mechanism whose numbers are those of an edition.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::Views;
use super::mechanisms_view::Shown;
use super::text::spoken;
use crate::dataset::Wording;
use crate::diagrams::editions_beside;
use crate::locale::Language;

/// A table; nothing for other mechanisms.
#[component]
pub fn Editions(
    /// The mechanism on show.
    shown: Shown,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let found = editions_beside(shown.whole, shown.mechanism, language);
    if found.is_empty() {
        return ().into_any();
    }
    let arrow = " → ";
    let rows = found
        .into_iter()
        .map(|edition| {
            let stages =
                if edition.stages.is_empty() { messages.not_named.to_string() } else { edition.stages.join(arrow) };
            let cells = edition.numbers.into_iter().chain([stages, edition.note]);
            let cells = cells.map(|cell| view! { <td>{spoken(&cell, language)}</td> }).list();
            view! { <tr><th scope="row">{edition.year}</th>{cells}</tr> }
        })
        .list();
    let heads = columns(language, &shown.whole.names.wording).map(|name| view! { <th scope="col">{name}</th> }).list();
    view! {
        <div class="editions" role="region" aria-labelledby="editions-caption" tabindex="0">
            <table>
                <caption id="editions-caption">{messages.editions}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn columns(language: Language, wording: &'static Wording) -> impl Iterator<Item = &'static str> {
    let messages = language.mechanism_messages();
    let shared = language.messages();
    let numbers = [messages.column_submissions, language.of(&wording.events), language.of(&wording.measures)];
    std::iter::once(shared.facet_year).chain(numbers).chain([
        messages.column_consecutive,
        messages.column_stages,
        shared.note,
    ])
}
