//! What happens later.

use gloo::timers::callback::Timeout;

/// What will happen, unless this is dropped before.
pub struct Waiting(#[allow(dead_code)] Timeout);

/// Does `then` after so many milliseconds.
pub fn after(time_ms: u32, then: impl FnOnce() + 'static) -> Waiting {
    Waiting(Timeout::new(time_ms, then))
}
