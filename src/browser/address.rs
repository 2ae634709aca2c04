//! The hash of the address bar, as text, and its changes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::listening::Listening;

/// The hash without `#`; empty where there is none.
pub fn hash() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_string()
}

/// Whether a new address is a step that "back" undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A step of its own.
    New,
    /// Part of the last one (typing on in a search, tidying a link).
    Same,
}

/// Writes `hash`. Works on `file://` and in a sandboxed frame; where even the history is refused, the page still
/// works and only the address stays behind.
pub fn set_hash(hash: &str, step: Step) {
    let window = gloo::utils::window();
    let Ok(history) = window.history() else { return };
    // The path and query stay as they are. Without a hash the bare path is written: "#" alone would scroll up.
    let location = window.location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    let address = if hash.is_empty() { format!("{path}{query}") } else { format!("{path}{query}#{hash}") };
    let written = match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
    if written.is_err() {
        // `about:srcdoc` frames refuse a path but take a bare hash.
        location.set_hash(hash).ok();
    }
}

/// The whole address of the page with `hash`, for links that people copy.
pub fn link(hash: &str) -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    // Where a copy lies on somebody's disk does not belong in what they hand on; its name does.
    let base = if base.starts_with("file:") { base.rsplit('/').next().unwrap_or(base) } else { base };
    if hash.is_empty() { base.to_string() } else { format!("{base}#{hash}") }
}

/// Whether the page was opened from a file, not from a server.
pub fn is_file() -> bool {
    gloo::utils::window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Calls `on_change` with the new hash whenever the user goes back, forward, or edits the address.
pub fn on_hash_change(on_change: impl Fn(String) + 'static) -> Listening {
    // Back and forward fire `popstate`; editing the address fires both, and what the first has led to may be done by the second.
    let heard = Rc::new(RefCell::new(None));
    let on_change = Rc::new(on_change);
    let listen = |event| {
        let (heard, on_change) = (heard.clone(), on_change.clone());
        EventListener::new(&gloo::utils::window(), event, move |event| {
            let hash = hash();
            if event.type_() == "popstate" {
                heard.replace(Some(hash.clone()));
            } else if heard.borrow().as_ref() == Some(&hash) {
                return;
            }
            on_change(hash);
        })
    };
    Listening::new(["popstate", "hashchange"].map(listen))
}
