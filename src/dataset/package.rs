//! All tables together, and how to find a row by its key.

use super::distant::Distant;
use super::mechanism_types::{Mechanism, Relation};
use super::names::PackageNames;
use super::types::*;

/// The whole package. Rows keep the order of the files; entries are in the order of the official lists,
/// newest edition first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Version of the package, from its descriptor.
    pub version: String,
    /// What it calls itself; empty in a dataset that was made from tables alone.
    pub names: PackageNames,
    /// Numbers about the entries, where a worker keeps them: then `entries` has only those that other tables refer to.
    pub distant: Option<Distant>,
    /// areas.csv
    pub areas: Vec<Area>,
    /// adjacency.csv: pairs of area codes.
    pub adjacency: Vec<(String, String)>,
    /// topics.csv
    pub topics: Vec<Topic>,
    /// agencies.csv
    pub agencies: Vec<Agency>,
    /// units.csv
    pub units: Vec<Unit>,
    /// sources.csv
    pub sources: Vec<Source>,
    /// indicators.csv
    pub indicators: Vec<Indicator>,
    /// observations.csv
    pub observations: Vec<Observation>,
    /// editions.csv, newest first.
    pub editions: Vec<Edition>,
    /// edition_stages.csv
    pub edition_stages: Vec<EditionStage>,
    /// entries.csv with entry_areas, entry_places, entry_actors and facts joined in.
    pub entries: Vec<Entry>,
    /// places.csv
    pub places: Vec<Place>,
    /// actors.csv
    pub actors: Vec<Actor>,
    /// mechanisms.csv with its other tables joined in, in the order of the page.
    pub mechanisms: Vec<Mechanism>,
    /// relations.csv
    pub relations: Vec<Relation>,
    /// releases.csv
    pub changes: Vec<Change>,
}

/// Generates `fn name(&self, key) -> Option<&Row>`: a linear look-up, good for the dozens of rows that keys have.
macro_rules! look_up {
    ($($(#[$doc:meta])* $name:ident: $field:ident . $key:ident -> $row:ty),+ $(,)?) => {
        impl Dataset {
            $($(#[$doc])*
            pub fn $name(&self, key: &str) -> Option<&$row> {
                self.$field.iter().find(|row| row.$key == key)
            })+
        }
    };
}

look_up! {
    /// The area with this code.
    area: areas.code -> Area,
    /// The topic with this key.
    topic: topics.id -> Topic,
    /// The agency with this key.
    agency: agencies.id -> Agency,
    /// The unit with this key.
    unit: units.id -> Unit,
    /// The source with this key.
    source: sources.id -> Source,
    /// The indicator with this key.
    indicator: indicators.id -> Indicator,
    /// The entry with this key.
    entry: entries.id -> Entry,
    /// The place with this key.
    place: places.id -> Place,
    /// The actor with this key.
    actor: actors.id -> Actor,
    /// The mechanism with this key.
    mechanism: mechanisms.id -> Mechanism,
}

impl Dataset {
    /// The day on which this version was released, ISO; empty where the release notes do not have it.
    pub fn released(&self) -> &str {
        self.changes.iter().find(|change| change.version == self.version).map_or("", |change| change.date.as_str())
    }

    /// Whether an observation can be shown on the city grid: it has a figure, and its area a tile.
    pub fn is_on_grid(&self, observation: &Observation) -> bool {
        observation.figure.is_some() && self.area(&observation.area_code).is_some_and(|area| area.tile.is_some())
    }
}
