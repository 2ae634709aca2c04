//! The package that is compiled in: the cells of the files of `public/data/`, so that there is one copy and no drift.

use super::baked::BakedTables;
use super::load::LoadError;
use super::names::PackageNames;
use super::package::Dataset;
use super::rows;

/// Version of the embedded package, from its descriptor.
pub const VERSION: &str = env!("ATLAS_DATA_VERSION");

/// For the Han characters of the texts that are searched, a line `char<TAB>readings<TAB>traditional forms`: plain pinyin separated
/// by commas, the most common first, and the traditional characters that are written with this one in simplified
/// script. Made by `build.rs`, sorted by character.
pub const CHARACTER_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/characters.tsv"));

macro_rules! tables {
    ($($name:literal),+ $(,)?) => {
        /// Name and text of every table of the package, as the files have them. Only the part of the page that shows
        /// and saves whole tables has them; the rest of the page reads the baked columns.
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
    "mechanisms.csv",
    "mechanism_nodes.csv",
    "mechanism_links.csv",
    "mechanism_figures.csv",
    "mechanism_entries.csv",
    "mechanism_areas.csv",
    "relations.csv",
    "releases.csv",
];

/// `datapackage.json` as the file has it.
pub const DESCRIPTOR_TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/datapackage.json"));

/// The licence of the data in words: `LICENSE-DATA`.
pub const LICENCE_TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-DATA"));

/// The data dictionary, for [`super::read_dictionary`]. Made by `build.rs` from the descriptor.
pub const DICTIONARY_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/dictionary.tsv"));

/// The `kiosk` block of the descriptor, for [`super::read_kiosk`]. Made by `build.rs`.
pub const KIOSK_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/kiosk.tsv"));

/// What the package calls itself, for [`PackageNames::read`]. Made by `build.rs`.
pub const NAMES_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/names.tsv"));

const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.txt"));
const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.txt"));

/// The indicators that can colour the city grid: a line `id<TAB>first year shown<TAB>years, newest first` each. Made
/// by `build.rs` from the figures, which the page does not have at first.
pub const MAPPABLE_TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/mappable.tsv"));

/// Reads the embedded package, whole. `build.rs` has validated it, so an error here means that the build was tampered
/// with.
///
/// # Errors
/// The first thing that has no meaning, with its place.
pub fn embedded() -> Result<Dataset, LoadError> {
    named(rows::read_whole(VERSION, &BakedTables::new(&[LATER, FIRST])))
}

/// Reads what the page shows first: no figures, units, agencies, mechanisms and release notes, of the indicators only the names, of
/// the sources only those of the lists.
///
/// # Errors
/// As [`embedded`].
pub fn embedded_first() -> Result<Dataset, LoadError> {
    named(rows::read(VERSION, &BakedTables::new(&[FIRST])))
}

fn named(read: Result<Dataset, LoadError>) -> Result<Dataset, LoadError> {
    read.map(|dataset| Dataset { names: PackageNames::read(NAMES_TABLE), ..dataset })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_baked_package_is_the_package_of_the_files() {
        assert_eq!(embedded(), named(Dataset::from_tables(VERSION, TABLES)));
    }

    #[test]
    fn the_first_part_has_what_the_lists_need() {
        let (first, whole) = (embedded_first().expect("valid"), embedded().expect("valid"));
        assert_eq!((&first.entries, &first.editions, &first.areas), (&whole.entries, &whole.editions, &whole.areas));
        assert!(first.observations.is_empty());
        for id in whole.entries.iter().map(|entry| &entry.source_id).chain(whole.editions.iter().map(|e| &e.source_id))
        {
            assert_eq!(first.source(id), whole.source(id));
        }
        assert!(first.indicators.iter().zip(&whole.indicators).all(|(a, b)| a.name == b.name));
    }

    #[test]
    fn the_dictionary_has_every_table_and_column_of_the_descriptor() {
        let descriptor: serde_json::Value = serde_json::from_str(DESCRIPTOR_TEXT).expect("JSON");
        let tables = crate::dataset::read_dictionary(DICTIONARY_TABLE);
        let resources = descriptor["resources"].as_array().expect("tables");
        assert_eq!((resources.len(), tables.len()), (TABLES.len(), TABLES.len()));
        for (table, resource) in tables.iter().zip(resources) {
            let (schema, file) = (&resource["schema"], format!("{}.csv", table.name));
            assert_eq!(resource["path"], file.as_str());
            assert_eq!(resource["title"], format!("{} / {}", table.title.en, table.title.zh).as_str());
            let fields = schema["fields"].as_array().expect("columns");
            let text = TABLES.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text);
            let header: Vec<String> = crate::dataset::Table::parse(text).header().map(String::from).collect();
            assert_eq!(header, table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>());
            assert_eq!(fields.len(), table.columns.len());
            for (column, field) in table.columns.iter().zip(fields) {
                assert_eq!(
                    (&field["name"], &field["type"]),
                    (&column.name.as_str().into(), &column.kind.as_str().into())
                );
                let description = format!("{} / {}", column.description.en, column.description.zh);
                assert_eq!(field["description"], description.as_str());
                assert_eq!(field["constraints"].as_object().map_or(0, |rules| rules.len()), column.rules.len());
            }
            assert_eq!(schema["foreignKeys"].as_array().map_or(0, Vec::len), table.links.len());
        }
    }
}
