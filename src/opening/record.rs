//! A record of the judge's, for the collector.

use crate::dataset::Piece;
use crate::keeping::Record;

/// One record of a piece.
pub(super) struct PieceRecord<'p> {
    pub(super) piece: &'p Piece<'p>,
    pub(super) record: usize,
}

impl Record for PieceRecord<'_> {
    fn cell(&self, column: usize) -> &str {
        self.piece.cell(self.record, column)
    }

    fn start(&self) -> u64 {
        self.piece.start_of(self.record)
    }
}
