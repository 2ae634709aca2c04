//! One panel: scale, bars or line, gaps, breaks, bounds, labels.

use super::measure::TextMeasure;
use super::panels::{LABEL, Mark, Panel, YEARS_HEIGHT};
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
    fn slot_width(&self, count: usize) -> f64 {
        self.plot.width / count.max(1) as f64
    }

    fn x(&self, slot: usize, count: usize) -> f64 {
        self.plot.x + (slot as f64 + 0.5) * self.slot_width(count)
    }

    fn y(&self, value: f64) -> f64 {
        let top = self.ticks.last().copied().unwrap_or(1.0);
        self.plot.bottom() - value / top * self.plot.height
    }
}

/// Width of a bar at most, and its part of a slot.
const BAR: (f64, f64) = (44.0, 0.62);
/// How far the sign of a bound reaches beyond the figure.
const BOUND: f64 = 12.0;

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
    if is_line {
        lines(drawing, panel, layout);
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

/// Lines between figures of neighbouring years with one definition: never across a gap or a break, and not to a bound,
/// for the true value is somewhere else.
fn lines(drawing: &mut Drawing, panel: &Panel, layout: &Layout<'_>) {
    let count = panel.slots.len();
    for (place, pair) in panel.slots.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let (Mark::Value(first, left), Mark::Value(second, right)) = (before.mark, after.mark) else { continue };
        if !after.begins_anew && !before.stands_alone && !left.is_bound() && !right.is_bound() {
            let points =
                vec![(layout.x(place, count), layout.y(first)), (layout.x(place + 1, count), layout.y(second))];
            drawing.path(points, Tone::Data, 2.0);
        }
    }
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

/// Not published: a hatched box on the ground.
fn hatch(drawing: &mut Drawing, layout: &Layout<'_>, count: usize, x: f64) {
    let width = (layout.slot_width(count) * BAR.1).clamp(2.0, 24.0);
    let (height, base) = (10.0, layout.plot.bottom());
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

/// The years under the plot: all, or as many as have room; the newest always. Gives the room that they take.
fn years(
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

/// The values over their marks, as many as have room: the newest first, then the highest, then bounds, whose arrows say nothing
/// without one, then from new to old.
fn values(
    drawing: &mut Drawing,
    panel: &Panel,
    layout: &Layout<'_>,
    measure: &dyn TextMeasure,
    taken: &mut Vec<Frame>,
) {
    let count = panel.slots.len();
    let figures: Vec<(usize, f64, Precision)> = panel
        .slots
        .iter()
        .enumerate()
        .filter_map(|(place, slot)| match slot.mark {
            Mark::Value(value, precision) => Some((place, value, precision)),
            _ => None,
        })
        .collect();
    let Some(newest) = figures.last().copied() else { return };
    let highest = figures.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best });
    let rest = || figures.iter().rev().copied().filter(|_| !layout.is_small);
    let rest = rest().filter(|(.., precision)| precision.is_bound()).chain(rest());
    let mut done = Vec::new();
    for (place, value, precision) in std::iter::once(newest).chain(highest.filter(|_| !layout.is_small)).chain(rest) {
        if done.contains(&place) {
            continue;
        }
        done.push(place);
        let reach = if precision == Precision::LowerBound { BOUND } else { 3.0 };
        let y = layout.y(value).min(layout.plot.bottom() - 2.0) - reach - LABEL * 0.7;
        let text = panel.slots[place].label.clone();
        let x = layout.x(place, count);
        label(
            drawing,
            layout,
            measure,
            taken,
            Label { text, x, y, size: LABEL, tone: Tone::Ink, align: Align::Middle },
        );
    }
}

/// Writes a label if it does not lie on another one, moved sideways where it would leave the panel or reach into the
/// scale.
fn label(drawing: &mut Drawing, layout: &Layout<'_>, measure: &dyn TextMeasure, taken: &mut Vec<Frame>, label: Label) {
    let width = measure.width_css_px(&label.text, label.size);
    let (left, right) = (layout.plot.x, layout.frame.right());
    if width > right - left {
        return;
    }
    let x = label.x.max(left + width / 2.0).min(right - width / 2.0);
    let label = Label { x, ..label };
    let frame = label.frame(width);
    let room = Frame { x: frame.x - 3.0, width: frame.width + 6.0, ..frame };
    if !taken.iter().any(|other| other.overlaps(&room)) {
        taken.push(frame);
        drawing.shapes.push(Shape::Text(label));
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
