//! From tables to a [`Dataset`]. Needs no JSON, so that the page does not carry a JSON reader.
//!
//! It refuses what has no meaning (an unknown word, a number that is none, a link to nothing). What is merely wrong
//! is the business of [`super::validate`].

use std::fmt;

use super::columns::{Columns, language_of};
use super::package::Dataset;
use super::rows;
use super::table::{Table, TableError};

/// The files of a package, as bytes: they come from a disk, an archive or a person.
#[derive(Clone, Debug, Default)]
pub struct PackageFiles<'a> {
    /// The text of `datapackage.json`.
    pub descriptor: &'a [u8],
    /// Name (`areas.csv`) and content of every other file.
    pub tables: Vec<(&'a str, &'a [u8])>,
}

/// Why a package could not be read: the first obstacle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// Name of the file.
    pub file: String,
    /// Row in the file, the header being row 1; 0 where the whole file is meant.
    pub row: usize,
    /// Name of the column; empty where the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub expected: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&super::place(&self.file, self.row, &self.column))?;
        out.write_str(": ")?;
        out.write_str(&self.message)?;
        out.write_str(", expected ")?;
        out.write_str(&self.expected)
    }
}

impl std::error::Error for LoadError {}

impl Dataset {
    /// Reads the tables, given as file name and text. Rows keep the order of the files, but for editions (newest
    /// first) and entries (newest edition first, then events before measures, then the official order).
    ///
    /// # Errors
    /// The first thing that has no meaning, with its place.
    pub fn from_tables(version: &str, tables: &[(&str, &str)]) -> Result<Self, LoadError> {
        rows::read_whole(version, &CsvTables::new(tables))
    }
}

/// Where tables come from.
pub(super) trait Tables {
    /// The wanted columns of a table.
    fn open(&self, columns: Columns) -> Result<Sheet<'_>, LoadError>;
}

/// A table, its columns in the order in which the reader asks for them.
pub(super) struct Sheet<'t> {
    pub(super) file: &'static str,
    pub(super) names: &'static [&'static str],
    /// Of equal length, but for those of a language that the package does not have: they are empty.
    pub(super) columns: Vec<Vec<&'t str>>,
}

/// Tables given as CSV texts.
pub(super) struct CsvTables<'t>(Vec<(&'t str, Table)>);

impl<'t> CsvTables<'t> {
    pub(super) fn new(tables: &[(&'t str, &str)]) -> Self {
        Self(tables.iter().map(|(file, text)| (*file, Table::parse(text))).collect())
    }
}

impl Tables for CsvTables<'_> {
    fn open(&self, (file, names): Columns) -> Result<Sheet<'_>, LoadError> {
        let Some((_, table)) = self.0.iter().find(|(name, _)| *name == file) else {
            return Err(error(file, 0, "", "the table is missing", "a file of this name"));
        };
        if let Some(TableError { row, problem }) = table.faults().first() {
            return Err(error(file, *row, "", &problem.message(), &problem.expected()));
        }
        let mut columns = Vec::with_capacity(names.len());
        for name in names {
            match table.column(name) {
                Some(column) => columns.push((0..table.len()).map(|record| table.cell(record, column)).collect()),
                // Of a language that the package does not have: every cell is empty.
                None if language_of(name).is_some() => columns.push(Vec::new()),
                None => return Err(error(file, 1, name, "the column is missing", "a column of this name")),
            }
        }
        Ok(Sheet { file, names, columns })
    }
}

/// Reads tables and keeps the first fault. Readers go on with a harmless value after a fault, which spares every
/// row reader its own way out: 15 KB of the page.
pub(super) struct Reader<'t> {
    tables: &'t dyn Tables,
    fault: Option<LoadError>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(tables: &'t dyn Tables) -> Self {
        Self { tables, fault: None }
    }

    /// `read`, unless something was wrong on the way.
    pub(super) fn finish<T>(self, read: T) -> Result<T, LoadError> {
        self.fault.map_or(Ok(read), Err)
    }

    /// Every row of a table, read by `read`, which takes the cells in the order of `columns`.
    pub(super) fn rows<T>(&mut self, columns: Columns, read: impl Fn(&mut Row<'_>) -> T) -> Vec<T> {
        let Some(sheet) = self.open(columns) else { return Vec::new() };
        let count = sheet.columns.first().map_or(0, Vec::len);
        let mut rows = Vec::with_capacity(count);
        for record in 0..count {
            rows.push(read(&mut Row { sheet: &sheet, record, next: 0, fault: &mut self.fault }));
        }
        rows
    }

    #[inline(never)]
    fn open(&mut self, columns: Columns) -> Option<Sheet<'t>> {
        match self.tables.open(columns) {
            Ok(sheet) => Some(sheet),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }
}

/// One row, read from left to right in the order of the names that the sheet was opened with.
pub(super) struct Row<'s> {
    sheet: &'s Sheet<'s>,
    record: usize,
    next: usize,
    fault: &'s mut Option<LoadError>,
}

// None of these is inlined: they are called for every column of every table.
impl<'s> Row<'s> {
    /// The next cell.
    #[inline(never)]
    pub(super) fn cell(&mut self) -> &'s str {
        let sheet = self.sheet;
        let column = sheet.columns.get(self.next);
        self.next += 1;
        column.and_then(|cells| cells.get(self.record)).copied().unwrap_or_default()
    }

    /// Keeps a fault of the cell that was read last, if it is the first.
    #[cold]
    #[inline(never)]
    pub(super) fn fault(&mut self, message: &str, expected: &str) {
        let name = self.next.checked_sub(1).and_then(|last| self.sheet.names.get(last)).copied().unwrap_or("");
        let (file, row) = (self.sheet.file, Table::row_of(self.record));
        self.fault.get_or_insert_with(|| error(file, row, name, message, expected));
    }

    /// The next cell, owned.
    #[inline(never)]
    pub(super) fn string(&mut self) -> String {
        self.cell().to_owned()
    }

    /// The next two cells.
    #[inline(never)]
    pub(super) fn text(&mut self) -> super::types::Text {
        super::types::Text { zh: self.string(), en: self.string() }
    }

    /// The next cell as a word of an enumeration; `known` is its `from_word`.
    pub(super) fn word<T: Default>(&mut self, known: fn(&str) -> Option<T>) -> T {
        let word = self.cell();
        known(word).unwrap_or_else(|| {
            self.fault(&["“", word, "” is not a word of this column"].concat(), "one of the words in datapackage.json");
            T::default()
        })
    }

    /// As [`Row::word`], where the cell may be empty.
    pub(super) fn optional_word<T: Default>(&mut self, known: fn(&str) -> Option<T>) -> Option<T> {
        if self.is_next_empty() { None } else { Some(self.word(known)) }
    }

    /// The next cell as a whole number, `None` where it is empty.
    #[inline(never)]
    pub(super) fn optional_integer(&mut self) -> Option<u32> {
        if self.is_next_empty() { None } else { Some(self.integer()) }
    }

    /// The next cell as a whole number.
    #[inline(never)]
    pub(super) fn integer(&mut self) -> u32 {
        let cell = self.cell();
        cell.parse().unwrap_or_else(|_| {
            self.fault(&["“", cell, "” is not a whole number"].concat(), "digits only");
            0
        })
    }

    /// The next cell as a year.
    #[inline(never)]
    pub(super) fn year(&mut self) -> u16 {
        u16::try_from(self.integer()).unwrap_or_else(|_| {
            self.fault("the number is too large", "a year of four digits");
            0
        })
    }

    /// The next cell as a decimal number, `None` where it is empty.
    #[inline(never)]
    pub(super) fn optional_number(&mut self) -> Option<f64> {
        if self.is_next_empty() {
            return None;
        }
        let cell = self.cell();
        let number = decimal(cell);
        if number.is_none() {
            self.fault(&["“", cell, "” is not a number"].concat(), "digits with at most one point, at most 15 of them");
        }
        number
    }

    /// Whether the next cell is empty; if so it is taken.
    fn is_next_empty(&mut self) -> bool {
        let is_empty = self.cell().is_empty();
        if !is_empty {
            self.next -= 1;
        }
        is_empty
    }
}

/// Reads `-12.50`. Exact: up to 15 digits and a power of ten that a double holds, so one division rounds correctly.
/// (The library's parser of floating-point numbers would be a tenth of this module's share of the page.)
pub(super) fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut mantissa, mut scale, mut count, mut point) = (0u64, 1f64, 0, false);
    for byte in digits.bytes() {
        match byte {
            b'.' if !point && count > 0 => point = true,
            b'0'..=b'9' if count < 15 => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                count += 1;
                if point {
                    scale *= 10.0;
                }
            }
            _ => return None,
        }
    }
    if count == 0 || digits.ends_with('.') {
        return None;
    }
    let value = mantissa as f64 / scale;
    Some(if digits.len() < text.len() { -value } else { value })
}

#[cold]
pub(super) fn error(file: &str, row: usize, column: &str, message: &str, expected: &str) -> LoadError {
    let [file, column, message, expected] = [file, column, message, expected].map(str::to_owned);
    LoadError { file, row, column, message, expected }
}
