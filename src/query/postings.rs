//! Lists of rows, many of them, compressed in one arena.

use super::bits::BitSet;

/// For each id an ascending list of rows: as differences of 1 to 5 bytes, or as bits where that is no longer.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where the list of each id begins; one more entry at the end.
    starts: Vec<usize>,
    bytes: Vec<u8>,
    /// Length of a list of bits. Lists of differences are shorter, so the length tells which one a list is.
    dense_bytes: usize,
}

impl Postings {
    /// Adds the rows of list `id` to `to`.
    pub(super) fn add_to(&self, id: u32, to: &mut BitSet) {
        let Some([start, end, ..]) = self.starts.get(id as usize..) else { return };
        let list = self.bytes.get(*start..*end).unwrap_or_default();
        if list.len() == self.dense_bytes {
            return to.unite_bytes(list);
        }
        let (mut next, mut difference, mut shift) = (0, 0, 0);
        for byte in list {
            difference |= ((byte & 0x7F) as usize) << shift;
            shift += 7;
            if *byte < 0x80 {
                next += difference;
                to.insert(next - 1);
                (difference, shift) = (0, 0);
            }
        }
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.starts.capacity() * size_of::<usize>() + self.bytes.capacity()
    }
}

/// Makes [`Postings`] in two passes over the same rows, so that every list gets its place at once and nothing is
/// moved or reserved in vain: first [`Self::measure`] everything, then [`Self::allot`], then [`Self::write`] it.
#[derive(Debug, Default)]
pub(super) struct PostingsWriter {
    /// For each id: 1 + the last row, and the bytes needed (first pass) or written (second pass).
    lists: Vec<(u32, u32)>,
    postings: Postings,
}

impl PostingsWriter {
    /// First pass: `row` belongs to the list of `id`. Rows come in ascending order; twice the same is one.
    pub(super) fn measure(&mut self, id: u32, row: u32) {
        if self.lists.len() <= id as usize {
            self.lists.resize(id as usize + 1, (0, 0));
        }
        if let Some((last, bytes)) = self.lists.get_mut(id as usize)
            && *last <= row
        {
            // 7 bits to a byte.
            *bytes += (38 - (row + 1 - *last).leading_zeros()) / 7;
            *last = row + 1;
        }
    }

    /// Between the passes: gives every list its place, for `rows` rows in all.
    pub(super) fn allot(&mut self, rows: usize) {
        let dense = rows.div_ceil(8);
        self.postings.dense_bytes = dense;
        let mut end = 0;
        self.postings.starts.reserve_exact(self.lists.len() + 1);
        self.postings.starts.push(0);
        for list in &mut self.lists {
            end += dense.min(list.1 as usize);
            self.postings.starts.push(end);
            *list = (0, 0);
        }
        self.postings.bytes = vec![0; end];
    }

    /// Second pass: the same calls as in the first.
    pub(super) fn write(&mut self, id: u32, row: u32) {
        let Some((last, written)) = self.lists.get_mut(id as usize).filter(|(last, _)| *last <= row) else { return };
        let Some([start, end, ..]) = self.postings.starts.get(id as usize..) else { return };
        let Some(list) = self.postings.bytes.get_mut(*start..*end) else { return };
        if list.len() == self.postings.dense_bytes {
            if let Some(byte) = list.get_mut(row as usize / 8) {
                *byte |= 1 << (row % 8);
            }
        } else {
            let mut difference = row + 1 - *last;
            while let Some(byte) = list.get_mut(*written as usize) {
                *written += 1;
                *byte = difference as u8 & 0x7F;
                difference >>= 7;
                if difference == 0 {
                    break;
                }
                *byte |= 0x80;
            }
        }
        *last = row + 1;
    }

    /// The finished lists.
    pub(super) fn finish(self) -> Postings {
        self.postings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_as_they_went_in() {
        let rows = 50_000;
        let lists: [Vec<u32>; 5] = [
            vec![],
            vec![0, 1, 127, 128, 129, 300, 16_700, 49_999],
            (0..rows).collect(),
            (0..rows).step_by(9).collect(),
            vec![49_999],
        ];
        let mut writer = PostingsWriter::default();
        for pass in 0..2 {
            for row in 0..rows {
                for (id, _) in lists.iter().enumerate().filter(|(_, list)| list.binary_search(&row).is_ok()) {
                    for _ in 0..2 {
                        if pass == 0 { writer.measure(id as u32, row) } else { writer.write(id as u32, row) }
                    }
                }
            }
            if pass == 0 {
                writer.allot(rows as usize);
            }
        }
        let postings = writer.finish();
        for (id, list) in lists.iter().enumerate() {
            let mut set = BitSet::empty(rows as usize);
            postings.add_to(id as u32, &mut set);
            assert!(set.iter().eq(list.iter().map(|row| *row as usize)), "list {id}");
        }
    }
}
