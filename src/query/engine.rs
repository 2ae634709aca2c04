//! The engine: rows as columns, and answering [`Filters`] with them.

use super::beginnings::Beginnings;
use super::bits::BitSet;
use super::characters::CharacterTable;
use super::corpus::Corpus;
use super::facets::{FacetCounts, Mask, Values};
use super::filters::{Facet, Filters, Order};
use super::places::Ranked;
use super::terms::go_on;
use crate::dataset::sorted;

/// Answers filters over the rows of one package. Never changes: a new package is a new engine.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) characters: CharacterTable,
    pub(super) years: Vec<u16>,
    /// Years, lists, areas, topics, places, as in [`Facet::ALL`]; then actors.
    pub(super) values: [Values; 6],
    /// Place of each row in [`Order::City`].
    pub(super) city_ranks: Vec<u16>,
    /// Place of each row in [`Order::Topic`].
    pub(super) topic_ranks: Vec<u16>,
    /// The rows of each place in [`Order::City`].
    pub(super) by_city: Ranked,
    /// The rows of each place in [`Order::Topic`].
    pub(super) by_topic: Ranked,
    /// Chinese titles.
    pub(super) names: Corpus,
    /// All other texts.
    pub(super) body: Corpus,
    /// Texts of the facts, where those come apart ([`Engine::of_columns`]); else they are in `body`.
    pub(super) facts: Corpus,
    /// Found with the index of the texts.
    pub(super) beginnings: Beginnings,
    /// Up to this number of rows the text is scanned.
    pub(super) scanned_rows: usize,
}

/// What the filters let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Number of rows.
    pub total: u32,
    /// The rows.
    pub rows: BitSet,
    /// What choosing each facet value would give.
    pub counts: FacetCounts,
}

/// The rows of a search text: kept by who asks again and again, mostly for other filters with the same text.
#[derive(Debug, Default)]
pub struct Searched {
    text: String,
    /// All of them, whatever else was filtered by.
    rows: Option<BitSet>,
}

/// The rows that each facet lets through, in the order of [`Facet::ALL`]; `None` is all.
type Passed = [Option<BitSet>; 6];

impl Engine {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.names.len()
    }

    /// The years of the package, newest first.
    pub fn years(&self) -> &[u16] {
        &self.years
    }

    /// Bytes on the heap: columns, text, index.
    pub fn heap_bytes(&self) -> usize {
        let columns: usize = self.values.iter().map(Values::heap_bytes).sum();
        let ranks = (self.city_ranks.capacity() + self.topic_ranks.capacity()) * 2;
        let ranks = ranks + self.by_city.heap_bytes() + self.by_topic.heap_bytes();
        let texts: usize = [&self.names, &self.body, &self.facts].into_iter().map(Corpus::heap_bytes).sum();
        columns + ranks + texts + self.beginnings.heap_bytes() + self.characters.heap_bytes()
    }

    /// The rows that pass `filters`, and what each facet value would give.
    pub fn run(&self, filters: &Filters) -> Selection {
        self.run_after(&mut Searched::default(), filters)
    }

    /// The same, where `searched` knows what was searched for before.
    pub fn run_after(&self, searched: &mut Searched, filters: &Filters) -> Selection {
        let passed = self.passed(filters, searched);
        let all = self.passing(&passed, None).map(Mask::new);
        let count = |at: usize, values: &Values| match passed.get(at) {
            Some(Some(_)) => values.counts(self.passing(&passed, Some(at)).map(Mask::new).as_ref()),
            _ => values.counts(all.as_ref()),
        };
        let [years, lists, areas, topics, places, _] = &self.values;
        let counts = FacetCounts {
            years: count(0, years),
            lists: count(1, lists),
            areas: count(2, areas),
            topics: count(3, topics),
            places: count(4, places),
        };
        match all {
            Some(mask) => Selection { total: mask.count, rows: mask.set, counts },
            None => Selection { total: self.rows() as u32, rows: BitSet::full(self.rows()), counts },
        }
    }

    /// For each active facet, the number of rows without it: what to drop when nothing passes. Only where that is
    /// more than 0; largest first, equal ones in the order of [`Facet::ALL`].
    pub fn drops(&self, filters: &Filters) -> Vec<(Facet, u32)> {
        self.drops_after(&mut Searched::default(), filters)
    }

    /// The same, where `searched` knows what was searched for before.
    pub fn drops_after(&self, searched: &mut Searched, filters: &Filters) -> Vec<(Facet, u32)> {
        let passed = self.passed(filters, searched);
        let mut drops = Vec::new();
        for (at, (facet, rows)) in Facet::ALL.into_iter().zip(&passed).enumerate() {
            if rows.is_some() {
                let count = self.passing(&passed, Some(at)).map_or(self.rows() as u32, |rows| rows.count());
                drops.push((facet, count));
            }
        }
        drops.retain(|(_, count)| *count > 0);
        sorted(drops, |(_, count)| !u64::from(*count))
    }

    /// The rows of `selection` in `order`.
    pub fn ordered(&self, selection: &Selection, order: Order) -> Vec<u32> {
        let mut rows: Vec<u32> = Vec::with_capacity(selection.total as usize);
        rows.extend(selection.rows.iter().map(|row| row as u32));
        let ranks = match order {
            Order::Official => return rows,
            Order::City => &self.city_ranks,
            Order::Topic => &self.topic_ranks,
        };
        // Sorting by counting: first how many rows each rank has, then every row to its place.
        let rank = |row: u32| ranks.get(row as usize).copied().unwrap_or_default() as usize;
        let highest = rows.iter().map(|row| rank(*row)).max().unwrap_or_default();
        let mut starts = vec![0_usize; highest + 2];
        for row in &rows {
            if let Some(count) = starts.get_mut(rank(*row) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = vec![0; rows.len()];
        for row in rows {
            if let Some(place) = starts.get_mut(rank(row)) {
                if let Some(slot) = sorted.get_mut(*place) {
                    *slot = row;
                }
                *place += 1;
            }
        }
        sorted
    }

    fn passed(&self, filters: &Filters, searched: &mut Searched) -> Passed {
        let years: Vec<String> = filters.years.iter().map(u16::to_string).collect();
        let lists: Vec<String> = filters.lists.iter().map(|list| list.as_str().to_string()).collect();
        let keys = [&years, &lists, &filters.areas, &filters.topics, &filters.places];
        let mut passed = Passed::default();
        for ((passed, values), keys) in passed.iter_mut().zip(&self.values).zip(keys) {
            *passed = values.chosen(keys, self.rows());
        }
        if filters.is_active(Facet::Text) {
            passed[5] = self.searched(&filters.text, &passed, searched);
        }
        passed
    }

    /// The rows that have all words of `text`, right where they fail one of the other facets at most.
    fn searched(&self, text: &str, others: &Passed, before: &mut Searched) -> Option<BitSet> {
        if before.text == text && before.rows.is_some() {
            return before.rows.clone();
        }
        let mut relevant = self.failing_one_at_most(others);
        // What is typed on is found among what was found: no other text need be read.
        if let Some(rows) = before.rows.as_ref().filter(|_| go_on(&self.characters, &before.text, text)) {
            relevant.intersect(rows);
        }
        let rows = self.found(text, &relevant);
        // Under one other facet no row fails more: the answer is that for all rows.
        if others.iter().flatten().count() < 2 {
            *before = Searched { text: text.to_owned(), rows: rows.clone() };
        }
        rows
    }

    /// Rows that fail one facet at most: no count and no answer depends on another row, so the text of others is
    /// not looked at.
    fn failing_one_at_most(&self, passed: &Passed) -> BitSet {
        let mut failing_one = BitSet::full(self.rows());
        // Who fails the only facet fails one at most.
        if passed.iter().flatten().count() < 2 {
            return failing_one;
        }
        let mut failing_none = failing_one.clone();
        for set in passed.iter().flatten() {
            failing_one.intersect(set);
            failing_one.unite(&failing_none);
            failing_none.intersect(set);
        }
        failing_one
    }

    /// Rows that pass all facets, or all but the one at `without`; `None` is all rows.
    fn passing(&self, passed: &Passed, without: Option<usize>) -> Option<BitSet> {
        let mut active =
            passed.iter().enumerate().filter(|(at, _)| Some(*at) != without).filter_map(|(_, set)| set.as_ref());
        let mut passing = active.next()?.clone();
        active.for_each(|set| passing.intersect(set));
        Some(passing)
    }
}
