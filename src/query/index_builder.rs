//! Building an [`Index`] in steps, so that a page can stay alive meanwhile.

use super::corpus::Corpus;
use super::grams::{Grams, Left, Words};
use super::index::{Index, NOTHING, is_of_word};
use super::pairs::Pairs;
use super::postings::PostingsWriter;

/// About so many rows are read to find the phrases that many rows share.
const SAMPLED_ROWS: usize = 8192;

/// A phrase is kept from this number of sampled rows on (0.3 %): rarer ones let few rows through to be read.
const SHARED_ROWS: u32 = 24;

/// Characters of the longest phrase.
const LONGEST_PHRASE: usize = 16;

/// What the next step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Look in a sample of the rows for shared phrases of this many characters.
    Sample(usize),
    /// Number the grams and measure their lists, from this row on.
    Measure(usize),
    /// Write the lists, from this row on.
    Write(usize),
    /// Nothing.
    Done,
}

/// An index in the making.
#[derive(Debug)]
pub(super) struct IndexBuilder {
    stage: Stage,
    grams: Grams,
    words: Words,
    gram_rows: PostingsWriter,
    word_rows: PostingsWriter,
    growing: u32,
    /// For each gram of the sample: 1 + the last row, and the number of rows.
    sample: Vec<(u32, u32)>,
    /// What the row at hand has.
    row: RowGrams,
}

/// The grams and words of one row; kept to use its memory again.
#[derive(Debug, Default)]
struct RowGrams {
    characters: Vec<char>,
    word: String,
    grams: Vec<u32>,
    words: Vec<u32>,
}

impl IndexBuilder {
    /// An index of nothing.
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Sample(2),
            grams: Grams::default(),
            words: Words::default(),
            gram_rows: PostingsWriter::default(),
            word_rows: PostingsWriter::default(),
            growing: 0,
            sample: Vec::new(),
            row: RowGrams::default(),
        }
    }

    /// Does the next step, over at most `rows` rows (looking for phrases takes [`SAMPLED_ROWS`] at once). False when
    /// all is done.
    pub(super) fn advance(&mut self, corpus: &Corpus, rows: usize) -> bool {
        match self.stage {
            Stage::Sample(length) => {
                let grown = self.sample(corpus, length);
                self.stage = Stage::Sample(length + 1);
                if !grown || length == LONGEST_PHRASE {
                    self.keep_shared();
                    self.stage = Stage::Measure(0);
                }
            }
            Stage::Measure(from) => {
                let to = corpus.len().min(from.saturating_add(rows));
                for row in from..to {
                    self.read_row(corpus.row(row));
                    self.row.grams.iter().for_each(|id| self.gram_rows.measure(*id, row as u32));
                    self.row.words.iter().for_each(|id| self.word_rows.measure(*id, row as u32));
                }
                self.stage = Stage::Measure(to);
                if to == corpus.len() {
                    self.gram_rows.allot(corpus.len());
                    self.word_rows.allot(corpus.len());
                    self.stage = Stage::Write(0);
                }
            }
            Stage::Write(from) => {
                let to = corpus.len().min(from.saturating_add(rows));
                for row in from..to {
                    self.read_row(corpus.row(row));
                    self.row.grams.iter().for_each(|id| self.gram_rows.write(*id, row as u32));
                    self.row.words.iter().for_each(|id| self.word_rows.write(*id, row as u32));
                }
                self.stage = if to == corpus.len() { Stage::Done } else { Stage::Write(to) };
            }
            Stage::Done => {}
        }
        self.stage != Stage::Done
    }

    /// The finished index.
    pub(super) fn finish(self) -> Index {
        Index {
            pairs: Pairs::of(&self.grams),
            grams: self.grams,
            gram_rows: self.gram_rows.finish(),
            words: self.words,
            word_rows: self.word_rows.finish(),
            growing: self.growing,
        }
    }

    /// Counts the grams of `length` characters in the sample whose shorter gram is shared. False if there are none.
    fn sample(&mut self, corpus: &Corpus, length: usize) -> bool {
        let before = self.grams.len();
        let mut read = std::mem::take(&mut self.row);
        for row in (0..corpus.len()).step_by(corpus.len().div_ceil(SAMPLED_ROWS).max(1)) {
            read.read(corpus.row(row));
            for gram in read.characters.windows(length) {
                self.count(gram, row as u32 + 1);
            }
        }
        self.row = read;
        self.grams.len() > before
    }

    fn count(&mut self, gram: &[char], row: u32) {
        let [first, second, rest @ ..] = gram else { return };
        if *first == NOTHING || gram.last() == Some(&NOTHING) || is_of_word(*first) && is_of_word(*second) {
            return;
        }
        let Some((last, middle)) = rest.split_last() else {
            let pair = self.grams.find_or_add(Left::Character(*first), *second);
            return self.count_gram(pair, row);
        };
        let mut shorter = self.grams.find(Left::Character(*first), *second);
        for character in middle {
            shorter = shorter.and_then(|shorter| self.grams.find(Left::Gram(shorter), *character));
        }
        if let Some(shorter) = shorter.filter(|shorter| self.is_shared(*shorter)) {
            let gram = self.grams.find_or_add(Left::Gram(shorter), *last);
            self.count_gram(gram, row);
        }
    }

    fn count_gram(&mut self, gram: u32, row: u32) {
        if self.sample.len() <= gram as usize {
            self.sample.resize(gram as usize + 1, (0, 0));
        }
        if let Some((last, count)) = self.sample.get_mut(gram as usize).filter(|(last, _)| *last != row) {
            *last = row;
            *count += 1;
        }
    }

    fn is_shared(&self, gram: u32) -> bool {
        self.sample.get(gram as usize).is_some_and(|(_, count)| *count >= SHARED_ROWS)
    }

    /// Ends the sample: only its shared grams stay.
    fn keep_shared(&mut self) {
        let mut kept = Grams::default();
        // The new ids of kept grams; a shorter gram comes before those that grow out of it.
        let mut ids = vec![None; self.grams.len() as usize];
        for (id, left, right) in self.grams.iter().filter(|(id, ..)| self.is_shared(*id)) {
            let left = match left {
                Left::Gram(shorter) => ids.get(shorter as usize).copied().flatten().map(Left::Gram),
                pair => Some(pair),
            };
            if let (Some(left), Some(slot)) = (left, ids.get_mut(id as usize)) {
                *slot = Some(kept.find_or_add(left, right));
            }
        }
        self.growing = kept.len();
        self.grams = kept;
        self.sample = Vec::new();
    }

    /// Puts the ids of the grams and words of a row's text into `self.row`, new ones for new grams.
    fn read_row(&mut self, text: &str) {
        self.row.read(text);
        let RowGrams { characters, word, grams, words } = &mut self.row;
        grams.clear();
        words.clear();
        word.clear();
        let mut rest = characters.as_slice();
        while let [first, after @ ..] = rest {
            rest = after;
            let second = after.first().copied().unwrap_or(NOTHING);
            if is_of_word(*first) {
                word.push(*first);
                if !is_of_word(second) {
                    words.push(self.words.find_or_add(word));
                    word.clear();
                }
                if second == NOTHING || is_of_word(second) {
                    continue;
                }
            }
            if *first == NOTHING {
                continue;
            }
            let mut gram = self.grams.find_or_add(Left::Character(*first), second);
            grams.push(gram);
            for next in after.iter().skip(1) {
                let longer = (gram < self.growing).then(|| self.grams.find(Left::Gram(gram), *next)).flatten();
                let Some(longer) = longer else { break };
                grams.push(longer);
                gram = longer;
            }
        }
    }
}

impl RowGrams {
    fn read(&mut self, text: &str) {
        self.characters.clear();
        self.characters.extend(text.chars().map(|c| if c == '\n' { NOTHING } else { c }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::bits::BitSet;
    use crate::query::characters::CharacterTable;
    use crate::query::index::TextIndex;

    #[test]
    fn small_steps_make_the_same_index_as_one() {
        let mut corpus = Corpus::default();
        for row in 0..100 {
            let number = row.to_string();
            corpus
                .push(&CharacterTable::default(), &["知识产权保护", &number, if row % 3 == 0 { "专利 a" } else { "" }]);
        }
        let [small, large] = [7, usize::MAX].map(|rows| {
            let mut builder = IndexBuilder::new();
            while builder.advance(&corpus, rows) {}
            builder.finish()
        });
        for (term, count) in [("知识产权保护", 100), ("产权", 100), ("专利", 34), ("利", 34), ("9", 19), ("护9", 0)]
        {
            let [small, large] = [&small, &large].map(|index| {
                let mut found = BitSet::empty(corpus.len());
                let unsure = index.find(term, &mut found);
                (found, unsure.is_none_or(|unsure| unsure.is_empty()))
            });
            assert_eq!((large.0.count(), large.1), (count, true), "{term}");
            assert_eq!(small, large, "{term}");
        }
    }
}
