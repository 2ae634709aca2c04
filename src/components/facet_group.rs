//! The options of one facet, each with the count that choosing it would give.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, event};
use super::slots::{Slot, Slots};
use super::text::spoken;
use crate::browser::pieces;
use crate::locale::number;
use crate::query::{FacetCounts, Filters};

/// One option of a facet.
pub struct FacetOption {
    /// As the address has it.
    pub value: String,
    /// Its words.
    pub name: String,
    /// Its count in the selection.
    pub count: Box<dyn Fn(&FacetCounts) -> u32 + Send + Sync>,
    /// Whether it is chosen.
    pub is_chosen: Box<dyn Fn(&Filters) -> bool + Send + Sync>,
    /// Chooses it or takes it back.
    pub toggle: Box<dyn Fn(&mut Filters) + Send + Sync>,
}

/// An option on the page, and what it shows.
struct Shown {
    count_of: Box<dyn Fn(&FacetCounts) -> u32 + Send + Sync>,
    is_chosen_in: Box<dyn Fn(&Filters) -> bool + Send + Sync>,
    label: Slot,
    input: Slot,
    count: Slot,
    now: Option<(u32, bool)>,
}

impl Shown {
    /// Shows what has changed. An option that would give nothing cannot be chosen: no dead ends.
    fn follow(&mut self, counts: &FacetCounts, chosen: &Filters) {
        let next = ((self.count_of)(counts), (self.is_chosen_in)(chosen));
        if self.now.replace(next) == Some(next) {
            return;
        }
        let (count, is_chosen) = next;
        self.label.set("class", if is_chosen { "option is-chosen" } else { "option" });
        let mut is_set = true;
        self.input.with(|input| is_set = pieces::set_box(input, is_chosen, count == 0 && !is_chosen));
        if !is_set {
            self.now = None;
        }
        self.count.say(&number::full(f64::from(count)));
    }
}

/// A named group of checkboxes.
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
    let slots = Slots::new();
    let mut all = Vec::new();
    let options = options.into_iter().map(|option| {
        let (label, input, count) = (slots.add(), slots.add(), slots.add());
        let FacetOption { value, name, count: count_of, is_chosen: is_chosen_in, toggle } = option;
        let name = spoken(&name, atlas.language());
        all.push(Shown { count_of, is_chosen_in, label, input, count, now: None });
        view! {
            <label class="option" node_ref=label>
                <input type="checkbox" value=value on:change=event(move |_| atlas.filter(|filters| toggle(filters))) node_ref=input/>
                <span class="option-name">{name}</span>
                <span class="option-count" node_ref=count></span>
            </label>
        }
    });
    let options = options.list();
    Effect::new(move || {
        atlas.selection.with(|selection| {
            atlas.parts.chosen.with(|chosen| {
                all.iter_mut().for_each(|option: &mut Shown| option.follow(&selection.counts, chosen));
            });
        });
    });
    view! {
        <fieldset class="facet" data-facet=facet>
            <legend>{legend}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}
