//! Guesses what a text is that is not UTF-8.

/// An encoding that spreadsheets write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// GB 18030, which GBK and GB 2312 are part of.
    Gb18030,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

impl Encoding {
    /// The name that the Encoding Standard has for it, for decoders of browsers.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// What a whole text is, if it is not UTF-8 and can be told.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let mut guess = Guess::default();
        // UTF-16 of nothing but ASCII is UTF-8 with a lot of NUL in it.
        if !guess.begins(text) && std::str::from_utf8(text).is_err() {
            guess.add(text);
        }
        guess.answer()
    }
}

/// What is known so far of a text.
#[derive(Debug, Default)]
pub(super) struct Guess {
    wide: Option<Encoding>,
    /// Cells that are not UTF-8, and whether all of them can be GB 18030.
    strange: u64,
    is_other: bool,
}

impl Guess {
    /// Looks at the first bytes: whether they are UTF-16.
    pub(super) fn begins(&mut self, bytes: &[u8]) -> bool {
        self.wide = match bytes {
            [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
            [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
            [one, 0, two, 0, ..] if *one != 0 && *two != 0 => Some(Encoding::Utf16Le),
            [0, one, 0, two, ..] if *one != 0 && *two != 0 => Some(Encoding::Utf16Be),
            _ => None,
        };
        self.wide.is_some()
    }

    /// Looks at a cell that is not UTF-8.
    pub(super) fn add(&mut self, cell: &[u8]) {
        self.strange += 1;
        self.is_other |= !is_gb18030(cell);
    }

    /// What it is, if it is not UTF-8 and can be told.
    pub(super) fn answer(&self) -> Option<Encoding> {
        self.wide.or((self.strange > 0 && !self.is_other).then_some(Encoding::Gb18030))
    }
}

/// Whether the bytes are characters of one, two and four bytes, as GB 18030 has them.
fn is_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7f, rest @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..]
            | [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_encodings_apart() {
        let guess = |first: &[u8], cells: &[&[u8]]| {
            let mut guess = Guess::default();
            guess.begins(first);
            cells.iter().for_each(|cell| guess.add(cell));
            guess.answer().map(Encoding::label)
        };
        // 服务 in GBK, é in Latin-1, 广 in UTF-8 without its end, 㐂 in four bytes.
        assert_eq!(guess(b"id,p", &[b"\xb7\xfe\xce\xf1", b"a\x81\x39\xee\x39"]), Some("gb18030"));
        assert_eq!(guess(b"id,p", &[b"\xb7\xfe\xce\xf1", b"caf\xe9"]), None);
        assert_eq!(guess(b"id,p", &[]), None);
        assert_eq!(guess(b"\xff\xfei\0", &[]), Some("utf-16le"));
        assert_eq!(guess(b"\xfe\xff\0i", &[]), Some("utf-16be"));
        assert_eq!(guess(b"i\0d\0", &[]), Some("utf-16le"));
        assert_eq!(guess(b"\0i\0d", &[]), Some("utf-16be"));
    }
}
