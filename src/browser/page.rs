//! Attributes of `<html>`, the title, focus.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::listening::Listening;

/// Sets an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = gloo::utils::document().document_element() {
        root.set_attribute(name, value).ok();
    }
}

/// Says that the program runs, so that the static page goes; unless it has failed already.
pub fn set_ready() {
    if let Some(root) = gloo::utils::document().document_element()
        && root.get_attribute("data-state").is_none()
    {
        root.set_attribute("data-state", "ready").ok();
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// The element that the app is mounted in: `#app`, or the body where there is none.
pub fn mount_point() -> HtmlElement {
    gloo::utils::document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into().ok())
        .unwrap_or_else(gloo::utils::body)
}

/// Whether the `<details>` that tells of its opening or closing is open now.
pub fn is_open(event: &web_sys::Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// Closes every dialog that is open.
pub fn close_dialogs() {
    let open = gloo::utils::document().query_selector_all("dialog[open]").ok();
    let all = (0..open.as_ref().map_or(0, |open| open.length())).filter_map(|at| open.as_ref()?.get(at));
    all.filter_map(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()).for_each(|dialog| dialog.close());
}

/// Scrolls to the top of the page, as a browser does for a page that is opened.
pub fn to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls to the first element that `selector` finds and focuses it.
pub fn go_to(selector: &str) {
    if let Ok(Some(element)) = gloo::utils::document().query_selector(selector) {
        element.scroll_into_view();
        focus(selector);
    }
}

/// Scrolls no further than needed for the first element that `selector` finds to stay in the window, once the page is laid out.
pub fn keep_in_sight(selector: &str) {
    let selector = selector.to_string();
    super::painted::after(move || {
        if let Ok(Some(element)) = gloo::utils::document().query_selector(&selector) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Scrolls to the first element that `selector` finds if it begins below the window, once the page is laid out.
/// Takes no focus. In a frame nothing is scrolled: the browser would scroll the page around, too.
pub fn show_soon(selector: &str) {
    if super::frame::is_framed() {
        return;
    }
    let selector = selector.to_string();
    let show = move || {
        let below = gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
        let found = gloo::utils::document().query_selector(&selector).ok().flatten();
        if let Some(element) = found.filter(|element| element.get_bounding_client_rect().top() > below) {
            element.scroll_into_view();
        }
    };
    super::clock::later(0, show);
}

/// Calls `act` when the reader comes back to this page and the browser has kept it as it was.
pub fn on_return(act: impl Fn() + 'static) -> Listening {
    let window = gloo::utils::window();
    Listening::new([EventListener::new(&window, "pageshow", move |event| {
        // One look-up by name is smaller than a binding.
        if js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|is_kept| is_kept.is_truthy()) {
            act();
        }
    })])
}

/// Calls `act` at each press of Escape, wherever the focus is.
pub fn on_escape(act: impl Fn() + 'static) -> Listening {
    let document = gloo::utils::document();
    Listening::new([EventListener::new(&document, "keydown", move |event| {
        if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            act();
        }
    })])
}

/// Focuses the first element that `selector` finds, now; whether there is one.
pub fn focus(selector: &str) -> bool {
    let found = gloo::utils::document().query_selector(selector).ok().flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Whether what has the focus is one of those that `selector` finds, or with a blank at its end lies within one of them.
pub fn is_focused(selector: &str) -> bool {
    matches!(gloo::utils::document().query_selector(&[selector, ":focus"].concat()), Ok(Some(_)))
}

/// Today's date as `YYYY-MM-DD` in the visitor's time zone; `None` where the clock is plainly wrong (before the release
/// of the data, or a century later).
pub fn today(released: &str) -> Option<String> {
    let now = js_sys::Date::new_0();
    let iso = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    let released_year: u32 = released.get(..4)?.parse().ok()?;
    (iso.as_str() >= released && now.get_full_year() < released_year + 100).then_some(iso)
}

/// Milliseconds since the page was opened; 0 where the clock is missing.
pub fn now_ms() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |performance| performance.now())
}

/// Scrolls as little as it takes to bring the first element that `selector` finds into the window.
pub fn reveal(selector: &str) {
    if let Ok(Some(element)) = gloo::utils::document().query_selector(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses the first field that `selector` finds and selects its text, once it is in the page.
pub fn select_soon(selector: &str) {
    let selector = selector.to_string();
    let select = move || {
        focus(&selector);
        let found = gloo::utils::document().query_selector(&selector).ok().flatten();
        // Inputs and text areas both have it; one look-up by name is smaller than two bindings.
        let select = found.as_ref().and_then(|field| js_sys::Reflect::get(field, &"select".into()).ok());
        if let (Some(field), Some(select)) =
            (found, select.and_then(|select| select.dyn_into::<js_sys::Function>().ok()))
        {
            select.call0(&field).ok();
        }
    };
    super::clock::later(0, select);
}
