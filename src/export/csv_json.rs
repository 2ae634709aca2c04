//! Rows as a file: CSV as RFC 4180 has it and spreadsheets open it, and JSON; a text as JSON has it.

use super::records::{Records, Value};
use crate::dataset::WholeTable;
use crate::locale::number;

impl Records {
    /// UTF-8 with a byte order mark (spreadsheets take it for their own encoding without), CRLF, quotes where needed.
    /// A text that a spreadsheet would take for a formula begins with an apostrophe.
    pub fn csv(&self) -> String {
        let mut csv = String::from('\u{feff}');
        let line = |cells: Vec<String>| cells.join(",") + "\r\n";
        csv.push_str(&line(
            self.columns.iter().map(|(_, zh, en)| quoted(&harmless(&format!("{zh} / {en}")))).collect(),
        ));
        for row in &self.rows {
            csv.push_str(&line(
                row.iter()
                    .map(|value| match value {
                        Value::Text(text) => quoted(&harmless(text)),
                        Value::Number(number) => number::plain(*number),
                        Value::Nothing => String::new(),
                    })
                    .collect(),
            ));
        }
        csv
    }

    /// An array of objects; nothing is `null`.
    pub fn json(&self) -> String {
        let rows: Vec<String> = self
            .rows
            .iter()
            .map(|row| {
                let cells = self.columns.iter().zip(row).map(|((key, ..), value)| {
                    let value = match value {
                        Value::Text(text) => json_text(text),
                        Value::Number(number) => number::plain(*number),
                        Value::Nothing => "null".to_string(),
                    };
                    format!("{}: {value}", json_text(key))
                });
                format!("  {{ {} }}", cells.collect::<Vec<_>>().join(", "))
            })
            .collect();
        format!("[\n{}\n]\n", rows.join(",\n"))
    }
}

fn quoted(text: &str) -> String {
    let is_plain = !text.contains(['"', ',', '\r', '\n']);
    if is_plain { text.to_string() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

/// CWE-1236: spreadsheets take cells that begin so for formulas.
const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet would calculate with a text of the table.
pub fn has_formula(table: &WholeTable) -> bool {
    let columns = table.dictionary.columns.len();
    let is_live = |cell: &str| cell.starts_with(SIGNS) && cell.parse::<f64>().is_err();
    (0..table.cells.len()).any(|record| (0..columns).any(|place| is_live(table.cells.cell(record, place))))
}

/// A text that no spreadsheet calculates with.
fn harmless(text: &str) -> String {
    if text.starts_with(SIGNS) { format!("'{text}") } else { text.to_string() }
}

pub(super) fn json_text(text: &str) -> String {
    let mut json = String::from('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            control if (control as u32) < 0x20 => json.push_str(&format!("\\u{:04x}", control as u32)),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_quotes_are_harmless() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("@x", "'@x"),
            ("-5", "'-5"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("两行\n字", "\"两行\n字\""),
            ("顿号、逗号，", "顿号、逗号，"),
        ] {
            assert_eq!(quoted(&harmless(cell)), written);
        }
        assert_eq!(json_text("a\"\\\n\u{1}"), "\"a\\\"\\\\\\n\\u0001\"");
    }
}
