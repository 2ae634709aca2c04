//! The languages that the interface and the data are written in.

use crate::dataset::Text;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    ZhHans,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::ZhHans, Self::En];

    /// The word in the URL (`lang=`).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::En => "en",
        }
    }

    /// BCP 47 tag for `<html lang>`: the region keeps Japanese glyph forms away.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans-CN",
            Self::En => "en",
        }
    }

    /// The language that a word of the URL stands for. `zh` is taken for simplified Chinese.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "zh-Hans" | "zh-Hans-CN" | "zh-CN" | "zh" => Some(Self::ZhHans),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The tag of a text whose language a source states: that of the page, where it is one of its languages. With another one
    /// browsers set up all fonts anew.
    pub fn tag_of(stated: &str) -> &str {
        Self::from_word(stated).map_or(stated, |language| language.tag())
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::En => "English",
        }
    }

    /// The other language of the package's texts.
    pub const fn other(self) -> Self {
        match self {
            Self::ZhHans => Self::En,
            Self::En => Self::ZhHans,
        }
    }

    /// The half of `text` that is in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::ZhHans => &text.zh,
            Self::En => &text.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_reads_its_own_word() {
        for language in Language::ALL {
            assert_eq!(Language::from_word(language.as_str()), Some(language));
            assert_eq!(Language::from_word(language.tag()), Some(language));
        }
    }

    #[test]
    fn a_text_of_the_page_s_own_languages_has_the_tag_of_the_page() {
        let tags = ["zh-Hans", "en", "zh-Hant", "ja", ""].map(Language::tag_of);
        assert_eq!(tags, ["zh-Hans-CN", "en", "zh-Hant", "ja", ""]);
    }
}
