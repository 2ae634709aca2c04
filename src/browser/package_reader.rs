//! Files, folders, archives and addresses on their way to the worker that reads packages, and what it answers.
//!
//! The other half is `src/browser/opening.js`: walking through folders and starting the worker take interfaces of the
//! browser that are shorter in its own language. It comes with the list of the later parts.

use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::listening::Listening;

/// What was picked.
#[derive(Clone)]
pub enum Picked {
    /// Files or folders of the visitor's: a list of files, or of what a drop has.
    Files(JsValue),
    /// An address, as it was given.
    Address(String),
    /// The embedded package again.
    BuiltIn,
}

/// A package that is being read; dropping it stops the worker.
pub struct Reading {
    stop: Function,
    ask: Function,
    _tell: Closure<dyn FnMut(Array)>,
}

impl Reading {
    /// Asks something of whoever keeps the package, the worker or its program in the page. The answer comes by `reply`, later than
    /// the task of this call.
    pub fn ask(&self, question: &str) {
        self.ask.call1(&JsValue::NULL, &question.into()).ok();
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.stop.call0(&JsValue::NULL).ok();
    }
}

/// Calls `take` with what is dropped on the page (`boot.js` keeps the browser from going there).
pub fn on_drop(take: impl Fn(Picked) + 'static) -> Listening {
    let window = gloo::utils::window();
    Listening::new([EventListener::new(&window, "atlas:drop", move |event| {
        if let Ok(detail) = Reflect::get(event, &"detail".into()) {
            take(Picked::Files(detail));
        }
    })])
}

/// Has a control ask for a folder, with all that is in it.
pub fn pick_folders(control: &web_sys::HtmlInputElement) {
    control.set_attribute("webkitdirectory", "").ok();
}

/// The files that a control has, which is emptied: the same ones can be picked again.
pub fn files_of(control: &web_sys::HtmlInputElement) -> Option<Picked> {
    let files = Reflect::get(control, &"files".into()).ok().filter(JsValue::is_object)?;
    let kept = Array::from(&files);
    control.set_value("");
    (kept.length() > 0).then(|| Picked::Files(kept.into()))
}

/// Whether this page can read packages: the one in a single file has no worker for it.
pub fn can_read() -> bool {
    opener().is_some()
}

fn opener() -> Option<Function> {
    Reflect::get(&gloo::utils::window(), &"atlasOpening".into()).ok()?.dyn_into().ok()
}

/// A word of an answer: a text, or the bytes of one.
fn text_of(word: &JsValue) -> String {
    let of_bytes = |bytes: &Uint8Array| String::from_utf8(bytes.to_vec()).unwrap_or_default();
    word.dyn_ref().map_or_else(|| word.as_string().unwrap_or_default(), of_bytes)
}

/// Begins to read; `encodings` names files that are to be converted and what they are in. `tell` gets each answer as texts, the first being its kind: `named`, `progress`, `sound`, `faulty`,
/// `problem`, `failed`, and of whoever keeps the package `reply`, with a third text where no frame is painted before it comes
/// (`quick_way.js`, `reader_moves.js`). `None` where this page cannot.
pub fn read(
    picked: &Picked,
    encodings: &[(String, String)],
    mut tell: impl FnMut(Vec<String>) + 'static,
) -> Option<Reading> {
    let tell = Closure::<dyn FnMut(Array)>::new(move |words: Array| {
        tell(words.iter().map(|word| text_of(&word)).collect());
    });
    let source = Object::new();
    match picked {
        Picked::Files(files) => Reflect::set(&source, &"files".into(), files),
        Picked::Address(address) => Reflect::set(&source, &"address".into(), &address.as_str().into()),
        Picked::BuiltIn => return None,
    }
    .ok()?;
    let pairs = encodings.iter().map(|(file, label)| Array::of2(&file.as_str().into(), &label.as_str().into()));
    Reflect::set(&source, &"encodings".into(), &pairs.collect::<Array>()).ok()?;
    let handle: Array = opener()?.call2(&JsValue::NULL, &source, tell.as_ref()).ok()?.dyn_into().ok()?;
    let [stop, ask] = [handle.get(0), handle.get(1)].map(|act| act.dyn_into::<Function>().ok());
    Some(Reading { stop: stop?, ask: ask?, _tell: tell })
}
