//! Entries that belong together.

use crate::dataset::{AreaRelation, Dataset, Entry, sorted};

/// Why two entries are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Both name one place below the city.
    Place,
    /// Both name one actor.
    Actor,
    /// Both happen in one city.
    Area,
    /// Both have one topic.
    Topic,
}

impl Ground {
    /// Every ground, the most telling first.
    pub const ALL: [Self; 4] = [Self::Place, Self::Actor, Self::Area, Self::Topic];

    /// How much it tells; entries with the greatest sum are the closest.
    pub const fn weight(self) -> usize {
        match self {
            Self::Place => 4,
            Self::Actor => 3,
            Self::Area | Self::Topic => 2,
        }
    }
}

/// A related entry and why it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Index in the package's entries.
    pub index: usize,
    /// At least one ground; the most telling first.
    pub grounds: Vec<Ground>,
}

/// Up to `most` entries that share a place, actor, city or topic with `entry`, the closest first.
/// The province itself is no ground: nearly every entry has it.
pub fn related(dataset: &Dataset, entry: &Entry, most: usize) -> Vec<Related> {
    let found: Vec<(usize, Related)> = dataset
        .entries
        .iter()
        .enumerate()
        .filter(|(_, other)| other.id != entry.id)
        .map(|(index, other)| {
            let grounds = grounds(dataset, entry, other);
            (grounds.iter().copied().map(Ground::weight).sum(), Related { index, grounds })
        })
        .filter(|(weight, _)| *weight > 0)
        .collect();
    // Entries of equal weight keep the official order.
    let found = sorted(found, |(weight, _)| !(*weight as u64));
    found.into_iter().map(|(_, related)| related).take(most).collect()
}

fn grounds(dataset: &Dataset, a: &Entry, b: &Entry) -> Vec<Ground> {
    let mut grounds = Vec::new();
    grounds.extend(a.place_ids.iter().filter(|id| b.place_ids.contains(id)).map(|_| Ground::Place));
    let has_actor = |id: &str| b.actors.iter().any(|(other, _)| other == id);
    grounds.extend(a.actors.iter().filter(|(id, _)| has_actor(id)).map(|_| Ground::Actor));
    let is_city = |code: &str| dataset.area(code).is_some_and(|area| area.tile.is_some());
    let is_place_of_b = |code: &str| b.areas.iter().any(|(area, how)| area == code && *how == AreaRelation::Place);
    grounds.extend(
        a.areas
            .iter()
            .filter(|(code, how)| *how == AreaRelation::Place && is_city(code) && is_place_of_b(code))
            .map(|_| Ground::Area),
    );
    if a.topic_id == b.topic_id {
        grounds.push(Ground::Topic);
    }
    grounds
}
