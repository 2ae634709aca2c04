//! What the data is, where to get it, what is missing, every source.

use leptos::prelude::*;

use super::Atlas;
use super::disclosure::Disclosure;
use super::dynamic::Views;
use super::source_line::{Citation, SourceLine};
use super::text::Plain;
use crate::dataset::file_names;

/// Version, licence, downloads, release notes, all sources.
#[component]
pub fn About() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let files = std::iter::once("datapackage.json")
        .chain(file_names())
        .map(|file| view! { <li><a href=format!("./data/{file}") download="">{file}</a></li> })
        .list();
    let count = language.bracketed(&atlas.dataset.sources.len().to_string());
    let list_source: Vec<String> =
        atlas.dataset.editions.iter().take(1).map(|edition| edition.source_id.clone()).collect();
    view! {
        <footer class="card about" data-card="about">
            <h2>{messages.about_heading}</h2>
            <p>{messages.about_text}</p>
            <p>
                {messages.about_version}<strong>{atlas.dataset.version.as_str()}</strong>
            </p>
            <p>{messages.about_licence}</p>
            <details>
                <summary>{messages.about_download}</summary>
                <ul class="downloads">{files}</ul>
            </details>
            <Disclosure summary=messages.about_changes content=changes/>
            <Disclosure summary=format!("{}{count}", messages.about_sources) content=sources/>
            <SourceLine ids=list_source/>
        </footer>
    }
}

/// The release notes.
fn changes() -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let items = atlas.dataset.changes.iter().map(|change| {
        view! {
            <li>
                <span class="label">{language.change_name(change.kind)}</span>
                <Plain text=&change.text/>
            </li>
        }
    });
    view! { <ul class="changes">{items.list()}</ul> }.into_any()
}

/// Every source of the package.
fn sources() -> AnyView {
    let items = Atlas::get().dataset.sources.iter().map(|source| view! { <li><Citation source/></li> });
    view! { <ol class="all-sources">{items.list()}</ol> }.into_any()
}
