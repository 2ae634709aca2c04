//! Blanks, translations and punctuation: what the words themselves must obey. Names in English texts: `names.rs`.

use super::bytes::find;
use super::dates::{is_date, is_date_or_interval};
use super::faults::{Faults, Quoted};
use super::names::is_han;
use super::row::Row;
use super::rule::Rule;
use crate::dataset::columns::language_of;
use crate::dataset::descriptor::Resource;
use crate::dataset::names::AtlasBlock;

/// The columns of a table, ready to judge their texts.
#[derive(Default)]
pub(super) struct Texts(Vec<Column>);

struct Column {
    name: String,
    /// Its punctuation is Chinese.
    is_chinese: bool,
    /// For `x_zh`: the number of `x_en`, and whether the descriptor wants the one and the other filled.
    partner: Option<(usize, bool, bool)>,
    /// It is in a language that the package does not have.
    is_unread: bool,
    /// How its dates are written.
    date: Option<Date>,
}

/// Whether a text is such a date, and what would be right.
type Date = (fn(&str) -> bool, &'static str);

/// Marks of bytes, added up over a cell: most cells have none and are done with that.
const CONTROL: u8 = 1;
/// The first byte of characters that include invisible ones: U+2000 to U+3FFF, U+F000 to U+FFFF, all common in Chinese.
const MAYBE_INVISIBLE: u8 = 2;
/// The same of others, which are rare: each of their cells is looked through.
const RARELY_INVISIBLE: u8 = 16;
/// A sign that Chinese text has in full width.
const HALF_WIDTH: u8 = 4;
/// A blank, or the first byte of characters that include blanks.
const MAYBE_BLANK: u8 = 8;

const MARKS: [u8; 256] = marks();

const fn marks() -> [u8; 256] {
    let mut marks = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        marks[byte] = match byte as u8 {
            b'\t' | b'\n' | 0x0b | 0x0c | b'\r' => CONTROL | MAYBE_BLANK,
            0..=0x1f | 0x7f => CONTROL,
            b' ' => MAYBE_BLANK,
            b',' | b';' | b':' | b'?' | b'!' => HALF_WIDTH,
            // U+0080 to U+00BF, U+1000 to U+1FFF.
            0xc2 | 0xe1 => RARELY_INVISIBLE | MAYBE_BLANK,
            // U+0340 to U+037F, U+0600 to U+063F, the planes above the first.
            0xcd | 0xd8 | 0xf0..=0xf4 => RARELY_INVISIBLE,
            0xe2 | 0xe3 => MAYBE_INVISIBLE | MAYBE_BLANK,
            0xef => MAYBE_INVISIBLE,
            _ => 0,
        };
        byte += 1;
    }
    marks
}

impl Texts {
    /// The columns of a table with this header, of a package with this block.
    pub(super) fn new(file: &str, header: &[String], resource: Option<&Resource>, block: &AtlasBlock) -> Self {
        let has_both = block.has("zh") && block.has("en");
        let field = |name: &str| resource?.schema.fields.iter().find(|field| field.name == name);
        let is_required = |name: &str| field(name).is_some_and(|field| field.constraints.required);
        let column = |name: &String| {
            let english = name.strip_suffix("_zh").map(|name| [name, "_en"].concat());
            let partner = english.filter(|_| has_both).and_then(|english| {
                let place = header.iter().position(|other| *other == english)?;
                Some((place, is_required(name), is_required(&english)))
            });
            Column {
                name: name.clone(),
                // Titles of entries are letter for letter from a source: their punctuation is not ours to judge.
                is_chinese: (name.ends_with("_zh") || name.ends_with("_zh_hant"))
                    && (file, name.as_str()) != ("entries.csv", "title_zh"),
                partner,
                // Pinyin and initials are no texts: an English package may have them.
                is_unread: language_of(name).is_some_and(|language| name.contains('_') && !block.has(language)),
                // A column that the schema calls a date is judged as one.
                date: date(file, name).filter(|_| field(name).is_none_or(|field| field.kind != "date")),
            }
        };
        Self(header.iter().map(column).collect())
    }

    /// Judges the texts of a row that is not broken.
    pub(super) fn judge(&self, row: &Row<'_>, faults: &mut Faults) {
        for (number, column) in self.0.iter().enumerate() {
            let cell = row.cell_at(number);
            let marks = cell.bytes().fold(0, |marks, byte| marks | MARKS[byte as usize]);
            if marks & (CONTROL | MAYBE_INVISIBLE | RARELY_INVISIBLE | MAYBE_BLANK) != 0 {
                judge_blanks(row, &column.name, cell, marks, faults);
            }
            if column.is_unread && !cell.is_empty() {
                let message = format_args!("the package does not have the language of this column");
                let expected = format_args!("an empty cell, or the language among those of datapackage.json");
                faults.add(row.place(&column.name), Rule::Translation, message, expected);
            }
            if let Some(partner) = column.partner {
                judge_pair(row, &column.name, cell, partner, faults);
            }
            if column.is_chinese && marks & HALF_WIDTH != 0 {
                judge_punctuation(row, &column.name, cell, faults);
            }
            if let Some((_, expected)) = column.date.filter(|(is_good, _)| !cell.is_empty() && !is_good(cell)) {
                let message = format_args!("{} is no date of the calendar", Quoted(cell));
                faults.add(row.place(&column.name), Rule::Date, message, format_args!("{expected}"));
            }
        }
    }
}

fn date(file: &str, column: &str) -> Option<Date> {
    match (file, column) {
        ("sources.csv" | "editions.csv", "published") | ("releases.csv", "date") => {
            Some((is_date, "YYYY, YYYY-MM or YYYY-MM-DD"))
        }
        ("facts.csv", "as_of") => Some((is_date_or_interval, "YYYY, YYYY-MM, YYYY-MM-DD or START/END")),
        _ => None,
    }
}

fn judge_blanks(row: &Row<'_>, column: &str, cell: &str, marks: u8, faults: &mut Faults) {
    if cell.trim() != cell {
        let message = format_args!("{} begins or ends with a blank", Quoted(cell));
        faults.add(row.place(column), Rule::Blanks, message, format_args!("no blanks around a value"));
        return;
    }
    let is_possible = marks & (CONTROL | RARELY_INVISIBLE) != 0
        || (marks & MAYBE_INVISIBLE != 0 && may_be_invisible(cell.as_bytes()));
    if !is_possible {
        return;
    }
    if let Some(found) = cell.chars().find(is_invisible) {
        let message = format_args!("the text has the invisible character U+{:04X}", u32::from(found));
        faults.add(row.place(column), Rule::Blanks, message, format_args!("characters that can be seen"));
    }
}

/// Characters without a picture of their own that can hide in a name or turn round what stands beside it: control characters,
/// the ignorable ones of Unicode (`Default_Ignorable_Code_Point`), the marks of direction (`Bidi_Control`), separators of lines,
/// annotations and what is no character. Selectors of variants of Han characters are left: names of people are written with them.
pub(super) fn is_invisible(character: &char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fdd0}'..='\u{fdef}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e00ff}'
        )
        || u32::from(*character) & 0xfffe == 0xfffe
}

/// Whether the bytes may hold one of them that begins like full-width commas and quotation marks do.
fn may_be_invisible(mut bytes: &[u8]) -> bool {
    while let Some(at) = find(bytes, [0xe2, 0xe3, 0xef]) {
        bytes = bytes.get(at..).unwrap_or_default();
        if let [0xe2, 0x80, 0x8b..=0x8f | 0xa8..=0xae, ..]
        | [0xe2, 0x81, 0xa0..=0xaf, ..]
        | [0xe3, 0x85, 0xa4, ..]
        | [0xef, 0xb7, 0x90..=0xaf, ..]
        | [0xef, 0xbb, 0xbf, ..]
        | [0xef, 0xbe, 0xa0, ..]
        | [0xef, 0xbf, 0xb0..=0xbf, ..] = bytes
        {
            return true;
        }
        bytes = bytes.get(1..).unwrap_or_default();
    }
    false
}

/// `x_zh` and `x_en`: both or neither. The fault is with the empty one.
fn judge_pair(
    row: &Row<'_>,
    column: &str,
    cell: &str,
    (partner, own, other): (usize, bool, bool),
    faults: &mut Faults,
) {
    let english = row.cell_at(partner);
    if cell.is_empty() == english.is_empty() {
        return;
    }
    let (missing, language, is_required) = if cell.is_empty() {
        (column, "English", own)
    } else {
        (row.piece.header.get(partner).map_or("", String::as_str), "Chinese", other)
    };
    if is_required {
        return; // judged as a required cell
    }
    let message = format_args!("the text is there in {language} only");
    faults.add(row.place(missing), Rule::Translation, message, format_args!("both languages or neither"));
}

fn judge_punctuation(row: &Row<'_>, column: &str, cell: &str, faults: &mut Faults) {
    for (at, sign) in cell.match_indices([',', ';', ':', '?', '!']) {
        let before = cell.get(..at).and_then(|text| text.chars().next_back()).filter(|before| is_han(*before));
        let after = cell.get(at + 1..).and_then(|text| text.chars().next()).filter(|after| is_han(*after));
        if let (Some(before), Some(after)) = (before, after) {
            let message = format_args!("the half-width sign {sign} stands in “{before}{sign}{after}”");
            faults.add(row.place(column), Rule::ChinesePunctuation, message, format_args!("full-width punctuation"));
        }
    }
}
