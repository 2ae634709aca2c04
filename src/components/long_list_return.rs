//! Where a long list was when it went, and the way back there.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Atlas;
use super::long_list_rows::RowSource;
use super::long_list_scroll::Long;
use crate::browser::{clock, rows};
use crate::query::{Filters, Order};

/// Where a list was when it was built anew in the other language, and the entry that was open last. Not part of the view
/// state: it is nobody else's business.
struct Left {
    rows: Option<(Filters, Order, u32)>,
    entry: Option<String>,
}

thread_local! {
    static LEFT: RefCell<Left> = const { RefCell::new(Left { rows: None, entry: None }) };
}

/// Says which entry is open, so that the list can come back to it.
pub fn opened(id: &str) {
    LEFT.with_borrow_mut(|left| left.entry = Some(id.to_string()));
}

/// Says at which place the list is left, if it is to be found there again.
pub(super) fn left(atlas: Atlas, place: Option<u32>) {
    let rows = place.map(|place| (atlas.parts.filters.get_untracked(), order(atlas), place));
    LEFT.with_borrow_mut(|left| left.rows = rows);
}

impl Long {
    /// Comes back to the entry that was open, as soon as its place is known, or to where the list was in the other language.
    pub(super) fn come_back(self, source: RowSource) {
        let left = LEFT.with_borrow_mut(|left| (left.entry.take(), left.rows.take()));
        let atlas = self.atlas;
        match left {
            (Some(id), _) => {
                let id = StoredValue::new(Some(id));
                Effect::new(move || {
                    let Some(wanted) = id.get_value() else { return };
                    if let Some(place) = (source.place_of)(&wanted) {
                        id.set_value(None);
                        // Who has gone on to the search field or a tile stays there.
                        clock::before_paint(move || {
                            if let Some(place) = place.filter(|_| rows::is_nothing_focused()) {
                                self.go(place, true);
                            }
                        });
                    }
                });
            }
            (None, Some((filters, order_then, place)))
                if place > 0
                    && atlas.parts.filters.with_untracked(|now| *now == filters)
                    && order(atlas) == order_then =>
            {
                clock::before_paint(move || self.go(place, false));
            }
            _ => {}
        }
    }
}

fn order(atlas: Atlas) -> Order {
    Order::ALL.get(atlas.parts.order_at.get_untracked()).copied().unwrap_or_default()
}
