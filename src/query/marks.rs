//! Where in a text a search text was found.

use std::ops::Range;

use super::characters::CharacterTable;
use super::pinyin::START;
use super::terms::{Term, terms};
use crate::dataset::sorted;

/// A search text, taken apart once for many texts.
pub struct Search<'c> {
    characters: &'c CharacterTable,
    terms: Vec<Term>,
}

impl<'c> Search<'c> {
    /// The words of `query`.
    pub fn new(characters: &'c CharacterTable, query: &str) -> Self {
        Self { characters, terms: terms(characters, query) }
    }

    /// Whether there is no word: nothing matches.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Byte ranges of `text` that match some word, merged and ascending, for marking. `is_name` says that the text is one
    /// in which pinyin is looked for: a Chinese title, or the name of an area, place, topic or actor.
    pub fn ranges(&self, text: &str, is_name: bool) -> Vec<Range<usize>> {
        merge(self.each(text, is_name).collect())
    }

    /// Whether some word matches in `text`; see [`Self::ranges`].
    pub fn finds(&self, text: &str, is_name: bool) -> bool {
        self.each(text, is_name).next().is_some()
    }

    fn each<'t>(&'t self, text: &'t str, is_name: bool) -> impl Iterator<Item = Range<usize>> + 't {
        self.terms.iter().flat_map(move |term| {
            text.char_indices().filter_map(move |(start, _)| {
                let bytes = match_bytes(self.characters, term, text.get(start..)?, is_name)?;
                Some(start..start + bytes)
            })
        })
    }
}

/// Number of bytes at the beginning of `tail` that match `term`. Normalisation is one character for one.
fn match_bytes(characters: &CharacterTable, term: &Term, tail: &str, is_name: bool) -> Option<usize> {
    let mut rest = tail.chars();
    if term.text.chars().all(|wanted| rest.next().is_some_and(|found| characters.normal(found) == wanted)) {
        return Some(tail.len() - rest.as_str().len());
    }
    let pinyin = term.pinyin.as_ref().filter(|_| is_name)?;
    let mut states = START;
    for (start, character) in tail.char_indices() {
        states = pinyin.step(characters, states, characters.normal(character));
        if pinyin.is_complete(states) {
            return Some(start + character.len_utf8());
        }
        if states == 0 {
            return None;
        }
    }
    None
}

fn merge(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let ranges = sorted(ranges, |range| range.start as u64);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str, is_name: bool) -> String {
        let table =
            CharacterTable::parse("深\tshen\t\n圳\tzhen\t\n产\tchan\t產\n权\tquan\t權\n识\tshi,zhi\t識\n知\tzhi\t\n");
        let search = Search::new(&table, query);
        assert_eq!(search.finds(text, is_name), !search.ranges(text, is_name).is_empty());
        let mut marked = text.to_string();
        for range in search.ranges(text, is_name).into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    }

    #[test]
    fn marks_map_back_to_the_text_as_written() {
        assert_eq!(marked("保护知識產權😀ＡＢＮ贷款", "知识产权 abn", false), "保护[知識產權]😀[ＡＢＮ]贷款");
        assert_eq!(marked("深圳知识产权", "zscq sz", true), "[深圳知识产权]");
        assert_eq!(marked("深圳知识产权", "sz", false), "深圳知识产权");
        assert_eq!(marked("aaab a", "aa", false), "[aaa]b a");
        assert_eq!(marked("anything", "  ", true), "anything");
    }
}
