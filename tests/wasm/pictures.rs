//! Pictures: what only a browser knows of text, density and size.

use std::cell::Cell;
use std::rc::Rc;

use guangdong_ip_atlas::browser::canvas::{self, TextMeter};
use guangdong_ip_atlas::browser::surroundings;
use guangdong_ip_atlas::charts::{Align, Drawing, Label, Palette, Shape, Style, Tone, paint};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{document, until};

fn canvas_element() -> web_sys::HtmlCanvasElement {
    document().create_element("canvas").expect("an element").dyn_into().expect("a canvas")
}

// plotters measures text in a span that wraps: a Chinese label of eleven characters once came out two characters wide
// and six lines high, and took half of the chart. Ours is one line: the sum of its parts.
#[wasm_bindgen_test]
fn a_chinese_text_is_measured_in_one_line() {
    let meter = TextMeter::new();
    let text = "人均国内生产总值（万元）";
    let whole = meter.width(text, 36.0);
    let parts: f64 = text.chars().map(|character| meter.width(&character.to_string(), 36.0)).sum();
    // How wide a character is depends on the fonts of the machine: where none has it, it is a narrow box.
    let one = meter.width("人", 36.0);
    assert!(whole > 10.0 * one && one > 10.0, "{whole}, one: {one}");
    assert!((whole - parts).abs() < 0.05 * parts, "{whole} for {parts}");
    assert!((meter.width(text, 18.0) - whole / 2.0).abs() < 0.05 * whole);
}

// A canvas that is only scaled blurs: the picture is painted in device pixels.
#[wasm_bindgen_test]
fn a_picture_is_painted_in_device_pixels() {
    let element = canvas_element();
    let label = Label { text: "广东 42".into(), x: 50.0, y: 20.0, size: 12.0, tone: Tone::Ink, align: Align::Middle };
    let drawing = Drawing { width: 100.0, height: 40.0, shapes: vec![Shape::Text(label)], spots: Vec::new() };
    let style = Style { palette: Palette::LIGHT, scale: 2.0, family: "sans-serif", has_text: true, has_ground: true };
    let backend = canvas::backend(&element, 200, 80).expect("a 2D canvas");
    paint(&drawing, backend, &style).expect("painted");
    assert_eq!((element.width(), element.height()), (200, 80));
    let context = element.get_context("2d").expect("a context").expect("a context");
    let context: web_sys::CanvasRenderingContext2d = context.dyn_into().expect("2D");
    let pixels = context.get_image_data(0.0, 0.0, 200.0, 80.0).expect("pixels").data();
    let is_ground = |place: usize| pixels[place * 4..place * 4 + 3] == [0xfb, 0xfa, 0xf7];
    assert!(is_ground(0), "the corner is paper");
    let ink = (0..200 * 80).filter(|place| !is_ground(*place)).count();
    assert!(ink > 100, "{ink} pixels of text");
}

#[wasm_bindgen_test]
async fn the_width_of_an_element_is_told_when_it_is_laid_out_and_when_it_changes() {
    let element = document().create_element("div").expect("an element");
    element.set_attribute("style", "width: 300px; height: 10px").expect("a style");
    document().body().expect("a body").append_child(&element).expect("a child");
    let told = Rc::new(Cell::new(0));
    let counted = told.clone();
    let watch = surroundings::watch_size(&element, move || counted.set(counted.get() + 1)).expect("an observer");
    assert!(until(|| told.get() == 1).await);
    element.set_attribute("style", "width: 200px; height: 10px").expect("a style");
    assert!(until(|| told.get() == 2).await);
    drop(watch);
    element.remove();
}

#[wasm_bindgen_test]
fn larger_texts_make_larger_pictures() {
    let root = document().document_element().expect("a root");
    let before = surroundings::now(0).text_scale;
    root.set_attribute("style", "font-size: 24px").expect("a style");
    assert!((surroundings::now(0).text_scale - 1.5).abs() < 0.01);
    root.remove_attribute("style").expect("removed");
    assert!((surroundings::now(0).text_scale - before).abs() < 0.01);
}
