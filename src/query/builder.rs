//! Filling an engine with rows, one after the other, so that a million of them need not exist at once.

use super::characters::CharacterTable;
use super::corpus::Corpus;
use super::engine::Engine;
use super::facets::Values;
use crate::dataset::{AreaKind, AreaRelation, Dataset, Entry, ListKind, Text, order, sorted};

/// Up to this number of rows the text is scanned; an index would cost more than it saves.
const SCANNED_ROWS: usize = 4096;

/// A key and the names that the search knows it by (empty ones are no names).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name<'a> {
    /// Key in the filters.
    pub key: &'a str,
    /// Names in any language and script.
    pub names: [&'a str; 3],
}

/// The dictionaries of a package. Their order is that of the counts, and rows refer to places in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// Years, newest first.
    pub years: Vec<u16>,
    /// Areas.
    pub areas: Vec<Name<'a>>,
    /// Topics.
    pub topics: Vec<Name<'a>>,
    /// Places below the city.
    pub places: Vec<Name<'a>>,
    /// Actors: searched by name, never filtered by.
    pub actors: Vec<Name<'a>>,
}

/// One entry. Numbers are places in the dictionaries; what is in none is ignored.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Year of the edition.
    pub year: u16,
    /// List of the edition.
    pub list: ListKind,
    /// Topic.
    pub topic: usize,
    /// Areas that take part.
    pub areas: &'a [usize],
    /// Places below the city.
    pub places: &'a [usize],
    /// Actors.
    pub actors: &'a [usize],
    /// Place in `Order::City`.
    pub city_rank: u16,
    /// Place in `Order::Topic`.
    pub topic_rank: u16,
    /// Chinese title: also found by pinyin.
    pub title: &'a str,
    /// All other texts.
    pub body: &'a [&'a str],
}

/// Takes rows in official order and makes an [`Engine`] of them.
#[derive(Debug)]
pub struct EngineBuilder {
    engine: Engine,
}

impl EngineBuilder {
    /// An engine without rows.
    pub fn new(names: &Names<'_>, characters: &CharacterTable) -> Self {
        let mut engine = Engine { characters: characters.clone(), scanned_rows: SCANNED_ROWS, ..Engine::default() };
        let [years, lists, areas, topics, places, actors] = &mut engine.values;
        names.years.iter().for_each(|year| years.add(year.to_string(), String::new()));
        ListKind::ALL.iter().for_each(|list| lists.add(list.as_str().to_string(), String::new()));
        add_names(areas, &names.areas, characters);
        add_names(topics, &names.topics, characters);
        add_names(places, &names.places, characters);
        add_names(actors, &names.actors, characters);
        engine.years.clone_from(&names.years);
        Self { engine }
    }

    /// Sets the number of rows up to which the text is scanned and no index is built. For tests and measurements:
    /// answers do not depend on it.
    #[must_use]
    pub fn scan_up_to(mut self, rows: usize) -> Self {
        self.engine.scanned_rows = rows;
        self
    }

    /// Adds the next row.
    pub fn push(&mut self, row: &Row<'_>) {
        let engine = &mut self.engine;
        let number = engine.names.len() as u32;
        engine.push_keys(row.year, row.list, row.topic);
        let [_, _, areas, _, places, actors] = &mut engine.values;
        row.areas.iter().for_each(|area| areas.push(*area, number));
        row.places.iter().for_each(|place| places.push(*place, number));
        row.actors.iter().for_each(|actor| actors.push(*actor, number));
        engine.city_ranks.push(row.city_rank);
        engine.topic_ranks.push(row.topic_rank);
        engine.names.push(&engine.characters, &[row.title]);
        engine.body.push(&engine.characters, row.body);
    }

    /// The engine with all rows.
    pub fn finish(mut self) -> Engine {
        self.engine.seal();
        self.engine
    }
}

impl Engine {
    /// Says of the next row, before its ranks are pushed, which values it has of the facets that have one for each row.
    pub(super) fn push_keys(&mut self, year: u16, list: ListKind, topic: usize) {
        let row = self.city_ranks.len() as u32;
        let [years, lists, _, topics, ..] = &mut self.values;
        if let Some(year) = self.years.iter().position(|one| *one == year) {
            years.push(year, row);
        }
        if let Some(list) = ListKind::ALL.iter().position(|one| *one == list) {
            lists.push(list, row);
        }
        topics.push(topic, row);
    }

    /// Ends the adding of rows.
    pub(super) fn seal(&mut self) {
        let rows = self.names.len();
        self.values.iter_mut().for_each(|values| values.finish(rows));
        [&mut self.names, &mut self.body, &mut self.facts].into_iter().for_each(Corpus::finish);
        [&mut self.city_ranks, &mut self.topic_ranks].into_iter().for_each(Vec::shrink_to_fit);
    }
}

/// The engine of a package without any of its rows.
pub(super) fn empty_engine(dataset: &Dataset, characters: CharacterTable) -> Engine {
    EngineBuilder::new(&names_of(dataset), &characters).engine
}

fn add_names(values: &mut Values, names: &[Name<'_>], characters: &CharacterTable) {
    for name in names {
        let mut normal = String::new();
        for text in name.names.iter().filter(|text| !text.is_empty()) {
            characters.append_normal(text, &mut normal);
            normal.push('\n');
        }
        values.add(name.key.to_string(), normal);
    }
}

/// Where the rows of each area and topic stand among the others.
pub(super) struct Ranks {
    /// Place of each area in `Order::City`.
    parts: Vec<u16>,
    /// Place of each topic in `Order::Topic`.
    topics: Vec<u16>,
}

impl Engine {
    /// The engine for `dataset`: row n is `dataset.entries[n]`.
    pub fn new(dataset: &Dataset, characters: &CharacterTable) -> Self {
        Self::scanning(dataset, characters, SCANNED_ROWS)
    }

    /// Like [`Engine::new`], with the number of rows up to which the text is scanned; see
    /// [`EngineBuilder::scan_up_to`].
    pub fn scanning(dataset: &Dataset, characters: &CharacterTable, rows: usize) -> Self {
        let mut builder = EngineBuilder::new(&names_of(dataset), characters).scan_up_to(rows);
        let ranks = Ranks::new(dataset);
        dataset.entries.iter().for_each(|entry| ranks.push(dataset, entry, &mut builder));
        builder.finish()
    }
}

impl Ranks {
    pub(super) fn new(dataset: &Dataset) -> Self {
        // The whole province (or nation) comes before its parts, else the order is that of the package.
        let whole = [AreaKind::Context, AreaKind::Whole];
        let is_part = |at: usize| !dataset.areas.get(at).is_some_and(|area| whole.contains(&area.kind));
        let position = |at: usize| dataset.topics.get(at).map(|topic| topic.position);
        Self {
            parts: ranks(dataset.areas.len(), |at| u32::from(is_part(at))),
            topics: ranks(dataset.topics.len(), |at| position(at).unwrap_or_default()),
        }
    }

    /// Rank in `Order::City` of what happens in the area at this place of the package first.
    pub(super) fn of_city(&self, area: Option<usize>) -> u16 {
        area.and_then(|at| self.parts.get(at)).copied().unwrap_or(last(&self.parts))
    }

    /// Rank in `Order::Topic` of what has the topic at this place of the package.
    pub(super) fn of_topic(&self, topic: usize) -> u16 {
        self.topics.get(topic).copied().unwrap_or(last(&self.topics))
    }

    fn push(&self, dataset: &Dataset, entry: &Entry, builder: &mut EngineBuilder) {
        let area_at = |code: &str| dataset.areas.iter().position(|area| area.code == *code);
        let areas: Vec<usize> = entry.areas.iter().filter_map(|(code, _)| area_at(code)).collect();
        let city = (entry.areas.iter()).find(|(_, relation)| *relation == AreaRelation::Place);
        let city = city.and_then(|(code, _)| area_at(code));
        let topic = dataset.topics.iter().position(|topic| topic.id == entry.topic_id).unwrap_or(usize::MAX);
        let place_at = |id: &String| dataset.places.iter().position(|place| place.id == *id);
        let actor_at = |(id, _): &(String, String)| dataset.actors.iter().position(|actor| actor.id == *id);
        let mut body: Vec<&str> = vec![&entry.title.en];
        let facts = entry.facts.iter().map(|fact| &fact.text);
        for text in [&entry.summary, &entry.note].into_iter().chain(facts) {
            body.extend([text.zh.as_str(), &text.en]);
        }
        builder.push(&Row {
            year: entry.year,
            list: entry.list,
            topic,
            areas: &areas,
            places: &entry.place_ids.iter().filter_map(place_at).collect::<Vec<_>>(),
            actors: &entry.actors.iter().filter_map(actor_at).collect::<Vec<_>>(),
            city_rank: self.of_city(city),
            topic_rank: self.of_topic(topic),
            title: &entry.title.zh,
            body: &body,
        });
    }
}

/// The rank of what has none: after all that have one, and no higher, since sorting counts by rank.
fn last(ranks: &[u16]) -> u16 {
    ranks.len().min(usize::from(u16::MAX)) as u16
}

/// The rank of each of `0..len` when sorted by `key`, equal ones in their order.
fn ranks(len: usize, key: impl Fn(usize) -> u32) -> Vec<u16> {
    let sorted = order((0..len).map(|at| u64::from(key(at))));
    let mut ranks = vec![u16::MAX; len];
    for (rank, at) in sorted.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(at as usize) {
            *slot = rank.min(usize::from(u16::MAX) - 1) as u16;
        }
    }
    ranks
}

fn names_of(dataset: &Dataset) -> Names<'_> {
    let mut years: Vec<u16> = dataset.editions.iter().map(|edition| edition.year).collect();
    years.extend(dataset.entries.iter().map(|entry| entry.year));
    let mut years = sorted(years, |year| !u64::from(*year));
    years.dedup();
    Names {
        years,
        areas: (dataset.areas.iter())
            .map(|area| Name { key: &area.code, names: [&area.name.zh, &area.name_zh_hant, &area.name.en] })
            .collect(),
        topics: dataset.topics.iter().map(|topic| name(&topic.id, &topic.name)).collect(),
        places: dataset.places.iter().map(|place| name(&place.id, &place.name)).collect(),
        actors: dataset.actors.iter().map(|actor| name(&actor.id, &actor.name)).collect(),
    }
}

fn name<'a>(key: &'a str, name: &'a Text) -> Name<'a> {
    Name { key, names: [&name.zh, &name.en, ""] }
}
