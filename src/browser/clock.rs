//! What happens later.

use gloo::timers::callback::{Interval, Timeout};

/// What will happen, unless this is dropped before.
pub struct Waiting {
    _timeout: Timeout,
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
