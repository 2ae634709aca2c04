//! Every number: its unit, its source, its printed form, its year.

use std::collections::HashMap;

use super::reading::says;
use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};

/// Nothing in the package is older than the patent law of the People's Republic.
const FIRST_YEAR: u32 = 1985;
/// A year beyond this is a slip of the finger.
const LAST_YEAR: u32 = 2100;

/// Judges observations, editions and facts.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    if let Some(sheet) = package.sheet("observations.csv") {
        let units = units_of_indicators(package);
        for record in sheet.records() {
            judge_unit(sheet, record, &units, faults);
            judge_status(sheet, record, faults);
            judge_printed(sheet, record, ("value", "printed"), faults);
        }
    }
    if let Some(sheet) = package.sheet("editions.csv") {
        for record in sheet.records() {
            judge_submissions(sheet, record, faults);
            judge_printed(sheet, record, ("submissions", "submissions_printed"), faults);
        }
    }
    if let Some(sheet) = package.sheet("facts.csv") {
        for record in sheet.records() {
            judge_quantity(sheet, record, faults);
        }
    }
    judge_years(package, faults);
}

fn units_of_indicators(package: &Package<'_>) -> HashMap<String, String> {
    let Some(sheet) = package.sheet("indicators.csv") else { return HashMap::new() };
    let unit = |record| (sheet.cell(record, "id").to_owned(), sheet.cell(record, "unit_id").to_owned());
    sheet.records().map(unit).collect()
}

fn judge_unit(sheet: &Sheet<'_>, record: usize, units: &HashMap<String, String>, faults: &mut Faults) {
    let own = sheet.cell(record, "unit_id");
    if let Some(unit) = units.get(sheet.cell(record, "indicator_id")).filter(|unit| *unit != own && !own.is_empty()) {
        let message = format!("the unit is {}", quoted(own));
        faults.cell(sheet, record, "unit_id", Rule::UnitAgreement, message, format!("{unit}, as for the indicator"));
    }
}

/// A number has a source, a printed form and a qualifier; what is marked as missing has none of them.
fn judge_status(sheet: &Sheet<'_>, record: usize, faults: &mut Faults) {
    let status = sheet.cell(record, "status");
    let missing = status == "M";
    if missing == sheet.filled(record, "value") {
        let message = if missing { "a value stands with status M" } else { "the value is missing" };
        let expected = "no value exactly where the status is M (not published)";
        faults.cell(sheet, record, "value", Rule::NotPublished, message, expected);
    }
    for column in ["qualifier", "printed", "source_id"] {
        if missing && sheet.filled(record, column) {
            let message = format!("{} stands with status M", quoted(sheet.cell(record, column)));
            faults.cell(sheet, record, column, Rule::NotPublished, message, "an empty cell where nothing was found");
        } else if !missing && sheet.filled(record, "value") && !sheet.filled(record, column) {
            let message = "a number stands here without it";
            faults.cell(sheet, record, column, Rule::NumberSource, message, "source, printed form and qualifier");
        }
    }
    if matches!(status, "B" | "D" | "U" | "M") && !sheet.filled(record, "note_zh") && !sheet.filled(record, "note_en") {
        let message = format!("status {status} is not explained");
        faults.cell(sheet, record, "note_zh", Rule::StatusNote, message, "a note that says why");
    }
}

/// The printed form reads as the value, or a note says how the one comes from the other.
fn judge_printed(sheet: &Sheet<'_>, record: usize, (value, printed): (&str, &str), faults: &mut Faults) {
    let text = sheet.cell(record, printed);
    let Some(number) = sheet.number(record, value).filter(|_| !text.is_empty()) else { return };
    if !says(text, number) && !sheet.filled(record, "note_zh") {
        let message = format!("{} does not read as {}", quoted(text), sheet.cell(record, value));
        faults.cell(sheet, record, printed, Rule::Printed, message, "the number as printed, or a note that explains");
    }
}

/// A number in a table whose other columns do not depend on it.
fn judge_source(sheet: &Sheet<'_>, record: usize, value: &str, faults: &mut Faults) {
    let required = sheet.field("source_id").is_some_and(|field| field.constraints.required);
    if sheet.filled(record, value) && !sheet.filled(record, "source_id") && !required {
        let message = "the number has no source";
        faults.cell(sheet, record, "source_id", Rule::NumberSource, message, "an id of sources.csv");
    }
}

fn judge_submissions(sheet: &Sheet<'_>, record: usize, faults: &mut Faults) {
    let number = sheet.filled(record, "submissions");
    judge_source(sheet, record, "submissions", faults);
    for column in ["submissions_qualifier", "submissions_printed"] {
        if sheet.filled(record, column) != number {
            let message =
                if number { "the number stands here without it" } else { "it stands here without the number" };
            faults.cell(sheet, record, column, Rule::NumberSource, message, "number, qualifier and printed form");
        }
    }
}

fn judge_quantity(sheet: &Sheet<'_>, record: usize, faults: &mut Faults) {
    // The English unit is judged as the translation of the Chinese one.
    let columns = ["value", "unit_zh", "qualifier"];
    let filled = columns.iter().filter(|column| sheet.filled(record, column)).count();
    if filled != 0 && filled != columns.len() {
        for column in columns.iter().filter(|column| !sheet.filled(record, column)) {
            let message = "the quantity is not complete";
            faults.cell(sheet, record, column, Rule::Quantity, message, "value, unit and qualifier, or none");
        }
    }
    judge_source(sheet, record, "value", faults);
    let Some(number) = sheet.number(record, "value") else { return };
    for column in ["text_zh", "text_en"] {
        let text = sheet.cell(record, column);
        if !text.is_empty() && !says(text, number) && !lists(text, number) {
            let message = format!("the number {} is not in the sentence", sheet.cell(record, "value"));
            faults.cell(sheet, record, column, Rule::NumberInText, message, "the number, in any of its forms");
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

/// Years are within reach, and not later than the newest release: the package cannot know the future.
fn judge_years(package: &Package<'_>, faults: &mut Faults) {
    let newest = package.sheet("releases.csv").and_then(|sheet| {
        let year = |record| sheet.cell(record, "date").get(..4)?.parse().ok();
        sheet.records().filter_map(year).max()
    });
    let last = newest.unwrap_or(LAST_YEAR).min(LAST_YEAR);
    for (file, column) in [("observations.csv", "period"), ("editions.csv", "year")] {
        let Some(sheet) = package.sheet(file) else { continue };
        for record in sheet.records() {
            if let Some(year) = sheet.whole(record, column).filter(|year| !(FIRST_YEAR..=last).contains(year)) {
                let message = format!("the year {year} is out of reach");
                faults.cell(sheet, record, column, Rule::Period, message, format!("{FIRST_YEAR} to {last}"));
            }
        }
    }
}
