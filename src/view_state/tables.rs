//! What is chosen among the mechanisms and among the tables of the package, and their part of the hash.

use super::hash_text::{Hash, read_key};
use super::printable;

/// The mechanism that is shown, and its node that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MechanismChoices {
    /// Key of the mechanism; `None` is the first.
    pub mechanism: Option<String>,
    /// Key of the node.
    pub node: Option<String>,
    /// Place of the stop of the step-through, from 1.
    pub step: Option<u16>,
}

/// The table that is shown, which rows, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableChoices {
    /// Name of the table, without `.csv`; `None` is the first.
    pub table: Option<String>,
    /// Rows that have this text in a cell; empty for all.
    pub rows: String,
    /// Name of the column that orders the rows; `None` is the order of the file.
    pub by: Option<String>,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl MechanismChoices {
    /// Takes one `name=value` in; false if the value cannot be one.
    pub(super) fn apply(&mut self, name: &str, value: &str) -> bool {
        if name == "step" {
            self.step = value.parse().ok().filter(|step: &u16| *step > 0 && step.to_string() == value);
            return self.step.is_some();
        }
        let choice = if name == "mechanism" { &mut self.mechanism } else { &mut self.node };
        *choice = read_key(value.to_string());
        choice.is_some()
    }

    /// Writes what is chosen.
    pub(super) fn encode(&self, hash: &mut Hash) {
        for (name, value) in [("mechanism", &self.mechanism), ("node", &self.node)] {
            if let Some(value) = value {
                hash.one(name, value);
            }
        }
        if let Some(step) = self.step {
            hash.one("step", &step.to_string());
        }
    }
}

impl TableChoices {
    /// Takes one `name=value` in; false if the value cannot be one.
    pub(super) fn apply(&mut self, name: &str, value: &str) -> bool {
        match name {
            "rows" => {
                self.rows = printable(value);
                self.rows == value
            }
            "order" => {
                self.is_descending = value == "descending";
                self.is_descending
            }
            _ => {
                let choice = if name == "data" { &mut self.table } else { &mut self.by };
                *choice = read_key(value.to_string());
                choice.is_some()
            }
        }
    }

    /// Writes what is chosen.
    pub(super) fn encode(&self, hash: &mut Hash) {
        if let Some(table) = &self.table {
            hash.one("data", table);
        }
        if !self.rows.is_empty() {
            hash.one("rows", &self.rows);
        }
        if let Some(column) = &self.by {
            hash.one("by", column);
            if self.is_descending {
                hash.one("order", "descending");
            }
        }
    }
}
