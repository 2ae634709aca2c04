//! The values of the facets, the rows of each, and counting them.

use super::bits::{BitSet, RowSet};

/// For each value of each facet, the number of rows that choosing it would give: rows that pass all filters of the
/// other facets and have the value. Parallel to the dictionaries of the engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// Parallel to `Engine::years`: newest first.
    pub years: Vec<u32>,
    /// Parallel to `ListKind::ALL`.
    pub lists: Vec<u32>,
    /// Parallel to `Dataset::areas`.
    pub areas: Vec<u32>,
    /// Parallel to `Dataset::topics`.
    pub topics: Vec<u32>,
    /// Parallel to `Dataset::places`.
    pub places: Vec<u32>,
}

/// The values of one facet, in the order of its dictionary.
#[derive(Debug, Default)]
pub(super) struct Values {
    keys: Vec<String>,
    /// Normalised names for the search, one a line; empty where the value is not searched by name.
    names: Vec<String>,
    sets: Vec<RowSet>,
    /// Rows of each value under no filter.
    totals: Vec<u32>,
}

impl Values {
    /// Adds a value with its normalised names.
    pub(super) fn add(&mut self, key: String, names: String) {
        self.keys.push(key);
        self.names.push(names);
        self.sets.push(RowSet::Few(Vec::new()));
    }

    /// Says that `row`, which is at or past the last one, has the value number `value`. No such value: ignored.
    pub(super) fn push(&mut self, value: usize, row: u32) {
        if let Some(set) = self.sets.get_mut(value) {
            set.push(row);
        }
    }

    /// Ends the adding of rows.
    pub(super) fn finish(&mut self, rows: usize) {
        self.sets.iter_mut().for_each(|set| set.finish(rows));
        self.totals = self.sets.iter().map(RowSet::count).collect();
    }

    /// Place of a key in the dictionary.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|present| present == key)
    }

    /// Rows that have one of `keys`; `None`, all rows, if there is no key.
    pub(super) fn chosen(&self, keys: &[String], rows: usize) -> Option<BitSet> {
        if keys.is_empty() {
            return None;
        }
        let mut union = BitSet::empty(rows);
        let sets = keys.iter().filter_map(|key| self.sets.get(self.position(key)?));
        sets.for_each(|set| set.add_to(&mut union));
        Some(union)
    }

    /// Adds to `to` the rows of every value whose names are `wanted`.
    pub(super) fn add_named(&self, to: &mut BitSet, wanted: &dyn Fn(&str) -> bool) {
        for (names, set) in self.names.iter().zip(&self.sets) {
            if !names.is_empty() && wanted(names) {
                set.add_to(to);
            }
        }
    }

    /// Rows of each value within `mask`; `None` is all rows.
    pub(super) fn counts(&self, mask: Option<&Mask>) -> Vec<u32> {
        match mask {
            None => self.totals.clone(),
            Some(mask) => self.sets.iter().map(|set| set.count_in(&mask.set, mask.few.as_deref())).collect(),
        }
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.sets.iter().map(RowSet::heap_bytes).sum()
    }
}

/// Rows to count in.
pub(super) struct Mask {
    /// The rows.
    pub(super) set: BitSet,
    /// Number of rows.
    pub(super) count: u32,
    /// The rows as a list, if there are so few that looking up each one beats going over all bits.
    few: Option<Vec<u32>>,
}

impl Mask {
    /// A mask of `set`.
    pub(super) fn new(set: BitSet) -> Self {
        let count = set.count();
        let few = (count as usize <= set.universe() / 512).then(|| set.iter().map(|row| row as u32).collect());
        Self { set, count, few }
    }
}
