//! Which rows of a plain table are shown, and in which order. Knows cells, nothing of what they mean.

use crate::dataset::Table;

/// Records of `table`, counted from 0, that have every term of `text`. Terms are separated by blanks; a term fits a
/// row if one of its cells contains it, a term in straight quotation marks if one of its cells is equal to it. Capital
/// letters A to Z count as small ones.
pub fn find_rows(table: &Table, text: &str) -> Vec<usize> {
    let terms = terms(text);
    let width = table.width().unwrap_or(0);
    let fits = |record: &usize| {
        let cells: Vec<String> = (0..width).map(|column| table.cell(*record, column).to_ascii_lowercase()).collect();
        terms.iter().all(|term| match term {
            Term::Whole(word) => cells.contains(word),
            Term::Within(word) => cells.iter().any(|cell| cell.contains(word.as_str())),
        })
    };
    (0..table.len()).filter(fits).collect()
}

/// The text that finds the rows with these cells, for [`find_rows`].
pub fn whole_cells<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    cells.into_iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(" ")
}

enum Term {
    Whole(String),
    Within(String),
}

fn terms(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.trim();
    while !rest.is_empty() {
        // A mark that is not closed (yet) is a character like any other.
        let quoted =
            rest.strip_prefix('"').and_then(|inside| inside.split_once('"')).filter(|(word, _)| !word.is_empty());
        let (term, after) = match quoted {
            Some((word, after)) => (Term::Whole(word.to_string()), after),
            None => {
                let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                (Term::Within(word.to_string()), after)
            }
        };
        terms.push(term);
        rest = after.trim_start();
    }
    terms
}

/// Orders `rows` by a column: numbers by value, texts by their characters; empty cells (and what is no number among
/// numbers) come last both ways, and equal rows stay in the order they had.
pub fn order_rows(table: &Table, rows: &mut [usize], column: usize, is_number: bool, is_descending: bool) {
    let directed = |ordering: std::cmp::Ordering| if is_descending { ordering.reverse() } else { ordering };
    if is_number {
        let value = |row: usize| table.cell(row, column).parse::<f64>().ok();
        rows.sort_by(|a, b| match (value(*a), value(*b)) {
            (Some(a), Some(b)) => directed(a.total_cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    } else {
        rows.sort_by(|a, b| match (table.cell(*a, column), table.cell(*b, column)) {
            ("", b) => (!b.is_empty()).cmp(&false),
            (_, "") => std::cmp::Ordering::Less,
            (a, b) => directed(a.cmp(b)),
        });
    }
}

/// How many columns of letters the longest cell of a column takes; a Han character takes two.
pub fn widest_cell(table: &Table, column: usize) -> usize {
    let letters = |cell: &str| cell.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    (0..table.len()).map(|record| letters(table.cell(record, column))).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table::parse("id,name,value\ns2,专利 Patent,10\ns26,商标,9\ns3,,\nS27,专利,-1.5\n")
    }

    #[test]
    fn every_term_must_be_in_a_cell() {
        let table = table();
        assert_eq!(find_rows(&table, ""), [0, 1, 2, 3]);
        assert_eq!(find_rows(&table, "  s2 "), [0, 1, 3]);
        assert_eq!(find_rows(&table, "\"s2\""), [0]);
        assert_eq!(find_rows(&table, "s2 专利"), [0, 3]);
        assert_eq!(find_rows(&table, "S2\u{3000}PATENT"), [0]);
        assert_eq!(find_rows(&table, "\"s2"), [0; 0]);
        assert_eq!(find_rows(&table, "nothing"), [0; 0]);
        assert_eq!(find_rows(&table, &whole_cells(["s26", "商标"])), [1]);
    }

    #[test]
    fn numbers_are_numbers_and_what_is_empty_comes_last() {
        let table = table();
        let ordered = |column, is_number, is_descending| {
            let mut rows: Vec<usize> = (0..table.len()).collect();
            order_rows(&table, &mut rows, column, is_number, is_descending);
            rows
        };
        assert_eq!(ordered(2, true, false), [3, 1, 0, 2]);
        assert_eq!(ordered(2, true, true), [0, 1, 3, 2]);
        assert_eq!(ordered(1, false, false), [3, 0, 1, 2]);
        assert_eq!(ordered(1, false, true), [1, 0, 3, 2]);
    }

    #[test]
    fn han_is_two_letters_wide() {
        assert_eq!(widest_cell(&table(), 1), 11);
        assert_eq!(widest_cell(&table(), 9), 0);
    }
}
