//! What the validator says of a fault, in Chinese. It speaks English; each of its texts stands in
//! `texts` beside its translation.
//!
//! A test reads the validator's own source: a text of it that is not here fails. How an address begins comes in by a hole,
//! for nothing that looks like an address of another host stands in a part of the page.

mod texts;

use super::Language;
use texts::TEXTS;

impl Language {
    /// A fault in one sentence, and the language that it is in: the validator's own English where that is not known here
    /// (what a JSON parser says), or where there is nothing to translate.
    pub fn fault_sentence(self, message: &str, expected: &str) -> (String, Self) {
        match (self.fault_words(message), self.fault_words(expected)) {
            (Some(message), Some(expected)) if self == Self::ZhHans => (format!("{message}；应为：{expected}"), self),
            _ => (format!("{message}, expected {expected}"), Self::En),
        }
    }

    /// One of the validator's texts in this language; `None` if it is not known.
    pub fn fault_words(self, english: &str) -> Option<String> {
        match self {
            Self::En => Some(english.to_string()),
            Self::ZhHans => chinese(english),
        }
    }
}

fn chinese(english: &str) -> Option<String> {
    let is_bare = |text: &str| !text.is_empty() && !text.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b' ');
    let found = TEXTS.iter().find_map(|(pattern, words)| Some((words, holes(pattern, english)?)));
    match found {
        Some((words, holes)) => Some(filled(words, &holes)),
        // Names of columns, numbers, identifiers: the same in any language.
        None if is_bare(english) || english.trim_end_matches('…').split(',').all(is_identifier) => {
            Some(english.to_string())
        }
        None => None,
    }
}

fn is_identifier(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:".contains(&byte))
}

/// What fills the holes of `pattern` in `text`. From the end: what the validator fills in last are its own words, what comes
/// first is a reader's cell, which may hold anything.
fn holes<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts: Vec<&str> = pattern.split("{}").collect();
    let first = parts.remove(0);
    let Some(last) = parts.pop() else { return (text == pattern).then(Vec::new) };
    let mut rest = text.strip_prefix(first)?.strip_suffix(last)?;
    let mut holes = Vec::new();
    for part in parts.iter().rev() {
        let at = rest.rfind(part)?;
        holes.push(rest.get(at + part.len()..)?);
        rest = rest.get(..at)?;
    }
    holes.push(rest);
    holes.reverse();
    holes.iter().all(|hole| !hole.is_empty()).then_some(holes)
}

fn filled(words: &str, holes: &[&str]) -> String {
    let mut pieces = words.split('{');
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (hole, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let (number, is_text) = hole.strip_suffix('t').map_or((hole, false), |number| (number, true));
        let hole = number.parse().ok().and_then(|at: usize| holes.get(at)).copied().unwrap_or_default();
        match chinese(hole).filter(|_| is_text) {
            Some(hole) => out.push_str(&hole),
            None => out.push_str(hole),
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests;
