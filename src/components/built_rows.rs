//! Builds and takes down the rows of a list, one by one. A row that stays is not touched: Leptos' own list takes rows
//! out and puts them in again when several come before them, and with them goes the focus.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use super::marked_texts::Follow;
use crate::browser::rows;
use crate::query::{CharacterTable, Search};

/// A row, by its place and by what it shows.
pub type Key = (u32, usize);

/// What a row is made of: what is built, and what follows the search.
pub type Content = (AnyView, Follow);

/// A row that has been built. What it has made goes with its owner.
struct Built {
    key: Key,
    state: AnyViewState,
    follow: Follow,
    /// Number of the search that it follows; see [`BuiltRows::searches`].
    search: usize,
    _owner: Owner,
}

/// The rows of a list.
#[derive(Default)]
pub struct BuiltRows {
    /// Those on the page, in order.
    shown: Vec<Built>,
    /// Those that are kept for when they are wanted again.
    spare: Vec<Built>,
    /// Whether rows are kept: building one costs twenty times what showing it costs.
    keeps: bool,
    /// What was searched last, and how many different searches there were: a row that follows the last one is left alone.
    text: Option<String>,
    searches: usize,
}

impl BuiltRows {
    /// No rows yet. Those that go are kept: only for lists of few.
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Takes down what is not wanted, puts in what is missing, each in its place, and has all follow the search for `text`.
    pub fn follow(
        &mut self,
        list: &rows::List,
        parent: &Owner,
        (characters, text): (&'static CharacterTable, &str),
        wanted: Vec<(Key, impl FnOnce() -> Content)>,
    ) {
        let mut stay = Vec::with_capacity(wanted.len());
        for mut built in std::mem::take(&mut self.shown) {
            if wanted.iter().any(|(key, _)| *key == built.key) {
                stay.push(built);
            } else {
                built.state.unmount();
                self.spare.push(built);
            }
        }
        if self.text.as_deref() != Some(text) {
            self.text = Some(text.to_owned());
            self.searches += 1;
        }
        let mut search = None;
        // From the last to the first: each is put before the one that was there, or is there, before.
        let mut next = None;
        for (key, make) in wanted.into_iter().rev() {
            let is_it = |built: &Built| built.key == key;
            let there = taken(&mut stay, is_it);
            let is_there = there.is_some();
            let mut built = there.or_else(|| taken(&mut self.spare, is_it)).unwrap_or_else(|| build(key, parent, make));
            if std::mem::replace(&mut built.search, self.searches) != self.searches {
                (built.follow)(search.get_or_insert_with(|| Search::new(characters, text)));
            }
            let element = built.state.elements().into_iter().next();
            let is_in_place = |element| rows::stands_before(element, next.as_ref());
            if !(is_there && element.as_ref().is_some_and(is_in_place)) {
                built.state.mount(list, next.as_ref().map(AsRef::as_ref));
            }
            next = element;
            self.shown.push(built);
        }
        self.shown.reverse();
        if !self.keeps {
            self.spare.clear();
        }
    }
}

fn build(key: Key, parent: &Owner, make: impl FnOnce() -> Content) -> Built {
    let owner = parent.with(Owner::new);
    let (state, follow) = owner.with(|| {
        let (view, follow) = make();
        (view.build(), follow)
    });
    Built { key, state, follow, search: 0, _owner: owner }
}

fn taken(all: &mut Vec<Built>, is_it: impl Fn(&Built) -> bool) -> Option<Built> {
    all.iter().rposition(is_it).map(|at| all.remove(at))
}
