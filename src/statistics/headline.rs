//! Derived numbers of the headline.

use crate::dataset::{AreaKind, AreaRelation, Dataset};

/// How many cities of the province are the place of at least one entry of the edition `year`.
/// Derived: entries of province-wide scope and partners count for no city.
pub fn cities_reached(dataset: &Dataset, year: u16) -> usize {
    if let Some(cities) = dataset.distant_cities(year) {
        return cities;
    }
    let is_reached = |code: &str| {
        dataset
            .entries
            .iter()
            .filter(|entry| entry.year == year)
            .flat_map(|entry| &entry.areas)
            .any(|(area, relation)| area == code && *relation == AreaRelation::Place)
    };
    dataset.areas.iter().filter(|area| area.kind == AreaKind::City && is_reached(&area.code)).count()
}
