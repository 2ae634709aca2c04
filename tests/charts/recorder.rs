//! A backend that writes down what it is told to draw, in pixels.

use std::convert::Infallible;

use guangdong_ip_atlas::charts::{Drawing, Palette, Rgb, Style, paint};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

/// A line, and how wide it is.
#[derive(Clone, Debug)]
pub struct Line {
    pub points: Vec<BackendCoord>,
    pub colour: Rgb,
    pub width: u32,
}

/// What was drawn.
#[derive(Default)]
pub struct Recording {
    pub lines: Vec<Line>,
    /// Upper left and lower right corner.
    pub bars: Vec<(BackendCoord, BackendCoord, Rgb)>,
    /// Centre and radius.
    pub discs: Vec<(BackendCoord, u32, Rgb)>,
    pub polygons: Vec<(Vec<BackendCoord>, Rgb)>,
    /// Words, place, size.
    pub texts: Vec<(String, BackendCoord, f64)>,
}

/// Draws a drawing in light colours, so many device pixels to a CSS pixel.
pub fn record(drawing: &Drawing, scale: f64) -> Recording {
    let mut recording = Recording::default();
    let style = Style { palette: Palette::LIGHT, scale, family: "sans-serif", has_text: true, has_ground: false };
    paint(drawing, Recorder(&mut recording), &style).expect("nothing to fail at");
    recording
}

struct Recorder<'r>(&'r mut Recording);

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (4000, 4000)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> Done {
        panic!("a single pixel at {point:?}: no shape is made of pixels");
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Done {
        self.0.bars.push((from, to, style.color().rgb));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let (colour, width) = (style.color().rgb, style.stroke_width());
        self.0.lines.push(Line { points: path.into_iter().collect(), colour, width });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, _: bool) -> Done {
        self.0.discs.push((centre, radius, style.color().rgb));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        self.0.polygons.push((corners.into_iter().collect(), style.color().rgb));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.0.texts.push((text.to_string(), at, style.size()));
        Ok(())
    }
}
