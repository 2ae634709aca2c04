//! Small multiples over the years: which panels there are, and where each lies.

use super::line_breaks::broken;
use super::measure::{TextMeasure, fit};
use super::panel::{Layout, draw_panel};
use super::shapes::{Align, Drawing, Frame, Label, Shape, Tone};
use super::ticks::ticks;
use crate::dataset::{Tile, sorted};
use crate::locale::AxisUnit;
use crate::statistics::Precision;

/// Panels side by side: one a series, all with the same years.
#[derive(Clone, Debug, PartialEq)]
pub struct Panels {
    /// The panels.
    pub panels: Vec<Panel>,
    /// The years of every panel, oldest first.
    pub periods: Vec<u16>,
    /// Whether each panel has a scale of its own; else all share one.
    pub is_free_scale: bool,
    /// Whether only whole numbers stand on the scale.
    pub is_whole: bool,
    /// Whether the panels lie as the tiles of the city grid, where there is room.
    pub is_tile_grid: bool,
}

impl Panels {
    /// Whether years are joined by lines, in all panels alike: where the first has enough figures. Few figures, and the
    /// small panels of the tile grid, stand better as bars.
    pub fn has_lines(&self) -> bool {
        !self.is_tile_grid && self.panels.first().is_some_and(|panel| panel.values().count() >= LINES_FROM)
    }
}

/// One series.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its heading.
    pub name: String,
    /// The unit of its scale.
    pub unit: AxisUnit,
    /// Its place on the city grid.
    pub tile: Option<Tile>,
    /// One a year, parallel to [`Panels::periods`].
    pub slots: Vec<Slot>,
}

/// A year of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What is drawn.
    pub mark: Mark,
    /// The value in a few characters; empty where there is none.
    pub label: String,
    /// Whether a different definition begins here.
    pub begins_anew: bool,
    /// Whether a different definition begins after it, too.
    pub stands_alone: bool,
}

/// What stands in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A figure in base units.
    Value(f64, Precision),
    /// Looked for, not published.
    NotPublished,
    /// The sources that were read do not mention it.
    NotMentioned,
}

impl Panel {
    /// The figures.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.slots.iter().filter_map(|slot| if let Mark::Value(value, _) = slot.mark { Some(value) } else { None })
    }

    /// The places of the years before which a different definition begins, with a figure on either side of it.
    pub fn breaks(&self) -> impl Iterator<Item = usize> {
        let has_figure = |slots: &[Slot]| slots.iter().any(|slot| matches!(slot.mark, Mark::Value(..)));
        (1..self.slots.len()).filter(move |place| {
            let (before, after) = self.slots.split_at(*place);
            let is_break = after.first().is_some_and(|slot| slot.begins_anew)
                || before.last().is_some_and(|slot| slot.stands_alone);
            is_break && has_figure(before) && has_figure(after)
        })
    }

    fn has_bound(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot.mark, Mark::Value(_, precision) if precision.is_bound()))
    }
}

/// From so many figures of the first panel on there are lines.
const LINES_FROM: usize = 5;
/// Size of labels, in CSS pixels.
pub(super) const LABEL: f64 = 12.0;
/// Size of the names of panels.
const NAME: f64 = 13.0;
/// Room for a name.
const NAME_HEIGHT: f64 = 22.0;
/// Of the second and every further line of a name.
const NAME_LINE: f64 = 17.0;
/// Room for the years.
pub(super) const YEARS_HEIGHT: f64 = 20.0;
/// Between panels.
const GAP: f64 = 20.0;
/// Two years do not stand further apart than that.
const WIDEST_SLOT: f64 = 112.0;
/// A panel is no narrower than this; a panel of the tile grid than that.
const LEAST: f64 = 170.0;
const LEAST_TILE: f64 = 88.0;

/// Lays panels out in a picture of this width.
pub fn lay_out(picture: &Panels, width_css_px: f64, measure: &dyn TextMeasure) -> Drawing {
    let mut drawing = Drawing { width: width_css_px, ..Drawing::default() };
    if picture.panels.is_empty() || picture.periods.is_empty() {
        return drawing;
    }
    let scales = scales(picture);
    let (places, lines) = places(picture, &scales, width_css_px, measure);
    let headroom = match picture.panels.iter().any(Panel::has_bound) {
        true => 34.0,
        false if picture.is_tile_grid => 16.0,
        false => 22.0,
    };
    for (number, frame, margin) in places {
        let (Some(panel), Some(ticks)) = (picture.panels.get(number), scales.get(number)) else { continue };
        let names = names(panel, picture.is_tile_grid, frame.width, measure);
        // The last line is next to the plot.
        let above = lines.saturating_sub(names.len()) as f64 * NAME_LINE;
        for (line, text) in names.into_iter().enumerate() {
            let y = frame.y + above + line as f64 * NAME_LINE + NAME_HEIGHT / 2.0 - 2.0;
            let (size, tone) = (NAME, Tone::Ink);
            drawing.shapes.push(Shape::Text(Label { text, x: frame.x, y, size, tone, align: Align::Start }));
        }
        let top = frame.y + name_height(lines) + headroom;
        let plot = Frame {
            x: frame.x + margin,
            y: top,
            width: (frame.width - margin).min(WIDEST_SLOT * picture.periods.len() as f64),
            height: frame.bottom() - YEARS_HEIGHT - top,
        };
        let layout = Layout {
            frame,
            plot,
            ticks,
            has_scale: margin > 0.0,
            is_small: picture.is_tile_grid,
            has_lines: picture.has_lines(),
            number,
        };
        draw_panel(&mut drawing, panel, &picture.periods, &layout, measure);
        drawing.height = drawing.height.max(frame.bottom());
    }
    drawing
}

const fn name_height(lines: usize) -> f64 {
    NAME_HEIGHT + lines.saturating_sub(1) as f64 * NAME_LINE
}

/// The name of a panel in lines: on free scales its unit is in it, which nothing else says. Names of tiles are cut.
fn names(panel: &Panel, is_tile: bool, width: f64, measure: &dyn TextMeasure) -> Vec<String> {
    match is_tile {
        true => vec![fit(&panel.name, NAME, width, measure)],
        false => broken(&panel.name, NAME, width, measure),
    }
}

/// Number, frame and room for the scale of each panel, and how many lines the longest name takes.
fn places(
    picture: &Panels,
    scales: &[Vec<f64>],
    width: f64,
    measure: &dyn TextMeasure,
) -> (Vec<(usize, Frame, f64)>, usize) {
    if picture.is_tile_grid {
        return (tile_places(&picture.panels, width), 1);
    }
    let panels = || picture.panels.iter().zip(scales);
    let labels = panels().flat_map(|(panel, scale)| scale.iter().map(|tick| panel.unit.label(*tick)));
    let margin = labels.map(|label| measure.width_css_px(&label, LABEL) + 6.0).fold(0.0, f64::max);
    // How wide a panel is does not depend on its height.
    let frames = row_places(picture, width, margin, 1);
    let lines =
        |(panel, (_, frame, _)): (&Panel, &(usize, Frame, f64))| names(panel, false, frame.width, measure).len();
    let most = picture.panels.iter().zip(&frames).map(lines).max().unwrap_or(1);
    (row_places(picture, width, margin, most), most)
}

/// The steps of the scale of each panel, in base units.
fn scales(picture: &Panels) -> Vec<Vec<f64>> {
    let highest = |panel: &Panel| panel.values().fold(0.0, f64::max);
    let of_all = picture.panels.iter().map(highest).fold(0.0, f64::max);
    let scale = |panel: &Panel| {
        let top = if picture.is_free_scale { highest(panel) } else { of_all };
        // Nothing is read off there: all of the height is for the figures.
        if picture.is_tile_grid {
            return vec![0.0, if top > 0.0 { top } else { 1.0 }];
        }
        // Steps are round in the unit that stands on the axis.
        let is_whole = picture.is_whole && panel.unit.factor == 1.0;
        ticks(top / panel.unit.factor, 4, is_whole).into_iter().map(|tick| tick * panel.unit.factor).collect()
    };
    picture.panels.iter().map(scale).collect()
}

/// (number of the panel, its frame, room for the scale) for panels in rows whose names take so many lines.
fn row_places(picture: &Panels, width: f64, margin: f64, lines: usize) -> Vec<(usize, Frame, f64)> {
    let count = picture.panels.len();
    // On one scale only the first of a row writes it; each writes its own on free scales.
    let first = margin;
    let other = if picture.is_free_scale { margin } else { 0.0 };
    let plot_width = |columns: usize| {
        let between = (columns - 1) as f64;
        (width - first - between * (GAP + other)) / columns as f64
    };
    let columns = (1..=count.min(4)).rev().find(|columns| plot_width(*columns) >= LEAST).unwrap_or(1);
    let rows = count.div_ceil(columns);
    let columns = count.div_ceil(rows);
    let plot = plot_width(columns).max(1.0);
    let height = name_height(lines) + YEARS_HEIGHT + if count == 1 { 170.0 } else { 140.0 };
    (0..count)
        .map(|number| {
            let (row, column) = (number / columns, number % columns);
            let (x, room) = match column {
                0 => (0.0, first),
                _ => (first + plot + GAP + (column - 1) as f64 * (plot + GAP + other), other),
            };
            let y = row as f64 * (height + GAP);
            (number, Frame { x, y, width: room + plot, height }, room)
        })
        .collect()
}

/// The same for panels that lie as the tiles do; in reading order where the grid would be too narrow.
fn tile_places(panels: &[Panel], width: f64) -> Vec<(usize, Frame, f64)> {
    let numbers: Vec<usize> = (0..panels.len()).filter(|number| panels[*number].tile.is_some()).collect();
    let tile = |number: &usize| panels[*number].tile.unwrap_or(Tile { row: 0, column: 0 });
    let numbers = sorted(numbers, |number| u64::from(tile(number).row) << 8 | u64::from(tile(number).column));
    let of_grid = numbers.iter().map(|number| usize::from(tile(number).column) + 1).max().unwrap_or(1);
    // A name is closer to its own figures than to the years above it.
    let (gap, below) = (GAP / 2.0, GAP);
    let wide = |columns: usize| (width - (columns - 1) as f64 * gap) / columns as f64;
    let is_grid = wide(of_grid) >= LEAST_TILE;
    let columns =
        if is_grid { of_grid } else { (1..of_grid).rev().find(|columns| wide(*columns) >= LEAST_TILE).unwrap_or(1) };
    let (cell, height) = (wide(columns), 112.0);
    let top = numbers.iter().map(|number| tile(number).row).min().unwrap_or(0);
    numbers
        .iter()
        .enumerate()
        .map(|(place, number)| {
            let (row, column) = match is_grid {
                true => (usize::from(tile(number).row - top), usize::from(tile(number).column)),
                false => (place / columns, place % columns),
            };
            let frame =
                Frame { x: column as f64 * (cell + gap), y: row as f64 * (height + below), width: cell, height };
            (*number, frame, 0.0)
        })
        .collect()
}
