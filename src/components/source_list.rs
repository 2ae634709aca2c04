//! The sources, filtered with their table.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, part, words};
use super::source_uses::SourceUses;
use super::table_browser::chosen_table;
use super::table_link::show_table;
use crate::browser::page;
use crate::dataset::Dataset;
use crate::query::find_rows;

/// Sources that are in the page before the reader asks for all.
const AT_FIRST: usize = 20;

/// The sources that the table of sources shows, if it is the one that is chosen; else all.
#[component]
pub fn Sources(
    /// The package.
    whole: &'static Dataset,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    // Places in the package; `None` is all, so that another table does not make the list anew.
    let found: Memo<Option<Vec<usize>>> = Memo::new(move |_| {
        atlas.with_state(|state| {
            let table = chosen_table(atlas, &state.tables);
            let is_filtered = table.name() == "sources" && !state.tables.rows.is_empty();
            is_filtered.then(|| find_rows(&table.cells, &state.tables.rows))
        })
    });
    let status = move || {
        let count = found.with(|found| found.as_ref().map_or(whole.sources.len(), Vec::len));
        language.bracketed(&match count == whole.sources.len() {
            true => count.to_string(),
            false => format!("{count}/{}", whole.sources.len()),
        })
    };
    let is_long = whole.sources.len() > AT_FIRST;
    let is_all = RwSignal::new(false);
    let list = part(move || {
        let first = if is_all.get() { whole.sources.len() } else { AT_FIRST };
        found.with(|found| {
            let places = found.clone().unwrap_or_else(|| (0..first).collect());
            let sources = places.into_iter().filter_map(|place| whole.sources.get(place));
            sources.map(|source| view! { <SourceUses whole source/> }).list()
        })
    });
    let filter = move |_| {
        show_table(atlas, "sources", "");
        page::go_to("#heading-tables");
        atlas.focus_soon("#rows");
    };
    let rest = part(move || {
        let is_filtered = found.with(Option::is_some);
        let show = move |_| {
            is_all.set(true);
            if is_filtered {
                show_table(atlas, "sources", "");
            }
            atlas.focus_soon("#heading-sources");
        };
        (is_filtered || (!is_all.get() && is_long))
            .then(|| view! { <button type="button" data-action="all-sources" on:click=click(show)>{messages.all_sources}</button> })
            .or_nothing()
    });
    view! {
        <section class="statistics-section" id="section-sources" aria-labelledby="heading-sources">
            <h2 id="heading-sources" tabindex="-1">{messages.sources_heading}{words(status)}</h2>
            <p class="lead">{messages.sources_lead}</p>
            <button type="button" data-action="filter-sources" on:click=click(filter)>{messages.filter_sources}</button>
            <ol class="source-uses">{list}</ol>
            {rest}
        </section>
    }
}
