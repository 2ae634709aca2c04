//! Texts in pieces: some are marks, some are in another language.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

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

/// Sets the text of an element that has no other content. A new text in the node that is there costs less than a new node;
/// in an element that nothing was written to, Leptos has left a comment.
pub fn set_text(place: &Place, text: &str) {
    match place.first_child().filter(|node| node.node_type() == Node::TEXT_NODE) {
        Some(node) => node.set_text_content(Some(text)),
        None => place.set_text_content(Some(text)),
    }
}

/// Leaves nothing in an element.
pub fn clear(place: &Place) {
    place.set_text_content(None);
}

/// Sets an attribute.
pub fn set_attribute(place: &Place, name: &str, value: &str) {
    place.set_attribute(name, value).ok();
}

/// Sets a property of the style: a strict policy lets programs do so, and attributes not.
pub fn set_style(place: &Place, name: &str, value: &str) {
    if let Some(element) = place.dyn_ref::<HtmlElement>() {
        element.style().set_property(name, value).ok();
    }
}

/// Whether a box is ticked, and whether nobody can tick it. Not while it has the focus, which would be lost: false then.
pub fn set_box(place: &Place, is_ticked: bool, is_disabled: bool) -> bool {
    if let Some(input) = place.dyn_ref::<HtmlInputElement>() {
        input.set_checked(is_ticked);
    }
    if !is_disabled {
        place.remove_attribute("disabled").ok();
        return true;
    }
    let is_focused = gloo::utils::document().active_element().is_some_and(|focused| focused.is_same_node(Some(place)));
    if !is_focused {
        set_attribute(place, "disabled", "");
    }
    !is_focused
}

/// Adds a text at the end.
pub fn add_text(place: &Place, text: &str) {
    if !text.is_empty() {
        place.insert_before(&gloo::utils::document().create_text_node(text), None).ok();
    }
}

/// Adds an element for a text at the end.
pub fn add_span(place: &Place) -> Option<Place> {
    let span = gloo::utils::document().create_element("span").ok()?;
    place.insert_before(&span, None).ok()?;
    Some(span)
}

/// A paragraph that comes and goes: a label and a text.
pub struct Note {
    paragraph: Place,
    label: Place,
    text: Place,
}

impl Note {
    /// A note that is not shown yet, with the classes of paragraph and label.
    pub fn new(class: &str, label_class: &str) -> Option<Self> {
        let paragraph = gloo::utils::document().create_element("p").ok()?;
        let (label, text) = (add_span(&paragraph)?, add_span(&paragraph)?);
        set_attribute(&paragraph, "class", class);
        set_attribute(&label, "class", label_class);
        Some(Self { paragraph, label, text })
    }

    /// Where its text is shown.
    pub fn text(&self) -> &Place {
        &self.text
    }

    /// Says what the text is, and its language if it is not that of the page.
    pub fn say(&self, label: &str, lang: Option<&str>) {
        self.label.set_text_content(Some(label));
        match lang {
            Some(lang) => set_attribute(&self.text, "lang", lang),
            None => _ = self.text.remove_attribute("lang"),
        }
    }

    /// Shows it after an element.
    pub fn show_after(&self, place: &Place) {
        place.after_with_node_1(&self.paragraph).ok();
    }

    /// Takes it away, until it is shown again.
    pub fn hide(&self) {
        self.paragraph.remove();
    }
}

fn append(place: &Place, piece: &Piece<'_>) {
    if !piece.is_marked && piece.lang.is_none() {
        return add_text(place, piece.text);
    }
    let Ok(element) = gloo::utils::document().create_element(if piece.is_marked { "mark" } else { "span" }) else {
        return;
    };
    if let Some(lang) = piece.lang {
        element.set_attribute("lang", lang).ok();
    }
    element.set_text_content(Some(piece.text));
    place.insert_before(&element, None).ok();
}
