//! What the data is, where to get it, every source; the rest is in the data and sources view.

use leptos::prelude::*;

use super::Atlas;
use super::disclosure::Disclosure;
use super::dynamic::{Views, click};
use super::embed_button::EmbedButton;
use super::entry_item::is_plain_click;
use super::lazy::sources_part;
use super::nav::way_to;
use super::source_line::SourceLine;
use crate::dataset::file_names;
use crate::view_state::View;

/// Version, licence, downloads, all sources, the way to the data and sources view.
#[component]
pub fn About() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let files = std::iter::once("datapackage.json")
        .chain(file_names())
        .map(|file| view! { <li><a href=format!("./data/{file}") download="">{file}</a></li> })
        .list();
    let list_source: Vec<String> =
        atlas.dataset.editions.iter().take(1).map(|edition| edition.source_id.clone()).collect();
    let (to_data, mut go) = way_to(atlas, View::Data);
    let go_to_data = click(move |event| {
        let is_here = is_plain_click(&event);
        go(event);
        // The card goes with the view: the reading goes on in the next one.
        if is_here {
            atlas.focus_soon("#content");
        }
    });
    view! {
        <footer class="card about" data-card="about">
            <h2>{messages.about_heading}</h2>
            <p>{messages.about_text}</p>
            <p>
                {messages.about_version}<strong>{atlas.dataset.version.as_str()}</strong>
            </p>
            <p>{messages.about_licence}</p>
            <p><a href=to_data on:click=go_to_data>{messages.view_data}</a></p>
            <details>
                <summary>{messages.about_download}</summary>
                <ul class="downloads">{files}</ul>
            </details>
            <Disclosure summary=messages.about_sources load=sources_part/>
            <SourceLine ids=list_source/>
            <EmbedButton card=""/>
        </footer>
    }
}
