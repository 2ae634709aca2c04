//! The records of tables without a judgement: for whoever reads along while another judges.

use super::faults::Faults;
use super::judge::Take;
use super::sheet::Sheet;

/// Cuts tables that arrive in pieces into the same records as [`super::Judge`], and says nothing of faults.
#[derive(Debug, Default)]
pub struct Scan {
    sheet: Option<Sheet>,
}

impl Scan {
    /// Begins a table. The one before it has ended.
    pub fn begin(&mut self, file: &str) {
        self.sheet = Some(Sheet::new(file, u64::MAX));
    }

    /// Takes the next bytes of the table, and hands on the records that they complete.
    pub fn push(&mut self, bytes: &[u8], take: &mut Take<'_>) {
        if let Some(sheet) = &mut self.sheet {
            sheet.push(bytes, &mut Faults::default(), &mut |piece, _| take(piece));
        }
    }

    /// Ends the table: its last record may have no end of line.
    pub fn end(&mut self, take: &mut Take<'_>) {
        if let Some(mut sheet) = self.sheet.take() {
            sheet.end(&mut Faults::default(), &mut |piece, _| take(piece));
        }
    }
}
