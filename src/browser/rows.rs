//! The rows of a long list where they stand in the window, and the empty heights between them.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::listening::Listening;
use crate::scrolling::{Sight, Standing};

/// The element of a list.
pub type List = HtmlElement;

fn rows_of(list: &Element) -> impl Iterator<Item = HtmlElement> {
    let rows = list.query_selector_all("[aria-posinset]").ok();
    let count = rows.as_ref().map_or(0, |rows| rows.length());
    (0..count).filter_map(move |at| rows.as_ref()?.get(at)?.dyn_into().ok())
}

/// A row's place, from 0: `aria-posinset` counts from 1.
fn place_of(row: &Element) -> Option<u32> {
    row.get_attribute("aria-posinset")?.parse::<u32>().ok()?.checked_sub(1)
}

/// Height of the window.
pub fn window_height() -> f64 {
    gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// The list as it stands in the window.
pub fn sight(list: &Element) -> Sight {
    let place = list.get_bounding_client_rect();
    let standing = |row: HtmlElement| {
        let edges = row.get_bounding_client_rect();
        Some(Standing { place: place_of(&row)?, top: edges.top(), bottom: edges.bottom() })
    };
    let rows = rows_of(list).filter_map(standing).collect();
    Sight { height: window_height(), width: place.width(), top: place.top(), bottom: place.bottom(), rows }
}

/// Sets a length of the list, for its style sheet. One that it has already is not set again: the browser would lay out anew.
pub fn set_length(list: &HtmlElement, name: &str, px: f64) {
    let (style, length) = (list.style(), format!("{px:.2}px"));
    if style.get_property_value(name).as_deref() != Ok(length.as_str()) {
        style.set_property(name, &length).ok();
    }
}

/// Leaves the height of the rows that are not built between two that are.
pub fn set_gaps(list: &Element, row_px: f64) {
    let mut next = None;
    for row in rows_of(list) {
        let Some(place) = place_of(&row) else { continue };
        let missing = next.map_or(0, |next| place.saturating_sub(next));
        next = Some(place + 1);
        if missing > 0 {
            set_length(&row, "--gap", f64::from(missing) * row_px);
        } else {
            close_gap(&row);
        }
    }
}

/// Whether the page is laid out for paper at the moment: what is measured then says nothing of the screen.
pub fn is_on_paper() -> bool {
    gloo::utils::window().match_media("print").ok().flatten().is_some_and(|media| media.matches())
}

/// Scrolls the page by so much.
pub fn scroll_by(y_px: f64) {
    let window = gloo::utils::window();
    window.scroll_by_with_x_and_y(0.0, y_px);
}

/// The place of the row that has the focus.
pub fn focused(list: &Element) -> Option<u32> {
    place_of(&list.query_selector("[aria-posinset]:focus-within").ok().flatten()?)
}

/// The rows that a reader holds: by the focus, or by a button of the mouse that is down.
pub fn held(list: &Element) -> Vec<Element> {
    let Ok(rows) = list.query_selector_all(":scope > :is(:focus-within, :active)") else { return Vec::new() };
    (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into().ok()).collect()
}

/// Takes the empty height before a row back.
pub fn close_gap(row: &Element) {
    if let Some(row) = row.dyn_ref::<HtmlElement>() {
        row.style().remove_property("--gap").ok();
    }
}

/// Whether nothing on the page has the focus.
pub fn is_nothing_focused() -> bool {
    matches!(gloo::utils::document().query_selector(":focus"), Ok(None))
}

/// Focuses the link of a row, if it has one already.
pub fn focus_row(list: &Element, place: u32) -> bool {
    let link = list.query_selector(&format!("[aria-posinset=\"{}\"] a", place + 1)).ok().flatten();
    match link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        Some(link) => link.focus().is_ok(),
        None => false,
    }
}

/// Calls `look` whenever the page is scrolled or the window changes its size.
pub fn watch_scrolling(look: impl Fn() + Clone + 'static) -> Listening {
    let window = gloo::utils::window();
    let again = look.clone();
    Listening::new([
        EventListener::new(&window, "scroll", move |_| look()),
        EventListener::new(&window, "resize", move |_| again()),
    ])
}

/// An end of the page.
#[derive(Clone, Copy, PartialEq)]
pub enum Bound {
    /// Its top.
    Top,
    /// Its foot.
    Foot,
}

/// Heights are whole numbers, places are not: less than this is no distance.
const NEAR_PX: f64 = 2.0;

/// How far the page is from one of its ends, in CSS pixels.
fn distance_to(bound: Bound) -> f64 {
    let y_px = gloo::utils::window().scroll_y().unwrap_or_default();
    let hidden_px = |root: Element| f64::from(root.scroll_height() - root.client_height());
    match bound {
        Bound::Top => y_px,
        Bound::Foot => gloo::utils::document().document_element().map_or(0.0, hidden_px) - y_px,
    }
}

/// Scrolls to an end of the page; whether that has brought it nearer.
pub fn go_to_bound(bound: Bound) -> bool {
    let distance_px = distance_to(bound);
    if distance_px < NEAR_PX {
        return false;
    }
    scroll_by(if bound == Bound::Top { -distance_px } else { distance_px });
    distance_to(bound) < distance_px
}

/// Whether something around an element, other than the page, scrolls up and down: it takes the keys.
fn is_in_scroller(element: &Element) -> bool {
    let scrolls = |element: &Element| {
        let style = gloo::utils::window().get_computed_style(element).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok()).unwrap_or_default();
        element.scroll_height() > element.client_height() && matches!(overflow.as_str(), "auto" | "scroll")
    };
    let parents = std::iter::successors(Some(element.clone()), |element| element.parent_element());
    parents.take_while(|element| !element.matches("body, html").unwrap_or(true)).any(|element| scrolls(&element))
}

/// The end of the page that a key sends it to.
fn bound_of(event: &Event) -> Option<Bound> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let bound = match event.key().as_str() {
        "Home" => Bound::Top,
        "End" => Bound::Foot,
        _ => return None,
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // In a field they move the cursor.
    let is_elsewhere = target
        .is_some_and(|target| target.matches("input, select, textarea").unwrap_or(true) || is_in_scroller(&target));
    let is_other = event.default_prevented() || event.alt_key() || event.shift_key() || event.meta_key();
    (!is_elsewhere && !is_other && distance_to(bound) >= NEAR_PX).then_some(bound)
}

/// Calls `head` with the end of the page that a key sends it to, with nothing when something else is done, and `rest` when the page
/// has come to rest after it was scrolled. Does nothing where the browser does not tell when that is.
pub fn watch_bounds(head: impl Fn(Option<Bound>) + Clone + 'static, rest: impl Fn() + 'static) -> Listening {
    let window = gloo::utils::window();
    if !js_sys::Reflect::has(&window, &"onscrollend".into()).unwrap_or_default() {
        return Listening::new([]);
    }
    let watch = |name| {
        let head = head.clone();
        EventListener::new(&window, name, move |event| head(bound_of(event)))
    };
    let resting = EventListener::new(&gloo::utils::document(), "scrollend", move |_| rest());
    Listening::new([watch("keydown"), watch("wheel"), watch("pointerdown"), watch("focusin"), resting])
}

/// Whether `row` stands before `next`, or is the last if there is none.
pub fn stands_before(row: &Element, next: Option<&Element>) -> bool {
    row.next_element_sibling().as_ref() == next
}
