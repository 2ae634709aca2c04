//! What the index knows by number: pairs of characters, phrases that grow out of them, and latin words.

/// Numbers for keys that the owner keeps: an open hash table of ids.
#[derive(Debug, Default)]
struct Slots {
    /// 1 + id, or 0. The length is a power of two.
    slots: Vec<u32>,
    used: usize,
}

impl Slots {
    fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (hash >> 32) as usize;
        loop {
            at &= mask;
            let id = self.slots.get(at)?.checked_sub(1)?;
            if is_it(id) {
                return Some(id);
            }
            at += 1;
        }
    }

    fn insert(&mut self, hash: u64, id: u32, hash_of: impl Fn(u32) -> u64) {
        self.used += 1;
        // At most half full: a search ends after one or two steps.
        if self.used * 2 > self.slots.len() {
            let slots = vec![0; (self.slots.len() * 2).max(1024)];
            for slot in std::mem::replace(&mut self.slots, slots) {
                if let Some(id) = slot.checked_sub(1) {
                    self.put(hash_of(id), id);
                }
            }
        }
        self.put(hash, id);
    }

    fn put(&mut self, hash: u64, id: u32) {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = id + 1;
        }
    }

    fn heap_bytes(&self) -> usize {
        self.slots.capacity() * 4
    }
}

/// Marks the left half of a key as the id of a shorter gram; no character has this bit.
const LONGER: u32 = 1 << 31;

/// Grams: pairs of characters, and longer ones, each of which is a gram and one more character.
#[derive(Debug, Default)]
pub(super) struct Grams {
    /// Left half: the first character, or [`LONGER`] and the shorter gram. Right half: the last character.
    keys: Vec<u64>,
    slots: Slots,
}

/// The left part of a gram: all but the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// Of a pair.
    Character(char),
    /// Of a longer gram.
    Gram(u32),
}

impl Grams {
    /// Number of grams; ids are below.
    pub(super) fn len(&self) -> u32 {
        self.keys.len() as u32
    }

    /// The gram's id.
    pub(super) fn find(&self, left: Left, right: char) -> Option<u32> {
        let key = key(left, right);
        self.slots.find(hash(key), |id| self.keys.get(id as usize) == Some(&key))
    }

    /// The gram's id, a new one if it is not known.
    pub(super) fn find_or_add(&mut self, left: Left, right: char) -> u32 {
        self.find(left, right).unwrap_or_else(|| {
            let (key, id) = (key(left, right), self.len());
            self.keys.push(key);
            let keys = &self.keys;
            self.slots.insert(hash(key), id, |id| keys.get(id as usize).map_or(0, |key| hash(*key)));
            id
        })
    }

    /// The gram with this id.
    pub(super) fn get(&self, id: u32) -> Option<(Left, char)> {
        let key = self.keys.get(id as usize)?;
        let left = (key >> 32) as u32;
        let left = match left & LONGER {
            0 => Left::Character(char::from_u32(left)?),
            _ => Left::Gram(left & !LONGER),
        };
        Some((left, char::from_u32(*key as u32)?))
    }

    /// Every gram in the order of ids. A shorter gram has a smaller id than those that grow out of it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Left, char)> + '_ {
        (0..self.len()).filter_map(|id| self.get(id).map(|(left, right)| (id, left, right)))
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.keys.capacity() * 8 + self.slots.heap_bytes()
    }
}

fn key(left: Left, right: char) -> u64 {
    let left = match left {
        Left::Character(character) => character as u32,
        Left::Gram(id) => id | LONGER,
    };
    u64::from(left) << 32 | u64::from(right as u32)
}

/// The high half is well mixed: the odd constant is 2^64 over the golden ratio.
fn hash(key: u64) -> u64 {
    (key ^ (key >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Latin words.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<usize>,
    slots: Slots,
}

impl Words {
    /// The word's id, a new one if it is not known.
    pub(super) fn find_or_add(&mut self, word: &str) -> u32 {
        let hash = hash_word(word);
        if let Some(id) = self.slots.find(hash, |id| word_at(&self.text, &self.ends, id) == word) {
            return id;
        }
        let id = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len());
        let (text, ends) = (&self.text, &self.ends);
        self.slots.insert(hash, id, |id| hash_word(word_at(text, ends, id)));
        id
    }

    /// Every word in the order of ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|id| word_at(&self.text, &self.ends, id as u32))
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<usize>() + self.slots.heap_bytes()
    }
}

fn word_at<'a>(text: &'a str, ends: &[usize], id: u32) -> &'a str {
    let end = ends.get(id as usize).copied().unwrap_or_default();
    let start = (id as usize).checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    text.get(start..end).unwrap_or_default()
}

fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0, |mixed, byte| hash(mixed ^ u64::from(byte)))
}
