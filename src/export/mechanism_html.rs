//! The mechanisms as a page of their own without a program: plain lists in both languages. Apart from the static page,
//! for the first load has no room for it.

use super::html::{declared, escape};
use crate::dataset::Dataset;
use crate::diagrams::{OutlineItem, outline};
use crate::locale::{Language, calendar};

/// The whole document. `@@style@@` stands where the packing writes the link to the style sheet.
pub fn mechanisms_page(dataset: &Dataset) -> String {
    let languages = || Language::ALL.into_iter().filter(|language| language.is_of(&dataset.names));
    let sections: String = languages().map(|language| section(dataset, language)).collect();
    let title = |language: Language| {
        escape(&format!("{} · {}", language.mechanism_messages().heading, language.of(&dataset.names.site)))
    };
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>{}</title>@@style@@</head><body><main id=\"static\">{sections}</main></body></html>\n",
        languages().next().unwrap_or_default().tag(),
        languages().map(title).collect::<Vec<_>>().join(" / "),
    )
}

fn section(dataset: &Dataset, language: Language) -> String {
    let messages = language.mechanism_messages();
    let mut html = format!(
        "<section lang=\"{}\" data-static><h1>{}</h1><p>{}</p>",
        language.tag(),
        escape(messages.heading),
        escape(messages.lead)
    );
    for mechanism in &dataset.mechanisms {
        let items: String = outline(dataset, mechanism, language).iter().map(|found| item(found, language)).collect();
        html.push_str(&format!(
            "<h2 id=\"{}-{}\">{}</h2><p>{}</p><p>{}</p><ol>{items}</ol>{}",
            escape(&mechanism.id),
            language.as_str(),
            declared(language.of(&mechanism.title), language),
            declared(language.of(&mechanism.summary), language),
            declared(language.of(&mechanism.note), language),
            source(dataset, &mechanism.source_id, language),
        ));
    }
    html.push_str(&format!("<p><a href=\"./\">{}</a></p></section>", escape(language.of(&dataset.names.site))));
    html
}

fn source(dataset: &Dataset, id: &str, language: Language) -> String {
    let cited = dataset.source(id).map(|source| {
        let title =
            format!("<cite lang=\"{}\">{}</cite>", Language::tag_of(&source.title_language), escape(&source.title));
        let publisher = format!(
            "<span lang=\"{}\">{}</span>",
            Language::tag_of(&source.publisher_language),
            escape(&source.publisher)
        );
        let date = calendar::date(&source.published, language);
        let parts = language.clauses(&[publisher, title, escape(&date)]);
        format!("<p class=\"source\">{}{}{parts}</p>", language.messages().source, language.colon())
    });
    cited.unwrap_or_default()
}

fn item(found: &OutlineItem, language: Language) -> String {
    let unnamed = if found.is_named {
        String::new()
    } else {
        escape(&language.bracketed(language.mechanism_messages().not_named))
    };
    let facts: String =
        found.figures.iter().chain(&found.links).map(|fact| format!("<li>{}</li>", declared(fact, language))).collect();
    let parts: String = found.parts.iter().map(|part| item(part, language)).collect();
    format!(
        "<li><strong>{}</strong>{unnamed}{}{}{}{}</li>",
        declared(&found.name, language),
        language.colon(),
        declared(&found.text, language),
        if facts.is_empty() { facts } else { format!("<ul>{facts}</ul>") },
        if parts.is_empty() { parts } else { format!("<ol>{parts}</ol>") },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn every_node_is_there_in_both_languages() {
        let dataset = embedded().expect("the embedded package is valid");
        let html = mechanisms_page(&dataset);
        for mechanism in &dataset.mechanisms {
            for node in &mechanism.nodes {
                assert!(html.contains(&escape(&node.text.zh)), "{}", node.text.zh);
                assert!(html.contains(&declared(&node.text.en, Language::En)), "{}", node.text.en);
            }
        }
        for figure in ["1,955件，累计数", "1,955 cases, cumulative", "来源未写明", "not named in the source"]
        {
            assert!(html.contains(figure), "{figure}");
        }
    }

    #[test]
    fn text_is_never_markup() {
        let mut dataset = embedded().expect("the embedded package is valid");
        dataset.mechanisms[0].nodes[0].name.zh = "<img src=x onerror=\"alert(1)\">&".into();
        assert!(!mechanisms_page(&dataset).contains("<img"));
    }
}
