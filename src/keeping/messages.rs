//! What the page and whoever keeps the package, mostly a worker, write to each other, as texts.

use std::ops::Range;

use crate::query::{Facet, FacetCounts};
use crate::statistics::Ground;

/// Between the fields of a message. Baked texts hold the two signs after it, and no other control character.
const FIELD_END: char = '\u{1d}';

/// What the page asks. `number` counts the answers to filters: what is asked of rows is about one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Answer the filters and the order of this hash (see [`crate::view_state::ViewState::encode`]), with this many rows from
    /// the first.
    Ask {
        /// Number of the answer.
        number: u32,
        /// The view state that has filters and order.
        hash: String,
        /// Rows to send at once.
        rows: u32,
    },
    /// Send the rows at these places.
    Rows {
        /// Number of the answer.
        number: u32,
        /// The places.
        places: Range<u32>,
    },
    /// Send an entry, those beside it in the last answer, and those that belong together with it.
    Entry {
        /// Its key.
        id: String,
    },
    /// Where an entry stands in an answer.
    Place {
        /// Number of the answer.
        number: u32,
        /// Its key.
        id: String,
    },
}

/// Entries at successive places of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Number of the answer.
    pub number: u32,
    /// The first place.
    pub start: u32,
    /// For [`crate::dataset::read_entries`].
    pub texts: String,
}

/// An answer to filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Number of rows.
    pub total: u32,
    /// What choosing each facet value would give.
    pub counts: FacetCounts,
    /// What to drop when nothing passes.
    pub drops: Vec<(Facet, u32)>,
    /// The first rows.
    pub rows: Rows,
}

/// An entry that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The key that was asked for.
    pub id: String,
    /// The entry, the one before it, the one after it, those that belong together with it: for
    /// [`crate::dataset::read_entries`]. Empty if there is no such entry.
    pub texts: String,
    /// Whether there is one before it and one after it.
    pub beside: [bool; 2],
    /// Why the others belong together with it.
    pub grounds: Vec<Vec<Ground>>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To [`Question::Ask`].
    Answer(Answer),
    /// To [`Question::Rows`].
    Rows(Rows),
    /// To [`Question::Entry`].
    Entry(Found),
    /// To [`Question::Place`]: number of the answer, key, and the place if it is among the rows.
    Place(u32, String, Option<u32>),
    /// The files cannot be read any more.
    Lost,
}

impl Question {
    /// The question as a text. That one about filters begins with "ask" the page's script knows, too (`src/browser/opening.js`).
    pub fn write(&self) -> String {
        match self {
            Self::Ask { number, hash, rows } => joined(["ask", &number.to_string(), hash, &rows.to_string()]),
            Self::Rows { number, places } => {
                let [number, start, end] = [*number, places.start, places.end].map(|n| n.to_string());
                joined(["rows", &number, &start, &end])
            }
            Self::Entry { id } => joined(["entry", id]),
            Self::Place { number, id } => joined(["place", &number.to_string(), id]),
        }
    }

    /// The inverse of [`Question::write`].
    pub fn read(text: &str) -> Option<Self> {
        Some(match text.split(FIELD_END).collect::<Vec<_>>().as_slice() {
            ["ask", number, hash, rows] => {
                Self::Ask { number: number.parse().ok()?, hash: (*hash).to_owned(), rows: rows.parse().ok()? }
            }
            ["rows", number, start, end] => {
                Self::Rows { number: number.parse().ok()?, places: start.parse().ok()?..end.parse().ok()? }
            }
            ["entry", id] => Self::Entry { id: (*id).to_owned() },
            ["place", number, id] => Self::Place { number: number.parse().ok()?, id: (*id).to_owned() },
            _ => return None,
        })
    }
}

impl Reply {
    /// The reply as a text. Those to filters begin with their kind and their number: the page's script gives those that it
    /// knows already another number (`src/browser/known_answers.js`).
    pub fn write(&self) -> String {
        match self {
            Self::Answer(Answer { total, counts, drops, rows }) => {
                let FacetCounts { years, lists, areas, topics, places } = counts;
                let counts = [years, lists, areas, topics, places].map(|counts| numbers(counts));
                let drops: Vec<u32> = drops.iter().flat_map(|(facet, count)| [place_of(*facet), *count]).collect();
                let [years, lists, areas, topics, places] = counts.each_ref().map(String::as_str);
                let (total, number, drops) = (total.to_string(), rows.number.to_string(), numbers(&drops));
                joined(["answer", &number, &total, years, lists, areas, topics, places, &drops, &rows.texts])
            }
            Self::Rows(Rows { number, start, texts }) => {
                joined(["rows", &number.to_string(), &start.to_string(), texts])
            }
            Self::Entry(Found { id, texts, beside, grounds }) => {
                let beside = numbers(&beside.map(u32::from));
                let mut fields = vec!["entry", id.as_str(), texts, &beside];
                let grounds: Vec<String> = grounds.iter().map(|grounds| ground_places(grounds)).collect();
                fields.extend(grounds.iter().map(String::as_str));
                joined(fields)
            }
            Self::Place(number, id, place) => {
                let place = place.map_or(String::new(), |place| place.to_string());
                joined(["place", &number.to_string(), id, &place])
            }
            Self::Lost => "lost".to_owned(),
        }
    }

    /// The inverse of [`Reply::write`].
    pub fn read(text: &str) -> Option<Self> {
        Some(match text.split(FIELD_END).collect::<Vec<_>>().as_slice() {
            ["answer", number, total, years, lists, areas, topics, places, drops, texts] => {
                let [years, lists, areas, topics, places] =
                    [years, lists, areas, topics, places].map(|text| list(text));
                let drops = list(drops);
                let drops = drops.chunks_exact(2).filter_map(|pair| match pair {
                    [facet, count] => Facet::ALL.get(*facet as usize).map(|facet| (*facet, *count)),
                    _ => None,
                });
                Self::Answer(Answer {
                    total: total.parse().ok()?,
                    counts: FacetCounts { years, lists, areas, topics, places },
                    drops: drops.collect(),
                    rows: Rows { number: number.parse().ok()?, start: 0, texts: (*texts).to_owned() },
                })
            }
            ["rows", number, start, texts] => Self::Rows(Rows {
                number: number.parse().ok()?,
                start: start.parse().ok()?,
                texts: (*texts).to_owned(),
            }),
            ["entry", id, texts, beside, grounds @ ..] => {
                let [previous, next] = list(beside)[..] else { return None };
                Self::Entry(Found {
                    id: (*id).to_owned(),
                    texts: (*texts).to_owned(),
                    beside: [previous == 1, next == 1],
                    grounds: grounds.iter().map(|text| grounds_at(text)).collect(),
                })
            }
            ["place", number, id, place] => Self::Place(number.parse().ok()?, (*id).to_owned(), place.parse().ok()),
            ["lost"] => Self::Lost,
            _ => return None,
        })
    }
}

fn joined<'f>(fields: impl IntoIterator<Item = &'f str>) -> String {
    fields.into_iter().collect::<Vec<_>>().join(&FIELD_END.to_string())
}

fn numbers(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

fn list(text: &str) -> Vec<u32> {
    text.split(',').filter_map(|number| number.parse().ok()).collect()
}

fn place_of(facet: Facet) -> u32 {
    Facet::ALL.iter().zip(0..).find(|(one, _)| **one == facet).map_or(0, |(_, place)| place)
}

fn ground_places(grounds: &[Ground]) -> String {
    let places = grounds.iter().filter_map(|ground| Ground::ALL.iter().position(|one| one == ground));
    numbers(&places.map(|place| place as u32).collect::<Vec<_>>())
}

fn grounds_at(text: &str) -> Vec<Ground> {
    list(text).into_iter().filter_map(|place| Ground::ALL.get(place as usize)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back() {
        let questions = [
            Question::Ask { number: 7, hash: "year=2024&q=a%1d".into(), rows: 12 },
            Question::Rows { number: 7, places: 20..45 },
            Question::Entry { id: "2024-event-01".into() },
            Question::Place { number: 7, id: "2024-event-01".into() },
        ];
        for question in questions {
            assert_eq!(Question::read(&question.write()), Some(question));
        }
        let rows = Rows { number: 7, start: 0, texts: "entries.csv\u{1f}id\u{1f}a\u{1e}x".into() };
        let counts =
            FacetCounts { years: vec![1, 2], lists: vec![], areas: vec![0, 3], topics: vec![4], places: vec![] };
        let replies = [
            Reply::Answer(Answer { total: 0, counts, drops: vec![(Facet::Text, 9)], rows: rows.clone() }),
            Reply::Rows(Rows { start: 40, ..rows.clone() }),
            Reply::Entry(Found {
                id: "a".into(),
                texts: rows.texts,
                beside: [false, true],
                grounds: vec![vec![Ground::Area, Ground::Topic], vec![]],
            }),
            Reply::Place(7, "a".into(), None),
            Reply::Place(7, "a".into(), Some(3)),
            Reply::Lost,
        ];
        for reply in replies {
            assert_eq!(Reply::read(&reply.write()), Some(reply));
        }
        assert_eq!((Question::read("?"), Reply::read("")), (None, None));
    }
}
