//! The rows of what most words begin with while they are typed: a letter, a digit, a first sound of pinyin.
//!
//! Nearly every text has them, so that the lists to be gone through are the longest of all: at a million entries that takes three
//! to seven times what a whole word takes. They are few, and found once.

use std::sync::OnceLock;

use super::bits::BitSet;

/// The words, as they are typed: letters and digits, and the sounds that are written with two letters.
const WORDS: [&str; 39] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "zh", "ch", "sh",
];

/// The rows of each of the words, once the text has an index; none before, and in packages that need none.
#[derive(Debug, Default)]
pub(super) struct Beginnings(OnceLock<Vec<BitSet>>);

impl Beginnings {
    /// The rows of a normalised word, if it is one of them and known.
    pub(super) fn rows(&self, word: &str) -> Option<&BitSet> {
        // Most words are longer, and no known one is.
        let known = self.0.get().filter(|_| word.len() < 3)?;
        known.get(WORDS.iter().position(|beginning| *beginning == word)?)
    }

    /// The word whose rows come next in `known`; `None` if all are there.
    pub(super) fn next(known: &[BitSet]) -> Option<&'static str> {
        WORDS.get(known.len()).copied()
    }

    /// Takes the rows of all words, in their order; the first ones stay.
    pub(super) fn set(&self, known: Vec<BitSet>) {
        self.0.get_or_init(|| known);
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.0.get().map_or(0, |known| known.iter().map(BitSet::heap_bytes).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EngineBuilder, Name, Names, Row};
    use super::*;
    use crate::dataset::ListKind;
    use crate::query::{CharacterTable, Engine};

    /// Three entries, each with a title and another text; the last one has a topic called "Tea".
    fn engine() -> Engine {
        let names =
            Names { topics: vec![Name { key: "tea", names: ["Tea", "", ""] }], years: vec![2024], ..Names::default() };
        let characters = CharacterTable::parse("深\tshen\n圳\tzhen\n专\tzhuan\n");
        let mut builder = EngineBuilder::new(&names, &characters).scan_up_to(0);
        for (topic, title, body) in [(9, "深", "Hall 5"), (9, "专圳", ""), (0, "圳", "X")] {
            let (list, body) = (ListKind::Event, &[body][..]);
            let (areas, places, actors) = (&[][..], &[][..], &[][..]);
            let row = Row { year: 2024, list, topic, areas, places, actors, city_rank: 0, topic_rank: 0, title, body };
            builder.push(&row);
        }
        builder.finish()
    }

    #[test]
    fn what_words_begin_with_is_known_with_the_index() {
        let engine = engine();
        assert!(WORDS.iter().all(|word| engine.beginnings.rows(word).is_none()), "before there is an index");
        engine.prepare();
        let rows = |word: &str| engine.beginnings.rows(word).map(|rows| rows.iter().collect::<Vec<_>>());
        assert_eq!(rows("5"), Some(vec![0]), "in a text");
        assert_eq!(rows("t"), Some(vec![2]), "in the name of a topic");
        assert_eq!(rows("sh"), Some(vec![0]), "as pinyin");
        assert_eq!(rows("zh"), Some(vec![1, 2]), "as pinyin");
        assert_eq!(rows("z"), Some(vec![]), "a single letter is no pinyin");
        assert_eq!((rows("zz"), rows("zhe"), rows("")), (None, None, None), "other words are looked up");
        assert_eq!(engine.beginnings.heap_bytes(), WORDS.len() * 8, "one bit for each entry");
    }
}
