//! A package that is too large for the page: a worker keeps it and answers what the page asks.
//!
//! Owns: what is taken down of the entries while their files are read once ([`Collector`]), the answers ([`Keeper`]:
//! filters, windows of rows, single entries, neighbours), and the texts in which both sides write them ([`Question`],
//! [`Reply`]). Of the entries themselves only columns, the normalised text and the places in their files are kept; what is
//! shown is read from the files again ([`Files`]). Where that runs is for the browser to say: a package of some ten thousand
//! entries moves from the worker into the page (`src/browser/reader_moves.js`).
//! Must not know: workers, messages of browsers, the page, languages of the interface.

mod answers;
mod collector;
mod dictionary;
mod ids;
mod keeper;
mod messages;
mod presses;
mod related;
mod shares;
#[cfg(test)]
mod tests;
mod texts;

pub use collector::{Collector, KEPT_TABLES, Record};
pub use keeper::{Files, Keeper};
pub use messages::{Answer, Found, Question, Reply, Rows};
pub use shares::SHOWN_RECORDS;

/// Packages with more entries are kept by the worker, at least until their text is indexed; smaller ones the page takes as a whole:
/// it reads them at once, but reading more of them would be a task that is felt.
pub const PAGE_ENTRIES: usize = 2_000;

/// Rows that are sent with an answer until the list has said how many it shows first (`src/browser/known_answers.js` has this
/// number, too).
pub const FIRST_ROWS: u32 = 12;
