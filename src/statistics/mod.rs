//! What can be computed from the package: map layers and their classes, ranks, moves on the city grid,
//! the headline's derived numbers, related entries.
//!
//! Must not know: words, pictures, the page. It returns data; `locale` has the words.

mod grid;
mod headline;
mod map;
mod related;

pub use grid::{Direction, Grid};
pub use headline::cities_reached;
pub use map::{Class, Datum, MapLayer, Mappable, count_layer, indicator_layer, mappable};
pub use related::{Ground, Related, related};
