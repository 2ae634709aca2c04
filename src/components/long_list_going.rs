//! Where the reader of a long list is sent: to a place, or by a key to either end of the page.

use leptos::prelude::*;

use super::long_list_rows::Shown;
use super::long_list_scroll::Long;
use crate::browser::painted;
use crate::browser::rows::{self, Bound};
use crate::scrolling::{Anchor, Sight, Standing, stretch_of, window_at};

/// How far below the upper edge of the window a row stands that is gone to, in CSS pixels.
const GONE_TO_PX: f64 = 96.0;

/// A place that is gone to.
#[derive(Clone, Copy)]
pub(super) struct Going {
    place: u32,
    has_focus: bool,
    /// It was brought into the window; its link, which gets the focus, has not come yet.
    is_there: bool,
}

impl Long {
    /// Goes to a place (to the last, if there are fewer): builds the rows around it, brings it to the upper part of the window and,
    /// with `has_focus`, puts the focus on its link.
    pub fn go(self, place: u32, has_focus: bool) {
        let Some((before, total)) = self.try_shown().filter(|(_, total)| *total > 0) else { return };
        let place = place.min(total - 1);
        let stretch = stretch_of(place, total, self.stretch_size);
        let row_px = self.memory.with_value(|memory| memory.height.px());
        let window = window_at(place, &stretch, rows::window_height(), row_px);
        // The focus stays where it is, unless it goes along.
        let focused = self.list.get_untracked().and_then(|list| rows::focused(&list));
        let apart = focused.filter(|place| !has_focus && stretch.contains(place));
        let shown =
            Shown { stretch: (stretch.start, stretch.end), window: (window.start, window.end), apart, ..before };
        self.memory.update_value(|memory| {
            memory.going = Some(Going { place, has_focus, is_there: false });
            (memory.anchor, memory.bound, memory.is_to_head) = (None, None, false);
            memory.above_px = f64::from(window.start - stretch.start) * row_px;
        });
        self.show(shown);
    }

    /// Whether a place is still gone to. Who has scrolled away from one whose row does not come is not drawn back to it.
    pub(super) fn is_going(self, sight: &Sight) -> bool {
        let is_seen = |place| sight.row(place).is_some_and(|row: Standing| row.bottom > 0.0 && row.top < sight.height);
        self.memory.try_update_value(|memory| {
            memory.going = memory.going.filter(|going| !going.is_there || is_seen(going.place));
            memory.going.is_some()
        }) == Some(true)
    }

    /// Brings the place that is gone to into the window, once it is built; the focus waits for its link.
    pub(super) fn arrive(self, list: &rows::List) {
        let Some(going) = self.memory.with_value(|memory| memory.going) else { return };
        let sight = rows::sight(list);
        let Some(row) = sight.row(going.place).filter(|_| self.is_going(&sight)) else { return };
        if !going.is_there {
            rows::scroll_by(row.top - GONE_TO_PX);
        }
        let is_done = !going.has_focus || rows::focus_row(list, going.place);
        self.memory.update_value(|memory| {
            memory.anchor = Some(Anchor { place: going.place, offset: row.top - sight.top });
            memory.going = (!is_done).then_some(Going { is_there: true, ..going });
        });
    }

    /// Follows the keys that send the page to one of its ends, until something else is done.
    pub(super) fn head_for(self, bound: Option<Bound>) {
        self.memory.try_update_value(|memory| {
            memory.bound = bound;
            // Whoever goes to an end does not want to be at a place.
            memory.going = memory.going.filter(|_| bound.is_none());
        });
    }

    /// The page has come to rest: at the end that it was sent to, unless that has moved meanwhile.
    pub(super) fn rest(self) {
        let bound = move || self.memory.try_with_value(|memory| memory.bound).flatten();
        if bound().is_some() {
            // What has come into sight is put right before the paint, and moves the end once more.
            painted::after(move || {
                if bound().is_some_and(|bound| !rows::go_to_bound(bound)) {
                    self.memory.update_value(|memory| memory.bound = None);
                }
            });
        }
    }
}
