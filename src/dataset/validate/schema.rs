//! What the descriptor asks of cells: types and constraints.

use std::collections::HashMap;

use super::dates::is_day;
use super::pattern::Pattern;
use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};
use crate::dataset::descriptor::Field;
use crate::dataset::load::decimal;
use crate::dataset::words::*;

const DESCRIPTOR: &str = "datapackage.json";

/// Judges the header and every cell against the fields.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    for sheet in &package.sheets {
        let Some(resource) = sheet.resource else { continue };
        let fields = &resource.schema.fields;
        let expected: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        if sheet.header() != expected {
            let header = format!("the header is {}", sheet.header().join(","));
            faults.add(sheet.file, 1, Rule::Header, header, expected.join(","));
        }
        for field in fields.iter().filter(|field| sheet.column(&field.name).is_some()) {
            judge_field(sheet, field, faults);
        }
    }
}

fn judge_field(sheet: &Sheet<'_>, field: &Field, faults: &mut Faults) {
    let constraints = &field.constraints;
    let pattern = constraints.pattern.as_deref().map(|text| (text, Pattern::read(text)));
    if let Some((text, None)) = pattern {
        let message = format!("the pattern {} of {} {} cannot be checked", quoted(text), sheet.file, field.name);
        faults.add(DESCRIPTOR, 0, Rule::UnreadablePattern, message, "literals, classes, groups and counts");
    }
    let Some(column) = sheet.column(&field.name) else { return };
    let mut seen = HashMap::new();
    for record in sheet.records() {
        let cell = sheet.cell_at(record, column);
        let mut fault = |rule, message: String, expected: String| {
            faults.cell(sheet, record, &field.name, rule, message, expected);
        };
        if cell.is_empty() {
            if constraints.required {
                fault(Rule::Required, "the cell is empty".into(), "a value".into());
            }
            continue;
        }
        if let Err(expected) = judge_type(&field.kind, cell) {
            fault(Rule::Type, format!("{} is no {}", quoted(cell), field.kind), expected.into());
            continue;
        }
        if let Some(words) = unlisted(sheet.file, field, cell) {
            fault(Rule::Enum, format!("{} is not in the list", quoted(cell)), format!("one of {words}"));
        }
        if let Some((text, Some(pattern))) = &pattern
            && !pattern.matches(cell)
        {
            fault(Rule::Pattern, format!("{} has another shape", quoted(cell)), format!("the pattern {text}"));
        }
        judge_size(field, cell, &mut fault);
        if constraints.unique
            && let Some(first) = seen.insert(cell, record)
        {
            let message = format!("{} stands already in row {}", quoted(cell), first + 2);
            fault(Rule::Unique, message, "a value that occurs once".into());
        }
    }
}

fn judge_type(kind: &str, cell: &str) -> Result<(), &'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (good, expected) = match kind {
        "integer" => (digits(cell.strip_prefix('-').unwrap_or(cell)) && cell.len() < 19, "digits"),
        "number" => (decimal(cell).is_some(), "digits with at most one point, at most 15 of them"),
        "year" => (digits(cell) && cell.len() == 4, "four digits"),
        "date" => (is_day(cell), "a day of the calendar, YYYY-MM-DD"),
        "string" => (true, ""),
        _ => (false, "one of the types string, integer, number, year, date in the descriptor"),
    };
    if good { Ok(()) } else { Err(expected) }
}

fn judge_size(field: &Field, cell: &str, fault: &mut impl FnMut(Rule, String, String)) {
    let constraints = &field.constraints;
    let limit = |value: &Option<serde_json::Value>| {
        let value = value.as_ref()?;
        value.as_f64().or_else(|| decimal(value.as_str()?))
    };
    if let Some(value) = decimal(cell) {
        if let Some(least) = limit(&constraints.minimum).filter(|least| value < *least) {
            fault(Rule::Minimum, format!("{} is too small", quoted(cell)), format!("at least {least}"));
        }
        if let Some(most) = limit(&constraints.maximum).filter(|most| value > *most) {
            fault(Rule::Maximum, format!("{} is too large", quoted(cell)), format!("at most {most}"));
        }
    }
    let length = cell.chars().count();
    if let Some(least) = constraints.min_length.filter(|least| length < *least) {
        fault(Rule::Length, format!("{} is too short", quoted(cell)), format!("at least {least} characters"));
    }
    if let Some(most) = constraints.max_length.filter(|most| length > *most) {
        fault(Rule::Length, format!("{} is too long", quoted(cell)), format!("at most {most} characters"));
    }
}

/// The words that would be right, if the cell is not one of them: those of the descriptor that the atlas knows.
fn unlisted(file: &str, field: &Field, cell: &str) -> Option<String> {
    let known = known_words(file, &field.name);
    let knows = |word: &str| known.as_ref().is_none_or(|known| known.contains(&word));
    let words: Vec<String> = match &field.constraints.one_of {
        Some(listed) => listed.iter().map(plain_value).filter(|word| knows(word)).collect(),
        None => known.as_ref()?.iter().map(|word| (*word).to_owned()).collect(),
    };
    (!words.iter().any(|word| word == cell)).then(|| words.join(", "))
}

fn plain_value(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The words that `types.rs` has a meaning for.
fn known_words(file: &str, column: &str) -> Option<Vec<&'static str>> {
    macro_rules! words {
        ($name:ident) => {
            $name::ALL.iter().map(|value| value.as_str()).collect()
        };
    }
    Some(match (file, column) {
        ("areas.csv", "kind") => words!(AreaKind),
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
        _ => return None,
    })
}
