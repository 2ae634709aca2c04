//! What a page that carries everything within itself (the single file, src/browser/single.js) tells of itself.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;

/// The copy that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCopy {
    /// SHA-256 of what it holds, as the build wrote it.
    pub written: String,
    /// The same, computed when the copy was opened; `None` where the browser refuses to. A copy that does not match is not started.
    pub computed: Option<String>,
}

/// The copy that is open; `None` in the served page.
pub fn own_copy() -> Option<OwnCopy> {
    let copy = Reflect::get(&gloo::utils::window(), &"atlasCopy".into()).ok().filter(|copy| copy.is_object())?;
    let word = |name: &str| Reflect::get(&copy, &name.into()).ok().and_then(|word| word.as_string());
    Some(OwnCopy { written: word("written")?, computed: word("computed") })
}

/// A file that lies beside the served page, from within this copy; `None` in the served page.
pub fn held(path: &str) -> Option<Vec<u8>> {
    let files = Reflect::get(&gloo::utils::window(), &"atlasFiles".into()).ok().filter(|files| files.is_object())?;
    let name = path.strip_prefix("./").unwrap_or(path);
    let bytes: Uint8Array = Reflect::get(&files, &name.into()).ok()?.dyn_into().ok()?;
    Some(bytes.to_vec())
}
