//! Builds and takes down the rows of a long list, one by one. A row that stays is not touched: Leptos' own list takes rows
//! out and puts them in again when several come before them, and with them goes the focus.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use crate::browser::rows;

/// A row, by its place and by what it shows.
pub type Key = (u32, usize);

/// A row on the page. What it has made goes with its owner.
struct Built {
    key: Key,
    state: AnyViewState,
    _owner: Owner,
}

/// The rows on the page, in order.
#[derive(Default)]
pub struct BuiltRows(Vec<Built>);

impl BuiltRows {
    /// Takes down what is not wanted and builds what is missing. `wanted` is in order.
    pub fn follow(&mut self, list: &rows::List, parent: &Owner, wanted: Vec<(Key, impl FnOnce() -> AnyView)>) {
        let stays = |built: &Built| wanted.binary_search_by_key(&built.key, |(key, _)| *key).is_ok();
        let (kept, gone): (Vec<Built>, Vec<Built>) = std::mem::take(&mut self.0).into_iter().partition(stays);
        for mut built in gone {
            built.state.unmount();
        }
        let mut kept = kept.into_iter().rev().peekable();
        // From the last to the first: each is put before the one that was there, or is there, before.
        let mut now: Vec<Built> = Vec::with_capacity(wanted.len());
        for (key, make) in wanted.into_iter().rev() {
            if let Some(built) = kept.next_if(|built| built.key == key) {
                now.push(built);
                continue;
            }
            let owner = parent.with(Owner::new);
            let mut state = owner.with(|| make().build());
            let next = now.last().and_then(|built| built.state.elements().into_iter().next());
            state.mount(list, next.as_ref().map(AsRef::as_ref));
            now.push(Built { key, state, _owner: owner });
        }
        now.reverse();
        self.0 = now;
    }
}
