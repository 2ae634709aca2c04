//! Judges a package: against its own descriptor, and against what the atlas takes for granted.
//!
//! Owns: the rules (`rule.rs`), the judge of tables that arrive in pieces ([`Judge`]), and the same for tables that are in
//! memory ([`validate`]). Every fault is counted and the first ten thousand are told, not only the first.
//! Must not know: where the bytes come from, and what becomes of the tables.

mod automaton;
mod bytes;
mod circles;
mod dates;
mod encoding;
mod faults;
mod fields;
mod figures;
mod grid;
mod hash;
mod judge;
mod key_set;
mod keys;
mod kiosk;
mod late;
mod lists;
mod manifest;
mod mechanisms;
mod names;
mod numbers;
mod order;
mod ordered;
mod pattern;
mod piece;
mod positions;
mod readers;
mod reading;
mod record;
mod row;
mod rule;
mod rules;
mod scan;
mod scanner;
mod sheet;
mod sources;
mod text;

pub use encoding::Encoding;
pub use judge::{Judge, NameFaults, Take, Verdict};
pub use piece::Piece;
pub use rule::{Fault, Rule};
pub use scan::Scan;

use super::load::PackageFiles;

/// The first 10,000 faults of a package, sorted by file, row and column. None means that the package is sound.
pub fn validate(files: &PackageFiles<'_>) -> Vec<Fault> {
    let mut judge = Judge::new(files.descriptor);
    let order = judge.resources();
    let place = |file: &str| order.iter().position(|known| known == file).unwrap_or(order.len());
    let mut tables: Vec<&(&str, &[u8])> = files.tables.iter().collect();
    tables.sort_by_key(|(file, _)| place(file));
    for (file, content) in tables {
        judge.begin(file, &mut |_| {});
        judge.push(content, &mut |_| {});
    }
    judge.finish(&mut |_| {}).faults
}
