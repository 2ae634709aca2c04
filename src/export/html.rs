//! The lists and headline figures as plain HTML, in both languages. Titles only: the summaries would be 6 KB
//! (brotli) of every first load, for the few whose browser cannot run the page.

use super::outlines::Outlines;
use crate::dataset::{Dataset, Edition, Entry, ListKind};
use crate::locale::{Language, number, runs};
use crate::statistics::areas_reached;

/// Height of an em in the drawing of the name, whose glyphs lie on whole units: a third of a pixel is not seen before the text
/// takes its place, and a finer drawing would be a third of a kilobyte more of every first load.
const DRAWN_PX: f64 = 48.0;

/// The content of the static page: one section a language, Chinese first. Every text of the package is escaped. The Chinese
/// name of the site is there a second time as a drawing in `outlines`, which needs no font (`style/layout-static.css` shows it
/// while the glyphs are on their way).
pub fn static_page(dataset: &Dataset, outlines: &Outlines) -> String {
    let languages = Language::ALL.into_iter().filter(|language| language.is_of(&dataset.names));
    languages.map(|language| section(dataset, language, outlines)).collect()
}

fn section(dataset: &Dataset, language: Language, outlines: &Outlines) -> String {
    let messages = language.messages();
    let site = language.of(&dataset.names.site);
    let drawn = if language == Language::ZhHans { drawn_name(site, outlines) } else { String::new() };
    let mut html = format!(
        "<section lang=\"{}\" data-static><h1>{drawn}{}</h1><p>{}</p>",
        language.tag(),
        escape(site),
        escape(language.of(&dataset.names.subtitle)),
    );
    for edition in &dataset.editions {
        html.push_str(&headline(dataset, edition, language));
        for &list in ListKind::ALL {
            let entries: Vec<&Entry> =
                dataset.entries.iter().filter(|entry| entry.year == edition.year && entry.list == list).collect();
            if !entries.is_empty() {
                html.push_str(&format!("<h3>{}</h3><ol>", escape(language.list_name(list, &dataset.names.wording))));
                html.extend(entries.into_iter().map(|entry| item(entry, language)));
                html.push_str("</ol>");
            }
        }
    }
    html.push_str(&format!("<p><a href=\"./mechanisms.html\">{}</a></p></section>", messages.view_mechanisms));
    html
}

/// The name as a drawing that stands on the line of the text and takes no room. Nothing where the font lacks a character.
fn drawn_name(site: &str, outlines: &Outlines) -> String {
    let Some(places) = outlines.places(site, DRAWN_PX) else { return String::new() };
    let glyph = |(glyph, x): (u16, f64)| {
        format!("<path transform=\"translate({x:.0})\" d=\"{}\"/>", outlines.glyph(glyph, DRAWN_PX))
    };
    let paths: String = places.into_iter().map(glyph).collect();
    let head = "<svg data-drawn aria-hidden=\"true\" display=\"none\"";
    format!("{head} viewBox=\"0 -{DRAWN_PX} {DRAWN_PX} {DRAWN_PX}\">{paths}</svg>")
}

/// The figures of an edition, what is not known of it, and its source.
fn headline(dataset: &Dataset, edition: &Edition, language: Language) -> String {
    let (messages, wording) = (language.messages(), &dataset.names.wording);
    let count = |value: u32| number::full(f64::from(value));
    let figure = |value: String, label: &str| match language {
        Language::ZhHans => format!("{value}{label}"),
        Language::En => format!("{value} {label}"),
    };
    let mut figures: Vec<String> = edition.consecutive.map(|years| language.consecutive(years)).into_iter().collect();
    if let Some((value, qualifier, _)) = &edition.submissions {
        figures.push(figure(
            number::qualified(*qualifier, &count(*value), language),
            &language.filled(messages.submissions_label, wording),
        ));
    }
    for (list, value) in [(ListKind::Event, edition.events), (ListKind::Measure, edition.measures)] {
        figures.extend(value.map(|value| figure(count(value), language.list_counted(list, wording))));
    }
    let areas = areas_reached(dataset, edition.year);
    if areas > 0 {
        let label = language.filled(messages.areas_label, wording);
        figures.push(match language {
            Language::ZhHans => figure(areas.to_string(), &label),
            // Of one it would not be plural.
            Language::En => format!("{label}: {areas}"),
        });
    }
    let source = dataset.source(&edition.source_id).map(|source| {
        format!(
            "<p class=\"source\">{}{}<cite lang=\"{}\">{}</cite></p>",
            messages.source,
            language.colon(),
            Language::tag_of(&source.title_language),
            escape(&source.title)
        )
    });
    format!(
        "<h2>{}</h2><p>{}</p><p>{}</p>{}",
        language.edition(edition.year),
        escape(&language.clauses(&figures)),
        declared(language.of(&edition.note), language),
        source.unwrap_or_default(),
    )
}

fn item(entry: &Entry, language: Language) -> String {
    format!("<li data-static-entry=\"{}\">{}</li>", escape(&entry.id), declared(language.of(&entry.title), language),)
}

/// Escaped text in which Han in English carries its language.
pub(super) fn declared(text: &str, language: Language) -> String {
    runs(text, &[], language == Language::ZhHans)
        .into_iter()
        .map(|run| match run.is_foreign_han {
            true => format!("<span lang=\"zh-Hans-CN\">{}</span>", escape(run.text)),
            false => escape(run.text),
        })
        .collect()
}

/// Text as HTML content or attribute value.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::test_font::font;
    use super::*;
    use crate::dataset::embedded;

    fn static_page(dataset: &Dataset) -> String {
        super::static_page(dataset, &Outlines::new(&font(&[])).expect("a font"))
    }

    #[test]
    fn the_chinese_name_is_drawn_once_where_the_font_has_it() {
        let mut dataset = embedded().expect("the embedded package is valid");
        assert!(!static_page(&dataset).contains("<svg")); // The test font has neither 知 nor 图.
        dataset.names.site.zh = "粤".into();
        dataset.names.site.en = "A".into();
        let html = static_page(&dataset);
        assert_eq!(html.matches("<svg").count(), 1);
        // A quarter of a round from (0.1, -0.1) over (0.1, 0.7) to (0.9, 0.7) of the height, which is 48.
        let drawing =
            "viewBox=\"0 -48 48 48\"><path transform=\"translate(0)\" d=\"M5 5q0-39 38-39v39z\"/></svg>粤</h1>";
        assert!(html.contains(drawing), "{html}");
        assert!(html.contains("<h1>A</h1>"));
    }

    #[test]
    fn every_entry_is_there_in_both_languages() {
        let dataset = embedded().expect("the embedded package is valid");
        let html = static_page(&dataset);
        for entry in &dataset.entries {
            assert_eq!(html.matches(&format!("data-static-entry=\"{}\"", entry.id)).count(), 2, "{}", entry.id);
            assert!(html.contains(&escape(&entry.title.zh)), "{}", entry.title.zh);
        }
    }

    #[test]
    fn text_is_never_markup() {
        let mut dataset = embedded().expect("the embedded package is valid");
        dataset.entries[0].title.zh = "<img src=x onerror=\"alert(1)\">&".into();
        let html = static_page(&dataset);
        assert!(!html.contains("<img"));
        assert!(html.contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;"));
    }
}
