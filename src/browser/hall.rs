//! A screen in a hall: what a visitor must not do to the browser, keeping the screen awake, how the page is doing, loading
//! it anew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::listening::Listening;

fn listen(names: &[&'static str], on: impl Fn(&Event) + 'static) -> Vec<EventListener> {
    let on = Rc::new(on);
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    let document = gloo::utils::document();
    names
        .iter()
        .map(|name| {
            let on = on.clone();
            EventListener::new_with_options(&document, *name, options, move |event| on(event))
        })
        .collect()
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn number(of: &JsValue, name: &str) -> Option<f64> {
    property(of, name).as_f64()
}

fn is_set(of: &JsValue, name: &str) -> bool {
    property(of, name).as_bool().unwrap_or(false)
}

fn element(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn is_within(event: &Event, selector: &str) -> bool {
    element(event).and_then(|element| element.closest(selector).ok().flatten()).is_some()
}

/// Keeps a visitor from leaving the page or reaching what is behind it: menus, selections, shortcuts, pinching, links to
/// other pages. What no page can stop (Ctrl+N, Ctrl+T, Ctrl+W) is for the browser's own settings.
pub fn guard() -> Listening {
    let always = ["contextmenu", "dragstart", "gesturestart", "auxclick", "selectstart"];
    let mut listeners = listen(&always, |event| {
        if event.type_() != "selectstart" || !is_within(event, "input") {
            event.prevent_default();
        }
    });
    listeners.extend(listen(&["wheel", "touchstart", "touchmove", "click", "keydown"], |event| {
        let fingers = number(&property(event, "touches"), "length").unwrap_or(0.0);
        let is_zoom = event.type_() == "wheel" && is_set(event, "ctrlKey");
        let leaves = event.type_() == "click" && is_within(event, "a:not([href^='#'])");
        if is_zoom || leaves || fingers > 1.0 || is_shortcut(event) {
            event.prevent_default();
        }
    }));
    Listening::new(listeners)
}

fn is_shortcut(event: &Event) -> bool {
    let key = property(event, "key").as_string().unwrap_or_default();
    let is_function = key.len() > 1 && key.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
    let is_held = ["ctrlKey", "metaKey", "altKey"].iter().any(|name| is_set(event, name));
    event.type_() == "keydown" && (is_held || is_function || key.starts_with("Browser") || key == "ContextMenu")
}

/// Calls `on_touch` at every touch, click, key and turn of the wheel outside of what `but` selects. Where it says that the
/// touch has only woken the screen, the click that belongs to it does nothing.
pub fn on_touch(but: &'static str, on_touch: impl Fn() -> bool + 'static) -> Listening {
    let has_woken = Rc::new(Cell::new(false));
    let woken = has_woken.clone();
    let mut listeners = listen(&["pointerdown", "keydown", "wheel", "touchmove"], move |event| {
        let has_woken = !is_within(event, but) && on_touch();
        if event.type_() == "pointerdown" {
            woken.set(has_woken);
        }
    });
    listeners.extend(listen(&["click"], move |event| {
        if has_woken.take() {
            event.prevent_default();
            event.stop_propagation();
        }
    }));
    Listening::new(listeners)
}

/// Calls `on_ask` when somebody who knows how asks for the page of the screen's health: Ctrl+Alt+H, or five touches of the
/// upper left corner within three seconds.
pub fn on_ask_for_health(on_ask: impl Fn() + 'static) -> Listening {
    let touches = RefCell::new(Vec::<f64>::new());
    Listening::new(listen(&["pointerdown", "keydown"], move |event| {
        let asked = if event.type_() == "keydown" {
            is_set(event, "ctrlKey") && is_set(event, "altKey") && property(event, "code") == "KeyH"
        } else {
            let is_corner = ["clientX", "clientY"].iter().all(|name| number(event, name).is_some_and(|at| at < 96.0));
            let mut touches = touches.borrow_mut();
            if is_corner {
                touches.push(event.time_stamp())
            } else {
                touches.clear()
            }
            let now = event.time_stamp();
            touches.retain(|at| now - at < 3000.0);
            touches.len() >= 5 && std::mem::take(&mut *touches).len() >= 5
        };
        if asked {
            on_ask();
        }
    }))
}

/// Keeps the text of the last error that nobody has handled.
pub fn on_error(on_error: impl Fn(String) + 'static) -> Listening {
    let on_error = Rc::new(on_error);
    let window = gloo::utils::window();
    let listeners = ["error", "unhandledrejection", "atlas:panic"].map(|name| {
        let on_error = on_error.clone();
        EventListener::new(&window, name, move |event| {
            let text = ["message", "reason", "detail"]
                .iter()
                .map(|name| property(event, name))
                .find(|value| !value.is_undefined());
            on_error(text.map_or_else(String::new, |text| text.as_string().unwrap_or_else(|| format!("{text:?}"))));
        })
    });
    Listening::new(listeners)
}

/// Asks that the screen stay on; again whenever the page comes back into sight, for the browser lets go of it when it
/// leaves. Where the browser has no such thing or refuses, nothing happens.
pub fn keep_awake() -> Listening {
    let ask = || {
        let lock = property(&property(&gloo::utils::window(), "navigator"), "wakeLock");
        let request = property(&lock, "request").dyn_into::<Function>().ok();
        let promise = request.and_then(|request| request.call1(&lock, &"screen".into()).ok());
        if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
            // A refusal (low battery, no permission) is no error of the page.
            wasm_bindgen_futures::spawn_local(async move {
                wasm_bindgen_futures::JsFuture::from(promise).await.ok();
            });
        }
    };
    ask();
    Listening::new(listen(&["visibilitychange"], move |_| {
        if !gloo::utils::document().hidden() {
            ask();
        }
    }))
}

/// How the page is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Health {
    /// Bytes that scripts hold; `None` where the browser does not tell.
    pub heap_bytes: Option<u64>,
    /// Bytes of the program's memory.
    pub wasm_bytes: u64,
    /// Elements of the page.
    pub elements: u32,
}

impl Health {
    /// All bytes together.
    pub fn bytes(&self) -> u64 {
        self.heap_bytes.unwrap_or_default() + self.wasm_bytes
    }
}

/// How the page is doing now.
pub fn health() -> Health {
    let memory = property(&property(&gloo::utils::window(), "performance"), "memory");
    let buffer = property(&wasm_bindgen::memory(), "buffer");
    Health {
        heap_bytes: number(&memory, "usedJSHeapSize").map(|bytes| bytes as u64),
        wasm_bytes: number(&buffer, "byteLength").unwrap_or_default() as u64,
        elements: gloo::utils::document().query_selector_all("*").map_or(0, |all| all.length()),
    }
}

/// The hour of the day, 0 to 23.
pub fn hour() -> u16 {
    u16::try_from(js_sys::Date::new_0().get_hours()).unwrap_or_default()
}

/// Loads the page anew at `hash`, if the server answers, or the copy that the browser keeps of it: a screen must not end at
/// the browser's own error page. A page from a file needs no server. The single file on a server may ask nothing (its policy) and
/// so is never loaded anew.
pub fn reload(hash: &str) {
    let location = gloo::utils::window().location();
    super::address::set_hash(hash, super::address::Step::Same);
    if super::address::is_file() {
        location.reload().ok();
        return;
    }
    super::download::fetch_beside("./", move |bytes| {
        if bytes.is_some() {
            location.reload().ok();
        }
    });
}

/// The smallest that a scene is made, and the steps down to it.
const SMALLEST: f64 = 0.5;
const STEP: f64 = 0.05;

/// Makes what `content` finds as small as it must be to end above what `above` finds: `--fit` of the page, from 1 down. A scene
/// has nobody who scrolls. With `is_new` it begins at 1 again; else it only becomes smaller, for what has come late.
pub fn fit(content: &str, above: &str, is_new: bool) {
    let document = gloo::utils::document();
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let root = document.document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let (Some(content), Some(above), Some(root)) = (find(content), find(above), root) else { return };
    let kept = root.style().get_property_value("--fit").ok().and_then(|size| size.parse().ok());
    let mut size: f64 = kept.filter(|_| !is_new).unwrap_or(1.0);
    let set = |size: f64| root.style().set_property("--fit", &format!("{size:.2}")).ok();
    if is_new {
        set(size);
    }
    let scrolled = || gloo::utils::window().scroll_y().unwrap_or_default();
    let is_cut =
        || content.get_bounding_client_rect().bottom() + scrolled() > above.get_bounding_client_rect().top() + 1.0;
    while size > SMALLEST && is_cut() {
        size -= STEP;
        set(size);
    }
}

/// Moves what stands still on the screen by so many pixels: `--shift-x` and `--shift-y` of the page.
pub fn shift(x_css_px: i32, y_css_px: i32) {
    let root = gloo::utils::document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(root) = root {
        root.style().set_property("--shift-x", &format!("{x_css_px}px")).ok();
        root.style().set_property("--shift-y", &format!("{y_css_px}px")).ok();
    }
}
