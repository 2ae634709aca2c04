//! Takes down what is needed of the entries and of what hangs on them, while each file is read once.

use std::collections::BTreeSet;

use super::dictionary::{Dictionary, NOWHERE};
use super::ids::Ids;
use super::shares::Share;
use crate::dataset::{AreaRelation, ListKind, columns_of};
use crate::query::{CharacterTable, EntryTexts};

/// The tables that a package has a million rows of, without `.csv`.
pub const KEPT_TABLES: [&str; 5] = ["entries", "entry_areas", "entry_places", "entry_actors", "facts"];

/// A record as the judge has it.
pub trait Record {
    /// Its cell in this column, counted from 0; empty where there is none.
    fn cell(&self, column: usize) -> &str;
    /// Where it begins in its file, in bytes.
    fn start(&self) -> u64;
}

/// A table that hangs on the entries: one record after the other.
#[derive(Debug, Default)]
pub(super) struct Hanging {
    /// Number of the entry.
    pub(super) owners: Vec<u32>,
    /// What it is tied to, or how the file says it.
    pub(super) values: Vec<u32>,
    /// Place of the source, or position.
    pub(super) sources: Vec<u32>,
}

/// The columns of a package's entries, filled while the files are read: the tables that are referred to come first.
#[derive(Debug)]
pub struct Collector {
    pub(super) texts: EntryTexts,
    pub(super) ids: Ids,
    pub(super) years: Vec<u16>,
    pub(super) lists: Vec<ListKind>,
    pub(super) positions: Vec<u32>,
    pub(super) topics: Vec<u32>,
    /// Where each entry begins in its file; the end of the file is one more.
    pub(super) entry_starts: Vec<u32>,
    pub(super) fact_starts: Vec<u32>,
    /// Areas, places, actors, facts.
    pub(super) hanging: [Hanging; 4],
    pub(super) shares: [Share; 5],
    /// Of the sources: titles, actors and facts taken from each.
    pub(super) uses: Vec<[u32; 3]>,
    pub(super) sources: Dictionary,
    /// Areas, places, actors.
    pub(super) keys: [Dictionary; 3],
    topic_keys: Dictionary,
    /// Years and areas where something happened.
    pub(super) reached: BTreeSet<(u16, u32)>,
    /// The table at hand: its place in [`KEPT_TABLES`], and where its file has the columns that are read.
    table: usize,
    columns: Vec<usize>,
    width: usize,
}

impl Collector {
    /// Nothing yet. `characters` is the table of all characters.
    pub fn new(characters: CharacterTable) -> Self {
        Self {
            texts: EntryTexts::new(characters),
            ids: Ids::default(),
            years: Vec::new(),
            lists: Vec::new(),
            positions: Vec::new(),
            topics: Vec::new(),
            entry_starts: Vec::new(),
            fact_starts: Vec::new(),
            hanging: Default::default(),
            shares: Default::default(),
            uses: Vec::new(),
            sources: Dictionary::default(),
            keys: Default::default(),
            topic_keys: Dictionary::default(),
            reached: BTreeSet::new(),
            table: 0,
            columns: Vec::new(),
            width: 0,
        }
    }

    /// Begins one of [`KEPT_TABLES`]; `text_of` gives the text of a table that was read before. False for other tables.
    pub fn begin<'t>(&mut self, table: &str, header: &[&str], text_of: impl Fn(&str) -> &'t str) -> bool {
        let Some(place) = KEPT_TABLES.iter().position(|one| *one == table) else { return false };
        self.table = place;
        self.width = header.len();
        let missing = header.len();
        let column_of = |name: &&str| header.iter().position(|one| one == name).unwrap_or(missing);
        self.columns = columns_of(table).unwrap_or_default().iter().map(column_of).collect();
        if let Some(share) = self.shares.get_mut(place) {
            *share = Share::new(header);
        }
        if self.sources.len() == 0 {
            self.sources = Dictionary::read(text_of("sources.csv"), "id");
            self.uses = vec![[0; 3]; self.sources.len()];
        }
        let [areas, places, actors] = &mut self.keys;
        match table {
            "entries" => self.topic_keys = Dictionary::read(text_of("topics.csv"), "id"),
            "entry_areas" => *areas = Dictionary::read(text_of("areas.csv"), "code"),
            "entry_places" => *places = Dictionary::read(text_of("places.csv"), "id"),
            "entry_actors" => *actors = Dictionary::read(text_of("actors.csv"), "id"),
            _ => {}
        }
        true
    }

    /// Takes the next record of the table that was begun last.
    pub fn take(&mut self, record: &impl Record) {
        let (table, width) = (self.table, self.width);
        if let Some(share) = self.shares.get_mut(table) {
            share.push((0..width).map(|column| record.cell(column)));
        }
        let columns = std::mem::take(&mut self.columns);
        let cell = |name: usize| columns.get(name).map_or("", |column| record.cell(*column));
        match table {
            0 => self.take_entry(record.start(), &cell),
            4 => self.take_fact(record.start(), &cell),
            _ => self.take_link(table, &cell),
        }
        self.columns = columns;
    }

    /// Ends the table that was begun last: its file has this many bytes.
    pub fn end(&mut self, bytes: u64) {
        match self.table {
            0 => self.entry_starts.push(bytes as u32),
            4 => self.fact_starts.push(bytes as u32),
            _ => {}
        }
    }

    /// The first records of a table that was begun, as CSV.
    pub fn share_of(&self, file: &str) -> Option<&str> {
        let place = KEPT_TABLES.iter().position(|table| file.strip_suffix(".csv") == Some(table))?;
        self.shares.get(place).map(|share| share.text.as_str()).filter(|text| !text.is_empty())
    }

    /// Number of entries so far.
    pub fn entries(&self) -> usize {
        self.years.len()
    }

    fn take_entry<'c>(&mut self, start: u64, cell: &impl Fn(usize) -> &'c str) {
        self.ids.push(cell(0));
        self.entry_starts.push(start as u32);
        self.years.push(cell(1).parse().unwrap_or_default());
        self.lists.push(ListKind::from_word(cell(2)).unwrap_or_default());
        self.positions.push(cell(3).parse().unwrap_or_default());
        self.topics.push(self.topic_keys.place(cell(4)));
        let body = [cell(6), cell(7), cell(8), cell(10), cell(11)];
        self.texts.push_entry(cell(5), &body);
        self.count_use(cell(9), 0);
    }

    fn take_link<'c>(&mut self, table: usize, cell: &impl Fn(usize) -> &'c str) {
        let Some(owner) = self.ids.find_next(cell(0)) else { return };
        let Some(place) = self.keys.get(table - 1).map(|keys| keys.place(cell(1))).filter(|at| *at != NOWHERE) else {
            return;
        };
        let (value, source) = match table {
            1 => {
                let is_partner = cell(2) == AreaRelation::Partner.as_str();
                if !is_partner {
                    self.reached.insert((self.years.get(owner as usize).copied().unwrap_or_default(), place));
                }
                (place * 2 + u32::from(is_partner), None)
            }
            2 => (place, None),
            _ => (place, Some(self.sources.place(cell(2)))),
        };
        if table == 3 {
            self.count_use(cell(2), 1);
        }
        if let Some(hanging) = self.hanging.get_mut(table - 1) {
            hanging.owners.push(owner);
            hanging.values.push(value);
            hanging.sources.extend(source);
        }
    }

    fn take_fact<'c>(&mut self, start: u64, cell: &impl Fn(usize) -> &'c str) {
        let number = self.fact_starts.len() as u32;
        self.fact_starts.push(start as u32);
        self.texts.push_fact(&[cell(4), cell(5)]);
        self.count_use(cell(13), 2);
        let Some(owner) = self.ids.find_next(cell(0)) else { return };
        let [.., facts] = &mut self.hanging;
        facts.owners.push(owner);
        facts.values.push(number);
        facts.sources.push(cell(1).parse().unwrap_or_default());
    }

    fn count_use(&mut self, source: &str, kind: usize) {
        if let Some(count) = self.uses.get_mut(self.sources.place(source) as usize).and_then(|of| of.get_mut(kind)) {
            *count += 1;
        }
    }
}
