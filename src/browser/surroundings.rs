//! What a picture depends on besides its data: pixel density, appearance, contrast, and the size of an element.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

use super::listening::{Listening, Slot};

/// Density, appearance and contrast of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surroundings {
    /// Device pixels in a CSS pixel.
    pub pixel_ratio: f64,
    /// Size of texts: 1 for a root font of 16 px, more in the large-text mode, on the walls of halls, and where the reader
    /// has asked the browser for larger texts.
    pub text_scale: f64,
    /// Whether there is a pointer as blunt as a finger.
    pub is_touch: bool,
    /// Whether the page is dark.
    pub is_dark: bool,
    /// Whether the system asks for more contrast.
    pub is_high_contrast: bool,
    /// Grows whenever a font has been loaded: texts have other widths.
    pub fonts: u32,
}

fn matches(query: &str) -> bool {
    gloo::utils::window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

fn text_scale() -> f64 {
    let root = gloo::utils::document().document_element();
    let style = root.and_then(|root| gloo::utils::window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok()).unwrap_or_default();
    size.trim_end_matches("px").parse().map_or(1.0, |size: f64| (size / 16.0).clamp(0.5, 8.0))
}

/// The surroundings now.
pub fn now(fonts: u32) -> Surroundings {
    let root = gloo::utils::document().document_element();
    let appearance = root.and_then(|root| root.get_attribute("data-appearance")).unwrap_or_default();
    let is_dark = match appearance.as_str() {
        "dark" => true,
        "light" => false,
        _ => matches("(prefers-color-scheme: dark)"),
    };
    Surroundings {
        text_scale: text_scale(),
        pixel_ratio: gloo::utils::window().device_pixel_ratio().clamp(0.5, 8.0),
        is_touch: matches("(any-pointer: coarse)"),
        is_dark,
        is_high_contrast: matches("(prefers-contrast: more)"),
        fonts,
    }
}

/// Calls `on_change` whenever density, system appearance, contrast or the fonts may have changed; with true for fonts.
pub fn watch(on_change: impl Fn(bool) + 'static) -> Listening {
    let on_change = Rc::new(on_change);
    let mut listeners = Vec::new();
    let resized = on_change.clone();
    listeners.push(EventListener::new(&gloo::utils::window(), "resize", move |_| resized(false)));
    let density = Slot::default();
    watch_density(&density, on_change.clone());
    for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"] {
        if let Ok(Some(list)) = gloo::utils::window().match_media(query) {
            let changed = on_change.clone();
            listeners.push(EventListener::new(&list, "change", move |_| changed(false)));
        }
    }
    let fonts = js_sys::Reflect::get(&gloo::utils::document(), &"fonts".into()).ok();
    if let Some(fonts) = fonts.and_then(|fonts| fonts.dyn_into::<web_sys::EventTarget>().ok()) {
        listeners.push(EventListener::new(&fonts, "loadingdone", move |_| on_change(true)));
    }
    Listening::new(listeners).with(density)
}

/// Tells of a window that comes to a screen of another density, which not every browser does by a resize. A query knows one
/// density: each change asks for the next.
fn watch_density(slot: &Slot, on_change: Rc<impl Fn(bool) + 'static>) {
    let window = gloo::utils::window();
    let query = format!("(resolution: {}dppx)", window.device_pixel_ratio());
    let Ok(Some(list)) = window.match_media(&query) else { return };
    let next = Rc::downgrade(slot);
    *slot.borrow_mut() = Some(EventListener::once(&list, "change", move |_| {
        on_change(false);
        if let Some(slot) = next.upgrade() {
            watch_density(&slot, on_change);
        }
    }));
}

/// Tells that the page is about to be printed (true), and that it has been.
pub fn watch_printing(tell: impl Fn(bool) + 'static) -> Listening {
    let tell = Rc::new(tell);
    let listen = |event: &'static str, is_printing: bool| {
        let tell = tell.clone();
        EventListener::new(&gloo::utils::window(), event, move |_| tell(is_printing))
    };
    Listening::new([listen("beforeprint", true), listen("afterprint", false)])
}

/// Watches the width of an element; goes when it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `on_resize` when the element is laid out and whenever its size changes.
pub fn watch_size(element: &Element, on_resize: impl FnMut() + 'static) -> Option<SizeWatch> {
    let closure = Closure::<dyn FnMut()>::new(on_resize);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeWatch { observer, _closure: closure })
}

/// Watches whether an element is in sight; goes when it is dropped.
pub struct SightWatch {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells whether the element is in the window or close to it, at once and whenever that changes. `None` where the browser
/// cannot tell: then everything counts as in sight.
pub fn watch_sight(element: &Element, tell: impl Fn(bool) + 'static) -> Option<SightWatch> {
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        // The last entry is the newest.
        if let Ok(entry) = entries.get(entries.length().saturating_sub(1)).dyn_into::<IntersectionObserverEntry>() {
            tell(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("5% 0px");
    let observer = IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(SightWatch { observer, _closure: closure })
}
