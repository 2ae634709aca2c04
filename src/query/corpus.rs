//! The normalised text of all rows in one arena.

use std::sync::OnceLock;

use super::characters::CharacterTable;
use super::index::TextIndex;

/// Normalised texts of the rows. Fields of a row are separated by a line feed, which no search word holds.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    text: String,
    /// Where each row ends. `usize` is 4 bytes in the browser.
    ends: Vec<usize>,
    /// Set when it is built. A `OnceLock`, so that the engine may be shared between threads.
    index: OnceLock<Box<dyn TextIndex>>,
}

impl Corpus {
    /// Adds a row.
    pub(super) fn push(&mut self, characters: &CharacterTable, fields: &[&str]) {
        let mut gap = "";
        for field in fields.iter().filter(|field| !field.is_empty()) {
            self.text.push_str(gap);
            characters.append_normal(field, &mut self.text);
            gap = "\n";
        }
        self.ends.push(self.text.len());
    }

    /// Gives back what was reserved for more rows.
    pub(super) fn finish(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The index of the text, if it has been built.
    pub(super) fn index(&self) -> Option<&dyn TextIndex> {
        self.index.get().map(Box::as_ref)
    }

    /// Takes the index of the text; the first one stays.
    pub(super) fn set_index(&self, index: Box<dyn TextIndex>) {
        self.index.get_or_init(|| index);
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a row; empty past the end.
    pub(super) fn row(&self, row: usize) -> &str {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(row).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }

    /// Whether no row has text.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        let index = self.index().map_or(0, TextIndex::heap_bytes);
        self.text.capacity() + self.ends.capacity() * size_of::<usize>() + index
    }
}
