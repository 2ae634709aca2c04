//! What is chosen in the enforcement view, and its part of the hash.

use super::Dropped;
use super::codec::Hash;

/// Scale, tables, the comparison and the open figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatisticsChoices {
    /// Whether each panel of a card has a scale of its own.
    pub is_free_scale: bool,
    /// Key of the card that is shown alone, of any view: see [`OVERVIEW_CARDS`](super::OVERVIEW_CARDS).
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

impl StatisticsChoices {
    /// Writes what is chosen.
    pub(super) fn encode(&self, hash: &mut Hash) {
        if self.is_free_scale {
            hash.one("scale", "free");
        }
        if let Some(card) = &self.card {
            hash.one("card", card);
        }
        hash.list("table", self.tables.iter().cloned());
        if let Some(comparison) = &self.comparison {
            hash.one("compare", &comparison.indicator);
            hash.list("areas", comparison.areas.iter().cloned());
            hash.list("years", comparison.years.iter().map(u16::to_string));
        }
        if let Some(figure) = &self.figure {
            hash.list("figure", [figure.indicator.clone(), figure.area.clone(), figure.period.to_string()].into_iter());
        }
    }

    /// Areas or years without an indicator say nothing; both at once contradict; more than four are too many.
    pub(super) fn tidy(&mut self, dropped: &mut Vec<Dropped>) {
        let Some(comparison) = &mut self.comparison else { return };
        if !comparison.areas.is_empty() {
            dropped.extend(comparison.years.drain(..).map(|year| Dropped::new("years", &year.to_string())));
        }
        let too_many = comparison.areas.len().max(comparison.years.len()) > *COMPARED.end();
        if too_many {
            let years =
                comparison.years.iter().skip(*COMPARED.end()).map(|year| Dropped::new("years", &year.to_string()));
            let areas = comparison.areas.iter().skip(*COMPARED.end()).map(|area| Dropped::new("areas", area));
            dropped.extend(years.chain(areas));
            comparison.areas.truncate(*COMPARED.end());
            comparison.years.truncate(*COMPARED.end());
        }
        if comparison.indicator.is_empty() {
            dropped.push(Dropped::new("areas", ""));
            self.comparison = None;
        }
    }
}
