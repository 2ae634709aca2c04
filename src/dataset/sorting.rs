//! The one sort of the page. The standard library makes a copy of its sort (4 KB) for each type that is sorted;
//! here every order is an order of whole numbers, so there is one copy.

/// The places of `keys` in ascending order; equal keys keep their order.
pub fn order(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut keyed: Vec<(u64, u32)> = keys.zip(0..).collect();
    sort(&mut keyed);
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// `items` in ascending order of `key`; equal keys keep their order. For a descending order negate the key (`!key`).
pub fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let order = order(items.iter().map(key));
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| slots.get_mut(place as usize)?.take()).collect()
}

#[inline(never)]
fn sort(keyed: &mut [(u64, u32)]) {
    // The place is part of what is compared: equal keys keep their order.
    keyed.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(sorted(vec!["b2", "a1", "b1", "a2"], |word| word.as_bytes()[0].into()), ["a1", "a2", "b2", "b1"]);
        assert_eq!(order([3, 1, 2, 1].into_iter()), [1, 3, 2, 0]);
        assert_eq!(sorted(vec![1_u64, 3, 2], |number| !number), [3, 2, 1]);
    }
}
