//! A package on its way in: files in pieces, then the verdict and what the page builds on.

use super::record::PieceRecord;
use super::{MAX_BYTES, MAX_SHOWN_BYTES, Problem, ProblemKind, prepare, without_mark};
use crate::dataset::{Judge, NameFaults, PackageTexts, Piece, Scan, Verdict};
use crate::keeping::{Collector, Files, KEPT_TABLES, Keeper, PAGE_ENTRIES};
use crate::query::CharacterTable;

/// So much of the beginning of a kept table is remembered, for its header.
const HEAD_BYTES: usize = 1 << 16;

/// A package that is being read. Give its tables in the order of [`Opening::order`].
pub struct Opening {
    reads: Reads,
    order: Vec<String>,
    descriptor: Vec<u8>,
    collector: Collector,
    tables: Vec<TableBytes>,
    bytes: u64,
    shown_bytes: u64,
    rows: u64,
}

/// Whether what is read is judged here, or by another who reads the same.
enum Reads {
    Judged(Box<Judge>),
    Only(Box<Scan>),
}

/// A table as it came, or its beginning.
pub(super) struct TableBytes {
    pub(super) file: String,
    pub(super) content: Vec<u8>,
    /// Its place among the tables that are kept elsewhere if there are many entries.
    kept: Option<usize>,
    /// The collector has begun it.
    is_begun: bool,
    size: u64,
    /// Bytes of it that count as what the page gets.
    counted: u64,
}

/// What came of it.
pub enum Opened {
    /// It breaks rules.
    Faulty(Verdict),
    /// It is sound, and the page gets all of it.
    Sound(Box<PackageTexts>),
    /// It is sound, and has so many entries that the page asks for them.
    Kept(Box<PackageTexts>, Box<Keeper>),
    /// It is sound, but its files cannot be read any more.
    Lost,
}

impl Opening {
    /// A package with this descriptor. `readings` is the table of all characters. If `is_judged` is false, another judges
    /// what is read here ([`super::Judging`]) but for [`Opening::names`]: what comes of it counts only when both have found no fault.
    pub fn new(descriptor: &[u8], readings: &str, is_judged: bool) -> Self {
        let descriptor = without_mark(descriptor);
        let judge = Judge::new(descriptor);
        let order = judge.resources();
        Self {
            reads: if is_judged { Reads::Judged(Box::new(judge)) } else { Reads::Only(Box::new(judge.scan())) },
            order,
            descriptor: descriptor.to_vec(),
            collector: Collector::new(CharacterTable::parse(readings)),
            tables: Vec::new(),
            bytes: descriptor.len() as u64,
            shown_bytes: 0,
            rows: 0,
        }
    }

    /// Names of the tables, in the order in which they are to be given. Others may be given at any time.
    pub fn order(&self) -> Vec<String> {
        self.order.clone()
    }

    /// Whether the bytes of this file may be asked for again.
    pub fn is_kept(file: &str) -> bool {
        kept_place(file).is_some()
    }

    /// Begins a table. The one before it has ended.
    pub fn begin(&mut self, file: &str) {
        self.end();
        match &mut self.reads {
            Reads::Judged(judge) => judge.begin(file, &mut |_| {}),
            Reads::Only(scan) => scan.begin(file),
        }
        self.tables.push(TableBytes {
            file: file.to_owned(),
            content: Vec::new(),
            kept: kept_place(file),
            is_begun: false,
            size: 0,
            counted: 0,
        });
    }

    /// Takes the next bytes of the table that was begun last.
    ///
    /// # Errors
    /// More bytes than a package may have.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.bytes += bytes.len() as u64;
        self.rows += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let is_large = self.is_large();
        let Some((table, before)) = self.tables.split_last_mut() else { return Ok(()) };
        table.size += bytes.len() as u64;
        if table.kept.is_none() || !is_large {
            table.counted += bytes.len() as u64;
            self.shown_bytes += bytes.len() as u64;
        }
        if self.bytes > MAX_BYTES || self.shown_bytes > MAX_SHOWN_BYTES {
            return Err(Problem::new(ProblemKind::TooLarge, table.file.clone()));
        }
        let room =
            if is_large && table.kept.is_some() { HEAD_BYTES.saturating_sub(table.content.len()) } else { bytes.len() };
        table.content.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        let collector = &mut self.collector;
        let mut take = |piece: &Piece<'_>| collect(collector, table, before, piece);
        let is_stopped = match &mut self.reads {
            Reads::Judged(judge) => {
                judge.push(bytes, &mut take);
                judge.is_stopped()
            }
            Reads::Only(scan) => {
                scan.push(bytes, &mut take);
                scan.is_stopped()
            }
        };
        if is_stopped {
            // It is faulty: nobody will ask for it, and it may have no end.
            self.shown_bytes -= std::mem::take(&mut table.counted);
            table.content = Vec::new();
        }
        if !is_large && self.is_large() {
            self.forget();
        }
        Ok(())
    }

    /// Lines read so far, for the progress.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    fn is_large(&self) -> bool {
        self.collector.entries() > PAGE_ENTRIES
    }

    /// The page will not get the tables that are kept: only their beginnings stay here.
    fn forget(&mut self) {
        for table in self.tables.iter_mut().filter(|table| table.kept.is_some()) {
            self.shown_bytes -= std::mem::take(&mut table.counted);
            table.content.truncate(HEAD_BYTES);
            table.content.shrink_to_fit();
        }
    }

    fn end(&mut self) {
        let Some((table, before)) = self.tables.split_last_mut() else { return };
        let collector = &mut self.collector;
        let mut take = |piece: &Piece<'_>| collect(collector, table, before, piece);
        match &mut self.reads {
            Reads::Judged(judge) => judge.end(&mut take),
            Reads::Only(scan) => scan.end(&mut take),
        }
        if std::mem::take(&mut table.is_begun) {
            self.collector.end(table.size);
        }
    }

    /// Faults of names in English texts, once all is read; none where they are part of the verdict.
    pub fn names(&mut self) -> NameFaults {
        self.end();
        match &mut self.reads {
            Reads::Judged(_) => NameFaults::default(),
            Reads::Only(scan) => scan.finish(),
        }
    }

    /// Judges what was read and prepares it for the page. `files` are asked for rows of tables that are kept.
    pub fn finish(mut self, readings: &str, files: &dyn Files) -> Opened {
        self.end();
        let is_large = self.is_large();
        let han = match &self.reads {
            Reads::Judged(judge) => judge.characters(),
            Reads::Only(scan) => scan.characters(),
        };
        if let Reads::Judged(judge) = self.reads {
            let verdict = judge.finish(&mut |_| {});
            if verdict.count > 0 {
                return Opened::Faulty(verdict);
            }
        }
        let prepared = if is_large {
            prepare::kept(&self.descriptor, &self.tables, self.collector, (readings, &han), files)
        } else {
            drop(self.collector);
            prepare::whole(&self.descriptor, &self.tables, readings)
        };
        prepared.unwrap_or_else(|fault| Opened::Faulty(Verdict { count: 1, faults: vec![fault], ..Verdict::default() }))
    }
}

fn kept_place(file: &str) -> Option<usize> {
    KEPT_TABLES.iter().position(|table| file.strip_suffix(".csv") == Some(table))
}

impl TableBytes {
    pub(super) fn is_kept(&self) -> bool {
        self.kept.is_some()
    }
}

/// Takes down the records of a piece of a table that may be kept. `before` are the tables before it.
fn collect(collector: &mut Collector, table: &mut TableBytes, before: &[TableBytes], piece: &Piece<'_>) {
    let Some(place) = table.kept else { return };
    if !table.is_begun {
        let header: Vec<&str> = piece.header().iter().map(String::as_str).collect();
        let name = KEPT_TABLES.get(place).copied().unwrap_or_default();
        let text_of = |file: &str| {
            let found = before.iter().find(|one| one.file == file);
            found.and_then(|one| std::str::from_utf8(&one.content).ok()).unwrap_or_default()
        };
        table.is_begun = collector.begin(name, &header, text_of);
    }
    for record in 0..piece.len() {
        collector.take(&PieceRecord { piece, record });
    }
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Opening").field("bytes", &self.bytes).field("rows", &self.rows).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A cell of 900 MB, out of a zip of one, took 2.6 GB before it was refused.
    #[test]
    fn a_table_that_is_not_read_on_is_not_kept() {
        for is_judged in [true, false] {
            let mut opening = Opening::new(b"{}", "", is_judged);
            opening.begin("entries.csv");
            opening.push(b"id,year,list\n1,\"").unwrap();
            for _ in 0..40 {
                opening.push(&[b'x'; 64 << 10]).unwrap();
            }
            let table = opening.tables.last().unwrap();
            assert_eq!((table.content.capacity(), table.size), (0, 16 + (40 << 16)));
            assert_eq!(opening.shown_bytes, 0);
        }
    }

    #[test]
    fn what_hangs_on_few_entries_counts_as_what_the_page_gets() {
        let mut opening = Opening::new(b"{}", "", false);
        opening.begin("facts.csv");
        let rows = [&[b'x'; 61][..], b",b\n"].concat().repeat(1 << 14);
        let problem = (0..65).find_map(|_| opening.push(&rows).err()).unwrap();
        assert_eq!((problem.kind.as_str(), problem.detail.as_str()), ("too-large", "facts.csv"));
    }
}
