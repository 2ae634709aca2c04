//! Figures of areas or years side by side with their differences, as lines that a table and a sentence are made of.

use super::table::{Cell, Column, DataTable, Row};
use super::words::{heading_with_unit, observation_words, refused, size, value_cell};
use crate::dataset::Unit;
use crate::locale::Language;
use crate::statistics::{Change, Point, Refusal, Series, change, contrast};

/// What stands side by side, and the differences from the first.
pub(super) struct SideBySide<'d> {
    /// What a row is about: a year or an area.
    subject: Column,
    /// What is compared, as headings.
    names: Vec<String>,
    lines: Vec<Line<'d>>,
    /// Of areas the first line is the whole where that has figures, of years the last is the newest.
    is_newest_last: bool,
}

/// A row of what is compared.
struct Line<'d> {
    subject: Cell,
    /// The subject in a sentence.
    named: String,
    spot: (usize, usize),
    /// Parallel to the names; the first has no difference.
    parts: Vec<(Point<'d>, Option<Cell>)>,
}

/// Rows are years; the first area is what the others are compared with.
pub(super) fn by_area<'d>(
    series: &[Series<'d>],
    years: &[u16],
    unit: &Unit,
    language: Language,
    notes: &mut Vec<String>,
) -> SideBySide<'d> {
    let mut line = |(slot, year): (usize, &u16)| {
        let seen = |one: &Series<'d>| one.at(*year).unwrap_or(Point { period: *year, observation: None });
        let base = series.first().and_then(|one| seen(one).observation);
        let part = |(place, one)| {
            let point = seen(one);
            let difference = || difference_cell(contrast(base, point.observation), unit, language, notes);
            (point, (place > 0).then(difference))
        };
        Line {
            subject: Cell::number(year.to_string(), f64::from(*year)),
            named: language.year(*year),
            spot: (0, slot),
            parts: series.iter().enumerate().map(part).collect(),
        }
    };
    SideBySide {
        subject: Column::number(language.messages().grid_period),
        names: series.iter().map(|one| language.of(&one.area.name).to_string()).collect(),
        lines: years.iter().enumerate().map(&mut line).collect(),
        is_newest_last: true,
    }
}

/// Rows are areas; the first chosen year is what the others are compared with.
pub(super) fn by_year<'d>(
    series: &[&Series<'d>],
    years: &[u16],
    unit: &Unit,
    language: Language,
    notes: &mut Vec<String>,
) -> SideBySide<'d> {
    let first = years.first().copied().unwrap_or_default();
    let mut line = |(panel, one): (usize, &&Series<'d>)| {
        let part = |(place, year): (usize, &u16)| {
            // From the first chosen year to this one, whichever is older.
            let compared =
                || change(one, first, *year).map(|found| if *year < first { found.reversed() } else { found });
            let difference = || difference_cell(compared(), unit, language, notes);
            let point = one.at(*year).unwrap_or(Point { period: *year, observation: None });
            (point, (place > 0).then(difference))
        };
        Line {
            subject: Cell::words(language.of(&one.area.name)),
            named: language.of(&one.area.name).to_string(),
            spot: (panel, 0),
            parts: years.iter().enumerate().map(part).collect(),
        }
    };
    SideBySide {
        subject: Column::words(language.later_messages().column_area),
        names: years.iter().map(|year| language.year(*year)).collect(),
        lines: series.iter().enumerate().map(&mut line).collect(),
        is_newest_last: false,
    }
}

impl SideBySide<'_> {
    /// A column for each of what is compared, with the unit, and one for its difference, whose cells have units of their own.
    pub fn table(&self, caption: String, unit: &Unit, language: Language) -> DataTable {
        let mut columns = vec![self.subject.clone()];
        for (place, name) in self.names.iter().enumerate() {
            columns.push(Column::number(heading_with_unit(name, unit, language)));
            columns.extend((place > 0).then(|| Column::number(self.difference_heading(language))));
        }
        let row = |line: &Line<'_>| {
            let parts = line.parts.iter().flat_map(|(point, difference)| {
                [Some(value_cell(point, language)), difference.clone()].into_iter().flatten()
            });
            Row { cells: [line.subject.clone()].into_iter().chain(parts).collect(), spot: Some(line.spot) }
        };
        DataTable { caption, columns, rows: self.lines.iter().map(row).collect() }
    }

    fn difference_heading(&self, language: Language) -> String {
        language.difference_from(self.names.first().map_or("", String::as_str))
    }

    /// A row that has a difference, in words: of years the newest, of areas the first.
    pub fn takeaway(&self, unit: &Unit, language: Language) -> String {
        let has_difference = |line: &&Line<'_>| {
            line.parts.iter().any(|(_, found)| found.as_ref().is_some_and(|cell| cell.value.is_some()))
        };
        let mut lines = self.lines.iter().filter(has_difference);
        let Some(line) = (if self.is_newest_last { lines.next_back() } else { lines.next() }) else {
            return language.later_messages().nothing_compared.to_string();
        };
        let heading = language.in_sentence(&self.difference_heading(language));
        let said = self.names.iter().zip(&line.parts).map(|(name, (point, difference))| {
            let value = observation_words(point, unit, language).into_iter().next().unwrap_or_default();
            let value = language.named(name, &value);
            // That there is no difference goes without saying where the figure is missing.
            match difference.as_ref().filter(|_| point.figure().is_some()) {
                Some(difference) => language.clauses(&[value, language.named(&heading, &difference.text)]),
                None => value,
            }
        });
        language.sentence(&[line.named.clone(), language.lists(&said.collect::<Vec<_>>())])
    }
}

/// The difference, absolute and relative; or why there is none, with the note of what stands in the way.
fn difference_cell(
    compared: Result<Change, Refusal<'_>>,
    unit: &Unit,
    language: Language,
    notes: &mut Vec<String>,
) -> Cell {
    match compared {
        Ok(change) => {
            let size = size(&change, unit, language);
            let text = language.differs(change.absolute, &size, change.relative_pct, change.is_exact);
            Cell { text, value: Some(change.absolute), target: None }
        }
        Err(refusal) => {
            if let Some(seen) = refusal.because_of.filter(|seen| !seen.note.is_empty()) {
                let note = format!("{}{}{}", language.year(seen.period), language.colon(), language.of(&seen.note));
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            Cell::words(language.refusal(refused(&refusal)))
        }
    }
}
