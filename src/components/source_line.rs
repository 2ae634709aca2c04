//! The line that says where a card's numbers come from.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, part};
use super::text::Plain;
use crate::dataset::Source;
use crate::locale::{Language, calendar};

/// The sources with these keys: one in a line, several behind a disclosure. Every card has one.
#[component]
pub fn SourceLine(
    /// Keys of the sources.
    #[prop(into)]
    ids: Signal<Vec<String>>,
    /// What to say before them: how the card's own numbers are derived.
    #[prop(optional, into)]
    remark: String,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let sources = part(move || {
        let found: Vec<&'static Source> = ids.with(|ids| ids.iter().filter_map(|id| atlas.source(id)).collect());
        match found.as_slice() {
            [] => ().into_any(),
            [source] => {
                let source = *source;
                view! { <span class="source-one">{messages.source}{language.colon()}<Citation source/></span> }
                    .into_any()
            }
            several => {
                let count = several.len();
                let items = found.into_iter().map(|source| view! { <li><Citation source/></li> }).list();
                view! {
                    <details class="source-many">
                        <summary>{messages.sources}{language.bracketed(&count.to_string())}</summary>
                        <ol>{items}</ol>
                    </details>
                }
                .into_any()
            }
        }
    });
    view! {
        <div class="source" data-source="">
            {(!remark.is_empty()).then(|| view! { <span class="source-remark">{remark}</span> }).or_nothing()}
            {sources}
        </div>
    }
}

/// Publisher, title, date, and a link where the page is one that may be linked.
#[component]
pub fn Citation(
    /// The document.
    source: &'static Source,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let publisher = if source.publisher.is_empty() {
        view! { <span class="unknown">{messages.publisher_not_shown}</span> }.into_any()
    } else {
        view! { <span lang=Language::tag_of(&source.publisher_language)>{source.publisher.as_str()}</span> }.into_any()
    };
    let title = view! { <cite lang=Language::tag_of(&source.title_language)>{source.title.as_str()}</cite> };
    let title = match &source.url {
        // The reader leaves the site: said in words, and the other site learns nothing.
        // No way out of a screen in a hall.
        Some(url) if !atlas.is_kiosk() => view! {
            <a href=url.as_str() rel="external noopener noreferrer" target="_blank">
                {title}
                <span class="visually-hidden">{messages.opens_other_site}</span>
            </a>
        }
        .into_any(),
        _ => title.into_any(),
    };
    let date = match source.published.as_str() {
        "" => messages.date_not_shown.to_string(),
        iso => calendar::date(iso, language),
    };
    let (comma, stop) = if language == Language::ZhHans { ("，", "。") } else { (", ", ". ") };
    let standing = language.standing_name(source.standing);
    let note = (!source.note.is_empty())
        .then(|| view! { <span class="source-note">{stop}<Plain text=&source.note/></span> })
        .or_nothing();
    view! { <span class="citation">{publisher}{comma}{title}{comma}{date}{comma}{standing}{note}</span> }
}
