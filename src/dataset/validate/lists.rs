//! Ids, positions and versions: what the lists must obey.

use std::collections::{BTreeMap, HashMap};

use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};

/// Judges the order and the names of rows.
pub(super) fn judge(package: &Package<'_>, version: Option<&str>, faults: &mut Faults) {
    judge_ids(package, faults);
    let ordered: [(&str, &[&str]); 12] = [
        ("topics.csv", &[]),
        ("agencies.csv", &[]),
        ("indicators.csv", &[]),
        ("edition_stages.csv", &["year"]),
        ("entries.csv", &["year", "list"]),
        ("facts.csv", &["entry_id"]),
        ("mechanisms.csv", &[]),
        ("mechanism_nodes.csv", &["mechanism_id"]),
        ("mechanism_links.csv", &["mechanism_id"]),
        ("mechanism_figures.csv", &["mechanism_id", "node_id"]),
        ("relations.csv", &[]),
        ("releases.csv", &["version"]),
    ];
    for (file, group) in ordered {
        if let Some(sheet) = package.sheet(file) {
            judge_positions(sheet, group, faults);
        }
    }
    judge_lengths(package, faults);
    judge_versions(package, version, faults);
}

fn judge_ids(package: &Package<'_>, faults: &mut Faults) {
    if let Some(sheet) = package.sheet("entries.csv") {
        judge_id(sheet, faults, |record| {
            let (year, list) = (sheet.cell(record, "year"), sheet.cell(record, "list"));
            Some(format!("{year}-{list}-{:02}", sheet.whole(record, "position")?))
        });
    }
    if let Some(sheet) = package.sheet("facts.csv") {
        judge_id(sheet, faults, |record| {
            Some(format!("{}-f{:02}", sheet.cell(record, "entry_id"), sheet.whole(record, "position")?))
        });
    }
}

fn judge_id(sheet: &Sheet<'_>, faults: &mut Faults, right: impl Fn(usize) -> Option<String>) {
    for record in sheet.records() {
        let id = sheet.cell(record, "id");
        if let Some(expected) = right(record).filter(|right| right != id) {
            let message = format!("the id is {}", quoted(id));
            faults.cell(sheet, record, "id", Rule::Id, message, format!("{expected}, from the other columns"));
        }
    }
}

/// Within each group, positions are 1, 2, 3 … in any order of rows.
fn judge_positions(sheet: &Sheet<'_>, group: &[&str], faults: &mut Faults) {
    let mut groups: BTreeMap<Vec<&str>, Vec<(u32, usize)>> = BTreeMap::new();
    for record in sheet.all_records() {
        if let Some(position) = sheet.whole(record, "position") {
            let key = group.iter().map(|column| sheet.cell(record, column)).collect();
            groups.entry(key).or_default().push((position, record));
        }
    }
    for mut rows in groups.into_values() {
        rows.sort_unstable();
        let mut before = 0;
        for (position, record) in rows {
            if position == before {
                let twice = format!("the position {position} is there twice");
                let message = if position == 0 { "the position is 0".to_owned() } else { twice };
                faults.cell(sheet, record, "position", Rule::Position, message, "1, 2, 3 … without a gap");
            } else if position > before.saturating_add(1) {
                let message = format!("no position {} comes before {position}", before + 1);
                faults.cell(sheet, record, "position", Rule::Position, message, "1, 2, 3 … without a gap");
            }
            before = position;
        }
    }
}

/// A list is not longer than its edition says. It may be shorter: not all could be read.
fn judge_lengths(package: &Package<'_>, faults: &mut Faults) {
    let (Some(entries), Some(editions)) = (package.sheet("entries.csv"), package.sheet("editions.csv")) else { return };
    let rows: HashMap<&str, usize> = editions.records().map(|record| (editions.cell(record, "year"), record)).collect();
    for record in entries.records() {
        let column = if entries.cell(record, "list") == "event" { "events" } else { "measures" };
        let edition = rows.get(entries.cell(record, "year")).copied();
        let count = edition.and_then(|edition| editions.whole(edition, column));
        if let (Some(position), Some(count)) = (entries.whole(record, "position"), count)
            && position > count
        {
            let message = format!("the position {position} is beyond the list");
            let expected = format!("at most {count}, the number of {column} in editions.csv");
            faults.cell(entries, record, "position", Rule::ListLength, message, expected);
        }
    }
}

fn judge_versions(package: &Package<'_>, version: Option<&str>, faults: &mut Faults) {
    let expected = "a semantic version such as 1.0.0";
    if let Some(version) = version.filter(|version| !is_version(version)) {
        faults.add("datapackage.json", 0, Rule::Version, format!("{} is no version", quoted(version)), expected);
    }
    let Some(sheet) = package.sheet("releases.csv") else { return };
    let mut told = false;
    for record in sheet.records() {
        let own = sheet.cell(record, "version");
        told |= version.is_none_or(|version| version == own);
        if !own.is_empty() && !is_version(own) {
            let message = format!("{} is no version", quoted(own));
            faults.cell(sheet, record, "version", Rule::Version, message, expected);
        }
    }
    if let Some(version) = version.filter(|_| !told) {
        let message = format!("the version {version} of datapackage.json is not mentioned");
        faults.add("releases.csv", 0, Rule::Release, message, "at least one row for it");
    }
}

/// `1.2.3`, `1.2.3-rc.1`.
fn is_version(text: &str) -> bool {
    let (core, tail) = text.split_once(['-', '+']).map_or((text, None), |(core, tail)| (core, Some(tail)));
    let numbers: Vec<&str> = core.split('.').collect();
    let number = |part: &&str| part.parse::<u32>().is_ok_and(|number| number.to_string() == **part);
    let word = |tail: &str| {
        !tail.is_empty() && tail.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '+'))
    };
    numbers.len() == 3 && numbers.iter().all(number) && tail.is_none_or(word)
}
