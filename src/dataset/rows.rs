//! What each table holds: its columns, in the order in which the reader below takes them, and the joins.

use super::load::{LoadError, Row, Sheet};
use super::types::*;

type Tables<'a> = &'a [(&'a str, &'a str)];

/// Reads and joins all tables.
pub(super) fn read(version: &str, tables: Tables<'_>) -> Result<Dataset, LoadError> {
    let mut editions = editions(tables)?;
    editions.sort_by_key(|edition| std::cmp::Reverse(edition.year));
    let mut data = Dataset {
        version: version.to_owned(),
        areas: areas(tables)?,
        adjacency: pairs(tables, "adjacency.csv", &["area_a", "area_b"])?,
        topics: topics(tables)?,
        agencies: agencies(tables)?,
        units: units(tables)?,
        sources: sources(tables)?,
        indicators: indicators(tables)?,
        observations: observations(tables)?,
        editions,
        edition_stages: edition_stages(tables)?,
        entries: entries(tables)?,
        places: places(tables)?,
        actors: actors(tables)?,
        changes: changes(tables)?,
    };
    join(&mut data.entries, tables)?;
    data.entries.sort_by_key(|entry| (std::cmp::Reverse(entry.year), entry.list, entry.position));
    Ok(data)
}

/// Hangs areas, places, actors and facts on their entries.
fn join(entries: &mut [Entry], tables: Tables<'_>) -> Result<(), LoadError> {
    // A sorted list and a binary search: a package may hold thousands of entries.
    let mut keys: Vec<(String, usize)> = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
    keys.sort_unstable();
    let find = |row: &mut Row<'_>| -> Result<usize, LoadError> {
        let id = row.cell();
        match keys.binary_search_by(|(key, _)| key.as_str().cmp(id)) {
            Ok(found) => Ok(keys[found].1),
            Err(_) => Err(row.fault(&["there is no entry “", id, "”"].concat(), "an id of entries.csv")),
        }
    };

    let areas = Sheet::open(tables, "entry_areas.csv", &["entry_id", "area_code", "relation"])?;
    for (at, link) in areas.read(|row| Ok((find(row)?, (row.string(), row.word(AreaRelation::from_word)?))))? {
        entries[at].areas.push(link);
    }
    let places = Sheet::open(tables, "entry_places.csv", &["entry_id", "place_id"])?;
    for (at, place) in places.read(|row| Ok((find(row)?, row.string())))? {
        entries[at].place_ids.push(place);
    }
    let actors = Sheet::open(tables, "entry_actors.csv", &["entry_id", "actor_id", "source_id"])?;
    for (at, link) in actors.read(|row| Ok((find(row)?, (row.string(), row.string()))))? {
        entries[at].actors.push(link);
    }
    let facts = Sheet::open(tables, "facts.csv", FACTS)?;
    let mut facts = facts.read(|row| Ok((find(row)?, row.integer()?, fact(row)?)))?;
    facts.sort_by_key(|(_, position, _)| *position);
    for (at, _, fact) in facts {
        entries[at].facts.push(fact);
    }
    Ok(())
}

fn areas(tables: Tables<'_>) -> Result<Vec<Area>, LoadError> {
    let names = &["code", "kind", "name_zh", "name_en", "name_zh_hant", "pinyin", "initials", "row", "column"];
    Sheet::open(tables, "areas.csv", names)?.read(|row| {
        Ok(Area {
            code: row.string(),
            kind: row.word(AreaKind::from_word)?,
            name: row.text(),
            name_zh_hant: row.string(),
            pinyin: row.string(),
            initials: row.string(),
            tile: tile(row)?,
        })
    })
}

fn tile(row: &mut Row<'_>) -> Result<Option<Tile>, LoadError> {
    match (row.optional_integer()?, row.optional_integer()?) {
        (None, None) => Ok(None),
        (Some(north), Some(west)) if north < 256 && west < 256 => {
            Ok(Some(Tile { row: north as u8, column: west as u8 }))
        }
        _ => Err(row.fault("row and column do not make a tile", "two small numbers, or two empty cells")),
    }
}

fn pairs(
    tables: Tables<'_>,
    file: &'static str,
    names: &'static [&'static str],
) -> Result<Vec<(String, String)>, LoadError> {
    Sheet::open(tables, file, names)?.read(|row| Ok((row.string(), row.string())))
}

fn topics(tables: Tables<'_>) -> Result<Vec<Topic>, LoadError> {
    let names = &["id", "position", "name_zh", "name_en", "definition_zh", "definition_en"];
    Sheet::open(tables, "topics.csv", names)?.read(|row| {
        Ok(Topic { id: row.string(), position: row.integer()?, name: row.text(), definition: row.text() })
    })
}

fn agencies(tables: Tables<'_>) -> Result<Vec<Agency>, LoadError> {
    Sheet::open(tables, "agencies.csv", &["id", "position", "name_zh", "name_en"])?
        .read(|row| Ok(Agency { id: row.string(), position: row.integer()?, name: row.text() }))
}

fn units(tables: Tables<'_>) -> Result<Vec<Unit>, LoadError> {
    Sheet::open(tables, "units.csv", &["id", "kind", "name_zh", "name_en", "plural_en"])?.read(|row| {
        Ok(Unit {
            id: row.string(),
            kind: row.word(UnitKind::from_word)?,
            name: row.text(),
            plural_en: row.string(),
        })
    })
}

fn sources(tables: Tables<'_>) -> Result<Vec<Source>, LoadError> {
    let names = &[
        "id", "title", "title_language", "publisher", "publisher_language", "published", "url", "standing", "note_zh",
        "note_en",
    ];
    Sheet::open(tables, "sources.csv", names)?.read(|row| {
        Ok(Source {
            id: row.string(),
            title: row.string(),
            title_language: row.string(),
            publisher: row.string(),
            publisher_language: row.string(),
            published: row.string(),
            url: Some(row.string()).filter(|url| !url.is_empty()),
            standing: row.word(Standing::from_word)?,
            note: row.text(),
        })
    })
}

fn indicators(tables: Tables<'_>) -> Result<Vec<Indicator>, LoadError> {
    let names = &[
        "id", "position", "agency_id", "unit_id", "measure", "name_zh", "name_en", "definition_zh", "definition_en",
        "note_zh", "note_en",
    ];
    Sheet::open(tables, "indicators.csv", names)?.read(|row| {
        Ok(Indicator {
            id: row.string(),
            position: row.integer()?,
            agency_id: row.string(),
            unit_id: row.string(),
            measure: row.word(Measure::from_word)?,
            name: row.text(),
            definition: row.text(),
            note: row.text(),
        })
    })
}

fn observations(tables: Tables<'_>) -> Result<Vec<Observation>, LoadError> {
    let names = &[
        "indicator_id", "area_code", "period", "status", "note_zh", "note_en", "value", "qualifier", "unit_id",
        "printed", "source_id",
    ];
    Sheet::open(tables, "observations.csv", names)?.read(|row| {
        let mut observation = Observation {
            indicator_id: row.string(),
            area_code: row.string(),
            period: row.year()?,
            status: row.word(Status::from_word)?,
            note: row.text(),
            figure: None,
        };
        let value = row.optional_number()?;
        if value.is_none() != (observation.status == Status::NotPublished) {
            return Err(row.fault("value and status contradict each other", "no value exactly where status is M"));
        }
        if let Some(value) = value {
            let qualifier = row.word(Qualifier::from_word)?;
            let (unit_id, printed, source_id) = (row.string(), row.string(), row.string());
            observation.figure = Some(Figure { value, unit_id, qualifier, printed, source_id });
        }
        Ok(observation)
    })
}

fn editions(tables: Tables<'_>) -> Result<Vec<Edition>, LoadError> {
    let names = &[
        "year", "published", "submissions", "submissions_qualifier", "submissions_printed", "events", "measures",
        "consecutive", "source_id", "note_zh", "note_en",
    ];
    Sheet::open(tables, "editions.csv", names)?.read(|row| {
        Ok(Edition {
            year: row.year()?,
            published: row.string(),
            submissions: submissions(row)?,
            events: row.optional_integer()?,
            measures: row.optional_integer()?,
            consecutive: row.optional_integer()?,
            source_id: row.string(),
            note: row.text(),
        })
    })
}

fn submissions(row: &mut Row<'_>) -> Result<Option<(u32, Qualifier, String)>, LoadError> {
    let number = row.optional_integer()?;
    let qualifier = row.optional_word(Qualifier::from_word)?;
    match (number, qualifier) {
        (None, None) => {
            row.cell();
            Ok(None)
        }
        (Some(number), Some(qualifier)) => Ok(Some((number, qualifier, row.string()))),
        _ => Err(row.fault("number and qualifier of the submissions do not go together", "both or neither")),
    }
}

fn edition_stages(tables: Tables<'_>) -> Result<Vec<EditionStage>, LoadError> {
    let names = &["year", "position", "name_zh", "name_en", "source_id"];
    Sheet::open(tables, "edition_stages.csv", names)?.read(|row| {
        Ok(EditionStage {
            year: row.year()?,
            position: row.integer()?,
            name: row.text(),
            source_id: row.string(),
        })
    })
}

fn entries(tables: Tables<'_>) -> Result<Vec<Entry>, LoadError> {
    let names = &[
        "id", "year", "list", "position", "topic_id", "title_zh", "title_en", "summary_zh", "summary_en", "source_id",
        "note_zh", "note_en",
    ];
    Sheet::open(tables, "entries.csv", names)?.read(|row| {
        Ok(Entry {
            id: row.string(),
            year: row.year()?,
            list: row.word(ListKind::from_word)?,
            position: row.integer()?,
            topic_id: row.string(),
            title: row.text(),
            summary: row.text(),
            source_id: row.string(),
            note: row.text(),
            areas: Vec::new(),
            place_ids: Vec::new(),
            actors: Vec::new(),
            facts: Vec::new(),
        })
    })
}

const FACTS: &[&str] = &[
    "entry_id", "position", "id", "scope", "text_zh", "text_en", "value", "unit_zh", "unit_en", "qualifier", "as_of",
    "as_of_note_zh", "as_of_note_en", "source_id",
];

fn fact(row: &mut Row<'_>) -> Result<Fact, LoadError> {
    let (id, scope, text) = (row.string(), row.word(FactScope::from_word)?, row.text());
    let (value, unit) = (row.optional_number()?, row.text());
    let quantity = match (value, row.optional_word(Qualifier::from_word)?) {
        (None, None) => None,
        (Some(value), Some(qualifier)) => Some(FactQuantity { value, unit, qualifier }),
        _ => return Err(row.fault("value and qualifier do not go together", "both or neither")),
    };
    Ok(Fact { id, scope, text, quantity, as_of: row.string(), as_of_note: row.text(), source_id: row.string() })
}

fn places(tables: Tables<'_>) -> Result<Vec<Place>, LoadError> {
    Sheet::open(tables, "places.csv", &["id", "area_code", "kind", "name_zh", "name_en"])?.read(|row| {
        Ok(Place { id: row.string(), area_code: row.string(), kind: row.string(), name: row.text() })
    })
}

fn actors(tables: Tables<'_>) -> Result<Vec<Actor>, LoadError> {
    Sheet::open(tables, "actors.csv", &["id", "name_zh", "name_en"])?
        .read(|row| Ok(Actor { id: row.string(), name: row.text() }))
}

fn changes(tables: Tables<'_>) -> Result<Vec<Change>, LoadError> {
    let names = &["version", "date", "kind", "text_zh", "text_en"];
    Sheet::open(tables, "releases.csv", names)?.read(|row| {
        Ok(Change {
            version: row.string(),
            date: row.string(),
            kind: row.word(ChangeKind::from_word)?,
            text: row.text(),
        })
    })
}
