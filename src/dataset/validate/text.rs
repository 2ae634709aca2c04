//! Blanks, translations, punctuation, addresses and dates: what the words themselves must obey.

use super::dates::{is_date, is_date_or_interval};
use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};

/// Judges every text of the package.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    let chinese = chinese_texts(package);
    for sheet in &package.sheets {
        let header = sheet.header();
        for record in sheet.records() {
            for (number, column) in header.iter().enumerate() {
                let cell = sheet.cell_at(record, number);
                judge_blanks(sheet, record, column, cell, faults);
                judge_pair(sheet, record, column, faults);
                judge_chinese(sheet, record, column, cell, faults);
                judge_english(sheet, record, column, cell, &chinese, faults);
            }
        }
    }
    judge_sources(package, faults);
    judge_dates(package, faults);
}

fn judge_blanks(sheet: &Sheet<'_>, record: usize, column: &str, cell: &str, faults: &mut Faults) {
    let invisible =
        |character: char| character.is_control() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}');
    if cell.trim() != cell {
        let message = format!("{} begins or ends with a blank", quoted(cell));
        faults.cell(sheet, record, column, Rule::Blanks, message, "no blanks around a value");
    } else if let Some(found) = cell.chars().find(|character| invisible(*character)) {
        let message = format!("the text has the invisible character U+{:04X}", u32::from(found));
        faults.cell(sheet, record, column, Rule::Blanks, message, "characters that can be seen");
    }
}

/// `x_zh` and `x_en`: both or neither. The fault is with the empty one.
fn judge_pair(sheet: &Sheet<'_>, record: usize, column: &str, faults: &mut Faults) {
    let Some(name) = column.strip_suffix("_zh") else { return };
    let english = format!("{name}_en");
    if sheet.column(&english).is_none() {
        return;
    }
    let (missing, language) = match (sheet.filled(record, column), sheet.filled(record, &english)) {
        (true, false) => (english.as_str(), "Chinese"),
        (false, true) => (column, "English"),
        _ => return,
    };
    if sheet.field(missing).is_some_and(|field| field.constraints.required) {
        return; // judged as a required cell
    }
    let message = format!("the text is there in {language} only");
    faults.cell(sheet, record, missing, Rule::Translation, message, "both languages or neither");
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Letter for letter from a source, so that its punctuation is not ours to judge.
fn is_quoted_column(sheet: &Sheet<'_>, column: &str) -> bool {
    sheet.file == "entries.csv" && column == "title_zh"
}

fn judge_chinese(sheet: &Sheet<'_>, record: usize, column: &str, cell: &str, faults: &mut Faults) {
    if !(column.ends_with("_zh") || column.ends_with("_zh_hant")) || is_quoted_column(sheet, column) {
        return;
    }
    let characters: Vec<char> = cell.chars().collect();
    for window in characters.windows(3) {
        if let [before, sign @ (',' | ';' | ':' | '?' | '!'), after] = window
            && is_han(*before)
            && is_han(*after)
        {
            let message = format!("the half-width sign {sign} stands in “{before}{sign}{after}”");
            faults.cell(sheet, record, column, Rule::ChinesePunctuation, message, "full-width punctuation");
        }
    }
}

/// All Chinese texts in one, to find names in.
fn chinese_texts(package: &Package<'_>) -> String {
    let mut all = String::new();
    for sheet in &package.sheets {
        for (number, column) in sheet.header().iter().enumerate() {
            if column.contains("_zh") || matches!(*column, "title" | "publisher") {
                for record in sheet.records() {
                    all.push_str(sheet.cell_at(record, number));
                    all.push('\n');
                }
            }
        }
    }
    all
}

/// Chinese in English text is a name, and a name occurs in a Chinese text too.
fn judge_english(sheet: &Sheet<'_>, record: usize, column: &str, cell: &str, chinese: &str, faults: &mut Faults) {
    if !column.ends_with("_en") {
        return;
    }
    for run in cell.split(|character| !is_han(character)).filter(|run| !run.is_empty()) {
        if !chinese.contains(run) {
            let message = format!("the English text holds {}", quoted(run));
            let expected = "English, or a name that a Chinese text of the package holds too";
            faults.cell(sheet, record, column, Rule::HanInEnglish, message, expected);
        }
    }
}

fn judge_sources(package: &Package<'_>, faults: &mut Faults) {
    let Some(sheet) = package.sheet("sources.csv") else { return };
    for record in sheet.records() {
        let url = sheet.cell(record, "url");
        if !url.is_empty() && !is_web_address(url) {
            let message = format!("{} is no web address", quoted(url));
            faults.cell(sheet, record, "url", Rule::Url, message, "http:// or https:// with a host");
        }
        if sheet.filled(record, "publisher") != sheet.filled(record, "publisher_language") {
            let message = "a publisher and its language do not go together";
            faults.cell(sheet, record, "publisher_language", Rule::Publisher, message, "both or neither");
        }
    }
}

fn is_web_address(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | ':');
    host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(plain)
        && !url.contains(|character: char| character.is_whitespace() || "\"<>\\^`{|}".contains(character))
}

fn judge_dates(package: &Package<'_>, faults: &mut Faults) {
    let columns =
        [("sources.csv", "published"), ("editions.csv", "published"), ("facts.csv", "as_of"), ("releases.csv", "date")];
    for (file, column) in columns {
        let Some(sheet) = package.sheet(file) else { continue };
        // A column that the schema calls a date has been judged as one.
        if sheet.field(column).is_some_and(|field| field.kind == "date") {
            continue;
        }
        let (good, expected): (fn(&str) -> bool, _) = if column == "as_of" {
            (is_date_or_interval, "YYYY, YYYY-MM, YYYY-MM-DD or START/END")
        } else {
            (is_date, "YYYY, YYYY-MM or YYYY-MM-DD")
        };
        for record in sheet.records() {
            let cell = sheet.cell(record, column);
            if !cell.is_empty() && !good(cell) {
                let message = format!("{} is no date of the calendar", quoted(cell));
                faults.cell(sheet, record, column, Rule::Date, message, expected);
            }
        }
    }
}
