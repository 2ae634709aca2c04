//! A package under judgement, table by table and piece by piece: what is remembered of rows is small.

use super::encoding::Encoding;
use super::faults::{DESCRIPTOR, Faults, Place};
use super::fields::Fields;
use super::keys::{Keys, TableKeys};
use super::manifest;
use super::names::{NameColumns, Names};
use super::order::{most_rows, ordered, rank};
use super::piece::Piece;
use super::positions::Positions;
use super::row::Row;
use super::rule::{Fault, Rule};
use super::rules::{Rules, has_chinese};
use super::scan::Scan;
use super::sheet::Sheet;
use super::sources;
use super::text::Texts;
use crate::dataset::descriptor::{Descriptor, Resource};
use crate::dataset::names::AtlasBlock;

/// Judges a package whose tables arrive in pieces.
///
/// Give the tables in the order of [`Judge::resources`], each with [`Judge::begin`] and as many [`Judge::push`] as you
/// like, then call [`Judge::finish`]. What is kept of a row is its keys (16 bytes each and the room to grow, 12 bytes for
/// keys of several cells while they come in order) and, for positions that are not in order, another 32 bytes; short
/// tables that others are judged by are kept themselves.
pub struct Judge {
    text: Vec<u8>,
    descriptor: Option<Descriptor>,
    faults: Faults,
    keys: Keys,
    /// Nothing where another judges the names ([`Judge::without_names`]).
    names: Option<Names>,
    rules: Rules,
    /// Whether every table was there, with its columns and to its end.
    is_whole: bool,
    given: Vec<String>,
    rank: usize,
    table: Option<TableJudge>,
    records: Vec<(String, u64)>,
    encodings: Vec<(String, Encoding)>,
}

/// What became of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The first 10,000 faults by file, row and column.
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub count: u64,
    /// Name and number of rows of each table, the header not counted, in the order in which they were given.
    pub records: Vec<(String, u64)>,
    /// Files that are not UTF-8, and what they seem to be.
    pub encodings: Vec<(String, Encoding)>,
}

/// Faults of names in English texts that were found beside the judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameFaults {
    /// The first 10,000 by file, row and column.
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub count: u64,
}

/// The table that is being read, and what its rows are judged by.
struct TableJudge {
    sheet: Sheet,
    rows: RowJudge,
}

#[derive(Default)]
struct RowJudge {
    is_ready: bool,
    fields: Fields,
    keys: TableKeys,
    texts: Texts,
    names: NameColumns,
    positions: Positions,
    required: Vec<bool>,
}

/// Receives the records that are complete.
pub type Take<'t> = dyn FnMut(&Piece<'_>) + 't;

impl Judge {
    /// Begins with the text of `datapackage.json`.
    pub fn new(descriptor: &[u8]) -> Self {
        let mut faults = Faults::default();
        let read = manifest::read(descriptor, &mut faults);
        Self {
            text: descriptor.to_vec(),
            rules: Rules::new(read.as_ref()),
            descriptor: read,
            faults,
            keys: Keys::default(),
            names: Some(Names::default()),
            is_whole: true,
            given: Vec::new(),
            rank: 0,
            table: None,
            records: Vec::new(),
            encodings: Encoding::of(descriptor).map(|encoding| (DESCRIPTOR.to_owned(), encoding)).into_iter().collect(),
        }
    }

    /// Leaves names in English texts to a [`super::Scan`] that reads the same tables; its faults are then told to
    /// [`Judge::add`].
    #[must_use]
    pub fn without_names(mut self) -> Self {
        self.names = None;
        self
    }

    /// Takes the faults of names that another has found.
    pub fn add(&mut self, names: NameFaults) {
        self.faults.extend(names.into());
    }

    /// The Chinese characters of the texts that were read; none where another judges the names.
    pub fn characters(&self) -> String {
        self.names.as_ref().map_or_else(String::new, Names::characters)
    }

    /// What reads the same tables and finds the faults of names in English texts ([`Judge::without_names`]).
    pub fn scan(&self) -> Scan {
        Scan::new(has_chinese(self.descriptor.as_ref()))
    }

    /// The descriptor, if it can be read.
    pub fn descriptor(&self) -> Option<&Descriptor> {
        self.descriptor.as_ref()
    }

    /// Names of the files in the order in which they are to be given: what others are judged by comes first. Both those
    /// that the descriptor lists and those that the atlas reads; files that are not there are left out by the caller,
    /// and files that are not here may be given at any time.
    pub fn resources(&self) -> Vec<String> {
        ordered(self.listed())
    }

    fn listed(&self) -> &[Resource] {
        self.descriptor.as_ref().map_or(&[], |descriptor| &descriptor.resources)
    }

    /// Begins a table. The one before it has ended.
    pub fn begin(&mut self, file: &str, take: &mut Take<'_>) {
        self.end(take);
        let is_second = self.given.iter().any(|given| given == file);
        let rank = rank(file);
        if is_second || rank.is_some_and(|rank| rank < self.rank) {
            // Rules between tables would be passed over.
            let message = if is_second { "the file is there twice" } else { "the table comes too late to be judged" };
            let expected = format_args!("each table once, in the order in which tables are judged");
            self.faults.add(Place::row(file, 0), Rule::ExtraFile, format_args!("{message}"), expected);
            self.is_whole = false;
            return;
        }
        self.rank = rank.unwrap_or(self.rank);
        self.given.push(file.to_owned());
        self.rules.begin(file);
        let rows = RowJudge { positions: Positions::new(file), ..RowJudge::default() };
        self.table = Some(TableJudge { sheet: Sheet::new(file, most_rows(file)), rows });
    }

    /// Takes the next bytes of the table, and hands on the records that they complete, judged.
    pub fn push(&mut self, bytes: &[u8], take: &mut Take<'_>) {
        self.with_table(|table, context, faults| {
            table.sheet.push(bytes, faults, &mut |piece, faults| context.judge(&mut table.rows, piece, faults, take));
        });
    }

    /// Whether the rest of the table is not read.
    pub fn is_stopped(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.sheet.is_stopped)
    }

    /// Ends the table: its last record may have no end of line.
    pub fn end(&mut self, take: &mut Take<'_>) {
        let mut encoding = None;
        self.with_table(|table, context, faults| {
            encoding =
                table.sheet.end(faults, &mut |piece, faults| context.judge(&mut table.rows, piece, faults, take));
            let (file, header) = (&table.sheet.file, &table.sheet.header);
            if !table.rows.is_ready && !table.sheet.is_stopped {
                context.prepare(&mut table.rows, file, header, faults);
            }
            table.rows.positions.finish(file, &mut context.rules.faults);
        });
        let Some(TableJudge { sheet, rows }) = self.table.take() else { return };
        self.is_whole &= !sheet.is_stopped;
        self.records.push((sheet.file.clone(), sheet.rows));
        self.encodings.extend(encoding.map(|encoding| (sheet.file.clone(), encoding)));
        rows.keys.end(&sheet.file, !sheet.is_stopped, &mut self.keys);
    }

    /// Ends the last table and gives the verdict.
    pub fn finish(mut self, take: &mut Take<'_>) -> Verdict {
        self.end(take);
        let mut faults = self.faults;
        if let Some(descriptor) = &self.descriptor {
            manifest::judge_files(&descriptor.resources, &self.given, &mut faults);
            let is_there = |file: &str| {
                let is_listed = descriptor.resources.iter().any(|resource| resource.path == file);
                is_listed && self.given.iter().any(|given| given == file)
            };
            self.is_whole &= descriptor.resources.iter().all(|resource| is_there(&resource.path));
            self.is_whole &= crate::dataset::columns::file_names().all(is_there);
        }
        self.keys.finish(&mut faults);
        if let Some(names) = &self.names {
            names.finish(&mut faults);
        }
        let more = self.rules.finish(self.descriptor.as_ref(), &self.text);
        if self.is_whole {
            faults.extend(more);
        }
        if self.descriptor.is_none() {
            // What is said of the tables supposes a descriptor: without one most of it is false.
            faults.keep(|fault| fault.file == DESCRIPTOR);
        }
        let (faults, count) = faults.finish();
        Verdict { faults, count, records: self.records, encodings: self.encodings }
    }

    fn with_table(&mut self, act: impl FnOnce(&mut TableJudge, &mut Context<'_>, &mut Faults)) {
        let Some(table) = &mut self.table else { return };
        let mut context = Context {
            descriptor: self.descriptor.as_ref(),
            keys: &mut self.keys,
            names: self.names.as_mut(),
            rules: &mut self.rules,
            is_whole: &mut self.is_whole,
        };
        act(table, &mut context, &mut self.faults);
    }
}

/// What rows of all tables are judged by.
struct Context<'j> {
    descriptor: Option<&'j Descriptor>,
    keys: &'j mut Keys,
    names: Option<&'j mut Names>,
    rules: &'j mut Rules,
    is_whole: &'j mut bool,
}

impl Context<'_> {
    /// Makes the rules of a table ready, once its header is known.
    fn prepare(&mut self, rows: &mut RowJudge, file: &str, header: &[String], faults: &mut Faults) {
        rows.is_ready = true;
        let unread = AtlasBlock::default();
        let block = self.descriptor.map_or(&unread, |descriptor| &descriptor.atlas);
        *self.is_whole &= manifest::judge_columns(file, header, block, faults);
        let resources = self.descriptor.map_or(&[][..], |descriptor| &descriptor.resources);
        let resource = resources.iter().find(|resource| resource.path == file);
        let field = |name: &String| resource?.schema.fields.iter().find(|field| field.name == *name);
        rows.required = header.iter().map(|name| field(name).is_some_and(|field| field.constraints.required)).collect();
        if let Some(resource) = resource {
            rows.fields = Fields::new(file, resource, header, faults);
        }
        rows.keys = TableKeys::new(file, header, resources, faults);
        rows.texts = Texts::new(file, header, resource, block);
        rows.names = NameColumns::new(header, has_chinese(self.descriptor));
    }

    fn judge(&mut self, rows: &mut RowJudge, piece: &Piece<'_>, faults: &mut Faults, take: &mut Take<'_>) {
        if !rows.is_ready {
            self.prepare(rows, piece.file, piece.header, faults);
        }
        rows.keys.judge(piece, self.keys, faults);
        let version = self.descriptor.map(|descriptor| descriptor.version.as_str());
        for record in 0..piece.len() {
            let row = Row { piece, record, required: &rows.required };
            if !row.is_broken() {
                rows.fields.judge(&row, faults);
                rows.texts.judge(&row, faults);
                if let Some(names) = &mut self.names {
                    rows.names.judge(&row, names, faults);
                }
                if piece.file == "sources.csv" {
                    sources::judge(&row, faults);
                }
            }
            rows.positions.judge(&row, &mut self.rules.faults);
            self.rules.judge(&row, version);
        }
        take(piece);
    }
}
