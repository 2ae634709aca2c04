//! One panel: scale, bars or line, gaps, breaks, bounds.

use super::measure::TextMeasure;
use super::panel_labels::{values, years};
use super::panels::{LABEL, Mark, Panel};
use super::shapes::{Align, Drawing, Frame, Label, Shape, Spot, Tone};
use crate::statistics::Precision;

/// Where a panel lies and what its scale is.
pub(super) struct Layout<'t> {
    /// The panel with name and labels.
    pub frame: Frame,
    /// Where the marks are.
    pub plot: Frame,
    /// Values on the scale, from zero, in base units.
    pub ticks: &'t [f64],
    /// Whether the scale is written.
    pub has_scale: bool,
    /// Whether there is room for the newest value only.
    pub is_small: bool,
    /// Whether neighbouring years are joined.
    pub has_lines: bool,
    /// Its number among the panels.
    pub number: usize,
}

impl Layout<'_> {
    pub fn slot_width(&self, count: usize) -> f64 {
        self.plot.width / count.max(1) as f64
    }

    pub fn x(&self, slot: usize, count: usize) -> f64 {
        self.plot.x + (slot as f64 + 0.5) * self.slot_width(count)
    }

    pub fn y(&self, value: f64) -> f64 {
        let top = self.ticks.last().copied().unwrap_or(1.0);
        self.plot.bottom() - value / top * self.plot.height
    }
}

/// Width of a bar at most, and its part of a slot.
const BAR: (f64, f64) = (44.0, 0.62);
/// Height of the hatch.
pub(super) const HATCH: f64 = 10.0;
/// How far the sign of a bound reaches beyond the figure.
pub(super) const BOUND: f64 = 12.0;

/// Draws a panel (without its name) and adds its spots.
pub(super) fn draw_panel(
    drawing: &mut Drawing,
    panel: &Panel,
    periods: &[u16],
    layout: &Layout<'_>,
    measure: &dyn TextMeasure,
) {
    scale(drawing, panel, layout);
    let is_line = layout.has_lines;
    for joint in joints(panel, layout) {
        drawing.path(joint.to_vec(), Tone::Data, 2.0);
    }
    for (place, slot) in panel.slots.iter().enumerate() {
        let x = layout.x(place, panel.slots.len());
        match slot.mark {
            Mark::Value(value, precision) if is_line => dot(drawing, x, layout.y(value), precision),
            Mark::Value(value, precision) => bar(drawing, layout, panel.slots.len(), x, value, precision),
            Mark::NotPublished => hatch(drawing, layout, panel.slots.len(), x),
            Mark::NotMentioned => dots(drawing, layout, panel.slots.len(), x),
        }
    }
    let mut taken = years(drawing, panel, periods, layout, measure);
    values(drawing, panel, layout, measure, &mut taken);
    breaks(drawing, panel, layout, &taken);
    spots(drawing, panel, layout);
}

fn scale(drawing: &mut Drawing, panel: &Panel, layout: &Layout<'_>) {
    let (left, right) = (layout.plot.x, layout.plot.right());
    // Nothing is read off a line without a number: the small panels have their newest value.
    for tick in layout.ticks.iter().skip(1).filter(|_| !layout.is_small) {
        drawing.path(vec![(left, layout.y(*tick)), (right, layout.y(*tick))], Tone::Hairline, 1.0);
    }
    let base = layout.plot.bottom();
    drawing.path(vec![(left, base), (right, base)], Tone::Edge, 1.0);
    if layout.has_scale {
        for tick in layout.ticks {
            drawing.shapes.push(Shape::Text(Label {
                text: panel.unit.label(*tick),
                x: left - 6.0,
                y: layout.y(*tick),
                size: LABEL,
                tone: Tone::Quiet,
                align: Align::End,
            }));
        }
    }
}

/// A dashed line where a different definition begins; cut where it would strike out
/// one of the labels that have been written.
fn breaks(drawing: &mut Drawing, panel: &Panel, layout: &Layout<'_>, labels: &[Frame]) {
    for place in panel.breaks() {
        let x = layout.plot.x + place as f64 * layout.slot_width(panel.slots.len());
        let dash = |y: f64| Frame { x: x - 3.0, y: y - 2.0, width: 6.0, height: 7.0 };
        let is_free = |y: f64| !labels.iter().any(|label| label.overlaps(&dash(y)));
        drawing.dashes(x, layout.plot.y - 6.0, layout.plot.bottom(), Tone::Ink, is_free);
    }
}

/// Both ends of a line between two years.
pub(super) type Joint = [(f64, f64); 2];

/// Lines between figures of neighbouring years with one definition: never across a gap or a break, and not to a bound,
/// for the true value is somewhere else.
pub(super) fn joints(panel: &Panel, layout: &Layout<'_>) -> Vec<Joint> {
    let count = panel.slots.len();
    let mut joints = Vec::new();
    for (place, pair) in panel.slots.windows(2).enumerate().filter(|_| layout.has_lines) {
        let [before, after] = pair else { continue };
        let (Mark::Value(first, left), Mark::Value(second, right)) = (before.mark, after.mark) else { continue };
        if !after.begins_anew && !before.stands_alone && !left.is_bound() && !right.is_bound() {
            joints.push([(layout.x(place, count), layout.y(first)), (layout.x(place + 1, count), layout.y(second))]);
        }
    }
    joints
}

fn dot(drawing: &mut Drawing, x: f64, y: f64, precision: Precision) {
    match precision {
        Precision::Exact => drawing.disc((x, y), 4.0, Tone::Data),
        Precision::Rounded => {
            drawing.disc((x, y), 4.5, Tone::Data);
            drawing.disc((x, y), 2.5, Tone::Paper);
        }
        Precision::LowerBound => bound(drawing, x, y, -1.0),
        Precision::UpperBound => bound(drawing, x, y, 1.0),
    }
}

/// An interval that is open on one side: a tick at the figure, a stem and a head towards the true value.
fn bound(drawing: &mut Drawing, x: f64, y: f64, direction: f64) {
    drawing.path(vec![(x - 6.0, y), (x + 6.0, y)], Tone::Data, 2.0);
    drawing.path(vec![(x, y), (x, y + direction * (BOUND - 5.0))], Tone::Data, 2.0);
    let head = y + direction * BOUND;
    let foot = y + direction * (BOUND - 6.0);
    drawing.polygon(vec![(x, head), (x - 4.5, foot), (x + 4.5, foot)], Tone::Data);
}

fn bar(drawing: &mut Drawing, layout: &Layout<'_>, count: usize, x: f64, value: f64, precision: Precision) {
    let width = (layout.slot_width(count) * BAR.1).clamp(1.0, BAR.0);
    let base = layout.plot.bottom();
    // A figure is seen even where it is next to nothing; zero is a line on the ground.
    let top = if value > 0.0 { layout.y(value).min(base - 1.0) } else { base - 2.0 };
    let left = x - width / 2.0;
    drawing.rect(left, top, width, base - top, Tone::Data);
    if precision != Precision::Exact {
        let edge = 1.5_f64.min(width / 4.0);
        if base - top > 2.0 * edge {
            drawing.rect(left + edge, top + edge, width - 2.0 * edge, base - top - edge, Tone::DataSoft);
        }
    }
    match precision {
        Precision::LowerBound => bound(drawing, x, top, -1.0),
        Precision::UpperBound if base - top > BOUND => bound(drawing, x, top, 1.0),
        _ => {}
    }
}

/// Width of the hatch of a year, in CSS pixels.
pub(super) fn hatch_width(layout: &Layout<'_>, count: usize) -> f64 {
    (layout.slot_width(count) * BAR.1).clamp(2.0, 24.0)
}

/// Not published: a hatched box on the ground.
fn hatch(drawing: &mut Drawing, layout: &Layout<'_>, count: usize, x: f64) {
    let width = hatch_width(layout, count);
    let (height, base) = (HATCH, layout.plot.bottom());
    let (left, right) = (x - width / 2.0, x + width / 2.0);
    let mut start = left - height + 4.0;
    while start < right {
        // Up to the right, cut off at both sides.
        let from = start.max(left);
        let to = (start + height).min(right);
        if to > from {
            drawing.path(vec![(from, base - (from - start)), (to, base - (to - start))], Tone::Hatch, 1.5);
        }
        start += 5.0;
    }
}

/// Not mentioned: dots on the ground.
fn dots(drawing: &mut Drawing, layout: &Layout<'_>, count: usize, x: f64) {
    let slot = layout.slot_width(count);
    // Where years are narrow, three would run into those of the next.
    let reach = if slot < 24.0 { 0 } else { 1 };
    for step in -reach..=reach {
        drawing.disc((x + f64::from(step) * 6.0, layout.plot.bottom() - 5.0), 1.5, Tone::Hatch);
    }
}

fn spots(drawing: &mut Drawing, panel: &Panel, layout: &Layout<'_>) {
    let count = panel.slots.len();
    let width = layout.slot_width(count);
    for (slot, one) in panel.slots.iter().enumerate() {
        let x = layout.x(slot, count);
        let y = match one.mark {
            Mark::Value(value, _) => layout.y(value),
            Mark::NotPublished | Mark::NotMentioned => layout.plot.bottom() - 5.0,
        };
        let frame = Frame { x: x - width / 2.0, y: layout.frame.y, width, height: layout.frame.height };
        drawing.spots.push(Spot { panel: layout.number, slot, frame, at: (x, y) });
    }
}
