//! The data package as types.
//!
//! Owns: the tables of `public/data/` ([`Dataset`]), reading them ([`Dataset::from_tables`]), judging them
//! ([`validate`]) and the copy that is compiled in ([`embedded`]).
//! Must not know: languages of the interface, the query engine, the page.
//!
//! `build.rs` includes all of it but `embedded`, `opened` and `whole_tables`, so that a package with a fault stops the build.

mod baked;
mod columns;
mod descriptor;
mod dictionary;
mod distant;
mod embedded;
mod kiosk;
mod load;
mod mechanism_rows;
mod mechanism_types;
mod names;
mod opened;
mod package;
mod place;
mod rows;
mod sorting;
mod table;
mod types;
mod validate;
mod whole_tables;
mod wording;
mod words;

pub use baked::{Part, bake};
pub use columns::{columns_of, file_names};
pub use descriptor::{Constraints, Descriptor, Field, ForeignKey, Keys, Reference, Resource, TableSchema};
pub use dictionary::{
    DictionaryColumn, DictionaryLink, DictionaryRule, DictionaryTable, bake_dictionary, read_dictionary,
};
pub use distant::{Distant, HeldEdition, HeldTable};
pub use embedded::{
    CHARACTER_TABLE, DESCRIPTOR_TEXT, DICTIONARY_TABLE, KIOSK_TABLE, LICENCE_TEXT, MAPPABLE_TABLE, NAMES_TABLE, TABLES,
    VERSION, embedded, embedded_first,
};
pub use kiosk::{Kiosk, Scene, bake_kiosk, read_kiosk};
pub use load::{LoadError, PackageFiles};
pub use mechanism_types::*;
pub use names::{AtlasBlock, Licence, PackageNames, TwoTexts};
pub use opened::{PackageTexts, TableTexts};
pub use package::Dataset;
use place::place;
pub use rows::read_entries;
pub use sorting::{order, sorted};
pub use table::{Table, TableError, TableProblem};
pub use types::*;
pub use validate::{Encoding, Fault, Judge, NameFaults, Piece, Rule, Scan, Take, Verdict, validate};
pub use whole_tables::{WholeTable, whole_tables};
pub use wording::{Wording, WordsBlock};
pub use words::*;
