//! One table under judgement, and the list of its faults.

use std::collections::BTreeSet;

use super::rule::{Fault, Rule};
use crate::dataset::descriptor::{Field, Resource};
use crate::dataset::load::PackageFiles;
use crate::dataset::table::{Table, TableProblem};

/// A table with the part of the descriptor that speaks of it.
pub(super) struct Sheet<'d> {
    pub(super) file: &'d str,
    pub(super) resource: Option<&'d Resource>,
    table: Table,
    /// Records that are no rows of this table, because they are cut or run into each other. They have their fault;
    /// asking more of them would only hide it under many others.
    broken: BTreeSet<usize>,
}

impl<'d> Sheet<'d> {
    /// Reads a file and reports what keeps it from being a table.
    pub(super) fn read(
        file: &'d str,
        content: &[u8],
        resource: Option<&'d Resource>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let table = match Table::decode(content) {
            Ok(text) => Table::parse(text),
            Err(error) => {
                faults.add(file, error.row, Rule::Csv, error.problem.message(), error.problem.expected());
                return None;
            }
        };
        let mut broken = BTreeSet::new();
        for error in table.faults() {
            let rule = match error.problem {
                TableProblem::Width { .. } => Rule::CellCount,
                _ => Rule::Csv,
            };
            if error.problem != TableProblem::BlankLine {
                broken.insert(error.row.saturating_sub(2));
            }
            faults.add(file, error.row, rule, error.problem.message(), error.problem.expected());
        }
        Some(Self { file, resource, table, broken })
    }

    /// The column names.
    pub(super) fn header(&self) -> Vec<&str> {
        self.table.header().collect()
    }

    /// Records that can be judged.
    pub(super) fn records(&self) -> impl Iterator<Item = usize> {
        (0..self.table.len()).filter(|record| !self.broken.contains(record))
    }

    /// All records, broken ones too: to ask whether something is there at all.
    pub(super) fn all_records(&self) -> impl Iterator<Item = usize> {
        0..self.table.len()
    }

    /// A cell; empty where there is no such column.
    pub(super) fn cell(&self, record: usize, column: &str) -> &str {
        self.table.column(column).map_or("", |column| self.table.cell(record, column))
    }

    /// A cell by the number of its column.
    pub(super) fn cell_at(&self, record: usize, column: usize) -> &str {
        self.table.cell(record, column)
    }

    /// The number of a column.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.table.column(name)
    }

    /// What the descriptor says of a column.
    pub(super) fn field(&self, name: &str) -> Option<&'d Field> {
        self.resource?.schema.fields.iter().find(|field| field.name == name)
    }

    /// A cell as a whole number that is not negative.
    pub(super) fn whole(&self, record: usize, column: &str) -> Option<u32> {
        self.cell(record, column).parse().ok()
    }

    /// A cell as a decimal number.
    pub(super) fn number(&self, record: usize, column: &str) -> Option<f64> {
        crate::dataset::load::decimal(self.cell(record, column))
    }

    /// Whether a cell is filled.
    pub(super) fn filled(&self, record: usize, column: &str) -> bool {
        !self.cell(record, column).is_empty()
    }
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// A fault of a whole file (row 0) or row.
    pub(super) fn add(
        &mut self,
        file: &str,
        row: usize,
        rule: Rule,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.0.push(Fault {
            file: file.to_owned(),
            row,
            column_number: 0,
            column: String::new(),
            rule,
            message: message.into(),
            expected: expected.into(),
        });
    }

    /// A fault of a cell.
    pub(super) fn cell(
        &mut self,
        sheet: &Sheet<'_>,
        record: usize,
        column: &str,
        rule: Rule,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.0.push(Fault {
            file: sheet.file.to_owned(),
            row: Table::row_of(record),
            column_number: sheet.column(column).map_or(0, |number| number + 1),
            column: column.to_owned(),
            rule,
            message: message.into(),
            expected: expected.into(),
        });
    }

    /// Whether a rule was broken so far.
    pub(super) fn has(&self, rules: &[Rule]) -> bool {
        self.0.iter().any(|fault| rules.contains(&fault.rule))
    }

    /// Sorted by file, row and column, each once.
    pub(super) fn sorted(mut self) -> Vec<Fault> {
        self.0.sort_by(|a, b| {
            (&a.file, a.row, a.column_number, a.rule, &a.message).cmp(&(
                &b.file,
                b.row,
                b.column_number,
                b.rule,
                &b.message,
            ))
        });
        self.0.dedup();
        self.0
    }
}

/// The package under judgement.
pub(super) struct Package<'d> {
    pub(super) resources: &'d [Resource],
    pub(super) sheets: Vec<Sheet<'d>>,
}

impl<'d> Package<'d> {
    /// Reads all tables that can be read.
    pub(super) fn read(files: &'d PackageFiles<'_>, resources: &'d [Resource], faults: &mut Faults) -> Self {
        let sheets = files
            .tables
            .iter()
            .filter_map(|(file, content)| {
                let resource = resources.iter().find(|resource| resource.path == *file);
                Sheet::read(file, content, resource, faults)
            })
            .collect();
        Self { resources, sheets }
    }

    /// The table in this file.
    pub(super) fn sheet(&self, file: &str) -> Option<&Sheet<'d>> {
        self.sheets.iter().find(|sheet| sheet.file == file)
    }
}

/// A value in a message, cut where it is long.
pub(super) fn quoted(value: &str) -> String {
    let mut start: String = value.chars().take(40).collect();
    if start.len() < value.len() {
        start.push('…');
    }
    format!("“{start}”")
}
