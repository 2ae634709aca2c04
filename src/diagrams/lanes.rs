//! Where nodes stand: who acts above, what happens in the middle from left to right, what comes of it below; or, where
//! there is no room, one under the other in reading order with a gutter for the links.

use super::{ends, whole_of};
use crate::dataset::{Lane, LinkKind, Mechanism, sorted};

/// In which direction a diagram flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Steps from left to right, three lanes.
    Across,
    /// Everything from top to bottom, one lane.
    Down,
}

/// Where a whole node stands when the diagram flows across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First line of the grid, from 1, of [`Arrangement::GRID_COLUMNS`].
    pub first_column: usize,
    /// Line after the last column.
    pub end_column: usize,
    /// Row of the grid, from 1.
    pub row: usize,
    /// Number of rows: a step that stands alone in its column is as high as the columns beside it.
    pub rows: usize,
}

/// Where the nodes of a mechanism stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// For each node its place when the diagram flows across; `None` for parts, which stand in their whole.
    pub places: Vec<Option<Place>>,
    /// The most nodes side by side in a lane.
    pub widest: usize,
    /// For each link its lane in the gutter when the diagram flows down, from 0; `None` where it leads to the next node.
    pub gutter: Vec<Option<usize>>,
}

/// A node needs this much to read well beside others, in CSS pixels.
const NODE_WIDTH: f64 = 150.0;

impl Arrangement {
    /// Columns of the grid: every number of nodes up to six divides it.
    pub const GRID_COLUMNS: usize = 60;

    /// How the diagram flows in this width.
    pub fn flow(&self, width_css_px: f64) -> Flow {
        if width_css_px >= (self.widest as f64 * NODE_WIDTH).max(600.0) { Flow::Across } else { Flow::Down }
    }

    /// Number of lanes in the gutter.
    pub fn gutter_lanes(&self) -> usize {
        self.gutter.iter().flatten().max().map_or(0, |most| most + 1)
    }
}

/// Places every node of a mechanism.
pub fn arrange(mechanism: &Mechanism) -> Arrangement {
    let ranks = ranks(mechanism);
    let columns = ranks.iter().flatten().max().map_or(1, |most| most + 1);
    let in_column = |rank: usize| -> Vec<usize> { (0..ranks.len()).filter(|at| ranks[*at] == Some(rank)).collect() };
    let stack = (0..columns).map(|rank| in_column(rank).len()).max().unwrap_or(1).max(1);
    let mut places = vec![None; mechanism.nodes.len()];
    for rank in 0..columns {
        let here = in_column(rank);
        for (depth, at) in here.iter().enumerate() {
            let rows = if depth + 1 == here.len() { stack - depth } else { 1 };
            places[*at] = Some(Place { rows, ..place(rank, columns, 2 + depth) });
        }
    }
    let mut widest = columns;
    for (lane, row) in [(Lane::Actor, 1), (Lane::Outcome, 2 + stack)] {
        let nodes = by_neighbours(mechanism, lane, &ranks);
        widest = widest.max(nodes.len());
        // Each above or below its own step, where every node has one; else in equal shares.
        let mut taken: Vec<usize> = nodes.iter().map(|(_, middle)| *middle).collect();
        taken.dedup();
        let has_own = taken.len() == nodes.len() && taken.iter().all(|middle| middle % THOUSAND == 0);
        for (slot, (at, middle)) in nodes.iter().enumerate() {
            let place = if has_own { place(middle / THOUSAND, columns, row) } else { place(slot, nodes.len(), row) };
            places[*at] = Some(place);
        }
    }
    Arrangement { places, widest, gutter: gutter(mechanism) }
}

/// The `slot`th of `count` equal shares of the grid.
fn place(slot: usize, count: usize, row: usize) -> Place {
    let line = |slot: usize| slot * Arrangement::GRID_COLUMNS / count.max(1) + 1;
    Place { first_column: line(slot), end_column: line(slot + 1), row, rows: 1 }
}

/// Means of columns are kept in thousandths.
const THOUSAND: usize = 1000;

/// Column of each whole step: behind every step that comes before it. A step before which nothing comes stands right
/// before what follows it.
fn ranks(mechanism: &Mechanism) -> Vec<Option<usize>> {
    let is_whole = |at: usize| mechanism.nodes[at].parent_id.is_empty() && mechanism.nodes[at].lane == Lane::Step;
    let links: Vec<(usize, usize)> = mechanism
        .links
        .iter()
        .filter(|link| matches!(link.kind, LinkKind::Then | LinkKind::Beside))
        .filter_map(|link| Some((mechanism.node_at(&link.from_id)?, mechanism.node_at(&link.to_id)?)))
        .filter(|(from, to)| is_whole(*from) && is_whole(*to))
        .collect();
    let mut ranks: Vec<Option<usize>> =
        (0..mechanism.nodes.len()).map(|at| if is_whole(at) { Some(0) } else { None }).collect();
    // Links go forward in reading order, so one pass is enough.
    for to in 0..ranks.len() {
        let before = links.iter().filter(|(_, end)| *end == to).filter_map(|(from, _)| ranks[*from]).max();
        if let Some(before) = before {
            ranks[to] = Some(before + 1);
        }
    }
    for at in 0..ranks.len() {
        let after = links.iter().filter(|(from, _)| *from == at).filter_map(|(_, to)| ranks[*to]).min();
        let is_first = links.iter().all(|(_, to)| *to != at);
        if let Some(after) = after.filter(|_| is_first) {
            ranks[at] = Some(after.saturating_sub(1));
        }
    }
    ranks
}

/// Whole nodes of a lane, each near the steps that it is linked with, so that few links cross; with the mean of the columns
/// of those steps in thousandths.
fn by_neighbours(mechanism: &Mechanism, lane: Lane, ranks: &[Option<usize>]) -> Vec<(usize, usize)> {
    let is_here = |at: &usize| mechanism.nodes[*at].lane == lane && mechanism.nodes[*at].parent_id.is_empty();
    let nodes: Vec<usize> = (0..mechanism.nodes.len()).filter(is_here).collect();
    let ends = ends(mechanism);
    let middle = |at: usize| {
        let beside = ends.iter().filter_map(|(from, to)| match (*from == at, *to == at) {
            (true, _) => ranks[whole_of(mechanism, *to)],
            (_, true) => ranks[whole_of(mechanism, *from)],
            _ => None,
        });
        let (sum, count) = beside.fold((0, 0), |(sum, count), rank| (sum + rank, count + 1));
        (sum * THOUSAND).checked_div(count).unwrap_or(0)
    };
    let found: Vec<(usize, usize)> = nodes.into_iter().map(|at| (at, middle(at))).collect();
    sorted(found, |(at, middle)| (*middle as u64) << 32 | *at as u64)
}

/// A lane of the gutter for each link that does not lead to the next whole node. Links to one node share a lane, and so
/// do the results of one step; lanes that do not meet are used again.
fn gutter(mechanism: &Mechanism) -> Vec<Option<usize>> {
    let wholes: Vec<usize> =
        (0..mechanism.nodes.len()).filter(|at| mechanism.nodes[*at].parent_id.is_empty()).collect();
    let slot = |at: usize| wholes.iter().position(|whole| *whole == at);
    // (first slot, last slot, the node that the links have in common)
    let mut buses: Vec<(usize, usize, usize)> = Vec::new();
    let mut bus_of = Vec::new();
    for link in &mechanism.links {
        let ends = (mechanism.node_at(&link.from_id), mechanism.node_at(&link.to_id));
        let (Some(from), Some(to)) = ends else { continue };
        let bus = match (slot(from), slot(to)) {
            (Some(start), Some(end)) if end != start + 1 => {
                let common = if link.kind == LinkKind::Gives { from } else { to };
                let (low, high) = (start.min(end), start.max(end));
                let known = buses.iter().position(|(_, _, of)| *of == common);
                let at = known.unwrap_or_else(|| {
                    buses.push((low, high, common));
                    buses.len() - 1
                });
                buses[at] = (buses[at].0.min(low), buses[at].1.max(high), common);
                Some(at)
            }
            _ => None,
        };
        bus_of.push(bus);
    }
    let mut lanes: Vec<usize> = Vec::new();
    for (at, (low, high, _)) in buses.iter().enumerate() {
        let is_free = |lane: &usize| {
            (0..at).all(|other| lanes[other] != *lane || buses[other].1 < *low || buses[other].0 > *high)
        };
        lanes.push((0..=at).find(is_free).unwrap_or(at));
    }
    bus_of.into_iter().map(|bus| bus.map(|bus| lanes[bus])).collect()
}
