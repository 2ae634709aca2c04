//! The normalised text of all rows, in pieces of a million bytes: a text that grows by itself is twice in memory while it moves.

use std::sync::OnceLock;

use super::characters::CharacterTable;
use super::index::TextIndex;

/// Bytes of a piece, as a power of two.
const PIECE_BITS: u32 = 20;
const PIECE_BYTES: usize = 1 << PIECE_BITS;

/// Normalised texts of the rows. Fields of a row are separated by a line feed, which no search word holds.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    /// No row is in two of them. One with a row that is longer than a piece is as long as that, and empty ones follow it, so
    /// that the number of a piece follows from a place.
    pieces: Vec<String>,
    /// Where each row begins and ends: 4 GiB are more than a browser has.
    rows: Vec<(u32, u32)>,
    /// The row at hand, until it is known how long it is.
    row: String,
    /// Set when it is built. A `OnceLock`, so that the engine may be shared between threads.
    index: OnceLock<Box<dyn TextIndex>>,
}

impl Corpus {
    /// Adds a row.
    pub(super) fn push(&mut self, characters: &CharacterTable, fields: &[&str]) {
        let mut row = std::mem::take(&mut self.row);
        row.clear();
        for field in fields.iter().filter(|field| !field.is_empty()) {
            if !row.is_empty() {
                row.push('\n');
            }
            characters.append_normal(field, &mut row);
        }
        let place = self.store(&row);
        self.rows.push(place);
        self.row = row;
    }

    /// Puts a text into the last piece, or into a new one, and tells where.
    fn store(&mut self, text: &str) -> (u32, u32) {
        if self.pieces.last().is_none_or(|last| last.len() + text.len() > PIECE_BYTES) {
            // A small corpus takes what it needs, a large one whole pieces.
            let bytes = if self.pieces.is_empty() { text.len() } else { PIECE_BYTES.max(text.len()) };
            self.pieces.push(String::with_capacity(bytes));
        }
        let piece = self.pieces.len() - 1;
        let Some(last) = self.pieces.last_mut() else { return (0, 0) };
        let start = (piece << PIECE_BITS | last.len()) as u32;
        last.push_str(text);
        let further = last.len().saturating_sub(1) >> PIECE_BITS;
        self.pieces.extend((0..further).map(|_| String::new()));
        (start, start + text.len() as u32)
    }

    /// Gives back what was reserved for more rows.
    pub(super) fn finish(&mut self) {
        self.pieces.iter_mut().for_each(String::shrink_to_fit);
        self.rows.shrink_to_fit();
        self.row = String::new();
    }

    /// The same texts as other rows: row n has those of the rows `rows(n)`.
    pub(super) fn gathered<'r>(&mut self, len: usize, rows: impl Fn(usize) -> &'r [u32]) {
        let old = std::mem::take(&mut self.rows);
        let place_of = |row: &u32| old.get(*row as usize).copied().unwrap_or_default();
        self.rows.reserve_exact(len);
        for row in 0..len {
            let place = match rows(row) {
                [] => (0, 0),
                [one] => place_of(one),
                several => {
                    let texts: Vec<&str> = several.iter().map(|row| self.text(place_of(row))).collect();
                    let text = texts.join("\n");
                    self.store(&text)
                }
            };
            self.rows.push(place);
        }
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
        self.rows.len()
    }

    /// The text of a row; empty past the end.
    pub(super) fn row(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |place| self.text(*place))
    }

    /// Touches both ends of these rows' texts, so that the processor waits for all of them at once. Of a million rows each text
    /// is somewhere else in memory: where thousands have to be read, as for some words of pinyin, waiting for one after the other
    /// took more than half of the search.
    pub(super) fn fetch(&self, rows: &[usize]) {
        let ends = |text: &str| {
            [text.as_bytes().first(), text.as_bytes().last()].map(|byte| byte.copied().map_or(0, u32::from))
        };
        let sum: u32 = rows.iter().flat_map(|row| ends(self.row(*row))).sum();
        std::hint::black_box(sum);
    }

    fn text(&self, (start, end): (u32, u32)) -> &str {
        let from = start as usize % PIECE_BYTES;
        let piece = self.pieces.get((start >> PIECE_BITS) as usize);
        piece.and_then(|piece| piece.get(from..from + (end - start) as usize)).unwrap_or_default()
    }

    /// Whether no row has text.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(String::is_empty)
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        let index = self.index().map_or(0, TextIndex::heap_bytes);
        let text: usize = self.pieces.iter().map(String::capacity).sum();
        text + self.rows.capacity() * size_of::<(u32, u32)>() + index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(corpus: &Corpus) -> Vec<&str> {
        (0..corpus.len()).map(|row| corpus.row(row)).collect()
    }

    #[test]
    fn rows_come_back_whatever_their_length() {
        let mut corpus = Corpus::default();
        let texts: Vec<String> =
            [0, 5, PIECE_BYTES - 5, 1, 3 * PIECE_BYTES + 7, 0, 9, PIECE_BYTES, 4].map(|bytes| "y".repeat(bytes)).into();
        for text in &texts {
            corpus.push(&CharacterTable::default(), &[text]);
        }
        corpus.finish();
        assert!(rows(&corpus).iter().zip(&texts).all(|(row, text)| row == text));
        assert_eq!((corpus.len(), corpus.row(99)), (texts.len(), ""));
    }

    #[test]
    fn texts_are_gathered_without_loss() {
        let mut corpus = Corpus::default();
        for text in ["a", "b", "c", "d"] {
            corpus.push(&CharacterTable::default(), &[text, "x"]);
        }
        let lists: [&[u32]; 4] = [&[2], &[], &[3, 0], &[1]];
        corpus.gathered(4, |row| lists[row]);
        assert_eq!(rows(&corpus), ["c\nx", "", "d\nx\na\nx", "b\nx"]);
    }
}
