//! The numbers of a picture as a table.

use super::card::Target;

/// A table with a caption; the first cell of a row is its heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in the order of the picture.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Heading, with the unit where the column has one.
    pub heading: String,
    /// Whether it stands to the right and sorts as numbers.
    pub is_number: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Parallel to the columns.
    pub cells: Vec<Cell>,
    /// Panel and slot of the picture that it says.
    pub spot: Option<(usize, usize)>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// What it sorts by, where it is a number.
    pub value: Option<f64>,
    /// What a click on it shows.
    pub target: Option<Target>,
}

impl Cell {
    /// A cell of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell of a number.
    pub fn number(text: impl Into<String>, value: f64) -> Self {
        Self { text: text.into(), value: Some(value), target: None }
    }
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_number: false }
    }

    /// A column of numbers.
    pub fn number(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_number: true }
    }
}

impl DataTable {
    /// The places of the rows sorted by a column: numbers by value, the rest as text; rows without a number stay last.
    pub fn sorted_by(&self, column: usize, is_descending: bool) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        let cell = |place: &usize| self.rows.get(*place).and_then(|row| row.cells.get(column));
        let is_number = self.columns.get(column).is_some_and(|column| column.is_number);
        places.sort_by(|a, b| {
            let (a, b) = (cell(a), cell(b));
            let order = match is_number {
                true => {
                    let value = |cell: Option<&Cell>| cell.and_then(|cell| cell.value);
                    match (value(a), value(b)) {
                        (Some(a), Some(b)) => a.total_cmp(&b),
                        // Nothing is last in either direction.
                        (None, Some(_)) => return std::cmp::Ordering::Greater,
                        (Some(_), None) => return std::cmp::Ordering::Less,
                        (None, None) => return std::cmp::Ordering::Equal,
                    }
                }
                false => a.map(|cell| cell.text.as_str()).cmp(&b.map(|cell| cell.text.as_str())),
            };
            if is_descending { order.reverse() } else { order }
        });
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_numbers_and_nothing_is_last() {
        let row = |text: &str, value: Option<f64>| Row {
            cells: vec![Cell::words(text), Cell { text: String::new(), value, target: None }],
            spot: None,
        };
        let table = DataTable {
            caption: String::new(),
            columns: vec![Column::words("a"), Column::number("b")],
            rows: vec![row("x", Some(10.0)), row("y", None), row("z", Some(9.0)), row("w", Some(100.0))],
        };
        assert_eq!(table.sorted_by(1, false), [2, 0, 3, 1]);
        assert_eq!(table.sorted_by(1, true), [3, 0, 2, 1]);
        assert_eq!(table.sorted_by(0, false), [3, 0, 1, 2]);
    }
}
