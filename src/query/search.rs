//! Which rows have a word.

use super::bits::BitSet;
use super::corpus::Corpus;
use super::engine::Engine;
use super::index::TextIndex;
use super::terms::{Term, terms};

/// Texts that are asked for together before they are read.
const FETCHED_ROWS: usize = 64;

impl Engine {
    /// All rows that have a single normalised word.
    pub(super) fn with_word(&self, word: &str) -> BitSet {
        let all = BitSet::full(self.rows());
        self.found(word, &all).unwrap_or(all)
    }

    /// The rows that have all words of `query`, right for the rows of `relevant` (others may be missing); `None`,
    /// all rows, if it has no word.
    pub(super) fn found(&self, query: &str, relevant: &BitSet) -> Option<BitSet> {
        let mut found: Option<BitSet> = None;
        for term in terms(&self.characters, query) {
            let rows = self.with_term(&term, found.as_ref().unwrap_or(relevant));
            match &mut found {
                Some(found) => found.intersect(&rows),
                None => found = Some(rows),
            }
        }
        found
    }

    fn with_term(&self, term: &Term, relevant: &BitSet) -> BitSet {
        if let Some(rows) = self.beginnings.rows(&term.text) {
            return rows.clone();
        }
        let mut found = BitSet::empty(relevant.universe());
        for values in &self.values {
            values.add_named(&mut found, &|names| term.is_in_name(&self.characters, names));
        }
        match (self.names.index(), self.body.index(), self.facts.index()) {
            (Some(names), Some(body), Some(facts)) => self.look_up(term, [names, body, facts], relevant, &mut found),
            _ => self.scan(term, relevant, &mut found),
        }
        found
    }

    /// Adds the rows with the term by reading the text of the relevant ones.
    fn scan(&self, term: &Term, relevant: &BitSet, found: &mut BitSet) {
        let mut unsure = relevant.clone();
        unsure.subtract(found);
        unsure.retain(|row| {
            term.is_in_name(&self.characters, self.names.row(row))
                || [&self.body, &self.facts].into_iter().any(|corpus| term.is_in(corpus.row(row)))
        });
        found.unite(&unsure);
    }

    /// Adds the rows with the term by asking the index, and reads only the text of those that it is not sure of.
    fn look_up(&self, term: &Term, [names, body, facts]: [&dyn TextIndex; 3], relevant: &BitSet, found: &mut BitSet) {
        let settle = |unsure: Option<BitSet>, corpus: &Corpus, found: &mut BitSet, is_in: &dyn Fn(&str) -> bool| {
            let Some(mut unsure) = unsure else { return };
            unsure.subtract(found);
            unsure.intersect(relevant);
            let (mut rows, mut fetched) = (unsure.iter(), [0; FETCHED_ROWS]);
            loop {
                let count = fetched.iter_mut().zip(&mut rows).map(|(slot, row)| *slot = row).count();
                let Some(fetched @ [_, ..]) = fetched.get(..count) else { return };
                corpus.fetch(fetched);
                fetched.iter().filter(|row| is_in(corpus.row(**row))).for_each(|row| found.insert(*row));
            }
        };
        for (corpus, index) in [(&self.names, names), (&self.body, body), (&self.facts, facts)] {
            if !corpus.is_blank() {
                let unsure = index.find(&term.text, found);
                settle(unsure, corpus, found, &|text| term.is_in(text));
            }
        }
        if let Some(pinyin) = &term.pinyin {
            let unsure = names.find_pinyin(&self.characters, pinyin, found);
            settle(unsure, &self.names, found, &|text| pinyin.is_in(&self.characters, text));
        }
    }
}
