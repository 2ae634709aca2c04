//! Listeners that go when what holds them is dropped.

use gloo::events::EventListener;

/// Listens until it is dropped.
pub struct Listening {
    _listeners: Vec<EventListener>,
}

impl Listening {
    /// Holds these listeners.
    pub(super) fn new(listeners: impl IntoIterator<Item = EventListener>) -> Self {
        Self { _listeners: listeners.into_iter().collect() }
    }
}
