//! The tables of the package as the files have them, with their dictionary: for looking at, not for computing.

use std::sync::OnceLock;

use super::dictionary::{DictionaryTable, read_dictionary};
use super::embedded::{DICTIONARY_TABLE, TABLES};
use super::table::Table;

/// A file of the package.
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

/// Every table, in the order of the package. Read once.
pub fn whole_tables() -> &'static [WholeTable] {
    static READ: OnceLock<Vec<WholeTable>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut dictionaries = read_dictionary(DICTIONARY_TABLE);
        let tables = TABLES.iter().map(|(file, text)| {
            let name = file.strip_suffix(".csv").unwrap_or(file);
            let place = dictionaries.iter().position(|table| table.name == name);
            let dictionary = place.map(|place| dictionaries.swap_remove(place)).unwrap_or_default();
            WholeTable { file, text, cells: Table::parse(text), dictionary }
        });
        tables.collect()
    })
}

impl WholeTable {
    /// Name, as links and foreign keys use it.
    pub fn name(&self) -> &'static str {
        self.file.strip_suffix(".csv").unwrap_or(self.file)
    }
}
