//! The keys of a table: cells that make a key together, and the row that had a key first.

use super::faults::{Faults, Quoted};
use super::fields::Kind;
use super::hash::Key;
use super::keys::Keys;
use super::ordered::{Parts, Rows};
use super::piece::Piece;
use super::row::Row;
use super::rule::Rule;

/// Cells that make a key together.
pub(super) struct Set {
    pub(super) columns: Vec<usize>,
    pub(super) names: Vec<String>,
    /// The rules that they must differ by.
    pub(super) rules: Vec<Rule>,
    /// The type of the cell: what is not of it is not judged by [`Rule::Unique`].
    pub(super) kind: Kind,
    /// Rows by key; 0 for records that are broken.
    pub(super) rows: Rows,
    /// Where the rows may come in order: the columns but the last one, and the column of another table that they lead to.
    groups: Vec<usize>,
    owner: Option<(String, Vec<String>)>,
    /// Whether other tables lead to it.
    pub(super) is_asked_for: bool,
}

impl Set {
    /// Of these columns; any keys will do so far.
    pub(super) fn new(columns: Vec<usize>, names: Vec<String>) -> Self {
        let (rules, kind, rows) = (Vec::new(), Kind::new("string"), Rows::default());
        Self { columns, names, rules, kind, rows, groups: Vec::new(), owner: None, is_asked_for: false }
    }

    /// Does without a table as long as rows come in order, if the key has parts. `owner` knows which column of another
    /// table some columns lead to.
    pub(super) fn hope_for_order(&mut self, owner: impl FnOnce(&[usize]) -> Option<(String, Vec<String>)>) {
        if let Some((_, groups @ [_, ..])) = self.columns.split_last() {
            self.owner = owner(groups);
            self.groups = groups.to_vec();
            self.rows = Rows::in_order();
        }
    }

    /// Judges the records of a piece, which have these keys. `groups` is for those of their groups.
    pub(super) fn judge_piece(
        &mut self,
        piece: &Piece<'_>,
        all: &[Key],
        groups: &mut Vec<Key>,
        keys: &Keys,
        faults: &mut Faults,
    ) {
        let owners = self.owner.as_ref().and_then(|(target, far)| keys.set(target, far));
        if let Some(table) = self.rows.known() {
            table.touch(all);
            groups.clear();
        } else {
            read_keys(piece, &self.groups, groups);
            if let Some(owners) = owners {
                owners.touch(groups);
            }
        }
        let last = self.columns.last().copied().unwrap_or_default();
        let mut groups = groups.iter();
        for (record, key) in all.iter().enumerate() {
            let row = Row { piece, record, required: &[] };
            let is_new = groups.next().is_some_and(|group| {
                let parts = Parts { key: *key, group: *group, last: row.cell_at(last) };
                !row.is_broken() && self.rows.take(parts, row.number() as u32, owners)
            });
            if !is_new {
                self.judge(&row, *key, faults);
            }
        }
    }

    fn judge(&mut self, row: &Row<'_>, key: Key, faults: &mut Faults) {
        let rows = self.rows.table();
        if row.is_broken() {
            if self.is_asked_for {
                rows.insert(key, 0);
            }
            return;
        }
        let number = row.number() as u32;
        match rows.number(key, number) {
            Some(first) if *first == 0 => *first = number,
            Some(first) if *first != number => {
                let first = *first;
                self.fault(row, first, faults);
            }
            _ => {}
        }
    }

    #[cold]
    fn fault(&self, row: &Row<'_>, first: u32, faults: &mut Faults) {
        let Some(name) = self.names.first() else { return };
        let key = shown(self.columns.iter().map(|column| row.cell_at(*column)));
        let names = self.names.join(", ");
        for rule in &self.rules {
            if *rule != Rule::Unique {
                let message = format_args!("the key {} stands already in row {first}", Quoted(&key));
                faults.add(row.place(name), *rule, message, format_args!("each {names} once"));
            } else if !key.is_empty() && self.kind.judge(&key).is_ok() {
                let message = format_args!("{} stands already in row {first}", Quoted(&key));
                faults.add(row.place(name), *rule, message, format_args!("a value that occurs once"));
            }
        }
    }
}

/// The keys that these columns make of the records.
pub(super) fn read_keys(piece: &Piece<'_>, columns: &[usize], into: &mut Vec<Key>) {
    into.clear();
    into.extend((0..piece.len()).map(|record| Key::of(columns.iter().map(|column| piece.cell(record, *column)))));
}

/// The cells of a key, for people.
pub(super) fn shown<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    cells.collect::<Vec<_>>().join(", ")
}
