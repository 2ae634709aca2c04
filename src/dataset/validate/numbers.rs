//! Every number: its unit, its source, its printed form, its year.

use std::collections::HashMap;

use super::faults::{Bare, Faults, Quoted};
use super::reading::says;
use super::row::Row;
use super::rule::Rule;

/// Nothing that is counted is older than the first patent acts of today's offices (United States, 10 April 1790).
const FIRST_YEAR: u32 = 1790;
/// A year beyond this is a slip of the finger.
const LAST_YEAR: u32 = 2100;

/// What is remembered for the numbers that come later.
#[derive(Default)]
pub(super) struct Numbers {
    /// The unit of each indicator.
    units: HashMap<String, String>,
    /// The year of the newest release.
    newest: Option<u32>,
}

impl Numbers {
    /// Remembers a row of indicators.csv.
    pub(super) fn indicator(&mut self, row: &Row<'_>) {
        if !row.is_broken() {
            self.units.insert(row.cell("id").to_owned(), row.cell("unit_id").to_owned());
        }
    }

    /// Remembers a row of releases.csv.
    pub(super) fn release(&mut self, row: &Row<'_>) {
        if !row.is_broken() {
            let year = row.cell("date").get(..4).and_then(|year| year.parse().ok());
            self.newest = self.newest.max(year);
        }
    }

    /// Judges a row of observations.csv.
    pub(super) fn observation(&self, row: &Row<'_>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        self.judge_unit(row, faults);
        judge_status(row, faults);
        judge_printed(row, ("value", "printed"), faults);
        self.judge_year(row, "period", faults);
    }

    /// Judges a row of editions.csv.
    pub(super) fn edition(&self, row: &Row<'_>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        judge_submissions(row, faults);
        judge_printed(row, ("submissions", "submissions_printed"), faults);
        self.judge_year(row, "year", faults);
    }

    fn judge_unit(&self, row: &Row<'_>, faults: &mut Faults) {
        let own = row.cell("unit_id");
        let unit = self.units.get(row.cell("indicator_id"));
        if let Some(unit) = unit.filter(|unit| *unit != own && !own.is_empty()) {
            let message = format_args!("the unit is {}", Quoted(own));
            let expected = format_args!("{}, as for the indicator", Bare(unit));
            faults.add(row.place("unit_id"), Rule::UnitAgreement, message, expected);
        }
    }

    /// Years are within reach, and not later than the newest release: the package cannot know the future.
    fn judge_year(&self, row: &Row<'_>, column: &str, faults: &mut Faults) {
        let last = self.newest.unwrap_or(LAST_YEAR).min(LAST_YEAR);
        if let Some(year) = row.whole(column).filter(|year| !(FIRST_YEAR..=last).contains(year)) {
            let message = format_args!("the year {year} is out of reach");
            faults.add(row.place(column), Rule::Period, message, format_args!("{FIRST_YEAR} to {last}"));
        }
    }
}

/// A number has a source, a printed form and a qualifier; what is marked as missing has none of them.
fn judge_status(row: &Row<'_>, faults: &mut Faults) {
    let status = row.cell("status");
    let missing = status == "M";
    if missing == row.filled("value") {
        let message = if missing { "a value stands with status M" } else { "the value is missing" };
        let expected = format_args!("no value exactly where the status is M (not published)");
        faults.add(row.place("value"), Rule::NotPublished, format_args!("{message}"), expected);
    }
    for column in ["qualifier", "printed", "source_id"] {
        if missing && row.filled(column) {
            let message = format_args!("{} stands with status M", Quoted(row.cell(column)));
            let expected = format_args!("an empty cell where nothing was found");
            faults.add(row.place(column), Rule::NotPublished, message, expected);
        } else if !missing && row.filled("value") && !row.filled(column) {
            let message = format_args!("a number stands here without it");
            let expected = format_args!("source, printed form and qualifier");
            faults.add(row.place(column), Rule::NumberSource, message, expected);
        }
    }
    if matches!(status, "B" | "D" | "U" | "M") && !is_noted(row) {
        let message = format_args!("status {status} is not explained");
        let note = if row.piece.column("note_zh").is_some() { "note_zh" } else { "note_en" };
        faults.add(row.place(note), Rule::StatusNote, message, format_args!("a note that says why"));
    }
}

/// Whether there is a note, in any language.
fn is_noted(row: &Row<'_>) -> bool {
    row.filled("note_zh") || row.filled("note_en")
}

/// The printed form reads as the value, or a note says the value and how it comes from what is printed.
fn judge_printed(row: &Row<'_>, (value, printed): (&str, &str), faults: &mut Faults) {
    let text = row.cell(printed);
    let Some(number) = row.decimal(value).filter(|_| !text.is_empty()) else { return };
    let is_said = [printed, "note_zh", "note_en"].iter().any(|column| says(row.cell(column), number));
    if !is_said {
        let message = format_args!("{} does not read as {}", Quoted(text), row.cell(value));
        let expected = format_args!("the number as printed, or a note that says it and why");
        faults.add(row.place(printed), Rule::Printed, message, expected);
    }
}

/// A number in a table whose other columns do not depend on it.
fn judge_source(row: &Row<'_>, value: &str, faults: &mut Faults) {
    if row.filled(value) && !row.filled("source_id") && !row.is_required("source_id") {
        let message = format_args!("the number has no source");
        faults.add(row.place("source_id"), Rule::NumberSource, message, format_args!("an id of sources.csv"));
    }
}

fn judge_submissions(row: &Row<'_>, faults: &mut Faults) {
    let number = row.filled("submissions");
    judge_source(row, "submissions", faults);
    for column in ["submissions_qualifier", "submissions_printed"] {
        if row.filled(column) != number {
            let message =
                if number { "the number stands here without it" } else { "it stands here without the number" };
            let expected = format_args!("number, qualifier and printed form");
            faults.add(row.place(column), Rule::NumberSource, format_args!("{message}"), expected);
        }
    }
}

/// Judges a row of facts.csv: its quantity, and that the sentence says it.
pub(super) fn fact(row: &Row<'_>, has_chinese: bool, faults: &mut Faults) {
    if row.is_broken() {
        return;
    }
    // Where there are both, the English unit is judged as the translation of the Chinese one.
    let unit = if has_chinese { "unit_zh" } else { "unit_en" };
    let columns = ["value", unit, "qualifier"];
    let filled = columns.iter().filter(|column| row.filled(column)).count();
    if filled != 0 && filled != columns.len() {
        for column in columns.iter().filter(|column| !row.filled(column)) {
            let message = format_args!("the quantity is not complete");
            let expected = format_args!("value, unit and qualifier, or none");
            faults.add(row.place(column), Rule::Quantity, message, expected);
        }
    }
    judge_source(row, "value", faults);
    let Some(number) = row.decimal("value") else { return };
    for column in ["text_zh", "text_en"] {
        let text = row.cell(column);
        if !text.is_empty() && !says(text, number) && !lists(text, number) {
            let message = format_args!("the number {} is not in the sentence", row.cell("value"));
            let expected = format_args!("the number, in any of its forms");
            faults.add(row.place(column), Rule::NumberInText, message, expected);
        }
    }
}

/// Whether the sentence names as many things as the number counts (`市场监管局与法院` for 2). For handfuls only: in a
/// longer list nobody counts.
fn lists(text: &str, number: f64) -> bool {
    let joints =
        text.matches(['、', '与', '和', '及']).count() + text.matches(" and ").count() + text.matches(", ").count();
    number <= 5.0 && (joints + 1) as f64 >= number && number >= 2.0
}
