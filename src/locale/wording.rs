//! The package's own words in the texts of the interface.

use super::Language;
use crate::dataset::{ListKind, PackageNames, Wording};

impl Language {
    /// Whether the package has texts in this language.
    pub fn is_of(self, names: &PackageNames) -> bool {
        Self::from_word(&names.only_language).is_none_or(|only| only == self)
    }

    /// The other language of the package, or this one where it has no other.
    pub fn beside(self, names: &PackageNames) -> Self {
        if self.other().is_of(names) { self.other() } else { self }
    }

    /// A text of the interface with the package's words in place of `{areas}`, `{lists}` and `{whole}`.
    pub fn filled(self, text: &str, wording: &Wording) -> String {
        let words = [("{areas}", &wording.areas), ("{lists}", &wording.lists), ("{whole}", &wording.whole)];
        words.into_iter().fold(text.to_owned(), |text, (place, word)| text.replace(place, self.of(word)))
    }

    /// Name of a list.
    pub fn list_name(self, list: ListKind, wording: &Wording) -> &str {
        self.of(match list {
            ListKind::Event => &wording.events,
            ListKind::Measure => &wording.measures,
        })
    }

    /// What stands after a number of its entries.
    pub fn list_counted(self, list: ListKind, wording: &Wording) -> &str {
        self.of(match list {
            ListKind::Event => &wording.events_counted,
            ListKind::Measure => &wording.measures_counted,
        })
    }

    /// `2024年度 · 十大事件 · 第7条` / `2024 · Major events · No. 7`.
    pub fn place_on_list(self, year: u16, list: ListKind, position: u32, wording: &Wording) -> String {
        let name = self.list_name(list, wording);
        match self {
            Self::ZhHans => format!("{year}年度 · {name} · 第{position}条"),
            Self::En => format!("{year} · {name} · No. {position}"),
        }
    }
}
