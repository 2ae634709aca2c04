//! The lists and headline figures as plain HTML, in both languages. Titles only: the summaries would be 6 KB
//! (brotli) of every first load, for the few whose browser cannot run the page.

use crate::dataset::{Dataset, Edition, Entry, ListKind};
use crate::locale::{Language, number, runs};
use crate::statistics::cities_reached;

/// The content of the static page: one section a language, Chinese first. Every text of the package is escaped.
pub fn static_page(dataset: &Dataset) -> String {
    Language::ALL.into_iter().map(|language| section(dataset, language)).collect()
}

fn section(dataset: &Dataset, language: Language) -> String {
    let messages = language.messages();
    let mut html = format!(
        "<section lang=\"{}\" data-static><h1>{}</h1><p>{}</p>",
        language.tag(),
        escape(language.of(&dataset.names.site)),
        escape(language.of(&dataset.names.subtitle)),
    );
    for edition in &dataset.editions {
        html.push_str(&headline(dataset, edition, language));
        for &list in ListKind::ALL {
            let entries: Vec<&Entry> =
                dataset.entries.iter().filter(|entry| entry.year == edition.year && entry.list == list).collect();
            if !entries.is_empty() {
                html.push_str(&format!("<h3>{}</h3><ol>", language.list_name(list)));
                html.extend(entries.into_iter().map(|entry| item(entry, language)));
                html.push_str("</ol>");
            }
        }
    }
    html.push_str(&format!("<p><a href=\"./mechanisms.html\">{}</a></p></section>", messages.view_mechanisms));
    html
}

/// The figures of an edition, what is not known of it, and its source.
fn headline(dataset: &Dataset, edition: &Edition, language: Language) -> String {
    let messages = language.messages();
    let count = |value: u32| number::full(f64::from(value));
    let figure = |value: String, label: &str| match language {
        Language::ZhHans => format!("{value}{label}"),
        Language::En => format!("{value} {label}"),
    };
    let mut figures: Vec<String> = edition.consecutive.map(|years| language.consecutive(years)).into_iter().collect();
    if let Some((value, qualifier, _)) = &edition.submissions {
        figures.push(figure(number::qualified(*qualifier, &count(*value), language), messages.submissions_label));
    }
    figures.extend(edition.events.map(|value| figure(count(value), messages.events_label)));
    figures.extend(edition.measures.map(|value| figure(count(value), messages.measures_label)));
    let cities = cities_reached(dataset, edition.year);
    if cities > 0 {
        figures.push(match (language, cities) {
            (Language::En, 1) => "1 city with an entry".to_string(),
            _ => figure(cities.to_string(), messages.cities_label),
        });
    }
    let source = dataset.source(&edition.source_id).map(|source| {
        format!(
            "<p>{}{}<cite lang=\"{}\">{}</cite></p>",
            messages.source,
            language.colon(),
            source.title_language,
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
    use super::*;
    use crate::dataset::embedded;

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
