//! Packages that arrive: named by the address of the page, or dropped on it. What opens them is loaded then.

use leptos::prelude::*;

use super::Atlas;
use super::lazy::opening_part;
use crate::browser::package_reader::{self, Picked};
use crate::view_state::Mode;

/// Opens the package that the address names, goes back to the embedded one when it names none any more, and takes what is
/// dropped on the page.
pub(super) fn follow_packages(atlas: Atlas) {
    let shown = atlas.ground().address();
    Effect::new(move || {
        let wanted = atlas.with_state(|state| state.package.clone());
        if wanted.as_deref() != shown {
            open(atlas, wanted.map_or(Picked::BuiltIn, Picked::Address));
        }
    });
    if atlas.mode_now() == Mode::Page {
        let dropping = StoredValue::new_local(Some(package_reader::on_drop(move |dropped| open(atlas, dropped))));
        on_cleanup(move || dropping.set_value(None));
    }
}

/// Loads what opens packages and hands it what was picked.
pub(super) fn open(atlas: Atlas, picked: Picked) {
    leptos::task::spawn_local(async move {
        // What does not come is said where it was asked for: nothing is lost, the package on show stays.
        if let Ok(open) = opening_part().await {
            open(atlas, picked);
        }
    });
}
