//! What happens later.

use gloo::timers::callback::Timeout;

/// What will happen, unless this is dropped before.
pub struct Waiting {
    _timeout: Timeout,
}

/// Does `then` after so many milliseconds.
pub fn after(time_ms: u32, then: impl FnOnce() + 'static) -> Waiting {
    Waiting { _timeout: Timeout::new(time_ms, then) }
}
