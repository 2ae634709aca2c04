//! Entries that belong together, found in the columns: what `statistics::related` finds in whole entries.

use super::keeper::{Keeper, Ties};
use crate::dataset::sorted;
use crate::statistics::Ground;

/// A related row and why it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    pub(super) row: u32,
    pub(super) grounds: Vec<Ground>,
}

/// Up to `most` rows, the closest first, equal ones in official order.
pub(super) fn related(keeper: &Keeper, entry: u32, most: usize) -> Vec<Kin> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    // What is not closer than this has enough before it that are as close.
    let mut least = 0;
    for (row, other) in keeper.order.iter().enumerate().filter(|(_, other)| **other != entry) {
        let mut weight = 0;
        each_ground(keeper, entry, *other, &mut |ground| weight += ground.weight());
        if weight > least {
            found.push((weight, row as u32));
            if found.len() >= most * 8 {
                found = best(found, most);
                least = found.last().map_or(0, |(weight, _)| *weight);
            }
        }
    }
    let rows = best(found, most).into_iter();
    rows.map(|(_, row)| {
        let mut grounds = Vec::new();
        each_ground(keeper, entry, keeper.entry_at(row), &mut |ground| grounds.push(ground));
        Kin { row, grounds }
    })
    .collect()
}

fn best(found: Vec<(usize, u32)>, most: usize) -> Vec<(usize, u32)> {
    let mut found = sorted(found, |(weight, _)| !(*weight as u64));
    found.truncate(most);
    found
}

/// Nothing is allotted here: a million entries are compared.
fn each_ground(keeper: &Keeper, a: u32, b: u32, add: &mut impl FnMut(Ground)) {
    let Ties { areas, places, actors, .. } = &keeper.ties;
    for (links, ground) in [(places, Ground::Place), (actors, Ground::Actor)] {
        let theirs = links.of(b);
        links.of(a).iter().filter(|one| theirs.contains(one)).for_each(|_| add(ground));
    }
    // Partners have odd numbers; the province itself has no tile.
    let is_city =
        |area: &&u32| area.is_multiple_of(2) && keeper.has_tile.get(**area as usize / 2).copied().unwrap_or_default();
    let theirs = areas.of(b);
    let shared = areas.of(a).iter().filter(is_city).filter(|area| theirs.contains(area));
    shared.for_each(|_| add(Ground::Area));
    if keeper.topics.get(a as usize) == keeper.topics.get(b as usize) {
        add(Ground::Topic);
    }
}
