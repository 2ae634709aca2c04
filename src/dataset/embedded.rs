//! The package that is compiled in: the very files of `public/data/`, so that there is one copy and no drift.

use super::load::LoadError;
use super::package::Dataset;

/// Version of the embedded package, from its descriptor.
pub const VERSION: &str = env!("ATLAS_DATA_VERSION");

/// For the Han characters of the texts that are searched, a line `char<TAB>readings<TAB>traditional forms`: plain pinyin separated
/// by commas, the most common first, and the traditional characters that are written with this one in simplified
/// script. Made by `build.rs`, sorted by character.
pub const CHARACTER_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/characters.tsv"));

macro_rules! tables {
    ($($name:literal),+ $(,)?) => {
        /// Name and text of every table of the package.
        pub const TABLES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/", $name)))),+];
    };
}

tables![
    "areas.csv",
    "adjacency.csv",
    "topics.csv",
    "agencies.csv",
    "units.csv",
    "sources.csv",
    "indicators.csv",
    "observations.csv",
    "editions.csv",
    "edition_stages.csv",
    "entries.csv",
    "entry_areas.csv",
    "places.csv",
    "entry_places.csv",
    "actors.csv",
    "entry_actors.csv",
    "facts.csv",
    "releases.csv",
];

/// Reads the embedded package. `build.rs` has validated it, so an error here means that the build was tampered with.
///
/// # Errors
/// The first thing that has no meaning, with its place.
pub fn embedded() -> Result<Dataset, LoadError> {
    Dataset::from_tables(VERSION, TABLES)
}
