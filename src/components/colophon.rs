//! How to cite the package, licences, accessibility, how to report an error.

use leptos::prelude::*;

use super::Atlas;
use super::data_view::own_link;
use super::dynamic::{MaybeView, Views, click};
use super::table_browser::chosen_table;
use super::taking::Taking;
use super::text::spoken;
use crate::browser::page;
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
    let taking = Taking::new();
    let cited = move |language: Language| {
        let (accessed, address) = (page::today(whole.released()), own_link(atlas, language));
        let cited = Cited {
            site: language.of(&whole.names.site),
            title: language.of(&whole.names.data_title),
            version: &whole.version,
            released: whole.released(),
            accessed: accessed.as_deref(),
            address: &address,
        };
        citation(&cited, &[], language)
    };
    let texts = [atlas.language(), atlas.language().other()]
        .into_iter()
        .filter(|language| language.is_of(&whole.names))
        .map(|language| {
            let text = cited(language);
            let label =
                format!("{}{}", atlas.later_messages().copy_citation, atlas.language().bracketed(language.own_name()));
            let copied = text.clone();
            let on_click = move |_| taking.copy(atlas, copied.clone());
            view! {
                <p class="lead" lang=language.tag()>{text}</p>
                <button type="button" data-cite=language.as_str() on:click=click(on_click)>{spoken(&label, atlas.language())}</button>
            }
        })
        .list();
    let content = view! {
        <p class="lead">{messages.cite_lead}</p>
        {texts}
        {taking.view()}
    };
    section("cite", messages.cite_heading, content.into_any())
}

/// Data, code, outlines, with the texts that come with the page.
#[component]
pub fn Licences() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().data_messages();
    let data = match atlas.opened {
        Some(_) => spoken(&atlas.dataset.names.licence, atlas.language()),
        None => messages.licence_data.into_any(),
    };
    let address = match atlas.opened {
        Some(_) => atlas.dataset.names.licence_address.as_str(),
        None => "https://creativecommons.org/licenses/by/4.0/",
    };
    let link = (!address.is_empty())
        .then(|| {
            view! {
                <li>
                    <a href=address rel="external noopener noreferrer license" target="_blank">
                        {if atlas.opened.is_some() { messages.licence_of_data } else { messages.licence_data_link }}
                        <span class="visually-hidden">{atlas.messages().opens_other_site}</span>
                    </a>
                </li>
            }
        })
        .or_nothing();
    let texts = [data, messages.licence_code.into_any(), messages.licence_fonts.into_any()];
    let texts = texts.map(|text| view! { <li>{text}</li> });
    let content = view! {
        <ul class="changes">{texts.into_iter().list()}</ul>
        <ul class="downloads">
            {link}
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
    let taking = Taking::new();
    let on_click = move |_| {
        let (hash, table, rows) = atlas.with_state_untracked(|state| {
            (state.encode(), chosen_table(atlas, &state.tables).file, state.tables.rows.clone())
        });
        taking.copy(
            atlas,
            language.error_report(language.of(&whole.names.site), &atlas.link(&hash), &whole.version, table, &rows),
        );
    };
    let content = view! {
        <p class="lead">{messages.report_text}</p>
        <button type="button" data-action="report" on:click=click(on_click)>{messages.report_copy}</button>
        {taking.view()}
    };
    section("report", messages.report_heading, content.into_any())
}
