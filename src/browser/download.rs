//! Files that the page makes and the visitor keeps.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Response,
    Url,
};

/// Offers bytes as a file. False where the browser refuses.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    blob(media_type, bytes).and_then(|blob| save_blob(name, &blob)).is_some()
}

fn blob(media_type: &str, bytes: &[u8]) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser needs the address until it has begun to save.
    gloo::timers::callback::Timeout::new(60_000, move || {
        Url::revoke_object_url(&address).ok();
    })
    .forget();
    Some(())
}

/// Draws an SVG of this size on a canvas of `scale` times as many pixels and offers it as a PNG. Calls `done` with
/// whether it worked.
pub fn save_png(name: &str, svg: &str, width: f64, height: f64, scale: f64, done: impl Fn(bool) + Clone + 'static) {
    if draw_png(name.to_string(), svg, (width, height), scale, done.clone()).is_none() {
        done(false);
    }
}

fn draw_png(
    name: String,
    svg: &str,
    (width, height): (f64, f64),
    scale: f64,
    done: impl Fn(bool) + Clone + 'static,
) -> Option<()> {
    let address = Url::create_object_url_with_blob(&blob("image/svg+xml", svg.as_bytes())?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    let (drawn, failed, drawn_address, failed_address) =
        (image.clone(), done.clone(), address.clone(), address.clone());
    let on_load = Closure::once_into_js(move || {
        let canvas = paint(&drawn, width * scale, height * scale);
        Url::revoke_object_url(&drawn_address).ok();
        let Some(canvas) = canvas else { return done(false) };
        let give = done.clone();
        let on_blob = Closure::once_into_js(move |blob: JsValue| {
            give(blob.dyn_into::<Blob>().ok().and_then(|blob| save_blob(&name, &blob)).is_some());
        });
        if canvas.to_blob(on_blob.unchecked_ref()).is_err() {
            done(false);
        }
    });
    let on_error = Closure::once_into_js(move || {
        Url::revoke_object_url(&failed_address).ok();
        failed(false);
    });
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_onerror(Some(on_error.unchecked_ref()));
    image.set_src(&address);
    Some(())
}

fn paint(image: &HtmlImageElement, width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}

/// Fetches a file that lies beside the page, or within it, and calls `done` with its bytes; `None` where it does not come.
pub fn fetch_beside(path: &str, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    if let Some(bytes) = super::own_copy::held(path) {
        return done(Some(bytes));
    }
    let request = gloo::utils::window().fetch_with_str(path);
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = async {
            let response: Response = wasm_bindgen_futures::JsFuture::from(request).await.ok()?.dyn_into().ok()?;
            let body = response.array_buffer().ok().filter(|_| response.ok())?;
            Some(Uint8Array::new(&wasm_bindgen_futures::JsFuture::from(body).await.ok()?).to_vec())
        };
        done(bytes.await);
    });
}
