//! Languages, messages, numbers, dates.
//!
//! Owns: every word of the interface in every language ([`Messages`]), and how numbers, units and dates are
//! written ([`number`]). A missing translation is a compile error: each language is one constant struct.
//! Must not know: the page, the state, where a text is shown.

mod axis;
mod language;
mod messages;
pub mod number;
mod runs;
mod takeaways;
mod vocabulary;

pub use axis::AxisUnit;
pub use language::Language;
pub use messages::Messages;
pub use runs::{Run, runs};
pub use takeaways::Refused;
