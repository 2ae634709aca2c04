//! What a keeper says to the questions of the page.

use std::ops::Range;

use super::keeper::{Files, Keeper};
use super::messages::{Answer, Found, Question, Reply, Rows};
use crate::statistics::Ground;
use crate::view_state::ViewState;

/// So many entries that belong together with an open one are named.
const RELATED: usize = 5;

impl Question {
    /// What `keeper` answers.
    pub fn answer(self, keeper: &mut Keeper, files: &dyn Files) -> Reply {
        let reply = match self {
            Self::Ask { number, hash, rows } => ask(keeper, files, number, &hash, rows).map(Reply::Answer),
            Self::Rows { number, places } => rows_at(keeper, files, number, places).map(Reply::Rows),
            Self::Entry { id } => entry(keeper, files, id).map(Reply::Entry),
            Self::Place { number, id } => {
                let place = keeper.row_of(&id).and_then(|row| keeper.place_of(row));
                Some(Reply::Place(number, id, place))
            }
        };
        reply.unwrap_or(Reply::Lost)
    }
}

fn ask(keeper: &mut Keeper, files: &dyn Files, number: u32, hash: &str, rows: u32) -> Option<Answer> {
    let (state, _) = ViewState::decode(hash);
    let selection = keeper.ask(state.filters, state.order);
    let (total, counts) = (selection.total, selection.counts.clone());
    let rows = rows_at(keeper, files, number, 0..rows)?;
    Some(Answer { total, counts, drops: keeper.drops(), rows })
}

fn rows_at(keeper: &Keeper, files: &dyn Files, number: u32, places: Range<u32>) -> Option<Rows> {
    let start = places.start;
    let rows = keeper.window(places);
    let texts = if rows.is_empty() { String::new() } else { keeper.texts(&rows, files)? };
    Some(Rows { number, start, texts })
}

fn entry(keeper: &Keeper, files: &dyn Files, id: String) -> Option<Found> {
    let Some(row) = keeper.row_of(&id) else { return Some(Found { id, ..Found::default() }) };
    let beside = |step: i32| {
        let place = keeper.place_of(row)?.checked_add_signed(step)?;
        keeper.window(place..place + 1).first().copied()
    };
    let (previous, next) = (beside(-1), beside(1));
    let (related, grounds): (Vec<u32>, Vec<Vec<Ground>>) = keeper.related(row, RELATED).into_iter().unzip();
    let rows: Vec<u32> = [Some(row), previous, next].into_iter().flatten().chain(related).collect();
    let texts = keeper.texts(&rows, files)?;
    Some(Found { id, texts, beside: [previous.is_some(), next.is_some()], grounds })
}
