//! Where the rows of a long list come from, and which of them are built.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use crate::dataset::Entry;

/// Where an entry stands: `None` while that is not known, `Some(None)` if it is not among the rows.
pub type PlaceOf = dyn Fn(&str) -> Option<Option<u32>> + Send + Sync;

/// Rows of the present selection, by place. All functions but `want` are followed: what has not come is asked for again when it has.
#[derive(Clone)]
pub struct RowSource {
    /// Another number for other rows: the selection or the order has changed, and the list begins at its top.
    pub version: Memo<usize>,
    /// How many there are.
    pub total: Memo<usize>,
    /// The entries at these places; `None` for one that is on its way.
    pub at: Arc<dyn Fn(Range<u32>) -> Vec<Option<&'static Entry>> + Send + Sync>,
    /// These places will be shown: they are to be fetched.
    pub want: Arc<dyn Fn(Range<u32>) + Send + Sync>,
    /// The place of the entry with this key.
    pub place_of: Arc<PlaceOf>,
    /// Whether the row at a place cannot be read.
    pub is_lost: Arc<dyn Fn(u32) -> bool + Send + Sync>,
}

impl RowSource {
    /// The rows of a package that is here as a whole.
    pub fn of_package(atlas: Atlas) -> Self {
        let total = Memo::new(move |_| atlas.selection.with(|selection| selection.total as usize));
        let version = Memo::new(move |before: Option<&usize>| {
            atlas.selection.track();
            atlas.parts.order_at.track();
            before.map_or(0, |before| before + 1)
        });
        let at = move |places: Range<u32>| {
            let order = atlas.order();
            let rows = atlas.selection.with(|selection| atlas.engine.window(selection, order, places));
            rows.into_iter().map(|row| atlas.dataset.entries.get(row as usize)).collect()
        };
        let place_of = move |id: &str| {
            let row = atlas.dataset.entries.iter().position(|entry| entry.id == id);
            let order = atlas.order();
            let place = |row| atlas.selection.with(|selection| atlas.engine.place_of(selection, order, row as u32));
            Some(row.and_then(place))
        };
        let (want, is_lost) = (Arc::new(|_| ()), Arc::new(|_| false));
        Self { version, total, at: Arc::new(at), want, place_of: Arc::new(place_of), is_lost }
    }
}

/// What is built, of which rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub(super) version: usize,
    /// The places that the scroll bar goes over: first, and the one after the last.
    pub stretch: (u32, u32),
    /// The places near the window.
    pub window: (u32, u32),
    /// The place that has the focus: built wherever it is, with its neighbours, so that the keyboard goes on from there.
    pub(super) apart: Option<u32>,
}

impl Shown {
    /// Places that are built, in order, no place twice.
    pub fn ranges(self) -> [Range<u32>; 3] {
        let (start, end) = self.window;
        let apart = self
            .apart
            .map_or(0..0, |place| place.saturating_sub(1).max(self.stretch.0)..(place + 2).min(self.stretch.1));
        [apart.start..apart.end.min(start), start..end, apart.start.max(end)..apart.end]
    }

    /// Whether rows are left out between two that are built.
    pub fn has_gaps(self) -> bool {
        self.apart.is_some()
    }

    /// The place after the last that is built.
    pub fn built_end(self) -> u32 {
        self.ranges()
            .into_iter()
            .filter(|range| !range.is_empty())
            .map(|range| range.end)
            .fold(self.stretch.0, u32::max)
    }

    /// The places of the stretch.
    pub fn stretch_range(self) -> Range<u32> {
        self.stretch.0..self.stretch.1
    }
}
