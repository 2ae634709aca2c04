//! What happens later.

use std::cell::RefCell;

use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What will happen, unless this is dropped before.
pub struct Waiting {
    _timeout: Timeout,
}

/// Does `then` after so many milliseconds, whatever becomes of the caller. What it takes is given back once it has run:
/// a timer that is merely forgotten keeps it for ever.
pub fn later(time_ms: i32, then: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(then);
    gloo::utils::window().set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), time_ms).ok();
}

thread_local! {
    /// What is to happen before the next paint.
    static BEFORE_PAINT: RefCell<Vec<Box<dyn FnOnce()>>> = RefCell::default();
}

/// Does `then` before the next paint, likewise. One frame is asked for, however many want it: each asking takes a tenth of a
/// millisecond, of which a change has none to spare.
pub fn before_paint(then: impl FnOnce() + 'static) {
    let is_first = BEFORE_PAINT.with_borrow_mut(|waiting| {
        waiting.push(Box::new(then));
        waiting.len() == 1
    });
    if is_first {
        // What asks meanwhile waits for the frame after this one.
        let act = Closure::once_into_js(|| BEFORE_PAINT.take().into_iter().for_each(|then| then()));
        gloo::utils::window().request_animation_frame(act.unchecked_ref()).ok();
    }
}

/// Does `then` after so many milliseconds.
pub fn after(time_ms: u32, then: impl FnOnce() + 'static) -> Waiting {
    Waiting { _timeout: Timeout::new(time_ms, then) }
}

/// What happens again and again, unless this is dropped.
pub struct Ticking {
    _interval: Interval,
}

/// Does `then` every so many milliseconds.
pub fn every(time_ms: u32, then: impl FnMut() + 'static) -> Ticking {
    Ticking { _interval: Interval::new(time_ms, then) }
}
