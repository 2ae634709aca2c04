//! Languages, messages, numbers, dates.
//!
//! Owns: every word of the interface in every language ([`Messages`]), and how numbers, units and dates are
//! written ([`number`], [`calendar`]). A missing translation is a compile error: each language is one constant struct.
//! Must not know: the page, the state, where a text is shown.

mod axis;
pub mod calendar;
mod clauses;
mod data_messages;
mod embed_messages;
mod fault_words;
mod fixed;
mod grid_words;
mod kiosk_messages;
mod language;
mod later_messages;
mod list_messages;
mod mechanism_messages;
mod messages;
pub mod number;
mod opening_messages;
mod rule_names;
mod runs;
mod takeaways;
mod vocabulary;
mod wording;

pub use axis::AxisUnit;
pub use data_messages::DataMessages;
pub use embed_messages::EmbedMessages;
pub use kiosk_messages::KioskMessages;
pub use language::Language;
pub use later_messages::LaterMessages;
pub use list_messages::ListMessages;
pub use mechanism_messages::MechanismMessages;
pub use messages::Messages;
pub use opening_messages::OpeningMessages;
pub use runs::{Run, runs};
pub use takeaways::Refused;
