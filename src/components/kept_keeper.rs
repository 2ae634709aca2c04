//! What the page asks of a package whose entries are kept: one entry, rows, what stands beside an entry.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use super::kept::{Keeping, Neighbours};
use super::kept_package::{ask, ask_again, ask_for, give_up, with};
use super::kept_state::State;
use super::long_list_rows::RowSource;
use crate::browser::{clock, page};
use crate::dataset::Entry;
use crate::keeping::Question;
use crate::query::{Facet, FacetCounts};
use crate::view_state::ViewState;

/// Whoever keeps the package.
pub(super) struct Keeper;

impl Keeping for Keeper {
    fn follow(&self, atlas: Atlas) {
        with(|state| state.atlas = Some(atlas));
        let returning = StoredValue::new_local(Some(page::on_return(ask_again)));
        on_cleanup(move || returning.set_value(None));
        Effect::new(move || {
            atlas.parts.filters.track();
            atlas.parts.order_at.track();
            ask(atlas);
        });
    }

    fn foresee(&self, atlas: Atlas, next: &ViewState) -> bool {
        with(|state| state.is_quick) == Some(true) && ask_for(atlas, (next.filters.clone(), next.order))
    }

    fn place(&self, id: &str) -> Option<usize> {
        with(|state| {
            let found = state.places.get(id).copied();
            if found.is_none() && state.wanted.insert(id.to_string()) {
                if state.is_broken {
                    let atlas = state.atlas;
                    clock::later(0, move || give_up(atlas)); // Not while the page finds out what it shows.
                }
                state.send(&Question::Entry { id: id.to_string() });
            }
            found
        })
        .flatten()
    }

    fn at(&self, place: usize) -> Option<&'static Entry> {
        with(|state| state.entries.get(place).copied()).flatten()
    }

    fn rows(&self, atlas: Atlas) -> RowSource {
        let kept = atlas.kept;
        let follow = move || {
            if let Some(kept) = kept {
                kept.arrived.track();
            }
        };
        let total = Memo::new(move |_| {
            follow();
            with(|state| state.total as usize).unwrap_or_default()
        });
        let version = Memo::new(move |_| {
            follow();
            with(|state| state.number as usize).unwrap_or_default()
        });
        let at = move |places: Range<u32>| {
            follow();
            let at = |state: &mut State, place| state.rows.get(&place).and_then(|at| state.entries.get(*at)).copied();
            with(|state| places.clone().map(|place| at(state, place)).collect()).unwrap_or_default()
        };
        let place_of = move |id: &str| {
            follow();
            with(|state| match state.standing.get(id) {
                Some(known) => *known,
                None => {
                    state.standing.insert(id.to_string(), None);
                    state.send(&Question::Place { number: state.number, id: id.to_string() });
                    None
                }
            })
            .flatten()
        };
        let want = |range| {
            with(|state| state.want(range));
        };
        let is_lost = move |place| {
            follow();
            with(|state| state.is_lost_row(place)).unwrap_or_default()
        };
        RowSource {
            version,
            total,
            at: Arc::new(at),
            want: Arc::new(want),
            place_of: Arc::new(place_of),
            is_lost: Arc::new(is_lost),
        }
    }

    fn neighbours(&self, id: &str) -> Option<&'static Neighbours> {
        with(|state| {
            let known = state.neighbours.get(id).copied();
            if known.is_none() {
                state.neighbours.insert(id.to_string(), None);
                state.send(&Question::Entry { id: id.to_string() });
            }
            known.flatten()
        })
        .flatten()
    }

    fn drops(&self) -> Vec<(Facet, u32)> {
        with(|state| state.drops.clone()).unwrap_or_default()
    }

    fn totals(&self) -> FacetCounts {
        with(|state| state.totals.clone()).unwrap_or_default()
    }
}
