//! The words of the data and sources view.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text of the data and sources view in one language.
    DataMessages;
    heading: "数据与来源", "Data and sources";
}

impl Language {
    /// The fixed texts of the data and sources view in this language.
    pub const fn data_messages(self) -> &'static DataMessages {
        match self {
            Self::ZhHans => &DataMessages::ZH_HANS,
            Self::En => &DataMessages::EN,
        }
    }
}
