//! Figures of mechanisms: each says exactly one place where it stands, and is the same there.

use super::faults::{Bare, Faults, Place};
use super::hash::{Key, KeyMap};
use super::row::Row;
use super::rule::Rule;
use std::collections::HashMap;

/// Columns of editions.csv that a figure may stand in.
const EDITION_COLUMNS: [&str; 4] = ["submissions", "events", "measures", "consecutive"];

/// The figures, and the numbers that they speak of as far as they were read.
#[derive(Default)]
pub(super) struct Figures {
    all: Vec<Figure>,
    /// Numbers of facts and observations that figures speak of.
    sought: KeyMap,
    found: Vec<Option<Found>>,
    /// Mechanisms with the entries that they concern.
    concerned: KeyMap,
    /// Numbers of editions, by year and column.
    editions: HashMap<(String, &'static str), Option<f64>>,
}

/// A number in the package.
struct Found {
    value: Option<f64>,
    /// For a fact, its entry.
    entry: String,
}

struct Figure {
    row: usize,
    value_column: usize,
    fact_column: usize,
    value: Option<f64>,
    text: String,
    mechanism: String,
    stands: Stands,
}

enum Stands {
    /// Id, and its place among those found.
    Fact(String, usize),
    /// The row in words, and its place among those found.
    Observation(String, usize),
    Edition(String, String),
}

/// Facts have one cell, observations three: their keys differ.
fn observation_key(row: &Row<'_>) -> Key {
    Key::of(["indicator_id", "area_code", "period"].map(|column| row.cell(column)))
}

impl Figures {
    /// Judges and remembers a row of mechanism_figures.csv.
    pub(super) fn figure(&mut self, row: &Row<'_>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        let filled = |column: &&str| row.filled(column);
        let groups: [&[&str]; 3] =
            [&["fact_id"], &["indicator_id", "area_code", "period"], &["edition_year", "edition_column"]];
        let begun = groups.iter().filter(|group| group.iter().any(filled)).count();
        let whole = groups.iter().filter(|group| group.iter().all(filled)).count();
        if begun != 1 || whole != 1 {
            let message = format_args!("the number does not say one place where it stands");
            let expected =
                format_args!("fact_id, or indicator_id with area_code and period, or edition_year with edition_column");
            faults.add(row.place("value"), Rule::MechanismFigure, message, expected);
            return;
        }
        let cell = |column| row.cell(column).to_owned();
        let stands = if row.filled("fact_id") {
            Stands::Fact(cell("fact_id"), self.seek(Key::of([row.cell("fact_id")])))
        } else if row.filled("indicator_id") {
            let [indicator, area, period] = ["indicator_id", "area_code", "period"].map(|column| row.cell(column));
            let words = format!("{}, {}, {}", Bare(indicator), Bare(area), Bare(period));
            Stands::Observation(words, self.seek(observation_key(row)))
        } else {
            Stands::Edition(cell("edition_year"), cell("edition_column"))
        };
        self.all.push(Figure {
            row: row.number(),
            value_column: row.place("value").column_number,
            fact_column: row.place("fact_id").column_number,
            value: row.decimal("value"),
            text: Bare(row.cell("value")).to_string(),
            mechanism: cell("mechanism_id"),
            stands,
        });
    }

    fn seek(&mut self, key: Key) -> usize {
        let new = self.found.len() as u32;
        let place = self.sought.insert(key, new).unwrap_or(new);
        if place == new {
            self.found.push(None);
        }
        place as usize
    }

    fn keep(&mut self, key: Key, found: impl FnOnce() -> Found) {
        let place = self.sought.get(key).and_then(|place| self.found.get_mut(place as usize));
        if let Some(place) = place {
            *place = Some(found());
        }
    }

    /// Looks at a record of facts.csv.
    pub(super) fn fact(&mut self, row: &Row<'_>) {
        if !self.all.is_empty() {
            let found = || Found { value: row.decimal("value"), entry: row.cell("entry_id").to_owned() };
            self.keep(Key::of([row.cell("id")]), found);
        }
    }

    /// Looks at a record of observations.csv.
    pub(super) fn observation(&mut self, row: &Row<'_>) {
        if !self.all.is_empty() {
            let found = || Found { value: row.decimal("value"), entry: String::new() };
            self.keep(observation_key(row), found);
        }
    }

    /// Remembers a record of editions.csv.
    pub(super) fn edition(&mut self, row: &Row<'_>) {
        for column in EDITION_COLUMNS {
            self.editions.insert((row.cell("year").to_owned(), column), row.decimal(column));
        }
    }

    /// Remembers a record of mechanism_entries.csv.
    pub(super) fn concern(&mut self, row: &Row<'_>) {
        self.concerned.insert(Key::of([row.cell("mechanism_id"), row.cell("entry_id")]), 0);
    }

    /// Compares the figures with the numbers that they speak of.
    pub(super) fn finish(&self, faults: &mut Faults) {
        for figure in &self.all {
            let found = |place: usize| self.found.get(place).and_then(Option::as_ref);
            match &figure.stands {
                Stands::Fact(id, place) => {
                    if let Some(found) = found(*place) {
                        self.judge_entry(figure, &found.entry, faults);
                    }
                    let value = found(*place).and_then(|found| found.value);
                    figure.judge(value, format_args!("the fact {} in facts.csv", Bare(id)), faults);
                }
                Stands::Observation(words, place) => {
                    let value = found(*place).and_then(|found| found.value);
                    figure.judge(value, format_args!("the row {words} of observations.csv"), faults);
                }
                Stands::Edition(year, column) => {
                    let known = EDITION_COLUMNS.iter().find(|known| *known == column);
                    let value = known.and_then(|known| self.editions.get(&(year.clone(), *known)).copied().flatten());
                    let place = format_args!("the column {} of {} in editions.csv", Bare(column), Bare(year));
                    figure.judge(value, place, faults);
                }
            }
        }
    }

    fn judge_entry(&self, figure: &Figure, entry: &str, faults: &mut Faults) {
        if !self.concerned.has(Key::of([figure.mechanism.as_str(), entry])) {
            let message = format_args!("the fact is of {}, which the mechanism does not concern", Bare(entry));
            let expected = format_args!("a fact of an entry that mechanism_entries.csv has for the mechanism");
            faults.add(figure.place(figure.fact_column, "fact_id"), Rule::MechanismFigure, message, expected);
        }
    }
}

impl Figure {
    fn place(&self, column_number: usize, column: &'static str) -> Place<'static> {
        Place { file: "mechanism_figures.csv", row: self.row, column_number, column }
    }

    fn judge(&self, there: Option<f64>, place: std::fmt::Arguments<'_>, faults: &mut Faults) {
        if there == self.value {
            return;
        }
        let message = format_args!("the value is {}", self.text);
        let at = self.place(self.value_column, "value");
        match there {
            Some(value) => {
                faults.add(at, Rule::MechanismFigure, message, format_args!("{value}, as {place} says"));
            }
            None => faults.add(at, Rule::MechanismFigure, message, format_args!("a number that {place} has")),
        }
    }
}
