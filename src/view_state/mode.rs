//! The three lives of one build.

/// Where the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// In a window of its own.
    #[default]
    Page,
    /// In a frame on somebody's page: no head, no foot, as high as its content.
    Embed,
    /// On a screen in a hall, for weeks.
    Kiosk,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Page, Self::Embed, Self::Kiosk];

    /// The word in the URL and in `<html data-mode>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Embed => "embed",
            Self::Kiosk => "kiosk",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }
}
