//! Dialogs: the browser keeps the focus inside and gives it back.
//!
//! A frame on somebody's page is as high as its content: the middle of its "window" may be far from what the visitor sees.
//! There a dialog opens beside what was clicked, and the content makes room for it.

use web_sys::{Element, HtmlDialogElement};

use super::frame;
use super::surroundings::{SizeWatch, watch_size};

/// Opens a dialog over the page; where the browser has no modal dialogs, it opens within the page. What is returned keeps
/// room for it as long as it is held.
pub fn open(dialog: &HtmlDialogElement) -> Option<SizeWatch> {
    if dialog.open() {
        return None;
    }
    let beside = gloo::utils::document().active_element();
    if dialog.show_modal().is_err() {
        dialog.set_open(true);
    }
    let root = gloo::utils::document().document_element()?;
    (root.get_attribute("data-mode").as_deref() == Some("embed")).then(|| place(dialog, beside.as_ref()))?
}

/// Closes it and gives the focus back.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
    frame::give_room_back();
}

/// Places a dialog so that its head is level with `beside`; at the top where nothing is focused.
fn place(dialog: &HtmlDialogElement, beside: Option<&Element>) -> Option<SizeWatch> {
    let scrolled = gloo::utils::window().scroll_y().unwrap_or_default();
    let level = beside.map_or(0.0, |element| element.get_bounding_client_rect().top().max(0.0));
    dialog.style().set_property("top", &format!("{}px", (scrolled + level).max(8.0))).ok();
    let kept = dialog.clone();
    watch_size(dialog, move || frame::keep_room(&kept))
}
