//! The page's side of a package whose entries a worker keeps: asks, remembers what has come, tells the page.
//!
//! Every entry that was ever on show stays in memory: about a kilobyte each. A reader who scrolls for an hour sees some
//! thousands.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::kept::{Kept, Keeping, Neighbours};
use super::long_list_rows::RowSource;
use crate::browser::package_reader::Reading;
use crate::dataset::{Entry, read_entries};
use crate::keeping::{Answer, Found, Question, Reply, Rows};
use crate::query::{Facet, FacetCounts, Filters, Order, Selection};
use crate::view_state::{Dropped, ViewState};

/// Rows that are sent with an answer until the list has said how many it shows first.
const FIRST_ROWS: u32 = 12;

/// More are never asked for at once.
const MOST_ROWS: u32 = 200;

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// One package is kept at a time.
struct State {
    reading: Reading,
    atlas: Option<Atlas>,
    kept: Kept,
    /// Number of the last question about filters, and of the last answer.
    asked_number: u32,
    number: u32,
    asked: Option<(Filters, Order)>,
    /// The filters have changed since the last question.
    is_late: bool,
    first_rows: u32,
    entries: Vec<&'static Entry>,
    places: HashMap<&'static str, usize>,
    wanted: HashMap<String, bool>,
    /// Of the last answer: entries by place, what was asked for, where entries stand, what is beside them.
    rows: HashMap<u32, usize>,
    asked_rows: Vec<Range<u32>>,
    standing: HashMap<String, Option<Option<u32>>>,
    neighbours: HashMap<String, Option<&'static Neighbours>>,
    drops: Vec<(Facet, u32)>,
    totals: FacetCounts,
}

/// Takes over the worker that has read a package. `reply` is its answer to no filter.
pub fn take(reading: Reading, reply: &str) -> Option<Kept> {
    let Some(Reply::Answer(answer)) = Reply::read(reply) else { return None };
    let selection = Selection { total: answer.total, counts: answer.counts.clone(), ..Selection::default() };
    // Signals that no part of the page owns: they stay as long as the page.
    let owner = Owner::new();
    let (selection, arrived) = owner.with(|| (RwSignal::new(selection), RwSignal::new(0)));
    std::mem::forget(owner);
    let kept = Kept { selection, arrived, keeper: &Keeper };
    let mut state = State {
        reading,
        atlas: None,
        kept,
        asked_number: 0,
        number: 0,
        asked: Some((Filters::default(), Order::default())),
        is_late: false,
        first_rows: FIRST_ROWS,
        entries: Vec::new(),
        places: HashMap::new(),
        wanted: HashMap::new(),
        rows: HashMap::new(),
        asked_rows: Vec::new(),
        standing: HashMap::new(),
        neighbours: HashMap::new(),
        drops: Vec::new(),
        totals: answer.counts,
    };
    state.take_rows(&answer.rows);
    STATE.set(Some(state));
    Some(kept)
}

/// Lets go of the package that is kept, and of its worker.
pub fn let_go() {
    drop(STATE.take());
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> Option<T> {
    STATE.with_borrow_mut(|state| state.as_mut().map(act))
}

/// A reply of the worker.
pub fn hear(text: &str) {
    let Some(reply) = Reply::read(text) else { return };
    let Some((kept, atlas)) = with(|state| (state.kept, state.atlas)) else { return };
    match reply {
        Reply::Answer(answer) => {
            let selection = with(|state| state.take_answer(answer)).flatten();
            if let Some(selection) = selection {
                kept.selection.set(selection);
            }
            if let Some(atlas) = atlas {
                atlas.arrived();
                if with(|state| std::mem::take(&mut state.is_late)) == Some(true) {
                    ask(atlas);
                }
            }
        }
        Reply::Rows(rows) => drop(with(|state| {
            if rows.number == state.number {
                state.take_rows(&rows);
            }
        })),
        Reply::Entry(found) => {
            if with(|state| state.take_found(found)).flatten().is_some_and(|id| atlas.is_some_and(|atlas| atlas.miss(&id))) {
                return;
            }
        }
        Reply::Place(number, id, place) => drop(with(|state| {
            if number == state.number {
                state.standing.insert(id, Some(place));
            }
        })),
        Reply::Lost => {
            if let Some(atlas) = atlas {
                atlas.dropped.set(vec![Dropped::new("data", &atlas.opened.map_or("", |opened| &opened.origin))]);
            }
        }
    }
    kept.arrived.update(|count| *count += 1);
}

/// Asks for what the filters of the page let through, unless a question is under way: then as soon as it is answered.
fn ask(atlas: Atlas) {
    let Some(filters) = atlas.filters.try_get_untracked() else { return };
    let order = Order::ALL.get(atlas.order_at.get_untracked()).copied().unwrap_or_default();
    let is_asked = with(|state| {
        let now = (filters, order);
        if state.asked.as_ref() == Some(&now) {
            return false;
        }
        if state.asked_number != state.number {
            state.is_late = true;
            return false;
        }
        state.asked_number += 1;
        let hash = ViewState { filters: now.0.clone(), order, ..ViewState::default() }.encode();
        state.asked = Some(now);
        state.send(&Question::Ask { number: state.asked_number, hash, rows: state.first_rows });
        true
    });
    if is_asked == Some(true) {
        // The mark of the change waits for the answer.
        atlas.wait();
    }
}

impl State {
    fn send(&self, question: &Question) {
        self.reading.ask(&question.write());
    }

    /// Keeps entries, each once, and gives back their places.
    fn intern(&mut self, texts: &str) -> Vec<usize> {
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

    fn take_rows(&mut self, rows: &Rows) {
        let places = self.intern(&rows.texts);
        self.rows.extend((rows.start..).zip(places));
    }

    fn take_answer(&mut self, answer: Answer) -> Option<Selection> {
        if answer.rows.number != self.asked_number {
            return None;
        }
        self.number = self.asked_number;
        self.rows.clear();
        self.asked_rows.clear();
        self.standing.clear();
        self.neighbours.clear();
        self.drops = answer.drops;
        self.take_rows(&answer.rows);
        Some(Selection { total: answer.total, counts: answer.counts, ..Selection::default() })
    }

    /// The key of an entry that is not there.
    fn take_found(&mut self, found: Found) -> Option<String> {
        let places = self.intern(&found.texts);
        if places.is_empty() {
            return Some(found.id);
        }
        let entries: Vec<&'static Entry> = places.iter().filter_map(|place| self.entries.get(*place)).copied().collect();
        let mut others = entries.into_iter().skip(1);
        let beside = found.beside.map(|is_there| if is_there { others.next() } else { None });
        let neighbours = Neighbours { beside, related: others.zip(found.grounds).collect() };
        self.neighbours.insert(found.id, Some(Box::leak(Box::new(neighbours))));
        None
    }

    /// Asks for the rows of `range` that have neither come nor been asked for.
    fn want(&mut self, range: Range<u32>) {
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

impl Atlas {
    /// There is no entry with this key: the state lets go of it, as of everything that a link says in vain.
    fn miss(self, id: &str) -> bool {
        let is_open = self.with_state_untracked(|state| state.entry.as_deref() == Some(id));
        if is_open {
            self.choose(|state| state.entry = None);
            self.dropped.set(vec![Dropped::new("entry", id)]);
        }
        is_open
    }
}

/// The worker of the package that is kept.
struct Keeper;

impl Keeping for Keeper {
    fn follow(&self, atlas: Atlas) {
        with(|state| state.atlas = Some(atlas));
        Effect::new(move || {
            atlas.filters.track();
            atlas.order_at.track();
            ask(atlas);
        });
    }

    fn place(&self, id: &str) -> Option<usize> {
        with(|state| {
            let found = state.places.get(id).copied();
            if found.is_none() && state.wanted.insert(id.to_string(), true).is_none() {
                state.send(&Question::Entry { id: id.to_string() });
            }
            found
        })
        .flatten()
    }

    fn at(&self, place: usize) -> Option<&'static Entry> {
        with(|state| state.entries.get(place).copied()).flatten()
    }

    fn rows(&self, atlas: Atlas) -> RowSource {
        let kept = atlas.kept;
        let follow = move || {
            if let Some(kept) = kept {
                kept.arrived.track();
            }
        };
        let total = Memo::new(move |_| atlas.selection.with(|selection| selection.total as usize));
        let version = Memo::new(move |_| {
            atlas.selection.track();
            follow();
            with(|state| state.number as usize).unwrap_or_default()
        });
        let at = move |places: Range<u32>| {
            follow();
            let at = |state: &mut State, place| state.rows.get(&place).and_then(|at| state.entries.get(*at)).copied();
            with(|state| places.clone().map(|place| at(state, place)).collect()).unwrap_or_default()
        };
        let place_of = move |id: &str| {
            follow();
            with(|state| match state.standing.get(id) {
                Some(known) => *known,
                None => {
                    state.standing.insert(id.to_string(), None);
                    state.send(&Question::Place { number: state.number, id: id.to_string() });
                    None
                }
            })
            .flatten()
        };
        let want = |range| drop(with(|state| state.want(range)));
        RowSource { version, total, at: Arc::new(at), want: Arc::new(want), place_of: Arc::new(place_of) }
    }

    fn neighbours(&self, id: &str) -> Option<&'static Neighbours> {
        with(|state| {
            let known = state.neighbours.get(id).copied();
            if known.is_none() {
                state.neighbours.insert(id.to_string(), None);
                state.send(&Question::Entry { id: id.to_string() });
            }
            known.flatten()
        })
        .flatten()
    }

    fn drops(&self) -> Vec<(Facet, u32)> {
        with(|state| state.drops.clone()).unwrap_or_default()
    }

    fn totals(&self) -> FacetCounts {
        with(|state| state.totals.clone()).unwrap_or_default()
    }
}
