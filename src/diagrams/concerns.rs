//! Which entries and areas a node or a whole mechanism concerns.

use super::whole_of;
use crate::dataset::{AreaKind, Dataset, Mechanism};

/// Entries and areas, each once, in the order of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Places in [`Dataset::entries`].
    pub entries: Vec<usize>,
    /// Places in [`Dataset::areas`]. The province as a whole is none.
    pub areas: Vec<usize>,
}

/// What the node at `node` concerns, or all nodes together. A part without entries of its own concerns those of its whole;
/// a node without areas of its own those of its entries.
pub fn concerned(dataset: &Dataset, mechanism: &Mechanism, node: Option<usize>) -> Concerns {
    let places: Vec<usize> = node.map_or_else(|| (0..mechanism.nodes.len()).collect(), |at| vec![at]);
    let mut found = Concerns::default();
    for at in places {
        let (own, whole) = (&mechanism.nodes[at], &mechanism.nodes[whole_of(mechanism, at)]);
        let ids = if own.entry_ids.is_empty() { &whole.entry_ids } else { &own.entry_ids };
        let entries = (0..dataset.entries.len()).filter(|at| ids.contains(&dataset.entries[*at].id));
        let entries: Vec<usize> = entries.collect();
        let codes = if own.area_codes.is_empty() { &whole.area_codes } else { &own.area_codes };
        let of_entries =
            |code: &String| entries.iter().any(|at| dataset.entries[*at].areas.iter().any(|(of, _)| of == code));
        let is_theirs = |code: &String| if codes.is_empty() { of_entries(code) } else { codes.contains(code) };
        found.areas.extend(
            (0..dataset.areas.len())
                .filter(|at| dataset.areas[*at].kind != AreaKind::Whole && is_theirs(&dataset.areas[*at].code)),
        );
        found.entries.extend(entries);
    }
    for places in [&mut found.entries, &mut found.areas] {
        places.sort_unstable();
        places.dedup();
    }
    found
}
