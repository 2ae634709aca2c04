//! Chinese names in English texts: a name is one that stands in a Chinese text of the package, too.
//!
//! The texts have gone by when the last of them is read, so what is remembered of them is which characters follow each
//! other, as bits of a fixed size. A run of Chinese characters is taken for a name when each two neighbours of it are
//! neighbours in a Chinese text. That never refuses a name that stands in a text; in large packages it may take a run
//! for one that does not.

use super::faults::{Faults, Place, Quoted};
use super::rule::Rule;

/// A megabyte: in reach of the processor, and room for the pairs of characters of a large package.
const WORDS: usize = 1 << 17;
/// As many runs wait for the texts that are still to come. Those beyond are judged by what was read so far.
const MOST_WAITING: usize = 10_000;

/// The neighbours that were read, and runs that wait.
#[derive(Default)]
pub(super) struct Names {
    pairs: Vec<u64>,
    waiting: Vec<Waiting>,
}

struct Waiting {
    file: String,
    row: usize,
    column_number: usize,
    column: String,
    run: String,
}

/// Whether the character is a Chinese one.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// The bit of two neighbours: its word, and the word with the bit.
fn bit(before: u32, own: u32) -> (usize, u64) {
    let mixed = (u64::from(before) << 32 | u64::from(own)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 47) as usize % WORDS, 1 << (mixed >> 41 & 63))
}

impl Names {
    /// Reads a Chinese text.
    pub(super) fn add(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        if self.pairs.is_empty() {
            self.pairs = vec![0; WORDS];
        }
        let mut before = 0;
        for character in text.chars() {
            if !is_han(character) {
                before = 0;
                continue;
            }
            let own = u32::from(character);
            // The character alone, and with the one before it.
            for (place, bit) in [bit(0, own), bit(before, own)] {
                if let Some(word) = self.pairs.get_mut(place) {
                    *word |= bit;
                }
            }
            before = own;
        }
    }

    /// Judges the Chinese characters of an English text.
    pub(super) fn judge(&mut self, place: Place<'_>, text: &str, faults: &mut Faults) {
        for run in text.split(|character| !is_han(character)).filter(|run| !run.is_empty()) {
            if self.has(run) {
                continue;
            }
            if self.waiting.len() >= MOST_WAITING {
                fault(place, run, faults);
                continue;
            }
            let (file, column) = (place.file.to_owned(), place.column.to_owned());
            // A message shows the beginning; the rest need not be remembered to be looked for.
            let run: String = run.chars().take(200).collect();
            self.waiting.push(Waiting { file, row: place.row, column_number: place.column_number, column, run });
        }
    }

    fn has(&self, run: &str) -> bool {
        let mut before = 0;
        run.chars().all(|character| {
            let own = u32::from(character);
            let (place, bit) = bit(before, own);
            before = own;
            self.pairs.get(place).is_some_and(|word| word & bit != 0)
        })
    }

    /// Judges the runs that waited.
    pub(super) fn finish(self, faults: &mut Faults) {
        for waiting in self.waiting.iter().filter(|waiting| !self.has(&waiting.run)) {
            let Waiting { file, row, column_number, column, run } = waiting;
            fault(Place { file, row: *row, column_number: *column_number, column }, run, faults);
        }
    }
}

#[cold]
fn fault(place: Place<'_>, run: &str, faults: &mut Faults) {
    let message = format_args!("the English text holds {}", Quoted(run));
    let expected = format_args!("English, or a name that a Chinese text of the package holds too");
    faults.add(place, Rule::HanInEnglish, message, expected);
}
