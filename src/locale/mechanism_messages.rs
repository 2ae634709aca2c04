//! The words of the mechanisms view.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text of the mechanisms view in one language.
    MechanismMessages;
    heading: "工作机制", "Mechanisms";
}

impl Language {
    /// The fixed texts of the mechanisms view in this language.
    pub const fn mechanism_messages(self) -> &'static MechanismMessages {
        match self {
            Self::ZhHans => &MechanismMessages::ZH_HANS,
            Self::En => &MechanismMessages::EN,
        }
    }
}
