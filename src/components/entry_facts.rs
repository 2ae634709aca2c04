//! The facts of an entry, grouped by what they are about.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views};
use super::source_line::Citation;
use super::text::{Marked, Plain};
use crate::dataset::{Entry, Fact, FactScope};
use crate::locale::calendar;

/// Facts about the entry first, background last and clearly set apart.
#[component]
pub fn EntryFacts(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    [FactScope::Direct, FactScope::Title, FactScope::Context]
        .into_iter()
        .map(|scope| (scope, entry.facts.iter().filter(|fact| fact.scope == scope).collect::<Vec<_>>()))
        .filter(|(_, facts)| !facts.is_empty())
        .map(|(scope, facts)| {
            let remark = language.scope_remark(scope);
            let items = facts.into_iter().map(|fact| view! { <FactItem fact/> }).list();
            view! {
                <section class="facts" data-scope=scope.as_str()>
                    <h3>{language.scope_heading(scope)}</h3>
                    {(!remark.is_empty()).then(|| view! { <p class="remark">{remark}</p> }).or_nothing()}
                    <ul>{items}</ul>
                </section>
            }
        })
        .list()
}

#[component]
fn FactItem(
    /// The fact.
    fact: &'static Fact,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let date = (!fact.as_of.is_empty())
        .then(|| view! { <span class="fact-date">{calendar::date(&fact.as_of, language)}</span> })
        .or_nothing();
    let note = (!fact.as_of_note.is_empty())
        .then(|| view! { <span class="fact-date"><Plain text=&fact.as_of_note/></span> })
        .or_nothing();
    let source = atlas
        .source(&fact.source_id)
        .map(|source| {
            view! {
                <details class="fact-source">
                    <summary>{messages.source}</summary>
                    <Citation source/>
                </details>
            }
        })
        .or_nothing();
    view! {
        <li data-fact=fact.id.as_str()>
            <span class="fact-text"><Marked text=&fact.text/></span>
            {date}
            {note}
            {source}
        </li>
    }
}
