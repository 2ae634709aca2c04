//! The records of tables, with no judgement but that of names: for whoever reads along while another judges.

use super::faults::Faults;
use super::judge::{NameFaults, Take};
use super::names::{NameColumns, Names};
use super::order::most_rows;
use super::piece::Piece;
use super::row::Row;
use super::sheet::Sheet;

/// Cuts tables that arrive in pieces into the same records as [`super::Judge`]. Of faults it finds those that a judge
/// [without names](super::Judge::without_names) does not: reading along leaves time for them.
#[derive(Debug)]
pub struct Scan {
    sheet: Option<Sheet>,
    names: Names,
    columns: Option<NameColumns>,
    faults: Faults,
    has_chinese: bool,
}

impl Scan {
    /// Of a package with Chinese texts or without.
    pub(super) fn new(has_chinese: bool) -> Self {
        Self { sheet: None, names: Names::default(), columns: None, faults: Faults::default(), has_chinese }
    }

    /// Begins a table. The one before it has ended.
    pub fn begin(&mut self, file: &str) {
        self.sheet = Some(Sheet::new(file, most_rows(file)));
        self.columns = None;
    }

    /// Takes the next bytes of the table, and hands on the records that they complete.
    pub fn push(&mut self, bytes: &[u8], take: &mut Take<'_>) {
        self.with_sheet(|sheet, act| sheet.push(bytes, &mut Faults::default(), &mut |piece, _| act(piece)), take);
    }

    /// Whether the rest of the table is not read.
    pub fn is_stopped(&self) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| sheet.is_stopped)
    }

    /// Ends the table: its last record may have no end of line.
    pub fn end(&mut self, take: &mut Take<'_>) {
        // What the encoding is, is the judge's business.
        let end = |sheet: &mut Sheet, act: &mut Take<'_>| {
            sheet.end(&mut Faults::default(), &mut |piece, _| act(piece));
        };
        self.with_sheet(end, take);
        self.sheet = None;
    }

    /// The faults of names in English texts, when all tables have ended.
    pub fn finish(&mut self) -> NameFaults {
        let mut faults = std::mem::take(&mut self.faults);
        self.names.finish(&mut faults);
        let (faults, count) = faults.finish();
        NameFaults { faults, count }
    }

    /// The Chinese characters of the texts.
    pub fn characters(&self) -> String {
        self.names.characters()
    }

    fn with_sheet(&mut self, read: impl FnOnce(&mut Sheet, &mut Take<'_>), take: &mut Take<'_>) {
        let Some(sheet) = &mut self.sheet else { return };
        let (names, columns, faults) = (&mut self.names, &mut self.columns, &mut self.faults);
        let has_chinese = self.has_chinese;
        read(sheet, &mut |piece| {
            judge_names(
                piece,
                columns.get_or_insert_with(|| NameColumns::new(piece.header, has_chinese)),
                names,
                faults,
            );
            take(piece);
        });
    }
}

fn judge_names(piece: &Piece<'_>, columns: &NameColumns, names: &mut Names, faults: &mut Faults) {
    for record in 0..piece.len() {
        let row = Row { piece, record, required: &[] };
        if !row.is_broken() {
            columns.judge(&row, names, faults);
        }
    }
}
