//! Links as paths between boxes that the page has measured. Lengths are CSS pixels from the corner of the diagram.

use super::detours::{detour, drawn, is_hidden};
use super::lanes::{Arrangement, Flow};
use super::{ends, whole_of};
use crate::dataset::{LinkKind, Mechanism};

/// Where a node stands on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Block {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Block {
    fn right(&self) -> f64 {
        self.x + self.width
    }

    fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// A link as an SVG path and the path of its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Place of the node it starts at.
    pub from: usize,
    /// Place of the node it ends at.
    pub to: usize,
    /// The line.
    pub line: String,
    /// The head: a filled triangle.
    pub head: String,
    /// What it says.
    pub kind: LinkKind,
}

/// Length of a head, and half of its width.
const HEAD: f64 = 7.0;
const HALF_HEAD: f64 = 4.0;
/// Between two lanes of the gutter, and between the gutter and the boxes.
const GUTTER_LANE: f64 = 8.0;
const GUTTER_EDGE: f64 = 14.0;
/// Where a straight line between two boxes runs, from their left edge.
const STRAIGHT_INSET: f64 = 28.0;

/// The links of a mechanism between the blocks of its nodes; a link to a node without a block is left out.
pub fn route(mechanism: &Mechanism, arrangement: &Arrangement, flow: Flow, blocks: &[Option<Block>]) -> Vec<Route> {
    let block = |at: usize| blocks.get(at).copied().flatten();
    let ends = ends(mechanism);
    let across: Vec<Option<Side>> =
        ends.iter().map(|(from, to)| Some(side(mechanism, flow, *from, *to, block(*from)?, block(*to)?))).collect();
    let mut routes = Vec::new();
    let mut detours = 0;
    for (place, (from, to)) in ends.iter().enumerate() {
        let (Some(start), Some(end), Some(side)) = (block(*from), block(*to), across[place]) else { continue };
        let lane = arrangement.gutter.get(place).copied().flatten();
        let (line, head) = match (flow, lane) {
            (Flow::Down, Some(lane)) => through_gutter(start, end, lane),
            (Flow::Down, None) => straight_down(start, end),
            _ => {
                let share = |is_start: bool| share(&ends, &across, blocks, place, is_start);
                let (points, head) = between(side, start, end, share(true), share(false));
                let boxes = obstacles(mechanism, blocks, *from, *to);
                let hidden = is_hidden(points, &boxes).then(|| around(start, end, &boxes, &mut detours)).flatten();
                hidden.unwrap_or_else(|| (curve(points), head))
            }
        };
        let kind = mechanism.links.get(place).map(|link| link.kind).unwrap_or_default();
        // Without a head the line goes to the edge itself.
        let line = match (kind, tip(&head)) {
            (LinkKind::Beside, Some(tip)) => format!("{line} L{tip}"),
            _ => line,
        };
        routes.push(Route { from: *from, to: *to, line, head, kind });
    }
    routes
}

/// The boxes that a link must not run behind: all whole nodes except those that one of its ends is a part of.
fn obstacles(mechanism: &Mechanism, blocks: &[Option<Block>], from: usize, to: usize) -> Vec<Block> {
    let is_inside = |at: usize| [from, to].into_iter().any(|end| end != at && whole_of(mechanism, end) == at);
    let is_whole = |at: usize| whole_of(mechanism, at) == at;
    let there = blocks.iter().enumerate().filter(|(at, _)| is_whole(*at) && !is_inside(*at));
    there.filter_map(|(_, block)| *block).collect()
}

/// The way round the boxes with its head; `so_far` counts them, so that those that come one after the other do not lie on
/// each other.
fn around(start: Block, end: Block, boxes: &[Block], so_far: &mut usize) -> Option<(String, String)> {
    let way = detour(start, end, boxes, *so_far)?;
    let (line, tip, down) = drawn(&way, HEAD)?;
    *so_far += 1;
    Some((line, head(tip, (-HALF_HEAD, -HEAD * down), (HALF_HEAD, -HEAD * down))))
}

/// From which side of a box to which side of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// From the right edge to the left edge.
    Rightward,
    /// From the lower edge to the upper edge.
    Downward,
    /// From the upper edge to the lower edge.
    Upward,
}

fn side(mechanism: &Mechanism, flow: Flow, from: usize, to: usize, start: Block, end: Block) -> Side {
    let are_parts = whole_of(mechanism, from) != from && whole_of(mechanism, to) != to;
    let is_right = end.x >= start.right();
    if flow == Flow::Across && !are_parts && is_right && end.y < start.bottom() && start.y < end.bottom() {
        Side::Rightward
    } else if end.y >= start.y {
        Side::Downward
    } else {
        Side::Upward
    }
}

/// Where on its edge a link starts or ends, from 0 to 1: the links of an edge share it evenly, in the order of what
/// stands at their other ends, so that they do not cross at once.
fn share(
    ends: &[(usize, usize)],
    sides: &[Option<Side>],
    blocks: &[Option<Block>],
    place: usize,
    is_start: bool,
) -> f64 {
    let near = |link: usize| if is_start { ends[link].0 } else { ends[link].1 };
    let far = |link: usize| if is_start { ends[link].1 } else { ends[link].0 };
    let centre = |link: usize| {
        let block = blocks.get(far(link)).copied().flatten().unwrap_or_default();
        if sides[link] == Some(Side::Rightward) { block.y + block.height / 2.0 } else { block.x + block.width / 2.0 }
    };
    let same: Vec<usize> =
        (0..ends.len()).filter(|link| near(*link) == near(place) && sides[*link] == sides[place]).collect();
    let before = same.iter().filter(|link| (centre(**link), **link) < (centre(place), place)).count();
    (before as f64 + 1.0) / (same.len() as f64 + 1.0)
}

/// A curve from edge to edge (its start, its handles, its end), with its head.
fn between(side: Side, start: Block, end: Block, from_share: f64, to_share: f64) -> ([(f64, f64); 4], String) {
    match side {
        Side::Rightward => {
            // They stand side by side: the line is level, in the middle of what they have in common.
            let y = f64::midpoint(start.y.max(end.y), start.bottom().min(end.bottom()));
            let (x1, x2) = (start.right(), end.x);
            ([(x1, y), (x1, y), (x2, y), (x2 - HEAD, y)], head((x2, y), (-HEAD, -HALF_HEAD), (-HEAD, HALF_HEAD)))
        }
        Side::Downward | Side::Upward => {
            let down = if side == Side::Downward { 1.0 } else { -1.0 };
            let x1 = start.x + start.width * from_share;
            let x2 = end.x + end.width * to_share;
            let (y1, y2) = if down > 0.0 { (start.bottom(), end.y) } else { (start.y, end.bottom()) };
            let middle = f64::midpoint(y1, y2);
            let points = [(x1, y1), (x1, middle), (x2, middle), (x2, y2 - HEAD * down)];
            (points, head((x2, y2), (-HALF_HEAD, -HEAD * down), (HALF_HEAD, -HEAD * down)))
        }
    }
}

/// From a box to the one below it.
fn straight_down(start: Block, end: Block) -> (String, String) {
    let x = start.x.max(end.x) + STRAIGHT_INSET.min(end.width / 2.0);
    let is_down = end.y >= start.y;
    let (y1, y2) = if is_down { (start.bottom(), end.y) } else { (start.y, end.bottom()) };
    let back = if is_down { -HEAD } else { HEAD };
    let line = curve([(x, y1), (x, y1), (x, y2), (x, y2 + back)]);
    (line, head((x, y2), (-HALF_HEAD, back), (HALF_HEAD, back)))
}

/// Out of the left edge, along a lane of the gutter, into the left edge of the other.
fn through_gutter(start: Block, end: Block, lane: usize) -> (String, String) {
    let x = start.x.min(end.x) - GUTTER_EDGE - lane as f64 * GUTTER_LANE;
    let is_down = end.y > start.y;
    // Links leave below the middle and arrive above it, so that a box's own do not lie on each other.
    let (y1, y2) = (start.y + start.height * 0.65, end.y + end.height * if is_down { 0.35 } else { 0.8 });
    let line = format!("M{} {} H{} V{} H{}", round(start.x), round(y1), round(x), round(y2), round(end.x - HEAD));
    (line, head((end.x, y2), (-HEAD, -HALF_HEAD), (-HEAD, HALF_HEAD)))
}

fn curve([a, b, c, d]: [(f64, f64); 4]) -> String {
    let point = |(x, y): (f64, f64)| format!("{} {}", round(x), round(y));
    if a.0 == d.0 || a.1 == d.1 {
        return format!("M{} L{}", point(a), point(d));
    }
    format!("M{} C{}, {}, {}", point(a), point(b), point(c), point(d))
}

fn head((x, y): (f64, f64), a: (f64, f64), b: (f64, f64)) -> String {
    format!(
        "M{} {} L{} {} L{} {} Z",
        round(x),
        round(y),
        round(x + a.0),
        round(y + a.1),
        round(x + b.0),
        round(y + b.1)
    )
}

/// The point that a head ends in, as it is written.
fn tip(head: &str) -> Option<&str> {
    head.strip_prefix('M')?.split(" L").next()
}

/// To half a pixel: enough for the eye, and short.
pub(super) fn round(value: f64) -> f64 {
    (value * 2.0).round() / 2.0
}
