//! The cards: as approved, as drawn, legible at every width, sane on bad input, told in words.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

mod bad_input;
mod cards;
mod drawn;
mod exports;
mod golden;
mod labels;
mod made_up;
mod places;
#[path = "../raw_csv/mod.rs"]
mod raw_csv;
mod recorder;
mod words;
