//! Where elements stand inside another one.

use web_sys::Element;

/// Left, top, width and height in CSS pixels from the corner of `frame`, of each element that `selector` finds in it, with
/// the value of its attribute `name`. Elements that are not laid out are left out.
pub fn inside(frame: &Element, selector: &str, name: &str) -> Vec<(String, [f64; 4])> {
    let corner = frame.get_bounding_client_rect();
    let Ok(found) = frame.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)).filter_map(|node| {
        use wasm_bindgen::JsCast;
        node.dyn_into::<Element>().ok()
    });
    elements
        .filter_map(|element| {
            let place = element.get_bounding_client_rect();
            let value = element.get_attribute(name)?;
            let is_there = place.width() > 0.0 && place.height() > 0.0;
            let block = [place.left() - corner.left(), place.top() - corner.top(), place.width(), place.height()];
            is_there.then_some((value, block))
        })
        .collect()
}
