//! A reader scrolls through made-up rows, and the page of this test does what a browser does: it sets row under row.

#![allow(clippy::unwrap_used)] // a test stops at the first surprise

use std::ops::Range;

use super::{Anchor, RowHeight, STRETCH, Sight, Standing, look, opening, settle, stretch_of, window_at};

const WINDOW_PX: f64 = 800.0;

/// A page with nothing but a list below a head.
struct Page {
    heights: Vec<f64>,
    built: Range<u32>,
    above: f64,
    scroll: f64,
    mean: RowHeight,
}

impl Page {
    fn new(heights: Vec<f64>) -> Self {
        let stretch = 0..heights.len() as u32;
        let built = opening(&stretch, WINDOW_PX, RowHeight::default().px());
        Self { heights, built, above: 0.0, scroll: 0.0, mean: RowHeight::default() }
    }

    fn stretch(&self) -> Range<u32> {
        0..self.heights.len() as u32
    }

    fn sight(&self) -> Sight {
        let top = 500.0 - self.scroll;
        let mut y = top + self.above;
        let mut rows = Vec::new();
        for place in self.built.clone() {
            let bottom = y + self.heights[place as usize];
            rows.push(Standing { place, top: y, bottom });
            y = bottom;
        }
        let below = f64::from(self.stretch().end - self.built.end) * self.mean.px();
        Sight { height: WINDOW_PX, width: 600.0, top, bottom: y + below, rows }
    }

    /// What the page does after each scroll: builds what is near, and settles. Gives the anchor's way on the screen.
    fn follow(&mut self) -> Option<f64> {
        let before = self.sight();
        let (window, anchor) = look(&before, &self.stretch(), &self.built, self.mean.px()).unwrap();
        let was_built = before.row(anchor.place).is_some();
        self.built = window;
        self.mean.learn(&self.sight().rows, 600.0);
        let now = self.sight();
        let row = now.row(anchor.place).unwrap();
        let offset = row.top - now.top;
        let (above, scroll) = settle(anchor, offset, self.above, self.built.start, self.mean.px());
        (self.above, self.scroll) = (above, self.scroll + scroll);
        let moved = self.sight().row(anchor.place).unwrap().top - (before.top + anchor.offset);
        was_built.then_some(moved)
    }

    /// What the reader sees is filled with rows.
    fn assert_filled(&self) {
        let sight = self.sight();
        let (first, last) = (sight.rows.first().unwrap(), sight.rows.last().unwrap());
        assert!(first.top <= 0.0 || first.place == 0, "a hole above: {first:?}");
        assert!(last.bottom >= WINDOW_PX || last.place + 1 == self.stretch().end, "a hole below: {last:?}");
        assert!(self.built.len() < 80, "{} rows are built", self.built.len());
    }

    fn wheel(&mut self, by: f64) {
        let end = (self.sight().bottom + 300.0 - self.scroll.min(0.0) + self.scroll - WINDOW_PX).max(0.0);
        self.scroll = (self.scroll + by).clamp(0.0, end);
        let moved = self.follow();
        assert!(moved.unwrap_or(0.0).abs() < 0.6, "a row moved by {moved:?}");
        self.assert_filled();
    }
}

/// Rows of very different heights, by a plain generator of numbers.
fn heights(count: usize, seed: u64) -> Vec<f64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31)
    };
    (0..count).map(|_| 60.0 + 300.0 * next() * next()).collect()
}

#[test]
fn down_to_the_end_every_row_is_seen_once_and_none_moves() {
    let mut page = Page::new(heights(2_000, 1));
    let mut seen = 0;
    for _ in 0..3_000 {
        page.wheel(240.0);
        for row in page.sight().rows.iter().filter(|row| row.top < WINDOW_PX && row.bottom > 0.0) {
            assert!(row.place <= seen, "place {} after {seen}", row.place);
            seen = seen.max(row.place + 1);
        }
    }
    assert_eq!(seen, 2_000);
}

#[test]
fn up_again_from_the_middle_the_first_row_stands_at_the_top() {
    let mut page = Page::new(heights(2_000, 2));
    page.follow();
    page.scroll = 500.0 + f64::from(1_000) * page.mean.px();
    page.follow();
    assert!((900..1_100).contains(&page.built.start), "{:?}", page.built);
    for _ in 0..4_000 {
        page.wheel(-200.0);
    }
    assert_eq!((page.built.start, page.above, page.scroll), (0, 0.0, 0.0));
}

#[test]
fn the_end_key_shows_the_last_row_and_home_the_first() {
    let mut page = Page::new(heights(9_999, 3));
    page.follow();
    for _ in 0..3 {
        page.scroll = page.sight().bottom + page.scroll - WINDOW_PX;
        page.follow();
    }
    page.assert_filled();
    assert_eq!(page.built.end, 9_999);
    page.scroll = 0.0;
    page.follow();
    page.follow();
    assert_eq!((page.built.start, page.above), (0, 0.0));
}

#[test]
fn every_place_lies_in_one_stretch() {
    assert_eq!(stretch_of(0, 0, STRETCH), 0..0);
    assert_eq!(stretch_of(0, 7, STRETCH), 0..7);
    assert_eq!(stretch_of(9_999, 1_000_000, STRETCH), 0..10_000);
    assert_eq!(stretch_of(10_000, 1_000_000, STRETCH), 10_000..20_000);
    assert_eq!(stretch_of(4_000_000, 1_000_001, STRETCH), 1_000_000..1_000_001);
}

#[test]
fn a_window_stays_in_its_stretch_and_has_rows_on_both_sides() {
    let window = window_at(15_000, &(10_000..20_000), 256.0, 600.0);
    assert!(window.start <= 14_992 && window.end >= 15_009, "{window:?}");
    assert_eq!(window_at(10_000, &(10_000..20_000), 256.0, 600.0).start, 10_000);
    assert_eq!(window_at(19_999, &(10_000..20_000), 256.0, 600.0).end, 20_000);
    assert!(opening(&(0..1_000_000), 1e9, 100.0).len() <= 300);
    assert_eq!(opening(&(0..2), 900.0, 100.0), 0..2);
    assert_eq!(look(&Sight::default(), &(0..0), &(0..0), 150.0), None);
}

#[test]
fn without_empty_height_the_page_is_scrolled_instead() {
    let anchor = Anchor { place: 5, offset: 700.0 };
    // A row before it turned out 50 higher, and 4 rows before are not built: the empty height gives.
    assert_eq!(settle(anchor, 750.0, 600.0, 4, 150.0), (550.0, 0.0));
    // No row before is missing: what was empty goes, and the page is scrolled by what moved.
    assert_eq!(settle(anchor, 750.0, 600.0, 0, 150.0), (0.0, -550.0));
    // Too little would be left.
    assert_eq!(settle(anchor, 1_300.0, 650.0, 4, 150.0), (600.0, 550.0));
}

#[test]
fn rows_fill_the_window_from_edge_to_edge_or_to_an_end_of_the_list() {
    let sight = |rows: &[(u32, f64, f64)]| {
        let rows = rows.iter().map(|&(place, top, bottom)| Standing { place, top, bottom }).collect();
        Sight { height: WINDOW_PX, rows, ..Sight::default() }
    };
    let stretch = 0..100;
    assert!(sight(&[(7, -20.0, 400.0), (8, 400.0, 800.0)]).is_filled(&stretch));
    assert!(!sight(&[(7, 1.0, 400.0), (8, 400.0, 800.0)]).is_filled(&stretch));
    assert!(!sight(&[(7, -20.0, 400.0), (8, 400.0, 799.0)]).is_filled(&stretch));
    assert!(sight(&[(0, 300.0, 800.0)]).is_filled(&stretch));
    assert!(sight(&[(98, 0.0, 90.0), (99, 90.0, 180.0)]).is_filled(&stretch));
    assert!(!sight(&[]).is_filled(&stretch));
}
