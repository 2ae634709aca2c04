//! From the id of an entry to its number, without keeping a million texts.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Numbers of ids, by their hashes: 12 bytes an id. Two ids with one hash are told apart by nobody here: of a million honest
/// ids that happens once in thirty million packages. Whether it is the same id, the text of the entry tells.
#[derive(Debug, Default)]
pub(super) struct Ids {
    hashes: Vec<u64>,
    /// Number + 1 of the id whose hash leads here, or to a slot before it; 0 is an empty slot.
    slots: Vec<u32>,
    /// The number that was found last.
    last: u32,
}

/// Tables that hang on the entries are mostly in their order: the next id is the last one again, or one of so many after it.
const NEAR: u32 = 4;

impl Ids {
    /// Adds the id with the next number.
    pub(super) fn push(&mut self, id: &str) {
        if (self.hashes.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        self.hashes.push(hash(id));
        self.settle(self.hashes.len() - 1);
    }

    /// The number of an id.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.find_far(hash(id))
    }

    /// The same for one id after the other: quick where they are in the order of their numbers.
    pub(super) fn find_next(&mut self, id: &str) -> Option<u32> {
        let sought = hash(id);
        let is_it = |number: &u32| self.hashes.get(*number as usize) == Some(&sought);
        let near = (self.last..self.last.saturating_add(NEAR)).find(is_it);
        self.last = near.or_else(|| self.find_far(sought))?;
        Some(self.last)
    }

    fn find_far(&self, sought: u64) -> Option<u32> {
        let mut slot = self.slot_of(sought)?;
        loop {
            let number = self.slots.get(slot)?.checked_sub(1)?;
            if self.hashes.get(number as usize) == Some(&sought) {
                return Some(number);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }

    fn slot_of(&self, hash: u64) -> Option<usize> {
        (hash as usize).checked_rem(self.slots.len())
    }

    /// Of ids with one hash the first one stays: a package that has an id twice is faulty, and to line them all up would take the
    /// square of their number.
    fn settle(&mut self, number: usize) {
        let Some(hash) = self.hashes.get(number).copied() else { return };
        let Some(mut slot) = self.slot_of(hash) else { return };
        while let Some(taken) = self.slots.get(slot).and_then(|taken| taken.checked_sub(1)) {
            if self.hashes.get(taken as usize) == Some(&hash) {
                return;
            }
            slot = (slot + 1) % self.slots.len();
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = number as u32 + 1;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        (0..self.hashes.len()).for_each(|number| self.settle(number));
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.hashes.capacity() * 8 + self.slots.capacity() * 4
    }
}

fn hash(id: &str) -> u64 {
    FxBuildHasher.hash_one(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_and_no_other() {
        let mut ids = Ids::default();
        assert_eq!(ids.find("2024-event-01"), None);
        let all: Vec<String> = (0..5000).map(|number| format!("2024-event-{number:02}")).collect();
        all.iter().for_each(|id| ids.push(id));
        assert!(all.iter().zip(0..).all(|(id, number)| ids.find(id) == Some(number)));
        assert_eq!(ids.find("2024-event-5000"), None);
        // In their order, some twice, and out of it.
        for number in [0, 0, 1, 4, 5, 4999, 4999, 3, 7, 2, 9, 14] {
            assert_eq!(ids.find_next(&all[number]), Some(number as u32));
        }
        assert_eq!((ids.find_next("2024-event-5000"), ids.find_next(&all[15])), (None, Some(15)));
    }

    // Fifty thousand faulty rows that begin alike kept the reader busy for eight seconds.
    #[test]
    fn an_id_that_comes_again_takes_no_slot() {
        let mut ids = Ids::default();
        ["a", "b"].iter().for_each(|id| ids.push(id));
        (0..5000).for_each(|_| ids.push("a"));
        ids.push("c");
        assert_eq!(["a", "b", "c"].map(|id| ids.find(id)), [Some(0), Some(1), Some(5002)]);
        assert_eq!(ids.slots.iter().filter(|slot| **slot != 0).count(), 3);
    }
}
