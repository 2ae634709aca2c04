//! Cutting a text into runs, so that Han characters in an English text carry their language.

use std::ops::Range;

/// A piece of a text that is shown in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The piece.
    pub text: &'a str,
    /// Whether it is a match of the search.
    pub is_marked: bool,
    /// Whether it is Han in a text that is not Chinese.
    pub is_foreign_han: bool,
}

/// Cuts `text` at the bounds of `marks` (byte ranges, sorted, apart) and, in a text that is not Chinese, where Han
/// begins and ends. The runs joined are `text` again.
pub fn runs<'a>(text: &'a str, marks: &[Range<usize>], is_chinese: bool) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut start = 0;
    let mut kind = None;
    for (at, character) in text.char_indices() {
        let here = (marks.iter().any(|range| range.contains(&at)), !is_chinese && is_han(character));
        if let Some(before) = kind.replace(here).filter(|before| *before != here) {
            push(&mut runs, text, start..at, before);
            start = at;
        }
    }
    if let Some(kind) = kind {
        push(&mut runs, text, start..text.len(), kind);
    }
    runs
}

fn push<'a>(runs: &mut Vec<Run<'a>>, text: &'a str, range: Range<usize>, kind: (bool, bool)) {
    if let Some(text) = text.get(range) {
        runs.push(Run { text, is_marked: kind.0, is_foreign_han: kind.1 });
    }
}

/// Han characters and the brackets that only stand with them.
fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{3017}' | '\u{ff08}' | '\u{ff09}')
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;

    #[test]
    fn han_in_english_is_a_run_of_its_own() {
        let found = runs("the town of 黄磜, ref. 粤市监〔2023〕624号", &[], false);
        let han: Vec<_> = found.iter().filter(|run| run.is_foreign_han).map(|run| run.text).collect();
        assert_eq!(han, ["黄磜", "粤市监〔", "〕", "号"]);
    }

    #[test]
    fn marks_cut_and_join_again() {
        let text = "知识产权保护";
        let found = runs(text, &[6..12], true);
        assert_eq!(found.iter().map(|run| run.text).collect::<String>(), text);
        assert_eq!(found.iter().filter(|run| run.is_marked).map(|run| run.text).collect::<Vec<_>>(), ["产权"]);
        assert!(found.iter().all(|run| !run.is_foreign_han));
    }

    #[test]
    fn nothing_has_no_runs() {
        assert_eq!(runs("", &[], true), []);
    }
}
