//! The table of a card: the same numbers as the picture, sortable, each number leading to its source.

use leptos::prelude::*;

use super::Atlas;
use super::desk::{Shared, act, leads};
use super::dynamic::{MaybeView, Views, click, part, words};
use super::text::spoken;
use crate::charts::{Cell, DataTable};
use crate::view_state::StatisticsChoices;

/// Which column the rows are sorted by, and whether downwards.
type Order = Memo<Option<(usize, bool)>>;

/// The table of a card.
#[component]
pub fn DataTableView(
    /// The key of the card.
    #[prop(into)]
    key: String,
    /// The card.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let order = {
        let key = key.clone();
        let read = move |choices: &StatisticsChoices| {
            choices.table_order(&key).map(|order| (usize::from(order.column), order.is_descending))
        };
        Memo::new(move |_| atlas.parts.statistics.with(&read))
    };
    // The heads stay when the order changes, and with them the focus.
    let heads =
        part(move || card.with(|card| card.as_ref().map(|card| heads(atlas, &card.table, order, &key)).or_nothing()));
    view! {
        <div
            class="table-frame"
            tabindex="0"
            role="region"
            aria-label=words(move || {
                let caption = card.with(|card| card.as_ref().map_or(String::new(), |card| card.table.caption.clone()));
                [atlas.messages().table, atlas.language().colon(), &caption].concat()
            })
        >
            <table>
                <caption>
                    <span>
                        {part(move || card.with(|card| card.as_ref().map(|card| spoken(&card.table.caption, atlas.language()))).or_nothing())}
                    </span>
                </caption>
                <thead>{heads}</thead>
                <tbody>{part(move || card.with(|card| card.as_ref().map(|card| rows(atlas, &card.table, order.get())).or_nothing()))}</tbody>
            </table>
        </div>
    }
}

fn heads(atlas: Atlas, table: &DataTable, order: Order, key: &str) -> AnyView {
    let heads = table
        .columns
        .iter()
        .enumerate()
        .zip(0_u8..)
        .map(|((place, column), at)| {
            let state = move || match order.get() {
                Some((sorted, false)) if sorted == place => "ascending",
                Some((sorted, true)) if sorted == place => "descending",
                _ => "none",
            };
            let sign = move || match state() {
                "ascending" => " ↑",
                "descending" => " ↓",
                _ => "",
            };
            let key = key.to_string();
            let on_click = move |_| atlas.choose(|state| state.statistics.order_table(&key, at));
            view! {
                <th scope="col" class:number=column.is_number aria-sort=words(move || state().to_string())>
                    <button type="button" class="plain" on:click=click(on_click)>
                        {spoken(&column.heading, atlas.language())}
                        <span aria-hidden="true">{words(move || sign().to_string())}</span>
                    </button>
                </th>
            }
        })
        .list();
    view! { <tr>{heads}</tr> }.into_any()
}

fn rows(atlas: Atlas, table: &DataTable, order: Option<(usize, bool)>) -> AnyView {
    let places = order.map_or_else(|| (0..table.rows.len()).collect(), |(column, down)| table.sorted_by(column, down));
    places
        .into_iter()
        .filter_map(|place| table.rows.get(place))
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .enumerate()
                .map(|(place, cell)| {
                    let is_number = table.columns.get(place).is_some_and(|column| column.is_number);
                    let content = content(atlas, cell);
                    match place {
                        0 => view! { <th scope="row" class:number=is_number>{content}</th> }.into_any(),
                        _ => view! { <td class:number=is_number>{content}</td> }.into_any(),
                    }
                })
                .list();
            view! { <tr>{cells}</tr> }
        })
        .list()
}

fn content(atlas: Atlas, cell: &Cell) -> AnyView {
    let text = spoken(&cell.text, atlas.language());
    match cell.target.clone().filter(|target| leads(atlas, target)) {
        Some(target) => {
            view! { <button type="button" class="plain figure-link" on:click=click(move |_| act(atlas, &target))>{text}</button> }
                .into_any()
        }
        None => text,
    }
}
