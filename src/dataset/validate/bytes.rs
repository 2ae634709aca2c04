//! What the cutting of records does with bytes.

/// Writes a quoted cell without its quotation marks where it stands, and tells how long it is now. It only grows shorter.
pub(super) fn unquote(cell: &mut [u8]) -> usize {
    let (mut into, mut is_inside, mut at) = (0, true, 1);
    while let Some(byte) = cell.get(at).copied() {
        at += 1;
        if is_inside && byte == b'"' {
            if cell.get(at) != Some(&b'"') {
                is_inside = false;
                continue;
            }
            at += 1;
        }
        if let Some(place) = cell.get_mut(into) {
            *place = byte;
        }
        into += 1;
    }
    // What is left over must not be half a character.
    cell.iter_mut().skip(into).for_each(|byte| *byte = b' ');
    into
}

/// The place of the first of the `sought` bytes: sixteen at a time where the browser can, else eight.
pub(super) fn find<const N: usize>(bytes: &[u8], sought: [u8; N]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<WORD>();
    let masks = masks(sought);
    for (number, word) in words.iter().enumerate() {
        if let Some(at) = first_of(word, &masks) {
            return Some(number * WORD + at);
        }
    }
    let found = rest.iter().position(|byte| sought.contains(byte))?;
    Some(words.len() * WORD + found)
}

#[cfg(not(target_feature = "simd128"))]
use narrow::{WORD, first_of, masks};
#[cfg(target_feature = "simd128")]
use wide::{WORD, first_of, masks};

/// The program that reads packages is built for this, the page is not.
#[cfg(target_feature = "simd128")]
mod wide {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, u8x16_splat, u64x2, v128, v128_or};

    pub(super) const WORD: usize = 16;

    pub(super) fn masks<const N: usize>(sought: [u8; N]) -> [v128; N] {
        sought.map(|byte| u8x16_splat(byte))
    }

    pub(super) fn first_of(word: &[u8; WORD], masks: &[v128]) -> Option<usize> {
        let [low, high] = [0, 8].map(|from| {
            let bytes = word.get(from..from + 8).and_then(|half| half.try_into().ok()).unwrap_or_default();
            u64::from_le_bytes(bytes)
        });
        let word = u64x2(low, high);
        let equal = masks.iter().map(|mask| i8x16_eq(word, *mask)).reduce(|one, two| v128_or(one, two))?;
        let hits = i8x16_bitmask(equal);
        (hits != 0).then(|| hits.trailing_zeros() as usize)
    }
}

#[cfg(not(target_feature = "simd128"))]
mod narrow {
    pub(super) const WORD: usize = 8;
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;

    pub(super) fn masks<const N: usize>(sought: [u8; N]) -> [u64; N] {
        sought.map(|byte| ONES * u64::from(byte))
    }

    pub(super) fn first_of(word: &[u8; WORD], masks: &[u64]) -> Option<usize> {
        let word = u64::from_le_bytes(*word);
        // The lowest bit that this sets is that of a byte that equals; above it there may be others.
        let hits = masks.iter().fold(0, |hits, mask| {
            let difference = word ^ mask;
            hits | (difference.wrapping_sub(ONES) & !difference)
        }) & HIGH;
        (hits != 0).then(|| (hits.trailing_zeros() / 8) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_go() {
        for (cell, expected) in [("\"a\"\"b\"", "a\"b"), ("\"a\"b\"c", "ab\"c"), ("\"\"\"\"", "\""), ("\"é\"漢", "é漢")]
        {
            let mut bytes = cell.as_bytes().to_vec();
            let end = unquote(&mut bytes);
            assert_eq!(std::str::from_utf8(&bytes).map(|text| &text[..end]), Ok(expected));
        }
    }

    #[test]
    fn finds_the_first_of_several_bytes() {
        let text = b"0123456789abcdef,\"\n";
        assert_eq!(find(text, [b',', b'\n']), Some(16));
        assert_eq!(find(text, [b'"']), Some(17));
        assert_eq!(find(text, [b'-']), None);
        assert_eq!(find(b"\x2d\x2c", [b',']), Some(1));
    }
}
