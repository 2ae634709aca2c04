//! The faults of a package as a file.

use super::records::{Records, Value};

const COLUMNS: [(&str, &str, &str); 6] = [
    ("file", "文件", "File"),
    ("row", "行", "Row"),
    ("column", "列", "Column"),
    ("rule", "规则", "Rule"),
    ("message", "错在哪里", "What is wrong"),
    ("expected", "应当是", "Expected"),
];

/// Faults as CSV: file, row, column, rule, what is wrong, what was expected. Cells of a package stand in them: what a
/// spreadsheet would take for a formula is made safe.
pub fn fault_csv(faults: &[[&str; 6]]) -> String {
    let columns = COLUMNS.map(|(key, zh, en)| (key.to_string(), zh.to_string(), en.to_string())).to_vec();
    let rows = faults.iter().map(|cells| cells.map(|cell| Value::Text(cell.to_string())).to_vec()).collect();
    Records { columns, rows }.csv()
}

#[cfg(test)]
mod tests {
    use super::fault_csv;

    #[test]
    fn a_cell_that_begins_like_a_formula_is_made_safe() {
        let text = fault_csv(&[["a.csv", "2", "x", "type", "=HYPERLINK(\"x\")", "digits, only"]]);
        let line = text.lines().last().expect("a row");
        assert!(!line.contains(",=") && !line.contains(",\"="), "{line}");
        assert!(line.ends_with("\"digits, only\""), "{line}");
    }
}
