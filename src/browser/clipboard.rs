//! Putting text on the clipboard, which sandboxed frames and old browsers refuse.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Copies `text` and calls `done` with whether it worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(promise) = write_text(text) else { return done(false) };
    let done = std::rc::Rc::new(std::cell::Cell::new(Some(done)));
    let also_done = done.clone();
    let copied = Closure::once_into_js(move |_: JsValue| {
        if let Some(done) = done.take() {
            done(true);
        }
    });
    let refused = Closure::once_into_js(move |_: JsValue| {
        if let Some(done) = also_done.take() {
            done(false);
        }
    });
    // `then` through Reflect: both closures free themselves, the bindings would borrow them.
    if let Ok(then) = Reflect::get(&promise, &"then".into()).and_then(|then| then.dyn_into::<Function>()) {
        then.call2(&promise, &copied, &refused).ok();
    }
}

/// `navigator.clipboard.writeText`, looked up by name: it is absent outside secure contexts.
fn write_text(text: &str) -> Option<Promise> {
    let navigator = Reflect::get(&gloo::utils::window(), &"navigator".into()).ok()?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<Function>().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
