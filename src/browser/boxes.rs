//! Where elements stand inside another one.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Left, top, width and height in CSS pixels from the corner of `frame`, of each element that `selector` finds in it, with
/// the value of its attribute `name`. Elements that are not laid out are left out.
pub fn inside(frame: &Element, selector: &str, name: &str) -> Vec<(String, [f64; 4])> {
    let corner = frame.get_bounding_client_rect();
    // Where the page is made smaller (a screen in a hall), places in the window are, too; what is drawn in the frame is not yet.
    let own_width = frame.dyn_ref::<web_sys::HtmlElement>().map_or(0.0, |frame| f64::from(frame.offset_width()));
    let size = if own_width > 0.0 { corner.width() / own_width } else { 1.0 };
    // Widths are told in whole pixels.
    let size = if (size - 1.0).abs() < 0.01 { 1.0 } else { size };
    let Ok(found) = frame.query_selector_all(selector) else { return Vec::new() };
    let elements =
        (0..found.length()).filter_map(|at| found.get(at)).filter_map(|node| node.dyn_into::<Element>().ok());
    elements
        .filter_map(|element| {
            let place = element.get_bounding_client_rect();
            let value = element.get_attribute(name)?;
            let is_there = place.width() > 0.0 && place.height() > 0.0;
            let block = [place.left() - corner.left(), place.top() - corner.top(), place.width(), place.height()];
            is_there.then_some((value, block.map(|length| length / size)))
        })
        .collect()
}
