//! One table on its way in: from bytes to pieces, and what keeps it from being a table.

use super::encoding::{Encoding, Guess};
use super::faults::{Faults, Place};
use super::piece::Piece;
use super::record::Record;
use super::rule::Rule;
use super::scanner::{MAX_CELLS, Scanner};
use crate::dataset::table::TableProblem;

/// A longer record is none that somebody meant to write, and none that a page could show: a quotation mark is missing.
const MAX_RECORD_BYTES: usize = 1 << 20;
/// So many bytes are cut into records at a time.
const STEP_BYTES: usize = 64 << 10;

/// The table that is being read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) file: String,
    /// Empty until the header is read.
    pub(super) header: Vec<String>,
    /// Records that were read, without the header.
    pub(super) rows: u64,
    scanner: Scanner,
    has_begun: bool,
    has_header: bool,
    /// Whether the rest of it is not read.
    pub(super) is_stopped: bool,
    guess: Guess,
    most_rows: u64,
}

impl Sheet {
    /// A table of at most so many rows.
    pub(super) fn new(file: &str, most_rows: u64) -> Self {
        Self { file: file.to_owned(), most_rows, ..Self::default() }
    }

    /// Takes bytes and gives the records that are complete with them.
    pub(super) fn push(&mut self, bytes: &[u8], faults: &mut Faults, take: &mut dyn FnMut(&Piece<'_>, &mut Faults)) {
        for step in bytes.chunks(STEP_BYTES) {
            if self.is_stopped {
                return;
            }
            self.scanner.buffer.extend_from_slice(step);
            if !self.has_begun && self.scanner.buffer.len() < 4 {
                continue;
            }
            self.begin(faults);
            self.cut(faults, take);
            if self.scanner.open_bytes() > MAX_RECORD_BYTES {
                let row = self.next_row();
                self.stop(row, faults, format_args!("the record is longer than 1 MB"), "records of at most 1 MB");
            }
        }
    }

    /// There are no more bytes. Tells what the encoding is, if it is not UTF-8 and can be told.
    pub(super) fn end(
        &mut self,
        faults: &mut Faults,
        take: &mut dyn FnMut(&Piece<'_>, &mut Faults),
    ) -> Option<Encoding> {
        if !self.is_stopped {
            self.begin(faults);
            self.scanner.run();
            self.scanner.finish();
            self.cut(faults, take);
            if self.scanner.ends_blank {
                self.fault(self.next_row(), TableProblem::BlankLine, faults);
            }
        }
        self.guess.answer()
    }

    /// The row of the record that comes next; the header is row 1.
    fn next_row(&self) -> usize {
        self.rows as usize + if self.has_header { 2 } else { 1 }
    }

    fn begin(&mut self, faults: &mut Faults) {
        if self.has_begun || self.is_stopped {
            return;
        }
        self.has_begun = true;
        if self.guess.begins(&self.scanner.buffer) {
            // Cutting two-byte characters at commas would only make up faults.
            self.is_stopped = true;
            self.fault(1, TableProblem::Encoding, faults);
        } else if self.scanner.buffer.starts_with(b"\xef\xbb\xbf") {
            self.scanner.skip(3);
        }
    }

    fn stop(&mut self, row: usize, faults: &mut Faults, message: std::fmt::Arguments<'_>, expected: &str) {
        faults.add(Place::row(&self.file, row), Rule::Csv, message, format_args!("{expected}"));
        self.is_stopped = true;
        self.scanner = Scanner::default();
    }

    fn fault(&self, row: usize, problem: TableProblem, faults: &mut Faults) {
        let rule = if matches!(problem, TableProblem::Width { .. }) { Rule::CellCount } else { Rule::Csv };
        let (message, expected) = (problem.message(), problem.expected());
        faults.add(Place::row(&self.file, row), rule, format_args!("{message}"), format_args!("{expected}"));
    }

    /// Cuts the buffer and hands on what is complete.
    fn cut(&mut self, faults: &mut Faults, take: &mut dyn FnMut(&Piece<'_>, &mut Faults)) {
        self.scanner.run();
        if self.is_stopped || self.scanner.records.is_empty() {
            return;
        }
        let (first, row, skipped) = (self.rows, self.next_row(), usize::from(!self.has_header));
        if !self.has_header {
            self.read_header(faults);
        }
        let rest = self.scanner.buffer.split_off(self.scanner.complete());
        let bytes = std::mem::take(&mut self.scanner.buffer);
        let mended;
        let text = match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) => text,
            Err(_) => {
                mended = self.mend(bytes.clone(), row, faults);
                &mended
            }
        };
        let mut records = std::mem::take(&mut self.scanner.records);
        for record in records.iter_mut().skip(skipped) {
            self.judge_record(record, faults);
        }
        if !self.is_stopped {
            let piece = Piece {
                file: &self.file,
                header: &self.header,
                text,
                cells: &self.scanner.cells,
                records: records.get(skipped..).unwrap_or_default(),
                first,
                base: self.scanner.base,
            };
            take(&piece, faults);
            if self.rows > self.most_rows {
                let most = self.most_rows;
                self.stop(
                    most as usize + 2,
                    faults,
                    format_args!("the table has more than {most} rows"),
                    "a shorter table",
                );
                return;
            }
        }
        self.scanner.records = records;
        self.scanner.go_on(bytes, &rest);
    }

    fn read_header(&mut self, faults: &mut Faults) {
        let Some(record) = self.scanner.records.first().copied() else { return };
        if record.follows_blank {
            self.fault(1, TableProblem::BlankLine, faults);
        }
        if record.has_open_quote {
            self.fault(1, TableProblem::OpenQuote, faults);
        }
        self.has_header = true;
        if record.found as usize > MAX_CELLS {
            let found = record.found;
            self.stop(1, faults, format_args!("the header has {found} columns"), "at most 1000");
            return;
        }
        let cells = self.scanner.cells.iter().skip(record.first as usize).take(record.found as usize);
        let name = |(start, end): &(u32, u32)| {
            let name = self.scanner.buffer.get(*start as usize..*end as usize).unwrap_or_default();
            String::from_utf8_lossy(name).into_owned()
        };
        self.header = cells.map(name).collect();
    }

    fn judge_record(&mut self, record: &mut Record, faults: &mut Faults) {
        let row = self.next_row();
        self.rows += 1;
        if record.follows_blank {
            self.fault(row, TableProblem::BlankLine, faults);
        }
        let (found, expected) = (record.found as usize, self.header.len());
        if record.has_open_quote {
            self.fault(row, TableProblem::OpenQuote, faults);
        } else if found != expected {
            self.fault(row, TableProblem::Width { found, expected }, faults);
        } else {
            return;
        }
        record.is_broken = true;
    }

    /// Puts question marks in place of what is not UTF-8; the places of cells stay.
    fn mend(&mut self, mut bytes: Vec<u8>, mut row: usize, faults: &mut Faults) -> String {
        let (records, cells) = (&mut self.scanner.records, &self.scanner.cells);
        for record in records.iter_mut() {
            let cells = cells.iter().skip(record.first as usize).take((record.found as usize).min(MAX_CELLS));
            for (number, (start, end)) in cells.enumerate() {
                let Some(cell) = bytes.get_mut(*start as usize..*end as usize) else { continue };
                if std::str::from_utf8(cell).is_ok() {
                    continue;
                }
                self.guess.add(cell);
                if !record.is_broken {
                    let column = self.header.get(number).map_or("", String::as_str);
                    let place = Place { file: &self.file, row, column_number: number + 1, column };
                    let (message, expected) = (TableProblem::Encoding.message(), TableProblem::Encoding.expected());
                    faults.add(place, Rule::Csv, format_args!("{message}"), format_args!("{expected}"));
                }
                record.is_broken = true;
                cell.iter_mut().filter(|byte| !byte.is_ascii()).for_each(|byte| *byte = b'?');
            }
            row += 1;
        }
        // What lies between the cells, or beyond the cells that are kept.
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let bytes = error.into_bytes().into_iter();
            bytes.map(|byte| if byte.is_ascii() { char::from(byte) } else { '?' }).collect()
        })
    }
}
