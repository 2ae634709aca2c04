//! The selection funnel: from many submissions to few entries, stage by stage, a column a year.

use super::line_breaks::broken;
use super::measure::{TextMeasure, fit};
use super::panels::{LABEL, Mark};
use super::shapes::{Align, Drawing, Frame, Label, Shape, Spot, Tone};
use crate::statistics::Precision;

/// Columns of stages on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// One a year.
    pub columns: Vec<FunnelColumn>,
}

/// The stages of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelColumn {
    /// Its heading.
    pub name: String,
    /// The stages, first to last.
    pub steps: Vec<Step>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name and number in words.
    pub name: String,
    /// Key of the source that says it.
    pub source_id: String,
    /// How many; stages that come out side by side (events and measures) have one each.
    pub marks: Vec<Mark>,
    /// Rows of the table: what is counted, the number in words, the number.
    pub rows: Vec<(String, String, Option<f64>)>,
}

const HEADING: f64 = 28.0;
const STEP: f64 = 48.0;
/// Of the second and every further line of a name.
const LINE: f64 = 16.0;
const BAR: f64 = 18.0;
const GAP: f64 = 24.0;
const LEAST: f64 = 230.0;

/// Lays the funnel out in a picture of this width.
pub fn lay_out(picture: &Funnel, width_css_px: f64, measure: &dyn TextMeasure) -> Drawing {
    let mut drawing = Drawing { width: width_css_px, ..Drawing::default() };
    let count = picture.columns.len();
    let wide = |columns: usize| (width_css_px - (columns - 1) as f64 * GAP) / columns as f64;
    let Some(columns) = (1..=count).rev().find(|columns| wide(*columns) >= LEAST || *columns == 1) else {
        return drawing;
    };
    let marks = || picture.columns.iter().flat_map(|column| &column.steps).flat_map(|step| &step.marks);
    let has_arrow = marks().any(|mark| matches!(mark, Mark::Value(_, Precision::LowerBound)));
    let total = |step: &Step| step.marks.iter().map(value).sum::<f64>();
    let highest = picture.columns.iter().flat_map(|column| &column.steps).map(total).fold(0.0, f64::max);
    // The arrow of a lower bound stands behind its bar.
    let longest = wide(columns) - if has_arrow { ARROW } else { 0.0 };
    let unit = if highest > 0.0 { longest / highest } else { 0.0 };
    let mut top = 0.0;
    let width = wide(columns);
    for row in picture.columns.chunks(columns) {
        let heights = heights(row, width, measure);
        for (place, column) in row.iter().enumerate() {
            let frame = Frame { x: place as f64 * (width + GAP), y: top, width, height: 0.0 };
            let panel = drawing.spots.last().map_or(0, |spot| spot.panel + 1);
            draw_column(&mut drawing, column, frame, (panel, &heights), unit, measure);
        }
        top += HEADING + heights.iter().sum::<f64>() + GAP / 2.0;
    }
    drawing.height = (top - GAP / 2.0).max(0.0);
    drawing
}

/// Height of each stage of columns that stand beside each other: the bars of one stage are on one line.
fn heights(row: &[FunnelColumn], width: f64, measure: &dyn TextMeasure) -> Vec<f64> {
    let most = row.iter().map(|column| column.steps.len()).max().unwrap_or(0);
    let lines = |step: &Step| broken(&step.name, LABEL, width, measure).len();
    let of_stage = |slot: usize| row.iter().filter_map(|column| column.steps.get(slot)).map(lines).max().unwrap_or(1);
    (0..most).map(|slot| STEP + of_stage(slot).saturating_sub(1) as f64 * LINE).collect()
}

fn value(mark: &Mark) -> f64 {
    if let Mark::Value(value, _) = mark { *value } else { 0.0 }
}

fn draw_column(
    drawing: &mut Drawing,
    column: &FunnelColumn,
    frame: Frame,
    (panel, heights): (usize, &[f64]),
    unit: f64,
    measure: &dyn TextMeasure,
) {
    let text = |drawing: &mut Drawing, text: String, y: f64, size: f64, tone: Tone| {
        drawing.shapes.push(Shape::Text(Label { text, x: frame.x, y, size, tone, align: Align::Start }));
    };
    text(drawing, fit(&column.name, 14.0, frame.width, measure), frame.y + 11.0, 14.0, Tone::Ink);
    let mut top = frame.y + HEADING;
    for (slot, (step, height)) in column.steps.iter().zip(heights).enumerate() {
        // A number stands in the name: it is broken into lines and never cut.
        for (line, words) in broken(&step.name, LABEL, frame.width, measure).into_iter().enumerate() {
            text(drawing, words, top + 8.0 + line as f64 * LINE, LABEL, Tone::Quiet);
        }
        let (bar_top, mut x) = (top + height - STEP + 20.0, frame.x);
        for mark in &step.marks {
            let Mark::Value(value, precision) = *mark else {
                stripes(drawing, x, bar_top, frame.width.min(64.0));
                continue;
            };
            let length = (value * unit).max(2.0);
            drawing.rect(x, bar_top, length - 2.0, BAR, Tone::Data);
            if precision != Precision::Exact && length > 6.0 {
                drawing.rect(x + 1.5, bar_top + 1.5, length - 5.0, BAR - 3.0, Tone::DataSoft);
            }
            match precision {
                Precision::LowerBound => arrow(drawing, x + length - 2.0, bar_top + BAR / 2.0, 1.0),
                Precision::UpperBound if length > 2.0 * ARROW => {
                    arrow(drawing, x + length - 2.0, bar_top + BAR / 2.0, -1.0);
                }
                _ => {}
            }
            x += length;
        }
        let spot = Frame { x: frame.x, y: top, width: frame.width, height: *height };
        drawing.spots.push(Spot { panel, slot, frame: spot, at: (x.max(frame.x + 2.0), bar_top + BAR / 2.0) });
        top += height;
    }
}

/// How far the sign of a bound reaches from the end of a bar.
const ARROW: f64 = 12.0;

/// Towards the true value, from the end of a bar.
fn arrow(drawing: &mut Drawing, x: f64, y: f64, direction: f64) {
    let foot = x + direction * (ARROW - 6.0);
    drawing.path(vec![(x, y), (foot, y)], Tone::Data, 2.0);
    drawing.polygon(vec![(x + direction * ARROW, y), (foot, y - 4.5), (foot, y + 4.5)], Tone::Data);
}

/// A number that was not published: a hatched strip of no particular length.
fn stripes(drawing: &mut Drawing, x: f64, y: f64, width: f64) {
    let mut start = x;
    while start + 8.0 <= x + width {
        drawing.path(vec![(start, y + BAR), (start + 8.0, y)], Tone::Hatch, 1.5);
        start += 7.0;
    }
}
