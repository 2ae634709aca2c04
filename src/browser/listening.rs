//! Listeners that go when what holds them is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;

/// A listener that may give way to another one.
pub(super) type Slot = Rc<RefCell<Option<EventListener>>>;

/// Listens until it is dropped.
pub struct Listening {
    _listeners: Vec<EventListener>,
    _slot: Option<Slot>,
}

impl Listening {
    /// Holds these listeners.
    pub(super) fn new(listeners: impl IntoIterator<Item = EventListener>) -> Self {
        Self { _listeners: listeners.into_iter().collect(), _slot: None }
    }

    /// Holds this one, too.
    pub(super) fn with(self, slot: Slot) -> Self {
        Self { _slot: Some(slot), ..self }
    }
}
