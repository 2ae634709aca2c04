//! How high a row is on average.

use super::Standing;

/// What rows are taken for before one has been seen, in CSS pixels.
const FIRST_PX: f64 = 150.0;
/// So many rows are enough to know.
const ENOUGH: f64 = 1_000.0;
/// A mean that differs by less does not change the estimate: the scroll bar would tremble.
const TOLERANCE: f64 = 0.05;

/// The mean of the rows that have been seen at the present width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowHeight {
    sum_px: f64,
    count: f64,
    width_px: f64,
    estimate_px: f64,
}

impl Default for RowHeight {
    fn default() -> Self {
        Self { sum_px: 0.0, count: 0.0, width_px: 0.0, estimate_px: FIRST_PX }
    }
}

impl RowHeight {
    /// The estimate.
    pub fn px(&self) -> f64 {
        self.estimate_px
    }

    /// Takes rows into the mean; at another width it begins anew.
    pub fn learn(&mut self, rows: &[Standing], width_px: f64) {
        if (width_px - self.width_px).abs() > 1.0 {
            *self = Self { width_px, estimate_px: self.estimate_px, ..Self::default() };
        }
        if rows.is_empty() || self.count >= ENOUGH {
            return;
        }
        self.sum_px += rows.iter().map(|row| row.bottom - row.top).sum::<f64>();
        self.count += rows.len() as f64;
        let mean = self.sum_px / self.count;
        if mean >= 1.0 && (mean / self.estimate_px - 1.0).abs() > TOLERANCE {
            self.estimate_px = mean;
        }
    }
}
