//! What the descriptor asks of cells, types and constraints, and what the readers need, made ready once a table.

use super::automaton::Automaton;
use super::dates::is_day;
use super::faults::{DESCRIPTOR, Faults, Place, Quoted};
use super::readers::{Need, need, words};
use super::row::Row;
use super::rule::Rule;
use crate::dataset::descriptor::{Constraints, Field, Resource};
use crate::dataset::load::decimal;

/// The fields of a table that have a column.
#[derive(Default)]
pub(super) struct Fields(Vec<Ready>);

/// A field, ready to judge cells.
struct Ready {
    column: usize,
    name: String,
    kind: Kind,
    is_required: bool,
    need: Option<(Need, bool)>,
    /// The words that a cell may be.
    words: Option<Vec<String>>,
    pattern: Option<(String, Automaton)>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    least: Option<usize>,
    most: Option<usize>,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any text.
    Text,
    Integer,
    Number,
    Year,
    Date,
    /// None that the atlas knows.
    Other(String),
}

impl Kind {
    /// The type with this name.
    pub(super) fn new(name: &str) -> Self {
        match name {
            "string" => Self::Text,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "year" => Self::Year,
            "date" => Self::Date,
            _ => Self::Other(name.to_owned()),
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Year => "year",
            Self::Date => "date",
            Self::Other(name) => name,
        }
    }

    /// Whether a cell that is not empty is of this type; if not, what would be right.
    pub(super) fn judge(&self, cell: &str) -> Result<(), &'static str> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (good, expected) = match self {
            Self::Text => return Ok(()),
            Self::Integer => (digits(cell.strip_prefix('-').unwrap_or(cell)) && cell.len() < 19, "digits"),
            Self::Number => (decimal(cell).is_some(), "digits with at most one point, at most 15 of them"),
            Self::Year => (digits(cell) && cell.len() == 4, "four digits"),
            Self::Date => (is_day(cell), "a day of the calendar, YYYY-MM-DD"),
            Self::Other(_) => (false, "one of the types string, integer, number, year, date in the descriptor"),
        };
        if good { Ok(()) } else { Err(expected) }
    }
}

impl Fields {
    /// Judges the header of a table against its fields, and makes them ready.
    pub(super) fn new(file: &str, resource: &Resource, header: &[String], faults: &mut Faults) -> Self {
        let fields = &resource.schema.fields;
        if !header.iter().eq(fields.iter().map(|field| &field.name)) {
            let expected: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            let (header, expected) = (short(&header.join(",")), short(&expected.join(",")));
            faults.add(
                Place::row(file, 1),
                Rule::Header,
                format_args!("the header is {header}"),
                format_args!("{expected}"),
            );
        }
        let column = |field: &Field| header.iter().position(|name| *name == field.name);
        let with_column = fields.iter().filter_map(|field| Some((field, column(field)?)));
        Self(with_column.map(|(field, column)| Ready::new(file, field, column, faults)).collect())
    }

    /// Judges the cells of a row.
    pub(super) fn judge(&mut self, row: &Row<'_>, faults: &mut Faults) {
        for field in &mut self.0 {
            field.judge(row, faults);
        }
    }
}

/// A header of a hostile file may be megabytes long.
fn short(text: &str) -> String {
    match text.char_indices().nth(2_000) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

impl Ready {
    fn new(file: &str, field: &Field, column: usize, faults: &mut Faults) -> Self {
        let constraints = &field.constraints;
        let pattern = constraints.pattern.as_deref().and_then(|text| {
            let automaton = Automaton::read(text);
            if automaton.is_none() {
                let (message, expected) = (
                    format_args!("the pattern {} of {file} {} cannot be checked", Quoted(text), field.name),
                    format_args!("literals, classes, groups and counts"),
                );
                faults.add(Place::row(DESCRIPTOR, 0), Rule::UnreadablePattern, message, expected);
            }
            Some((text.to_owned(), automaton?))
        });
        let limit = |value: &Option<serde_json::Value>| {
            let value = value.as_ref()?;
            value.as_f64().or_else(|| decimal(value.as_str()?))
        };
        Self {
            column,
            name: field.name.clone(),
            kind: Kind::new(&field.kind),
            is_required: constraints.required,
            need: need(file, &field.name),
            words: allowed(words(file, &field.name), constraints),
            pattern,
            minimum: limit(&constraints.minimum),
            maximum: limit(&constraints.maximum),
            least: constraints.min_length,
            most: constraints.max_length,
        }
    }

    fn judge(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let cell = row.cell_at(self.column);
        if cell.is_empty() {
            if self.is_required || self.need.is_some_and(|(_, is_required)| is_required) {
                let place = row.place(&self.name);
                faults.add(place, Rule::Required, format_args!("the cell is empty"), format_args!("a value"));
            }
            return;
        }
        let mut fault = |rule, message: std::fmt::Arguments<'_>, expected: std::fmt::Arguments<'_>| {
            faults.add(row.place(&self.name), rule, message, expected);
        };
        if let Err(expected) = self.kind.judge(cell) {
            let message = format_args!("{} is no {}", Quoted(cell), self.kind.name());
            fault(Rule::Type, message, format_args!("{expected}"));
            return;
        }
        if let Some((need, _)) = self.need.filter(|(need, _)| !need.is_met(cell)) {
            let (name, expected) = need.texts();
            fault(Rule::Type, format_args!("{} is no {name}", Quoted(cell)), format_args!("{expected}"));
            return;
        }
        if let Some(words) = self.words.as_ref().filter(|words| !words.iter().any(|word| word == cell)) {
            let words = words.join(", ");
            fault(Rule::Enum, format_args!("{} is not in the list", Quoted(cell)), format_args!("one of {words}"));
        }
        if let Some((text, pattern)) = &mut self.pattern
            && !pattern.matches(cell)
        {
            let message = format_args!("{} has another shape", Quoted(cell));
            fault(Rule::Pattern, message, format_args!("the pattern {text}"));
        }
        self.judge_size(cell, &mut fault);
    }

    fn judge_size(&self, cell: &str, fault: &mut dyn FnMut(Rule, std::fmt::Arguments<'_>, std::fmt::Arguments<'_>)) {
        if (self.minimum.is_some() || self.maximum.is_some())
            && let Some(value) = decimal(cell)
        {
            if let Some(least) = self.minimum.filter(|least| value < *least) {
                fault(Rule::Minimum, format_args!("{} is too small", Quoted(cell)), format_args!("at least {least}"));
            }
            if let Some(most) = self.maximum.filter(|most| value > *most) {
                fault(Rule::Maximum, format_args!("{} is too large", Quoted(cell)), format_args!("at most {most}"));
            }
        }
        // A character has one to four bytes: most cells need not be counted.
        let is_shorter = |limit: usize| cell.len() < limit || cell.len() / 4 < limit && cell.chars().count() < limit;
        if let Some(least) = self.least.filter(|least| is_shorter(*least)) {
            let message = format_args!("{} is too short", Quoted(cell));
            fault(Rule::Length, message, format_args!("at least {least} characters"));
        }
        if let Some(most) = self.most.filter(|most| !is_shorter(most.saturating_add(1))) {
            let message = format_args!("{} is too long", Quoted(cell));
            fault(Rule::Length, message, format_args!("at most {most} characters"));
        }
    }
}

/// The words of the descriptor that the atlas knows, or of the one that has any.
fn allowed(known: Option<Vec<&'static str>>, constraints: &Constraints) -> Option<Vec<String>> {
    let plain = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let knows = |word: &String| known.as_ref().is_none_or(|known| known.contains(&word.as_str()));
    match &constraints.one_of {
        Some(listed) => Some(listed.iter().map(plain).filter(knows).collect()),
        None => known.as_ref().map(|known| known.iter().map(|word| (*word).to_owned()).collect()),
    }
}
