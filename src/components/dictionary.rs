//! The data dictionary of a table: what each column means and must obey.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views};
use super::table_link::table_link;
use super::text::spoken;
use crate::dataset::{DictionaryColumn, WholeTable};
use crate::locale::Language;

/// The dictionary behind a disclosure.
#[component]
pub fn Dictionary(
    /// The table.
    table: &'static WholeTable,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.data_messages();
    let rows = table.dictionary.columns.iter().map(|column| row(atlas, table, column)).list();
    view! {
        <details class="dictionary">
            <summary>{messages.dictionary_heading}</summary>
            <div class="table-frame" tabindex="0" role="region" aria-label=messages.dictionary_heading>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{messages.column_name}</th>
                            <th scope="col">{messages.column_meaning}</th>
                            <th scope="col">{messages.column_type}</th>
                            <th scope="col">{messages.column_rules}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(atlas: Atlas, table: &'static WholeTable, column: &'static DictionaryColumn) -> AnyView {
    let language = atlas.language();
    let is_key = table.dictionary.key.contains(&column.name);
    let key =
        is_key.then(|| view! { <span class="label">{language.bracketed(language.data_messages().key_part)}</span> });
    let rules: Vec<String> = column.rules.iter().map(|rule| language.rule(rule)).collect();
    let separator = if language == Language::ZhHans { "；" } else { "; " };
    let link = table.dictionary.link_at(&column.name).map(|link| {
        let name = link.table.as_str();
        view! {
            <span class="leads-to">
                "→ "{table_link(atlas, name, String::new(), name.into_any())}
            </span>
        }
    });
    view! {
        <tr>
            <th scope="row"><code>{column.name.as_str()}</code>{key.or_nothing()}</th>
            <td>{spoken(language.of(&column.description), language)}</td>
            <td>{language.column_kind(&column.kind)}</td>
            <td>{rules.join(separator)}" "{link.or_nothing()}</td>
        </tr>
    }
    .into_any()
}
