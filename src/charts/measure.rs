//! How wide a text is. Injected: plotters measures Chinese wrongly, and only a browser knows its fonts.

/// Measures text.
pub trait TextMeasure {
    /// Width of `text` at `size_css_px` in CSS pixels.
    fn width_css_px(&self, text: &str, size_css_px: f64) -> f64;
}

/// A measure without a font, for tests and for pictures made without a browser: full-width characters are one em
/// wide, all others 0.6 em, a little more than digits and Latin letters of common sans fonts.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedMeasure;

impl TextMeasure for FixedMeasure {
    fn width_css_px(&self, text: &str, size_css_px: f64) -> f64 {
        text.chars().map(|character| if character < '\u{2e80}' { 0.6 } else { 1.0 }).sum::<f64>() * size_css_px
    }
}

/// `text` cut to `most_css_px` with an ellipsis; whole where it fits.
pub(super) fn fit(text: &str, size_css_px: f64, most_css_px: f64, measure: &dyn TextMeasure) -> String {
    if measure.width_css_px(text, size_css_px) <= most_css_px {
        return text.to_string();
    }
    let characters: Vec<char> = text.chars().collect();
    let cut = |count: usize| characters.iter().take(count).collect::<String>().trim_end().to_string() + "…";
    // The longest start that fits: the width grows with every character.
    let fits = |count: usize| measure.width_css_px(&cut(count), size_css_px) <= most_css_px;
    let count = (1..characters.len()).rev().find(|count| fits(*count)).unwrap_or(0);
    cut(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_with_an_ellipsis() {
        assert_eq!(fit("广东", 10.0, 20.0, &FixedMeasure), "广东");
        assert_eq!(fit("海关查扣侵权货物", 10.0, 40.0, &FixedMeasure), "海关查…");
        assert_eq!(fit("Zhanjiang", 10.0, 0.0, &FixedMeasure), "…");
    }
}
