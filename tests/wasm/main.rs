//! What only a browser knows: the address bar, the clock of the screen, the clipboard, the page in a document.
//! Run by `make test` in headless Chromium; natively there is nothing to run.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used)] // a test stops at the first surprise

pub mod pictures;

use std::cell::RefCell;
use std::rc::Rc;

use guangdong_ip_atlas::browser::{address, clipboard, page, painted, panic_page};
use guangdong_ip_atlas::components;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    gloo::utils::document()
}

async fn wait_ms(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        gloo::utils::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
            .expect("a window has timers");
    });
    JsFuture::from(promise).await.expect("a timer does not fail");
}

/// Waits until `is_so`, at most five seconds.
async fn until(is_so: impl Fn() -> bool) -> bool {
    for _ in 0..100 {
        if is_so() {
            return true;
        }
        wait_ms(50).await;
    }
    false
}

fn count(selector: &str) -> u32 {
    document().query_selector_all(selector).expect("a valid selector").length()
}

// A bare "#" once stayed behind when the last filter was cleared, and the page jumped to its top.
#[wasm_bindgen_test]
fn the_address_keeps_path_and_query_and_loses_an_empty_hash() {
    let before = gloo::utils::window().location().pathname().expect("a path");
    address::set_hash("q=%E4%B8%93%E5%88%A9&city=440300,440100", address::Step::New);
    assert_eq!(address::hash(), "q=%E4%B8%93%E5%88%A9&city=440300,440100");
    assert!(address::link("entry=2024-event-07").ends_with("#entry=2024-event-07"));
    address::set_hash("", address::Step::Same);
    assert_eq!(address::hash(), "");
    let location = gloo::utils::window().location();
    assert_eq!(location.pathname().expect("a path"), before);
    assert!(!location.href().expect("an address").contains('#'));
}

#[wasm_bindgen_test]
fn only_a_new_step_lengthens_the_history() {
    let history = gloo::utils::window().history().expect("a history");
    let length = || history.length().expect("a length");
    let before = length();
    address::set_hash("a=1", address::Step::Same);
    assert_eq!(length(), before);
    address::set_hash("a=2", address::Step::New);
    assert_eq!(length(), before + 1);
    address::set_hash("", address::Step::Same);
}

#[wasm_bindgen_test]
async fn a_mark_is_set_after_the_next_paint_and_not_before() {
    let performance = gloo::utils::window().performance().expect("a clock");
    painted::mark(|| vec!["test:painted"], || {});
    let marks = || performance.get_entries_by_name("test:painted").length();
    assert_eq!(marks(), 0);
    assert!(until(|| marks() == 1).await);
}

#[wasm_bindgen_test]
async fn the_clipboard_answers_once_whether_or_not_it_is_allowed() {
    let answers = Rc::new(RefCell::new(Vec::new()));
    let heard = answers.clone();
    clipboard::copy("text", move |copied| heard.borrow_mut().push(copied));
    assert!(until(|| answers.borrow().len() == 1).await);
}

#[wasm_bindgen_test]
fn a_fault_rings_the_bell_with_its_message() {
    let heard = Rc::new(RefCell::new(String::new()));
    let into = heard.clone();
    let bell = gloo::events::EventListener::once(&gloo::utils::window(), "atlas:panic", move |event| {
        let event: &web_sys::CustomEvent = event.dyn_ref().expect("a custom event");
        *into.borrow_mut() = event.detail().as_string().unwrap_or_default();
    });
    panic_page::report("areas.csv:3:1: it is empty");
    drop(bell);
    assert_eq!(*heard.borrow(), "areas.csv:3:1: it is empty");
}

#[wasm_bindgen_test]
async fn the_page_mounts_in_its_place_and_follows_the_address() {
    let place = document().create_element("div").expect("an element");
    place.set_id("app");
    document().body().expect("a body").append_child(&place).expect("a child");
    address::set_hash("list=measure&lang=en", address::Step::Same);
    components::mount();
    assert_eq!(page::mount_point().id(), "app");
    assert_eq!(count("#app [role=grid] [data-area]"), 23);
    // The rows follow in the same task, before anything is painted.
    assert!(until(|| count("#app [data-entry]") == 15).await);
    assert!(
        until(|| document().document_element().and_then(|root| root.get_attribute("lang")) == Some("en".into())).await
    );

    gloo::utils::window().location().set_hash("year=2023").expect("a hash may be set");
    assert!(until(|| count("#app [data-entry]") == 10).await);
    let root = document().document_element().expect("a root");
    assert!(until(|| root.get_attribute("lang") == Some("zh-Hans-CN".into())).await);
    address::set_hash("", address::Step::Same);
}
