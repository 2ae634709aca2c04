//! How to cite a card: GB/T 7714-2015 in Chinese, and an English form with the same parts.

use crate::dataset::Source;
use crate::locale::{Language, calendar};

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'c> {
    /// Name of the site.
    pub site: &'c str,
    /// Heading of the card.
    pub title: &'c str,
    /// Version of the data.
    pub version: &'c str,
    /// Day of its release, ISO.
    pub released: &'c str,
    /// Day on which it was looked at, ISO, if the clock can be trusted.
    pub accessed: Option<&'c str>,
    /// Address of the card; empty where none leads there.
    pub address: &'c str,
}

/// The citation, and after it the documents that the numbers come from.
pub fn citation(cited: &Cited<'_>, sources: &[&Source], language: Language) -> String {
    let Cited { site, title, version, released, address, .. } = *cited;
    let year = released.get(..4).unwrap_or(released);
    let own = match (language, cited.accessed) {
        // 主要责任者. 题名[文献类型/载体]. 版本. 出版者, 年(更新日期)[引用日期]. 获取路径. (GB/T 7714-2015, 4.6)
        (Language::ZhHans, accessed) => {
            let accessed = accessed.map_or(String::new(), |day| format!("[{day}]"));
            let place = if address.is_empty() { String::new() } else { format!(" {address}.") };
            format!("{site}. {title}[DB/OL]. 数据版本{version}. {site}, {year}({released}){accessed}.{place}")
        }
        (Language::En, accessed) => {
            let accessed =
                accessed.map_or(String::new(), |day| format!(" Accessed {}.", calendar::date(day, language)));
            let place = if address.is_empty() { String::new() } else { format!(" {address}") };
            format!(
                "{site} ({year}). {title} [Data set], version {version}, {}.{accessed}{place}",
                calendar::date(released, language)
            )
        }
    };
    let listed: Vec<String> = sources.iter().map(|source| document(source, language)).collect();
    match (language, listed.is_empty()) {
        (_, true) => own,
        (Language::ZhHans, false) => format!("{own}\n数字来源：{}。", listed.join("；")),
        (Language::En, false) => format!("{own}\nSources of the figures: {}.", listed.join("; ")),
    }
}

/// Publisher, title and date of a document.
pub fn document(source: &Source, language: Language) -> String {
    let messages = language.messages();
    let publisher = source.publisher.as_str();
    let date = match source.published.as_str() {
        "" => messages.date_not_shown.to_string(),
        iso => calendar::date(iso, language),
    };
    let unknown = messages.publisher_not_shown;
    match (language, publisher) {
        (Language::ZhHans, "") => format!("{}（{unknown}），{date}", in_title_marks(&source.title)),
        (Language::ZhHans, publisher) => format!("{publisher}{}，{date}", in_title_marks(&source.title)),
        (Language::En, "") => format!("{unknown}, “{}”, {date}", source.title),
        (Language::En, publisher) => format!("{publisher}, “{}”, {date}", source.title),
    }
}

/// A title between 《 and 》. Titles within it have 〈 and 〉 (GB/T 15834-2011, 4.15); one that stands between the marks as a whole
/// needs no others.
fn in_title_marks(title: &str) -> String {
    let inner = title.strip_prefix('《').and_then(|title| title.strip_suffix('》'));
    let inner = inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(title);
    format!("《{}》", inner.replace('《', "〈").replace('》', "〉"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    // Seventeen citations had one 《 and two 》, or marks of one kind within each other.
    #[test]
    fn marks_of_titles_come_in_pairs_and_change_within() {
        assert_eq!(in_title_marks("题"), "《题》");
        assert_eq!(in_title_marks("《题》"), "《题》");
        assert_eq!(in_title_marks("《白皮书》新闻发布会报道"), "《〈白皮书〉新闻发布会报道》");
        assert_eq!(in_title_marks("广东（《白皮书》发布）"), "《广东（〈白皮书〉发布）》");
        assert_eq!(in_title_marks("《一》与《二》"), "《〈一〉与〈二〉》");
        for source in &embedded().expect("valid").sources {
            let cited = document(source, Language::ZhHans);
            let count = |mark| cited.matches(mark).count();
            assert_eq!((count('《'), count('》'), count('〈')), (1, 1, count('〉')), "{cited}");
        }
    }

    #[test]
    fn both_forms_have_every_part() {
        let dataset = embedded().expect("valid");
        let source = dataset.source("szsb-20250425").expect("the article");
        let cited = Cited {
            site: "粤知图",
            title: "T",
            version: "1.1.0",
            released: "2026-11-24",
            accessed: Some("2026-12-01"),
            address: "https://example.org/#card=x",
        };
        assert_eq!(
            citation(&cited, &[], Language::ZhHans),
            "粤知图. T[DB/OL]. 数据版本1.1.0. 粤知图, 2026(2026-11-24)[2026-12-01]. https://example.org/#card=x."
        );
        assert_eq!(
            citation(&Cited { site: "Guangdong IP Atlas", ..cited }, &[], Language::En),
            "Guangdong IP Atlas (2026). T [Data set], version 1.1.0, 24 November 2026. Accessed 1 December 2026. https://example.org/#card=x"
        );
        let with_source = citation(&cited, &[source], Language::ZhHans);
        assert!(with_source.contains(&source.title) && with_source.contains("2025年4月25日"), "{with_source}");
    }

    // Packages from files have no address: the citation ended with that of the built-in data.
    #[test]
    fn what_has_no_address_is_cited_without() {
        let cited =
            Cited { site: "S", title: "T", version: "1.0.0", released: "2026-01-02", accessed: None, address: "" };
        assert_eq!(citation(&cited, &[], Language::ZhHans), "S. T[DB/OL]. 数据版本1.0.0. S, 2026(2026-01-02).");
        assert_eq!(citation(&cited, &[], Language::En), "S (2026). T [Data set], version 1.0.0, 2 January 2026.");
    }
}
