//! Which glyph shows a character: the cmap table, format 12, the one that `.ci/truetype.mjs` writes.

use ttf_parser::GlyphId;

/// The groups of the table: first character, last character, glyph of the first; sorted.
pub(super) struct CharacterMap<'f>(&'f [[[u8; 4]; 3]]);

impl<'f> CharacterMap<'f> {
    /// `None` if `table` is cut off or has no list of format 12.
    pub(super) fn parse(table: &'f [u8]) -> Option<Self> {
        (0..usize::from(u16_at(table, 2)?)).find_map(|record| {
            let list = table.get(u32_at(table, 8 + 8 * record)? as usize..)?;
            let count = (u16_at(list, 0)? == 12).then(|| u32_at(list, 12))?? as usize;
            let (values, _) = list.get(16..)?.as_chunks::<4>();
            let (groups, _) = values.as_chunks::<3>();
            groups.get(..count).map(Self)
        })
    }

    /// The glyph of `character`, if the font has it.
    pub(super) fn glyph(&self, character: char) -> Option<GlyphId> {
        let code = u32::from(character);
        let place = self.0.partition_point(|[_, last, _]| u32::from_be_bytes(*last) < code);
        let [first, _, glyph] = self.0.get(place)?.map(u32::from_be_bytes);
        let glyph = glyph.checked_add(code.checked_sub(first)?)?;
        u16::try_from(glyph).ok().filter(|glyph| *glyph != 0).map(GlyphId)
    }
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One record that points at `list`.
    fn table(list: &[u32]) -> Vec<u8> {
        [&[1, 3 << 16 | 10, 12], list].concat().iter().flat_map(|value| value.to_be_bytes()).collect()
    }

    #[test]
    fn groups_hold_runs_of_characters() {
        let table = table(&[12 << 16, 40, 0, 2, 0x41, 0x43, 7, 0x1_f600, 0x1_f601, 20]);
        let map = CharacterMap::parse(&table).unwrap();
        let found = ['@', 'A', 'C', 'D', '😀', '😁', '😂'].map(|character| map.glyph(character).map(|glyph| glyph.0));
        assert_eq!(found, [None, Some(7), Some(9), None, Some(20), Some(21), None]);
    }

    #[test]
    fn other_lists_are_refused() {
        assert!(CharacterMap::parse(&table(&[4 << 16, 28, 0, 1, 0x41, 0x43, 7])).is_none(), "another format");
        assert!(CharacterMap::parse(&table(&[12 << 16, 40, 0, 2, 0x41, 0x43, 7])).is_none(), "a group is missing");
        assert!(CharacterMap::parse(&table(&[12 << 16, 28, 0, u32::MAX, 0x41, 0x43, 7])).is_none(), "many are missing");
        assert!(CharacterMap::parse(&[]).is_none());
    }
}
