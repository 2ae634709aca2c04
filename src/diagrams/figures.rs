//! The numbers of a node in words: unit, precision and what they are come from where the number stands in the package.

use crate::dataset::{
    Dataset, Edition, EditionColumn, Entry, Fact, FigureReference, ListKind, Measure, MechanismFigure, MechanismNode,
    Naming, Qualifier, Wording,
};
use crate::locale::{Language, number};

/// A number of a node as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureWords {
    /// Before the number, with its blank: `超过`, `more than USD `. May be empty.
    pub before: String,
    /// The number.
    pub number: String,
    /// What follows the number, with its blank: `件`, ` cases`, `th year in a row`. May be empty.
    pub after: String,
    /// Whether it is of a year, at its end or cumulative, and the year; or the date of the fact. May be empty.
    pub period: String,
    /// The same number in other editions, or that the source does not state it. Empty where it stands in no edition.
    pub others: Vec<String>,
    /// What it leads to.
    pub target: FigureTarget,
}

/// What a number leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureTarget {
    /// The panel of an observation: indicator, area, year.
    Observation(String, String, u16),
    /// The entry with this key, which has the fact.
    Entry(String),
    /// The source of the edition.
    Source,
}

impl FigureWords {
    /// The number with its unit, as one phrase.
    pub fn phrase(&self) -> String {
        [self.before.as_str(), &self.number, &self.after].concat()
    }

    /// The same with its period.
    pub fn sentence(&self, language: Language) -> String {
        let mut parts = vec![self.phrase()];
        parts.extend(Some(self.period.clone()).filter(|period| !period.is_empty()));
        language.clauses(&parts)
    }
}

/// The words of a number; `None` where the package does not have it (the validator refuses such a package).
pub fn figure_words(dataset: &Dataset, figure: &MechanismFigure, language: Language) -> Option<FigureWords> {
    match &figure.reference {
        FigureReference::Observation(indicator, area, period) => {
            let indicator = dataset.indicator(indicator)?;
            let unit = dataset.unit(&indicator.unit_id)?;
            let seen = dataset
                .observations
                .iter()
                .find(|seen| (&seen.indicator_id, &seen.area_code, seen.period) == (&indicator.id, area, *period))?;
            let stated = seen.figure.as_ref()?;
            let whole = number::quantity(figure.value, stated.qualifier, unit, language);
            // A cumulative figure is of no year.
            let mut period_words = vec![language.measure_name(indicator.measure).to_string()];
            if indicator.measure != Measure::Cumulative {
                period_words.insert(0, language.year(*period));
            }
            let target = FigureTarget::Observation(indicator.id.clone(), area.clone(), *period);
            Some(words(figure.value, stated.qualifier, &whole, period_words.join(" · "), target, language))
        }
        FigureReference::Fact(id) => {
            let (entry, fact) = fact(dataset, id)?;
            let quantity = fact.quantity.as_ref()?;
            let gap = if language == Language::ZhHans { "" } else { " " };
            let written = written(figure.value, quantity.qualifier, language);
            let whole = number::qualified(
                quantity.qualifier,
                &format!("{written}{gap}{}", language.of(&quantity.unit)),
                language,
            );
            let target = FigureTarget::Entry(entry.id.clone());
            Some(words(figure.value, quantity.qualifier, &whole, String::new(), target, language))
        }
        FigureReference::Edition(year, column) => {
            let edition = dataset.editions.iter().find(|edition| edition.year == *year)?;
            let (_, qualifier) = stated_in(edition, *column)?;
            let said_in = (language, &dataset.names.wording);
            let whole = edition_phrase(figure.value, qualifier, *column, said_in);
            let mut found =
                words(figure.value, qualifier, &whole, language.edition(*year), FigureTarget::Source, language);
            found.others = dataset
                .editions
                .iter()
                .filter(|other| other.year != *year)
                .map(|other| {
                    let said = match stated_in(other, *column) {
                        Some((value, qualifier)) => edition_phrase(value, qualifier, *column, said_in),
                        None => language.mechanism_messages().not_stated.to_string(),
                    };
                    language.clauses(&[language.edition(other.year), said])
                })
                .collect();
            Some(found)
        }
    }
}

fn fact<'d>(dataset: &'d Dataset, id: &str) -> Option<(&'d Entry, &'d Fact)> {
    let of_entry = |entry: &'d Entry| entry.facts.iter().find(|fact| fact.id == id).map(|fact| (entry, fact));
    dataset.entries.iter().find_map(of_entry)
}

pub(super) fn stated_in(edition: &Edition, column: EditionColumn) -> Option<(f64, Qualifier)> {
    let exact = |value: Option<u32>| value.map(|value| (f64::from(value), Qualifier::Exact));
    match column {
        EditionColumn::Submissions => {
            edition.submissions.as_ref().map(|(value, qualifier, _)| (f64::from(*value), *qualifier))
        }
        EditionColumn::Events => exact(edition.events),
        EditionColumn::Measures => exact(edition.measures),
        EditionColumn::Consecutive => exact(edition.consecutive),
    }
}

pub(super) fn edition_phrase(
    value: f64,
    qualifier: Qualifier,
    column: EditionColumn,
    (language, wording): (Language, &Wording),
) -> String {
    let number = written(value, qualifier, language);
    let messages = language.mechanism_messages();
    let unit = match column {
        EditionColumn::Submissions => messages.unit_submissions,
        EditionColumn::Events => language.list_counted(ListKind::Event, wording),
        EditionColumn::Measures => language.list_counted(ListKind::Measure, wording),
        EditionColumn::Consecutive => return language.consecutive(value as u32),
    };
    let gap = if language == Language::ZhHans { "" } else { " " };
    number::qualified(qualifier, &format!("{number}{gap}{unit}"), language)
}

/// Only an exact number is written out.
fn written(value: f64, qualifier: Qualifier, language: Language) -> String {
    if qualifier == Qualifier::Exact { number::full(value) } else { number::short(value, language, 4) }
}

/// Cuts the phrase at its number.
fn words(
    value: f64,
    qualifier: Qualifier,
    whole: &str,
    period: String,
    target: FigureTarget,
    language: Language,
) -> FigureWords {
    let number = written(value, qualifier, language);
    let (before, after) = whole.split_once(&number).unwrap_or(("", ""));
    FigureWords { before: before.to_string(), after: after.to_string(), number, period, others: Vec::new(), target }
}

/// What a node is called where it is not seen: its name, that it is not named in the source, its numbers with their units.
pub fn node_name(dataset: &Dataset, node: &MechanismNode, language: Language) -> String {
    let mut parts = vec![language.of(&node.name).to_string()];
    if node.naming == Naming::NotNamed {
        parts.push(language.mechanism_messages().not_named.to_string());
    }
    let figures = node.figures.iter().filter_map(|figure| figure_words(dataset, figure, language));
    parts.extend(figures.map(|words| words.sentence(language)));
    language.clauses(&parts)
}
