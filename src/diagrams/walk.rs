//! Where keys lead from a node, and the stops of the step-through.

use super::{ends, whole_of};
use crate::dataset::Mechanism;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Along a link.
    Along,
    /// Back along a link.
    Back,
    /// The next node in reading order.
    Next,
    /// The one before.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
}

/// The node that a key leads to from a node; `None` where it leads nowhere. A part without links of its own goes the way
/// of its whole.
pub fn walk(mechanism: &Mechanism, from: usize, step: Step) -> Option<usize> {
    let count = mechanism.nodes.len();
    match step {
        Step::Next => Some(from + 1).filter(|next| *next < count),
        Step::Previous => from.checked_sub(1),
        Step::First => Some(0).filter(|_| count > 0),
        Step::Last => count.checked_sub(1),
        Step::Along | Step::Back => {
            let ends = ends(mechanism);
            let follow = |at: usize| {
                let mut found = ends.iter().filter_map(|(start, end)| match step {
                    Step::Along => (*start == at).then_some(*end),
                    _ => (*end == at).then_some(*start),
                });
                found.next()
            };
            follow(from).or_else(|| follow(whole_of(mechanism, from)))
        }
    }
}

/// The nodes at which the step-through stops: every whole one, in reading order.
pub fn stops(mechanism: &Mechanism) -> Vec<usize> {
    mechanism.whole_nodes().collect()
}
