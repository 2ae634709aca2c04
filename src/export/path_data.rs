//! SVG path data in its short form: steps from point to point, in whole tenths or hundredths of a pixel.

use ttf_parser::OutlineBuilder;

type Point = (i32, i32);

/// Writes the outlines of glyphs one after the other.
pub(super) struct Pen {
    data: String,
    command: char,
    scale: f64,
    steps: u32,
    origin: (f64, f64),
    at: Point,
    start: Point,
    /// A line that is not written yet: the one that closes a contour needs no writing.
    pending: Option<Point>,
}

impl Pen {
    /// `scale`: pixels a unit of the font; `steps`: of one pixel, 1, 10 or 100.
    pub(super) fn new(scale: f64, steps: u32) -> Self {
        let (origin, at) = ((0.0, 0.0), (0, 0));
        Self { data: String::new(), command: 'z', scale, steps, origin, at, start: at, pending: None }
    }

    /// Where the origin of the next glyph lies, in pixels.
    pub(super) fn set_origin(&mut self, x: f64, y: f64) {
        self.origin = (x, y);
    }

    /// What was written.
    pub(super) fn into_data(self) -> String {
        self.data
    }

    /// A point of the font, upwards, as steps of the picture, downwards. Points are rounded, not the steps between
    /// them, so that errors do not add up.
    fn point(&self, x: f32, y: f32) -> Point {
        let steps = f64::from(self.steps);
        let whole = |pixels: f64| (pixels * steps).round() as i32;
        (whole(self.origin.0 + f64::from(x) * self.scale), whole(self.origin.1 - f64::from(y) * self.scale))
    }

    /// A letter stands once for all that follow with the same.
    fn command(&mut self, command: char) {
        if self.command != command {
            self.data.push(command);
            self.command = command;
        }
    }

    /// Without the standard library's float formatting (see `locale::number`): `-0.5` -> `-.5`.
    fn number(&mut self, value: i32) {
        if value < 0 {
            self.data.push('-');
        } else if self.data.ends_with(|last: char| last.is_ascii_digit()) {
            self.data.push(' ');
        }
        let (whole, mut rest) = (value.unsigned_abs() / self.steps, value.unsigned_abs() % self.steps);
        if whole > 0 || rest == 0 {
            self.data.push_str(&whole.to_string());
        }
        if rest > 0 {
            self.data.push('.');
        }
        let mut place = self.steps;
        while rest > 0 {
            place /= 10;
            self.data.push(char::from_digit(rest / place, 10).unwrap_or('0'));
            rest %= place;
        }
    }

    fn step_to(&self, to: Point) -> Point {
        (to.0.saturating_sub(self.at.0), to.1.saturating_sub(self.at.1))
    }

    fn write_pending(&mut self) {
        let Some(to) = self.pending.take() else { return };
        let (across, down) = self.step_to(to);
        match (across, down) {
            (0, 0) => {}
            (_, 0) => {
                self.command('h');
                self.number(across);
            }
            (0, _) => {
                self.command('v');
                self.number(down);
            }
            _ => {
                self.command('l');
                self.number(across);
                self.number(down);
            }
        }
        self.at = to;
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.pending = None;
        (self.at, self.start) = (to, to);
        self.command('M');
        self.number(to.0);
        self.number(to.1);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write_pending();
        self.pending = Some(self.point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write_pending();
        let (control, to) = (self.step_to(self.point(x1, y1)), self.point(x, y));
        let step = self.step_to(to);
        if (control, step) != ((0, 0), (0, 0)) {
            self.command('q');
            for value in [control.0, control.1, step.0, step.1] {
                self.number(value);
            }
        }
        self.at = to;
    }

    /// TrueType has no cubic curves.
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.line_to(x, y);
    }

    fn close(&mut self) {
        if self.pending == Some(self.start) {
            self.pending = None;
        }
        self.write_pending();
        self.command('z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(steps: u32, draw: impl FnOnce(&mut Pen)) -> String {
        let mut pen = Pen::new(1.0, steps);
        draw(&mut pen);
        pen.into_data()
    }

    #[test]
    fn numbers_are_short() {
        for (x, tenths, hundredths) in [
            (0.0, "0", "0"),
            (0.5, ".5", ".5"),
            (-0.5, "-.5", "-.5"),
            (12.0, "12", "12"),
            (0.0625, ".1", ".06"),
            (-1.96875, "-2", "-1.97"),
            (100.25, "100.3", "100.25"),
        ] {
            assert_eq!(drawn(10, |pen| pen.move_to(x, 0.0)), format!("M{tenths} 0"));
            assert_eq!(drawn(100, |pen| pen.move_to(x, 0.0)), format!("M{hundredths} 0"));
        }
    }

    #[test]
    fn a_letter_stands_once_and_a_closing_line_not_at_all() {
        let data = drawn(10, |pen| {
            pen.move_to(0.0, 0.0);
            pen.line_to(1.0, 2.0);
            pen.line_to(3.0, 1.0);
            pen.line_to(3.0, 1.0);
            pen.quad_to(4.0, 1.0, 4.0, 0.0);
            pen.quad_to(4.0, -1.0, 3.0, -1.0);
            pen.line_to(0.0, 0.0);
            pen.close();
        });
        assert_eq!(data, "M0 0l1-2 2 1q1 0 1 1 0 1-1 1z");
    }

    #[test]
    fn a_contour_may_pass_its_start() {
        let data = drawn(10, |pen| {
            pen.move_to(0.0, 0.0);
            pen.line_to(1.0, 0.0);
            pen.line_to(0.0, 0.0);
            pen.line_to(0.0, 1.0);
            pen.close();
        });
        assert_eq!(data, "M0 0h1-1v-1z");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let data = drawn(10, |pen| {
            pen.move_to(0.0, 0.0);
            for place in 1..=4 {
                pen.line_to(place as f32 * 0.26, 0.0);
            }
            pen.line_to(0.0, 5.0);
            pen.close();
        });
        // At .3, .5, .8 and 1.
        assert_eq!(data, "M0 0h.3 .2 .3 .2l-1-5z");
    }
}
