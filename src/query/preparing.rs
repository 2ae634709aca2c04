//! Building the index of an engine's text, at once or in slices.

use super::beginnings::Beginnings;
use super::bits::BitSet;
use super::corpus::Corpus;
use super::engine::Engine;
use super::index_builder::IndexBuilder;

/// The index of an engine in the making. Until it is done the engine reads the text: answers do not depend on it.
#[derive(Debug)]
pub struct Preparing {
    builder: IndexBuilder,
    /// Texts whose index is done.
    done: usize,
    /// Rows of what words begin with, as far as they are found.
    beginnings: Vec<BitSet>,
}

impl Engine {
    /// Begins to build the index of the text; `None` if the package is so small that reading it is quicker.
    pub fn preparing(&self) -> Option<Preparing> {
        (self.rows() > self.scanned_rows).then(|| Preparing {
            builder: IndexBuilder::new(),
            done: 0,
            beginnings: Vec::new(),
        })
    }

    /// Builds it at once.
    pub fn prepare(&self) {
        if let Some(mut preparing) = self.preparing() {
            while preparing.step(self, usize::MAX) {}
        }
    }
}

impl Preparing {
    /// Goes on, over at most `rows` rows, or with one of the beginnings of words. False when all is done. `engine` is the one
    /// that this was begun for.
    pub fn step(&mut self, engine: &Engine, rows: usize) -> bool {
        let texts: [&Corpus; 3] = [&engine.names, &engine.body, &engine.facts];
        let Some(corpus) = texts.get(self.done) else { return self.find_beginning(engine) };
        if self.builder.advance(corpus, rows) {
            return true;
        }
        corpus.set_index(Box::new(std::mem::replace(&mut self.builder, IndexBuilder::new()).finish()));
        self.done += 1;
        true
    }

    /// Looks up one of the beginnings with the finished index. False when all are known.
    fn find_beginning(&mut self, engine: &Engine) -> bool {
        if let Some(word) = Beginnings::next(&self.beginnings) {
            self.beginnings.push(engine.with_word(word));
            return true;
        }
        engine.beginnings.set(std::mem::take(&mut self.beginnings));
        false
    }
}
