//! The cards: as approved, as drawn, legible at every width, sane on bad input, told in words.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

mod cards;
mod golden;
mod labels;
