//! A Chinese font draws quotation marks and some signs as wide as Han characters. In “Guangdong’s” that leaves a hole,
//! so that there they get the width of their ink.

/// For each character of `text`: the character, and whether it is a wide sign that is to be narrow here. Quotation
/// marks follow the whole text, so that a pair stays a pair; an apostrophe and other signs follow their neighbours.
pub(super) fn with_narrow_signs(text: &str) -> impl Iterator<Item = (char, bool)> {
    let is_cjk_text = text.contains(is_cjk);
    let mut before = None;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let character = rest.next()?;
        let neighbours = [before.replace(character), rest.clone().next()];
        let is_narrow = match character {
            '’' if neighbours.iter().all(|next| next.is_some_and(|next| next.is_ascii_alphanumeric())) => true,
            '“' | '”' | '‘' | '’' => !is_cjk_text,
            '·' | '±' | '×' | '÷' | '≈' | '≤' | '≥' => !neighbours.into_iter().flatten().any(is_cjk),
            _ => false,
        };
        Some((character, is_narrow))
    })
}

/// Han, kana, hangul and the full-width signs.
fn is_cjk(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_narrow_where_they_stand_in_latin() {
        for (text, narrow) in [
            ("Guangdong’s “36 measures”", "’“”"),
            ("深圳出台“36条”", ""),
            ("“IP”保护", ""),
            ("来源：Guangdong’s “IP”", "’"),
            ("深圳商报·读创", ""),
            ("粤知图 · Guangdong ±3", "·±"),
            ("", ""),
        ] {
            let found: String =
                with_narrow_signs(text).filter(|(_, is_narrow)| *is_narrow).map(|(character, _)| character).collect();
            assert_eq!(found, narrow, "{text}");
            assert_eq!(with_narrow_signs(text).map(|(character, _)| character).collect::<String>(), text);
        }
    }
}
