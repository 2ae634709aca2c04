//! Texts in pieces: some are marks, some are in another language.

use web_sys::Element;

/// The element of a text.
pub type Place = Element;

/// A piece of a text.
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether the search has found them.
    pub is_marked: bool,
    /// Their language, if it is not the one of the text.
    pub lang: Option<&'static str>,
}

/// Shows `pieces`, and nothing else, in `place`.
pub fn show(place: &Place, pieces: &[Piece<'_>]) {
    let (first, rest) = match pieces {
        [Piece { text, is_marked: false, lang: None }, rest @ ..] => (Some(*text), rest),
        all => (None, all),
    };
    place.set_text_content(first);
    for piece in rest {
        append(place, piece);
    }
}

fn append(place: &Place, piece: &Piece<'_>) {
    let document = gloo::utils::document();
    if !piece.is_marked && piece.lang.is_none() {
        place.insert_before(&document.create_text_node(piece.text), None).ok();
        return;
    }
    let Ok(element) = document.create_element(if piece.is_marked { "mark" } else { "span" }) else { return };
    if let Some(lang) = piece.lang {
        element.set_attribute("lang", lang).ok();
    }
    element.set_text_content(Some(piece.text));
    place.insert_before(&element, None).ok();
}
