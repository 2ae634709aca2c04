//! Lists of small numbers, one for each row, in two arenas: what a million entries are tied to.

/// For each of `0..len` a list, in the order in which its values came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Where each list begins; one more at the end.
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Links {
    /// The lists of `0..len` out of pairs of owner and value, given as two columns of equal length. Pairs whose owner is
    /// not below `len` are left out.
    pub fn new(len: usize, owners: &[u32], values: Vec<u32>) -> Self {
        let mut starts = vec![0_u32; len + 1];
        for owner in owners {
            if let Some(count) = starts.get_mut(*owner as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        // Files mostly have them in the order of the entries: then nothing moves.
        if owners.is_sorted() && sum as usize == values.len() {
            return Self { starts, values };
        }
        let mut next = starts.clone();
        let mut moved = vec![0; sum as usize];
        for (owner, value) in owners.iter().zip(values) {
            // The slot at `len` is only the end of the last list.
            let place = next.get_mut(*owner as usize).filter(|_| (*owner as usize) < len);
            if let Some(slot) = place.and_then(|place| {
                *place += 1;
                moved.get_mut(*place as usize - 1)
            }) {
                *slot = value;
            }
        }
        Self { starts, values: moved }
    }

    /// The list of `owner`; empty past the end.
    pub fn of(&self, owner: u32) -> &[u32] {
        let Some([start, end, ..]) = self.starts.get(owner as usize..) else { return &[] };
        self.values.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// Bytes on the heap.
    pub fn heap_bytes(&self) -> usize {
        (self.starts.capacity() + self.values.capacity()) * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_to_their_owners_in_their_order() {
        let sorted = Links::new(4, &[0, 0, 2, 3], vec![7, 8, 9, 10]);
        let mixed = Links::new(4, &[3, 0, 2, 0, 9], vec![10, 7, 9, 8, 99]);
        assert_eq!(sorted, mixed);
        let lists: Vec<&[u32]> = (0..5).map(|owner| mixed.of(owner)).collect();
        assert_eq!(lists, [&[7, 8][..], &[], &[9], &[10], &[]]);
        assert_eq!(Links::new(0, &[1], vec![5]).of(0), &[] as &[u32]);
    }
}
