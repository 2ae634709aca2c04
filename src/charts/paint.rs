//! A drawing on a plotters backend: the canvas of the page, an SVG, a recorder.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::change::reach;
use super::palette::{Palette, Rgb};
use super::shapes::{Align, Drawing, Frame, Shape};

/// How a drawing is painted.
#[derive(Clone, Copy, Debug)]
pub struct Style<'s> {
    /// Colours.
    pub palette: Palette,
    /// Device pixels in a CSS pixel. Everything is multiplied by it: a canvas that is only scaled blurs.
    pub scale: f64,
    /// CSS family list of the texts.
    pub family: &'s str,
    /// Whether texts are painted; an export writes them itself, as outlines.
    pub has_text: bool,
    /// Whether the ground is painted.
    pub has_ground: bool,
}

/// Paints a drawing on a backend of its size times the scale.
///
/// # Errors
/// What the backend says.
pub fn paint<B: DrawingBackend>(drawing: &Drawing, backend: B, style: &Style<'_>) -> Result<(), String> {
    paint_shapes(&mut drawing.shapes.iter(), backend, style)
}

/// Paints what reaches into some places of the drawing: the ground, and each shape as a whole. Who wants nothing touched
/// outside them has the backend keep to them.
///
/// # Errors
/// What the backend says.
pub fn paint_places<B: DrawingBackend>(
    drawing: &Drawing,
    backend: B,
    style: &Style<'_>,
    places: &[Frame],
) -> Result<(), String> {
    let is_there = |shape: &&Shape| {
        let reach = reach(shape);
        places.iter().any(|place| place.overlaps(&reach))
    };
    paint_shapes(&mut drawing.shapes.iter().filter(is_there), backend, style)
}

fn paint_shapes<B: DrawingBackend>(
    shapes: &mut dyn Iterator<Item = &Shape>,
    backend: B,
    style: &Style<'_>,
) -> Result<(), String> {
    let area = backend.into_drawing_area();
    if style.has_ground {
        area.fill(&colour(style.palette.paper)).map_err(|error| error.to_string())?;
    }
    for shape in shapes {
        paint_shape(shape, &area, style)?;
    }
    area.present().map_err(|error| error.to_string())
}

type Area<B> = DrawingArea<B, plotters::coord::Shift>;

fn paint_shape<B: DrawingBackend>(shape: &Shape, area: &Area<B>, style: &Style<'_>) -> Result<(), String> {
    let pixel = |value: f64| (value * style.scale).round() as i32;
    let point = |(x, y): (f64, f64)| (pixel(x), pixel(y));
    let tone = |tone| colour(style.palette.of(tone));
    let painted = match shape {
        Shape::Path { points, tone: of, width } => {
            let width = (width * style.scale).round().max(1.0) as u32;
            area.draw(&PathElement::new(
                points.iter().copied().map(point).collect::<Vec<_>>(),
                tone(*of).stroke_width(width),
            ))
        }
        Shape::Polygon { points, tone: of } => {
            area.draw(&Polygon::new(points.iter().copied().map(point).collect::<Vec<_>>(), tone(*of).filled()))
        }
        Shape::Rect { frame, tone: of } => {
            let corners = [point((frame.x, frame.y)), point((frame.right(), frame.bottom()))];
            area.draw(&Rectangle::new(corners, tone(*of).filled()))
        }
        Shape::Disc { centre, radius, tone: of } => {
            area.draw(&Circle::new(point(*centre), (radius * style.scale).round().max(1.0) as i32, tone(*of).filled()))
        }
        Shape::Text(label) if style.has_text => {
            let anchor = match label.align {
                Align::Start => HPos::Left,
                Align::Middle => HPos::Center,
                Align::End => HPos::Right,
            };
            let font = (style.family, label.size * style.scale).into_font();
            let ink = tone(label.tone);
            let text = TextStyle::from(font).color(&ink).pos(Pos::new(anchor, VPos::Center));
            area.draw(&Text::new(label.text.as_str(), point((label.x, label.y)), text))
        }
        Shape::Text(_) => return Ok(()),
    };
    painted.map_err(|error| error.to_string())
}

fn colour((red, green, blue): Rgb) -> RGBColor {
    RGBColor(red, green, blue)
}
