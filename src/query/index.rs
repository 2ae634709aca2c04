//! The index of a corpus: which rows have which grams, so that a search reads a few lists and not all text.
//!
//! Every pair of neighbouring characters has a list of its rows. Phrases that many rows share (知识产权) have one too:
//! their pairs would let half of all rows through to be read. Runs of latin letters and digits are kept as whole
//! words: their pairs are in nearly every row, while the words are few enough to be gone through.

use super::bits::BitSet;
use super::characters::CharacterTable;
use super::grams::{Grams, Left, Words};
use super::pairs::Pairs;
use super::pinyin::{Pinyin, START};
use super::postings::Postings;
use crate::dataset::sorted;

/// Stands in the place of a right neighbour at the end of a field and before a blank.
pub(super) const NOTHING: char = ' ';

/// An index of one corpus.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) grams: Grams,
    pub(super) pairs: Pairs,
    pub(super) gram_rows: Postings,
    pub(super) words: Words,
    pub(super) word_rows: Postings,
    /// Only grams with a smaller id can have longer ones.
    pub(super) growing: u32,
}

/// What a corpus asks of its index. Behind it the page that is loaded first carries no index: packages that need one bring
/// it along ([`super::Engine::prepare`]).
pub(super) trait TextIndex: std::fmt::Debug + Send + Sync {
    /// Looks up a normalised term: adds the rows that have it to `found`, and gives those that may have it and have to be
    /// read (some of them may be found already); `None` if there are none.
    fn find(&self, term: &str, found: &mut BitSet) -> Option<BitSet>;

    /// Looks up a word as pinyin, in the same way.
    fn find_pinyin(&self, characters: &CharacterTable, pinyin: &Pinyin, found: &mut BitSet) -> Option<BitSet>;

    /// Bytes on the heap.
    fn heap_bytes(&self) -> usize;
}

/// Whether a character belongs to a latin word, of a normalised text.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

impl TextIndex for Index {
    fn find(&self, term: &str, found: &mut BitSet) -> Option<BitSet> {
        let characters: Vec<char> = term.chars().collect();
        if term.chars().all(is_of_word) {
            self.add_words(term, found);
            return None;
        }
        if let [only] = characters[..] {
            let pairs = self.pairs.with_first(only);
            pairs.iter().for_each(|(_, id)| self.gram_rows.add_to(*id, found));
            return None;
        }
        let mut candidates = self.with_grams(&characters, found)?;
        // A single letter is already in a pair.
        for part in term.split(|character| !is_of_word(character)).filter(|part| part.len() > 1) {
            let mut with_part = BitSet::empty(found.universe());
            self.add_words(part, &mut with_part);
            candidates.intersect(&with_part);
        }
        Some(candidates)
    }

    /// Found are rows with a gram in which all letters are used up. For others the first two characters use some
    /// letters and leave some; such a row also has a pair for its second and third character that goes on from
    /// there, and so on, up to the shortest way to use all letters up.
    fn find_pinyin(&self, characters: &CharacterTable, pinyin: &Pinyin, found: &mut BitSet) -> Option<BitSet> {
        let mut after: Vec<u64> = vec![0; self.growing as usize];
        // Pairs that leave letters: second character, states after it, id.
        let mut open: Vec<(char, u64, u32)> = Vec::new();
        for (first, pairs) in self.pairs.iter() {
            let before = pinyin.step(characters, START, first);
            for (second, id) in pairs.iter().filter(|_| before != 0) {
                let states = pinyin.step(characters, before, *second);
                if pinyin.is_complete(before | states) {
                    self.gram_rows.add_to(*id, found);
                } else if states != 0 {
                    open.push((*second, states, *id));
                    if let Some(slot) = after.get_mut(*id as usize) {
                        *slot = states;
                    }
                }
            }
        }
        self.add_longer(characters, pinyin, &mut after, found);
        let open = sorted(open, |(second, _, id)| u64::from(u32::from(*second)) << 32 | u64::from(*id));
        let mut unsure = BitSet::empty(found.universe());
        let mut is_last = self.add_joined(characters, pinyin, &open, &mut unsure);
        let mut reached = open.iter().fold(0, |reached, (_, states, _)| reached | states);
        while !is_last {
            (reached, is_last) = self.narrow(characters, pinyin, reached, &mut unsure);
        }
        Some(unsure)
    }

    fn heap_bytes(&self) -> usize {
        let keys = self.grams.heap_bytes() + self.pairs.heap_bytes() + self.words.heap_bytes();
        keys + self.gram_rows.heap_bytes() + self.word_rows.heap_bytes()
    }
}

impl Index {
    /// Adds the rows of all words that `part` is in.
    fn add_words(&self, part: &str, to: &mut BitSet) {
        for (id, word) in self.words.iter().enumerate() {
            if super::terms::contains(word.as_bytes(), part.as_bytes()) {
                self.word_rows.add_to(id as u32, to);
            }
        }
    }

    /// The rows that have all grams of a term of two or more characters. `None` if it is settled: the term is itself
    /// a gram and its rows are `found`, or one of its grams is nowhere.
    fn with_grams(&self, characters: &[char], found: &mut BitSet) -> Option<BitSet> {
        let mut common: Option<BitSet> = None;
        let mut covered = 0;
        for (start, pair) in characters.windows(2).enumerate() {
            let [first, second] = *pair else { continue };
            if is_of_word(first) && is_of_word(second) {
                continue;
            }
            let mut gram = self.grams.find(Left::Character(first), second)?;
            let mut end = start + 2;
            while gram < self.growing
                && let Some(next) = characters.get(end)
                && let Some(longer) = self.grams.find(Left::Gram(gram), *next)
            {
                (gram, end) = (longer, end + 1);
            }
            if end - start == characters.len() {
                self.gram_rows.add_to(gram, found);
                return None;
            }
            // A gram inside the one before it says nothing new.
            if end > covered {
                covered = end;
                let mut rows = BitSet::empty(found.universe());
                self.gram_rows.add_to(gram, &mut rows);
                match &mut common {
                    Some(common) => common.intersect(&rows),
                    None => common = Some(rows),
                }
            }
        }
        common
    }

    /// Adds to `unsure` the rows that have one of the `open` pairs and a pair that begins with its second character
    /// and goes on with the letters. Returns whether all letters can be used up by that (or none can go on).
    fn add_joined(
        &self,
        characters: &CharacterTable,
        pinyin: &Pinyin,
        open: &[(char, u64, u32)],
        unsure: &mut BitSet,
    ) -> bool {
        let (mut is_last, mut goes_on) = (false, false);
        for same in open.chunk_by(|a, b| a.0 == b.0) {
            let Some((middle, ..)) = same.first() else { continue };
            let before = same.iter().fold(0, |all, (_, states, _)| all | states);
            let mut right: Option<BitSet> = None;
            for (last, id) in self.pairs.with_first(*middle) {
                let states = pinyin.step(characters, before, *last);
                if states != 0 {
                    let right = right.get_or_insert_with(|| BitSet::empty(unsure.universe()));
                    self.gram_rows.add_to(*id, right);
                    is_last |= pinyin.is_complete(states);
                }
            }
            if let Some(right) = right {
                goes_on = true;
                let mut left = BitSet::empty(unsure.universe());
                same.iter().for_each(|(.., id)| self.gram_rows.add_to(*id, &mut left));
                left.intersect(&right);
                unsure.unite(&left);
            }
        }
        is_last || !goes_on
    }

    /// Adds to `sure` the rows of longer grams in which all letters are used up. `after` has the states after each
    /// pair, if letters are left, and is filled for the longer ones.
    fn add_longer(&self, characters: &CharacterTable, pinyin: &Pinyin, after: &mut [u64], sure: &mut BitSet) {
        for id in 0..self.growing {
            let Some((Left::Gram(shorter), last)) = self.grams.get(id) else { continue };
            let before = after.get(shorter as usize).copied().unwrap_or_default();
            let states = pinyin.step(characters, before, last);
            if pinyin.is_complete(states) {
                self.gram_rows.add_to(id, sure);
            } else if let Some(slot) = after.get_mut(id as usize) {
                *slot = states;
            }
        }
    }

    /// Keeps the `unsure` rows that have a pair which goes on from one of the states `reached`. Returns the states
    /// after the first character of such pairs, and whether one of them uses all letters up.
    fn narrow(&self, characters: &CharacterTable, pinyin: &Pinyin, reached: u64, unsure: &mut BitSet) -> (u64, bool) {
        let mut rows = BitSet::empty(unsure.universe());
        let (mut next, mut is_last) = (0, false);
        for (first, pairs) in self.pairs.iter() {
            let between = pinyin.step(characters, reached, first);
            for (second, id) in pairs.iter().filter(|_| between != 0) {
                let states = pinyin.step(characters, between, *second);
                if states != 0 {
                    self.gram_rows.add_to(*id, &mut rows);
                    next |= between;
                    is_last |= pinyin.is_complete(states);
                }
            }
        }
        unsure.intersect(&rows);
        (next, is_last || next == 0)
    }
}
