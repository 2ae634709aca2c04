//! Entries that belong together.

use crate::dataset::{AreaRelation, Dataset, Entry, sorted};

/// Why two entries are related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Both name this place below the city.
    Place(String),
    /// Both name this city.
    Area(String),
    /// Both have this topic.
    Topic(String),
    /// Both name this actor.
    Actor(String),
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
            (grounds.iter().map(weight).sum(), Related { index, grounds })
        })
        .filter(|(weight, _)| *weight > 0)
        .collect();
    // Entries of equal weight keep the official order.
    let found = sorted(found, |(weight, _)| !(*weight as u64));
    found.into_iter().map(|(_, related)| related).take(most).collect()
}

fn grounds(dataset: &Dataset, a: &Entry, b: &Entry) -> Vec<Ground> {
    let mut grounds = Vec::new();
    grounds.extend(a.place_ids.iter().filter(|id| b.place_ids.contains(id)).cloned().map(Ground::Place));
    let has_actor = |id: &str| b.actors.iter().any(|(other, _)| other == id);
    grounds.extend(a.actors.iter().filter(|(id, _)| has_actor(id)).map(|(id, _)| Ground::Actor(id.clone())));
    let is_city = |code: &str| dataset.area(code).is_some_and(|area| area.tile.is_some());
    let is_place_of_b = |code: &str| b.areas.iter().any(|(area, how)| area == code && *how == AreaRelation::Place);
    grounds.extend(
        a.areas
            .iter()
            .filter(|(code, how)| *how == AreaRelation::Place && is_city(code) && is_place_of_b(code))
            .map(|(code, _)| Ground::Area(code.clone())),
    );
    if a.topic_id == b.topic_id {
        grounds.push(Ground::Topic(a.topic_id.clone()));
    }
    grounds
}

fn weight(ground: &Ground) -> usize {
    match ground {
        Ground::Place(_) => 4,
        Ground::Actor(_) => 3,
        Ground::Area(_) | Ground::Topic(_) => 2,
    }
}
