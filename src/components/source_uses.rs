//! Every source: what is taken from it, and where the page shows it.

use leptos::prelude::*;

use super::Atlas;
use super::data_view::{show_table, table_hash};
use super::dynamic::{MaybeView, Views, click, event, part, words};
use super::entry_item::is_plain_click;
use super::source_line::Citation;
use super::table_browser::chosen_table;
use super::text::spoken;
use crate::browser::page;
use crate::dataset::{Dataset, Entry, Source};
use crate::query::{find_rows, whole_cells};
use crate::statistics::{Uses, uses};
use crate::view_state::{MechanismChoices, StatisticsChoices, View, ViewState};

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
            let table = chosen_table(&state.tables);
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
        (is_filtered || !is_all.get())
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

/// One source. Its uses are made when they are first asked for.
#[component]
fn SourceUses(
    /// The package.
    whole: &'static Dataset,
    /// The source.
    source: &'static Source,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let found = uses(whole, &source.id);
    let counts = found.counts(&source.id);
    let names = names(atlas);
    let summary: Vec<String> = names
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((name, _), count)| language.counted(name, count))
        .collect();
    let summary = format!("{}{}{}", messages.taken, language.colon(), language.join(&summary));
    let is_wanted = RwSignal::new(false);
    let shown = part(move || is_wanted.get().then(|| shown(atlas, &source.id, &found, counts)).or_nothing());
    view! {
        <li data-of=source.id.as_str()>
            <Citation source/>
            <details on:toggle=event(move |_| is_wanted.set(true))>
                <summary on:click=click(move |_| is_wanted.set(true))>{summary}</summary>
                {shown}
            </details>
        </li>
    }
}

/// Kinds of use in the order of [`Uses::counts`]: words, and the table that has the rows.
fn names(atlas: Atlas) -> [(&'static str, &'static str); 8] {
    let messages = atlas.language().data_messages();
    [
        (messages.use_titles, "entries"),
        (messages.use_actors, "entry_actors"),
        (messages.use_facts, "facts"),
        (messages.use_figures, "observations"),
        (messages.use_editions, "editions"),
        (messages.use_stages, "edition_stages"),
        (messages.use_mechanisms, "mechanism_nodes"),
        (messages.use_relations, "relations"),
    ]
}

/// Kind by kind: the rows in their table, and the places of the page that show them.
fn shown(atlas: Atlas, source_id: &'static str, found: &Uses<'static>, counts: [usize; 8]) -> AnyView {
    let language = atlas.language();
    let entry = |entry: &'static Entry| link(format!("#{}", atlas.entry_hash(&entry.id)), language.of(&entry.title));
    let selection = || {
        let statistics = StatisticsChoices { card: Some("selection".to_string()), ..StatisticsChoices::default() };
        link(hash_of(atlas, View::Statistics, statistics, None), language.data_messages().shown_in_selection)
    };
    let places: [Vec<AnyView>; 8] = [
        found.titles.iter().map(|titled| entry(titled)).collect(),
        found.actors.iter().map(|(of, _)| entry(of)).collect(),
        found.facts.iter().map(|(of, _)| entry(of)).collect(),
        found
            .observations
            .iter()
            .map(|(indicator, _)| {
                let statistics = StatisticsChoices { card: Some(indicator.id.clone()), ..StatisticsChoices::default() };
                link(hash_of(atlas, View::Statistics, statistics, None), language.of(&indicator.name))
            })
            .collect(),
        found.editions.iter().take(1).map(|_| selection()).collect(),
        found.stages.iter().take(1).map(|_| selection()).collect(),
        found
            .mechanisms
            .iter()
            .map(|(mechanism, _)| {
                let id = Some(mechanism.id.clone());
                link(hash_of(atlas, View::Mechanisms, StatisticsChoices::default(), id), language.of(&mechanism.title))
            })
            .collect(),
        found
            .relations
            .iter()
            .filter_map(|relation| atlas.dataset.entries.iter().find(|one| one.id == relation.later_id))
            .map(entry)
            .collect(),
    ];
    let rows = names(atlas)
        .into_iter()
        .zip(counts)
        .zip(places)
        .filter(|((_, count), _)| *count > 0)
        .map(|(((name, table), count), places)| {
            let places = places.into_iter().map(|place| view! { <li>{place}</li> }).list();
            view! {
                <div>
                    <dt>{rows_link(atlas, table, source_id, language.counted(name, count))}</dt>
                    <dd><ul>{places}</ul></dd>
                </div>
            }
        })
        .list();
    view! { <dl class="figure-facts">{rows}</dl> }.into_any()
}

fn rows_link(atlas: Atlas, table: &'static str, source_id: &'static str, words: String) -> AnyView {
    let rows = whole_cells([source_id]);
    let href = format!("#{}", table_hash(atlas, Some(table), &rows));
    let go = move |event: leptos::ev::MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            show_table(atlas, table, &rows);
            atlas.focus_soon("#heading-table");
        }
    };
    view! { <a href=href on:click=click(go)>{words}</a> }.into_any()
}

/// A link into another view: the address changes and the page follows it.
fn link(href: String, words: &str) -> AnyView {
    let go = move |event: leptos::ev::MouseEvent| {
        if is_plain_click(&event) {
            page::to_top();
        }
    };
    view! { <a href=href on:click=click(go)>{spoken(words, Atlas::get().language())}</a> }.into_any()
}

fn hash_of(atlas: Atlas, view: View, statistics: StatisticsChoices, mechanism: Option<String>) -> String {
    let state = atlas.with_state_untracked(|now| ViewState {
        view,
        statistics,
        mechanism: MechanismChoices { mechanism, node: None },
        language: now.language,
        appearance: now.appearance,
        is_large: now.is_large,
        ..ViewState::default()
    });
    format!("#{}", state.encode())
}
