//! Bars side by side: how many there are of each kind.

use super::measure::{TextMeasure, fit};
use super::panels::LABEL;
use super::shapes::{Align, Drawing, Frame, Label, Shape, Spot, Tone};

/// Horizontal bars on one scale from zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The bars, in order from the top.
    pub rows: Vec<BarRow>,
    /// Whether a finger must hit them.
    pub is_touch: bool,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// What it counts.
    pub name: String,
    /// How many.
    pub value: f64,
    /// The same in words.
    pub label: String,
    /// Whether it is chosen; where any is, the others step back.
    pub is_chosen: bool,
}

/// Height of a row that a finger hits, and of one beside its name that only a mouse must hit.
const ROW: f64 = 44.0;
const CLOSE_ROW: f64 = 30.0;
const BAR: f64 = 16.0;
/// Names stand over their bars on a narrow card, beside them on a wide one.
const BESIDE_FROM: f64 = 420.0;

/// Lays the bars out in a picture of this width.
pub fn lay_out(picture: &Bars, width_css_px: f64, measure: &dyn TextMeasure) -> Drawing {
    let is_beside = width_css_px >= BESIDE_FROM;
    let row_height = if is_beside && !picture.is_touch { CLOSE_ROW } else { ROW };
    let height = picture.rows.len() as f64 * row_height;
    let mut drawing = Drawing { width: width_css_px, height, ..Drawing::default() };
    let highest = picture.rows.iter().map(|row| row.value).fold(0.0, f64::max);
    let any_chosen = picture.rows.iter().any(|row| row.is_chosen);
    let widest = |text: fn(&BarRow) -> &str| {
        picture.rows.iter().map(|row| measure.width_css_px(text(row), LABEL)).fold(0.0, f64::max)
    };
    let names = if is_beside { widest(|row| &row.name).min(width_css_px * 0.45) + 10.0 } else { 0.0 };
    let room = (width_css_px - names - widest(|row| &row.label) - 8.0).max(1.0);
    if !picture.rows.is_empty() {
        drawing.path(vec![(names, 0.0), (names, height)], Tone::Edge, 1.0);
    }
    for (slot, row) in picture.rows.iter().enumerate() {
        let top = slot as f64 * row_height;
        let middle = top + if is_beside { row_height / 2.0 } else { row_height - BAR / 2.0 - 4.0 };
        let length = if highest > 0.0 { (row.value / highest * room).max(1.0) } else { 1.0 };
        let tone = if row.is_chosen || !any_chosen { Tone::Data } else { Tone::DataSoft };
        drawing.rect(names, middle - BAR / 2.0, length, BAR, Tone::Data);
        if tone == Tone::DataSoft && length > 3.0 {
            drawing.rect(names + 1.5, middle - BAR / 2.0 + 1.5, length - 3.0, BAR - 3.0, tone);
        }
        let (name_x, name_y, align, most) = match is_beside {
            true => (names - 10.0, middle, Align::End, names - 10.0),
            false => (0.0, top + row_height - BAR - 14.0, Align::Start, width_css_px),
        };
        let text = fit(&row.name, LABEL, most.max(1.0), measure);
        drawing.shapes.push(Shape::Text(Label { text, x: name_x, y: name_y, size: LABEL, tone: Tone::Ink, align }));
        drawing.shapes.push(Shape::Text(Label {
            text: row.label.clone(),
            x: names + length + 6.0,
            y: middle,
            size: LABEL,
            tone: Tone::Quiet,
            align: Align::Start,
        }));
        let frame = Frame { x: 0.0, y: top, width: width_css_px, height: row_height };
        drawing.spots.push(Spot { panel: 0, slot, frame, at: (names + length, middle) });
    }
    drawing
}
