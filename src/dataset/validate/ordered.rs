//! Keys that must differ, of rows that mostly come in order: then what was read last is enough to know that a key is new, and
//! no table of a million keys is asked at every row, nor kept.

use super::hash::{Key, KeyMap};

/// Rows by key.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// As long as every key was new for certain; the table is empty then.
    order: Option<Box<InOrder>>,
    table: KeyMap,
}

impl Rows {
    /// Of keys that have parts, and that nobody else asks for.
    pub(super) fn in_order() -> Self {
        Self { order: Some(Box::default()), table: KeyMap::default() }
    }

    /// The table, if there is one.
    pub(super) fn known(&self) -> Option<&KeyMap> {
        self.order.is_none().then_some(&self.table)
    }

    /// The table, made of what was read so far.
    pub(super) fn table(&mut self) -> &mut KeyMap {
        if let Some(order) = self.order.take() {
            self.table = order.to_table();
        }
        &mut self.table
    }

    /// Whether the key of this row is new for certain; then it is remembered. `owners` has the rows of all groups.
    pub(super) fn take(&mut self, parts: Parts<'_>, row: u32, owners: Option<&KeyMap>) -> bool {
        self.order.as_mut().is_some_and(|order| order.take(parts, row, owners))
    }
}

/// A key that is made of several cells: those before the last one say which group it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Parts<'k> {
    pub(super) key: Key,
    pub(super) group: Key,
    pub(super) last: &'k str,
}

/// Keys of a group that are compared one by one.
const MOST_COMPARED: usize = 32;
/// Groups that are remembered by their keys, where no other table has them in order.
const MOST_GROUPS: usize = 1 << 12;
/// Keys of a part of the log. A log in one piece would be copied as it grows.
const PART: usize = 1 << 15;

/// What tells that the next key is new: groups follow each other and none comes again; within a group the last cell counts
/// up, or the keys are few.
#[derive(Debug, Default)]
struct InOrder {
    /// All keys in the order of their rows, which follow each other.
    log: Vec<Vec<[u32; 3]>>,
    first_row: u32,
    logged: u32,
    group: Option<Key>,
    /// Row of the group in the table that has them all.
    owner: u32,
    groups: KeyMap,
    /// The first keys of the group.
    few: Vec<Key>,
    /// Number of keys of the group.
    count: usize,
    /// What the last cell must not be below; nothing if one of them was no number.
    next: Option<u64>,
}

impl InOrder {
    /// Whether the key of this row is new for certain; then it is remembered. `owners` has the rows of all groups.
    fn take(&mut self, parts: Parts<'_>, row: u32, owners: Option<&KeyMap>) -> bool {
        if self.logged == 0 {
            self.first_row = row;
        }
        row == self.first_row + self.logged
            && (self.group == Some(parts.group) || self.begin(parts.group, owners))
            && self.add(parts)
    }

    /// Begins a group. False where it may have been there before.
    fn begin(&mut self, group: Key, owners: Option<&KeyMap>) -> bool {
        let is_new = match owners {
            Some(owners) => {
                let before = self.owner;
                self.owner = owners.get(group).unwrap_or_default();
                self.owner > before
            }
            None => self.groups.len() < MOST_GROUPS && self.groups.insert(group, 0).is_none(),
        };
        self.group = Some(group);
        self.few.clear();
        (self.count, self.next) = (0, Some(0));
        is_new
    }

    fn add(&mut self, parts: Parts<'_>) -> bool {
        let number = parts.last.parse::<u32>().ok().map(u64::from);
        let counts_up = matches!((number, self.next), (Some(number), Some(next)) if number >= next);
        let is_new = counts_up || self.count < MOST_COMPARED && !self.few.contains(&parts.key);
        if is_new {
            self.next = number.zip(self.next).map(|(number, next)| next.max(number + 1));
            if self.count < MOST_COMPARED {
                self.few.push(parts.key);
            }
            self.count += 1;
            self.note(parts.key);
        }
        is_new
    }

    fn note(&mut self, key: Key) {
        if self.log.last().is_none_or(|part| part.len() == PART) {
            self.log.push(Vec::new());
        }
        if let Some(part) = self.log.last_mut() {
            part.push(key.words());
        }
        self.logged += 1;
    }

    fn to_table(&self) -> KeyMap {
        let mut table = KeyMap::default();
        for (words, row) in self.log.iter().flatten().zip(self.first_row..) {
            table.insert(Key::from_words(*words), row);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each row up to the first that is not, whether its key is new for certain; and the table of those that are.
    fn read(rows: &[(&str, &str)], owners: Option<&KeyMap>) -> (Vec<bool>, KeyMap) {
        let mut order = InOrder::default();
        let mut certain = Vec::new();
        for ((group, last), row) in rows.iter().zip(2..) {
            let parts = Parts { key: Key::of([*group, *last]), group: Key::of([*group]), last };
            certain.push(order.take(parts, row, owners));
            if certain.last() == Some(&false) {
                break;
            }
        }
        (certain, order.to_table())
    }

    #[test]
    fn keys_in_order_are_new_for_certain() {
        let rows = [("a", "1"), ("a", "7"), ("b", "1"), ("b", "x"), ("b", "0"), ("c", "2")];
        let (certain, table) = read(&rows, None);
        assert_eq!(certain, [true; 6]);
        for ((group, last), row) in rows.iter().zip(2..) {
            assert_eq!(table.get(Key::of([*group, *last])), Some(row));
        }
    }

    #[test]
    fn what_was_there_is_not_certain() {
        for rows in [
            vec![("a", "1"), ("a", "1")],
            vec![("a", "x"), ("a", "y"), ("a", "x")],
            vec![("a", "1"), ("b", "1"), ("a", "2")],
            vec![("a", "2"), ("a", "1"), ("a", "2")],
        ] {
            let (certain, table) = read(&rows, None);
            assert_eq!((certain.len(), certain.last()), (rows.len(), Some(&false)), "{rows:?}");
            // The last one is for the table to judge.
            assert_eq!(table.len(), rows.len() - 1);
        }
    }

    #[test]
    fn groups_are_known_by_their_rows_elsewhere() {
        let mut owners = KeyMap::default();
        for (group, row) in [("a", 2), ("b", 3), ("c", 4)] {
            owners.insert(Key::of([group]), row);
        }
        assert_eq!(read(&[("a", "1"), ("c", "1"), ("c", "2")], Some(&owners)).0, [true; 3]);
        assert_eq!(read(&[("c", "1"), ("b", "1")], Some(&owners)).0, [true, false]);
        assert_eq!(read(&[("a", "1"), ("unknown", "1")], Some(&owners)).0, [true, false]);
    }

    #[test]
    fn many_keys_of_a_group_must_count_up() {
        let numbers: Vec<String> = (0..100).map(|number| format!("{number}")).collect();
        let mut rows: Vec<(&str, &str)> = numbers.iter().map(|number| ("a", number.as_str())).collect();
        assert!(read(&rows, None).0.iter().all(|certain| *certain));
        rows.push(("a", "50"));
        assert_eq!(read(&rows, None).0.last(), Some(&false));
    }

    #[test]
    fn nothing_is_certain_that_was_there() {
        let lasts: Vec<String> =
            (0..60).map(|last| if last % 9 == 8 { format!("x{last}") } else { format!("{last}") }).collect();
        let groups = ["a", "b", "c", "d"];
        let (mut seed, mut longest) = (7_u64, 0);
        let mut below = |end: usize| {
            seed = seed.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            (seed >> 33) as usize % end
        };
        for _ in 0..2_000 {
            let (mut group, mut last) = (0, 0);
            let rows: Vec<(&str, &str)> = (0..90)
                .map(|_| {
                    match below(12) {
                        0 if group < 3 => (group, last) = (group + 1, 0),
                        1 => last = below(60),
                        2 if below(20) == 0 => group = below(4),
                        _ => last = (last + 1) % 60,
                    }
                    (groups[group], lasts[last].as_str())
                })
                .collect();
            let (certain, table) = read(&rows, None);
            let sure: Vec<&(&str, &str)> =
                rows.iter().zip(&certain).filter(|(_, is)| **is).map(|(row, _)| row).collect();
            let different: std::collections::HashSet<_> = sure.iter().collect();
            assert_eq!((different.len(), table.len()), (sure.len(), sure.len()), "{rows:?}");
            longest = longest.max(sure.len());
        }
        assert!(longest > 40, "{longest} rows at most");
    }
}
