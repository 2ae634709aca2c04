//! What can be done with a card: picture or table, link, citation, files.

use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::desk::{Desk, Maker, Shared};
use super::disclosure::Unfolding;
use super::dynamic::{MaybeView, aria, click, part};
use super::embed_button::EmbedButton;
use super::saving::{File, save_picture, save_rows};
use super::taking::Taking;
use crate::browser::page;
use crate::export::{Cited, citation};
use crate::statistics::Mappable;
use crate::view_state::{Layer, StatisticsChoices, View, ViewState};

/// The actions of a card. What saves and cites is made when it is first opened.
#[component]
pub fn CardActions(
    /// Key of the card.
    key: String,
    /// Makes the card, for files in both languages.
    make: Maker,
    /// The card as it is shown.
    card: Memo<Option<Shared>>,
    /// Whether the table is shown instead of the picture.
    is_table: Memo<bool>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let later = atlas.later_messages();
    let taking = Taking::within(Desk::get().live);
    let mapped = atlas.mappable.iter().find(|one| one.indicator_id == key);
    let switch_key = key.clone();
    let content = part(move || {
        view! {
            <div class="take-along-content">
                {more(atlas, key.clone(), make.clone(), card, taking)}
                {taking.view()}
            </div>
        }
    });
    let take_along = view! { <Unfolding summary=later.take_along class="take-along" make=content/> };
    view! {
            <button
                type="button"
                class="card-switch"
                aria-pressed=aria(move || is_table.get())
                on:click=click(move |_| {
                    atlas.choose(|state| state.statistics.toggle_table(&switch_key));
                    page::keep_in_sight(&format!("[data-card=\"{switch_key}\"] .card-switch"));
                })
            >
                {later.show_table}
            </button>
            {mapped.map(|mapped| map_button(atlas, mapped)).or_nothing()}
            {(!atlas.is_kiosk()).then_some(take_along).or_nothing()}
    }
}

fn map_button(atlas: Atlas, mapped: &'static Mappable) -> AnyView {
    view! {
        <button
            type="button"
            on:click=click(move |_| {
                atlas.choose(|state| {
                    *state = state.in_view(View::Overview);
                    state.layer = Some(Layer { indicator: mapped.indicator_id.clone(), period: None });
                });
                page::to_top();
                atlas.focus_soon("#grid-heading");
            })
        >
            {atlas.later_messages().on_the_map}
        </button>
    }
    .into_any()
}

fn more(atlas: Atlas, key: String, make: Maker, card: Memo<Option<Shared>>, taking: Taking) -> AnyView {
    let desk = Desk::get();
    let language = atlas.language();
    let later = atlas.later_messages();
    let link = {
        let key = key.clone();
        move || atlas.link(&own_hash(atlas, &key))
    };
    let cite = {
        let link = link.clone();
        move || {
            let Some(card) = card.get_untracked() else { return };
            let released = desk.whole.released();
            let sources: Vec<_> = card.source_ids.iter().filter_map(|id| desk.whole.source(id)).collect();
            let (accessed, address) = (page::today(released), link());
            let cited = Cited {
                site: atlas.site(),
                title: &card.title,
                version: &desk.whole.version,
                released,
                accessed: accessed.as_deref(),
                address: &address,
            };
            taking.copy(atlas, citation(&cited, &sources, language));
        }
    };
    let saved = move |name: String, is_saved: bool, text: &str| taking.saved(atlas, &name, is_saved, Some(text));
    let rows = move |file: File| {
        let make = make.clone();
        click(move |_| save_rows(desk, language, &make, file, saved))
    };
    let picture_link = link.clone();
    let picture = move |file: File| {
        let link = picture_link.clone();
        click(move |_| {
            if let Some(card) = card.get_untracked() {
                save_picture(desk, language, Arc::clone(&card), file, link(), saved);
            }
        })
    };
    let embed_key = key.clone();
    let alone = {
        let key = key.clone();
        move |_| atlas.choose(|state| state.statistics.card = Some(key.clone()))
    };
    let copy_link = move |_| taking.copy(atlas, link());
    view! {
        <div class="buttons">
            {atlas
                .has_links()
                .then(|| view! { <button type="button" data-action="link" on:click=click(copy_link)>{later.entry_copy}</button> })
                .or_nothing()}
            <button type="button" data-action="cite" on:click=click(move |_| cite())>{later.copy_citation}</button>
            <button type="button" data-action="csv" on:click=rows(File::Csv)>"CSV"</button>
            <button type="button" data-action="json" on:click=rows(File::Json)>"JSON"</button>
            <button type="button" data-action="svg" on:click=picture(File::Svg)>"SVG"</button>
            <button type="button" data-action="png" on:click=picture(File::Png)>"PNG"</button>
            <EmbedButton card=embed_key/>
            <button type="button" data-action="alone" on:click=click(alone)>{later.card_alone}</button>
        </div>
    }
    .into_any()
}

/// The hash that opens a card alone, with what shapes it.
fn own_hash(atlas: Atlas, key: &str) -> String {
    let state = atlas.with_state_untracked(|state| {
        let mut choices = state.statistics.clone();
        choices.keep_tables(|card| card == key);
        let comparison = choices.comparison.filter(|_| key == "comparison");
        let statistics = StatisticsChoices { card: Some(key.to_string()), comparison, figure: None, ..choices };
        ViewState { view: View::Statistics, filters: state.filters.clone(), statistics, ..state.fresh() }
    });
    state.encode()
}
