//! Rows become structs, each cell taken in the order of `columns.rs`, and tables are joined.

use super::baked::BakedTables;
use super::columns::*;
use super::load::{LoadError, Reader, Row, Tables};
use super::mechanism_rows;
use super::package::Dataset;
use super::sorting::{order, sorted};
use super::types::*;
use super::words::*;

/// Reads and joins all tables but those of the mechanisms.
pub(super) fn read(version: &str, tables: &dyn Tables) -> Result<Dataset, LoadError> {
    let mut reader = Reader::new(tables);
    let read = read_lists(version, &mut reader);
    reader.finish(read)
}

/// Reads and joins all tables.
pub(super) fn read_whole(version: &str, tables: &dyn Tables) -> Result<Dataset, LoadError> {
    let mut reader = Reader::new(tables);
    let mut data = read_lists(version, &mut reader);
    data.mechanisms = mechanism_rows::mechanisms(&mut reader);
    data.relations = mechanism_rows::relations(&mut reader);
    reader.finish(data)
}

/// Reads entries, with all that hangs on them, out of a baked text of their tables alone, in its order.
///
/// # Errors
/// The first thing that has no meaning, with its place.
pub fn read_entries(text: &str) -> Result<Vec<Entry>, LoadError> {
    let tables = BakedTables::new(&[text]);
    let mut reader = Reader::new(&tables);
    let mut read = entries(&mut reader);
    join(&mut read, &mut reader);
    reader.finish(read)
}

fn read_lists(version: &str, tables: &mut Reader<'_>) -> Dataset {
    let editions = sorted(editions(tables), |edition| !u64::from(edition.year));
    let mut data = Dataset {
        version: version.to_owned(),
        areas: areas(tables),
        adjacency: tables.rows(ADJACENCY, |row| (row.string(), row.string())),
        topics: topics(tables),
        agencies: agencies(tables),
        units: units(tables),
        sources: sources(tables),
        indicators: indicators(tables),
        observations: observations(tables),
        editions,
        edition_stages: edition_stages(tables),
        entries: entries(tables),
        places: places(tables),
        actors: actors(tables),
        changes: changes(tables),
        ..Dataset::default()
    };
    join(&mut data.entries, tables);
    // Newest edition first, events before measures, then as listed.
    data.entries = sorted(data.entries, |entry| {
        u64::from(!entry.year) << 40 | (entry.list as u64) << 32 | u64::from(entry.position)
    });
    data
}

/// FNV-1a: short, and good enough where equal hashes are told apart.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Hangs areas, places, actors and facts on their entries.
fn join(entries: &mut [Entry], tables: &mut Reader<'_>) {
    // Sorted hashes and a binary search: a package may hold a million entries.
    let hashes: Vec<u64> = entries.iter().map(|entry| hash(&entry.id)).collect();
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    let places = order(hashes.iter().copied());
    let find = |row: &mut Row<'_>| -> Option<usize> {
        let id = row.cell();
        let sought = hash(id);
        let first = places.partition_point(|place| hashes[*place as usize] < sought);
        let mut same = places[first..].iter().map(|place| *place as usize).take_while(|place| hashes[*place] == sought);
        let found = same.find(|place| ids[*place] == id);
        if found.is_none() {
            row.fault(&["there is no entry “", id, "”"].concat(), "an id of entries.csv");
        }
        found
    };

    for (at, link) in tables.rows(ENTRY_AREAS, |row| (find(row), (row.string(), row.word(AreaRelation::from_word)))) {
        entry_at(entries, at, |entry| entry.areas.push(link));
    }
    for (at, place) in tables.rows(ENTRY_PLACES, |row| (find(row), row.string())) {
        entry_at(entries, at, |entry| entry.place_ids.push(place));
    }
    for (at, link) in tables.rows(ENTRY_ACTORS, |row| (find(row), (row.string(), row.string()))) {
        entry_at(entries, at, |entry| entry.actors.push(link));
    }
    let facts = tables.rows(FACTS, |row| (find(row), row.integer(), fact(row)));
    for (at, _, fact) in sorted(facts, |(_, position, _)| u64::from(*position)) {
        entry_at(entries, at, |entry| entry.facts.push(fact));
    }
}

fn entry_at(entries: &mut [Entry], at: Option<usize>, change: impl FnOnce(&mut Entry)) {
    if let Some(entry) = at.and_then(|at| entries.get_mut(at)) {
        change(entry);
    }
}

fn areas(tables: &mut Reader<'_>) -> Vec<Area> {
    tables.rows(AREAS, |row| Area {
        code: row.string(),
        kind: row.word(AreaKind::from_cell),
        name: row.text(),
        name_zh_hant: row.string(),
        pinyin: row.string(),
        initials: row.string(),
        tile: tile(row),
    })
}

fn tile(row: &mut Row<'_>) -> Option<Tile> {
    match (row.optional_integer(), row.optional_integer()) {
        (None, None) => None,
        (Some(north), Some(west)) if north < 256 && west < 256 => Some(Tile { row: north as u8, column: west as u8 }),
        _ => {
            row.fault("row and column do not make a tile", "two small numbers, or two empty cells");
            None
        }
    }
}

fn topics(tables: &mut Reader<'_>) -> Vec<Topic> {
    tables.rows(TOPICS, |row| Topic {
        id: row.string(),
        position: row.integer(),
        name: row.text(),
        definition: row.text(),
    })
}

fn agencies(tables: &mut Reader<'_>) -> Vec<Agency> {
    tables.rows(AGENCIES, |row| Agency { id: row.string(), position: row.integer(), name: row.text() })
}

fn units(tables: &mut Reader<'_>) -> Vec<Unit> {
    tables.rows(UNITS, |row| Unit {
        id: row.string(),
        kind: row.word(UnitKind::from_word),
        name: row.text(),
        plural_en: row.string(),
    })
}

fn sources(tables: &mut Reader<'_>) -> Vec<Source> {
    tables.rows(SOURCES, |row| Source {
        id: row.string(),
        title: row.string(),
        title_language: row.string(),
        publisher: row.string(),
        publisher_language: row.string(),
        published: row.string(),
        url: Some(row.string()).filter(|url| !url.is_empty()),
        standing: row.word(Standing::from_word),
        note: row.text(),
    })
}

fn indicators(tables: &mut Reader<'_>) -> Vec<Indicator> {
    tables.rows(INDICATORS, |row| Indicator {
        id: row.string(),
        position: row.integer(),
        agency_id: row.string(),
        unit_id: row.string(),
        measure: row.word(Measure::from_word),
        name: row.text(),
        definition: row.text(),
        note: row.text(),
    })
}

fn observations(tables: &mut Reader<'_>) -> Vec<Observation> {
    tables.rows(OBSERVATIONS, |row| {
        let mut observation = Observation {
            indicator_id: row.string(),
            area_code: row.string(),
            period: row.year(),
            status: row.word(Status::from_word),
            note: row.text(),
            figure: None,
        };
        let value = row.optional_number();
        if value.is_none() != (observation.status == Status::NotPublished) {
            row.fault("value and status contradict each other", "no value exactly where status is M");
        }
        if let Some(value) = value {
            let qualifier = row.word(Qualifier::from_word);
            let (unit_id, printed, source_id) = (row.string(), row.string(), row.string());
            observation.figure = Some(Figure { value, unit_id, qualifier, printed, source_id });
        }
        observation
    })
}

fn editions(tables: &mut Reader<'_>) -> Vec<Edition> {
    tables.rows(EDITIONS, |row| Edition {
        year: row.year(),
        published: row.string(),
        submissions: submissions(row),
        events: row.optional_integer(),
        measures: row.optional_integer(),
        consecutive: row.optional_integer(),
        source_id: row.string(),
        note: row.text(),
    })
}

fn submissions(row: &mut Row<'_>) -> Option<(u32, Qualifier, String)> {
    let (number, qualifier, printed) = (row.optional_integer(), row.optional_word(Qualifier::from_word), row.string());
    if number.is_some() != qualifier.is_some() {
        row.fault("number and qualifier of the submissions do not go together", "both or neither");
    }
    number.zip(qualifier).map(|(number, qualifier)| (number, qualifier, printed))
}

fn edition_stages(tables: &mut Reader<'_>) -> Vec<EditionStage> {
    tables.rows(EDITION_STAGES, |row| EditionStage {
        year: row.year(),
        position: row.integer(),
        name: row.text(),
        source_id: row.string(),
    })
}

fn entries(tables: &mut Reader<'_>) -> Vec<Entry> {
    tables.rows(ENTRIES, |row| Entry {
        id: row.string(),
        year: row.year(),
        list: row.word(ListKind::from_word),
        position: row.integer(),
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
}

fn fact(row: &mut Row<'_>) -> Fact {
    let (id, scope, text) = (row.string(), row.word(FactScope::from_word), row.text());
    let (value, unit) = (row.optional_number(), row.text());
    let qualifier = row.optional_word(Qualifier::from_word);
    if value.is_some() != qualifier.is_some() {
        row.fault("value and qualifier do not go together", "both or neither");
    }
    let quantity = value.zip(qualifier).map(|(value, qualifier)| FactQuantity { value, unit, qualifier });
    Fact { id, scope, text, quantity, as_of: row.string(), as_of_note: row.text(), source_id: row.string() }
}

fn places(tables: &mut Reader<'_>) -> Vec<Place> {
    tables.rows(PLACES, |row| Place { id: row.string(), area_code: row.string(), kind: row.string(), name: row.text() })
}

fn actors(tables: &mut Reader<'_>) -> Vec<Actor> {
    tables.rows(ACTORS, |row| Actor { id: row.string(), name: row.text() })
}

fn changes(tables: &mut Reader<'_>) -> Vec<Change> {
    tables.rows(RELEASES, |row| Change {
        version: row.string(),
        date: row.string(),
        kind: row.word(ChangeKind::from_word),
        text: row.text(),
    })
}
