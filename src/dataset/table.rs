//! A CSV file as cells. Knows rows and columns, nothing of what they mean.

use csv_core::{ReadFieldResult, Reader};

/// The cells of one CSV file (RFC 4180; a byte order mark and CRLF are accepted).
///
/// All cells lie in one string, one after the other: two allocations a file, whatever its size.
#[derive(Clone, Debug, Default)]
pub struct Table {
    cells: String,
    /// Where each cell ends in `cells`.
    ends: Vec<u32>,
    /// The number of the first cell of each record, the header being record 0, and the count of all cells.
    records: Vec<u32>,
    faults: Vec<TableError>,
}

/// A file that is not a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// Row in the file; the header is row 1.
    pub row: usize,
    /// What is wrong.
    pub problem: TableProblem,
}

/// What can be wrong with a CSV file before anyone asks what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// The bytes are not UTF-8.
    Encoding,
    /// A quotation mark is never closed.
    OpenQuote,
    /// An empty line between or after records.
    BlankLine,
    /// The row has `found` cells, the header `expected`.
    Width {
        /// Number of cells in the row.
        found: usize,
        /// Number of cells in the header.
        expected: usize,
    },
}

impl TableProblem {
    /// What is wrong, in words.
    pub fn message(self) -> String {
        match self {
            Self::Encoding => "the bytes are not valid UTF-8".into(),
            Self::OpenQuote => "a quotation mark is not closed".into(),
            Self::BlankLine => "the line is empty".into(),
            Self::Width { found, .. } => ["the row has ", &found.to_string(), " cells"].concat(),
        }
    }

    /// What would be right, in words.
    pub fn expected(self) -> String {
        match self {
            Self::Encoding => "a text file saved as UTF-8".into(),
            Self::OpenQuote => "quotation marks in pairs, doubled inside a quoted cell".into(),
            Self::BlankLine => "one record a line".into(),
            Self::Width { expected, .. } => [&expected.to_string(), " as in the header"].concat(),
        }
    }
}

/// Collects the cells; apart from [`Table`] because it is only needed while reading.
struct Builder<'t> {
    rest: &'t [u8],
    output: Vec<u8>,
    used: usize,
    /// Quotation marks in the record so far: a well-formed record has an even number.
    quotes: usize,
    /// Whether the previous record ended in CR, so that a LF still belongs to it.
    after_cr: bool,
    table: Table,
}

impl Builder<'_> {
    fn row(&self) -> usize {
        self.table.records.len()
    }

    fn fault(&mut self, problem: TableProblem) {
        let row = self.row();
        self.table.faults.push(TableError { row, problem });
    }

    /// csv-core steps over empty lines without a word; they are looked for before each record.
    fn note_blank_line(&mut self) {
        let mut rest = self.rest;
        if self.after_cr && rest.first() == Some(&b'\n') {
            rest = &rest[1..];
        }
        if matches!(rest.first(), Some(b'\n' | b'\r')) {
            self.fault(TableProblem::BlankLine);
        }
    }

    fn take(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at(bytes);
        self.quotes += taken.iter().filter(|byte| **byte == b'"').count();
        if let Some(last) = taken.last() {
            self.after_cr = *last == b'\r';
        }
        self.rest = rest;
    }

    fn end_record(&mut self) {
        let first = self.table.records.last().copied().unwrap_or(0) as usize;
        let found = self.table.ends.len() - first;
        let expected = self.table.width().unwrap_or(found);
        if self.quotes % 2 == 1 {
            self.fault(TableProblem::OpenQuote);
        } else if found != expected {
            self.fault(TableProblem::Width { found, expected });
        }
        self.quotes = 0;
        self.table.records.push(self.table.ends.len() as u32);
    }

    fn run(mut self) -> Table {
        let mut reader = Reader::new();
        let mut fresh = true;
        loop {
            if fresh {
                self.note_blank_line();
                fresh = false;
            }
            let (result, read, written) = reader.read_field(self.rest, &mut self.output[self.used..]);
            self.take(read);
            self.used += written;
            match result {
                // Reading on with nothing left tells csv-core that this was the end.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.output.resize(self.output.len() * 2 + 16, 0),
                ReadFieldResult::Field { record_end } => {
                    self.table.ends.push(self.used as u32);
                    if record_end {
                        self.end_record();
                        fresh = true;
                    }
                }
                ReadFieldResult::End => break,
            }
        }
        self.output.truncate(self.used);
        // Cells are cut at ASCII characters, so what was UTF-8 still is.
        self.table.cells = String::from_utf8(self.output).unwrap_or_default();
        self.table
    }
}

impl Table {
    /// Reads a file. Never fails: what is wrong is in [`Table::faults`], and the cells are as good as can be.
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table = Self { records: vec![0], ..Self::default() };
        let output = vec![0; text.len() + 1];
        Builder { rest: text.as_bytes(), output, used: 0, quotes: 0, after_cr: false, table }.run()
    }

    /// The text of a file, or the row with the first byte that is not UTF-8.
    ///
    /// # Errors
    /// [`TableProblem::Encoding`].
    pub fn decode(bytes: &[u8]) -> Result<&str, TableError> {
        std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let row = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            TableError { row, problem: TableProblem::Encoding }
        })
    }

    /// What is wrong with the file as a table.
    pub fn faults(&self) -> &[TableError] {
        &self.faults
    }

    /// The number of records after the header.
    pub fn len(&self) -> usize {
        self.records.len().saturating_sub(2)
    }

    /// Whether there is no record after the header.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of cells in the header; `None` for an empty file.
    pub fn width(&self) -> Option<usize> {
        Some(*self.records.get(1)? as usize)
    }

    /// The column names.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        (0..self.width().unwrap_or(0)).map(|column| self.at(0, column))
    }

    /// The number of the column with this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header().position(|column| column == name)
    }

    /// A cell of a record, both counted from 0. Empty where there is no such cell.
    pub fn cell(&self, record: usize, column: usize) -> &str {
        self.at(record + 1, column)
    }

    /// The row in the file of a record counted from 0.
    pub const fn row_of(record: usize) -> usize {
        record + 2
    }

    fn at(&self, line: usize, column: usize) -> &str {
        let (Some(first), Some(next)) = (self.records.get(line), self.records.get(line + 1)) else { return "" };
        let index = *first as usize + column;
        if index >= *next as usize {
            return "";
        }
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.cells.get(start as usize..end as usize).unwrap_or("")
    }
}
