//! A record under judgement, its cells by the names of their columns.

use super::faults::Place;
use super::piece::Piece;
use crate::dataset::table::Table;

/// A record of a piece.
pub(super) struct Row<'r> {
    pub(super) piece: &'r Piece<'r>,
    pub(super) record: usize,
    /// For each column, whether the descriptor wants its cells filled.
    pub(super) required: &'r [bool],
}

impl<'r> Row<'r> {
    /// Row in the file, the header being row 1.
    pub(super) fn number(&self) -> usize {
        Table::row_of(self.piece.first as usize + self.record)
    }

    /// Records that are broken have their fault; asking more of them would only hide it under many others. They count
    /// where the question is whether something is there at all.
    pub(super) fn is_broken(&self) -> bool {
        self.piece.is_broken(self.record)
    }

    /// A cell; empty where there is no such column.
    pub(super) fn cell(&self, column: &str) -> &'r str {
        self.piece.column(column).map_or("", |column| self.cell_at(column))
    }

    /// A cell by the number of its column, from 0.
    pub(super) fn cell_at(&self, column: usize) -> &'r str {
        self.piece.cell(self.record, column)
    }

    /// Whether a cell is filled.
    pub(super) fn filled(&self, column: &str) -> bool {
        !self.cell(column).is_empty()
    }

    /// A cell as a whole number that is not negative.
    pub(super) fn whole(&self, column: &str) -> Option<u32> {
        self.cell(column).parse().ok()
    }

    /// A cell as a decimal number.
    pub(super) fn decimal(&self, column: &str) -> Option<f64> {
        crate::dataset::load::decimal(self.cell(column))
    }

    /// Whether the descriptor wants the cell filled.
    pub(super) fn is_required(&self, column: &str) -> bool {
        self.piece.column(column).and_then(|column| self.required.get(column)).copied().unwrap_or(false)
    }

    /// Where a cell is.
    pub(super) fn place<'p>(&self, column: &'p str) -> Place<'p>
    where
        'r: 'p,
    {
        let column_number = self.piece.column(column).map_or(0, |number| number + 1);
        Place { file: self.piece.file, row: self.number(), column_number, column }
    }
}
