//! The tables of a package as the files have them, with their dictionary: for looking at, not for computing.

use std::sync::OnceLock;

use super::dictionary::{DictionaryTable, read_dictionary};
use super::embedded::{DICTIONARY_TABLE, TABLES};
use super::opened::PackageTexts;
use super::table::Table;

/// A file of a package.
#[derive(Debug)]
pub struct WholeTable {
    /// Name of the file.
    pub file: &'static str,
    /// Its text, to the byte.
    pub text: &'static str,
    /// Its cells.
    pub cells: Table,
    /// What it and its columns mean.
    pub dictionary: DictionaryTable,
}

/// Every table of the embedded package, in its order. Read once.
pub fn whole_tables() -> &'static [WholeTable] {
    static READ: OnceLock<Vec<WholeTable>> = OnceLock::new();
    READ.get_or_init(|| read(DICTIONARY_TABLE, TABLES.iter().copied()))
}

fn read(dictionary: &str, tables: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<WholeTable> {
    let mut dictionaries = read_dictionary(dictionary);
    let tables = tables.map(|(file, text)| {
        let name = file.strip_suffix(".csv").unwrap_or(file);
        let place = dictionaries.iter().position(|table| table.name == name);
        let dictionary = place.map(|place| dictionaries.swap_remove(place)).unwrap_or_default();
        WholeTable { file, text, cells: Table::parse(text), dictionary }
    });
    tables.collect()
}

impl PackageTexts {
    /// Every table of a package that was opened, in its order.
    pub fn whole_tables(&'static self) -> Vec<WholeTable> {
        read(&self.dictionary, self.tables.iter())
    }
}

impl WholeTable {
    /// Name, as links and foreign keys use it.
    pub fn name(&self) -> &'static str {
        self.file.strip_suffix(".csv").unwrap_or(self.file)
    }
}
