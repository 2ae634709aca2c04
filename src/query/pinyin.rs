//! Pinyin: letters against characters that have readings.

use super::characters::CharacterTable;

/// A search word as pinyin: `shenzhen`, `sz`, `shenz`, `xi'an`. Each character of a text takes one of its full
/// readings or the first letter of one; the last character may take the beginning of a reading. One apostrophe may
/// stand after each character's part.
///
/// A set of states is a bit set: bit n says that n letters can have been taken so far.
pub(super) struct Pinyin {
    letters: Vec<u8>,
    /// Bit n: letter n is an apostrophe.
    apostrophes: u64,
}

/// The state before any letter is taken.
pub(super) const START: u64 = 1;

impl Pinyin {
    /// Reads a normalised word; `None` if it is not 2 or more letters a–z (63 at most, a state is a bit of an `u64`).
    pub(super) fn new(word: &str) -> Option<Self> {
        let letters = word.as_bytes();
        let of_pinyin = |letter: &u8| letter.is_ascii_lowercase() || *letter == b'\'';
        let count = letters.iter().filter(|letter| letter.is_ascii_lowercase()).count();
        if letters.len() > 63 || count < 2 || !letters.iter().all(of_pinyin) || letters.starts_with(b"'") {
            return None;
        }
        let bit = |(at, letter): (usize, &u8)| u64::from(*letter == b'\'') << at;
        Some(Self { letters: letters.to_vec(), apostrophes: letters.iter().enumerate().map(bit).sum() })
    }

    /// Whether all letters are taken in one of the states.
    pub(super) fn is_complete(&self, states: u64) -> bool {
        states >> self.letters.len() & 1 == 1
    }

    /// The states after `character`, from any of `states`.
    pub(super) fn step(&self, characters: &CharacterTable, states: u64, character: char) -> u64 {
        let initials = if states == 0 { 0 } else { characters.initials(character) };
        if initials == 0 {
            return 0;
        }
        let (mut next, mut rest) = (0, states);
        while rest != 0 {
            let taken = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let Some(tail @ [first @ b'a'..=b'z', ..]) = self.letters.get(taken..) else { continue };
            if initials >> (first - b'a') & 1 == 1 {
                next |= 1 << (taken + 1) | self.take_reading(characters.readings(character), tail, taken);
            }
        }
        next | (next & self.apostrophes) << 1
    }

    fn take_reading(&self, readings: &str, tail: &[u8], taken: usize) -> u64 {
        let mut next = 0;
        for reading in readings.as_bytes().split(|byte| *byte == b',').filter(|reading| !reading.is_empty()) {
            if tail.starts_with(reading) {
                next |= 1 << (taken + reading.len());
            } else if reading.starts_with(tail) {
                next |= 1 << self.letters.len();
            }
        }
        next
    }

    /// Whether the word can be read anywhere in the normalised `text`.
    pub(super) fn is_in(&self, characters: &CharacterTable, text: &str) -> bool {
        let mut states = 0;
        text.chars().any(|character| {
            states = self.step(characters, states | START, character);
            self.is_complete(states)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(word: &str, text: &str) -> bool {
        let table = CharacterTable::parse("深\tshen\n圳\tzhen\n广\tguang,an\n州\tzhou\n西\txi\n安\tan\n");
        Pinyin::new(word).is_some_and(|pinyin| pinyin.is_in(&table, text))
    }

    #[test]
    fn full_readings_first_letters_and_mixtures_are_read() {
        for word in ["shenzhen", "sz", "shenz", "szhen", "shenzh", "she", "zhen", "shen'zhen", "s'z", "sz'"] {
            assert!(reads(word, "在深圳市"), "{word}");
        }
        assert!(reads("guangzh", "广州"));
        assert!(reads("anzhou", "广州"), "a second reading");
        assert!(reads("xi'an", "西安") && reads("xian", "西安"));
    }

    #[test]
    fn what_is_no_pinyin_of_the_text_is_not_read() {
        for word in ["s", "zs", "shzh", "s''z", "'sz", "shen'", "shenzheng", "shez", "sz1", "shenz'h"] {
            assert_eq!(reads(word, "深圳"), word == "shen'", "{word}");
        }
        assert!(!reads("sz", "深。圳"), "a mark between ends the word");
        assert!(!reads(&"sz".repeat(40), &"深圳".repeat(40)), "past 63 letters it is no search word");
    }
}
