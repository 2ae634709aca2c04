//! Places in an order: which rows stand where, without putting all rows in order.

use std::ops::Range;
use std::sync::OnceLock;

use super::bits::{BitSet, RowSet};
use super::engine::{Engine, Selection};
use super::filters::Order;

/// The rows of each rank of an order. Made when that order is first asked for.
#[derive(Debug, Default)]
pub(super) struct Ranked(OnceLock<Vec<RowSet>>);

impl Ranked {
    fn of(&self, ranks: &[u16]) -> &[RowSet] {
        self.0.get_or_init(|| {
            let highest = ranks.iter().max().map_or(0, |rank| usize::from(*rank) + 1);
            let mut sets = vec![RowSet::Few(Vec::new()); highest];
            for (row, rank) in ranks.iter().enumerate() {
                if let Some(set) = sets.get_mut(usize::from(*rank)) {
                    set.push(row as u32);
                }
            }
            sets.iter_mut().for_each(|set| set.finish(ranks.len()));
            sets
        })
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.0.get().map_or(0, |sets| sets.iter().map(RowSet::heap_bytes).sum())
    }
}

impl Engine {
    /// The rows at the places `wanted` of `selection` in `order`: what [`Engine::ordered`] has there. The work does not
    /// depend on how many rows are asked for elsewhere: words of bit sets are counted, no row is moved.
    pub fn window(&self, selection: &Selection, order: Order, wanted: Range<u32>) -> Vec<u32> {
        let mut rows = Vec::new();
        let mut skip = wanted.start;
        let mut take = wanted.end.saturating_sub(wanted.start);
        let Some(sets) = self.ranked(order) else {
            selection.rows.pick(None, &mut skip, &mut take, &mut rows);
            return rows;
        };
        for set in sets {
            if take == 0 {
                break;
            }
            // A rank that lies before the window as a whole is only counted.
            let count = if skip > 0 { set.count_in(&selection.rows, None) } else { u32::MAX };
            if count <= skip {
                skip -= count;
                continue;
            }
            set.pick(&selection.rows, &mut skip, &mut take, &mut rows);
        }
        rows
    }

    /// The place of `row` among the rows of `selection` in `order`; `None` if it is not among them.
    pub fn place_of(&self, selection: &Selection, order: Order, row: u32) -> Option<u32> {
        if !selection.rows.contains(row as usize) {
            return None;
        }
        let Some(sets) = self.ranked(order) else { return Some(selection.rows.count_before(None, row)) };
        let mut before = 0;
        for set in sets {
            if set.contains(row) {
                return Some(before + set.count_before(&selection.rows, row));
            }
            before += set.count_in(&selection.rows, None);
        }
        None
    }

    /// The rows of each rank; `None` where rows stand in their own order.
    fn ranked(&self, order: Order) -> Option<&[RowSet]> {
        match order {
            Order::Official => None,
            Order::City => Some(self.by_city.of(&self.city_ranks)),
            Order::Topic => Some(self.by_topic.of(&self.topic_ranks)),
        }
    }
}

impl BitSet {
    fn words<'s>(&'s self, mask: Option<&'s Self>) -> impl Iterator<Item = u64> + 's {
        self.word_slice().iter().enumerate().map(move |(at, word)| {
            word & mask.map_or(u64::MAX, |mask| mask.word_slice().get(at).copied().unwrap_or_default())
        })
    }

    /// Leaves out the first `skip` rows (that are also in `mask`), appends the next `take` to `to`, and takes off from both
    /// what it has done.
    fn pick(&self, mask: Option<&Self>, skip: &mut u32, take: &mut u32, to: &mut Vec<u32>) {
        for (at, mut word) in self.words(mask).enumerate() {
            let count = word.count_ones();
            if count <= *skip {
                *skip -= count;
                continue;
            }
            while word != 0 {
                if *take == 0 {
                    return;
                }
                if *skip > 0 {
                    *skip -= 1;
                } else {
                    to.push(at as u32 * 64 + word.trailing_zeros());
                    *take -= 1;
                }
                word &= word - 1;
            }
        }
    }

    /// Number of rows before `row` (that are also in `mask`).
    fn count_before(&self, mask: Option<&Self>, row: u32) -> u32 {
        let (whole, rest) = ((row / 64) as usize, row % 64);
        let words = self.words(mask).take(whole + 1).enumerate();
        words.map(|(at, word)| if at < whole { word } else { word & ((1 << rest) - 1) }).map(u64::count_ones).sum()
    }
}

impl RowSet {
    fn contains(&self, row: u32) -> bool {
        match self {
            Self::Few(rows) => rows.binary_search(&row).is_ok(),
            Self::Many(set) => set.contains(row as usize),
        }
    }

    /// As [`BitSet::pick`].
    fn pick(&self, mask: &BitSet, skip: &mut u32, take: &mut u32, to: &mut Vec<u32>) {
        match self {
            Self::Many(set) => set.pick(Some(mask), skip, take, to),
            Self::Few(rows) => {
                for row in rows.iter().filter(|row| mask.contains(**row as usize)) {
                    if *take == 0 {
                        return;
                    }
                    if *skip > 0 {
                        *skip -= 1;
                    } else {
                        to.push(*row);
                        *take -= 1;
                    }
                }
            }
        }
    }

    /// As [`BitSet::count_before`].
    fn count_before(&self, mask: &BitSet, row: u32) -> u32 {
        match self {
            Self::Many(set) => set.count_before(Some(mask), row),
            Self::Few(rows) => {
                rows.iter().take_while(|other| **other < row).filter(|other| mask.contains(**other as usize)).count()
                    as u32
            }
        }
    }
}
