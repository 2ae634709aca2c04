//! Sets of rows: [`BitSet`] for answers, [`RowSet`] for what is stored.

/// A set of rows, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BitSet {
    /// Bits past `len` in the last word are always 0.
    words: Vec<u64>,
    len: usize,
}

impl BitSet {
    /// The empty set over rows `0..len`.
    pub fn empty(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All rows `0..len`.
    pub fn full(len: usize) -> Self {
        let mut set = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let (Some(last), tail @ 1..) = (set.words.last_mut(), len % 64) {
            *last = (1 << tail) - 1;
        }
        set
    }

    /// Number of rows that could be in the set: all of them.
    pub fn universe(&self) -> usize {
        self.len
    }

    /// The rows, 64 to a word.
    pub(super) fn word_slice(&self) -> &[u64] {
        &self.words
    }

    /// Whether no row is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether `row` is in the set.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Number of rows in the set.
    pub fn count(&self) -> u32 {
        self.count_common(self)
    }

    /// The rows in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }

    /// Adds `row`; a row past the end is ignored.
    pub(super) fn insert(&mut self, row: usize) {
        if row < self.len
            && let Some(word) = self.words.get_mut(row / 64)
        {
            *word |= 1 << (row % 64);
        }
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.words.capacity() * 8
    }

    /// Keeps what is also in `other`.
    pub(super) fn intersect(&mut self, other: &Self) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= theirs;
        }
    }

    /// Adds what is in `other`.
    pub(super) fn unite(&mut self, other: &Self) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word |= theirs;
        }
    }

    /// Takes out what is in `other`.
    pub(super) fn subtract(&mut self, other: &Self) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= !theirs;
        }
    }

    /// Keeps the rows that `keep` says yes to, and asks it for no other.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(usize) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !keep(at * 64 + bit as usize) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// Number of rows in both sets, which are over the same rows. Word by word, which a sum that saturates makes sure of (it
    /// never gets there): vectors of 128 bits count their ones by tables, and took twice as long in V8.
    fn count_common(&self, other: &Self) -> u32 {
        debug_assert_eq!(self.words.len(), other.words.len());
        let ones = |mine: &[u64], theirs: &[u64]| -> u32 {
            mine.iter().zip(theirs).map(|(mine, theirs)| (mine & theirs).count_ones()).sum()
        };
        let ((mine, rest), (theirs, other_rest)) = (self.words.as_chunks::<4>(), other.words.as_chunks::<4>());
        let chunks = mine.iter().zip(theirs);
        chunks.fold(ones(rest, other_rest), |sum, (mine, theirs)| sum.saturating_add(ones(mine, theirs)))
    }

    /// Adds a set written as bytes, row 0 in the lowest bit of the first.
    pub(super) fn unite_bytes(&mut self, bytes: &[u8]) {
        for (word, chunk) in self.words.iter_mut().zip(bytes.chunks(8)) {
            let mut buffer = [0; 8];
            for (to, from) in buffer.iter_mut().zip(chunk) {
                *to = *from;
            }
            *word |= u64::from_le_bytes(buffer);
        }
    }
}

/// The rows of one facet value: a list while that is smaller than a bit set.
#[derive(Clone, Debug)]
pub(super) enum RowSet {
    /// Ascending rows.
    Few(Vec<u32>),
    /// A bit for each row.
    Many(BitSet),
}

impl RowSet {
    /// Adds `row`, which is at or past the last one added.
    pub(super) fn push(&mut self, row: u32) {
        match self {
            Self::Few(rows) if rows.last() == Some(&row) => {}
            Self::Few(rows) => {
                rows.push(row);
                if rows.len() > 64 + row as usize / 32 {
                    *self = Self::Many(bits_of(rows, row as usize + 1));
                }
            }
            Self::Many(set) => {
                set.len = row as usize + 1;
                set.words.resize(set.len.div_ceil(64), 0);
                set.insert(row as usize);
            }
        }
    }

    /// Ends the adding: the set is now one over rows `0..len`.
    pub(super) fn finish(&mut self, len: usize) {
        match self {
            Self::Few(rows) if rows.len() > len / 32 => *self = Self::Many(bits_of(rows, len)),
            Self::Few(rows) => rows.shrink_to_fit(),
            Self::Many(set) => {
                set.len = len;
                set.words.resize(len.div_ceil(64), 0);
                set.words.shrink_to_fit();
            }
        }
    }

    /// Number of rows in the set.
    pub(super) fn count(&self) -> u32 {
        match self {
            Self::Few(rows) => rows.len() as u32,
            Self::Many(set) => set.count(),
        }
    }

    /// Number of rows that are also in `mask`. `few` lists the rows of `mask` where they are few.
    pub(super) fn count_in(&self, mask: &BitSet, few: Option<&[u32]>) -> u32 {
        match (self, few) {
            (Self::Few(rows), _) => count_members(rows, mask),
            (Self::Many(set), Some(rows)) => count_members(rows, set),
            (Self::Many(set), None) => set.count_common(mask),
        }
    }

    /// Adds the rows to `to`.
    pub(super) fn add_to(&self, to: &mut BitSet) {
        match self {
            Self::Few(rows) => rows.iter().for_each(|row| to.insert(*row as usize)),
            Self::Many(set) => to.unite(set),
        }
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        match self {
            Self::Few(rows) => rows.capacity() * 4,
            Self::Many(set) => set.heap_bytes(),
        }
    }
}

fn count_members(rows: &[u32], set: &BitSet) -> u32 {
    rows.iter().map(|row| u32::from(set.contains(*row as usize))).sum()
}

fn bits_of(rows: &[u32], len: usize) -> BitSet {
    let mut set = BitSet::empty(len);
    rows.iter().for_each(|row| set.insert(*row as usize));
    set
}
