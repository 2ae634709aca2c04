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

/// The place of the first of the `sought` bytes, eight at a time.
pub(super) fn find<const N: usize>(bytes: &[u8], sought: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let masks = sought.map(|byte| ONES * u64::from(byte));
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The lowest bit that this sets is that of a byte that equals; above it there may be others.
        let hits = masks.iter().fold(0, |hits, mask| {
            let difference = word ^ mask;
            hits | (difference.wrapping_sub(ONES) & !difference)
        }) & HIGH;
        if hits != 0 {
            return Some(number * 8 + (hits.trailing_zeros() / 8) as usize);
        }
    }
    let found = rest.iter().position(|byte| sought.contains(byte))?;
    Some(words.len() * 8 + found)
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
