//! A cell of a table of the package: a link where it is a key or a web address, else text in its own language.

use leptos::prelude::*;

use super::Atlas;
use super::table_link::table_link;
use super::text::spoken;
use crate::dataset::{DictionaryColumn, DictionaryLink, Table, WholeTable};
use crate::locale::Language;
use crate::query::whole_cells;

/// The language of a cell: what its column's name says, or a column beside it. `None` is that of the page, or code.
pub fn language_of(table: &'static WholeTable, record: usize, column: &DictionaryColumn) -> Option<&'static str> {
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

/// What a cell shows; `has_language` tells whether it declares one of its own.
pub fn content(
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
        return table_link(atlas, &link.table, rows, cell.into_any());
    }
    // Only addresses that a browser opens as pages; anything else is text.
    if column.name == "url" && is_web_address(cell) {
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

fn is_web_address(cell: &str) -> bool {
    cell.split_once("://").is_some_and(|(scheme, _)| ["https", "http"].contains(&scheme))
}

/// The text that finds the row that a key names; `None` where a part of the key is empty.
fn key_of(cells: &Table, record: usize, link: &DictionaryLink) -> Option<String> {
    let parts: Vec<&str> =
        link.columns.iter().filter_map(|name| cells.column(name)).map(|column| cells.cell(record, column)).collect();
    parts.iter().all(|part| !part.is_empty()).then(|| whole_cells(parts))
}
