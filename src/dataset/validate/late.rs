//! Links to tables that come later, or to later rows of the same table: followed when all is read.

use super::faults::{Faults, Place, Quoted};
use super::hash::Key;
use super::keys::Keys;
use super::rule::Rule;

/// So many bytes of the texts of links are kept for messages.
const MOST_TEXT: usize = 1 << 20;

/// Columns that lead to another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) file: String,
    /// The column that a fault names.
    pub(super) column: String,
    pub(super) column_number: usize,
    /// The file that it leads to, and the columns there.
    pub(super) target: String,
    pub(super) far: Vec<String>,
}

impl Link {
    /// It leads nowhere. Without its text only the column is named.
    #[cold]
    pub(super) fn fault(&self, row: usize, text: Option<&str>, faults: &mut Faults) {
        let (target, far) = (&self.target, self.far.join(", "));
        let place = Place { file: &self.file, row, column_number: self.column_number, column: &self.column };
        let expected = format_args!("a value of its column {far}");
        match text {
            Some(text) => {
                faults.add(place, Rule::ForeignKey, format_args!("{} is not in {target}", Quoted(text)), expected);
            }
            None => faults.add(place, Rule::ForeignKey, format_args!("the value is not in {target}"), expected),
        }
    }
}

/// Links that are to be followed.
#[derive(Debug, Default)]
pub(super) struct Late {
    links: Vec<Link>,
    open: Vec<Open>,
    texts: String,
}

#[derive(Debug)]
struct Open {
    link: u32,
    row: u32,
    key: Key,
    /// Where its text begins and ends; both 0 where it is not kept.
    text: (u32, u32),
}

impl Late {
    /// Remembers a link of a row. `number` is that of the link, once it has one.
    pub(super) fn add(&mut self, number: &mut Option<u32>, link: &Link, (key, row): (Key, usize), text: &str) {
        let link = *number.get_or_insert_with(|| {
            self.links.push(link.clone());
            self.links.len() as u32 - 1
        });
        let start = self.texts.len() as u32;
        // As much as a message shows.
        let end = text.char_indices().nth(41).map_or(text.len(), |(end, _)| end);
        if self.texts.len() + end <= MOST_TEXT {
            self.texts.push_str(text.get(..end).unwrap_or_default());
        }
        self.open.push(Open { link, row: row as u32, key, text: (start, self.texts.len() as u32) });
    }

    /// Follows them.
    pub(super) fn judge(&self, keys: &Keys, faults: &mut Faults) {
        for open in &self.open {
            let Some(link) = self.links.get(open.link as usize) else { continue };
            if keys.set(&link.target, &link.far).is_some_and(|set| !set.has(open.key)) {
                let text = self.texts.get(open.text.0 as usize..open.text.1 as usize).filter(|text| !text.is_empty());
                link.fault(open.row as usize, text, faults);
            }
        }
    }
}
