//! Which rows of a long list are built, and where they stand: stretches, windows, heights that are not known yet.
//!
//! Owns: the arithmetic of a list of which only what is near the window is built. The rest is an empty height above and
//! below, estimated from the rows that have been seen. No row that the reader sees is moved by an estimate: what turns out
//! higher or lower is taken from the empty height above, and only where there is none is the page scrolled.
//! Must not know: the page, entries, what a row is.
//!
//! A browser draws no page higher than some 17 million pixels, so a list is cut into stretches of [`STRETCH`] places.

mod heights;
mod window;

use std::ops::Range;

pub use heights::RowHeight;
pub use window::{look, opening, window_at};

/// Places that the scroll bar goes over: 10,000 rows stay far below the highest page, even at 400 % and in large text.
pub const STRETCH: u32 = 10_000;

/// The same in a frame, which is as high as its content: there all rows of a stretch are in the window.
pub const FRAMED_STRETCH: u32 = 50;

/// A row as it stands in the window: distances from its upper edge, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Its place in the list, from 0.
    pub place: u32,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// The list as it stands in the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sight {
    /// Height of the window.
    pub height: f64,
    /// Width of the list.
    pub width: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// The rows that are built, in order.
    pub rows: Vec<Standing>,
}

/// The row that must not move while rows around it come and go, and its distance from the upper edge of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Its place.
    pub place: u32,
    /// Distance from the list's upper edge to its own.
    pub offset: f64,
}

impl Sight {
    /// Whether the rows that are built fill the part of the window that the list is in.
    pub fn is_filled(&self, stretch: &Range<u32>) -> bool {
        let is_begun = self.rows.first().is_some_and(|row| row.place == stretch.start || row.top <= 0.0);
        let is_ended = self.rows.last().is_some_and(|row| row.place + 1 == stretch.end || row.bottom >= self.height);
        is_begun && is_ended
    }

    /// The row at a place, if it is built.
    pub fn row(&self, place: u32) -> Option<Standing> {
        let at = self.rows.binary_search_by_key(&place, |row| row.place).ok()?;
        self.rows.get(at).copied()
    }
}

/// The stretch that `place` lies in.
pub fn stretch_of(place: u32, total: u32, size: u32) -> Range<u32> {
    let start = place.min(total.saturating_sub(1)) / size * size;
    start..total.min(start + size)
}

/// What has to change so that the anchor stays where it is: the empty height above the first row, and by how much the page is
/// scrolled. `offset` is the anchor's distance now, with `above`; `missing` rows before the first are not built.
pub fn settle(anchor: Anchor, offset: f64, above: f64, missing: u32, row_px: f64) -> (f64, f64) {
    let moved = offset - anchor.offset;
    let estimate = f64::from(missing) * row_px;
    let wanted = above - moved;
    // Far from the estimate the scroll bar would tell a wrong place, and there would be too little room to scroll up.
    let is_near = missing > 0 && (estimate / 2.0..=estimate * 2.0).contains(&wanted);
    if is_near { (wanted, 0.0) } else { (estimate, moved + estimate - above) }
}

#[cfg(test)]
mod tests;
