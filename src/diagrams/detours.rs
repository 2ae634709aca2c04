//! The way round for a link that would run behind the boxes of others: out of a box, along the free room between the
//! rows and columns, into the other. Lengths are CSS pixels from the corner of the diagram.

use super::routes::Block;

/// Between a box and the line beside it, at least, so that a head has room; and between two lines that go the same way.
const CLEARANCE: f64 = 11.0;
const SPACING: f64 = 7.0;
/// As many lines lie beside each other before they share a way: more than this has no room between two boxes.
const BESIDE: usize = 3;
/// Room beside the outermost boxes within the frame of the diagram (`.node` in `style/mechanisms-diagram.css`).
const MARGIN: f64 = 14.0;
/// What a line keeps from the boxes that it passes.
const APART: f64 = 4.0;
/// Where on the edge a way round leaves and arrives, as a share of its width from the end that is nearer to the other box:
/// not in the middle, where the others do, and each a bit farther in than the last.
const NEAR_SHARE: f64 = 0.3;
const FARTHER: f64 = 0.06;

type Point = (f64, f64);

/// A broken line of level and upright pieces, from edge to edge.
pub(super) type Detour = Vec<Point>;

/// Whether a curve runs behind one of the boxes. `curve` has its start, its two handles and its end.
pub(super) fn is_hidden(curve: [Point; 4], boxes: &[Block]) -> bool {
    const STEPS: usize = 48;
    let at = |share: f64, of: fn(Point) -> f64| {
        let rest = 1.0 - share;
        let [a, b, c, d] = curve.map(of);
        a * rest * rest * rest + 3.0 * b * rest * rest * share + 3.0 * c * rest * share * share + d * share.powi(3)
    };
    (0..=STEPS).any(|step| {
        let share = step as f64 / STEPS as f64;
        let (x, y) = (at(share, |point| point.0), at(share, |point| point.1));
        boxes.iter().any(|block| has_within(block, -EDGE, (x, x), (y, y)))
    })
}

/// The shortest free way from one box to another, the `nth` of its diagram; `None` where every way is blocked.
/// `boxes` are those that it must not run behind, its own two among them.
pub(super) fn detour(start: Block, end: Block, boxes: &[Block], nth: usize) -> Option<Detour> {
    let beside = nth % BESIDE;
    // Where there is no room beside the others it lies on them, rather than nowhere.
    (0..=beside).rev().find_map(|beside| shortest(start, end, boxes, beside))
}

fn shortest(start: Block, end: Block, boxes: &[Block], beside: usize) -> Option<Detour> {
    let gap = CLEARANCE + beside as f64 * SPACING;
    let is_rightward = end.x > start.x;
    let share = NEAR_SHARE + beside as f64 * FARTHER;
    let on_edge = |block: Block, is_right: bool| block.x + block.width * if is_right { 1.0 - share } else { share };
    let (x1, x2) = (on_edge(start, is_rightward), on_edge(end, !is_rightward));
    let levels = |block: &Block| [block.y - gap, block.y + block.height + gap];
    let uprights = |block: &Block| [block.x - gap, block.x + block.width + gap];
    let left = boxes.iter().map(|block| block.x).fold(f64::INFINITY, f64::min) - MARGIN;
    let right = boxes.iter().map(|block| block.x + block.width).fold(0.0, f64::max) + MARGIN;
    let mut ways: Vec<Detour> = Vec::new();
    for (y1, own) in [start.y, start.y + start.height].into_iter().zip(levels(&start)) {
        for (y2, last) in [end.y, end.y + end.height].into_iter().zip(levels(&end)) {
            // One level piece for all of it, or one beside each box and an upright piece between them.
            let level = boxes.iter().flat_map(levels).map(|y| vec![(x1, y1), (x1, y), (x2, y), (x2, y2)]);
            let upright = boxes
                .iter()
                .flat_map(uprights)
                .filter(|x| (left..=right).contains(x))
                .map(|x| vec![(x1, y1), (x1, own), (x, own), (x, last), (x2, last), (x2, y2)]);
            ways.extend(level.chain(upright));
        }
    }
    ways.retain(|way| is_free(way, boxes));
    ways.into_iter().min_by(|a, b| length(a).total_cmp(&length(b)))
}

/// The line of a way round, and from which side it comes to its end: 1 from above, -1 from below. The line ends where a
/// head of this length begins.
pub(super) fn drawn(way: &Detour, head: f64) -> Option<(String, Point, f64)> {
    let [.., (_, before), end] = way.as_slice() else { return None };
    let down = if *before < end.1 { 1.0 } else { -1.0 };
    let mut line = String::new();
    for (place, (x, y)) in way.iter().enumerate() {
        let y = if place + 1 == way.len() { y - head * down } else { *y };
        let letter = if place == 0 { 'M' } else { 'L' };
        let space = if place == 0 { "" } else { " " };
        line += &format!("{space}{letter}{} {}", super::routes::round(*x), super::routes::round(y));
    }
    Some((line, *end, down))
}

/// Whether a way leaves its first box and reaches its last one from outside, with room for a head, and keeps clear of all
/// boxes between.
fn is_free(way: &[Point], boxes: &[Block]) -> bool {
    let last = way.len().saturating_sub(2);
    way.windows(2).enumerate().all(|(place, piece)| {
        let [a, b] = piece else { return true };
        let span = |a: f64, b: f64| (a.min(b), a.max(b));
        let (across, down) = (span(a.0, b.0), span(a.1, b.1));
        let is_at_box = place == 0 || place == last;
        let apart = if is_at_box { -EDGE } else { APART };
        (!is_at_box || down.1 - down.0 > CLEARANCE - 0.5)
            && boxes.iter().all(|block| !has_within(block, apart, across, down))
    })
}

/// What only touches the edge of a box is not within it.
const EDGE: f64 = 2.0;

/// Whether something of this extent lies within a box that is larger by `apart` on all sides.
fn has_within(block: &Block, apart: f64, across: (f64, f64), down: (f64, f64)) -> bool {
    across.1 > block.x - apart
        && across.0 < block.x + block.width + apart
        && down.1 > block.y - apart
        && down.0 < block.y + block.height + apart
}

fn length(way: &[Point]) -> f64 {
    way.windows(2).map(|piece| (piece[0].0 - piece[1].0).abs() + (piece[0].1 - piece[1].1).abs()).sum()
}
