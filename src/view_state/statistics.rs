//! What is chosen in the enforcement view.

/// Scale, tables, the comparison and the open figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatisticsChoices {
    /// Whether each panel of a card has a scale of its own.
    pub is_free_scale: bool,
    /// Key of the card that is shown alone.
    pub card: Option<String>,
    /// Keys of the cards that show their table instead of their picture.
    pub tables: Vec<String>,
    /// The comparison, where one is made.
    pub comparison: Option<Comparison>,
    /// The figure whose source is shown.
    pub figure: Option<FigureKey>,
}

/// Keys of the cards that belong to no indicator; each indicator's key is a card's key too.
pub const OWN_CARDS: [&str; 7] = ["topic", "city", "year", "lists", "selection", "comparison", "spotlight"];

/// At least and at most as many areas or years are compared.
pub const COMPARED: std::ops::RangeInclusive<usize> = 2..=4;

/// Areas or years of an indicator side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Key of the indicator.
    pub indicator: String,
    /// Codes of the areas, the one that the others are compared with first.
    pub areas: Vec<String>,
    /// Years, likewise. Only one of the two lists is filled; where both are empty the page offers a choice.
    pub years: Vec<u16>,
}

/// An observation's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureKey {
    /// Key of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Year.
    pub period: u16,
}
