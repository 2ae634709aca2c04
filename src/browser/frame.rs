//! The page in a frame and the page around it: plain messages both ways, the height of the content, what a frame may not do.

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Window};

use super::listening::Listening;
use super::surroundings::{SizeWatch, watch_size};

/// A message of the page around: its type, and its other fields where all of them are texts.
pub struct Posted {
    /// Its type, without the beginning that was asked for.
    pub kind: String,
    /// Its other fields.
    pub fields: Vec<(String, String)>,
}

/// The window around, where there is one.
fn around() -> Option<Window> {
    let window = gloo::utils::window();
    window.parent().ok().flatten().filter(|parent| !Object::is(parent, &window))
}

/// Whether there is a page around this one.
pub fn is_framed() -> bool {
    around().is_some()
}

/// Sends the object that `json` describes to the page around. To any origin: it says nothing that is not public, but the
/// page around learns what is chosen and searched in its frame.
pub fn tell(json: &str) {
    if let (Some(around), Ok(message)) = (around(), JSON::parse(json)) {
        around.post_message(&message, "*").ok();
    }
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

/// What a message says, if it is an object of this version whose type begins with `prefix`, all other fields texts or,
/// with `number`, that one a number.
fn read(data: &JsValue, prefix: &str, version: u32) -> Option<Posted> {
    let object = data.dyn_ref::<Object>()?;
    let kind = field(object, "type")?.as_string()?.strip_prefix(prefix)?.to_string();
    if field(object, "version")?.as_f64()? != f64::from(version) {
        return None;
    }
    let mut fields = Vec::new();
    for name in Object::keys(object).iter().filter_map(|name| name.as_string()) {
        if name != "type" && name != "version" {
            let value = field(object, &name)?.as_string()?;
            fields.push((name, value));
        }
    }
    Some(Posted { kind, fields })
}

/// Hears the messages of the page around, and of nobody else; what is not in this form is ignored.
pub fn listen(prefix: &'static str, version: u32, hear: impl Fn(Posted) + 'static) -> Listening {
    Listening::new([EventListener::new(&gloo::utils::window(), "message", move |event| {
        let source = field(event, "source");
        let is_around = around().is_some_and(|around| source.is_some_and(|source| Object::is(&source, &around)));
        if let Some(posted) = field(event, "data").filter(|_| is_around).and_then(|data| read(&data, prefix, version)) {
            hear(posted);
        }
    })])
}

fn root() -> Option<HtmlElement> {
    gloo::utils::document().document_element()?.dyn_into().ok()
}

/// Calls `tell` with the height of the content whenever it may have changed, but not while the frame is not shown. It is
/// the height of the content itself: how high the frame is must not matter, or both would chase each other.
pub fn watch_height(content: &Element, tell: impl Fn(f64) + 'static) -> Option<SizeWatch> {
    let measured = content.clone();
    watch_size(content, move || {
        if let Some(height) = height(&measured) {
            tell(height);
        }
    })
}

/// The height of the content; `None` where the frame is not laid out.
pub fn height(content: &Element) -> Option<f64> {
    root().filter(|root| root.client_width() > 0)?;
    Some(content.get_bounding_client_rect().height())
}

/// How sure it is that a file which the page offers is saved: a frame may be forbidden to, and the browser says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// As far as a page can know.
    Sure,
    /// Only the page around knows.
    Unknown,
    /// It is forbidden.
    Refused,
}

/// Whether files that the page offers are saved.
pub fn saving() -> Saving {
    if !is_framed() {
        return Saving::Sure;
    }
    // Null for a page around of another origin, and in a sandbox without an origin.
    match gloo::utils::window().frame_element().ok().flatten() {
        None => Saving::Unknown,
        Some(frame) => match frame.get_attribute("sandbox") {
            Some(allowed) if !allowed.split_ascii_whitespace().any(|word| word == "allow-downloads") => Saving::Refused,
            _ => Saving::Sure,
        },
    }
}

/// A link that a frame may be forbidden to follow.
pub struct Leaving {
    /// Where it leads.
    pub address: String,
    /// Where it stands: the distances of its left and lower edge from the corner of the page.
    pub place: [f64; 2],
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It saves a file, or does not: only the page around knows.
    File,
    /// A window has opened, but from a sandbox: what a server says about openers may leave it empty.
    Unsure,
    /// No window has opened.
    Refused,
}

/// Opens links for other windows itself, because only so a page learns that it may not; tells of each that is refused, and
/// of links to files where nobody knows whether they are saved.
pub fn watch_links(tell: impl Fn(Leaving) + 'static) -> Listening {
    let tell = Rc::new(tell);
    Listening::new([EventListener::new_with_options(
        &gloo::utils::document(),
        "click",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        move |event| {
            let has_key = |name: &str| field(event, name).is_some_and(|held| held.is_truthy());
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[target=_blank], a[download]").ok().flatten());
            let is_plain = !event.default_prevented() && !["ctrlKey", "metaKey", "shiftKey"].into_iter().any(has_key);
            let Some(link) = link.filter(|_| is_plain) else { return };
            let Some(address) = field(&link, "href").and_then(|href| href.as_string()) else { return };
            let outcome = if link.has_attribute("download") {
                if address.starts_with("blob:") || saving() == Saving::Sure {
                    return;
                }
                Outcome::File
            } else {
                event.prevent_default();
                if let Ok(Some(opened)) = gloo::utils::window().open_with_url_and_target(&address, "_blank") {
                    // As `noopener` does; with that word the browser would not say whether it has opened.
                    Reflect::set(&opened, &"opener".into(), &JsValue::NULL).ok();
                    if !has_no_origin() {
                        return;
                    }
                    Outcome::Unsure
                } else {
                    Outcome::Refused
                }
            };
            let place = link.get_bounding_client_rect();
            let (left, top) = scrolled();
            tell(Leaving { address, place: [place.left() + left, place.bottom() + top], outcome });
        },
    )])
}

/// Whether the page is in a sandbox that takes its origin away.
fn has_no_origin() -> bool {
    field(&gloo::utils::window(), "origin").and_then(|origin| origin.as_string()).is_some_and(|origin| origin == "null")
}

fn scrolled() -> (f64, f64) {
    let window = gloo::utils::window();
    (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default())
}

/// Places a box in the page right under `place` (see [`Leaving`]), within the width of the page.
pub fn place_under(node: &HtmlElement, [left, top]: [f64; 2]) {
    let Some(root) = root() else { return };
    let room = f64::from(root.client_width()) - f64::from(node.offset_width()) - 8.0;
    let style = node.style();
    style.set_property("left", &format!("{}px", left.min(room).max(8.0))).ok();
    style.set_property("top", &format!("{}px", top + 4.0)).ok();
    keep_room(node);
}

/// Makes the content at least as high as a box that lies over it, until [`give_room_back`]: an absolute box has no height
/// of its own in the page, and a frame that is as high as its content would cut it.
pub fn keep_room(node: &HtmlElement) {
    let content = super::page::mount_point();
    let below = node.get_bounding_client_rect().bottom() - content.get_bounding_client_rect().top();
    content.style().set_property("min-height", &format!("{}px", (below + 16.0).ceil())).ok();
}

/// Ends [`keep_room`].
pub fn give_room_back() {
    super::page::mount_point().style().remove_property("min-height").ok();
}

/// Calls `tell` with the heights that the page in `frame` tells, and with nobody else's.
pub fn listen_height(frame: &HtmlElement, height_type: String, tell: impl Fn(f64) + 'static) -> Listening {
    let frame = frame.clone();
    Listening::new([EventListener::new(&gloo::utils::window(), "message", move |event| {
        let (own, source) = (field(&frame, "contentWindow"), field(event, "source"));
        let is_ours = own.zip(source).is_some_and(|(own, source)| Object::is(&own, &source));
        let data = field(event, "data").filter(|data| is_ours && data.is_object());
        let kind = data.as_ref().and_then(|data| field(data, "type")).and_then(|kind| kind.as_string());
        let height = data.as_ref().and_then(|data| field(data, "height")).and_then(|height| height.as_f64());
        if let Some(height) = height.filter(|height| height.is_finite() && kind.as_ref() == Some(&height_type)) {
            tell(height);
        }
    })])
}

/// Sets the height of an element in CSS pixels; an attribute would be refused by the policy.
pub fn set_height(element: &HtmlElement, height: f64) {
    element.style().set_property("height", &format!("{height}px")).ok();
}
