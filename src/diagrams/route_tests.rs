//! Where links run: those of every mechanism of the package, and of a made-up one that others stand in the way of.

use super::tests::{dataset, mechanism};
use super::*;
use crate::dataset::{Dataset, Lane, LinkKind, MechanismLink, MechanismNode};

/// Blocks as a page would give them: a grid of boxes of uneven height, parts inside their wholes.
fn blocks(mechanism: &Mechanism, arrangement: &Arrangement, flow: Flow) -> Vec<Option<Block>> {
    let mut wholes = 0.0;
    let mut found: Vec<Option<Block>> = Vec::new();
    for (at, node) in mechanism.nodes.iter().enumerate() {
        let whole = match (arrangement.places[at], flow) {
            (Some(place), Flow::Across) => Block {
                x: place.first_column as f64 * 20.0,
                y: place.row as f64 * 300.0,
                width: (place.end_column - place.first_column) as f64 * 20.0 - 28.0,
                height: place.rows as f64 * 300.0 - 48.0 - (at % 4) as f64 * 6.0,
            },
            (Some(_), Flow::Down) => {
                wholes += 1.0;
                Block { x: 60.0, y: wholes * 250.0, width: 260.0, height: 200.0 }
            }
            (None, _) => {
                let parts = mechanism.parts_of(&node.parent_id);
                let slot = parts.iter().position(|part| *part == at).expect("a part of its whole") as f64;
                let whole = found[mechanism.node_at(&node.parent_id).expect("there")].expect("placed before its parts");
                Block { x: whole.x + 10.0, y: whole.y + 40.0 + slot * 30.0, width: whole.width - 20.0, height: 24.0 }
            }
        };
        found.push(Some(whole));
    }
    found
}

/// The numbers in a path.
fn numbers(path: &str) -> Vec<f64> {
    path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn every_link_is_drawn_from_its_node_to_its_node() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        let arrangement = arrange(mechanism);
        for flow in [Flow::Across, Flow::Down] {
            let blocks = blocks(mechanism, &arrangement, flow);
            let routes = route(mechanism, &arrangement, flow, &blocks);
            assert_eq!(routes.len(), mechanism.links.len());
            for route in routes {
                let (from, to) = (blocks[route.from].expect("there"), blocks[route.to].expect("there"));
                let on_edge = |block: Block, x: f64, y: f64| {
                    let is_in = x >= block.x - 1.0
                        && x <= block.x + block.width + 1.0
                        && y >= block.y - 1.0
                        && y <= block.y + block.height + 1.0;
                    let edges = [x - block.x, block.x + block.width - x, y - block.y, block.y + block.height - y];
                    is_in && edges.iter().any(|distance| distance.abs() <= 1.0)
                };
                let (line, head) = (numbers(&route.line), numbers(&route.head));
                assert!(on_edge(from, line[0], line[1]), "{} {flow:?} {route:?} {from:?}", mechanism.id);
                assert!(on_edge(to, head[0], head[1]), "{} {flow:?} {route:?} {to:?}", mechanism.id);
            }
        }
    }
}

/// Of a made-up mechanism with links that others stand in the way of: back within the row, over a step, past a stack, from
/// an actor to a result.
fn winding(dataset: &Dataset) -> Mechanism {
    let mut mechanism = mechanism(dataset, "selection").clone();
    let pattern = mechanism.nodes[0].clone();
    let lanes = [
        ("a", Lane::Actor),
        ("1", Lane::Step),
        ("2", Lane::Step),
        ("2b", Lane::Step),
        ("3", Lane::Step),
        ("4", Lane::Step),
        ("r", Lane::Outcome),
        ("s", Lane::Outcome),
    ];
    let node = |(id, lane): (&str, Lane)| MechanismNode { id: id.into(), lane, ..pattern.clone() };
    mechanism.nodes = lanes.into_iter().map(node).collect();
    let links = [
        ("a", "1", LinkKind::Acts),
        ("1", "2", LinkKind::Then),
        ("1", "2b", LinkKind::Then),
        ("2", "3", LinkKind::Then),
        ("2b", "3", LinkKind::Then),
        ("3", "4", LinkKind::Then),
        ("1", "4", LinkKind::Then),
        ("4", "3", LinkKind::Back),
        ("4", "1", LinkKind::Back),
        ("3", "2", LinkKind::Back),
        ("a", "2b", LinkKind::Acts),
        ("2", "r", LinkKind::Gives),
        ("4", "s", LinkKind::Gives),
        ("s", "a", LinkKind::Back),
        ("s", "r", LinkKind::Back),
        ("r", "s", LinkKind::Beside),
    ];
    let link = |(from, to, kind): (&str, &str, LinkKind)| MechanismLink {
        from_id: from.into(),
        to_id: to.into(),
        kind,
        ..mechanism.links[0].clone()
    };
    mechanism.links = links.into_iter().map(link).collect();
    mechanism
}

/// Points along a path of straight pieces or one curve.
fn along(path: &str) -> Vec<(f64, f64)> {
    let points: Vec<(f64, f64)> = numbers(path).chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let mix = |a: (f64, f64), b: (f64, f64), share: f64| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
    let shares = || (0..=200).map(|step| f64::from(step) / 200.0);
    if path.contains('C') {
        // By halving in the manner of de Casteljau, not by the formula of the code.
        let on_curve = |share: f64| {
            let mut left = points.clone();
            while left.len() > 1 {
                left = left.windows(2).map(|two| mix(two[0], two[1], share)).collect();
            }
            left[0]
        };
        return shares().map(on_curve).collect();
    }
    points.windows(2).flat_map(|two| shares().map(|share| mix(two[0], two[1], share)).collect::<Vec<_>>()).collect()
}

/// A back link between two steps of one row ran behind both boxes, and one over a step behind that: nothing was seen of
/// them.
#[test]
fn no_link_of_any_mechanism_runs_behind_a_box() {
    let dataset = dataset();
    let mut all = dataset.mechanisms.clone();
    all.push(winding(&dataset));
    for mechanism in &all {
        let arrangement = arrange(mechanism);
        let blocks = blocks(mechanism, &arrangement, Flow::Across);
        let routes = route(mechanism, &arrangement, Flow::Across, &blocks);
        assert_eq!(routes.len(), mechanism.links.len());
        let all_blocks = || blocks.iter().flatten();
        let left = all_blocks().map(|block| block.x).fold(f64::INFINITY, f64::min) - 14.0;
        let right = all_blocks().map(|block| block.x + block.width).fold(0.0, f64::max) + 14.0;
        for (place, one) in routes.iter().enumerate() {
            // A way round the leftmost box left the page.
            assert!(along(&one.line).iter().all(|(x, _)| *x >= left && *x <= right), "{}: {one:?}", mechanism.id);
            for (at, node) in mechanism.nodes.iter().enumerate().filter(|(_, node)| node.parent_id.is_empty()) {
                let has_end = [one.from, one.to].iter().any(|end| *end != at && whole_of(mechanism, *end) == at);
                let Some(block) = blocks[at].filter(|_| !has_end) else { continue };
                let within = |(x, y): &(f64, f64)| {
                    *x > block.x + 4.0
                        && *x < block.x + block.width - 4.0
                        && *y > block.y + 4.0
                        && *y < block.y + block.height - 4.0
                };
                assert!(!along(&one.line).iter().any(within), "{} {one:?} behind {}", mechanism.id, node.id);
            }
            // The boxes are drawn over the links: a head within one, its own or another, is not seen.
            for (x, y) in along(&one.head) {
                let blocks = blocks.iter().enumerate().filter(|(at, _)| whole_of(mechanism, *at) == *at);
                let others = blocks.filter(|(at, _)| {
                    [one.from, one.to].iter().all(|end| end == at || whole_of(mechanism, *end) != *at)
                });
                for block in others.filter_map(|(_, block)| *block) {
                    let (right, bottom) = (block.x + block.width, block.y + block.height);
                    let is_within = x > block.x + 1.0 && x < right - 1.0 && y > block.y + 1.0 && y < bottom - 1.0;
                    assert!(!is_within, "{}: the head of {one:?} is within {block:?}", mechanism.id);
                }
            }
            let next = routes.get(place + 1).filter(|next| is_broken(next) && is_broken(one));
            assert!(!next.is_some_and(|next| lie_on_each_other(one, next)), "{}: {one:?} {next:?}", mechanism.id);
        }
    }
}

/// Whether a route is made of level and upright pieces: a way round.
fn is_broken(route: &Route) -> bool {
    route.line.matches('L').count() > 1
}

fn lie_on_each_other(a: &Route, b: &Route) -> bool {
    let pieces = |route: &Route| -> Vec<[(f64, f64); 2]> {
        let points: Vec<(f64, f64)> = numbers(&route.line).chunks(2).map(|pair| (pair[0], pair[1])).collect();
        points.windows(2).map(|two| [two[0], two[1]]).collect()
    };
    let common = |a: (f64, f64), b: (f64, f64)| a.0.max(a.1).min(b.0.max(b.1)) - a.0.min(a.1).max(b.0.min(b.1));
    pieces(a).iter().any(|[p, q]| {
        pieces(b).iter().any(|[r, s]| {
            let is_level = p.1 == q.1 && r.1 == s.1 && p.1 == r.1 && common((p.0, q.0), (r.0, s.0)) > 8.0;
            let is_upright = p.0 == q.0 && r.0 == s.0 && p.0 == r.0 && common((p.1, q.1), (r.1, s.1)) > 8.0;
            is_level || is_upright
        })
    })
}

#[test]
fn a_node_without_a_box_has_no_link() {
    let dataset = dataset();
    let selection = mechanism(&dataset, "selection");
    let arrangement = arrange(selection);
    assert_eq!(route(selection, &arrangement, Flow::Across, &[]), []);
}

/// Two results of uneven height stand side by side: the level that keeps clear of the lower box ran within the edge of the
/// higher one, and the head was hidden behind it.
#[test]
fn a_way_round_comes_to_its_box_from_outside_with_room_for_a_head() {
    let block = |x: f64, height: f64| Block { x, y: 300.0, width: 260.0, height };
    for difference in [0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 26.0, 40.0] {
        for nth in 0..4 {
            let (end, start) = (block(0.0, 120.0), block(300.0, 120.0 - difference));
            let way = super::detours::detour(start, end, &[end, start], nth).expect("there is room above");
            for (block, [(_, edge), (_, away)]) in
                [(start, [way[0], way[1]]), (end, [way[way.len() - 1], way[way.len() - 2]])]
            {
                let is_outward = if edge == block.y { away <= edge - 10.0 } else { away >= edge + 10.0 };
                assert!(is_outward, "{difference} {nth} {way:?}");
            }
            let lowest = way.iter().map(|(_, y)| *y).fold(0.0, f64::max);
            let is_clear = way.iter().all(|(_, y)| *y <= 300.0) || lowest >= 430.0;
            assert!(is_clear, "{difference} {nth} {way:?}");
        }
    }
}
