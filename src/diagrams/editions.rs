//! What is known of the editions beside the one that a mechanism describes, where its numbers are those of an edition.

use super::figures::{edition_phrase, stated_in};
use crate::dataset::{Dataset, EditionColumn, FigureReference, Mechanism};
use crate::locale::Language;

/// An edition in words.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionRow {
    /// The year.
    pub year: String,
    /// For each of [`EditionColumn::ALL`] the number with its unit, or that the source does not state it.
    pub numbers: Vec<String>,
    /// The stages that the source names, in order; empty where it names none.
    pub stages: Vec<String>,
    /// What is not known; may be empty.
    pub note: String,
}

/// Every edition, newest first; none for a mechanism whose numbers are of no edition.
pub fn editions_beside(dataset: &Dataset, mechanism: &Mechanism, language: Language) -> Vec<EditionRow> {
    let mut figures = mechanism.nodes.iter().flat_map(|node| &node.figures);
    if !figures.any(|figure| matches!(figure.reference, FigureReference::Edition(..))) {
        return Vec::new();
    }
    let row = |edition: &crate::dataset::Edition| EditionRow {
        year: language.edition(edition.year),
        numbers: EditionColumn::ALL
            .iter()
            .map(|column| match stated_in(edition, *column) {
                Some((value, qualifier)) => {
                    edition_phrase(value, qualifier, *column, (language, &dataset.names.wording))
                }
                None => language.mechanism_messages().not_stated.to_string(),
            })
            .collect(),
        stages: dataset
            .edition_stages
            .iter()
            .filter(|stage| stage.year == edition.year)
            .map(|stage| language.of(&stage.name).to_string())
            .collect(),
        note: language.of(&edition.note).to_string(),
    };
    dataset.editions.iter().map(row).collect()
}
