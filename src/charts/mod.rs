//! The charts: what each card says and shows, and how its picture is drawn.
//!
//! Owns: cards ([`ChartCard`]: heading, takeaway, picture, table, sources, all computed), the layout of pictures as plain
//! shapes ([`Drawing`]) and painting them on any plotters backend ([`paint()`]): one function makes the canvas picture,
//! the exported SVG and the test snapshot. Text is measured by an injected [`TextMeasure`].
//! Must not know: the page, signals, canvases, files.

mod bars;
mod card;
mod change;
mod comparison_card;
mod counts_card;
mod figure_card;
mod funnel;
mod indicator_card;
mod line_breaks;
mod map_card;
mod measure;
mod paint;
mod palette;
mod panel;
mod panel_labels;
mod panels;
mod selection_card;
mod shapes;
mod side_by_side;
mod table;
mod ticks;
mod words;

pub use bars::{BarRow, Bars};
pub use card::{CardError, CardFigure, ChartCard, Key, Picture, PointWords, Target};
pub use change::{place_of_pixels, whole_pixels};
pub use comparison_card::{comparable, comparison_card};
pub use counts_card::{Counted, Counting, counts_card};
pub use figure_card::{FigureCard, figure_card, figure_key};
pub use funnel::{Funnel, FunnelColumn, Step};
pub use indicator_card::{indicator_card, panel_count};
pub use line_breaks::broken;
pub use map_card::map_card;
pub use measure::{FixedMeasure, TextMeasure};
pub use paint::{Style, paint, paint_places};
pub use palette::{Palette, Rgb};
pub use panels::{Mark, Panel, Panels, Slot};
pub use selection_card::selection_card;
pub use shapes::{Align, Drawing, Frame, Label, Shape, Spot, Tone};
pub use table::{Cell, Column, DataTable, Row};
pub use ticks::ticks;
pub use words::{observation_words, point_sentence};
