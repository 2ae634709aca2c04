//! The index of a large package's text, built in slices while the page is used. Until it is there the text is read.

use std::cell::Cell;

use crate::browser::{clock, page};
use crate::query::{Engine, Preparing};

/// A slice takes no longer: the page answers in between.
const SLICE_MS: f64 = 6.0;

/// Rows a step: some tenths of a millisecond.
const ROWS_A_STEP: usize = 64;

thread_local! {
    /// The engine whose index is being built or is there: one at a time, and each once.
    static BEGUN: Cell<usize> = const { Cell::new(0) };
}

/// Builds the index of `engine`, unless that has begun or the package is so small that reading is quicker.
pub(super) fn build(engine: &'static Engine) {
    let this = std::ptr::from_ref(engine) as usize;
    if BEGUN.replace(this) != this
        && let Some(preparing) = engine.preparing()
    {
        go_on(engine, preparing);
    }
}

fn go_on(engine: &'static Engine, mut preparing: Preparing) {
    clock::later(0, move || {
        let began = page::now_ms();
        while preparing.step(engine, ROWS_A_STEP) {
            if page::now_ms() - began > SLICE_MS {
                return go_on(engine, preparing);
            }
        }
    });
}
