//! The options of one facet, each with the count that choosing it would give.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, event, flag, words};
use super::text::spoken;
use crate::locale::number;
use crate::query::{FacetCounts, Filters};

/// One option of a facet.
pub struct FacetOption {
    /// Its words.
    pub name: String,
    /// Its count in the selection.
    pub count: Box<dyn Fn(&FacetCounts) -> u32 + Send + Sync>,
    /// Whether it is chosen.
    pub is_chosen: Box<dyn Fn(&Filters) -> bool + Send + Sync>,
    /// Chooses it or takes it back.
    pub toggle: Box<dyn Fn(&mut Filters) + Send + Sync>,
}

/// A named group of checkboxes. An option that would give nothing cannot be chosen: no dead ends.
#[component]
pub fn FacetGroup(
    /// Name of the facet.
    legend: &'static str,
    /// Word for tests and styles.
    facet: &'static str,
    /// The options, in order.
    options: Vec<FacetOption>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let options = options
        .into_iter()
        .map(|option| {
            let FacetOption { name, count, is_chosen, toggle } = option;
            let count = Memo::new(move |_| atlas.selection.with(|selection| count(&selection.counts) as usize));
            let is_chosen = Memo::new(move |_| atlas.chosen.with(|chosen| is_chosen(chosen)));
            view! {
                <label class="option" class:is-chosen=flag(move || is_chosen.get())>
                    <input
                        type="checkbox"
                        prop:checked=flag(move || is_chosen.get())
                        disabled=flag(move || count.get() == 0 && !is_chosen.get())
                        on:change=event(move |_| atlas.filter(|filters| toggle(filters)))
                    />
                    <span class="option-name">{spoken(&name, atlas.language())}</span>
                    <span class="option-count">{words(move || number::full(count.get() as f64))}</span>
                </label>
            }
        })
        .list();
    view! {
        <fieldset class="facet" data-facet=facet>
            <legend>{legend}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}
