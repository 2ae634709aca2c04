//! Packages that arrive: named by the address of the page, or dropped on it. What opens them is loaded then.

use leptos::prelude::*;

use super::Atlas;
use crate::browser::package_reader::{self, Picked};
use crate::view_state::Mode;

impl Atlas {
    /// Takes what is dropped on the page.
    pub(super) fn follow_drops(self) {
        if self.mode_now() == Mode::Page {
            let dropping = StoredValue::new_local(Some(package_reader::on_drop(move |dropped| self.open(dropped))));
            on_cleanup(move || dropping.set_value(None));
        }
    }

    /// Opens the package that the address names, or goes back to the embedded one when it names none any more.
    pub(super) fn follow_package(self, wanted: Option<String>) {
        if wanted.as_deref() != self.ground().address() {
            self.open(wanted.map_or(Picked::BuiltIn, Picked::Address));
        }
    }

    /// Loads what opens packages and hands it what was picked.
    #[cfg(feature = "opening")]
    pub(super) fn open(self, picked: Picked) {
        leptos::task::spawn_local(async move {
            // If its file does not come nothing is lost: the package on show stays.
            if let Ok(open) = super::lazy::opening_part().await {
                open(self, picked);
            }
        });
    }

    /// The single file opens none.
    #[cfg(not(feature = "opening"))]
    pub(super) fn open(self, _: Picked) {}
}
