//! What the next press may lead to, and the answer to it, made before it comes.

use super::keeper::{Files, Keeper};
use super::messages::{Question, Reply};
use crate::query::Filters;
use crate::view_state::{ViewState, toggle};

impl Keeper {
    /// The hashes that the page may ask for after the next press. `choice` is the hash of the one value that the press would choose
    /// or take back (`city=440300`); an empty one stands for whatever takes back: all filters, the text, or a value.
    pub fn after_press(&self, choice: &str) -> Vec<String> {
        let (now, order) = self.asked();
        let next = if choice.is_empty() { without(now) } else { vec![toggled(now, choice)] };
        let is_new = |filters: &Filters| filters != now;
        let hash = |filters| ViewState { filters, order: *order, ..ViewState::default() }.encode();
        next.into_iter().filter(is_new).map(hash).collect()
    }

    /// The replies to the question for this hash, with so many rows from the first; nothing where the files cannot be read. What was
    /// asked last stays so.
    pub fn foresee(&mut self, hash: &str, rows: u32, files: &dyn Files) -> Option<[Reply; 2]> {
        self.aside(|keeper| {
            let ask = Question::Ask { number: 0, hash: hash.to_owned(), rows };
            let Reply::Answer(mut answer) = ask.answer(keeper, files) else { return None };
            // As the worker replies: the numbers without rows, then these.
            let rows = std::mem::take(&mut answer.rows);
            Some([Reply::Answer(answer), Reply::Rows(rows)])
        })
    }
}

/// The filters after the values of `choice` are chosen, or taken back where they are.
fn toggled(now: &Filters, choice: &str) -> Filters {
    let (chosen, mut next) = (ViewState::decode(choice).0.filters, now.clone());
    chosen.years.into_iter().for_each(|year| toggle(&mut next.years, year));
    chosen.lists.into_iter().for_each(|list| toggle(&mut next.lists, list));
    chosen.areas.into_iter().for_each(|area| toggle(&mut next.areas, area));
    chosen.topics.into_iter().for_each(|topic| toggle(&mut next.topics, topic));
    chosen.places.into_iter().for_each(|place| toggle(&mut next.places, place));
    next
}

/// No filters, then the filters without the text, then without one of their values.
fn without(now: &Filters) -> Vec<Filters> {
    let mut next = vec![Filters::default()];
    let others = std::iter::once(now.without_text())
        .chain(without_each(now, |filters| &mut filters.years))
        .chain(without_each(now, |filters| &mut filters.lists))
        .chain(without_each(now, |filters| &mut filters.areas))
        .chain(without_each(now, |filters| &mut filters.topics))
        .chain(without_each(now, |filters| &mut filters.places));
    for filters in others {
        if !next.contains(&filters) {
            next.push(filters);
        }
    }
    next
}

fn without_each<T>(now: &Filters, values: fn(&mut Filters) -> &mut Vec<T>) -> Vec<Filters> {
    let count = values(&mut now.clone()).len();
    let without = |at| {
        let mut next = now.clone();
        values(&mut next).remove(at);
        next
    };
    (0..count).map(without).collect()
}
