//! The files of the package as text, read by a few lines of their own: nothing that the page uses stands between.

use std::collections::HashMap;

use guangdong_ip_atlas::dataset::TABLES;

/// A row: column name -> cell.
pub type Row = HashMap<String, String>;

/// The rows of a table of the package.
pub fn rows(name: &str) -> Vec<Row> {
    let text = TABLES.iter().find(|(table, _)| *table == name).map(|(_, text)| *text);
    rows_of(text.expect("the table is in the package"))
}

/// The rows of a file.
pub fn rows_of(text: &str) -> Vec<Row> {
    let mut lines = records(text.trim_start_matches('\u{feff}')).into_iter();
    let header = lines.next().expect("a header");
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

/// RFC 4180: a quoted cell may have commas, line ends and doubled quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut characters = text.chars().filter(|character| *character != '\r').peekable();
    while let Some(character) = characters.next() {
        let record = records.last_mut().expect("never empty");
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                record.last_mut().expect("never empty").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => record.push(String::new()),
            '\n' if !is_quoted => records.push(vec![String::new()]),
            other => record.last_mut().expect("never empty").push(other),
        }
    }
    records.retain(|record| record.len() > 1);
    records
}
