//! A part of a table: the complete records that came with some bytes.

use super::record::Record;

/// Records of a table that follow each other. Records are counted from 0 within the piece.
#[derive(Debug)]
pub struct Piece<'p> {
    pub(super) file: &'p str,
    pub(super) header: &'p [String],
    pub(super) text: &'p str,
    pub(super) cells: &'p [(u32, u32)],
    pub(super) records: &'p [Record],
    pub(super) first: u64,
    pub(super) base: u64,
}

impl<'p> Piece<'p> {
    /// Name of the file.
    pub fn file(&self) -> &'p str {
        self.file
    }

    /// The column names.
    pub fn header(&self) -> &'p [String] {
        self.header
    }

    /// The number of the column with this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// How many records the piece has.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The number of its first record in the table; the first after the header is 0.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// A cell, without quotation marks. Empty where there is no such cell. Bytes that are no UTF-8 are question marks.
    pub fn cell(&self, record: usize, column: usize) -> &'p str {
        let Some(record) = self.records.get(record) else { return "" };
        if column >= record.found as usize {
            return "";
        }
        let range = self.cells.get(record.first as usize + column);
        range.and_then(|(start, end)| self.text.get(*start as usize..*end as usize)).unwrap_or("")
    }

    /// Where the record begins in the file, in bytes.
    pub fn start_of(&self, record: usize) -> u64 {
        self.records.get(record).map_or(self.base, |record| self.base + u64::from(record.start))
    }

    /// Where its last cell ends, before the end of the line.
    pub fn end_of(&self, record: usize) -> u64 {
        self.records.get(record).map_or(self.base, |record| self.base + u64::from(record.end))
    }

    /// Whether the record is no row of its table: cut, run into another one, with too few or too many cells, or not UTF-8.
    pub fn is_broken(&self, record: usize) -> bool {
        self.records.get(record).is_none_or(|record| record.is_broken)
    }

    /// Whether any record is broken.
    pub fn has_broken(&self) -> bool {
        self.records.iter().any(|record| record.is_broken)
    }
}
