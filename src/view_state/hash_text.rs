//! Names and values of a hash as text: lists, what a year or a key may be, and percent-encoding as `encodeURIComponent` does it, so
//! that a hash survives mail programs and chat windows.

use super::Dropped;

/// Reads a comma-separated list. The commas between values are bare, those within a value are encoded, so the
/// undecoded text is split. What `read` refuses is dropped; the rest stays.
pub(super) fn read_list<T: PartialEq>(
    name: &str,
    raw: &str,
    into: &mut Vec<T>,
    dropped: &mut Vec<Dropped>,
    read: impl Fn(String) -> Option<T>,
) {
    for word in raw.split(',') {
        match decode_component(word).and_then(&read) {
            Some(value) if !into.contains(&value) => into.push(value),
            Some(_) => {}
            None => dropped.push(Dropped::new(name, word)),
        }
    }
}

/// A year as the hash has it.
pub(super) fn read_year(word: &str) -> Option<u16> {
    // `parse` would also take "+2024" and "02024", which encode differently: one state, one hash.
    word.parse().ok().filter(|year: &u16| year.to_string() == word)
}

/// A key of the package: any text that is not empty and not absurdly long.
pub(super) fn read_key(word: String) -> Option<String> {
    (!word.is_empty() && word.chars().count() <= 80).then_some(word)
}

/// A hash in the making.
#[derive(Default)]
pub(super) struct Hash(String);

impl Hash {
    fn name(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
    }

    /// What has been written, without `#`.
    pub(super) fn text(self) -> String {
        self.0
    }

    /// `name=value`.
    pub(super) fn one(&mut self, name: &str, value: &str) {
        self.name(name);
        encode_component(value, &mut self.0);
    }

    /// `name=value,value`; nothing for no value.
    pub(super) fn list(&mut self, name: &str, values: impl Iterator<Item = String>) {
        for (place, value) in values.enumerate() {
            if place == 0 {
                self.name(name);
            } else {
                self.0.push(',');
            }
            encode_component(&value, &mut self.0);
        }
    }
}

/// As JavaScript's `encodeURIComponent`.
fn encode_component(text: &str, into: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            into.push(byte as char);
        } else {
            into.push('%');
            into.push(HEX[usize::from(byte >> 4)]);
            into.push(HEX[usize::from(byte & 15)]);
        }
    }
}

/// The inverse; `None` for a broken escape or bytes that are not UTF-8. Bare non-ASCII characters are taken as
/// they are: browsers and people write them so.
pub(super) fn decode_component(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        bytes.push((hex(*high)? << 4) | hex(*low)?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
