//! Sets the state: at once, or a moment later with the answer to it, so that both are painted in one frame.
//!
//! Where a worker keeps the entries, an answer mostly comes within some milliseconds: just after the frame that a change had
//! begun at once, and so a whole frame later, in a second layout and paint. What is typed begins a frame in any case, but what else
//! it changes on the page is then done once. A package that has moved into the page is answered before any frame.

use leptos::prelude::*;

use super::Atlas;
use crate::browser::clock::{self, Waiting};
use crate::view_state::ViewState;

/// A change waits no longer: less than a frame of 60 Hz, so that nobody who has pressed something sees nothing for long.
const HOLD_MS: u32 = 12;

/// The state that is about to come.
pub(super) struct Held {
    next: ViewState,
    _until: Waiting,
}

impl Atlas {
    /// Changes the state: at once, or with the answer to what it asks of whoever keeps the entries.
    pub(super) fn set_with_answer(self, next: ViewState) {
        if !self.kept.is_some_and(|kept| kept.keeper.foresee(self, &next)) {
            return self.set_noticed(next);
        }
        let until = clock::after(HOLD_MS, move || self.release());
        self.held.set_value(Some(Held { next, _until: until }));
    }

    /// Changes the state at once. Who makes `next` out of the state calls [`Self::release`] before.
    pub(super) fn set(self, next: ViewState) {
        self.parts.follow(&next);
        self.state.set(next);
    }

    /// Changes the state to the one that waits, if there is one.
    pub(super) fn release(self) {
        if let Some(held) = self.held.try_update_value(Option::take).flatten() {
            self.set_noticed(held.next);
        }
    }

    /// Changes the state at once; what was told of the last link has been read by then.
    pub(super) fn set_noticed(self, next: ViewState) {
        self.dropped.set(Vec::new());
        self.set(next);
    }
}
