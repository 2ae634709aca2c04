//! What the page around a frame may ask of the page in it: nothing but language, appearance, size of texts, and to be
//! told the height again. Whoever sends it can do no more.

use super::{Appearance, ViewState};
use crate::locale::Language;

/// A message of the page around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Tell the height and the selection again.
    Measure,
    /// Show yourself like this.
    Set {
        /// In this language.
        language: Option<Language>,
        /// In this appearance.
        appearance: Option<Appearance>,
        /// With large texts.
        is_large: Option<bool>,
    },
}

impl Wish {
    /// Reads a message: its type without the beginning that all share, and its other fields, all of them texts. `None`
    /// for everything that is not exactly one of ours.
    pub fn read(kind: &str, fields: &[(String, String)]) -> Option<Self> {
        match kind {
            "measure" => fields.is_empty().then_some(Self::Measure),
            "set" if !fields.is_empty() => {
                let (mut language, mut appearance, mut is_large) = (None, None, None);
                for (name, value) in fields {
                    match name.as_str() {
                        "language" => language = Some(Language::from_word(value)?),
                        "appearance" => appearance = Some(Appearance::from_word(value)?),
                        "text" if value == "large" => is_large = Some(true),
                        "text" if value == "normal" => is_large = Some(false),
                        _ => return None,
                    }
                }
                Some(Self::Set { language, appearance, is_large })
            }
            _ => None,
        }
    }

    /// The state as the page around wishes it.
    pub fn grant(&self, state: &mut ViewState) {
        if let Self::Set { language, appearance, is_large } = self {
            state.language = language.unwrap_or(state.language);
            state.appearance = appearance.unwrap_or(state.appearance);
            state.is_large = is_large.unwrap_or(state.is_large);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &str, fields: &[(&str, &str)]) -> Option<Wish> {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Wish::read(kind, &fields)
    }

    //
    #[test]
    fn language_appearance_and_size_can_be_wished_and_nothing_else_changes() {
        let (before, _) = ViewState::decode("year=2024&q=36&card=list&lang=en&mode=embed");
        let mut state = before.clone();
        let wish = read("set", &[("language", "zh-Hans"), ("appearance", "dark"), ("text", "large")]).expect("a wish");
        wish.grant(&mut state);
        assert_eq!(state.encode(), "year=2024&q=36&card=list&appearance=dark&text=large&mode=embed");
        read("set", &[("language", "en")]).expect("a wish").grant(&mut state);
        assert_eq!(state.encode(), "year=2024&q=36&card=list&lang=en&appearance=dark&text=large&mode=embed");
        read("measure", &[]).expect("a wish").grant(&mut state);
        assert_eq!(state.encode(), "year=2024&q=36&card=list&lang=en&appearance=dark&text=large&mode=embed");
    }

    //
    #[test]
    fn everything_else_is_no_wish() {
        for (kind, fields) in [
            ("set", &[] as &[(&str, &str)]),
            ("set", &[("language", "fr")]),
            ("set", &[("language", "en"), ("hash", "entry=2024-event-07")]),
            ("set", &[("appearance", "Dark")]),
            ("set", &[("text", "huge")]),
            ("set", &[("q", "36")]),
            ("measure", &[("language", "en")]),
            ("Set", &[("language", "en")]),
            ("height", &[]),
            ("", &[]),
        ] {
            assert_eq!(read(kind, fields), None, "{kind} {fields:?}");
        }
    }
}
