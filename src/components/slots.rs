//! Elements that one effect writes to for many.
//!
//! A reader of Leptos' own for each changing text and attribute is the plain way, and right for a few. Forty tiles and
//! options with four of them each cost more in asking who has to change than in changing it.

use leptos::prelude::*;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;

use crate::browser::pieces::{self, Place};

/// The elements of one view. Cheap to copy; goes with the view.
#[derive(Clone, Copy)]
pub struct Slots(StoredValue<Vec<Option<Place>>, LocalStorage>);

/// One of them: its `node_ref`.
#[derive(Clone, Copy)]
pub struct Slot {
    slots: Slots,
    at: usize,
}

impl Slots {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }

    /// Room for an element.
    pub fn add(self) -> Slot {
        self.0.update_value(|places| places.push(None));
        Slot { slots: self, at: self.0.with_value(Vec::len) - 1 }
    }
}

impl Slot {
    /// Does something with the element, once that is built.
    pub fn with(self, act: impl FnOnce(&Place)) {
        self.slots.0.with_value(|places| places.get(self.at).and_then(Option::as_ref).map_or((), act));
    }

    /// Takes an element.
    pub fn fill(self, element: Place) {
        self.slots.0.update_value(|places| places.get_mut(self.at).map_or((), |slot| *slot = Some(element)));
    }

    /// Forgets the slots that were added after this one.
    pub fn forget_after(self) {
        self.slots.0.update_value(|places| places.truncate(self.at + 1));
    }

    /// Sets an attribute.
    pub fn set(self, name: &str, value: &str) {
        self.with(|place| pieces::set_attribute(place, name, value));
    }

    /// Sets the text, of an element that has no other content.
    pub fn say(self, text: &str) {
        self.with(|place| pieces::set_text(place, text));
    }
}

impl<E: ElementType> NodeRefContainer<E> for Slot {
    fn load(self, place: &Place) {
        self.fill(place.clone());
    }
}
