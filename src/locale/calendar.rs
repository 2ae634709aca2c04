//! Days, months, years and ordinals as readers of each language expect them.

use super::Language;

/// An ISO date, month or year as words: `2024-04-26` -> `2024年4月26日` / `26 April 2024`.
/// What is not of that form is given back as it is.
pub fn date(iso: &str, language: Language) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        let dash = if language == Language::ZhHans { "至" } else { " to " };
        return format!("{}{dash}{}", date(from, language), date(to, language));
    }
    let mut parts = iso.split('-').map(|part| part.parse::<usize>().ok());
    match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten(), language) {
        (Some(year), None, None, Language::ZhHans) => format!("{year}年"),
        (Some(year), Some(month), None, Language::ZhHans) => format!("{year}年{month}月"),
        (Some(year), Some(month), Some(day), Language::ZhHans) => format!("{year}年{month}月{day}日"),
        (Some(year), None, None, Language::En) => year.to_string(),
        (Some(year), Some(month), None, Language::En) => format!("{} {year}", english_month(month)),
        (Some(year), Some(month), Some(day), Language::En) => format!("{day} {} {year}", english_month(month)),
        _ => iso.to_string(),
    }
}

fn english_month(month: usize) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or("")
}

/// What follows an ordinal in English: `6` -> `th`.
pub fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

impl Language {
    /// `2024年` / `2024`.
    pub fn year(self, year: u16) -> String {
        match self {
            Self::ZhHans => format!("{year}年"),
            Self::En => year.to_string(),
        }
    }

    /// `2024年度榜单报道中的地方数字`: a heading with its year.
    pub fn of_year(self, year: u16, heading: &str) -> String {
        match self {
            Self::ZhHans => format!("{year}年度{heading}"),
            Self::En => format!("{heading}, {year}"),
        }
    }

    /// `2020年，…` / `2020: …`: a sentence about a year.
    pub fn in_year(self, year: u16, sentence: &str) -> String {
        match self {
            Self::ZhHans => format!("{year}年，{sentence}"),
            Self::En => format!("{year}: {sentence}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, ZhHans};

    #[test]
    fn ordinals_end_as_spoken() {
        let ends = [1, 2, 3, 4, 6, 11, 12, 13, 21, 112].map(ordinal_ending);
        assert_eq!(ends, ["st", "nd", "rd", "th", "th", "th", "th", "th", "st", "th"]);
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2025-04-25", ZhHans), "2025年4月25日");
        assert_eq!(date("2025-04-25", En), "25 April 2025");
        assert_eq!(date("2024-03", En), "March 2024");
        assert_eq!(date("2023-01/2024-03", ZhHans), "2023年1月至2024年3月");
        assert_eq!(date("", En), "");
    }
}
