//! What the readers of tables (`rows.rs`, `mechanism_rows.rs`) take for granted. It is judged whatever the descriptor
//! says, so that a package without faults is always read.

use crate::dataset::words::*;

/// What a reader makes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// A whole number of 32 bits.
    Whole,
    /// A place on the grid.
    Small,
    /// A year.
    Year,
    /// A decimal number.
    Decimal,
    /// One of the words of [`words`].
    Word,
    /// The id of an entry.
    Entry,
}

impl Need {
    /// Whether a reader can make it of this cell, which is not empty. Words and ids are judged elsewhere.
    pub(super) fn is_met(self, cell: &str) -> bool {
        let digits = || cell.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Whole => digits() && cell.parse::<u32>().is_ok(),
            Self::Small => digits() && cell.parse::<u8>().is_ok(),
            Self::Year => digits() && cell.len() == 4,
            Self::Decimal => crate::dataset::load::decimal(cell).is_some(),
            Self::Word | Self::Entry => true,
        }
    }

    /// What it is called in messages, and what would be right.
    pub(super) const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Whole => ("integer", "digits, at most 4294967295"),
            Self::Small => ("place on the grid", "digits, at most 255"),
            Self::Year => ("year", "four digits"),
            Self::Decimal => ("number", "digits with at most one point, at most 15 of them"),
            Self::Word => ("word", "a word"),
            Self::Entry => ("entry", "an id of entries.csv"),
        }
    }
}

/// Tables whose first key is that of an entry.
pub(super) const OF_ENTRIES: [&str; 4] = ["entry_areas.csv", "entry_places.csv", "entry_actors.csv", "facts.csv"];

/// What is needed of a column, and whether of every cell.
pub(super) fn need(file: &str, column: &str) -> Option<(Need, bool)> {
    if words(file, column).is_some() {
        let is_optional = matches!(column, "qualifier" | "submissions_qualifier" | "edition_column");
        return Some((Need::Word, !is_optional));
    }
    Some(match (file, column) {
        (file, "entry_id") if OF_ENTRIES.contains(&file) => (Need::Entry, true),
        ("areas.csv", "row" | "column") => (Need::Small, false),
        ("observations.csv" | "facts.csv", "value") => (Need::Decimal, false),
        ("mechanism_figures.csv", "value") => (Need::Decimal, true),
        ("mechanism_figures.csv", "period" | "edition_year") => (Need::Year, false),
        ("editions.csv", "submissions" | "events" | "measures" | "consecutive") => (Need::Whole, false),
        ("observations.csv", "period") => (Need::Year, true),
        ("editions.csv" | "edition_stages.csv" | "entries.csv" | "mechanisms.csv", "year") => (Need::Year, true),
        (
            "topics.csv"
            | "agencies.csv"
            | "indicators.csv"
            | "edition_stages.csv"
            | "entries.csv"
            | "facts.csv"
            | "mechanisms.csv"
            | "mechanism_nodes.csv"
            | "mechanism_links.csv"
            | "mechanism_figures.csv"
            | "relations.csv",
            "position",
        ) => (Need::Whole, true),
        _ => return None,
    })
}

/// The words that `words.rs` has a meaning for.
pub(super) fn words(file: &str, column: &str) -> Option<Vec<&'static str>> {
    macro_rules! words {
        ($name:ident) => {
            $name::ALL.iter().map(|value| value.as_str()).collect()
        };
    }
    Some(match (file, column) {
        ("areas.csv", "kind") => AreaKind::ALL.iter().map(|kind| kind.as_str()).chain(AreaKind::ROLES).collect(),
        ("units.csv", "kind") => words!(UnitKind),
        ("sources.csv", "standing") => words!(Standing),
        ("indicators.csv", "measure") => words!(Measure),
        ("observations.csv", "status") => words!(Status),
        ("observations.csv" | "facts.csv", "qualifier") | ("editions.csv", "submissions_qualifier") => {
            words!(Qualifier)
        }
        ("entries.csv", "list") => words!(ListKind),
        ("entry_areas.csv", "relation") => words!(AreaRelation),
        ("facts.csv", "scope") => words!(FactScope),
        ("releases.csv", "kind") => words!(ChangeKind),
        ("mechanism_nodes.csv", "lane") => words!(Lane),
        ("mechanism_nodes.csv", "naming") => words!(Naming),
        ("mechanism_links.csv", "kind") => words!(LinkKind),
        ("mechanism_figures.csv", "edition_column") => words!(EditionColumn),
        ("relations.csv", "kind") => words!(RelationKind),
        _ => return None,
    })
}
