//! Filters, search, facet counts, order: the part that must be fast.
//!
//! Owns: what a reader can ask for ([`Filters`]), the columns that answer it ([`Engine`]: one set of rows per facet
//! value, all text in two arenas, for large packages an index of the text and the rows of what words begin with) and
//! how text is compared ([`CharacterTable`], [`Search`]).
//! Must not know: languages of the interface, the URL, the page. Rows are numbers: place in `Dataset::entries`.

mod beginnings;
mod bits;
mod builder;
mod characters;
mod columns;
mod corpus;
mod engine;
mod facets;
mod filters;
mod grams;
mod index;
mod index_builder;
mod links;
mod marks;
mod pairs;
mod pinyin;
mod places;
mod postings;
mod preparing;
mod rows;
mod search;
mod terms;

pub use bits::BitSet;
pub use builder::{EngineBuilder, Name, Names, Row};
pub use characters::CharacterTable;
pub use columns::{EntryColumns, EntryTexts};
pub use engine::{Engine, Searched, Selection};
pub use facets::FacetCounts;
pub use filters::{Facet, Filters, Order};
pub use links::Links;
pub use marks::Search;
pub use preparing::Preparing;
pub use rows::{find_rows, order_rows, whole_cells, widest_cell};
