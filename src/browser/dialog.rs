//! Dialogs: the browser keeps the focus inside and gives it back.

use web_sys::HtmlDialogElement;

/// Opens a dialog over the page; where the browser has no modal dialogs, it opens within the page.
pub fn open(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.show_modal().is_err() {
        dialog.set_open(true);
    }
}

/// Closes it and gives the focus back.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}
