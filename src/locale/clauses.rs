//! How sentences and the short lines of a card are put together from parts that are written already.

use super::axis::AxisUnit;
use super::{Language, calendar};

impl Language {
    /// A point of a chart as a sentence: `2021年，广东，海关查扣侵权货物批次，18,111批次`.
    pub fn point(self, period: u16, area: &str, indicator: &str, rest: &[String]) -> String {
        let year = self.year(period);
        let mut parts = vec![year, area.to_string(), indicator.to_string()];
        parts.extend(rest.iter().cloned());
        self.clauses(&parts)
    }

    /// Publisher and date of a source, for a short line.
    pub fn short_source(self, source: &crate::dataset::Source) -> String {
        let messages = self.messages();
        let publisher = if source.publisher.is_empty() { messages.publisher_not_shown } else { &source.publisher };
        let date = match source.published.as_str() {
            "" => messages.date_not_shown.to_string(),
            iso => calendar::date(iso, self),
        };
        self.clauses(&[publisher.to_string(), date])
    }

    /// `数据版本1.1.0，2026年11月24日` / `Data version 1.1.0, 24 November 2026`.
    pub fn data_version(self, version: &str, released: &str) -> String {
        let day = calendar::date(released, self);
        match self {
            Self::ZhHans => format!("数据版本{version}，{day}"),
            Self::En => format!("Data version {version}, {day}"),
        }
    }

    /// Sentences from clauses: each list of clauses is one, with its full stop.
    pub fn sentence(self, clauses: &[String]) -> String {
        match self {
            Self::ZhHans => format!("{}。", clauses.join("，")),
            Self::En => format!("{}.", clauses.join(", ")),
        }
    }

    /// Sentences one after the other.
    pub fn paragraph(self, sentences: &[String]) -> String {
        sentences.join(if self == Self::ZhHans { "" } else { " " })
    }

    /// Joins parts that have commas of their own.
    pub fn lists(self, parts: &[String]) -> String {
        parts.join(if self == Self::ZhHans { "；" } else { "; " })
    }

    /// What something is, after its name: `广东117,095件`, `深圳：来源未提及` / `Guangdong 117,095 cases`.
    pub fn named(self, name: &str, text: &str) -> String {
        let is_number = text.starts_with(|first: char| !first.is_alphabetic());
        match self {
            Self::ZhHans if is_number => [name, text].concat(),
            Self::ZhHans => [name, self.colon(), text].concat(),
            // Not a year and a number side by side.
            Self::En if name.ends_with(|last: char| last.is_ascii_digit()) => [name, ": ", text].concat(),
            Self::En => [name, " ", text].concat(),
        }
    }

    /// A heading within a sentence.
    pub fn in_sentence(self, heading: &str) -> String {
        let mut letters = heading.chars();
        let first = letters.next().filter(|_| self == Self::En).map(|first| first.to_lowercase().collect::<String>());
        first.map_or_else(|| heading.to_string(), |first| first + letters.as_str())
    }

    /// `单位：件（坐标轴：万件）` / `Unit: cases (axis: thousand cases)`: labels and tables do not count as a long axis does.
    pub fn unit_line(self, AxisUnit { name, base, .. }: &AxisUnit) -> String {
        match (self, name == base) {
            (Self::ZhHans, true) => format!("单位：{base}"),
            (Self::En, true) => format!("Unit: {base}"),
            (Self::ZhHans, false) => format!("单位：{base}（坐标轴：{name}）"),
            (Self::En, false) => format!("Unit: {base} (axis: {name})"),
        }
    }

    /// `条目：按主题` / `Entries by topic`.
    pub fn entries_by(self, facet: &str) -> String {
        match self {
            Self::ZhHans => format!("条目：按{facet}"),
            Self::En => format!("Entries by {}", facet.to_lowercase()),
        }
    }

    /// `108件` / `108 submissions`.
    pub fn submissions(self, count: &str) -> String {
        match self {
            Self::ZhHans => format!("{count}件"),
            Self::En => format!("{count} submissions"),
        }
    }

    /// `十大事件：10` / `Major events: 10`.
    pub fn result_of(self, list: &str, count: &str) -> String {
        format!("{list}{}{count}", self.colon())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_number_are_told_apart() {
        assert_eq!(Language::ZhHans.named("广东", "117,095件"), "广东117,095件");
        assert_eq!(Language::ZhHans.named("深圳", "来源未提及"), "深圳：来源未提及");
        assert_eq!(Language::En.named("Guangdong", "117,095 cases"), "Guangdong 117,095 cases");
        assert_eq!(Language::En.named("2023", "117,095 cases"), "2023: 117,095 cases");
        assert_eq!(Language::En.in_sentence("Difference from Guangdong"), "difference from Guangdong");
        assert_eq!(Language::ZhHans.in_sentence("与广东之差"), "与广东之差");
    }
}
