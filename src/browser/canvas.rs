//! Canvases: their backend for plotters, and how wide a text is on them.

use std::cell::RefCell;
use std::collections::HashMap;

use gloo::events::EventListener;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;
pub use web_sys::HtmlCanvasElement;

use super::listening::Listening;

/// Gives the canvas so many device pixels and a backend to paint on; `None` where the browser has no 2D canvas. What was
/// on it stays, unless the size is another one: whoever paints begins with the ground.
pub fn backend(canvas: &HtmlCanvasElement, width_dev_px: u32, height_dev_px: u32) -> Option<CanvasBackend> {
    // Opaque: the ground is painted anyway, and what is behind it need not be blended in. The backend gets the same context.
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"alpha".into(), &false.into()).ok();
    canvas.get_context_with_context_options("2d", &options).ok();
    // Setting a size allocates the canvas anew, even if it is the same.
    if canvas.width() != width_dev_px.max(1) {
        canvas.set_width(width_dev_px.max(1));
    }
    if canvas.height() != height_dev_px.max(1) {
        canvas.set_height(height_dev_px.max(1));
    }
    CanvasBackend::with_canvas_object(canvas.clone())
}

/// Paints again in some places of a canvas that has got its size and its backend before: left, top, right and lower edge of
/// each, in device pixels. Nothing else of it is touched. `None` where the browser has no 2D canvas.
pub fn within<T>(canvas: &HtmlCanvasElement, places: &[[f64; 4]], paint: impl FnOnce(CanvasBackend) -> T) -> Option<T> {
    let (context, backend) = (context(canvas)?, CanvasBackend::with_canvas_object(canvas.clone())?);
    context.save();
    context.begin_path();
    for [left, top, right, bottom] in places {
        context.rect(*left, *top, right - left, bottom - top);
    }
    context.clip();
    let painted = paint(backend);
    context.restore();
    Some(painted)
}

/// Tells when the browser has given the canvas a new and blank surface: its graphics process went down, as it may on a screen
/// that runs for weeks.
pub fn on_blank(canvas: &HtmlCanvasElement, tell: impl Fn() + 'static) -> Listening {
    Listening::new([EventListener::new(canvas, "contextrestored", move |_| tell())])
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok())
}

/// Measures text in the font of the page. Widths are kept: a chart asks for the same labels at every redraw.
pub struct TextMeter {
    context: Option<CanvasRenderingContext2d>,
    family: String,
    widths: RefCell<HashMap<(u32, String), f64>>,
}

impl TextMeter {
    /// A meter for the font of the body as it is now.
    pub fn new() -> Self {
        let canvas = gloo::utils::document().create_element("canvas").ok();
        let canvas = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        Self { context: canvas.as_ref().and_then(context), family: family(), widths: RefCell::default() }
    }

    /// CSS family list.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Width of `text` at `size_px`; a rough one where the browser has no 2D canvas.
    pub fn width(&self, text: &str, size_px: f64) -> f64 {
        let key = ((size_px * 16.0) as u32, text.to_string());
        if let Some(width) = self.widths.borrow().get(&key) {
            return *width;
        }
        let measured = self.context.as_ref().and_then(|context| {
            context.set_font(&format!("{size_px}px {}", self.family));
            context.measure_text(text).ok().map(|metrics| metrics.width())
        });
        let width = measured.unwrap_or(text.chars().count() as f64 * size_px);
        self.widths.borrow_mut().insert(key, width);
        width
    }
}

impl Default for TextMeter {
    fn default() -> Self {
        Self::new()
    }
}

fn family() -> String {
    let style = gloo::utils::window().get_computed_style(&gloo::utils::body()).ok().flatten();
    let family = style.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default();
    if family.is_empty() { "sans-serif".to_string() } else { family }
}
