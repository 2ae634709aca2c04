//! # 粤知图 · Guangdong IP Atlas: the map of the house
//!
//! One client-only app. Arrows point one way; a test (`tests/layering.rs`) enforces it:
//!
//! ```text
//! components -> browser, (kiosk, keeping -> view_state), export -> (charts -> view_state, diagrams) -> (query, statistics, locale) -> dataset
//! ```
//!
//! * [`dataset`]: the data package as types that cannot be wrong: parsing, validation, the embedded copy.
//! * [`query`]: filters, search, facet counts, order. The part that must be fast.
//! * [`statistics`]: what can be computed from observations: series, breaks, changes, map classes, ranks.
//! * [`view_state`]: what the user chose, and its one written form, the URL hash.
//! * [`locale`]: languages, messages, numbers (万 / 亿, K / M / B), dates.
//! * [`diagrams`]: mechanisms as diagrams: where nodes stand, how links run, where keys lead, the same in words.
//! * [`charts`]: what each card says and shows, its table; drawing on any plotters backend.
//! * [`export`]: what leaves the page: the static page, CSV, JSON, pictures with texts as outlines, citations, the zip, code for frames.
//! * [`kiosk`]: a screen in a hall: its scenes, and when it asks, resets and loads itself anew.
//! * [`opening`]: packages that a visitor opens: which files, how large, judged and prepared piece by piece.
//! * [`keeping`]: packages too large for the page: a worker keeps the entries and answers what the page asks.
//! * [`scrolling`]: which rows of a long list are built, and where they stand.
//! * `browser` (wasm only): the only room that touches web-sys and gloo.
//! * `components` (wasm only): one file per card or control; no arithmetic.
//!
//! Everything but `browser` and `components` is pure: it compiles and is tested natively.

pub mod charts;
pub mod dataset;
pub mod diagrams;
pub mod export;
pub mod keeping;
pub mod kiosk;
pub mod locale;
pub mod opening;
pub mod query;
pub mod scrolling;
pub mod statistics;
pub mod view_state;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod browser;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod components;
