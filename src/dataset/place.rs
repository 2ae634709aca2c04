//! How a place in the package is written in messages.

/// `file:row:column`, leaving out from the right what is not known.
pub(super) fn place(file: &str, row: usize, column: &str) -> String {
    if row == 0 {
        return file.to_owned();
    }
    let row = row.to_string();
    if column.is_empty() { [file, ":", &row].concat() } else { [file, ":", &row, ":", column].concat() }
}
