//! The pairs of an index by their first character: what single characters and pinyin are looked up with.

use super::grams::{Grams, Left};
use crate::dataset::sorted;

/// All pairs, sorted by first character.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// First characters, ascending, each with the place in `pairs` where its pairs end.
    ends: Vec<(char, u32)>,
    /// Second character and id of the gram.
    pairs: Vec<(char, u32)>,
}

impl Pairs {
    /// The pairs among `grams`.
    pub(super) fn of(grams: &Grams) -> Self {
        let pair = |(id, left, right)| match left {
            Left::Character(first) => Some((first, right, id)),
            Left::Gram(_) => None,
        };
        let pairs: Vec<(char, char, u32)> = grams.iter().filter_map(pair).collect();
        let sorted =
            sorted(pairs, |(first, second, _)| u64::from(u32::from(*first)) << 32 | u64::from(u32::from(*second)));
        let mut pairs = Self { ends: Vec::new(), pairs: Vec::with_capacity(sorted.len()) };
        for same in sorted.chunk_by(|a, b| a.0 == b.0) {
            pairs.pairs.extend(same.iter().map(|(_, second, id)| (*second, *id)));
            pairs.ends.extend(same.first().map(|(first, ..)| (*first, pairs.pairs.len() as u32)));
        }
        pairs
    }

    /// Each first character with its pairs: second character and id.
    pub(super) fn iter(&self) -> impl Iterator<Item = (char, &[(char, u32)])> {
        let mut start = 0;
        self.ends.iter().map(move |(first, end)| {
            let pairs = self.pairs.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            (*first, pairs)
        })
    }

    /// The pairs with this first character: second character and id.
    pub(super) fn with_first(&self, first: char) -> &[(char, u32)] {
        let Ok(at) = self.ends.binary_search_by_key(&first, |(first, _)| *first) else { return &[] };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        self.ends.get(at).and_then(|(_, end)| self.pairs.get(start as usize..*end as usize)).unwrap_or_default()
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        (self.ends.capacity() + self.pairs.capacity()) * 8
    }
}
