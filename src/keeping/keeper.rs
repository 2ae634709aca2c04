//! Answers about the entries of a package whose files are elsewhere.

use std::ops::Range;

use super::collector::{Collector, Hanging};
use super::dictionary::Dictionary;
use super::ids::Ids;
use super::related::{Kin, related};
use super::texts::tables_of;
use crate::dataset::{AreaKind, Dataset, Distant, HeldEdition, HeldTable, ListKind, Part, Table, bake, order};
use crate::query::{Engine, EntryColumns, Filters, Links, Order, Preparing, Searched, Selection};
use crate::statistics::Ground;

/// Where the files of the package are.
pub trait Files {
    /// These bytes of a file (`entries.csv`); `None` if it cannot be read any more.
    fn read(&self, file: &str, bytes: Range<u64>) -> Option<Vec<u8>>;
}

/// What hangs on each entry.
#[derive(Debug)]
pub(super) struct Ties {
    /// As [`EntryColumns`] has them.
    pub(super) areas: Links,
    pub(super) places: Links,
    pub(super) actors: Links,
    /// Sources of the actors, in the same order.
    pub(super) actor_sources: Links,
    pub(super) facts: Links,
}

/// A package of many entries. Rows are numbered in official order, entries in that of their file.
#[derive(Debug)]
pub struct Keeper {
    engine: Engine,
    preparing: Option<Preparing>,
    ids: Ids,
    /// Entry of each row, and row of each entry.
    pub(super) order: Vec<u32>,
    rows: Vec<u32>,
    pub(super) topics: Vec<u32>,
    pub(super) ties: Ties,
    pub(super) keys: [Dictionary; 3],
    pub(super) sources: Dictionary,
    pub(super) entry_starts: Vec<u32>,
    pub(super) fact_starts: Vec<u32>,
    /// Which areas are parts.
    pub(super) has_tile: Vec<bool>,
    /// What was asked last, and the answer: windows of rows are cut out of it.
    asked: (Filters, Order),
    selection: Selection,
    searched: Searched,
    /// What may be asked next, with its answer.
    foreseen: Option<(Filters, Selection)>,
}

impl Ties {
    fn heap_bytes(&self) -> usize {
        let Self { areas, places, actors, actor_sources, facts } = self;
        [areas, places, actors, actor_sources, facts].into_iter().map(Links::heap_bytes).sum()
    }
}

impl Keeper {
    /// The keeper of the entries that `collector` has taken down, and what the page is told at first. `dataset` is the package without entries.
    pub fn new(dataset: &Dataset, collector: Collector) -> (Self, Distant) {
        let distant = distant(dataset, &collector);
        let Collector { texts, ids, years, lists, positions, topics, hanging, entry_starts, fact_starts, .. } =
            collector;
        let [areas, places, actors, facts] = hanging;
        let len = years.len();
        // As `Dataset::from_tables` has it: newest edition first, events before measures, then as listed.
        let official = |at: usize| {
            let [year, list] =
                [years.get(at).map_or(0, |year| u64::from(!year)), lists.get(at).map_or(0, |list| *list as u64)];
            year << 40 | list << 32 | positions.get(at).map_or(0, |position| u64::from(*position))
        };
        let order =
            if (0..len).map(official).is_sorted() { (0..len as u32).collect() } else { order((0..len).map(official)) };
        let mut rows = vec![0; len];
        for (row, entry) in order.iter().enumerate() {
            if let Some(slot) = rows.get_mut(*entry as usize) {
                *slot = row as u32;
            }
        }
        let links = |hanging: Hanging| Links::new(len, &hanging.owners, hanging.values);
        let actor_sources = Links::new(len, &actors.owners, actors.sources);
        let ties = Ties {
            areas: links(areas),
            places: links(places),
            actors: Links::new(len, &actors.owners, actors.values),
            actor_sources,
            facts: facts_of(len, facts),
        };
        let Ties { areas, places, actors, facts, .. } = &ties;
        let columns =
            EntryColumns { order: &order, years: &years, lists: &lists, topics: &topics, areas, places, actors, facts };
        let engine = Engine::of_columns(dataset, texts, &columns);
        let asked = (Filters::default(), Order::default());
        let keeper = Self {
            preparing: engine.preparing(),
            selection: engine.run(&asked.0),
            engine,
            ids,
            order,
            rows,
            topics,
            ties,
            keys: collector.keys,
            sources: collector.sources,
            entry_starts,
            fact_starts,
            has_tile: dataset.areas.iter().map(|area| area.tile.is_some()).collect(),
            asked,
            searched: Searched::default(),
            foreseen: None,
        };
        (keeper, distant)
    }

    /// Goes on with the index of the text, over some rows. False when it is there; until then the text is read.
    pub fn prepare(&mut self, rows: usize) -> bool {
        let goes_on = self.preparing.as_mut().is_some_and(|preparing| preparing.step(&self.engine, rows));
        if !goes_on {
            self.preparing = None;
        }
        goes_on
    }

    /// Answers filters; what is asked of rows afterwards is about this answer.
    pub fn ask(&mut self, filters: Filters, order: Order) -> &Selection {
        if self.asked.0 != filters {
            self.selection = match self.foreseen.take_if(|(foreseen, _)| *foreseen == filters) {
                Some((_, selection)) => selection,
                None => self.engine.run_after(&mut self.searched, &filters),
            };
        }
        self.asked = (filters, order);
        &self.selection
    }

    /// What was asked last.
    pub(super) fn asked(&self) -> &(Filters, Order) {
        &self.asked
    }

    /// Asks in `act`, and goes back to what was asked before: that is still the last answer. What was asked aside is at hand if it
    /// is asked in earnest next.
    pub(super) fn aside<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let (asked, selection) = (self.asked.clone(), self.selection.clone());
        let told = act(self);
        let (filters, _) = std::mem::replace(&mut self.asked, asked);
        self.foreseen = Some((filters, std::mem::replace(&mut self.selection, selection)));
        told
    }

    /// What to drop when nothing passes; see [`Engine::drops`].
    pub fn drops(&mut self) -> Vec<(crate::query::Facet, u32)> {
        if self.selection.total > 0 {
            return Vec::new();
        }
        self.engine.drops_after(&mut self.searched, &self.asked.0)
    }

    /// The rows at these places of the last answer.
    pub fn window(&self, places: Range<u32>) -> Vec<u32> {
        self.engine.window(&self.selection, self.asked.1, places)
    }

    /// The place of a row in the last answer.
    pub fn place_of(&self, row: u32) -> Option<u32> {
        self.engine.place_of(&self.selection, self.asked.1, row)
    }

    /// The row of the entry with this id. Its hash is known here: whether it is the same id, its text tells.
    pub fn row_of(&self, id: &str) -> Option<u32> {
        self.ids.find(id).and_then(|entry| self.rows.get(entry as usize)).copied()
    }

    /// Up to `most` rows that belong together with this one, the closest first, as [`crate::statistics::related`] has them.
    pub fn related(&self, row: u32, most: usize) -> Vec<(u32, Vec<Ground>)> {
        let entry = self.entry_at(row);
        let found: Vec<Kin> = related(self, entry, most);
        found.into_iter().map(|kin| (kin.row, kin.grounds)).collect()
    }

    /// Entries with all that hangs on them, as their five tables; `None` if the files are gone.
    pub fn tables(&self, rows: &[u32], files: &dyn Files) -> Option<Vec<(&'static str, Table)>> {
        let entries: Vec<u32> = rows.iter().map(|row| self.entry_at(*row)).collect();
        tables_of(self, &entries, files)
    }

    /// The same as a text that [`crate::dataset::read_entries`] reads.
    pub fn texts(&self, rows: &[u32], files: &dyn Files) -> Option<String> {
        let tables = self.tables(rows, files)?;
        let tables: Vec<(&str, &Table)> = tables.iter().map(|(file, table)| (*file, table)).collect();
        Some(bake(&tables, Part::First))
    }

    pub(super) fn entry_at(&self, row: u32) -> u32 {
        self.order.get(row as usize).copied().unwrap_or(u32::MAX)
    }

    /// Number of entries.
    pub fn entries(&self) -> u32 {
        self.order.len() as u32
    }

    /// Bytes on the heap.
    pub fn heap_bytes(&self) -> usize {
        let columns = [&self.order, &self.rows, &self.topics, &self.entry_starts, &self.fact_starts];
        let columns: usize = columns.iter().map(|column| column.capacity() * 4).sum();
        columns + self.ties.heap_bytes() + self.ids.heap_bytes() + self.engine.heap_bytes()
    }
}

/// Numbers of the facts of each entry, by their positions.
fn facts_of(len: usize, facts: Hanging) -> Links {
    let keys = || {
        facts.owners.iter().zip(&facts.sources).map(|(owner, position)| u64::from(*owner) << 32 | u64::from(*position))
    };
    if keys().is_sorted() {
        return Links::new(len, &facts.owners, facts.values);
    }
    let sorted = order(keys());
    let column = |values: &[u32]| sorted.iter().filter_map(|at| values.get(*at as usize)).copied().collect::<Vec<_>>();
    Links::new(len, &column(&facts.owners), column(&facts.values))
}

/// What the page is told of what it does not have.
fn distant(dataset: &Dataset, collector: &Collector) -> Distant {
    let is_part = |at: u32| dataset.areas.get(at as usize).is_some_and(|area| area.kind == AreaKind::Part);
    let editions = dataset.editions.iter().map(|edition| HeldEdition {
        year: edition.year,
        events: held(collector, edition.year, ListKind::Event),
        measures: held(collector, edition.year, ListKind::Measure),
        areas: collector.reached.iter().filter(|(year, area)| *year == edition.year && is_part(*area)).count() as u32,
    });
    let uses = collector.uses.iter().zip(0..).filter(|(counts, _)| **counts != [0; 3]);
    let tables = super::KEPT_TABLES.iter().zip(&collector.shares);
    Distant {
        editions: editions.collect(),
        uses: uses.map(|(counts, at)| (collector.sources.key(at).to_owned(), *counts)).collect(),
        tables: tables.map(|(name, share)| HeldTable { name: (*name).to_owned(), records: share.records }).collect(),
    }
}

fn held(collector: &Collector, year: u16, list: ListKind) -> u32 {
    let all = collector.years.iter().zip(&collector.lists);
    all.filter(|(of_year, of_list)| **of_year == year && **of_list == list).count() as u32
}
