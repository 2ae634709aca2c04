//! The words of a search text, and finding one in a text.

use super::characters::CharacterTable;
use super::pinyin::Pinyin;

/// One word of a search text, normalised. It holds no blank.
pub(super) struct Term {
    /// Not empty.
    pub(super) text: String,
    /// The same as pinyin, where it can be.
    pub(super) pinyin: Option<Pinyin>,
}

impl Term {
    /// Whether the word is in the normalised `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        contains(text.as_bytes(), self.text.as_bytes())
    }

    /// Whether the word is in the normalised name `text`, as it stands or as pinyin.
    pub(super) fn is_in_name(&self, characters: &CharacterTable, text: &str) -> bool {
        self.is_in(text) || self.pinyin.as_ref().is_some_and(|pinyin| pinyin.is_in(characters, text))
    }
}

/// The words of `query`, all of which must be found.
pub(super) fn terms(characters: &CharacterTable, query: &str) -> Vec<Term> {
    let mut normal = String::with_capacity(query.len());
    characters.append_normal(query, &mut normal);
    normal.split_whitespace().map(|word| Term { text: word.to_string(), pinyin: Pinyin::new(word) }).collect()
}

/// Whether whatever has all words of `later` has those of `earlier`, too: the same words with more letters, or more words.
/// A single letter is no pinyin, two are: what they find as pinyin need not have the one.
pub(super) fn go_on(characters: &CharacterTable, earlier: &str, later: &str) -> bool {
    let (earlier, later) = (terms(characters, earlier), terms(characters, later));
    let goes_on = |(now, then): (&Term, &Term)| {
        now.text.starts_with(&then.text) && (then.pinyin.is_some() || now.pinyin.is_none())
    };
    earlier.len() <= later.len() && later.iter().zip(&earlier).all(goes_on)
}

/// Whether `needle` is in `text`. Texts are short and needles shorter: setting up a two-way search, as `str` does,
/// costs more than it saves. The last byte is looked for first, it differs most between Chinese characters.
pub(super) fn contains(text: &[u8], needle: &[u8]) -> bool {
    let Some((last, head)) = needle.split_last() else { return true };
    let Some(ends) = text.get(head.len()..) else { return false };
    ends.iter().enumerate().any(|(at, byte)| byte == last && text.get(at..at + head.len()) == Some(head))
}
