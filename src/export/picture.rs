//! A card as one SVG that can be taken along: title, takeaway, picture, legend, source, date, version, address. Its texts
//! are outlines where the shipped font has them, so that they show on a machine without a Chinese font.

use plotters_svg::SVGBackend;

use super::outlines::Outlines;
use crate::charts::{
    Align, ChartCard, Drawing, FixedMeasure, Key, Label, Palette, Picture, Rgb, Shape, Style, TextMeasure, Tone,
    broken, paint,
};
use crate::locale::Language;

/// What stands under the picture.
#[derive(Clone, Copy, Debug)]
pub struct Imprint<'i> {
    /// Name of the site.
    pub site: &'i str,
    /// Publishers and titles of the sources.
    pub sources: &'i [String],
    /// Version of the data.
    pub version: &'i str,
    /// Day of its release, in words.
    pub released: &'i str,
    /// Address of the card.
    pub address: &'i str,
}

/// A picture that can be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedPicture {
    /// The SVG document.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
}

/// Width of a saved picture and the room around its content, in CSS pixels.
const WIDTH: f64 = 840.0;
const EDGE: f64 = 32.0;
/// Shapes are painted so much larger and scaled down: plotters knows whole pixels only.
const FINENESS: f64 = 8.0;

/// Widths of the shipped outlines; of a text that they lack, a rough one.
struct OutlineMeasure<'o>(Option<&'o Outlines<'o>>);

impl TextMeasure for OutlineMeasure<'_> {
    fn width_css_px(&self, text: &str, size_css_px: f64) -> f64 {
        let exact = self.0.and_then(|outlines| outlines.width(text, size_css_px));
        exact.unwrap_or_else(|| FixedMeasure.width_css_px(text, size_css_px))
    }
}

/// The card as a picture.
///
/// # Errors
/// What the painter says.
pub fn picture(
    card: &ChartCard<'_>,
    imprint: &Imprint<'_>,
    palette: Palette,
    outlines: Option<&Outlines<'_>>,
    language: Language,
) -> Result<SavedPicture, String> {
    let measure = OutlineMeasure(outlines);
    let mut page = Page { labels: Vec::new(), y: EDGE, measure: &measure };
    page.write_head(card);
    let drawing = card.picture.lay_out(WIDTH - 2.0 * EDGE, &measure);
    let top = page.y;
    page.add(&drawing);
    page.write_foot(card, imprint, language);
    // Once and for all: the PNG is twice what the SVG says.
    let height = (page.y + EDGE - 8.0).ceil();
    let shapes = shapes(&drawing, palette)?;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" lang=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        language.tag(),
        escaped(&card.title),
        escaped(&card.takeaway),
        hex(palette.paper),
    );
    svg.push_str(&format!(
        "<g transform=\"translate({EDGE} {top:.1}) scale({})\">\n{}</g>\n",
        1.0 / FINENESS,
        inner(&shapes)
    ));
    svg.push_str(&texts(&page.labels, palette, outlines));
    svg.push_str("</svg>\n");
    Ok(SavedPicture { svg, width: WIDTH, height })
}

/// The shapes without their texts, [`FINENESS`] times as large, as an SVG document.
fn shapes(drawing: &Drawing, palette: Palette) -> Result<String, String> {
    let size = |value: f64| (value * FINENESS).ceil() as u32;
    let mut shapes = String::new();
    let style = Style { palette, scale: FINENESS, family: "sans-serif", has_text: false, has_ground: false };
    let backend = SVGBackend::with_string(&mut shapes, (size(drawing.width), size(drawing.height.max(1.0))));
    paint(drawing, backend, &style)?;
    Ok(shapes)
}

/// The sign of the legend as a character of the shipped font.
const fn sign(key: Key, has_dots: bool) -> &'static str {
    match key {
        Key::Exact => {
            if has_dots {
                "●"
            } else {
                "■"
            }
        }
        Key::Rounded => {
            if has_dots {
                "○"
            } else {
                "□"
            }
        }
        Key::LowerBound => "▲",
        Key::UpperBound => "▼",
        Key::Break => "|",
        Key::NotPublished => "//",
        Key::NotMentioned => "···",
    }
}

/// Texts from the top of the page downwards.
struct Page<'m> {
    labels: Vec<Label>,
    y: f64,
    measure: &'m dyn TextMeasure,
}

impl Page<'_> {
    /// Title, takeaway and unit.
    fn write_head(&mut self, card: &ChartCard<'_>) {
        self.write(&card.title, 24.0, Tone::Ink);
        self.y += 6.0;
        self.write(&card.takeaway, 15.0, Tone::Ink);
        if !card.unit.is_empty() {
            self.write(&card.unit, 12.0, Tone::Quiet);
        }
        self.y += 10.0;
    }

    /// The texts of the drawing, and room for its shapes.
    fn add(&mut self, drawing: &Drawing) {
        for shape in &drawing.shapes {
            if let Shape::Text(label) = shape {
                self.labels.push(Label { x: label.x + EDGE, y: label.y + self.y, ..label.clone() });
            }
        }
        self.y += drawing.height + 14.0;
    }

    /// Legend, sources, version, date and address.
    fn write_foot(&mut self, card: &ChartCard<'_>, imprint: &Imprint<'_>, language: Language) {
        if !card.legend.is_empty() {
            let has_dots = matches!(&card.picture, Picture::Panels(panels) if panels.has_lines());
            let signs: Vec<String> =
                card.legend.iter().map(|key| format!("{} {}", sign(*key, has_dots), key.name(language))).collect();
            self.write(&signs.join("   "), 12.0, Tone::Quiet);
        }
        let messages = language.messages();
        let sources = [messages.source, language.colon(), &language.lists(imprint.sources)];
        self.write(&sources.concat(), 12.0, Tone::Quiet);
        let version =
            format!("{} · {}{} · {}", imprint.site, messages.about_version, imprint.version, imprint.released);
        self.write(&version, 12.0, Tone::Quiet);
        self.write(imprint.address, 12.0, Tone::Quiet);
    }

    fn write(&mut self, text: &str, size: f64, tone: Tone) {
        for line in broken(text, size, WIDTH - 2.0 * EDGE, self.measure) {
            let height = size * 1.5;
            self.labels.push(Label { text: line, x: EDGE, y: self.y + height / 2.0, size, tone, align: Align::Start });
            self.y += height;
        }
    }
}

/// The labels as SVG. Each glyph is drawn once and used wherever it stands: the sources of a card are many characters.
fn texts(labels: &[Label], palette: Palette, outlines: Option<&Outlines<'_>>) -> String {
    let mut drawn: Vec<u16> = Vec::new();
    let mut body = String::new();
    for label in labels {
        let fill = hex(palette.of(label.tone));
        let places = outlines.and_then(|outlines| Some((outlines, outlines.places(&label.text, GLYPH)?)));
        let Some((outlines, places)) = places else {
            body.push_str(&plain_text(label, &fill));
            continue;
        };
        let width = outlines.width(&label.text, label.size).unwrap_or(0.0);
        let (x, y) = (label.frame(width).x, label.y + outlines.ascent_em() * label.size / 2.0);
        body.push_str(&format!(
            "<g fill=\"{fill}\" transform=\"translate({x:.2} {y:.2}) scale({:.4})\">",
            label.size / GLYPH
        ));
        for (glyph, x) in places {
            body.push_str(&format!("<use href=\"#g{glyph}\" x=\"{x:.0}\"/>"));
            if !drawn.contains(&glyph) {
                drawn.push(glyph);
            }
        }
        body.push_str("</g>\n");
    }
    let glyphs: Vec<String> = drawn
        .into_iter()
        .filter_map(|glyph| {
            outlines.map(|outlines| format!("<path id=\"g{glyph}\" d=\"{}\"/>", outlines.glyph(glyph, GLYPH)))
        })
        .collect();
    if glyphs.is_empty() { body } else { format!("<defs>\n{}\n</defs>\n{body}", glyphs.join("\n")) }
}

/// Glyphs are drawn at this size, in whole units.
const GLYPH: f64 = 1000.0;

/// A label as text, where the font lacks a character.
fn plain_text(label: &Label, fill: &str) -> String {
    let anchor = match label.align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" dy=\"0.36em\" font-size=\"{:.0}\" font-family=\"sans-serif\" text-anchor=\"{anchor}\" fill=\"{fill}\">{}</text>\n",
        label.x,
        label.y,
        label.size,
        escaped(&label.text)
    )
}

/// What is inside the outer element of an SVG document.
fn inner(svg: &str) -> &str {
    let from = svg.find("<svg").and_then(|start| svg[start..].find('>').map(|end| start + end + 1)).unwrap_or(0);
    let to = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.get(from..to).unwrap_or_default()
}

fn hex((red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let label = Label {
            text: "<img src=x onerror=\"alert(1)\">&".into(),
            x: 0.0,
            y: 0.0,
            size: 12.0,
            tone: Tone::Ink,
            align: Align::Start,
        };
        let svg = texts(&[label], Palette::LIGHT, None);
        assert!(!svg.contains("<img") && svg.contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;"), "{svg}");
    }
}
