//! Mechanisms as diagrams: where nodes stand, how their links run, where keys lead, what is told, all of it in words
//! too. One layout for every mechanism of a package: nothing here knows a single one.
//!
//! Owns: [`arrange`] (lanes, columns, the gutter), [`route`] (links as paths between measured boxes), [`walk`] (keys along
//! the links), [`stops`] (the step-through), [`figure_words`] and [`outline`] (the same as sentences), [`concerned`], [`editions_beside`].
//! Must not know: signals, the page, how a box is measured.

mod concerns;
mod detours;
mod editions;
mod figures;
mod lanes;
mod outline;
mod routes;
mod walk;

pub use concerns::{Concerns, concerned};
pub use editions::{EditionRow, editions_beside};
pub use figures::{FigureTarget, FigureWords, figure_words, node_name};
pub use lanes::{Arrangement, Flow, Place, arrange};
pub use outline::{OutlineItem, outline};
pub use routes::{Block, Route, route};
pub use walk::{Step, stops, walk};

use crate::dataset::Mechanism;

/// Place of the whole node that a node is a part of, or its own.
fn whole_of(mechanism: &Mechanism, at: usize) -> usize {
    let parent = mechanism.nodes.get(at).map_or("", |node| node.parent_id.as_str());
    mechanism.node_at(parent).unwrap_or(at)
}

/// The links as places of nodes, in the order of the file.
fn ends(mechanism: &Mechanism) -> Vec<(usize, usize)> {
    let ends = |link: &crate::dataset::MechanismLink| {
        Some((mechanism.node_at(&link.from_id)?, mechanism.node_at(&link.to_id)?))
    };
    mechanism.links.iter().filter_map(ends).collect()
}

#[cfg(test)]
mod route_tests;
#[cfg(test)]
pub(crate) mod tests;
