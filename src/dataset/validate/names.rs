//! Chinese names in English texts: a name is one that stands in a Chinese text of the package, too.
//!
//! The texts have gone by when the last of them is read, so what is remembered of them is which characters follow each
//! other, as bits of a fixed size. A run of Chinese characters is taken for a name when each two neighbours of it are
//! neighbours in a Chinese text. That never refuses a name that stands in a text; in large packages it may take a run
//! for one that does not.

use super::faults::{Faults, Place, Quoted};
use super::row::Row;
use super::rule::Rule;

/// Half a megabyte: room for the pairs of characters of a large package.
const WORDS: usize = 1 << 16;
/// A bit for each character of the basic plane.
const SINGLE_WORDS: usize = 1 << 10;
/// As many runs wait for the texts that are still to come. Those beyond are judged by what was read so far.
const MOST_WAITING: usize = 10_000;

/// Characters whose UTF-8 begins with a smaller byte are no Chinese ones.
const FIRST_OF_HAN: u8 = 0xe3;

/// The columns of a table whose texts hold names, and those that hold no other Chinese.
#[derive(Debug, Default)]
pub(super) struct NameColumns {
    chinese: Vec<usize>,
    english: Vec<usize>,
}

impl NameColumns {
    /// Those of a table with this header, of a package with Chinese texts or without.
    pub(super) fn new(header: &[String], has_chinese: bool) -> Self {
        let those = |is_one: fn(&str) -> bool| {
            header.iter().enumerate().filter(|(_, name)| is_one(name)).map(|(at, _)| at).collect()
        };
        // Without Chinese texts nobody can tell a name from what was left untranslated.
        Self {
            chinese: those(|name| name.contains("_zh") || matches!(name, "title" | "publisher")),
            english: if has_chinese { those(|name| name.ends_with("_en")) } else { Vec::new() },
        }
    }

    /// Reads the Chinese texts of a row that is not broken, and judges its English ones.
    pub(super) fn judge(&self, row: &Row<'_>, names: &mut Names, faults: &mut Faults) {
        for column in &self.chinese {
            names.add(row.cell_at(*column));
        }
        for column in &self.english {
            let cell = row.cell_at(*column);
            if cell.bytes().fold(0, u8::max) >= FIRST_OF_HAN {
                names.judge(row.place(row.piece.header.get(*column).map_or("", String::as_str)), cell, faults);
            }
        }
    }
}

/// The neighbours that were read, and runs that wait.
#[derive(Debug, Default)]
pub(super) struct Names {
    singles: Vec<u64>,
    pairs: Vec<u64>,
    waiting: Vec<Waiting>,
}

#[derive(Debug)]
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

/// The Chinese character that UTF-8 begins with, and what follows it. Half the time of going through all characters: this
/// is done with every text of a package.
fn first_han(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let low = |byte: &u8| u32::from(byte & 0x3f);
    let (own, rest) = match bytes {
        [one @ 0xe3..=0xe9, two, three, rest @ ..] => (u32::from(one & 0xf) << 12 | low(two) << 6 | low(three), rest),
        [0xf0, two, three, four, rest @ ..] => (low(two) << 12 | low(three) << 6 | low(four), rest),
        _ => return None,
    };
    char::from_u32(own).is_some_and(is_han).then_some((own, rest))
}

/// The bit of a character: its word, and the word with the bit. Rare characters beyond the basic plane share bits.
fn single(own: u32) -> (usize, u64) {
    ((own >> 6) as usize % SINGLE_WORDS, 1 << (own & 63))
}

/// A character, scattered.
fn scattered(character: u32) -> u64 {
    u64::from(character).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The bit of two neighbours, both scattered. All that follow one character share a thousand bits beside each other: a few
/// characters are most of every text, and what they need stays in reach of the processor.
fn pair(before: u64, own: u64) -> (usize, u64) {
    (((before >> 48) as usize & !15 | (own >> 60) as usize) % WORDS, 1 << (own >> 54 & 63))
}

/// Sets a bit. Most are set already, and writing is dearer than looking.
fn set(words: &mut [u64], (place, bit): (usize, u64)) {
    if let Some(word) = words.get_mut(place)
        && *word & bit == 0
    {
        *word |= bit;
    }
}

fn is_set(words: &[u64], (place, bit): (usize, u64)) -> bool {
    words.get(place).is_some_and(|word| word & bit != 0)
}

impl Names {
    /// Reads a Chinese text.
    pub(super) fn add(&mut self, text: &str) {
        if self.pairs.is_empty() {
            self.singles = vec![0; SINGLE_WORDS];
            self.pairs = vec![0; WORDS];
        }
        let (mut before, mut rest) = (None, text.as_bytes());
        while let [_, tail @ ..] = rest {
            let Some((own, tail)) = first_han(rest) else {
                (before, rest) = (None, tail);
                continue;
            };
            set(&mut self.singles, single(own));
            let scattered = scattered(own);
            if let Some(before) = before.replace(scattered) {
                set(&mut self.pairs, pair(before, scattered));
            }
            rest = tail;
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
        let mut before = None;
        run.chars().all(|character| {
            let own = u32::from(character);
            let scattered = scattered(own);
            let is_pair = before.replace(scattered).is_none_or(|before| is_set(&self.pairs, pair(before, scattered)));
            is_pair && is_set(&self.singles, single(own))
        })
    }

    /// The Chinese characters of the basic plane that were read, and perhaps some that share the bit of a rare one.
    pub(super) fn characters(&self) -> String {
        let bits = self
            .singles
            .iter()
            .zip(0..)
            .flat_map(|(word, at)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit));
        bits.filter_map(char::from_u32).filter(|character| is_han(*character)).collect()
    }

    /// Judges the runs that waited.
    pub(super) fn finish(&self, faults: &mut Faults) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_neighbours() {
        let mut names = Names::default();
        names.add("a粤港澳大湾区，b𠮷野 é—“河套”");
        for (run, is_name) in [
            ("大湾区", true),
            ("粤", true),
            ("𠮷野", true),
            ("河套", true),
            ("区河", false),
            ("港大", false),
            ("龙", false),
        ] {
            assert_eq!(names.has(run), is_name, "{run}");
        }
        assert_eq!(names.characters(), "区大套河港湾澳粤野");
    }

    #[test]
    fn chinese_characters_are_found_in_bytes() {
        for character in ('\0'..=char::MAX).step_by(7) {
            let text = format!("{character}b");
            let expected = is_han(character).then_some((u32::from(character), &b"b"[..]));
            assert_eq!(first_han(text.as_bytes()), expected, "{character}");
        }
    }
}
