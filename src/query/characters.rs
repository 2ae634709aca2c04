//! What is known of single characters, and the normalisation that makes texts comparable.

/// Readings and simplified forms of characters, looked up in constant time.
#[derive(Clone, Debug, Default)]
pub struct CharacterTable {
    /// For each `character / 256`: 1 + number of its page in `cells`, or 0.
    pages: Vec<u16>,
    /// Pages of 256 cells: 1 + number of the record, or 0.
    cells: Vec<u32>,
    records: Vec<Record>,
    /// Readings of all records, each ended by a comma.
    readings: String,
}

/// What is known of one character.
#[derive(Clone, Copy, Debug)]
struct Record {
    /// The character that stands for it in normalised text.
    simplified: char,
    /// Bit n: some reading begins with the n-th letter.
    initials: u32,
    /// Where its readings are.
    readings: (u32, u32),
}

impl CharacterTable {
    /// Reads lines `character<TAB>reading,reading<TAB>traditional forms`: plain pinyin in a–z, and the characters
    /// that are written with this one in simplified script, with or without commas between. What cannot be read is
    /// left out. Where two lines claim a traditional form, the first has it.
    pub fn parse(tsv: &str) -> Self {
        let mut table = Self::default();
        for line in tsv.lines() {
            let mut columns = line.split('\t');
            let Some(character) = columns.next().and_then(|column| column.chars().next()) else { continue };
            table.add_readings(character, columns.next().unwrap_or_default());
            for form in columns.next().unwrap_or_default().chars() {
                if form != ','
                    && !form.is_whitespace()
                    && let Some(record) = table.record_mut(form)
                    && record.simplified == form
                {
                    record.simplified = character;
                }
            }
        }
        table
    }

    fn add_readings(&mut self, character: char, readings: &str) {
        let start = self.readings.len() as u32;
        let mut initials = 0;
        for reading in readings.split(',') {
            let reading = reading.trim();
            if let Some(first) = reading.bytes().next()
                && reading.bytes().all(|letter| letter.is_ascii_lowercase())
            {
                initials |= 1 << (first - b'a');
                self.readings.push_str(reading);
                self.readings.push(',');
            }
        }
        let end = self.readings.len() as u32;
        if let Some(record) = self.record_mut(character) {
            record.initials = initials;
            record.readings = (start, end);
        }
    }

    /// The record of `character`, made where there is none.
    fn record_mut(&mut self, character: char) -> Option<&mut Record> {
        let code = character as usize;
        if self.pages.len() <= code / 256 {
            self.pages.resize(code / 256 + 1, 0);
        }
        let page = self.pages.get_mut(code / 256)?;
        if *page == 0 {
            self.cells.resize(self.cells.len() + 256, 0);
            *page = (self.cells.len() / 256) as u16;
        }
        let cell = self.cells.get_mut((*page as usize - 1) * 256 + code % 256)?;
        if *cell == 0 {
            self.records.push(Record { simplified: character, initials: 0, readings: (0, 0) });
            *cell = self.records.len() as u32;
        }
        self.records.get_mut(*cell as usize - 1)
    }

    fn record(&self, character: char) -> Option<&Record> {
        let code = character as usize;
        let page = (*self.pages.get(code / 256)? as usize).checked_sub(1)?;
        let record = (*self.cells.get(page * 256 + code % 256)? as usize).checked_sub(1)?;
        self.records.get(record)
    }

    /// The letters that readings of `character` begin with: bit 0 is `a`. 0 if it has no reading.
    pub(super) fn initials(&self, character: char) -> u32 {
        self.record(character).map_or(0, |record| record.initials)
    }

    /// The readings of `character`, each ended by a comma.
    pub(super) fn readings(&self, character: char) -> &str {
        let (start, end) = self.record(character).map_or((0, 0), |record| record.readings);
        self.readings.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The character that stands for `character` when texts are compared: half width, straight quotes, simplified,
    /// Latin lower case (ASCII: the tables for the rest cost 3 KB); every blank is a space. Always one for one, so that places in a text stay places in the text.
    pub(super) fn normal(&self, character: char) -> char {
        match character {
            // Most of a Chinese text, and no blank among them.
            '\u{3400}'..='\u{9FFF}' => self.simplified(character),
            'A'..='Z' => character.to_ascii_lowercase(),
            '!'..='~' => character,
            '\u{FF01}'..='\u{FF5E}' => char::from(((character as u32 - 0xFF01) as u8) + b'!').to_ascii_lowercase(),
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            blank if blank.is_whitespace() => ' ',
            other => self.simplified(other),
        }
    }

    fn simplified(&self, character: char) -> char {
        self.record(character).map_or(character, |record| record.simplified)
    }

    /// Appends the normalised `text` to `to`.
    pub(super) fn append_normal(&self, text: &str, to: &mut String) {
        let start = to.len();
        if text.is_ascii() && !text.bytes().any(|byte| matches!(byte, b'\t'..=b'\r')) {
            to.push_str(text);
            if let Some(added) = to.get_mut(start..) {
                added.make_ascii_lowercase();
            }
            return;
        }
        // Most characters stay as they are: what lies between the others is copied as it is.
        let mut kept = 0;
        for (at, character) in text.char_indices() {
            let normal = self.normal(character);
            if normal != character {
                to.push_str(text.get(kept..at).unwrap_or_default());
                to.push(normal);
                kept = at + character.len_utf8();
            }
        }
        to.push_str(text.get(kept..).unwrap_or_default());
    }

    /// Bytes on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.pages.len() * 2 + self.cells.len() * 4 + self.records.len() * size_of::<Record>() + self.readings.len()
    }
}
