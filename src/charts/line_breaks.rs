//! Where the texts of a picture break into lines.

use super::measure::TextMeasure;

/// A text in lines of at most this width. Latin words stay whole where they fit; no line begins with a closing mark.
pub fn broken(text: &str, size: f64, most: f64, measure: &dyn TextMeasure) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if measure.width_css_px(longer.trim_end(), size) <= most {
            line = longer;
            continue;
        }
        lines.push(std::mem::take(&mut line));
        // A word longer than the line, such as an address, is cut where it must be.
        for character in piece.trim_start().chars() {
            let longer = format!("{line}{character}");
            if measure.width_css_px(&longer, size) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines.retain(|line| !line.trim().is_empty());
    lines.into_iter().map(|line| line.trim_end().to_string()).collect()
}

/// Where a line may break: after a blank, and round every full-width character, but not before closing marks nor after opening
/// ones.
fn pieces(text: &str) -> Vec<String> {
    const CLOSING: &str = "，。、；：！？）》」』〕】％”’…—·)]%";
    const OPENING: &str = "（《「『〔【“‘([";
    let mut pieces: Vec<String> = Vec::new();
    let (mut may_break, mut is_open) = (true, false);
    for character in text.chars() {
        let is_wide = character >= '\u{2e80}';
        let stays = CLOSING.contains(character);
        match pieces.last_mut() {
            Some(last) if stays || is_open || !(may_break || is_wide) => last.push(character),
            _ => pieces.push(character.to_string()),
        }
        is_open = OPENING.contains(character);
        may_break = is_wide || stays || character == ' ';
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::measure::FixedMeasure;
    use super::*;

    #[test]
    fn lines_break_where_they_may() {
        // FixedMeasure: full-width 10, others 6.
        let broken = |text: &str, most: f64| broken(text, 10.0, most, &FixedMeasure);
        assert_eq!(broken("广东省知识产权，保护", 70.0), ["广东省知识产", "权，保护"]);
        assert_eq!(broken("one two three", 50.0), ["one two", "three"]);
        assert_eq!(broken("广东省（件）", 40.0), ["广东省", "（件）"]);
        assert_eq!(broken("广东省)", 30.0), ["广东", "省)"]);
        assert_eq!(broken("https://example.org/path", 60.0), ["https://ex", "ample.org/", "path"]);
        assert_eq!(broken("", 60.0), Vec::<String>::new());
    }
}
