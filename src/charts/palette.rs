//! The colours of an appearance, the same as in `style/tokens.css` (a test holds them together): a canvas cannot read
//! a style sheet, and a picture that is taken along has none.

use super::shapes::Tone;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: Rgb,
    /// Labels.
    pub quiet: Rgb,
    /// Lines of the scale.
    pub hairline: Rgb,
    /// Baselines, edges.
    pub edge: Rgb,
    /// The ground.
    pub paper: Rgb,
    /// A figure as counted.
    pub data: Rgb,
    /// A figure that is not exact.
    pub data_soft: Rgb,
    /// Patterns.
    pub hatch: Rgb,
}

const fn rgb(hex: u32) -> Rgb {
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Palette {
    /// Dark ink on paper.
    pub const LIGHT: Self = Self {
        ink: rgb(0x1b_1f24),
        quiet: rgb(0x56_5e66),
        hairline: rgb(0xdc_d8cf),
        edge: rgb(0x7f_7c74),
        paper: rgb(0xfb_faf7),
        data: rgb(0x33_777b),
        data_soft: rgb(0xbb_dcd9),
        hatch: rgb(0x86_8173),
    };

    /// Light ink, for halls.
    pub const DARK: Self = Self {
        ink: rgb(0xe9_edf0),
        quiet: rgb(0xb4_bdc4),
        hairline: rgb(0x2b_353c),
        edge: rgb(0x76_828c),
        paper: rgb(0x0f_1418),
        data: rgb(0x74_b8b6),
        data_soft: rgb(0x1f_545f),
        hatch: rgb(0x76_828c),
    };

    /// The same with labels as strong as text and lines as strong as edges.
    pub const fn in_high_contrast(self) -> Self {
        Self { quiet: self.ink, hairline: self.edge, ..self }
    }

    /// The colour of a role.
    pub const fn of(&self, tone: Tone) -> Rgb {
        match tone {
            Tone::Ink => self.ink,
            Tone::Quiet => self.quiet,
            Tone::Hairline => self.hairline,
            Tone::Edge => self.edge,
            Tone::Paper => self.paper,
            Tone::Data => self.data,
            Tone::DataSoft => self.data_soft,
            Tone::Hatch => self.hatch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Value of a variable in the block of the style sheet that begins with `start`.
    fn token(start: &str, name: &str) -> Rgb {
        let sheet = include_str!("../../style/tokens.css");
        let block = sheet.split(start).nth(1).and_then(|rest| rest.split('}').next()).expect("the block is there");
        let value = block.split(&format!("{name}: #")).nth(1).and_then(|rest| rest.get(..6)).expect("the token");
        rgb(u32::from_str_radix(value, 16).expect("six hexadecimal digits"))
    }

    #[test]
    fn the_colours_are_those_of_the_page() {
        for (palette, start) in [(Palette::LIGHT, ":root {"), (Palette::DARK, "[data-appearance='dark'] {")] {
            for (name, colour) in [
                ("--ink", palette.ink),
                ("--quiet", palette.quiet),
                ("--hairline", palette.hairline),
                ("--edge", palette.edge),
                ("--paper", palette.paper),
                ("--class-4", palette.data),
                ("--hatch", palette.hatch),
            ] {
                assert_eq!(
                    token(start, name),
                    colour,
                    "{name} of {start} in style/tokens.css and src/charts/palette.rs differ"
                );
            }
        }
        assert_eq!(token(":root {", "--class-2"), Palette::LIGHT.data_soft);
        assert_eq!(token("[data-appearance='dark'] {", "--class-3"), Palette::DARK.data_soft);
    }

    /// WCAG 2 contrast.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let luminance = |(r, g, b): Rgb| {
            let linear = |channel: u8| {
                let value = f64::from(channel) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (high, low) = (luminance(a).max(luminance(b)), luminance(a).min(luminance(b)));
        (high + 0.05) / (low + 0.05)
    }

    // 1.4.11: marks 3:1; 1.4.3: labels 4.5:1. Soft bars have an edge in the data colour.
    #[test]
    fn marks_and_labels_stand_out() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for (colour, least) in [
                (palette.data, 3.0),
                (palette.hatch, 3.0),
                (palette.edge, 3.0),
                (palette.quiet, 4.5),
                (palette.ink, 7.0),
            ] {
                assert!(contrast(colour, palette.paper) >= least, "{colour:?} on {:?}", palette.paper);
            }
        }
    }
}
