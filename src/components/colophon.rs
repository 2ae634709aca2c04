//! How to cite the package, licences, accessibility, how to report an error.

use leptos::prelude::*;

use super::Atlas;
use super::data_view::own_link;
use super::dynamic::{Views, click};
use super::table_browser::chosen_table;
use super::taking::{Outcome, copy, outcome_view};
use super::text::spoken;
use crate::browser::{address, page};
use crate::dataset::Dataset;
use crate::export::{Cited, citation};
use crate::locale::Language;

/// A section of the view with its heading.
pub fn section(id: &'static str, heading: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="statistics-section colophon" id=format!("section-{id}") aria-labelledby=format!("heading-{id}")>
            <h2 id=format!("heading-{id}") tabindex="-1">{heading}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The citation of the package in both languages, that of the page first.
#[component]
pub fn Cite(
    /// The package.
    whole: &'static Dataset,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().data_messages();
    let outcome = RwSignal::new(Outcome::default());
    let cited = move |language: Language| {
        let (accessed, address) = (page::today(whole.released()), own_link(language));
        let cited = Cited {
            title: language.data_messages().package_title,
            version: &whole.version,
            released: whole.released(),
            accessed: accessed.as_deref(),
            address: &address,
        };
        citation(&cited, &[], language)
    };
    let texts = [atlas.language(), atlas.language().other()]
        .into_iter()
        .map(|language| {
            let text = cited(language);
            let label =
                format!("{}{}", atlas.later_messages().copy_citation, atlas.language().bracketed(language.own_name()));
            let copied = text.clone();
            let on_click = move |_| copy(atlas, outcome, copied.clone());
            view! {
                <p class="lead" lang=language.tag()>{text}</p>
                <button type="button" data-cite=language.as_str() on:click=click(on_click)>{spoken(&label, atlas.language())}</button>
            }
        })
        .list();
    let content = view! {
        <p class="lead">{messages.cite_lead}</p>
        {texts}
        {outcome_view(outcome)}
    };
    section("cite", messages.cite_heading, content.into_any())
}

/// Data, code, outlines, with the texts that come with the page.
#[component]
pub fn Licences() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().data_messages();
    let texts =
        [messages.licence_data, messages.licence_code, messages.licence_fonts].map(|text| view! { <li>{text}</li> });
    let content = view! {
        <ul class="changes">{texts.into_iter().list()}</ul>
        <ul class="downloads">
            <li>
                <a href="https://creativecommons.org/licenses/by/4.0/" rel="external noopener noreferrer license" target="_blank">
                    {messages.licence_data_link}
                    <span class="visually-hidden">{atlas.messages().opens_other_site}</span>
                </a>
            </li>
            <li><a href="./THIRD-PARTY-NOTICES.txt">{messages.licence_notices}</a></li>
            <li><a href="./fonts/OFL.txt">{messages.licence_ofl}</a></li>
        </ul>
    };
    section("licences", messages.licence_heading, content.into_any())
}

/// What the page aims at, what holds, what has not been checked.
#[component]
pub fn Access() -> impl IntoView {
    let messages = Atlas::get().language().data_messages();
    let points = [
        messages.access_aim,
        messages.access_done,
        messages.access_checked,
        messages.access_open,
        messages.access_report,
    ];
    let points = points.map(|text| view! { <li>{text}</li> }).into_iter().list();
    section("accessibility", messages.access_heading, view! { <ul class="changes">{points}</ul> }.into_any())
}

/// Where to turn, and a text to begin with.
#[component]
pub fn Report(
    /// The package.
    whole: &'static Dataset,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let outcome = RwSignal::new(Outcome::default());
    let on_click = move |_| {
        let (hash, table, rows) = atlas.with_state_untracked(|state| {
            (state.encode(), chosen_table(&state.tables).file, state.tables.rows.clone())
        });
        copy(atlas, outcome, language.error_report(&address::link(&hash), &whole.version, table, &rows));
    };
    let content = view! {
        <p class="lead">{messages.report_text}</p>
        <button type="button" data-action="report" on:click=click(on_click)>{messages.report_copy}</button>
        {outcome_view(outcome)}
    };
    section("report", messages.report_heading, content.into_any())
}
