//! Where in a text a search text was found.

use std::ops::Range;

use super::characters::CharacterTable;
use super::pinyin::START;
use super::terms::{Term, terms};
use crate::dataset::sorted;

/// Byte ranges of `text` that match some word of `query`, merged and ascending, for marking. `is_name` says that
/// the text is one in which pinyin is looked for: a Chinese title, or the name of an area, place, topic or actor.
pub fn matches(characters: &CharacterTable, text: &str, query: &str, is_name: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Normalisation is one for one, so the n-th normal character stands at the n-th place in `text`.
    let places: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, characters.normal(c))).collect();
    let end_of = |index: usize| places.get(index).map_or(text.len(), |(at, _)| *at);
    for term in terms(characters, query) {
        for (index, (start, _)) in places.iter().enumerate() {
            let tail = places.get(index..).unwrap_or_default();
            if let Some(length) = match_length(characters, &term, tail, is_name) {
                found.push(*start..end_of(index + length));
            }
        }
    }
    merge(found)
}

/// Number of characters at the beginning of `tail` that match `term`.
fn match_length(characters: &CharacterTable, term: &Term, tail: &[(usize, char)], is_name: bool) -> Option<usize> {
    let mut length = 0;
    if term.text.chars().all(|wanted| {
        length += 1;
        tail.get(length - 1).is_some_and(|(_, c)| *c == wanted)
    }) {
        return Some(length);
    }
    let pinyin = term.pinyin.as_ref().filter(|_| is_name)?;
    let mut states = START;
    for (index, (_, character)) in tail.iter().enumerate() {
        states = pinyin.step(characters, states, *character);
        if pinyin.is_complete(states) {
            return Some(index + 1);
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
        let mut marked = text.to_string();
        for range in matches(&table, text, query, is_name).into_iter().rev() {
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
