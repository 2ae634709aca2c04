//! The oracle: a loop over rows and strings for every question.

use guangdong_ip_atlas::dataset::{AreaRelation, Dataset, Entry, ListKind};
use guangdong_ip_atlas::query::{Engine, Facet, Filters, Order, Selection};
use proptest::prelude::*;

use crate::made_up::CHARACTERS;

/// A package as plain strings.
pub struct Oracle {
    pub dataset: Dataset,
    /// Normalised names and other texts of each entry.
    pub texts: Vec<(Vec<String>, Vec<String>)>,
}

pub fn readings(character: char) -> Vec<&'static str> {
    let line = CHARACTERS.lines().find(|line| line.starts_with(character));
    line.and_then(|line| line.split('\t').nth(1)).map_or(Vec::new(), |list| list.split(',').collect())
}

pub fn normal(text: &str) -> String {
    let simplified = |c: char| {
        CHARACTERS
            .lines()
            .find(|line| line.split('\t').nth(2).is_some_and(|forms| c != ',' && forms.contains(c)))
            .map_or(c, |line| line.chars().next().unwrap())
    };
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        '\u{3000}' => ' ',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        _ => simplified(c),
    };
    let lower = |c: char| c.to_ascii_lowercase();
    text.chars().map(narrow).map(lower).collect()
}

/// Whether `letters` can be read from the beginning of `text`.
fn reads(text: &[char], letters: &str) -> bool {
    let Some(character) = text.first() else { return false };
    readings(*character).into_iter().any(|reading| {
        let parts = [reading, &reading[..1]];
        reading.starts_with(letters)
            || parts.into_iter().filter_map(|part| letters.strip_prefix(part)).any(|rest| {
                let without = rest.strip_prefix('\'').unwrap_or(rest);
                without.is_empty() || reads(&text[1..], without)
            })
    })
}

fn is_pinyin(term: &str) -> bool {
    term.len() <= 63
        && !term.starts_with('\'')
        && term.chars().all(|c| c.is_ascii_lowercase() || c == '\'')
        && term.chars().filter(|c| *c != '\'').count() >= 2
}

pub fn in_name(name: &str, term: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    name.contains(term) || is_pinyin(term) && (0..characters.len()).any(|at| reads(&characters[at..], term))
}

impl Oracle {
    pub fn new(dataset: Dataset) -> Self {
        let texts = dataset.entries.iter().map(|entry| Self::texts_of(&dataset, entry)).collect();
        Self { dataset, texts }
    }

    fn texts_of(dataset: &Dataset, entry: &Entry) -> (Vec<String>, Vec<String>) {
        let mut names = vec![entry.title.zh.clone()];
        for area in entry.areas.iter().filter_map(|(code, _)| dataset.area(code)) {
            names.extend([area.name.zh.clone(), area.name_zh_hant.clone(), area.name.en.clone()]);
        }
        let places = entry.place_ids.iter().filter_map(|id| dataset.place(id)).map(|place| &place.name);
        let actors = entry.actors.iter().filter_map(|(id, _)| dataset.actor(id)).map(|actor| &actor.name);
        let topic = dataset.topic(&entry.topic_id).map(|topic| &topic.name);
        for name in places.chain(actors).chain(topic) {
            names.extend([name.zh.clone(), name.en.clone()]);
        }
        let mut body = vec![entry.title.en.clone()];
        let facts = entry.facts.iter().map(|fact| &fact.text);
        for part in [&entry.summary, &entry.note].into_iter().chain(facts) {
            body.extend([part.zh.clone(), part.en.clone()]);
        }
        let normal = |texts: Vec<String>| texts.iter().map(|text| normal(text)).collect();
        (normal(names), normal(body))
    }

    /// For each row whether it has all words of the query.
    fn found(&self, query: &str) -> Vec<bool> {
        let query = normal(query);
        let has = |(names, body): &(Vec<String>, Vec<String>)| {
            query
                .split_whitespace()
                .all(|term| names.iter().any(|name| in_name(name, term)) || body.iter().any(|text| text.contains(term)))
        };
        self.texts.iter().map(has).collect()
    }

    /// The rows that pass; `found` is of the text in the filters.
    fn passing(&self, filters: &Filters, found: &[bool]) -> Vec<usize> {
        let any = |wanted: &[String], has: &dyn Fn(&String) -> bool| wanted.is_empty() || wanted.iter().any(has);
        let passes = |row: &usize| {
            let entry = &self.dataset.entries[*row];
            found[*row]
                && (filters.years.is_empty() || filters.years.contains(&entry.year))
                && (filters.lists.is_empty() || filters.lists.contains(&entry.list))
                && any(&filters.areas, &|code| entry.areas.iter().any(|(area, _)| area == code))
                && any(&filters.topics, &|id| entry.topic_id == *id)
                && any(&filters.places, &|id| entry.place_ids.contains(id))
        };
        (0..self.texts.len()).filter(passes).collect()
    }

    pub fn check(&self, engine: &Engine, filters: &Filters) -> Result<(), TestCaseError> {
        let found = self.found(&filters.text);
        let rows = self.passing(filters, &found);
        let selection = engine.run(filters);
        prop_assert_eq!(selection.rows.iter().collect::<Vec<_>>(), rows.clone());
        prop_assert_eq!(selection.total as usize, rows.len());
        let with = |change: &dyn Fn(&mut Filters)| {
            let mut changed = filters.clone();
            change(&mut changed);
            self.passing(&changed, &found).len() as u32
        };
        let years: Vec<u32> = engine.years().iter().map(|year| with(&|f| f.years = vec![*year])).collect();
        prop_assert_eq!(&selection.counts.years, &years);
        let lists: Vec<u32> = ListKind::ALL.iter().map(|list| with(&|f| f.lists = vec![*list])).collect();
        prop_assert_eq!(&selection.counts.lists, &lists);
        let areas = self.dataset.areas.iter().map(|area| with(&|f| f.areas = vec![area.code.clone()]));
        prop_assert_eq!(&selection.counts.areas, &areas.collect::<Vec<_>>());
        let topics = self.dataset.topics.iter().map(|topic| with(&|f| f.topics = vec![topic.id.clone()]));
        prop_assert_eq!(&selection.counts.topics, &topics.collect::<Vec<_>>());
        let places = self.dataset.places.iter().map(|place| with(&|f| f.places = vec![place.id.clone()]));
        prop_assert_eq!(&selection.counts.places, &places.collect::<Vec<_>>());
        self.check_drops(engine, filters, &found)
    }

    fn check_drops(&self, engine: &Engine, filters: &Filters, found: &[bool]) -> Result<(), TestCaseError> {
        let mut drops = Vec::new();
        for facet in Facet::ALL {
            let mut without = filters.clone();
            without.clear(facet);
            let everywhere = vec![true; found.len()];
            let rows = self.passing(&without, if facet == Facet::Text { &everywhere } else { found }).len() as u32;
            if *filters != without && filters.is_active(facet) && rows > 0 {
                drops.push((facet, rows));
            }
        }
        drops.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        prop_assert_eq!(engine.drops(filters), drops);
        Ok(())
    }

    pub fn check_order(&self, engine: &Engine, filters: &Filters) {
        let selection = engine.run(filters);
        let official: Vec<u32> = self.passing(filters, &self.found(&filters.text)).iter().map(|r| *r as u32).collect();
        let entry = |row: &u32| &self.dataset.entries[*row as usize];
        let city = |row: &u32| {
            let place = entry(row).areas.iter().find(|(_, relation)| *relation == AreaRelation::Place);
            // The province (second in the file) comes first; an entry without a place comes last.
            place.map_or(9, |(code, _)| ["p", "c1", "c2", "c3"].iter().position(|known| known == code).unwrap())
        };
        let (mut by_city, mut by_topic) = (official.clone(), official.clone());
        by_city.sort_by_key(city);
        by_topic.sort_by_key(|row| ["t2", "t3", "t1"].iter().position(|id| *id == entry(row).topic_id).unwrap());
        for (order, wanted) in [(Order::Official, official), (Order::City, by_city), (Order::Topic, by_topic)] {
            assert_eq!(engine.ordered(&selection, order), wanted);
            Self::check_places(engine, &selection, order, &wanted);
        }
    }

    /// Windows of all kinds of lengths and the place of every row, as the whole order has them.
    fn check_places(engine: &Engine, selection: &Selection, order: Order, wanted: &[u32]) {
        for start in (0..wanted.len() + 2).step_by(7) {
            for length in [0, 1, 2, 63, 64, 65, 1000] {
                let part: Vec<u32> = wanted.iter().skip(start).take(length).copied().collect();
                let range = start as u32..(start + length) as u32;
                assert_eq!(engine.window(selection, order, range.clone()), part, "{order:?} {range:?}");
            }
        }
        for row in 0..engine.rows() as u32 + 2 {
            let place = wanted.iter().position(|other| *other == row).map(|place| place as u32);
            assert_eq!(engine.place_of(selection, order, row), place, "{order:?} row {row}");
        }
    }
}
