//! The judge's half of a package, for a worker beside the one that reads it.

use super::without_mark;
use crate::dataset::{Judge, NameFaults, Verdict};

/// The judge's half of a package that another reads at the same time.
pub struct Judging(Judge);

impl Judging {
    /// Of a package with this descriptor. Tables are given in the order of [`super::Opening::order`].
    pub fn new(descriptor: &[u8]) -> Self {
        Self(Judge::new(without_mark(descriptor)).without_names())
    }

    /// Begins a table.
    pub fn begin(&mut self, file: &str) {
        self.0.begin(file, &mut |_| {});
    }

    /// Takes the next bytes of it.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes, &mut |_| {});
    }

    /// The verdict. `names` are those of the [`super::Opening`].
    pub fn finish(mut self, names: NameFaults) -> Verdict {
        self.0.add(names);
        self.0.finish(&mut |_| {})
    }
}
