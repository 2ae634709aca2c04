//! The numbers of the grid as a table, and as files; loaded when its disclosure is first opened.

use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::data_table::DataTableView;
use super::dynamic::click;
use super::grid_card::Shown;
use super::taking::Taking;
use crate::charts::{ChartCard, map_card};
use crate::export::Records;
use crate::locale::Language;
use crate::view_state::GRID_CARD;

/// The same numbers as the tiles, with the value as printed, notes and rank; each leads to its source.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let shown = Memo::new(move |_| Shown::of(atlas));
    let card = Memo::new(move |_| Some(Arc::new(shown.with(|shown| card(atlas, shown, language)))));
    view! {
        <DataTableView key=GRID_CARD card/>
        {files(atlas, shown)}
    }
    .into_any()
}

fn card(atlas: Atlas, shown: &Shown, language: Language) -> ChartCard<'static> {
    map_card(atlas.whole().unwrap_or(atlas.dataset), &shown.layer, shown.indicator, language)
}

/// What is on show as files, in both languages where the package has them.
fn files(atlas: Atlas, shown: Memo<Shown>) -> AnyView {
    let (language, later) = (atlas.language(), atlas.later_messages());
    let taking = Taking::new();
    let records = move || {
        untrack(|| {
            shown.with(|shown| {
                let [own, other] =
                    [language, language.beside(&atlas.dataset.names)].map(|language| card(atlas, shown, language));
                Records::of_card(&own, &other, language, atlas.whole().unwrap_or(atlas.dataset))
            })
        })
    };
    let name = move |ending: &str| format!("{}_grid_{}.{ending}", atlas.dataset.names.key, atlas.dataset.version);
    let csv = move |_| taking.save(atlas, &name("csv"), "text/csv;charset=utf-8", records().csv().as_bytes());
    let json = move |_| taking.save(atlas, &name("json"), "application/json", records().json().as_bytes());
    view! {
        <div class="grid-files" role="group" aria-label=later.take_along>
            <button type="button" data-action="csv" on:click=click(csv)>"CSV"</button>
            <button type="button" data-action="json" on:click=click(json)>"JSON"</button>
        </div>
        {taking.view()}
    }
    .into_any()
}
