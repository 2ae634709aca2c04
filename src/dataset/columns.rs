//! The columns of each table, in the order in which `rows.rs` reads them. (The files may have them in any order.)

/// Name of a file and of the columns that the atlas reads.
pub(super) type Columns = (&'static str, &'static [&'static str]);

pub(super) const AREAS: Columns =
    ("areas.csv", &["code", "kind", "name_zh", "name_en", "name_zh_hant", "pinyin", "initials", "row", "column"]);
pub(super) const ADJACENCY: Columns = ("adjacency.csv", &["area_a", "area_b"]);
pub(super) const TOPICS: Columns =
    ("topics.csv", &["id", "position", "name_zh", "name_en", "definition_zh", "definition_en"]);
pub(super) const AGENCIES: Columns = ("agencies.csv", &["id", "position", "name_zh", "name_en"]);
pub(super) const UNITS: Columns = ("units.csv", &["id", "kind", "name_zh", "name_en", "plural_en"]);
pub(super) const SOURCES: Columns = (
    "sources.csv",
    &[
        "id",
        "title",
        "title_language",
        "publisher",
        "publisher_language",
        "published",
        "url",
        "standing",
        "note_zh",
        "note_en",
    ],
);
pub(super) const INDICATORS: Columns = (
    "indicators.csv",
    &[
        "id",
        "position",
        "agency_id",
        "unit_id",
        "measure",
        "name_zh",
        "name_en",
        "definition_zh",
        "definition_en",
        "note_zh",
        "note_en",
    ],
);
pub(super) const OBSERVATIONS: Columns = (
    "observations.csv",
    &[
        "indicator_id",
        "area_code",
        "period",
        "status",
        "note_zh",
        "note_en",
        "value",
        "qualifier",
        "unit_id",
        "printed",
        "source_id",
    ],
);
pub(super) const EDITIONS: Columns = (
    "editions.csv",
    &[
        "year",
        "published",
        "submissions",
        "submissions_qualifier",
        "submissions_printed",
        "events",
        "measures",
        "consecutive",
        "source_id",
        "note_zh",
        "note_en",
    ],
);
pub(super) const EDITION_STAGES: Columns =
    ("edition_stages.csv", &["year", "position", "name_zh", "name_en", "source_id"]);
pub(super) const ENTRIES: Columns = (
    "entries.csv",
    &[
        "id",
        "year",
        "list",
        "position",
        "topic_id",
        "title_zh",
        "title_en",
        "summary_zh",
        "summary_en",
        "source_id",
        "note_zh",
        "note_en",
    ],
);
pub(super) const ENTRY_AREAS: Columns = ("entry_areas.csv", &["entry_id", "area_code", "relation"]);
pub(super) const PLACES: Columns = ("places.csv", &["id", "area_code", "kind", "name_zh", "name_en"]);
pub(super) const ENTRY_PLACES: Columns = ("entry_places.csv", &["entry_id", "place_id"]);
pub(super) const ACTORS: Columns = ("actors.csv", &["id", "name_zh", "name_en"]);
pub(super) const ENTRY_ACTORS: Columns = ("entry_actors.csv", &["entry_id", "actor_id", "source_id"]);
pub(super) const FACTS: Columns = (
    "facts.csv",
    &[
        "entry_id",
        "position",
        "id",
        "scope",
        "text_zh",
        "text_en",
        "value",
        "unit_zh",
        "unit_en",
        "qualifier",
        "as_of",
        "as_of_note_zh",
        "as_of_note_en",
        "source_id",
    ],
);
pub(super) const RELEASES: Columns = ("releases.csv", &["version", "date", "kind", "text_zh", "text_en"]);
pub(super) const MECHANISMS: Columns = (
    "mechanisms.csv",
    &["id", "position", "year", "title_zh", "title_en", "summary_zh", "summary_en", "note_zh", "note_en", "source_id"],
);
pub(super) const MECHANISM_NODES: Columns = (
    "mechanism_nodes.csv",
    &[
        "mechanism_id",
        "position",
        "id",
        "lane",
        "parent_id",
        "naming",
        "name_zh",
        "name_en",
        "text_zh",
        "text_en",
        "actor_id",
        "source_id",
    ],
);
pub(super) const MECHANISM_LINKS: Columns =
    ("mechanism_links.csv", &["mechanism_id", "position", "from_id", "to_id", "kind", "label_zh", "label_en"]);
pub(super) const MECHANISM_FIGURES: Columns = (
    "mechanism_figures.csv",
    &[
        "mechanism_id",
        "node_id",
        "position",
        "value",
        "fact_id",
        "indicator_id",
        "area_code",
        "period",
        "edition_year",
        "edition_column",
    ],
);
pub(super) const MECHANISM_ENTRIES: Columns = ("mechanism_entries.csv", &["mechanism_id", "node_id", "entry_id"]);
pub(super) const MECHANISM_AREAS: Columns = ("mechanism_areas.csv", &["mechanism_id", "node_id", "area_code"]);
pub(super) const RELATIONS: Columns =
    ("relations.csv", &["position", "earlier_id", "later_id", "kind", "ground_zh", "ground_en", "source_id"]);

/// Every table.
pub(super) const ALL: &[Columns] = &[
    AREAS,
    ADJACENCY,
    TOPICS,
    AGENCIES,
    UNITS,
    SOURCES,
    INDICATORS,
    OBSERVATIONS,
    EDITIONS,
    EDITION_STAGES,
    ENTRIES,
    ENTRY_AREAS,
    PLACES,
    ENTRY_PLACES,
    ACTORS,
    ENTRY_ACTORS,
    FACTS,
    MECHANISMS,
    MECHANISM_NODES,
    MECHANISM_LINKS,
    MECHANISM_FIGURES,
    MECHANISM_ENTRIES,
    MECHANISM_AREAS,
    RELATIONS,
    RELEASES,
];

/// Tables that only the later part of the package has.
pub(super) const LATER_ONLY: &[Columns] =
    &[MECHANISMS, MECHANISM_NODES, MECHANISM_LINKS, MECHANISM_FIGURES, MECHANISM_ENTRIES, MECHANISM_AREAS, RELATIONS];

/// The language that a column is written in, `zh` or `en`, if it is one of texts: a package of the other language may leave it out.
/// Pinyin is of Chinese names.
pub(super) fn language_of(column: &str) -> Option<&'static str> {
    match column {
        _ if column.ends_with("_en") => Some("en"),
        "pinyin" | "initials" | "name_zh_hant" => Some("zh"),
        _ => column.ends_with("_zh").then_some("zh"),
    }
}

/// Names of the files that hold the tables.
pub fn file_names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(file, _)| *file)
}

/// The columns that the atlas reads of the table with this name (without `.csv`).
pub fn columns_of(table: &str) -> Option<&'static [&'static str]> {
    let found = ALL.iter().find(|(file, _)| file.strip_suffix(".csv") == Some(table));
    found.map(|(_, columns)| *columns)
}
