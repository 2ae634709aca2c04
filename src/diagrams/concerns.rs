//! Which entries and areas a node or a whole mechanism concerns.

use super::whole_of;
use crate::dataset::{AreaKind, Dataset, Mechanism, MechanismNode};

/// Entries and areas, each once, in the order of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Places in [`Dataset::entries`].
    pub entries: Vec<usize>,
    /// Places in [`Dataset::areas`]: those of the entries, and those that the package names beside them. The province as
    /// a whole is none.
    pub areas: Vec<usize>,
}

/// What the node at `node` concerns, or all nodes together. A part that concerns nothing of its own concerns what its
/// whole does.
pub fn concerned(dataset: &Dataset, mechanism: &Mechanism, node: Option<usize>) -> Concerns {
    let nodes: Vec<&MechanismNode> = match node {
        None => mechanism.nodes.iter().collect(),
        Some(at) => {
            let own = mechanism.nodes.get(at);
            let has_own = own.is_some_and(|node| !node.entry_ids.is_empty() || !node.area_codes.is_empty());
            let at = if has_own { at } else { whole_of(mechanism, at) };
            mechanism.nodes.get(at).into_iter().collect()
        }
    };
    let is_listed = |id: &String| nodes.iter().any(|node| node.entry_ids.contains(id));
    let entries: Vec<usize> = (0..dataset.entries.len()).filter(|at| is_listed(&dataset.entries[*at].id)).collect();
    let is_theirs = |code: &String| {
        let of_entry = entries.iter().any(|at| dataset.entries[*at].areas.iter().any(|(area, _)| area == code));
        of_entry || nodes.iter().any(|node| node.area_codes.contains(code))
    };
    let areas = (0..dataset.areas.len())
        .filter(|at| dataset.areas[*at].kind != AreaKind::Province && is_theirs(&dataset.areas[*at].code))
        .collect();
    Concerns { entries, areas }
}
