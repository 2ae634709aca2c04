//! What the page knows of entries that it does not have, because a worker keeps them.

use super::package::Dataset;
use super::words::ListKind;

const LINE_END: char = '\n';
const FIELD_END: char = '\t';

/// Numbers about the entries of a package whose entries are elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distant {
    /// Of each edition.
    pub editions: Vec<HeldEdition>,
    /// For each source that entries rest on, its key, and the titles, actors and facts that are taken from it.
    pub uses: Vec<(String, [u32; 3])>,
    /// The tables of which the page has only the first records.
    pub tables: Vec<HeldTable>,
}

/// The entries of an edition in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldEdition {
    /// Its year.
    pub year: u16,
    /// Events that the package has.
    pub events: u32,
    /// Measures that the package has.
    pub measures: u32,
    /// Parts (cities of a province) where at least one of them happened.
    pub areas: u32,
}

/// A table of which the page has only the first records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldTable {
    /// Its name, without `.csv`.
    pub name: String,
    /// How many records it has in all.
    pub records: u32,
}

impl Distant {
    /// All numbers as one text.
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut line = |fields: &[&str]| {
            text.push_str(&fields.join(&FIELD_END.to_string()));
            text.push(LINE_END);
        };
        for HeldEdition { year, events, measures, areas } in &self.editions {
            let [year, events, measures, areas] = [u32::from(*year), *events, *measures, *areas].map(|n| n.to_string());
            line(&["edition", &year, &events, &measures, &areas]);
        }
        for (source, counts) in &self.uses {
            let [titles, actors, facts] = counts.map(|count| count.to_string());
            line(&["use", source, &titles, &actors, &facts]);
        }
        for HeldTable { name, records } in &self.tables {
            line(&["table", name, &records.to_string()]);
        }
        text
    }

    /// The inverse of [`Distant::write`]; `None` for an empty text.
    pub fn read(text: &str) -> Option<Self> {
        let mut distant = Self::default();
        let number = |field: &str| field.parse::<u32>().unwrap_or_default();
        for line in text.split(LINE_END) {
            match line.split(FIELD_END).collect::<Vec<_>>().as_slice() {
                ["edition", year, events, measures, areas] => distant.editions.push(HeldEdition {
                    year: number(year) as u16,
                    events: number(events),
                    measures: number(measures),
                    areas: number(areas),
                }),
                ["use", source, titles, actors, facts] => {
                    distant.uses.push(((*source).to_owned(), [number(titles), number(actors), number(facts)]));
                }
                ["table", name, records] => {
                    distant.tables.push(HeldTable { name: (*name).to_owned(), records: number(records) });
                }
                _ => {}
            }
        }
        (!text.is_empty()).then_some(distant)
    }

    fn edition(&self, year: u16) -> HeldEdition {
        self.editions.iter().find(|edition| edition.year == year).copied().unwrap_or_default()
    }

    /// Titles, actors and facts that are taken from a source.
    pub fn uses_of(&self, source: &str) -> [u32; 3] {
        self.uses.iter().find(|(key, _)| key == source).map_or([0; 3], |(_, counts)| *counts)
    }

    /// Records of a table in all, if the page has only its first ones.
    pub fn records_of(&self, table: &str) -> Option<u32> {
        self.tables.iter().find(|held| held.name == table).map(|held| held.records)
    }
}

impl Dataset {
    /// Number of entries that the package has on a list.
    pub fn held(&self, year: u16, list: ListKind) -> usize {
        match &self.distant {
            None => self.entries.iter().filter(|entry| entry.year == year && entry.list == list).count(),
            Some(distant) => {
                let HeldEdition { events, measures, .. } = distant.edition(year);
                if list == ListKind::Event { events as usize } else { measures as usize }
            }
        }
    }

    /// Number of areas where something of this edition happened, if the entries are elsewhere.
    pub fn distant_areas(&self, year: u16) -> Option<usize> {
        self.distant.as_ref().map(|distant| distant.edition(year).areas as usize)
    }

    /// Whether the package has, or may have, an entry with this key: whoever keeps it knows.
    pub fn may_have_entry(&self, id: &str) -> bool {
        self.distant.is_some() || self.entry(id).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let distant = Distant {
            editions: vec![HeldEdition { year: 2024, events: 700_000, measures: 3, areas: 21 }],
            uses: vec![("portal".to_owned(), [1_000_000, 0, 7])],
            tables: vec![HeldTable { name: "entries".to_owned(), records: 1_000_000 }],
        };
        assert_eq!(Distant::read(&distant.write()).as_ref(), Some(&distant));
        assert_eq!(Distant::read(""), None);
        assert_eq!((distant.uses_of("portal"), distant.uses_of("x")), ([1_000_000, 0, 7], [0; 3]));
        let dataset = Dataset { distant: Some(distant), ..Dataset::default() };
        assert_eq!(dataset.held(2024, ListKind::Event), 700_000);
        assert_eq!((dataset.held(2023, ListKind::Event), dataset.distant_areas(2024)), (0, Some(21)));
    }
}
