//! The rows of a table of the package, as the file has them: filtered, ordered, with links to what their keys name.

use leptos::prelude::*;

use super::Atlas;
use super::data_view::{show_table, table_hash};
use super::dynamic::{MaybeView, Views, click, part, words};
use super::entry_item::is_plain_click;
use super::text::spoken;
use crate::dataset::{DictionaryColumn, DictionaryLink, Table, WholeTable};
use crate::locale::Language;
use crate::query::{find_rows, order_rows, whole_cells, widest_cell};

/// Rows that are in the page before the reader asks for all: the longest table is 7 times as long.
const AT_FIRST: usize = 50;
/// A column with a cell of more letters is wrapped.
const LONG: usize = 40;

/// Heads that order, and the rows.
#[component]
pub fn TableRows(
    /// The table.
    table: &'static WholeTable,
    /// Text that the rows must have.
    rows: Memo<String>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    // The place of the column that orders, and whether downwards: a column that the table lacks orders nothing.
    let order = Memo::new(move |_| {
        atlas.with_state(|state| {
            let by = state.tables.by.as_ref().and_then(|by| table.dictionary.column(by));
            by.map(|(place, _)| (place, state.tables.is_descending))
        })
    });
    let is_all = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let mut found = rows.with(|rows| find_rows(&table.cells, rows));
        if let Some((place, is_descending)) = order.get() {
            let is_number = table.dictionary.columns.get(place).is_some_and(DictionaryColumn::is_number);
            order_rows(&table.cells, &mut found, place, is_number, is_descending);
        }
        found
    });
    let long: Vec<bool> =
        (0..table.dictionary.columns.len()).map(|place| widest_cell(&table.cells, place) > LONG).collect();
    let body = part(move || {
        let limit = if is_all.get() { usize::MAX } else { AT_FIRST };
        found.with(|found| found.iter().take(limit).map(|record| row(atlas, table, *record, &long)).list())
    });
    let rest = part(move || {
        let count = found.with(Vec::len);
        let show = move |_| {
            is_all.set(true);
            // The button goes: the reading goes on in the table.
            atlas.focus_soon("#table-frame");
        };
        match count {
            0 if table.cells.is_empty() => view! { <p class="remark">{messages.no_rows_at_all}</p> }.into_any(),
            0 => view! { <p class="remark">{messages.no_row}</p> }.into_any(),
            _ if count > AT_FIRST && !is_all.get() => view! {
                <button type="button" data-action="all-rows" on:click=click(show)>{language.show_all_rows(count)}</button>
            }
            .into_any(),
            _ => ().into_any(),
        }
    });
    let heads = table.dictionary.columns.iter().enumerate().map(|(at, column)| head(atlas, order, at, column)).list();
    let caption = format!("{} · {}", table.file, language.of(&table.dictionary.title));
    view! {
        <div class="table-frame whole-table" id="table-frame" tabindex="0" role="region" aria-label=caption.clone()>
            <table>
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {rest}
    }
}

/// A head: up, down, and back to the order of the file.
fn head(atlas: Atlas, order: Memo<Option<(usize, bool)>>, place: usize, column: &'static DictionaryColumn) -> AnyView {
    let language = atlas.language();
    let state = move || match order.get() {
        Some((at, false)) if at == place => "ascending",
        Some((at, true)) if at == place => "descending",
        _ => "none",
    };
    let sign = move || match state() {
        "ascending" => " ↑",
        "descending" => " ↓",
        _ => " ↕",
    };
    let on_click = move |_| {
        let next = match untrack(state) {
            "none" => Some(false),
            "ascending" => Some(true),
            _ => None,
        };
        atlas.choose(|state| {
            state.tables.by = next.map(|_| column.name.clone());
            state.tables.is_descending = next.unwrap_or_default();
        });
    };
    let words_for_it = match language {
        Language::ZhHans => column.short_zh(),
        Language::En => Some(column.title_en.as_str()),
    };
    let words_for_it = words_for_it.map(|words| view! { <small>{words}</small> }).or_nothing();
    view! {
        <th scope="col" class:number=column.is_number() aria-sort=words(move || state().to_string())>
            <button type="button" class="plain" data-column=column.name.as_str() on:click=click(on_click)>
                <code>{column.name.as_str()}</code>
                <span aria-hidden="true">{words(move || sign().to_string())}</span>
                {words_for_it}
            </button>
        </th>
    }
    .into_any()
}

fn row(atlas: Atlas, table: &'static WholeTable, record: usize, long: &[bool]) -> AnyView {
    let cells = table
        .dictionary
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cell = table.cells.cell(record, place);
            let language = language_of(table, record, column);
            let is_long = long.get(place).copied().unwrap_or_default();
            let content = content(atlas, table, record, column, cell, language.is_some());
            view! {
                <td class:number=column.is_number() class:is-long=is_long lang=language>{content}</td>
            }
        })
        .list();
    view! { <tr>{cells}</tr> }.into_any()
}

/// The language of a cell: what its column's name says, or a column beside it. `None` is that of the page, or code.
fn language_of(table: &'static WholeTable, record: usize, column: &DictionaryColumn) -> Option<&'static str> {
    let name = column.name.as_str();
    if name.ends_with("_zh") {
        return Some(Language::ZhHans.tag());
    }
    if name.ends_with("_en") {
        // Han in English text still carries its own language: `content` sees to it.
        return Some(Language::En.tag());
    }
    if name.ends_with("_hant") {
        return Some("zh-Hant");
    }
    let beside = table.cells.column(&format!("{name}_language"))?;
    Some(table.cells.cell(record, beside)).filter(|tag| !tag.is_empty())
}

fn content(
    atlas: Atlas,
    table: &'static WholeTable,
    record: usize,
    column: &'static DictionaryColumn,
    cell: &'static str,
    has_language: bool,
) -> AnyView {
    if cell.is_empty() {
        return ().into_any();
    }
    if let Some(link) = table.dictionary.link_at(&column.name)
        && let Some(rows) = key_of(&table.cells, record, link)
    {
        return key_link(atlas, link, rows, cell);
    }
    // Only addresses that a browser opens as pages; anything else is text.
    if column.name == "url" && (cell.starts_with("https://") || cell.starts_with("http://")) {
        return view! {
            <a href=cell rel="external noopener noreferrer" target="_blank">
                {cell}
                <span class="visually-hidden">{atlas.messages().opens_other_site}</span>
            </a>
        }
        .into_any();
    }
    match has_language && !column.name.ends_with("_en") {
        true => cell.into_any(),
        false => spoken(cell, if has_language { Language::En } else { atlas.language() }),
    }
}

/// The text that finds the row that a key names; `None` where a part of the key is empty.
fn key_of(cells: &Table, record: usize, link: &DictionaryLink) -> Option<String> {
    let parts: Vec<&str> =
        link.columns.iter().filter_map(|name| cells.column(name)).map(|column| cells.cell(record, column)).collect();
    parts.iter().all(|part| !part.is_empty()).then(|| whole_cells(parts))
}

fn key_link(atlas: Atlas, link: &'static DictionaryLink, rows: String, cell: &'static str) -> AnyView {
    let name = link.table.as_str();
    let href = format!("#{}", table_hash(atlas, Some(name), &rows));
    let go = move |event: leptos::ev::MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            show_table(atlas, name, &rows);
            atlas.focus_soon("#heading-table");
        }
    };
    view! { <a href=href on:click=click(go)>{cell}</a> }.into_any()
}
