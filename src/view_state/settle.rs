//! Dropping what the package does not know, so that a link to something that is gone still opens a page.

use super::{Dropped, ViewState};
use crate::dataset::Dataset;

impl ViewState {
    /// Takes out every key that `dataset` does not have and names it.
    pub fn settle(&mut self, dataset: &Dataset) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        let filters = &mut self.filters;
        keep_known("year", &mut filters.years, &mut dropped, |year| {
            dataset.editions.iter().any(|edition| edition.year == *year)
        });
        keep_known("city", &mut filters.areas, &mut dropped, |code| dataset.area(code).is_some());
        keep_known("topic", &mut filters.topics, &mut dropped, |id| dataset.topic(id).is_some());
        keep_known("place", &mut filters.places, &mut dropped, |id| dataset.place(id).is_some());
        if let Some(entry) = self.entry.take_if(|entry| dataset.entry(entry).is_none()) {
            dropped.push(Dropped::new("entry", &entry));
        }
        // A layer without a figure for any tile would be an empty map.
        let is_shown = |indicator: &str, period: Option<u16>| {
            dataset.observations.iter().any(|seen| {
                let same = seen.indicator_id == indicator && period.is_none_or(|period| period == seen.period);
                same && dataset.is_on_grid(seen)
            })
        };
        if let Some(layer) = self.layer.take_if(|layer| !is_shown(&layer.indicator, None)) {
            dropped.push(Dropped::new("indicator", &layer.indicator));
        }
        if let Some(layer) = &mut self.layer
            && let Some(period) = layer.period.take_if(|period| !is_shown(&layer.indicator, Some(*period)))
        {
            dropped.push(Dropped::new("period", &period.to_string()));
        }
        dropped
    }
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
