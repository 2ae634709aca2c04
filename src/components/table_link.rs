//! From anywhere in the data view to rows of a table.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::click;
use super::entry_item::is_plain_click;
use crate::view_state::{TableChoices, View, ViewState};

/// A link to the rows of `table` that have `rows`. A click that asks for a new tab opens them there.
pub fn table_link(atlas: Atlas, table: &'static str, rows: String, content: AnyView) -> AnyView {
    let href = format!("#{}", hash(atlas, table, &rows));
    let go = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            show_table(atlas, table, &rows);
            atlas.focus_soon("#heading-table");
        }
    };
    view! { <a href=href on:click=click(go)>{content}</a> }.into_any()
}

/// Shows a table with the rows that have `rows`, in the order of the file.
pub fn show_table(atlas: Atlas, table: &str, rows: &str) {
    atlas.choose(|state| {
        state.tables = TableChoices { table: Some(table.to_string()), ..TableChoices::default() };
        state.set_rows(rows);
    });
}

fn hash(atlas: Atlas, table: &str, rows: &str) -> String {
    let mut state =
        atlas.with_state_untracked(|now| ViewState { view: View::Data, appearance: now.appearance, ..now.fresh() });
    state.tables.table = Some(table.to_string());
    state.set_rows(rows);
    state.encode()
}
