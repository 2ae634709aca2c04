//! Texts as outlines, so that a saved picture shows Chinese where there is no Chinese font.
//!
//! The font is the one that `.ci/fonts.mjs` makes: TrueType, no layout, characters in format 12. Its tables are read one by one, for the
//! reader of whole fonts would link every other kind of outline into the page.

use std::fmt;

use ttf_parser::{GlyphId, RawFace, Tag, glyf, head, hhea, hmtx, loca, maxp, os2};

use super::character_map::CharacterMap;
use super::path_data::Pen;
use super::wide_signs::with_narrow_signs;

/// Space on each side of the ink of a sign that is narrow.
const SIDE_EM: f64 = 0.06;

/// Outlines of a shipped font.
pub struct Outlines<'f> {
    characters: CharacterMap<'f>,
    glyphs: glyf::Table<'f>,
    widths: hmtx::Table<'f>,
    units_per_em: f64,
    ascent: f64,
}

/// The file is not a TrueType font that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineError {
    /// Tag of the table that is missing or broken; empty where the file has no list of tables.
    pub table: &'static str,
}

impl fmt::Display for OutlineError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a TrueType font that can be read")?;
        if !self.table.is_empty() {
            out.write_str(": table ")?;
            out.write_str(self.table)?;
        }
        Ok(())
    }
}

impl std::error::Error for OutlineError {}

impl<'f> Outlines<'f> {
    /// Reads the tables of `font`; its glyphs are read when they are drawn.
    ///
    /// # Errors
    ///
    /// Says that the file is not a TrueType font that can be read, and which table is missing or broken.
    pub fn new(font: &'f [u8]) -> Result<Self, OutlineError> {
        let face = RawFace::parse(font, 0).map_err(|_| OutlineError { table: "" })?;
        let head: head::Table = table(&face, "head", head::Table::parse)?;
        let glyph_count = table(&face, "maxp", maxp::Table::parse)?.number_of_glyphs;
        let hhea = table(&face, "hhea", hhea::Table::parse)?;
        let widths = table(&face, "hmtx", |data| hmtx::Table::parse(hhea.number_of_metrics, glyph_count, data))?;
        let places = table(&face, "loca", |data| loca::Table::parse(glyph_count, head.index_to_location_format, data))?;
        let glyphs = table(&face, "glyf", |data| glyf::Table::parse(places, data))?;
        let characters = table(&face, "cmap", CharacterMap::parse)?;
        let capital_height = table(&face, "OS/2", os2::Table::parse).ok().and_then(|os2| os2.capital_height());
        Ok(Self {
            characters,
            glyphs,
            widths,
            units_per_em: f64::from(head.units_per_em),
            ascent: f64::from(capital_height.filter(|height| *height > 0).unwrap_or(hhea.ascender)),
        })
    }

    /// How far capitals and digits rise above the baseline, in em; the ascender where the font does not say it. A text
    /// whose baseline is half of this below a line looks centred on the line, in Chinese too: Han characters reach as
    /// far above capitals as below the baseline, to a hundredth of an em.
    pub fn ascent_em(&self) -> f64 {
        self.ascent / self.units_per_em
    }

    /// Width of `text` in pixels, without kerning; `None` if a character is missing. White space is as wide as a space.
    pub fn width(&self, text: &str, size_px: f64) -> Option<f64> {
        self.set(text, |_, _| {}).map(|units| units * size_px / self.units_per_em)
    }

    /// The SVG path data (`d`) of `text` with its left end at `x` and its baseline at `y`, in pixels to the right and
    /// downwards; `None` if a character is missing. Positions have one decimal, two below 20 pixels. What has no ink
    /// is an empty path.
    pub fn path(&self, text: &str, x: f64, y: f64, size_px: f64) -> Option<String> {
        let scale = size_px / self.units_per_em;
        let mut pen = Pen::new(scale, if size_px < 20.0 { 100 } else { 10 });
        self.set(text, |glyph, units| {
            pen.set_origin(x + units * scale, y);
            self.glyphs.outline(glyph, &mut pen); // a space has none
        })?;
        Some(pen.into_data())
    }

    /// The glyphs of `text` with the places of their origins, in pixels from its left end; `None` if a character is
    /// missing. Glyphs without ink are left out.
    pub fn places(&self, text: &str, size_px: f64) -> Option<Vec<(u16, f64)>> {
        let mut places = Vec::new();
        self.set(text, |glyph, units| {
            if self.glyphs.bbox(glyph).is_some() {
                places.push((glyph.0, units * size_px / self.units_per_em));
            }
        })?;
        Some(places)
    }

    /// The path data of one glyph with its origin at (0, 0), in whole pixels of this size.
    pub fn glyph(&self, glyph: u16, size_px: f64) -> String {
        let mut pen = Pen::new(size_px / self.units_per_em, 1);
        pen.set_origin(0.0, 0.0);
        self.glyphs.outline(GlyphId(glyph), &mut pen);
        pen.into_data()
    }

    /// Calls `draw` for each glyph of `text` with the place of its origin; gives the width. All in units of the font.
    fn set(&self, text: &str, mut draw: impl FnMut(GlyphId, f64)) -> Option<f64> {
        let mut end = 0.0;
        for (character, is_narrow) in with_narrow_signs(text) {
            let glyph = self.characters.glyph(if character.is_whitespace() { ' ' } else { character })?;
            let (moved, width) = match self.glyphs.bbox(glyph).filter(|_| is_narrow) {
                Some(ink) => {
                    let side = SIDE_EM * self.units_per_em;
                    (side - f64::from(ink.x_min), f64::from(ink.x_max) - f64::from(ink.x_min) + 2.0 * side)
                }
                None => (0.0, f64::from(self.widths.advance(glyph).unwrap_or(0))),
            };
            draw(glyph, end + moved);
            end += width;
        }
        Some(end)
    }
}

fn table<'f, T>(
    face: &RawFace<'f>,
    tag: &'static str,
    parse: impl FnOnce(&'f [u8]) -> Option<T>,
) -> Result<T, OutlineError> {
    face.table(Tag::from_bytes_lossy(tag.as_bytes())).and_then(parse).ok_or(OutlineError { table: tag })
}

#[cfg(test)]
mod tests {
    use super::super::test_font::font;
    use super::*;

    // The glyphs of the test font, 1000 units an em: space 250 wide; A a square of 500, 600 wide;
    // 粤 a quarter of a round from (100, -100) over (100, 700) to (900, 700), 1000 wide;
    // ’ a rectangle from (100, 500) to (300, 700), 1000 wide.

    #[test]
    fn widths_add_up() {
        let font = font(&[]);
        let outlines = Outlines::new(&font).unwrap();
        assert_eq!(outlines.width("", 10.0), Some(0.0));
        assert_eq!(outlines.width("A粤 A", 10.0), Some(24.5));
        assert_eq!(outlines.width("A\u{a0}\u{2009}A", 100.0), Some(170.0));
        assert_eq!(outlines.width("AB", 10.0), None);
        assert_eq!(outlines.width("A\u{0}", 10.0), None);
    }

    #[test]
    fn paths_stand_on_the_baseline() {
        let font = font(&[]);
        let outlines = Outlines::new(&font).unwrap();
        assert_eq!(outlines.path("A", 10.0, 200.0, 100.0).as_deref(), Some("M10 200v-50h50v50z"));
        assert_eq!(outlines.path("粤", 0.0, 0.0, 100.0).as_deref(), Some("M10 10q0-80 80-80v80z"));
        // 85 = 60 of A and 25 of the space.
        assert_eq!(outlines.path("A A", 0.0, 50.0, 100.0).as_deref(), Some("M0 50v-50h50v50zM85 50v-50h50v50z"));
        assert_eq!(outlines.path(" \u{3000}", 3.0, 4.0, 12.0).as_deref(), Some(""));
        assert_eq!(outlines.path("A？", 0.0, 0.0, 100.0), None);
    }

    #[test]
    fn glyphs_can_be_drawn_once_and_used_often() {
        let font = font(&[]);
        let outlines = Outlines::new(&font).unwrap();
        let places = outlines.places("A A", 100.0).unwrap();
        assert_eq!(places.iter().map(|(_, x)| *x).collect::<Vec<_>>(), [0.0, 85.0]);
        assert_eq!(outlines.glyph(places[0].0, 1000.0), "M0 0v-500h500v500z");
        assert_eq!(outlines.places("A？", 100.0), None);
    }

    #[test]
    fn quotation_marks_are_narrow_in_latin() {
        let font = font(&[]);
        let outlines = Outlines::new(&font).unwrap();
        // Ink of 200 and 60 on each side: it begins 60 after the 600 of A.
        assert_eq!(outlines.width("A’A", 100.0), Some(152.0));
        assert_eq!(outlines.path("A’", 0.0, 0.0, 100.0).as_deref(), Some("M0 0v-50h50v50zM66-50v-20h20v20z"));
        assert_eq!(outlines.width("粤’", 100.0), Some(200.0));
        assert_eq!(outlines.path("’粤", 0.0, 0.0, 100.0).as_deref(), Some("M10-50v-20h20v20zM110 10q0-80 80-80v80z"));
    }

    #[test]
    fn small_texts_have_two_decimals() {
        let font = font(&[]);
        let outlines = Outlines::new(&font).unwrap();
        // 500 units are 6.25 pixels at 12.5 and 10.25 at 20.5, which stands at 10.3 from the baseline.
        assert_eq!(outlines.path("A", 0.25, -0.5, 12.5).as_deref(), Some("M.25-.5v-6.25h6.25v6.25z"));
        assert_eq!(outlines.path("A", 0.0, 0.0, 20.5).as_deref(), Some("M0 0v-10.3h10.3v10.3z"));
    }

    #[test]
    fn centring_uses_the_height_of_capitals() {
        assert_eq!(Outlines::new(&font(&[])).unwrap().ascent_em(), 0.7);
        assert_eq!(Outlines::new(&font(&["OS/2"])).unwrap().ascent_em(), 0.9);
    }

    #[test]
    fn what_is_not_a_font_is_an_error() {
        let error = |font: &[u8]| Outlines::new(font).err().map(|error| error.to_string());
        let none = Some("not a TrueType font that can be read".to_string());
        assert_eq!(error(b""), none);
        assert_eq!(error(b"<!DOCTYPE html><title>404 Not Found</title>"), none);
        for tag in ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"] {
            assert_eq!(Outlines::new(&font(&[tag])).err(), Some(OutlineError { table: tag }));
            assert_eq!(error(&font(&[tag])), Some(format!("not a TrueType font that can be read: table {tag}")));
        }
        let whole = font(&[]);
        for length in 0..whole.len() {
            assert!(Outlines::new(&whole[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_damaged_font_never_panics() {
        let whole = font(&[]);
        for place in 0..whole.len() {
            for byte in [0x00, 0x01, 0x7f, 0x80, 0xff] {
                let mut damaged = whole.clone();
                damaged[place] = byte;
                if let Ok(outlines) = Outlines::new(&damaged) {
                    outlines.path("A 粤B", 0.0, 0.0, 20.0);
                    outlines.width("A 粤B", 20.0);
                }
            }
        }
        let outlines = Outlines::new(&whole).unwrap();
        for odd in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN] {
            outlines.path("A粤", odd, odd, odd);
        }
    }
}
