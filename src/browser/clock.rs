//! What happens again and again.

use gloo::timers::callback::Interval;

/// Calls `tick` every `period_ms` milliseconds, until it is dropped.
pub struct Ticking(#[allow(dead_code)] Interval);

/// Starts to tick.
pub fn every(period_ms: u32, tick: impl FnMut() + 'static) -> Ticking {
    Ticking(Interval::new(period_ms, tick))
}
