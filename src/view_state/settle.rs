//! Dropping what the package does not know, so that a link to something that is gone still opens a page.

use super::cards::GRID_CARD;
use super::statistics::OWN_CARDS;
use super::{Dropped, FigureKey, ViewState};
use crate::dataset::{Dataset, columns_of, file_names};
use crate::locale::Language;

impl ViewState {
    /// Takes out every key that `dataset` does not have and names it. `is_mapped` tells whether an indicator has a
    /// figure for a tile, in a year or at all: a layer without one would be an empty map.
    pub fn settle(&mut self, dataset: &Dataset, is_mapped: &dyn Fn(&str, Option<u16>) -> bool) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        self.keep_language(dataset);
        let filters = &mut self.filters;
        keep_known("year", &mut filters.years, &mut dropped, |year| {
            dataset.editions.iter().any(|edition| edition.year == *year)
        });
        keep_known("city", &mut filters.areas, &mut dropped, |code| dataset.area(code).is_some());
        keep_known("topic", &mut filters.topics, &mut dropped, |id| dataset.topic(id).is_some());
        keep_known("place", &mut filters.places, &mut dropped, |id| dataset.place(id).is_some());
        if let Some(entry) = self.entry.take_if(|entry| !dataset.may_have_entry(entry)) {
            dropped.push(Dropped::new("entry", &entry));
        }
        let choices = &mut self.statistics;
        let own = |key: &String| key == GRID_CARD || OWN_CARDS.contains(&key.as_str());
        keep_known("table", &mut choices.tables, &mut dropped, |key| own(key) || dataset.indicator(key).is_some());
        choices.tidy_orders(&mut dropped);
        if let Some(comparison) = choices.comparison.take_if(|one| dataset.indicator(&one.indicator).is_none()) {
            dropped.push(Dropped::new("compare", &comparison.indicator));
        }
        self.settle_card(dataset, &mut dropped);
        let tables = &mut self.tables;
        if let Some(table) = tables.table.take_if(|table| columns_of(table).is_none()) {
            dropped.push(Dropped::new("data", &table));
        }
        let columns = tables.table.as_deref().or_else(|| first_table()).and_then(columns_of);
        let is_column = |column: &String| columns.is_some_and(|columns| columns.contains(&column.as_str()));
        if let Some(column) = tables.by.take_if(|column| !is_column(column)) {
            tables.is_descending = false;
            dropped.push(Dropped::new("by", &column));
        }
        if let Some(layer) = self.layer.take_if(|layer| !is_mapped(&layer.indicator, None)) {
            dropped.push(Dropped::new("indicator", &layer.indicator));
        }
        if let Some(layer) = &mut self.layer
            && let Some(period) = layer.period.take_if(|period| !is_mapped(&layer.indicator, Some(*period)))
        {
            dropped.push(Dropped::new("period", &period.to_string()));
        }
        dropped
    }

    /// The language of a package that has one only.
    pub fn keep_language(&mut self, dataset: &Dataset) {
        self.language = Language::from_word(&dataset.names.only_language).unwrap_or(self.language);
    }

    /// Takes out what the figures do not have, once they are there.
    pub fn settle_figures(&mut self, dataset: &Dataset) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        self.settle_mechanism(dataset, &mut dropped);
        let choices = &mut self.statistics;
        let is_unknown = |figure: &FigureKey| {
            !dataset.observations.iter().any(|seen| {
                (&seen.indicator_id, &seen.area_code, seen.period) == (&figure.indicator, &figure.area, figure.period)
            })
        };
        if let Some(figure) = choices.figure.take_if(|figure| is_unknown(figure)) {
            dropped.push(Dropped::new("figure", &figure.indicator));
        }
        if let Some(comparison) = &mut choices.comparison {
            let rows = dataset.observations.iter().filter(|seen| seen.indicator_id == comparison.indicator);
            let (codes, periods): (Vec<_>, Vec<_>) = rows.map(|seen| (&seen.area_code, seen.period)).unzip();
            keep_known("areas", &mut comparison.areas, &mut dropped, |code| codes.contains(&code));
            keep_known("years", &mut comparison.years, &mut dropped, |year| periods.contains(year));
        }
        dropped
    }

    fn settle_mechanism(&mut self, dataset: &Dataset, dropped: &mut Vec<Dropped>) {
        let choices = &mut self.mechanism;
        if let Some(id) = choices.mechanism.take_if(|id| dataset.mechanism(id).is_none()) {
            dropped.push(Dropped::new("mechanism", &id));
        }
        let shown = match &choices.mechanism {
            Some(id) => dataset.mechanism(id),
            None => dataset.mechanisms.first(),
        };
        let is_there = |id: &String| shown.is_some_and(|mechanism| mechanism.node_at(id).is_some());
        if let Some(id) = choices.node.take_if(|id| !is_there(id)) {
            dropped.push(Dropped::new("node", &id));
        }
        let count = shown.map_or(0, |mechanism| mechanism.whole_nodes().count());
        if let Some(step) = choices.step.take_if(|step| usize::from(*step) > count) {
            dropped.push(Dropped::new("step", &step.to_string()));
        }
    }
}

/// The table that is shown where none is chosen.
fn first_table() -> Option<&'static str> {
    file_names().next().and_then(|file| file.strip_suffix(".csv"))
}

fn keep_known<T: ToString>(name: &str, values: &mut Vec<T>, dropped: &mut Vec<Dropped>, is_known: impl Fn(&T) -> bool) {
    values.retain(|value| {
        let known = is_known(value);
        if !known {
            dropped.push(Dropped::new(name, &value.to_string()));
        }
        known
    });
}
