//! What the page remembers of a package whose entries a worker keeps: what was asked, and what has come.
//!
//! Every entry that was ever on show stays in memory: about a kilobyte each. A reader who scrolls for an hour sees some
//! thousands.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Atlas;
use super::kept::{Kept, Neighbours};
use crate::browser::package_reader::Reading;
use crate::dataset::{Entry, read_entries};
use crate::keeping::{Answer, FIRST_ROWS, Found, Question, Rows};
use crate::query::{Facet, FacetCounts, Filters, Order};
use crate::view_state::ViewState;

/// More are never asked for at once.
const MOST_ROWS: u32 = 200;

/// One package is kept at a time.
pub(super) struct State {
    pub(super) reading: Reading,
    pub(super) atlas: Option<Atlas>,
    pub(super) kept: Kept,
    /// Number of the last question about filters, and of the last answer.
    pub(super) asked_number: u32,
    pub(super) number: u32,
    /// Rows of the last answer.
    pub(super) total: u32,
    /// An answer whose first rows are on their way.
    pub(super) coming: Option<Answer>,
    pub(super) asked: Option<(Filters, Order)>,
    /// Answers come before the frame that a change begins: waiting for them pays.
    pub(super) is_quick: bool,
    pub(super) first_rows: u32,
    pub(super) entries: Vec<&'static Entry>,
    pub(super) places: HashMap<&'static str, usize>,
    /// Keys of entries that were asked for by a link.
    pub(super) wanted: HashSet<String>,
    /// Of the last answer: entries by place, what was asked for, where entries stand, what is beside them.
    pub(super) rows: HashMap<u32, usize>,
    pub(super) asked_rows: Vec<Range<u32>>,
    pub(super) standing: HashMap<String, Option<Option<u32>>>,
    pub(super) neighbours: HashMap<String, Option<&'static Neighbours>>,
    pub(super) drops: Vec<(Facet, u32)>,
    pub(super) totals: FacetCounts,
    /// Places of the last answer whose rows could not be read.
    lost_rows: Vec<Range<u32>>,
    /// The files cannot be read any more.
    pub(super) is_lost: bool,
    /// Nothing is answered any more.
    pub(super) is_broken: bool,
}

impl State {
    /// A package that has just been read; `answer` is to no filter.
    pub(super) fn new(reading: Reading, kept: Kept, answer: &Answer) -> Self {
        Self {
            reading,
            atlas: None,
            kept,
            asked_number: 0,
            number: 0,
            total: answer.total,
            coming: None,
            asked: Some((Filters::default(), Order::default())),
            is_quick: false,
            first_rows: FIRST_ROWS,
            entries: Vec::new(),
            places: HashMap::new(),
            wanted: HashSet::new(),
            rows: HashMap::new(),
            asked_rows: Vec::new(),
            standing: HashMap::new(),
            neighbours: HashMap::new(),
            drops: Vec::new(),
            totals: answer.counts.clone(),
            lost_rows: Vec::new(),
            is_lost: false,
            is_broken: false,
        }
    }

    pub(super) fn send(&self, question: &Question) {
        self.reading.ask(&question.write());
    }

    /// Asks what was asked last.
    pub(super) fn ask(&self) {
        if let Some((filters, order)) = self.asked.clone() {
            let hash = ViewState { filters, order, ..ViewState::default() }.encode();
            self.send(&Question::Ask { number: self.asked_number, hash, rows: self.first_rows });
        }
    }

    /// Asks again what has not been answered; what a part of the page asks for, that asks again.
    pub(super) fn ask_again(&mut self) {
        self.wanted.clear();
        self.standing.retain(|_, known| known.is_some());
        self.neighbours.retain(|_, known| known.is_some());
        if self.number != self.asked_number {
            // The rows that are on show will be others.
            self.asked_rows.clear();
            return self.ask();
        }
        let rows = &self.rows;
        self.asked_rows.retain(|places| places.clone().any(|place| !rows.contains_key(&place)));
        for places in self.asked_rows.clone() {
            self.send(&Question::Rows { number: self.number, places });
        }
    }

    /// Keeps entries, each once, and gives back their places.
    pub(super) fn intern(&mut self, texts: &str) -> Vec<usize> {
        let entries = if texts.is_empty() { Vec::new() } else { read_entries(texts).unwrap_or_default() };
        entries
            .into_iter()
            .map(|entry| {
                self.places.get(entry.id.as_str()).copied().unwrap_or_else(|| {
                    let entry = &*Box::leak(Box::new(entry));
                    self.places.insert(&entry.id, self.entries.len());
                    self.entries.push(entry);
                    self.entries.len() - 1
                })
            })
            .collect()
    }

    pub(super) fn take_rows(&mut self, rows: &Rows) {
        let places = self.intern(&rows.texts);
        self.rows.extend((rows.start..).zip(places));
    }

    pub(super) fn take_answer(&mut self, answer: Answer) {
        self.number = answer.rows.number;
        self.total = answer.total;
        self.rows.clear();
        self.asked_rows.clear();
        self.lost_rows.clear();
        self.standing.clear();
        self.neighbours.clear();
        self.drops = answer.drops;
        self.take_rows(&answer.rows);
    }

    /// The rows that were asked for cannot be read. Whoever comes to them again asks again.
    pub(super) fn lose_rows(&mut self) {
        self.is_lost = true;
        self.lost_rows.append(&mut self.asked_rows);
    }

    /// Keys that were asked for by a link and are not there: nothing will answer them. A link that asks again is told again.
    pub(super) fn give_up(&mut self) -> Vec<String> {
        let places = &self.places;
        self.wanted.extract_if(|id| !places.contains_key(id.as_str())).collect()
    }

    /// Whether the row at a place could not be read.
    pub(super) fn is_lost_row(&self, place: u32) -> bool {
        self.is_broken || self.lost_rows.iter().any(|places| places.contains(&place))
    }

    /// The key of an entry that is not there.
    pub(super) fn take_found(&mut self, found: Found) -> Option<String> {
        let places = self.intern(&found.texts);
        if places.is_empty() {
            // A link that asks for it again is to be told again.
            self.wanted.remove(&found.id);
            return Some(found.id);
        }
        let entries: Vec<&'static Entry> =
            places.iter().filter_map(|place| self.entries.get(*place)).copied().collect();
        let mut others = entries.into_iter().skip(1);
        let beside = found.beside.map(|is_there| if is_there { others.next() } else { None });
        let neighbours = Neighbours { beside, related: others.zip(found.grounds).collect() };
        self.neighbours.insert(found.id, Some(Box::leak(Box::new(neighbours))));
        None
    }

    /// Asks for the rows of `range` that have neither come nor been asked for.
    pub(super) fn want(&mut self, range: Range<u32>) {
        if range.start == 0 {
            self.first_rows = range.end.clamp(1, MOST_ROWS);
        }
        let is_known =
            |place: &u32| self.rows.contains_key(place) || self.asked_rows.iter().any(|asked| asked.contains(place));
        let missing: Vec<u32> = range.filter(|place| !is_known(place)).collect();
        if let (Some(first), Some(last)) = (missing.first(), missing.last())
            && self.number == self.asked_number
        {
            let places = *first..(last + 1).min(first + MOST_ROWS);
            self.asked_rows.push(places.clone());
            self.send(&Question::Rows { number: self.number, places });
        }
    }
}
