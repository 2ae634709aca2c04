//! Guesses what a text is that is not UTF-8.

/// An encoding that spreadsheets write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// GB 18030, which GBK and GB 2312 are part of.
    Gb18030,
    /// Big5, of Taiwan, Hong Kong and Macao.
    Big5,
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
            Self::Big5 => "big5",
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
    /// Cells that are not UTF-8, and whether one of them cannot be GB 18030, or Big5.
    strange: u64,
    is_no_gb18030: bool,
    is_no_big5: bool,
    /// Characters of two bytes in them, those whose second byte is of ASCII's range, and those whose first one is of Hong Kong's
    /// supplement.
    pairs: u64,
    low: u64,
    supplement: u64,
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
        self.is_no_gb18030 |= !is_gb18030(cell);
        match big5_pairs(cell) {
            Some([pairs, low, supplement]) => {
                self.pairs += pairs;
                self.low += low;
                self.supplement += supplement;
            }
            None => self.is_no_big5 = true,
        }
    }

    /// What it is, if it is not UTF-8 and can be told.
    pub(super) fn answer(&self) -> Option<Encoding> {
        // Any text in Big5 is one in GB 18030, too, of rare characters. The common ones of GB 18030 have no second byte of ASCII's
        // range; of those of Big5 two in five have one. Traditional characters in GBK have one, too, but half of their first bytes are
        // those of the supplement.
        let is_big5 = !self.is_no_big5 && self.low * 5 > self.pairs && self.supplement * 10 < self.pairs;
        let found = if is_big5 { Some(Encoding::Big5) } else { (!self.is_no_gb18030).then_some(Encoding::Gb18030) };
        self.wide.or(found.filter(|_| self.strange > 0))
    }
}

/// How many characters of two bytes a text in Big5 has, how many of them have a second byte of ASCII's range, and how many a
/// first one of the supplement; `None` if it is none.
fn big5_pairs(mut bytes: &[u8]) -> Option<[u64; 3]> {
    let [mut pairs, mut low, mut supplement] = [0; 3];
    loop {
        bytes = match bytes {
            [] => return Some([pairs, low, supplement]),
            [0..=0x7f, rest @ ..] => rest,
            [first @ 0x87..=0xfe, second @ (0x40..=0x7e | 0xa1..=0xfe), rest @ ..] => {
                pairs += 1;
                low += u64::from(*second < 0x7f);
                supplement += u64::from(*first < 0xa1);
                rest
            }
            _ => return None,
        };
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
        // 植物品種 and 原產地名稱 in Big5; 廣東省知識產權保護條例 in GBK, which has traditional characters, too.
        let big5: [&[u8]; 2] = [b"\xb4\xd3\xaa\xab\xab~\xba\xd8", b"\xad\xec\xb2\xa3\xa6a\xa6W\xba\xd9"];
        assert_eq!(guess(b"id,p", &big5), Some("big5"));
        assert_eq!(
            guess(b"id,p", &[b"\x8fV\x96|\xca\xa1\xd6\xaa\xd7R\xaea\x99\xe0\xb1\xa3\xd7o\x97l\xc0\xfd"]),
            Some("gb18030")
        );
        assert_eq!(guess(b"\xff\xfei\0", &[]), Some("utf-16le"));
        assert_eq!(guess(b"\xfe\xff\0i", &[]), Some("utf-16be"));
        assert_eq!(guess(b"i\0d\0", &[]), Some("utf-16le"));
        assert_eq!(guess(b"\0i\0d", &[]), Some("utf-16be"));
    }
}
