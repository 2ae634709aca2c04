//! The rules, in one place, and what a breach of one looks like.

use std::fmt;

/// Declares the rules with their codes.
macro_rules! rules {
    ($($(#[$doc:meta])+ $name:ident = $code:literal),+ $(,)?) => {
        /// What a package must obey. Every rule has a fixture in `tests/fixtures/` under its code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])+ $name),+ }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name of the rule in fixtures and documents. Never changes.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

rules! {
    /// The descriptor is JSON of the right shape.
    Descriptor = "descriptor",
    /// The descriptor names the profile of Data Package v2.
    Profile = "profile",
    /// Every table of the descriptor has its file.
    MissingFile = "missing-file",
    /// Every file belongs to the descriptor.
    ExtraFile = "extra-file",
    /// Files lie beside the descriptor.
    Path = "path",
    /// The package has the tables and columns that the atlas reads.
    MissingColumn = "missing-column",
    /// The text is UTF-8, quotation marks are closed, no line is empty.
    Csv = "csv",
    /// The header is the list of fields.
    Header = "header",
    /// Every row has as many cells as the header.
    CellCount = "cell-count",
    /// Cells are of the type of their field.
    Type = "type",
    /// Required cells are filled.
    Required = "required",
    /// Cells are among the listed words, and the words are those that the atlas knows.
    Enum = "enum",
    /// Cells have the shape of the pattern.
    Pattern = "pattern",
    /// Patterns are of the kind that can be checked.
    UnreadablePattern = "unreadable-pattern",
    /// Numbers are not too small.
    Minimum = "minimum",
    /// Numbers are not too large.
    Maximum = "maximum",
    /// Texts are not too short or too long.
    Length = "length",
    /// Cells of a unique column differ.
    Unique = "unique",
    /// Keys differ.
    PrimaryKey = "primary-key",
    /// Other unique keys differ.
    UniqueKey = "unique-key",
    /// Foreign keys lead somewhere.
    ForeignKey = "foreign-key",
    /// No blanks at the ends of a cell, no control characters.
    Blanks = "blanks",
    /// Chinese and English come in pairs.
    Translation = "translation",
    /// Chinese text has Chinese punctuation.
    ChinesePunctuation = "chinese-punctuation",
    /// English text is English.
    HanInEnglish = "han-in-english",
    /// A figure has the unit of its indicator.
    UnitAgreement = "unit-agreement",
    /// Every number says where it comes from.
    NumberSource = "number-source",
    /// What is marked as missing has no number.
    NotPublished = "not-published",
    /// A status other than normal is explained.
    StatusNote = "status-note",
    /// The printed form reads as the value.
    Printed = "printed",
    /// Years are within reach.
    Period = "period",
    /// Cities and special administrative regions have a tile, others none, and no two share one.
    Tile = "tile",
    /// Neighbours are on the grid and touch.
    Adjacency = "adjacency",
    /// A pair of neighbours is listed once.
    AdjacencyTwice = "adjacency-twice",
    /// At most one area is what the package is about.
    Whole = "whole",
    /// Ids are made of what they stand for.
    Id = "id",
    /// Positions run from 1 without a gap.
    Position = "position",
    /// A list is not longer than its edition says.
    ListLength = "list-length",
    /// A quantity is complete or absent.
    Quantity = "quantity",
    /// The number of a fact stands in its sentence.
    NumberInText = "number-in-text",
    /// Dates are days, months, years or intervals of the calendar.
    Date = "date",
    /// Addresses are web addresses.
    Url = "url",
    /// A publisher and the language of its name come together.
    Publisher = "publisher",
    /// Versions are semantic versions.
    Version = "version",
    /// The release notes tell of the version of the descriptor.
    Release = "release",
    /// A part of a mechanism belongs to a whole node of the same mechanism and lane.
    MechanismPart = "mechanism-part",
    /// Links start and end where their kind says.
    MechanismLane = "mechanism-lane",
    /// Links close no circle, unless they say that they lead back.
    MechanismCycle = "mechanism-cycle",
    /// Links go forward in reading order; those that say that they lead back go back.
    MechanismOrder = "mechanism-order",
    /// A figure of a mechanism is that of a fact, observation or edition.
    MechanismFigure = "mechanism-figure",
    /// The scenes of the kiosk are there, its times are fit for people.
    Kiosk = "kiosk",
    /// A relation leads from an earlier edition to a later one.
    RelationOrder = "relation-order",
}

/// A breach of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file.
    pub file: String,
    /// Row in the file, the header being row 1; 0 where the whole file is meant.
    pub row: usize,
    /// Number of the column from 1; 0 where the whole row is meant. Faults of a row are sorted by it.
    pub column_number: usize,
    /// Name of the column; empty where the whole row is meant.
    pub column: String,
    /// The rule.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = crate::dataset::place(&self.file, self.row, &self.column);
        write!(out, "{place}: {}, expected {}", self.message, self.expected)
    }
}
