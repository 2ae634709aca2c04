//! Choosing a table of the package, filtering its rows, taking it along.

use leptos::ev::Event;
use leptos::prelude::*;

use super::Atlas;
use super::dictionary::Dictionary;
use super::dynamic::{MaybeView, Views, click, event, flag, part, words};
use super::table_link::show_table;
use super::table_rows::TableRows;
use super::taking::Taking;
use super::text::spoken;
use crate::browser::page;
use crate::dataset::{WholeTable, whole_tables};
use crate::export::{Records, has_formula, table_json};
use crate::query::find_rows;
use crate::view_state::{MAX_TEXT_CHARS, TableChoices};

/// Every table of the package on show.
pub fn all_tables(atlas: Atlas) -> &'static [WholeTable] {
    match atlas.opened {
        Some(opened) => opened.tables.get_or_init(|| opened.texts.whole_tables()),
        None => whole_tables(),
    }
}

/// The table that is chosen; the first where none is.
pub fn chosen_table(atlas: Atlas, choices: &TableChoices) -> &'static WholeTable {
    let all = all_tables(atlas);
    let place = choices.table.as_ref().and_then(|name| all.iter().position(|table| table.name() == name));
    &all[place.unwrap_or(0)]
}

/// Records of a table of which the page has only the first ones.
pub(super) fn held(atlas: Atlas, table: &WholeTable) -> Option<u32> {
    let records = atlas.dataset.distant.as_ref()?.records_of(table.name())?;
    (records as usize > table.cells.len()).then_some(records)
}

/// All tables, one at a time.
#[component]
pub fn TableBrowser() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let place = Memo::new(move |_| {
        let name = atlas.with_state(|state| chosen_table(atlas, &state.tables).name());
        all_tables(atlas).iter().position(|table| table.name() == name).unwrap_or(0)
    });
    let rows = Memo::new(move |_| atlas.with_state(|state| state.tables.rows.clone()));
    let options = all_tables(atlas)
        .iter()
        .enumerate()
        .map(|(at, table)| {
            let rows = held(atlas, table).map_or(table.cells.len(), |records| records as usize);
            let count = language.bracketed(&language.rows(rows));
            let label = format!("{} · {}{count}", table.name(), language.of(&table.dictionary.title));
            view! { <option value=table.name() prop:selected=flag(move || place.get() == at)>{label}</option> }
        })
        .list();
    let choose = move |event: Event| show_table(atlas, &event_target_value(&event), "");
    let status = Memo::new(move |_| {
        let cells = &all_tables(atlas)[place.get()].cells;
        language.rows_found(rows.with(|rows| find_rows(cells, rows).len()), cells.len())
    });
    // Anew for each table, so that no disclosure and no "show all" stays from the last one.
    let about = part(move || view! { <AboutTable table=&all_tables(atlas)[place.get()] rows/> });
    let content = part(move || view! { <TableRows table=&all_tables(atlas)[place.get()] rows/> });
    view! {
        <section class="statistics-section" id="section-tables" aria-labelledby="heading-tables">
            <h2 id="heading-tables" tabindex="-1">{messages.tables_heading}</h2>
            <div class="table-tools">
                <div class="search">
                    <label for="table">{messages.choose_table}</label>
                    <select id="table" data-control="table" on:change=event(choose)>{options}</select>
                </div>
                <RowFilter rows/>
            </div>
            {about}
            <p role="status" class="status">{words(move || status.get())}</p>
            {content}
        </section>
    }
}

/// The text that rows must have. As the search field: never in the middle of a composition.
#[component]
fn RowFilter(
    /// The text now.
    rows: Memo<String>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().data_messages();
    let composing = StoredValue::new(false);
    let on_input = move |event: Event| {
        if !composing.get_value() {
            atlas.search_rows(&event_target_value(&event));
        }
    };
    view! {
        <div class="search">
            <label for="rows">{messages.filter_rows}</label>
            <div class="search-field">
                <input
                    id="rows"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="rows-hint"
                    maxlength=MAX_TEXT_CHARS.to_string()
                    prop:value=words(move || rows.get())
                    on:compositionstart=event(move |_| composing.set_value(true))
                    on:compositionend=event(move |event| {
                        composing.set_value(false);
                        atlas.search_rows(&event_target_value(&event));
                    })
                    on:input=event(on_input)
                />
                <button
                    type="button"
                    class="search-clear"
                    aria-label=messages.clear_rows
                    hidden=flag(move || rows.with(String::is_empty))
                    on:click=click(move |_| {
                        atlas.choose(|state| state.set_rows(""));
                        page::focus("#rows");
                    })
                >
                    "×"
                </button>
            </div>
            <p class="remark" id="rows-hint">{messages.filter_hint}</p>
        </div>
    }
}

/// What a table is, its dictionary, its files.
#[component]
fn AboutTable(
    /// The table.
    table: &'static WholeTable,
    /// Text that the rows must have.
    rows: Memo<String>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let taking = Taking::new();
    let version = atlas.dataset.version.as_str();
    let name = move |ending: &str| format!("{}_{}_{version}.{ending}", atlas.dataset.names.key, table.name());
    // The file to the byte; of a package of others, where a spreadsheet would calculate with a text of it, made harmless.
    let csv = move |_| match atlas.opened.is_some() && has_formula(table) {
        true => {
            let all: Vec<usize> = (0..table.cells.len()).collect();
            let csv = Records::of_rows(table, &all, atlas.dataset).csv();
            taking.save(atlas, &name("csv"), "text/csv;charset=utf-8", csv.as_bytes());
        }
        false => taking.save(atlas, &name("csv"), "text/csv;charset=utf-8", table.text.as_bytes()),
    };
    let json = move |_| {
        let text = table_json(&table.cells, &table.dictionary);
        taking.save(atlas, &name("json"), "application/json", text.as_bytes());
    };
    // The file of the package, to the byte, or what is on show of it, as spreadsheets take it.
    let found = Memo::new(move |_| rows.with(|rows| find_rows(&table.cells, rows)).len());
    let some = part(move || {
        let count = found.get();
        let csv_of_rows = move |_| {
            let found = rows.with_untracked(|rows| find_rows(&table.cells, rows));
            let csv = Records::of_rows(table, &found, atlas.dataset).csv();
            taking.save(atlas, &name("rows.csv"), "text/csv;charset=utf-8", csv.as_bytes());
        };
        (count > 0 && count < table.cells.len())
            .then(|| {
                view! {
                    <button type="button" data-action="csv-rows" on:click=click(csv_of_rows)>{language.csv_of_rows(count)}</button>
                }
            })
            .or_nothing()
    });
    let held = held(atlas, table);
    let part = held.map(|records| {
        view! { <p class="remark" data-held=records.to_string()>{language.first_rows(table.cells.len(), records)}</p> }
    });
    // Half a table is nobody's file: the whole one is where the package came from.
    let files = held.is_none().then(|| {
        view! {
            <div class="card-head" role="group" aria-labelledby="save-table">
                <span class="remark" id="save-table">{messages.save_table}</span>
                <button type="button" data-action="csv" on:click=click(csv)>"CSV"</button>
                <button type="button" data-action="json" on:click=click(json)>"JSON"</button>
                {some}
            </div>
        }
    });
    view! {
        <div class="card card-head">
            <h3 id="heading-table" tabindex="-1">{spoken(language.of(&table.dictionary.title), language)}</h3>
            {files.or_nothing()}
        </div>
        {part.or_nothing()}
        {taking.view()}
        {described(&table.dictionary.description, atlas)}
        <Dictionary table/>
    }
}

/// A description of the package; where it is in the other language only, in that, and it says so to voices.
fn described(text: &'static crate::dataset::Text, atlas: Atlas) -> AnyView {
    let language = atlas.language();
    match (language.of(text), language.other()) {
        ("", other) => view! { <p class="remark" lang=other.tag()>{other.of(text)}</p> }.into_any(),
        (own, _) => view! { <p class="remark">{spoken(own, language)}</p> }.into_any(),
    }
}
