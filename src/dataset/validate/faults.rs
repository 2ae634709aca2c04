//! The list of faults: the first of them in words, all of them as a number, however many there are.

use std::fmt;

use super::judge::NameFaults;
use super::rule::{Fault, Rule};

/// As many faults are kept in words.
pub(super) const KEPT: usize = 10_000;

pub(super) const DESCRIPTOR: &str = "datapackage.json";

/// Where a fault is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<'p> {
    /// Name of the file.
    pub(super) file: &'p str,
    /// Row in the file, the header being row 1; 0 for the whole file.
    pub(super) row: usize,
    /// Number of the column from 1; 0 for the whole row.
    pub(super) column_number: usize,
    /// Its name.
    pub(super) column: &'p str,
}

impl<'p> Place<'p> {
    /// A row, or (row 0) a whole file.
    pub(super) fn row(file: &'p str, row: usize) -> Self {
        Self { file, row, ..Self::default() }
    }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    count: u64,
    /// The last place that is kept, once there are too many.
    last: Option<(String, usize, usize)>,
}

impl Faults {
    /// A fault. Its words are only made if it is kept.
    pub(super) fn add(
        &mut self,
        place: Place<'_>,
        rule: Rule,
        message: fmt::Arguments<'_>,
        expected: fmt::Arguments<'_>,
    ) {
        self.count += 1;
        if let Some((file, row, column)) = &self.last
            && (place.file, place.row, place.column_number) > (file.as_str(), *row, *column)
        {
            return;
        }
        self.kept.push(Fault {
            file: place.file.to_owned(),
            row: place.row,
            column_number: place.column_number,
            column: place.column.to_owned(),
            rule,
            message: message.to_string(),
            expected: expected.to_string(),
        });
        if self.kept.len() >= 2 * KEPT {
            self.cut();
            self.last = self.kept.last().map(|fault| (fault.file.clone(), fault.row, fault.column_number));
        }
    }

    /// Takes the faults of another list, too.
    pub(super) fn extend(&mut self, other: Self) {
        self.kept.extend(other.kept);
        self.count += other.count;
    }

    /// Drops all faults but those that `is_kept` says yes to.
    pub(super) fn keep(&mut self, is_kept: impl Fn(&Fault) -> bool) {
        self.kept.retain(is_kept);
        self.count = self.kept.len() as u64;
    }

    /// The first faults by file, row and column, each once, and the number of all.
    pub(super) fn finish(mut self) -> (Vec<Fault>, u64) {
        self.cut();
        (self.kept, self.count)
    }

    fn cut(&mut self) {
        self.kept.sort_by(|a, b| {
            (&a.file, a.row, a.column_number, a.rule, &a.message).cmp(&(
                &b.file,
                b.row,
                b.column_number,
                b.rule,
                &b.message,
            ))
        });
        let before = self.kept.len();
        self.kept.dedup();
        self.count -= (before - self.kept.len()) as u64;
        self.kept.truncate(KEPT);
    }
}

impl From<NameFaults> for Faults {
    fn from(NameFaults { faults, count }: NameFaults) -> Self {
        Self { kept: faults, count, last: None }
    }
}

/// A value in a message, cut where it is long.
pub(super) struct Quoted<'v>(pub(super) &'v str);

/// The same without quotation marks.
pub(super) struct Bare<'v>(pub(super) &'v str);

impl fmt::Display for Bare<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(40) {
            Some((end, _)) => write!(out, "{}…", self.0.get(..end).unwrap_or_default()),
            None => out.write_str(self.0),
        }
    }
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}”", Bare(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_kept_and_all_are_counted() {
        let mut faults = Faults::default();
        for row in (1..=50_000).rev() {
            for file in ["b.csv", "a.csv"] {
                faults.add(Place::row(file, row), Rule::Csv, format_args!("{row}"), format_args!(""));
            }
        }
        faults.add(Place::row("a.csv", 1), Rule::Csv, format_args!("1"), format_args!(""));
        let (kept, count) = faults.finish();
        assert_eq!(count, 100_000);
        assert_eq!(kept.iter().map(|fault| fault.row).collect::<Vec<_>>(), (1..=KEPT).collect::<Vec<_>>());
        assert!(kept.iter().all(|fault| fault.file == "a.csv"));
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(Quoted(&"字".repeat(40)).to_string(), format!("“{}”", "字".repeat(40)));
        assert_eq!(Quoted(&"字".repeat(41)).to_string(), format!("“{}…”", "字".repeat(40)));
    }
}
