//! Derived numbers of the headline.

use crate::dataset::{AreaKind, AreaRelation, Dataset};

/// How many areas (cities of a province) are the place of at least one entry of the edition `year`.
/// Derived: what concerns the whole, and partners, count for no area.
pub fn areas_reached(dataset: &Dataset, year: u16) -> usize {
    if let Some(areas) = dataset.distant_areas(year) {
        return areas;
    }
    let is_reached = |code: &str| {
        dataset
            .entries
            .iter()
            .filter(|entry| entry.year == year)
            .flat_map(|entry| &entry.areas)
            .any(|(area, relation)| area == code && *relation == AreaRelation::Place)
    };
    dataset.areas.iter().filter(|area| area.kind == AreaKind::Part && is_reached(&area.code)).count()
}
