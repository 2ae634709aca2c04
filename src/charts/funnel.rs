//! The selection funnel: from many submissions to few entries, stage by stage, a column a year.

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
    /// How many; stages that come out side by side (events and measures) have one each.
    pub marks: Vec<Mark>,
    /// Rows of the table: what is counted, the number in words, the number.
    pub rows: Vec<(String, String, Option<f64>)>,
}

const HEADING: f64 = 28.0;
const STEP: f64 = 48.0;
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
    let total = |step: &Step| step.marks.iter().map(value).sum::<f64>();
    let highest = picture.columns.iter().flat_map(|column| &column.steps).map(total).fold(0.0, f64::max);
    let mut top = 0.0;
    for row in picture.columns.chunks(columns) {
        let most = row.iter().map(|column| column.steps.len()).max().unwrap_or(0);
        for (place, column) in row.iter().enumerate() {
            let frame = Frame { x: place as f64 * (wide(columns) + GAP), y: top, width: wide(columns), height: 0.0 };
            let panel = drawing.spots.last().map_or(0, |spot| spot.panel + 1);
            draw_column(&mut drawing, column, frame, panel, highest, measure);
        }
        top += HEADING + most as f64 * STEP + GAP / 2.0;
    }
    drawing.height = (top - GAP / 2.0).max(0.0);
    drawing
}

fn value(mark: &Mark) -> f64 {
    if let Mark::Value(value, _) = mark { *value } else { 0.0 }
}

fn draw_column(
    drawing: &mut Drawing,
    column: &FunnelColumn,
    frame: Frame,
    panel: usize,
    highest: f64,
    measure: &dyn TextMeasure,
) {
    let text = |drawing: &mut Drawing, text: &str, y: f64, size: f64, tone: Tone| {
        let text = fit(text, size, frame.width, measure);
        drawing.shapes.push(Shape::Text(Label { text, x: frame.x, y, size, tone, align: Align::Start }));
    };
    text(drawing, &column.name, frame.y + 11.0, 14.0, Tone::Ink);
    for (slot, step) in column.steps.iter().enumerate() {
        let top = frame.y + HEADING + slot as f64 * STEP;
        text(drawing, &step.name, top + 8.0, LABEL, Tone::Quiet);
        let (bar_top, mut x) = (top + 20.0, frame.x);
        for mark in &step.marks {
            let Mark::Value(value, precision) = *mark else {
                stripes(drawing, x, bar_top, frame.width.min(64.0));
                continue;
            };
            let length = if highest > 0.0 { (value / highest * frame.width).max(2.0) } else { 2.0 };
            drawing.rect(x, bar_top, length - 2.0, BAR, Tone::Data);
            if precision != Precision::Exact && length > 6.0 {
                drawing.rect(x + 1.5, bar_top + 1.5, length - 5.0, BAR - 3.0, Tone::DataSoft);
            }
            x += length;
        }
        let spot = Frame { x: frame.x, y: top, width: frame.width, height: STEP };
        drawing.spots.push(Spot { panel, slot, frame: spot, at: (x.max(frame.x + 2.0), bar_top + BAR / 2.0) });
    }
}

/// A number that was not published: a hatched strip of no particular length.
fn stripes(drawing: &mut Drawing, x: f64, y: f64, width: f64) {
    let mut start = x;
    while start + 8.0 <= x + width {
        drawing.path(vec![(start, y + BAR), (start + 8.0, y)], Tone::Hatch, 1.5);
        start += 7.0;
    }
}
