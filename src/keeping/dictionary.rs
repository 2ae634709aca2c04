//! Keys of a small table, by their place in it.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::dataset::Table;

/// Place of each key.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    keys: Vec<String>,
    places: HashMap<String, u32, FxBuildHasher>,
}

/// Stands for a key that the table does not have.
pub(super) const NOWHERE: u32 = u32::MAX;

impl Dictionary {
    /// The keys in this column of a table.
    pub(super) fn read(table: &str, column: &str) -> Self {
        let table = Table::parse(table);
        let keys: Vec<String> = table.column(column).map_or_else(Vec::new, |column| {
            (0..table.len()).map(|record| table.cell(record, column).to_owned()).collect()
        });
        let places = keys.iter().cloned().zip(0..).collect();
        Self { keys, places }
    }

    /// The place of a key.
    pub(super) fn place(&self, key: &str) -> u32 {
        self.places.get(key).copied().unwrap_or(NOWHERE)
    }

    /// The key at a place; empty past the end.
    pub(super) fn key(&self, place: u32) -> &str {
        self.keys.get(place as usize).map_or("", String::as_str)
    }

    /// Number of keys.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}
