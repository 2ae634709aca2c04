//! The page's side of a package whose entries are kept, by a worker or by its program in the page: asks what the filters let
//! through, and tells what has come. What else the page asks: `kept_keeper.rs`.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Atlas;
use super::kept::Kept;
use super::kept_keeper::Keeper;
use super::kept_state::State;
use crate::browser::package_reader::Reading;
use crate::keeping::{Answer, Reply};
use crate::query::{Filters, Order, Selection};
use crate::view_state::Dropped;

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// Takes over the worker that has read a package. `reply` is its answer to no filter.
pub fn take(reading: Reading, reply: &str) -> Option<Kept> {
    let Some(Reply::Answer(answer)) = Reply::read(reply) else { return None };
    let selection = selection_of(&answer);
    // Signals that no part of the page owns: they stay as long as the page.
    let owner = Owner::new();
    let (selection, arrived) = owner.with(|| (RwSignal::new(selection), RwSignal::new(0)));
    std::mem::forget(owner);
    let kept = Kept { selection, arrived, keeper: &Keeper };
    let mut state = State::new(reading, kept, &answer);
    state.take_rows(&answer.rows);
    STATE.set(Some(state));
    Some(kept)
}

/// Lets go of the package that is kept, and of its worker.
pub fn let_go() {
    drop(STATE.take());
}

/// Whether the files of the package on show cannot be read any more; followed.
pub fn is_lost(kept: Kept) -> bool {
    kept.arrived.track();
    with(|state| state.is_lost) == Some(true)
}

pub(super) fn with<T>(act: impl FnOnce(&mut State) -> T) -> Option<T> {
    STATE.with_borrow_mut(|state| state.as_mut().map(act))
}

/// A reply of whoever keeps the package; `is_quick`: it has come by a way that is not put off until a frame is painted.
pub fn hear(text: &str, is_quick: bool) {
    let Some(reply) = Reply::read(text) else { return };
    with(|state| state.is_quick = is_quick);
    let Some((kept, atlas)) = with(|state| (state.kept, state.atlas)) else { return };
    if let (Reply::Answer(_), Some(atlas)) = (&reply, atlas) {
        atlas.release();
    }
    match reply {
        // Asked twice, as after a return to the page.
        Reply::Answer(answer) if with(|state| state.number) >= Some(answer.rows.number) => return,
        // The numbers are shown at once; the list changes when its rows are there.
        Reply::Answer(answer) if answer.total > 0 => {
            tell(kept, &answer);
            with(|state| state.coming = Some(answer));
            return;
        }
        Reply::Answer(answer) => turn(kept, atlas, answer),
        Reply::Rows(rows) => {
            let coming = with(|state| state.coming.take_if(|answer| answer.rows.number == rows.number)).flatten();
            match coming {
                Some(answer) => turn(kept, atlas, Answer { rows, ..answer }),
                None => drop(with(|state| {
                    if rows.number == state.number {
                        state.take_rows(&rows);
                    }
                })),
            }
        }
        Reply::Entry(found) => {
            if with(|state| state.take_found(found))
                .flatten()
                .is_some_and(|id| atlas.is_some_and(|atlas| atlas.miss(&id)))
            {
                return;
            }
        }
        Reply::Place(number, id, place) => drop(with(|state| {
            if number == state.number {
                state.standing.insert(id, Some(place));
            }
        })),
        Reply::Lost => {
            // The rows of an answer follow it: if there is one, they are what is lost.
            if let Some(answer) = with(|state| state.coming.take()).flatten() {
                turn(kept, atlas, answer);
            }
            with(State::lose_rows);
            give_up(atlas);
        }
    }
    kept.arrived.update(|count| *count += 1);
}

/// Whoever keeps the package has broken down: nothing is answered any more.
pub fn break_down() {
    let Some((kept, atlas, is_waiting)) = with(|state| {
        let is_waiting = !std::mem::replace(&mut state.is_broken, true) && state.asked_number != state.number;
        state.lose_rows();
        (state.kept, state.atlas, is_waiting)
    }) else {
        return;
    };
    if let Some(atlas) = atlas.filter(|_| is_waiting) {
        atlas.arrived();
    }
    give_up(atlas);
    kept.arrived.update(|count| *count += 1);
}

/// Entries that a link asks for cannot be read: its reader is told that it says them in vain.
pub(super) fn give_up(atlas: Option<Atlas>) {
    let missing = with(State::give_up).unwrap_or_default();
    if let Some(atlas) = atlas {
        for id in missing {
            let _ = atlas.miss(&id); // The one that is open is said; the others nobody waits for.
        }
    }
}

fn selection_of(answer: &Answer) -> Selection {
    Selection { total: answer.total, counts: answer.counts.clone(), ..Selection::default() }
}

/// Tells the page the numbers of an answer, once: of all that is on show, most reads them.
fn tell(kept: Kept, answer: &Answer) {
    let selection = selection_of(answer);
    if kept.selection.with_untracked(|now| *now != selection) {
        kept.selection.set(selection);
    }
}

/// The list turns to an answer that is there with its first rows.
fn turn(kept: Kept, atlas: Option<Atlas>, answer: Answer) {
    tell(kept, &answer);
    with(|state| state.take_answer(answer));
    if let Some(atlas) = atlas {
        atlas.arrived();
        // The filters may be others by now; that they have changed and changed back, no one else tells.
        ask(atlas);
    }
}

/// Asks for what the filters of the page let through, unless a question is under way: then as soon as it is answered.
pub(super) fn ask(atlas: Atlas) {
    let Some(filters) = atlas.parts.filters.try_get_untracked() else { return };
    let order = Order::ALL.get(atlas.parts.order_at.get_untracked()).copied().unwrap_or_default();
    ask_for(atlas, (filters, order));
}

/// Asks for what filters let through, unless that was asked last or another question is under way; tells whether it has.
pub(super) fn ask_for(atlas: Atlas, now: (Filters, Order)) -> bool {
    let is_asked = with(|state| {
        if state.is_broken || state.asked.as_ref() == Some(&now) || state.asked_number != state.number {
            return false;
        }
        state.asked_number += 1;
        state.asked = Some(now);
        state.ask();
        true
    });
    if is_asked == Some(true) {
        // The mark of the change waits for the answer.
        atlas.wait();
    }
    is_asked == Some(true)
}

/// The page is back from where a browser keeps pages to which one may go back: it may have been answered there, and did not hear
/// it.
pub(super) fn ask_again() {
    let again = with(|state| {
        state.ask_again();
        state.kept
    });
    if let Some(kept) = again {
        kept.arrived.update(|count| *count += 1);
    }
}

impl Atlas {
    /// There is no entry with this key: the state lets go of it, as of everything that a link says in vain.
    fn miss(self, id: &str) -> bool {
        self.release();
        let mut next = self.state.get_untracked();
        let is_open = next.entry.take_if(|open| open.as_str() == id).is_some();
        if is_open {
            // At once: a state that waits for an answer takes the notice away when it comes.
            self.set(next);
            self.tidy_address();
            self.dropped.set(vec![Dropped::new("entry", id)]);
        }
        is_open
    }
}
