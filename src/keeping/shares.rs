//! What the page shows of a table that the worker keeps: its first records, and how many there are.

/// So many records of each kept table can be looked at in the page.
pub const SHOWN_RECORDS: u32 = 1_000;

/// The first records of a table as CSV, and the number of all.
#[derive(Clone, Debug, Default)]
pub(super) struct Share {
    pub(super) text: String,
    pub(super) records: u32,
}

impl Share {
    /// The share of a table with this header.
    pub(super) fn new(header: &[&str]) -> Self {
        let mut share = Self::default();
        share.line(header.iter().copied());
        share
    }

    /// Counts a record, and keeps it if it is one of the first.
    pub(super) fn push<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.records < SHOWN_RECORDS {
            self.line(cells);
        }
        self.records += 1;
    }

    fn line<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        append_line(&mut self.text, cells);
    }
}

/// Appends a record to a CSV text.
pub(super) fn append_line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Table;

    #[test]
    fn the_first_records_come_back_and_all_are_counted() {
        let mut share = Share::new(&["a", "b"]);
        for number in 0..SHOWN_RECORDS + 5 {
            share.push([number.to_string().as_str(), "say \"no\", then\n=1"].into_iter());
        }
        let table = Table::parse(&share.text);
        assert!(table.faults().is_empty());
        assert_eq!((table.len() as u32, share.records), (SHOWN_RECORDS, SHOWN_RECORDS + 5));
        assert_eq!((table.cell(999, 0), table.cell(999, 1), table.cell(1000, 0)), ("999", "say \"no\", then\n=1", ""));
    }
}
