//! The labels of a panel: years under it, values beside their marks, where nothing else lies.

use super::measure::TextMeasure;
use super::panel::{BOUND, HATCH, Joint, Layout, hatch_width, joints};
use super::panels::{LABEL, Mark, Panel, Slot, YEARS_HEIGHT};
use super::shapes::{Align, Drawing, Frame, Label, Shape, Tone};
use crate::statistics::Precision;

/// Half of the width of a dot.
const DOT: f64 = 4.5;
/// Half of the width of the tick of a bound.
const TICK: f64 = 6.0;
/// How far a value may stand aside of its mark, as a part of the way to the next one: it is nearest to its own.
const ASIDE: f64 = 0.35;

/// The years under the plot: all, or as many as have room; the newest always. Gives the room that they take.
pub(super) fn years(
    drawing: &mut Drawing,
    panel: &Panel,
    periods: &[u16],
    layout: &Layout<'_>,
    measure: &dyn TextMeasure,
) -> Vec<Frame> {
    let count = periods.len();
    let y = layout.plot.bottom() + YEARS_HEIGHT / 2.0 + 1.0;
    let mut taken = Vec::new();
    let widest = periods.iter().map(|year| measure.width_css_px(&year.to_string(), LABEL)).fold(0.0, f64::max);
    let every = ((widest + 8.0) / layout.slot_width(count)).ceil().max(1.0) as usize;
    let newest = panel.slots.iter().rposition(|slot| matches!(slot.mark, Mark::Value(..)));
    // The panels of the tile grid name the year of their number, which is not the same everywhere, then the last and the first.
    let places: Vec<usize> = match layout.is_small {
        true => newest.into_iter().chain([count.saturating_sub(1), 0]).collect(),
        false => (0..count).rev().step_by(every).collect(),
    };
    let mut done = Vec::new();
    for place in places {
        let Some(period) = periods.get(place).filter(|_| !done.contains(&place)) else { continue };
        done.push(place);
        let (text, x) = (period.to_string(), layout.x(place, count));
        label(
            drawing,
            layout,
            measure,
            &mut taken,
            Label { text, x, y, size: LABEL, tone: Tone::Quiet, align: Align::Middle },
        );
    }
    taken
}

/// A figure: its place among the years, value and exactness.
type Seen = (usize, f64, Precision);

/// The values at their marks, as many as have room.
pub(super) fn values(
    drawing: &mut Drawing,
    panel: &Panel,
    layout: &Layout<'_>,
    measure: &dyn TextMeasure,
    taken: &mut Vec<Frame>,
) {
    let figures = figures(panel);
    let (Some(newest), Some(highest)) =
        (figures.last(), figures.iter().reduce(|best, next| if next.1 > best.1 { next } else { best }))
    else {
        return;
    };
    let (count, joints) = (panel.slots.len(), joints(panel, layout));
    // Bars leave their values no other place than above them.
    let marks = panel.slots.iter().enumerate().filter(|_| layout.has_lines);
    let rooms: Vec<Frame> = marks.map(|(place, slot)| room(slot.mark, place, layout, count)).collect();
    // The newest first, then the highest, then bounds, whose arrows say nothing without one, then from new to old.
    let rest = || figures.iter().rev();
    let rest = [newest, highest].into_iter().chain(rest().filter(|(.., precision)| precision.is_bound())).chain(rest());
    let mut done = Vec::new();
    for seen in rest.take(if layout.is_small { 1 } else { usize::MAX }) {
        if done.contains(&seen.0) {
            continue;
        }
        done.push(seen.0);
        let text = panel.slots[seen.0].label.clone();
        let places = places(text, *seen, &joints, layout, count, measure);
        let others = || rooms.iter().enumerate().filter(|(place, _)| *place != seen.0).map(|(_, room)| room);
        let has_room = |label: &&Label| is_beside(&placed(label, layout, measure), &*taken);
        let is_free = |label: &&Label| {
            let frame = placed(label, layout, measure);
            is_beside(&frame, &*taken) && is_beside(&frame, others()) && !is_struck_out(&frame, &joints)
        };
        // The newest and the highest rather stand across a line than not at all.
        let is_needed = seen == newest || seen == highest;
        let found = places.iter().find(is_free).or_else(|| places.iter().filter(|_| is_needed).find(has_room));
        if let Some(found) = found {
            label(drawing, layout, measure, taken, found.clone());
        }
    }
}

fn figures(panel: &Panel) -> Vec<Seen> {
    let slots = panel.slots.iter().enumerate();
    let figure = |(place, slot): (usize, &Slot)| match slot.mark {
        Mark::Value(value, precision) => Some((place, value, precision)),
        _ => None,
    };
    slots.filter_map(figure).collect()
}

/// The room that the mark of a year takes.
fn room(mark: Mark, place: usize, layout: &Layout<'_>, count: usize) -> Frame {
    let (x, base) = (layout.x(place, count), layout.plot.bottom());
    let (half, top, bottom) = match mark {
        Mark::Value(value, Precision::LowerBound) => (TICK, layout.y(value) - BOUND, layout.y(value) + 1.0),
        Mark::Value(value, Precision::UpperBound) => (TICK, layout.y(value) - 1.0, layout.y(value) + BOUND),
        Mark::Value(value, _) => (DOT, layout.y(value) - DOT, layout.y(value) + DOT),
        // The dots of what is not mentioned take about as much as the hatch.
        Mark::NotPublished | Mark::NotMentioned => (hatch_width(layout, count) / 2.0, base - HATCH, base),
    };
    Frame { x: x - half, y: top, width: 2.0 * half, height: bottom - top }
}

/// Where the value of a mark may stand, the best first: above it; with lines also below it and above to either side. Where all
/// lines lead up from the mark, below comes before the sides.
fn places(
    text: String,
    (place, value, precision): Seen,
    joints: &[Joint],
    layout: &Layout<'_>,
    count: usize,
    measure: &dyn TextMeasure,
) -> Vec<Label> {
    let (x, y) = (layout.x(place, count), layout.y(value).min(layout.plot.bottom() - 2.0));
    let reach = if precision == Precision::LowerBound { BOUND } else { 3.0 } + LABEL * 0.7;
    let above = Label { text, x, y: y - reach, size: LABEL, tone: Tone::Ink, align: Align::Middle };
    if !layout.has_lines || precision.is_bound() {
        return vec![above];
    }
    let aside = (measure.width_css_px(&above.text, LABEL) / 2.0 + 1.0).min(layout.slot_width(count) * ASIDE);
    let sides = [x - aside, x + aside].map(|x| Label { x, ..above.clone() });
    let below = Some(Label { y: y + reach + 2.0, ..above.clone() })
        .filter(|below| below.y + LABEL * 0.6 < layout.plot.bottom());
    let point = (x, layout.y(value));
    let ends = joints.iter().filter(|joint| joint.contains(&point)).flatten();
    let is_low = ends.clone().all(|end| *end == point || end.1 < point.1);
    match is_low && ends.count() > 0 {
        true => [above].into_iter().chain(below).chain(sides).collect(),
        false => [above].into_iter().chain(sides).chain(below).collect(),
    }
}

/// Whether none of the `others` lies there.
fn is_beside<'f>(frame: &Frame, others: impl IntoIterator<Item = &'f Frame>) -> bool {
    !others.into_iter().any(|other| other.overlaps(&beside(frame)))
}

/// Whether a line goes through.
fn is_struck_out(frame: &Frame, joints: &[Joint]) -> bool {
    joints.iter().any(|[(left, first), (right, second)]| {
        let (from, to) = (left.max(frame.x), right.min(frame.right()));
        let y = |x: f64| first + (second - first) * (x - left) / (right - left).max(f64::EPSILON);
        from < to && y(from).min(y(to)) < frame.bottom() && y(from).max(y(to)) > frame.y
    })
}

/// A label with the room that there is between it and the next one.
fn beside(frame: &Frame) -> Frame {
    Frame { x: frame.x - 3.0, width: frame.width + 6.0, ..*frame }
}

/// The room of a label that has been moved sideways where it would leave the panel or reach into the scale.
fn placed(label: &Label, layout: &Layout<'_>, measure: &dyn TextMeasure) -> Frame {
    let width = measure.width_css_px(&label.text, label.size);
    let (left, right) = (layout.plot.x, layout.frame.right());
    Label { x: label.x.max(left + width / 2.0).min(right - width / 2.0), ..label.clone() }.frame(width)
}

/// Writes a label if there is room for it and it does not lie on another one.
fn label(drawing: &mut Drawing, layout: &Layout<'_>, measure: &dyn TextMeasure, taken: &mut Vec<Frame>, label: Label) {
    let frame = placed(&label, layout, measure);
    let has_room = frame.width <= layout.frame.right() - layout.plot.x;
    if has_room && is_beside(&frame, &*taken) {
        taken.push(frame);
        drawing.shapes.push(Shape::Text(Label { x: frame.x + frame.width / 2.0, ..label }));
    }
}
