//! A package whose entries a worker keeps, as the rest of the page sees it: answers come a moment later than they are asked
//! for. What asks is loaded with what opens packages (`kept_package.rs`).

use leptos::prelude::*;

use super::Atlas;
use super::long_list_rows::RowSource;
use crate::dataset::{Dataset, Entry};
use crate::query::{Facet, FacetCounts, Selection};
use crate::statistics::Ground;
use crate::view_state::ViewState;

/// What is kept elsewhere. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Kept {
    /// The last answer to the filters. Which rows they are only the keeper knows.
    pub selection: RwSignal<Selection>,
    /// Counts what has come: whoever shows what may be on its way follows it.
    pub arrived: RwSignal<usize>,
    /// Asks and remembers.
    pub keeper: &'static dyn Keeping,
}

/// An entry with those beside it in the last answer, and those that belong together with it.
pub struct Neighbours {
    /// Before it and after it.
    pub beside: [Option<&'static Entry>; 2],
    /// The closest first, with the reasons.
    pub related: Vec<(&'static Entry, Vec<Ground>)>,
}

/// What can be asked of whoever keeps the entries. What has not come yet is asked for, and `None`.
pub trait Keeping: Send + Sync {
    /// Answers every change of filters and order, as long as the page stands.
    fn follow(&self, atlas: Atlas);
    /// Asks at once what a state that is about to come will ask, if nothing else is asked and the answer comes soon enough to
    /// wait for it; tells whether it has.
    fn foresee(&self, atlas: Atlas, next: &ViewState) -> bool;
    /// The place of an entry among those that have come.
    fn place(&self, id: &str) -> Option<usize>;
    /// The entry at such a place.
    fn at(&self, place: usize) -> Option<&'static Entry>;
    /// The rows of the last answer.
    fn rows(&self, atlas: Atlas) -> RowSource;
    /// What stands beside an entry and belongs to it.
    fn neighbours(&self, id: &str) -> Option<&'static Neighbours>;
    /// What to drop when nothing passes.
    fn drops(&self) -> Vec<(Facet, u32)>;
    /// Entries of each facet value under no filter.
    fn totals(&self) -> FacetCounts;
}

/// The place of an entry among those of the page, and then those that have come; what is not there is asked for.
pub(super) fn place_of_entry(dataset: &Dataset, kept: Option<Kept>, id: &str) -> Option<usize> {
    let here = &dataset.entries;
    here.iter().position(|entry| entry.id == *id).or_else(|| {
        let kept = kept?;
        kept.arrived.track();
        kept.keeper.place(id).map(|place| here.len() + place)
    })
}

impl Atlas {
    /// The entry at such a place.
    pub(super) fn entry_at(self, place: usize) -> Option<&'static Entry> {
        let here = &self.dataset.entries;
        here.get(place).or_else(|| self.kept?.keeper.at(place.checked_sub(here.len())?))
    }

    /// What to drop when nothing passes, followed.
    pub(super) fn drops(self) -> Vec<(Facet, u32)> {
        match self.kept {
            Some(kept) => {
                kept.arrived.track();
                kept.keeper.drops()
            }
            None => self.parts.filters.with(|filters| self.engine.drops(filters)),
        }
    }
}
