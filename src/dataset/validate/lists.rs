//! Ids, lengths of lists and versions.

use std::collections::HashMap;
use std::fmt::{Arguments, Write};

use super::faults::{DESCRIPTOR, Faults, Place, Quoted};
use super::row::Row;
use super::rule::Rule;

/// What is remembered of editions and releases.
#[derive(Default)]
pub(super) struct Lists {
    /// Events and measures of each edition, by year.
    lengths: HashMap<String, (Option<u32>, Option<u32>)>,
    /// Whether the release notes were read, and tell of the version.
    has_notes: bool,
    is_told: bool,
    /// For the id that a row should have.
    id: String,
}

impl Lists {
    /// Remembers a row of editions.csv.
    pub(super) fn edition(&mut self, row: &Row<'_>) {
        if !row.is_broken() {
            self.lengths.insert(row.cell("year").to_owned(), (row.whole("events"), row.whole("measures")));
        }
    }

    /// Judges a row of entries.csv.
    pub(super) fn entry(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let Some(position) = row.whole("position").filter(|_| !row.is_broken()) else { return };
        let (year, list) = (row.cell("year"), row.cell("list"));
        if !is_made_of(row.cell("id"), &[year, "-", list, "-"], position) {
            self.judge_id(row, format_args!("{year}-{list}-{position:02}"), faults);
        }
        // A list is not longer than its edition says. It may be shorter: not all could be read.
        let Some((events, measures)) = self.lengths.get(year) else { return };
        let (column, count) = if list == "event" { ("events", events) } else { ("measures", measures) };
        if let Some(count) = count.filter(|count| position > *count) {
            let message = format_args!("the position {position} is beyond the list");
            let expected = format_args!("at most {count}, the number of {column} in editions.csv");
            faults.add(row.place("position"), Rule::ListLength, message, expected);
        }
    }

    /// Judges a row of facts.csv.
    pub(super) fn fact(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let Some(position) = row.whole("position").filter(|_| !row.is_broken()) else { return };
        let entry = row.cell("entry_id");
        if !is_made_of(row.cell("id"), &[entry, "-f"], position) {
            self.judge_id(row, format_args!("{entry}-f{position:02}"), faults);
        }
    }

    fn judge_id(&mut self, row: &Row<'_>, right: Arguments<'_>, faults: &mut Faults) {
        self.id.clear();
        // Writing to a string never fails.
        let _ = self.id.write_fmt(right);
        let id = row.cell("id");
        if id != self.id {
            let message = format_args!("the id is {}", Quoted(id));
            faults.add(row.place("id"), Rule::Id, message, format_args!("{}, from the other columns", self.id));
        }
    }

    /// Judges a row of releases.csv.
    pub(super) fn release(&mut self, row: &Row<'_>, version: Option<&str>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        let own = row.cell("version");
        self.is_told |= version.is_none_or(|version| version == own);
        if !own.is_empty() && !is_version(own) {
            judge_version(row.place("version"), own, faults);
        }
    }

    /// The release notes are there, be they empty.
    pub(super) fn begin_releases(&mut self) {
        self.has_notes = true;
    }

    /// Judges the version of the descriptor.
    pub(super) fn finish(&self, version: Option<&str>, faults: &mut Faults) {
        let Some(version) = version else { return };
        if !is_version(version) {
            judge_version(Place::row(DESCRIPTOR, 0), version, faults);
        }
        if self.has_notes && !self.is_told {
            let message = format_args!("the version {version} of datapackage.json is not mentioned");
            faults.add(Place::row("releases.csv", 0), Rule::Release, message, format_args!("at least one row for it"));
        }
    }
}

/// Whether an id is these parts and then a number of at least two digits. Most ids are, and writing the right one down to
/// compare it takes ten times as long.
fn is_made_of(id: &str, parts: &[&str], number: u32) -> bool {
    let Some(digits) = parts.iter().try_fold(id, |rest, part| rest.strip_prefix(part)) else { return false };
    let has_zero = digits.starts_with('0');
    let is_tidy = digits.len() == 2 || digits.len() > 2 && !has_zero;
    is_tidy && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse() == Ok(number)
}

fn judge_version(place: Place<'_>, version: &str, faults: &mut Faults) {
    let message = format_args!("{} is no version", Quoted(version));
    faults.add(place, Rule::Version, message, format_args!("a semantic version such as 1.0.0"));
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

#[cfg(test)]
mod tests {
    use super::is_made_of;

    #[test]
    fn ids_are_known_without_writing_them_down() {
        for number in [0, 7, 10, 99, 100, 105, 4_294_967_295] {
            for wrong in
                [format!("2024-event-{number}"), format!("2024-event-0{number}"), format!("2024-event-+{number}")]
            {
                let right = format!("2024-event-{number:02}");
                assert!(is_made_of(&right, &["2024", "-", "event", "-"], number));
                assert_eq!(is_made_of(&wrong, &["2024", "-", "event", "-"], number), wrong == right, "{wrong}");
            }
        }
        assert!(!is_made_of("2024-event-", &["2024", "-", "event", "-"], 0));
        assert!(!is_made_of("2024-measure-01", &["2024", "-", "event", "-"], 1));
    }
}
