//! Nothing found: which filter to drop.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, click, part};
use crate::query::{Facet, Filters};

/// A button for each filter without which there would be results, the most fruitful first.
#[component]
pub fn EmptyResult() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let name = |facet: Facet| match facet {
        Facet::Year => messages.facet_year,
        Facet::List => messages.facet_list,
        Facet::Area => messages.facet_area,
        Facet::Topic => messages.facet_topic,
        Facet::Place => messages.facet_place,
        Facet::Text => messages.facet_text,
    };
    let drops = part(move || {
        let drops = atlas.drops();
        let is_filtered = atlas.parts.filters.with(|filters| *filters != Filters::default());
        let advice = match drops.is_empty() {
            // A package without entries has nothing to clear.
            true if !is_filtered => "",
            true => messages.empty_clear,
            false => messages.empty_advice,
        };
        let buttons = drops
            .into_iter()
            .map(|(facet, count)| {
                view! {
                    <li>
                        <button type="button" class="chip" on:click=click(move |_| {
                            atlas.filter(|filters| filters.clear(facet));
                            atlas.focus_list();
                        })>
                            {name(facet)}
                            <span aria-hidden="true">" → "</span>
                            {language.results(count)}
                        </button>
                    </li>
                }
            })
            .list();
        view! {
            <p>{advice}</p>
            <ul>{buttons}</ul>
        }
    });
    view! {
        <div class="empty" data-empty="">
            <h3>{messages.empty_heading}</h3>
            {drops}
        </div>
    }
}
