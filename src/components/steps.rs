//! The steps in which a page is built: what a window shows comes before what stands below it.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, part};
use crate::browser::{clock, painted};
use crate::view_state::{Mode, View};

// First comes the head of a page, last the list, of which at first only some rows, and the foot: grid, filters and list in one
// frame were a task of 95 ms on a slow machine, the list alone one of 50.
const HEAD: u8 = 0;
pub(super) const VIEW: u8 = 1;
pub(super) const GRID: u8 = 2;
pub(super) const FILTERS: u8 = 3;
pub(super) const LIST: u8 = 4;
pub(super) const WHOLE: u8 = 5;

/// Begins to build a page: how far it is.
///
/// A page on an opened package takes the place of another one, and its visitor may be at work: step by step, not in one frame.
/// The first page is built at once but for what stands below the window. A screen in a hall, which is built anew after each
/// round, and a frame, which tells its height, are built as a whole.
pub(super) fn begin(atlas: Atlas) -> RwSignal<u8> {
    let first = match (atlas.mode_now(), atlas.opened) {
        (Mode::Page, Some(_)) => HEAD,
        (Mode::Page, None) => LIST,
        _ => WHOLE,
    };
    let step = RwSignal::new(first);
    match first {
        HEAD => {
            atlas.wait();
            go_on(atlas, step);
        }
        // In the frame after the first one, which has the mark of a page that is ready.
        LIST => painted::after(move || go_on(atlas, step)),
        _ => {}
    }
    step
}

/// Builds the next part once the one before is painted.
fn go_on(atlas: Atlas, step: RwSignal<u8>) {
    painted::after(move || {
        // Whoever goes back at once has taken the page down meanwhile.
        if step.is_disposed() {
            return;
        }
        // The other views are whole with their first step.
        let has_more = atlas.with_state_untracked(|state| state.view == View::Overview);
        step.try_update(|step| *step = if *step == VIEW && !has_more { WHOLE } else { *step + 1 });
        match step.try_get_untracked() {
            // What the view waits for counts by then.
            Some(WHOLE) if atlas.opened.is_some() => clock::later(0, move || atlas.arrived()),
            Some(WHOLE) | None => {}
            Some(_) => go_on(atlas, step),
        }
    });
}

/// A part of the page, once it is its turn.
pub(super) fn in_time(step: RwSignal<u8>, due: u8, make: fn(RwSignal<u8>) -> AnyView) -> AnyView {
    let is_due = is_due(step, due);
    part(move || is_due.get().then(|| make(step)).or_nothing()).into_any()
}

/// Whether it is the turn of a part.
pub(super) fn is_due(step: RwSignal<u8>, due: u8) -> Memo<bool> {
    Memo::new(move |_| step.get() >= due)
}
