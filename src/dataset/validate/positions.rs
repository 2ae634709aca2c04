//! Positions: within a group they are 1, 2, 3 … in any order of rows.

use std::collections::BTreeMap;

use super::faults::{Faults, Place};
use super::hash::{Key, KeyMap};
use super::row::Row;
use super::rule::Rule;

/// Tables with positions, and the columns that make a group.
const ORDERED: [(&str, &[&str]); 12] = [
    ("topics.csv", &[]),
    ("agencies.csv", &[]),
    ("indicators.csv", &[]),
    ("edition_stages.csv", &["year"]),
    ("entries.csv", &["year", "list"]),
    ("facts.csv", &["entry_id"]),
    ("mechanisms.csv", &[]),
    ("mechanism_nodes.csv", &["mechanism_id"]),
    ("mechanism_links.csv", &["mechanism_id"]),
    ("mechanism_figures.csv", &["mechanism_id", "node_id"]),
    ("relations.csv", &[]),
    ("releases.csv", &["version"]),
];

/// The positions of the table that is being read. Most tables are written in order: then a group is one number.
#[derive(Default)]
pub(super) struct Positions {
    group: Option<&'static [&'static str]>,
    /// The first position of each group that is not there yet.
    next: KeyMap,
    /// Positions beyond it, and their rows.
    ahead: BTreeMap<(Key, u32), u32>,
    /// The columns of the group and of the position, once a row was seen.
    columns: Option<(Vec<Option<usize>>, Option<usize>)>,
}

impl Positions {
    /// Those of this table.
    pub(super) fn new(file: &str) -> Self {
        let group = ORDERED.iter().find(|(name, _)| *name == file).map(|(_, group)| *group);
        Self { group, ..Self::default() }
    }

    /// Judges a record. Broken ones count: their place is taken.
    pub(super) fn judge(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let Some(group) = self.group else { return };
        let column = |name: &str| row.piece.column(name);
        let (columns, own) =
            self.columns.get_or_insert_with(|| (group.iter().map(|name| column(name)).collect(), column("position")));
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell_at(column));
        let Ok(position) = cell(*own).parse::<u32>() else { return };
        let key = Key::of(columns.iter().map(|column| cell(*column)));
        let Some(next) = self.next.number(key, 1) else { return };
        if position < *next || self.ahead.contains_key(&(key, position)) {
            let zero = format_args!("the position is 0");
            let twice = format_args!("the position {position} is there twice");
            fault(row.place("position"), if position == 0 { zero } else { twice }, faults);
            return;
        }
        if position > *next {
            self.ahead.insert((key, position), row.number() as u32);
            return;
        }
        *next = next.saturating_add(1);
        while !self.ahead.is_empty() && self.ahead.remove(&(key, *next)).is_some() {
            *next = next.saturating_add(1);
        }
    }

    /// Judges the gaps, when all rows are read.
    pub(super) fn finish(&self, file: &str, faults: &mut Faults) {
        let column_number = self.columns.as_ref().and_then(|(_, own)| *own).map_or(0, |own| own + 1);
        let mut last: Option<(Key, u32)> = None;
        for ((key, position), row) in &self.ahead {
            let before = match last {
                Some((group, position)) if group == *key => position,
                _ => self.next.get(*key).unwrap_or(1) - 1,
            };
            if *position > before.saturating_add(1) {
                let place = Place { file, row: *row as usize, column_number, column: "position" };
                fault(place, format_args!("no position {} comes before {position}", before + 1), faults);
            }
            last = Some((*key, *position));
        }
    }
}

fn fault(place: Place<'_>, message: std::fmt::Arguments<'_>, faults: &mut Faults) {
    faults.add(place, Rule::Position, message, format_args!("1, 2, 3 … without a gap"));
}
