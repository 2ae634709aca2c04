//! Keys as 96 bits, and a table of them: a million keys take 20 to 32 MB, whatever their length.
//!
//! Why hashes are safe here: among ten million keys, two different ones meet with a probability of 2^-50. Somebody who
//! makes them meet on purpose only gets his own package refused, or read with a link that is then found missing when it
//! is read: nothing else rests on them.

/// A hash of the cells of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    high: u64,
    low: u32,
}

impl Key {
    /// The key that these cells make together.
    pub(super) fn of<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut mixer = Mixer { one: 0x243F_6A88_85A3_08D3, two: 0x1319_8A2E_0370_7344 };
        for cell in cells {
            mixer.add(cell.as_bytes());
        }
        mixer.finish()
    }

    /// The key in twelve bytes.
    pub(super) fn words(self) -> [u32; 3] {
        [(self.high >> 32) as u32, self.high as u32, self.low]
    }

    /// The inverse of [`Key::words`].
    pub(super) fn from_words([first, second, low]: [u32; 3]) -> Self {
        Self { high: u64::from(first) << 32 | u64::from(second), low }
    }
}

/// Two states that go their own ways.
struct Mixer {
    one: u64,
    two: u64,
}

impl Mixer {
    fn add(&mut self, cell: &[u8]) {
        let (words, rest) = cell.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        // The last word tells how many bytes it has: cells that run into each other otherwise differ.
        let last = rest.iter().fold(rest.len() as u64 + 1, |last, byte| last << 8 | u64::from(*byte));
        self.mix(last);
    }

    fn mix(&mut self, word: u64) {
        self.one = (self.one ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.one ^= self.one >> 32;
        self.two = (self.two.rotate_left(29) ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.two ^= self.two >> 29;
    }

    fn finish(self) -> Key {
        let mut high = (self.one ^ self.two.rotate_left(17)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        high ^= high >> 30;
        let low = (self.two ^ (self.one >> 7)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 32;
        Key { high, low: low as u32 }
    }
}

/// Numbers by key, in one open table.
#[derive(Debug, Default)]
pub(super) struct KeyMap {
    /// The three words of a key and its number; [`EMPTY`] where there is none.
    slots: Vec<[u32; 4]>,
    used: usize,
}

/// No number is as large.
const EMPTY: u32 = u32::MAX;
const FREE: [u32; 4] = [0, 0, 0, EMPTY];

impl KeyMap {
    /// The number of a key.
    pub(super) fn get(&self, key: Key) -> Option<u32> {
        let place = self.place(key)?;
        self.slots.get(place).map(|slot| slot[3]).filter(|number| *number != EMPTY)
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.used
    }

    /// Whether the key is there.
    pub(super) fn has(&self, key: Key) -> bool {
        self.get(key).is_some()
    }

    /// Sets the number of a key if it is new; otherwise gives the one that it has.
    pub(super) fn insert(&mut self, key: Key, number: u32) -> Option<u32> {
        let used = self.used;
        let known = *self.number(key, number)?;
        (self.used == used).then_some(known)
    }

    /// The number of a key, which is `new` if the key is. There is one: the table never fills up.
    pub(super) fn number(&mut self, key: Key, new: u32) -> Option<&mut u32> {
        self.make_room();
        let place = self.place(key)?;
        let slot = self.slots.get_mut(place)?;
        if slot[3] == EMPTY {
            *slot = words(key, new.min(EMPTY - 1));
            self.used += 1;
        }
        Some(&mut slot[3])
    }

    fn make_room(&mut self) {
        if self.used * 4 >= self.slots.len() * 3 {
            self.grow();
        }
    }

    /// Looks where the keys will be sought. One after the other each look would wait for memory; like this they wait
    /// together, and a million keys are sought in half the time.
    pub(super) fn touch(&self, keys: &[Key]) {
        let size = self.slots.len() as u64;
        let slot = |key: &Key| self.slots.get((((key.high >> 32) * size) >> 32) as usize);
        let sum = keys.iter().filter_map(slot).fold(0, |sum: u32, slot| sum.wrapping_add(slot[3]));
        std::hint::black_box(sum);
    }

    /// Where the key is, or would be.
    fn place(&self, key: Key) -> Option<usize> {
        let size = self.slots.len();
        if size == 0 {
            return None;
        }
        // The upper half of the hash as a part of the table: any size will do, and a larger table keeps the order.
        let mut place = (((key.high >> 32) * size as u64) >> 32) as usize;
        let sought = words(key, EMPTY);
        loop {
            let slot = self.slots.get(place)?;
            if slot[3] == EMPTY || slot[..3] == sought[..3] {
                return Some(place);
            }
            place = if place + 1 == size { 0 } else { place + 1 };
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() + self.slots.len() / 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![FREE; size]);
        for slot in old.into_iter().filter(|slot| slot[3] != EMPTY) {
            let key = Key::from_words([slot[0], slot[1], slot[2]]);
            if let Some(place) = self.place(key).and_then(|place| self.slots.get_mut(place)) {
                *place = slot;
            }
        }
    }
}

fn words(key: Key, number: u32) -> [u32; 4] {
    let [first, second, low] = key.words();
    [first, second, low, number]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_apart() {
        let texts: Vec<String> = (0..20_000).map(|number| format!("2024-event-{number:02}")).collect();
        let mut map = KeyMap::default();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(map.insert(Key::of([text.as_str()]), number as u32), None);
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(map.get(Key::of([text.as_str()])), Some(number as u32));
            assert_eq!(map.insert(Key::of([text.as_str()]), 7), Some(number as u32));
            assert!(!map.has(Key::of([text.as_str(), ""])));
        }
        assert_eq!(map.used, texts.len());
        assert_eq!(KeyMap::default().get(Key::of(["a"])), None);
    }

    #[test]
    fn where_a_cell_ends_is_part_of_the_key() {
        let keys = [vec!["ab", "c"], vec!["a", "bc"], vec!["abc"], vec!["abc", ""], vec!["", "abc"], vec![""], vec![]];
        for (at, one) in keys.iter().enumerate() {
            for two in &keys[at + 1..] {
                assert_ne!(Key::of(one.iter().copied()), Key::of(two.iter().copied()), "{one:?} {two:?}");
            }
        }
    }
}
