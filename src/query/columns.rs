//! Filling an engine from columns that come apart, as a reader has them who sees each file of a package once: texts in the
//! order of their file, links table by table.

use super::builder::{Ranks, empty_engine};
use super::characters::CharacterTable;
use super::corpus::Corpus;
use super::engine::Engine;
use super::links::Links;
use crate::dataset::{Dataset, ListKind};

/// The texts of entries and of their facts, each in the order of its file.
#[derive(Debug, Default)]
pub struct EntryTexts {
    characters: CharacterTable,
    names: Corpus,
    body: Corpus,
    facts: Corpus,
}

/// What else an engine knows of the entries. But for `order` everything is in the order of the file.
#[derive(Clone, Copy, Debug)]
pub struct EntryColumns<'a> {
    /// The official order: row n of the engine is entry `order[n]`.
    pub order: &'a [u32],
    /// Years of the editions.
    pub years: &'a [u16],
    /// Lists.
    pub lists: &'a [ListKind],
    /// Places of the topics in the package.
    pub topics: &'a [u32],
    /// Places of the areas in the package, twice; one more where the area is a partner.
    pub areas: &'a Links,
    /// Places of the places below the city.
    pub places: &'a Links,
    /// Places of the actors.
    pub actors: &'a Links,
    /// Numbers of the facts.
    pub facts: &'a Links,
}

impl EntryTexts {
    /// No text yet.
    pub fn new(characters: CharacterTable) -> Self {
        Self { characters, ..Self::default() }
    }

    /// Adds the texts of the next entry: its Chinese title, and all others.
    pub fn push_entry(&mut self, title: &str, body: &[&str]) {
        self.names.push(&self.characters, &[title]);
        self.body.push(&self.characters, body);
    }

    /// Adds the texts of the next fact.
    pub fn push_fact(&mut self, texts: &[&str]) {
        self.facts.push(&self.characters, texts);
    }

    /// Bytes on the heap.
    pub fn heap_bytes(&self) -> usize {
        [&self.names, &self.body, &self.facts].into_iter().map(Corpus::heap_bytes).sum()
    }
}

impl Engine {
    /// The engine over these entries of `dataset`, whose own entries are not looked at.
    pub fn of_columns(dataset: &Dataset, texts: EntryTexts, columns: &EntryColumns<'_>) -> Self {
        let EntryTexts { characters, names, body, facts } = texts;
        let mut engine = empty_engine(dataset, characters);
        let len = columns.order.len();
        let ranks = Ranks::new(dataset);
        for (row, entry) in columns.order.iter().enumerate() {
            let (row, at) = (row as u32, *entry as usize);
            let (year, list) = (columns.years.get(at).copied(), columns.lists.get(at).copied());
            let topic = columns.topics.get(at).map_or(usize::MAX, |topic| *topic as usize);
            let areas = columns.areas.of(*entry);
            engine.push_keys(year.unwrap_or_default(), list.unwrap_or(ListKind::Event), topic);
            let [_, _, area_values, _, place_values, actor_values] = &mut engine.values;
            areas.iter().for_each(|area| area_values.push(*area as usize / 2, row));
            columns.places.of(*entry).iter().for_each(|place| place_values.push(*place as usize, row));
            columns.actors.of(*entry).iter().for_each(|actor| actor_values.push(*actor as usize, row));
            let city = areas.iter().find(|area| area.is_multiple_of(2)).map(|area| *area as usize / 2);
            engine.city_ranks.push(ranks.of_city(city));
            engine.topic_ranks.push(ranks.of_topic(topic));
        }
        (engine.names, engine.body, engine.facts) = (names, body, facts);
        let only = |row: usize| columns.order.get(row..row + 1).unwrap_or_default();
        engine.names.gathered(len, only);
        engine.body.gathered(len, only);
        engine.facts.gathered(len, |row| columns.order.get(row).map_or(&[][..], |entry| columns.facts.of(*entry)));
        engine.seal();
        engine
    }
}
