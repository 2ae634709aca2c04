//! What of a picture has to be painted again when it changes.

use super::shapes::{Drawing, Frame, Shape};

/// With more places than these a picture is as well painted as a whole.
const MOST_PLACES: usize = 40;

impl Drawing {
    /// The places outside which this picture looks as `before` does, none where both are the same; `None` if it has to be
    /// painted as a whole. A bar that is chosen changes itself, and where it is the first, the other bars: all texts can
    /// stay, and they are what takes time.
    pub fn changed_since(&self, before: &Self) -> Option<Vec<Frame>> {
        if (self.width, self.height) != (before.width, before.height) {
            return None;
        }
        let changed = different(&self.shapes, &before.shapes);
        (changed.len() <= MOST_PLACES).then(|| changed.into_iter().map(reach).collect())
    }
}

/// A place of a picture that is painted at `scale` device pixels to a unit, as whole pixels around it: left, top, right and
/// bottom. Within a pixel a soft edge would let through a part of what was there.
pub fn whole_pixels(place: &Frame, scale: f64) -> [f64; 4] {
    let (down, up) = (|at: f64| (at * scale).floor(), |at: f64| (at * scale).ceil());
    [down(place.x), down(place.y), up(place.right()), up(place.bottom())]
}

/// The place of the picture that these pixels cover.
pub fn place_of_pixels([left, top, right, bottom]: [f64; 4], scale: f64) -> Frame {
    Frame { x: left / scale, y: top / scale, width: (right - left) / scale, height: (bottom - top) / scale }
}

/// The shapes that only one of the lists has. What is left of either is the same, in the same order: where two shapes lie on
/// each other, the same one is on top.
fn different<'s>(now: &'s [Shape], then: &'s [Shape]) -> Vec<&'s Shape> {
    let (mut found, mut at_now, mut at_then) = (Vec::new(), 0, 0);
    loop {
        match (now.get(at_now), then.get(at_then)) {
            (None, None) => return found,
            (one, other) if one == other => (at_now, at_then) = (at_now + 1, at_then + 1),
            // One that is new, or gone: the next one is as before.
            (Some(one), other) if other.is_none() || now.get(at_now + 1) == other => {
                found.push(one);
                at_now += 1;
            }
            (one, Some(other)) if one.is_none() || then.get(at_then + 1) == one => {
                found.push(other);
                at_then += 1;
            }
            (one, other) => {
                found.extend(one.into_iter().chain(other));
                (at_now, at_then) = (at_now + 1, at_then + 1);
            }
        }
    }
}

/// Where a shape may leave ink: never less than it does. Edges are rounded to device pixels: one pixel more.
pub(super) fn reach(shape: &Shape) -> Frame {
    match shape {
        Shape::Path { points, width, .. } => around(points, width / 2.0 + 1.0),
        Shape::Polygon { points, .. } => around(points, 1.0),
        Shape::Rect { frame, .. } => around(&[(frame.x, frame.y), (frame.right(), frame.bottom())], 1.0),
        Shape::Disc { centre, radius, .. } => around(&[*centre], radius + 1.0),
        // Half as wide again as if all its characters were Chinese, as high as two lines: room for signs and emoji.
        Shape::Text(label) => {
            let frame = label.frame(1.5 * label.text.chars().count() as f64 * label.size);
            around(&[(frame.x, label.y - label.size), (frame.right(), label.y + label.size)], 1.0)
        }
    }
}

fn around(points: &[(f64, f64)], by: f64) -> Frame {
    let Some(&(x, y)) = points.first() else { return Frame::default() };
    let (mut left, mut top, mut right, mut bottom) = (x, y, x, y);
    for &(x, y) in points {
        (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
    }
    Frame { x: left - by, y: top - by, width: right - left + 2.0 * by, height: bottom - top + 2.0 * by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{BarRow, Bars, FixedMeasure, Picture};

    const VALUES: [f64; 4] = [4.0, 3.0, 2.0, 1.0];

    fn bars(chosen: &[usize], values: [f64; 4]) -> Drawing {
        let row = |(at, value): (usize, f64)| BarRow {
            name: format!("第{at}类"),
            value,
            label: format!("{value} 项"),
            is_chosen: chosen.contains(&at),
        };
        let rows = values.into_iter().enumerate().map(row).collect();
        Picture::Bars(Bars { rows, is_touch: false }).lay_out(600.0, &FixedMeasure)
    }

    fn painted_again<'d>(after: &'d Drawing, before: &Drawing) -> Vec<&'d Shape> {
        let places = after.changed_since(before).expect("one size");
        after.shapes.iter().filter(|shape| places.iter().any(|place| place.overlaps(&reach(shape)))).collect()
    }

    #[test]
    fn what_is_the_same_needs_no_paint() {
        assert_eq!(bars(&[1], VALUES).changed_since(&bars(&[1], VALUES)), Some(Vec::new()));
    }

    #[test]
    fn a_second_chosen_bar_is_painted_again_alone() {
        let (before, after) = (bars(&[0], VALUES), bars(&[0, 2], VALUES));
        let row = after.spots[2].frame;
        for place in after.changed_since(&before).expect("one size") {
            assert!(row.y <= place.y && place.bottom() <= row.bottom(), "{place:?} in {row:?}");
        }
        let shapes = painted_again(&after, &before);
        assert_eq!(shapes.len(), 2, "the axis and the bar: {shapes:?}");
    }

    #[test]
    fn a_first_chosen_bar_changes_the_other_bars_and_no_text() {
        let (none, third) = (bars(&[], VALUES), bars(&[2], VALUES));
        for (before, after) in [(&none, &third), (&third, &none)] {
            let shapes = painted_again(after, before);
            assert!(!shapes.iter().any(|shape| matches!(shape, Shape::Text(_))), "{shapes:?}");
            let changed = after.changed_since(before).expect("one size");
            assert_eq!(changed.len(), 3);
            assert!(
                changed.iter().all(|place| !place.overlaps(&after.spots[2].frame)),
                "the chosen one looks as it did"
            );
        }
    }

    #[test]
    fn outside_the_places_both_have_the_same_shapes() {
        let pictures: Vec<Drawing> = (0..16_u32)
            .flat_map(|set| {
                let chosen: Vec<usize> = (0..4).filter(|at| set >> at & 1 == 1).collect();
                [bars(&chosen, VALUES), bars(&chosen, [4.0, 3.0, 0.0, 1.0]), bars(&chosen, [1.0, 1.0, 1.0, 9.0])]
            })
            .collect();
        for before in &pictures {
            for after in &pictures {
                let places = after.changed_since(before).expect("one size");
                let outside = |drawing: &Drawing| -> Vec<Shape> {
                    let is_outside = |shape: &&Shape| !places.iter().any(|place| place.overlaps(&reach(shape)));
                    drawing.shapes.iter().filter(is_outside).cloned().collect()
                };
                assert_eq!(outside(before), outside(after));
            }
        }
    }

    // At a density of 1.5 a frame from 10.1 to 20.3 lies on pixels 15.15 to 30.45: those from 15 to 31.
    #[test]
    fn places_grow_to_whole_pixels() {
        let place = Frame { x: 10.1, y: 2.0, width: 10.2, height: 1.0 };
        assert_eq!(whole_pixels(&place, 1.5), [15.0, 3.0, 31.0, 5.0]);
        for scale in [1.0, 1.25, 1.5, 2.0, 3.1] {
            let grown = place_of_pixels(whole_pixels(&place, scale), scale);
            assert!(grown.x <= place.x && grown.y <= place.y, "{grown:?}");
            let less = 1e-9;
            assert!(grown.right() >= place.right() - less && grown.bottom() >= place.bottom() - less, "{grown:?}");
            assert!(grown.width <= place.width + 2.0 / scale && grown.height <= place.height + 2.0 / scale);
        }
    }

    #[test]
    fn another_size_is_another_picture() {
        let small = Drawing { width: 300.0, ..bars(&[], VALUES) };
        assert_eq!(bars(&[], VALUES).changed_since(&small), None);
    }
}
