//! Builds and takes down the rows of a list, one by one. A row that stays is not touched: Leptos' own list takes rows
//! out and puts them in again when several come before them, and with them goes the focus.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use crate::browser::rows;
use crate::dataset::Entry;
use crate::query::{CharacterTable, Search};

/// Rows that are kept for later, where rows show one entry after another.
const MOST_SPARE: usize = 64;

/// What a row is to show.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its place among all.
    pub place: u32,
    /// How many there are.
    pub total: u32,
    /// Whether it stands apart from the others, for the keyboard alone.
    pub is_apart: bool,
    /// Whether its entry could not be read.
    pub is_lost: bool,
    /// Its entry, once that is here.
    pub entry: Option<&'static Entry>,
}

impl Row {
    /// Another entry, or one that has come, is another row.
    fn is_same(&self, other: &Self) -> bool {
        self.place == other.place && same_entry(self.entry, other.entry)
    }
}

fn same_entry(one: Option<&Entry>, other: Option<&Entry>) -> bool {
    one.map(std::ptr::from_ref) == other.map(std::ptr::from_ref)
}

/// Has a row show what it is to show, and follow the search.
pub type Follow = Box<dyn FnMut(&Row, &Search<'static>)>;

/// What a row is made of: what is built, and what fills it.
pub type Content = (AnyView, Follow);

/// A row that has been built. What it has made goes with its owner.
struct Built {
    row: Row,
    state: AnyViewState,
    follow: Follow,
    /// Number of the search that it follows; see [`BuiltRows::searches`].
    search: usize,
    is_in_list: bool,
    _owner: Owner,
}

/// The rows of a list.
pub struct BuiltRows {
    /// Makes a row; whether it is one for an entry.
    make: fn(bool) -> Content,
    /// Whether each entry keeps its row for when it is wanted again: building one costs twenty times what showing it costs.
    /// Otherwise rows show one entry after another.
    keeps: bool,
    /// Those on the page, in order.
    shown: Vec<Built>,
    /// Those that are kept for later.
    spare: Vec<Built>,
    /// What was searched last, and how many different searches there were: a row that follows the last one is left alone.
    text: Option<String>,
    searches: usize,
}

impl BuiltRows {
    /// No rows yet, of a list of few: each entry keeps its row.
    pub fn keeping(make: fn(bool) -> Content) -> Self {
        Self { make, keeps: true, shown: Vec::new(), spare: Vec::new(), text: None, searches: 0 }
    }

    /// No rows yet, of a list of many: rows show one entry after another.
    pub fn turning(make: fn(bool) -> Content) -> Self {
        Self { keeps: false, ..Self::keeping(make) }
    }

    /// Takes down what is not wanted, puts in what is missing, each in its place, and has all follow the search for `text`.
    pub fn follow(
        &mut self,
        list: &rows::List,
        parent: &Owner,
        (characters, text): (&'static CharacterTable, &str),
        wanted: &[Row],
    ) {
        if self.text.as_deref() != Some(text) {
            self.text = Some(text.to_owned());
            self.searches += 1;
        }
        let mut stay = self.part(list, wanted);
        let mut search = None;
        // From the last to the first: each is put before the one that was there, or is there, before.
        let mut next = None;
        for row in wanted.iter().rev() {
            let is_it = |built: &Built| built.row.is_same(row);
            let there = taken(&mut stay, is_it).or_else(|| self.spare_for(row));
            let mut built = there.unwrap_or_else(|| build(*row, parent, self.make));
            if built.is_other(row) || built.search != self.searches {
                (built.row, built.search) = (*row, self.searches);
                (built.follow)(row, search.get_or_insert_with(|| Search::new(characters, text)));
            }
            let element = built.state.elements().into_iter().next();
            let is_in_place = |built: &Built| {
                built.is_in_list && element.as_ref().is_some_and(|element| rows::stands_before(element, next.as_ref()))
            };
            if !is_in_place(&built) {
                // What is still to be turned to other entries may stand between.
                take_down(&mut self.spare);
            }
            if !is_in_place(&built) {
                built.state.mount(list, next.as_ref().map(AsRef::as_ref));
                built.is_in_list = true;
            }
            next = element;
            self.shown.push(built);
        }
        self.shown.reverse();
        take_down(&mut self.spare);
        if !self.keeps {
            self.spare.truncate(MOST_SPARE);
        }
    }

    /// Parts the rows on the page: those that stay, and those that are spare. Where rows turn, as many of these are left on the
    /// page as are missing: they will be in their places.
    fn part(&mut self, list: &rows::List, wanted: &[Row]) -> Vec<Built> {
        let is_wanted = |built: &Built| wanted.iter().any(|row| built.row.is_same(row));
        let (stay, mut gone): (Vec<Built>, Vec<Built>) =
            std::mem::take(&mut self.shown).into_iter().partition(is_wanted);
        let mut left = 0;
        if !self.keeps && !gone.is_empty() {
            // The focus is on an entry, and so is a press: neither goes to another one with the row.
            for row in rows::held(list) {
                let is_it = |built: &Built| built.state.elements().contains(&row);
                taken(&mut gone, is_it).iter_mut().for_each(Built::take_down);
            }
            left = gone.len().min(wanted.len().saturating_sub(stay.len()));
        }
        let mut surplus = gone.split_off(left);
        take_down(&mut surplus);
        // The last one is taken first.
        self.spare.append(&mut surplus);
        self.spare.append(&mut gone);
        stay
    }

    /// A row that is kept and can show this.
    fn spare_for(&mut self, row: &Row) -> Option<Built> {
        let keeps = self.keeps;
        taken(&mut self.spare, |built| {
            if keeps { built.row.is_same(row) } else { built.row.entry.is_some() == row.entry.is_some() }
        })
    }
}

impl Built {
    /// Whether it shows something else than it is to show.
    fn is_other(&self, row: &Row) -> bool {
        let said = |row: &Row| (row.place, row.total, row.is_apart, row.is_lost);
        said(&self.row) != said(row) || !same_entry(self.row.entry, row.entry)
    }

    fn take_down(&mut self) {
        if std::mem::take(&mut self.is_in_list) {
            // It may come back at another place.
            self.state.elements().iter().for_each(rows::close_gap);
            self.state.unmount();
        }
    }
}

fn take_down(rows: &mut [Built]) {
    rows.iter_mut().for_each(Built::take_down);
}

fn build(row: Row, parent: &Owner, make: fn(bool) -> Content) -> Built {
    let owner = parent.with(Owner::new);
    let (state, follow) = owner.with(|| {
        let (view, follow) = make(row.entry.is_some());
        (view.build(), follow)
    });
    Built { row, state, follow, search: 0, is_in_list: false, _owner: owner }
}

fn taken(all: &mut Vec<Built>, is_it: impl Fn(&Built) -> bool) -> Option<Built> {
    all.iter().rposition(is_it).map(|at| all.remove(at))
}
