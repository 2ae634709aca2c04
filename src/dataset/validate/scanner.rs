//! Cuts bytes into records and cells (RFC 4180), wherever the pieces end that the bytes come in. Knows nothing of
//! encodings, headers and rules.
//!
//! It cuts as the reader of tables does: a quotation mark inside an unquoted cell is a character, what follows a closing
//! one belongs to the cell, CR, LF and CRLF end a record, empty lines are no records.

use super::bytes::{find, unquote};
use super::record::Record;

/// Cells of one record that are kept. The others are counted.
pub(super) const MAX_CELLS: usize = 1_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before a record.
    #[default]
    Outside,
    /// Before a cell.
    CellStart,
    /// In a cell, outside of quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// After a quotation mark that closes the cell, unless another one follows.
    AfterQuote,
}

/// The cutter, with the bytes that it has not given away.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// What was pushed and not yet taken.
    pub(super) buffer: Vec<u8>,
    /// Records that are complete.
    pub(super) records: Vec<Record>,
    /// Where their cells begin and end, and those of the record that is not complete.
    pub(super) cells: Vec<(u32, u32)>,
    /// Where the buffer begins in the file.
    pub(super) base: u64,
    /// Whether an empty line came after the last record.
    pub(super) ends_blank: bool,
    at: usize,
    state: State,
    after_cr: bool,
    quotes: usize,
    open: Record,
    cell_start: usize,
    is_quoted: bool,
    /// Whether the cell holds doubled quotation marks, or something behind the closing one.
    is_untidy: bool,
}

impl Scanner {
    /// Steps over bytes that are no part of any record (a byte order mark).
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = bytes.min(self.buffer.len());
    }

    /// How many bytes the record has that is not complete.
    pub(super) fn open_bytes(&self) -> usize {
        if self.state == State::Outside { 0 } else { self.buffer.len() - self.open.start as usize }
    }

    /// Cuts what was pushed.
    pub(super) fn run(&mut self) {
        while let Some(byte) = self.buffer.get(self.at).copied() {
            match self.state {
                State::Outside => self.step_outside(byte),
                State::CellStart => self.step_start(byte),
                State::Plain => {
                    match find(self.buffer.get(self.at..).unwrap_or_default(), [b',', b'\n', b'\r', b'"']) {
                        None => self.at = self.buffer.len(),
                        Some(more) => {
                            self.at += more;
                            self.step_plain();
                        }
                    }
                }
                State::Quoted => match find(self.buffer.get(self.at..).unwrap_or_default(), [b'"'; 1]) {
                    None => self.at = self.buffer.len(),
                    Some(more) => {
                        self.at += more + 1;
                        self.quotes += 1;
                        self.state = State::AfterQuote;
                    }
                },
                State::AfterQuote => self.step_after_quote(byte),
            }
        }
    }

    /// There are no more bytes: what is open is complete.
    pub(super) fn finish(&mut self) {
        if self.state != State::Outside {
            self.end_cell();
            self.end_record();
        }
    }

    /// Where the last complete record ends.
    pub(super) fn complete(&self) -> usize {
        if self.state == State::Outside { self.at } else { self.open.start as usize }
    }

    /// Goes on with `rest`, the bytes of the record that is not complete, in the buffer `spare`.
    pub(super) fn go_on(&mut self, spare: Vec<u8>, rest: &[u8]) {
        let taken = self.complete();
        let first = if self.state == State::Outside { self.cells.len() } else { self.open.first as usize };
        self.buffer = spare;
        self.buffer.clear();
        self.buffer.extend_from_slice(rest);
        self.base += taken as u64;
        self.at -= taken;
        self.cell_start = self.cell_start.saturating_sub(taken);
        self.open.start = self.open.start.saturating_sub(taken as u32);
        self.open.first = 0;
        self.records.clear();
        self.cells.drain(..first.min(self.cells.len()));
        for (start, end) in &mut self.cells {
            *start = start.saturating_sub(taken as u32);
            *end = end.saturating_sub(taken as u32);
        }
    }

    fn step_outside(&mut self, byte: u8) {
        let is_rest_of_end = self.after_cr && byte == b'\n';
        self.after_cr = false;
        if is_rest_of_end {
            self.at += 1;
        } else if matches!(byte, b'\n' | b'\r') {
            self.ends_blank = true;
            self.at += 1;
        } else {
            self.open = Record {
                first: self.cells.len() as u32,
                start: self.at as u32,
                follows_blank: self.ends_blank,
                ..Record::default()
            };
            self.ends_blank = false;
            self.quotes = 0;
            self.state = State::CellStart;
        }
    }

    fn step_start(&mut self, byte: u8) {
        self.cell_start = self.at;
        self.is_untidy = false;
        self.is_quoted = byte == b'"';
        if self.is_quoted {
            self.quotes += 1;
            self.at += 1;
        }
        self.state = if self.is_quoted { State::Quoted } else { State::Plain };
    }

    fn step_plain(&mut self) {
        match self.buffer.get(self.at) {
            Some(b'"') => {
                self.quotes += 1;
                self.at += 1;
            }
            Some(byte) => self.end_at(*byte),
            None => {}
        }
    }

    fn step_after_quote(&mut self, byte: u8) {
        match byte {
            b',' | b'\n' | b'\r' => self.end_at(byte),
            b'"' => {
                self.quotes += 1;
                self.is_untidy = true;
                self.at += 1;
                self.state = State::Quoted;
            }
            _ => {
                self.is_untidy = true;
                self.state = State::Plain;
            }
        }
    }

    /// Ends a cell at this byte, and the record if the line ends here.
    fn end_at(&mut self, byte: u8) {
        self.end_cell();
        if byte == b',' {
            self.state = State::CellStart;
            self.cell_start = self.at + 1;
            self.is_quoted = false;
            self.is_untidy = false;
        } else {
            self.end_record();
            self.after_cr = byte == b'\r';
        }
        self.at += 1;
    }

    fn end_cell(&mut self) {
        let (start, end) = (self.cell_start, self.at);
        self.open.found += 1;
        let range = if !self.is_quoted {
            (start, end)
        } else if self.is_untidy {
            let cell = self.buffer.get_mut(start..end).unwrap_or_default();
            (start, start + unquote(cell))
        } else if self.state == State::AfterQuote {
            (start + 1, end - 1)
        } else {
            (start + 1, end)
        };
        if self.open.found as usize <= MAX_CELLS {
            self.cells.push((range.0 as u32, range.1 as u32));
        }
    }

    fn end_record(&mut self) {
        self.open.end = self.at as u32;
        self.open.has_open_quote = self.quotes % 2 == 1;
        self.records.push(self.open);
        self.state = State::Outside;
        self.after_cr = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Table;

    /// The cells of a text that is pushed in pieces of `size` bytes.
    fn cut(text: &str, size: usize) -> (Vec<Vec<String>>, Vec<(bool, bool)>, bool) {
        let mut scanner = Scanner::default();
        let (mut rows, mut marks) = (Vec::new(), Vec::new());
        let mut pieces = text.as_bytes().chunks(size);
        loop {
            match pieces.next() {
                Some(piece) => {
                    scanner.buffer.extend_from_slice(piece);
                    scanner.run();
                }
                None => scanner.finish(),
            }
            for record in &scanner.records {
                let cells = record.first as usize..(record.first + record.found) as usize;
                let text = |(start, end): &(u32, u32)| {
                    String::from_utf8(scanner.buffer[*start as usize..*end as usize].to_vec()).unwrap()
                };
                rows.push(scanner.cells[cells].iter().map(text).collect());
                marks.push((record.has_open_quote, record.follows_blank));
            }
            if scanner.records.is_empty() && scanner.open_bytes() == 0 && pieces.len() == 0 {
                return (rows, marks, scanner.ends_blank);
            }
            let rest = scanner.buffer[scanner.complete()..].to_vec();
            scanner.go_on(Vec::new(), &rest);
        }
    }

    #[test]
    fn cuts_as_the_reader_of_tables_does() {
        for text in [
            "a,b\n1,2\n",
            "a,b\r\n1,\"x\"\"y\"\r\n\r\n3,4",
            "a\rb\r\rc",
            "a,\n,\n",
            "\"a\nb\",c\n\"\"\"\",\"\"",
            "5\" disk,\"a\"b\"c,d\n\"open,1\n2,3",
            "\n\n",
            "\"é\"\"漢\"\"字\"\"字\",漢\n",
            "a,\"b",
            "\"\"",
            ",",
        ] {
            let table = Table::parse(text);
            let whole = cut(text, text.len().max(1));
            let mut expected: Vec<Vec<String>> = vec![table.header().map(String::from).collect()];
            for record in 0..table.len() {
                let width = whole.0.get(record + 1).map_or(0, Vec::len);
                expected.push((0..width).map(|column| table.cell(record, column).to_string()).collect());
            }
            if table.width().is_none() {
                expected.clear();
            }
            assert_eq!(whole.0, expected, "{text:?}");
            for size in [1, 2, 3, 7] {
                assert_eq!(cut(text, size), whole, "{text:?} in pieces of {size}");
            }
        }
    }
}
