//! Mechanisms: parts, lanes, order, figures; and relations across years.

use std::collections::{HashMap, HashSet};

use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};

const NODES: &str = "mechanism_nodes.csv";

/// A node by mechanism and key.
type Key<'s> = (&'s str, &'s str);

/// Judges the tables of the mechanisms and the relations.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    if let Some(nodes) = package.sheet(NODES) {
        let records: HashMap<Key<'_>, usize> =
            nodes.all_records().map(|at| ((nodes.cell(at, "mechanism_id"), nodes.cell(at, "id")), at)).collect();
        judge_parts(nodes, &records, faults);
        if let Some(links) = package.sheet("mechanism_links.csv") {
            judge_links(nodes, &records, links, faults);
        }
    }
    judge_figures(package, faults);
    judge_relations(package, faults);
}

/// A part belongs to a whole node of its own mechanism and lane.
fn judge_parts(nodes: &Sheet<'_>, records: &HashMap<Key<'_>, usize>, faults: &mut Faults) {
    for record in nodes.records().filter(|record| nodes.filled(*record, "parent_id")) {
        let (mechanism, parent) = (nodes.cell(record, "mechanism_id"), nodes.cell(record, "parent_id"));
        let message = match records.get(&(mechanism, parent)) {
            None => format!("there is no node {} in the mechanism {}", quoted(parent), quoted(mechanism)),
            Some(at) if nodes.filled(*at, "parent_id") => format!("{} is itself a part", quoted(parent)),
            Some(at) if nodes.cell(*at, "lane") != nodes.cell(record, "lane") => {
                format!("{} is of another lane", quoted(parent))
            }
            Some(_) => continue,
        };
        let expected = "the id of a whole node of the same mechanism and lane";
        faults.cell(nodes, record, "parent_id", Rule::MechanismPart, message, expected);
    }
}

/// A link starts and ends where its kind says, and goes forward unless it says that it leads back.
fn judge_links(nodes: &Sheet<'_>, records: &HashMap<Key<'_>, usize>, links: &Sheet<'_>, faults: &mut Faults) {
    let ends = |record: usize| {
        let mechanism = links.cell(record, "mechanism_id");
        let at = |column| records.get(&(mechanism, links.cell(record, column))).copied();
        Some((at("from_id")?, at("to_id")?))
    };
    let forward: Vec<(usize, usize)> =
        links.all_records().filter(|at| links.cell(*at, "kind") != "back").filter_map(ends).collect();
    for record in links.records() {
        // A link to nothing is a fault of its key.
        let Some((from, to)) = ends(record) else { continue };
        let kind = links.cell(record, "kind");
        let lanes = (nodes.cell(from, "lane"), nodes.cell(to, "lane"));
        let (fits, expected) = match kind {
            "acts" => (lanes == ("actor", "step"), "a link from an actor to a step"),
            "gives" => (lanes == ("step", "result"), "a link from a step to a result"),
            "then" => (
                lanes == ("step", "step") && nodes.cell(from, "parent_id") == nodes.cell(to, "parent_id"),
                "a link between two whole steps, or two parts of one step",
            ),
            "beside" => (
                nodes.cell(from, "parent_id") == nodes.cell(to, "parent_id"),
                "a link between two whole nodes, or two parts of one node",
            ),
            _ => (true, ""),
        };
        let name = |at: usize| nodes.cell(at, "id");
        if !fits {
            let message = format!("{kind} leads from {} to {}", name(from), name(to));
            faults.cell(links, record, "kind", Rule::MechanismLane, message, expected);
        } else if kind != "back" && is_reached(to, from, &forward) {
            let message = format!("{} leads back to {} and closes a circle", name(from), name(to));
            faults.cell(
                links,
                record,
                "to_id",
                Rule::MechanismCycle,
                message,
                "no circle but by links of the kind back",
            );
        } else if kind != "back" && nodes.whole(from, "position") >= nodes.whole(to, "position") {
            let message = format!("{} comes before {} in reading order", name(to), name(from));
            faults.cell(links, record, "to_id", Rule::MechanismOrder, message, "a node of a higher position");
        }
    }
}

/// Whether `to` can be reached from `from`.
fn is_reached(from: usize, to: usize, links: &[(usize, usize)]) -> bool {
    let (mut seen, mut next) = (Vec::new(), vec![from]);
    while let Some(at) = next.pop() {
        if at == to {
            return true;
        }
        if !seen.contains(&at) {
            seen.push(at);
            next.extend(links.iter().filter(|(start, _)| *start == at).map(|(_, end)| *end));
        }
    }
    false
}

/// A figure says exactly one place where it stands, and is the same there.
fn judge_figures(package: &Package<'_>, faults: &mut Faults) {
    let Some(sheet) = package.sheet("mechanism_figures.csv") else { return };
    let stated = Stated::new(package);
    for record in sheet.records() {
        let filled = |column: &&str| sheet.filled(record, column);
        let groups: [&[&str]; 3] =
            [&["fact_id"], &["indicator_id", "area_code", "period"], &["edition_year", "edition_column"]];
        let begun = groups.iter().filter(|group| group.iter().any(&filled)).count();
        let whole = groups.iter().filter(|group| group.iter().all(filled)).count();
        if begun != 1 || whole != 1 {
            let message = "the number does not say one place where it stands";
            let expected = "fact_id, or indicator_id with area_code and period, or edition_year with edition_column";
            faults.cell(sheet, record, "value", Rule::MechanismFigure, message, expected);
            continue;
        }
        let (mechanism, fact) = (sheet.cell(record, "mechanism_id"), sheet.cell(record, "fact_id"));
        let concerns = |entry: &String| stated.concerned.contains(&(mechanism.to_owned(), entry.clone()));
        if let Some(entry) = stated.entries.get(fact).filter(|entry| !concerns(entry)) {
            let message = format!("the fact is of {entry}, which the mechanism does not concern");
            let expected = "a fact of an entry that mechanism_entries.csv has for the mechanism";
            faults.cell(sheet, record, "fact_id", Rule::MechanismFigure, message, expected);
        }
        let (there, place) = stated.value(sheet, record);
        if there != sheet.number(record, "value") {
            let message = format!("the value is {}", sheet.cell(record, "value"));
            let expected = match there {
                Some(value) => format!("{value}, as {place} says"),
                None => format!("a number that {place} has"),
            };
            faults.cell(sheet, record, "value", Rule::MechanismFigure, message, expected);
        }
    }
}

/// The numbers of the package by where they stand.
#[derive(Default)]
struct Stated {
    facts: HashMap<String, Option<f64>>,
    /// The entry of each fact.
    entries: HashMap<String, String>,
    /// Mechanisms and the entries that they concern.
    concerned: HashSet<(String, String)>,
    observations: HashMap<(String, String, String), Option<f64>>,
    editions: HashMap<(String, &'static str), Option<f64>>,
}

impl Stated {
    fn new(package: &Package<'_>) -> Self {
        let mut all = Self::default();
        if let Some(sheet) = package.sheet("facts.csv") {
            all.facts =
                sheet.all_records().map(|at| (sheet.cell(at, "id").to_owned(), sheet.number(at, "value"))).collect();
            let entry = |at| (sheet.cell(at, "id").to_owned(), sheet.cell(at, "entry_id").to_owned());
            all.entries = sheet.all_records().map(entry).collect();
        }
        if let Some(sheet) = package.sheet("mechanism_entries.csv") {
            let pair = |at| (sheet.cell(at, "mechanism_id").to_owned(), sheet.cell(at, "entry_id").to_owned());
            all.concerned = sheet.all_records().map(pair).collect();
        }
        if let Some(sheet) = package.sheet("observations.csv") {
            let key = |at| {
                let cell = |column| sheet.cell(at, column).to_owned();
                (cell("indicator_id"), cell("area_code"), cell("period"))
            };
            all.observations = sheet.all_records().map(|at| (key(at), sheet.number(at, "value"))).collect();
        }
        if let Some(sheet) = package.sheet("editions.csv") {
            for at in sheet.all_records() {
                for column in ["submissions", "events", "measures", "consecutive"] {
                    all.editions.insert((sheet.cell(at, "year").to_owned(), column), sheet.number(at, column));
                }
            }
        }
        all
    }

    /// The number that a row refers to, and the place in words.
    fn value(&self, sheet: &Sheet<'_>, record: usize) -> (Option<f64>, String) {
        let cell = |column| sheet.cell(record, column);
        if sheet.filled(record, "fact_id") {
            let id = cell("fact_id");
            return (self.facts.get(id).copied().flatten(), format!("the fact {id} in facts.csv"));
        }
        if sheet.filled(record, "indicator_id") {
            let [indicator, area, period] = [cell("indicator_id"), cell("area_code"), cell("period")];
            let key = (indicator.to_owned(), area.to_owned(), period.to_owned());
            let place = format!("the row {indicator}, {area}, {period} of observations.csv");
            return (self.observations.get(&key).copied().flatten(), place);
        }
        let (year, column) = (cell("edition_year"), cell("edition_column"));
        let found = self.editions.iter().find(|((of, name), _)| of == year && *name == column);
        (found.and_then(|(_, value)| *value), format!("the column {column} of {year} in editions.csv"))
    }
}

/// The later entry of a relation is of a later edition.
fn judge_relations(package: &Package<'_>, faults: &mut Faults) {
    let (Some(sheet), Some(entries)) = (package.sheet("relations.csv"), package.sheet("entries.csv")) else { return };
    let years: HashMap<&str, Option<u32>> =
        entries.all_records().map(|at| (entries.cell(at, "id"), entries.whole(at, "year"))).collect();
    for record in sheet.records() {
        let year = |column| years.get(sheet.cell(record, column)).copied().flatten();
        if let (Some(earlier), Some(later)) = (year("earlier_id"), year("later_id"))
            && earlier >= later
        {
            let message = format!("the entry is of {later}, the earlier one of {earlier}");
            faults.cell(sheet, record, "later_id", Rule::RelationOrder, message, "an entry of a later edition");
        }
    }
}
