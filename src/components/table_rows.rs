//! The rows of a table of the package, as the file has them: filtered, ordered, with links to what their keys name.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, part, words};
use super::table_browser::held;
use super::table_cell::{content, language_of};
use crate::dataset::{DictionaryColumn, WholeTable};
use crate::locale::Language;
use crate::query::{find_rows, order_rows, widest_cell};

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
    let is_part = held(atlas, table).is_some();
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
            // Of the table of a large package only the first rows are here.
            0 if is_part => view! { <p class="remark">{messages.no_row_here}</p> }.into_any(),
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
        _ => " ↑↓",
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
