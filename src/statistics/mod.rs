//! What can be computed from the package: map layers and their classes, ranks, moves on the city grid,
//! the headline's derived numbers, related entries; series with their gaps and breaks, comparisons and the reasons
//! for refusing one, summaries.
//!
//! Must not know: words, pictures, the page. It returns data; `locale` has the words.

mod compare;
mod grid;
mod headline;
mod map;
mod mappable;
mod provenance;
mod related;
mod releases;
mod sections;
mod series;
mod summary;

pub use compare::{Change, Reason, Refusal, can_be_ranked, change, contrast, share_pct};
pub use grid::{Direction, Grid};
pub use headline::areas_reached;
pub use map::{Class, Datum, MapLayer, count_layer, indicator_layer};
pub use mappable::{Mappable, mappable, read_mappable, write_mappable};
pub use provenance::{Uses, uses};
pub use related::{Ground, Related, related};
pub use releases::{Release, releases};
pub use sections::{Beside, Section, Spotlight, sections, spotlight};
pub use series::{MAX_YEARS, Point, Precision, Series, series, series_of};
pub use summary::{Peak, Summary, days_in, per_day, summary};
