//! A picture as a list of plain shapes in CSS pixels: what can be measured, tested and painted on any backend.

/// The role of a colour; the palette of an appearance has the colour itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Text and axes.
    Ink,
    /// Labels.
    Quiet,
    /// Lines of the scale.
    Hairline,
    /// Baselines, edges.
    Edge,
    /// The ground.
    Paper,
    /// A figure as counted.
    Data,
    /// A figure that is rounded or only a bound; what is not chosen.
    DataSoft,
    /// Patterns for missing figures.
    Hatch,
}

/// Which point of a text stands at its place. Vertically it is always the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// A rectangle, in CSS pixels from the upper left corner of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Frame {
    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether a point lies in it.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        self.x <= x && x < self.right() && self.y <= y && y < self.bottom()
    }
}

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points.
    Path {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Colour.
        tone: Tone,
        /// Width in CSS pixels.
        width: f64,
    },
    /// An area within points.
    Polygon {
        /// The corners.
        points: Vec<(f64, f64)>,
        /// Colour.
        tone: Tone,
    },
    /// A rectangle.
    Rect {
        /// Where.
        frame: Frame,
        /// Colour.
        tone: Tone,
    },
    /// A disc.
    Disc {
        /// Centre.
        centre: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        tone: Tone,
    },
    /// A text.
    Text(Label),
}

/// A text in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Where its aligned end is.
    pub x: f64,
    /// The middle of its height.
    pub y: f64,
    /// Size in CSS pixels.
    pub size: f64,
    /// Colour.
    pub tone: Tone,
    /// Which point of it is at `x`.
    pub align: Align,
}

impl Label {
    /// The room that a label of this width takes.
    pub fn frame(&self, width: f64) -> Frame {
        let x = match self.align {
            Align::Start => self.x,
            Align::Middle => self.x - width / 2.0,
            Align::End => self.x - width,
        };
        let height = self.size * 1.2;
        Frame { x, y: self.y - height / 2.0, width, height }
    }
}

/// A point that can be hovered, touched and walked to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Which panel (or 0).
    pub panel: usize,
    /// Which point of the panel.
    pub slot: usize,
    /// Where a pointer means it.
    pub frame: Frame,
    /// Where its mark is: the tooltip points here.
    pub at: (f64, f64),
}

/// A picture that has been laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<Shape>,
    /// What can be pointed at, in reading order: panel by panel, oldest first.
    pub spots: Vec<Spot>,
}

impl Drawing {
    /// The texts.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.shapes.iter().filter_map(|shape| if let Shape::Text(label) = shape { Some(label) } else { None })
    }

    /// The spot that a pointer at this place means.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        self.spots.iter().position(|spot| spot.frame.contains(x, y))
    }

    pub(super) fn path(&mut self, points: Vec<(f64, f64)>, tone: Tone, width: f64) {
        self.shapes.push(Shape::Path { points, tone, width });
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, tone: Tone) {
        self.shapes.push(Shape::Rect { frame: Frame { x, y, width, height }, tone });
    }

    pub(super) fn disc(&mut self, centre: (f64, f64), radius: f64, tone: Tone) {
        self.shapes.push(Shape::Disc { centre, radius, tone });
    }

    pub(super) fn polygon(&mut self, points: Vec<(f64, f64)>, tone: Tone) {
        self.shapes.push(Shape::Polygon { points, tone });
    }

    /// A line of dashes straight down; without those for whose upper end `is_free` says no.
    pub(super) fn dashes(&mut self, x: f64, from_y: f64, to_y: f64, tone: Tone, is_free: impl Fn(f64) -> bool) {
        let mut y = from_y;
        while y < to_y {
            if is_free(y) {
                self.path(vec![(x, y), (x, (y + 3.0).min(to_y))], tone, 1.0);
            }
            y += 6.0;
        }
    }
}
