//! Which rows are built.

use std::ops::Range;

use super::{Anchor, Sight, Standing};

/// Never more rows than this, however high the window: a frame may be as high as its content.
const MOST: u32 = 300;

/// How far beyond the window rows are built: in windows, and in rows at least (the keyboard goes from link to link, and at
/// 400 % a row is higher than the window).
#[derive(Clone, Copy)]
struct Reach {
    windows: f64,
    rows: u32,
}

/// Less than this, and rows are built.
const LEAST: Reach = Reach { windows: 0.5, rows: 4 };
/// So much is built then.
const AHEAD: Reach = Reach { windows: 1.0, rows: 8 };
/// More than this, and rows go.
const TOO_MUCH: Reach = Reach { windows: 2.0, rows: 16 };

/// The first window of a list that begins with `room_px` of the window left for it: what is seen, and little more.
pub fn opening(stretch: &Range<u32>, room_px: f64, row_px: f64) -> Range<u32> {
    let seen = (room_px.max(0.0) / row_px).ceil() as u32 + 1;
    stretch.start..stretch.end.min(stretch.start + seen.clamp(3, MOST))
}

/// The window around a place that is gone to.
pub fn window_at(place: u32, stretch: &Range<u32>, height_px: f64, row_px: f64) -> Range<u32> {
    let standing = Standing { place, top: 0.0, bottom: row_px };
    let sight = Sight { height: height_px, bottom: height_px, ..Sight::default() };
    Walk { sight: &sight, stretch, row_px, upper: 0.0, lower: height_px }.window(standing, AHEAD)
}

/// The rows to build for what is in sight, and the row that stays where it is. Rows that are built already stay as long as
/// they are enough and not too many. `None` for a list without rows.
pub fn look(sight: &Sight, stretch: &Range<u32>, built: &Range<u32>, row_px: f64) -> Option<(Range<u32>, Anchor)> {
    if stretch.is_empty() {
        return None;
    }
    // The part of the window that the list is in; a line where it is above or below.
    let within = |y: f64| y.max(sight.top).min(sight.bottom.max(sight.top));
    let walk = Walk { sight, stretch, row_px, upper: within(0.0), lower: within(sight.height) };
    let in_sight = |row: &&Standing| stretch.contains(&row.place) && row.bottom > walk.upper && row.top <= walk.lower;
    let seen = sight.rows.iter().find(in_sight);
    let standing = seen.copied().unwrap_or_else(|| walk.guess());
    let anchor = Anchor { place: standing.place, offset: standing.top - sight.top };
    let (least, most) = (walk.window(standing, LEAST), walk.window(standing, TOO_MUCH));
    let is_enough = built.start <= least.start && built.end >= least.end;
    let is_little = built.start >= most.start && built.end <= most.end;
    let window = if seen.is_some() && is_enough && is_little { built.clone() } else { walk.window(standing, AHEAD) };
    Some((window, anchor))
}

struct Walk<'a> {
    sight: &'a Sight,
    stretch: &'a Range<u32>,
    row_px: f64,
    upper: f64,
    lower: f64,
}

impl Walk<'_> {
    /// The row that the scroll bar points to, where none is built.
    fn guess(&self) -> Standing {
        let Sight { top, bottom, .. } = *self.sight;
        let count = f64::from(self.stretch.end - self.stretch.start);
        let at = |place: u32, top: f64| Standing { place, top, bottom: top + self.row_px };
        if self.upper <= top + 1.0 {
            return at(self.stretch.start, top);
        }
        if self.lower >= bottom - 1.0 {
            return at(self.stretch.end - 1, bottom - self.row_px);
        }
        let rows = (self.upper - top) / (bottom - top) * count;
        let place = (self.stretch.start + rows as u32).min(self.stretch.end - 1);
        at(place, self.upper - rows.fract() * self.row_px)
    }

    fn height(&self, place: u32) -> f64 {
        self.sight.row(place).map_or(self.row_px, |row| row.bottom - row.top)
    }

    /// The rows from `standing` on that are in the window, and those within reach before and after.
    fn window(&self, standing: Standing, reach: Reach) -> Range<u32> {
        let margin = self.sight.height * reach.windows;
        let (mut start, mut y) = (standing.place, standing.top);
        let mut rows = 0;
        while start > self.stretch.start && (y > self.upper - margin || rows < reach.rows) && rows < MOST / 2 {
            start -= 1;
            rows += 1;
            y -= self.height(start);
        }
        let (mut end, mut y) = (standing.place + 1, standing.bottom);
        let mut beyond = 0;
        while end < self.stretch.end && (y < self.lower + margin || beyond < reach.rows) && end - start < MOST {
            beyond += u32::from(y >= self.lower);
            y += self.height(end);
            end += 1;
        }
        start..end
    }
}
