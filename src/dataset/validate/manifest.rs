//! The descriptor under judgement: that it can be read, and which files are the package.

use super::faults::{DESCRIPTOR, Faults, Place, Quoted};
use super::rule::Rule;
use super::text::is_invisible;
use crate::dataset::columns;
use crate::dataset::descriptor::{Descriptor, Resource};
use crate::dataset::names::AtlasBlock;

const PROFILE: &str = "https://datapackage.org/profiles/2.";

/// A longer name or word is none that a heading could show.
const MOST_CHARACTERS: usize = 200;

/// More tables, or columns of a table, are none that somebody meant to write.
const MOST: usize = 1_000;

/// Reads and judges the descriptor.
pub(super) fn read(text: &[u8], faults: &mut Faults) -> Option<Descriptor> {
    match serde_json::from_slice::<Descriptor>(text) {
        Ok(mut descriptor) => {
            let profile = descriptor.profile.as_deref().unwrap_or("");
            if !profile.starts_with(PROFILE) {
                let message = format_args!("$schema is {}", Quoted(profile));
                let expected = format_args!("{PROFILE}0/datapackage.json");
                faults.add(Place::row(DESCRIPTOR, 0), Rule::Profile, message, expected);
            }
            cut(&mut descriptor, faults);
            // It has been read, so it is UTF-8.
            let lines = std::str::from_utf8(text).unwrap_or_default();
            if !judge_languages(&descriptor.atlas, lines, faults) {
                // Each text would be told as one too many.
                descriptor.atlas.languages.clear();
            }
            judge_block(&descriptor.atlas, lines, faults);
            judge_paths(&mut descriptor, text, faults);
            Some(descriptor)
        }
        Err(_) if std::str::from_utf8(text).is_err() => {
            let message = format_args!("the bytes are not valid UTF-8");
            faults.add(
                Place::row(DESCRIPTOR, 1),
                Rule::Descriptor,
                message,
                format_args!("a text file saved as UTF-8"),
            );
            None
        }
        Err(error) => {
            let (place, said) = (Place::row(DESCRIPTOR, error.line()), plain(&error.to_string()));
            let expected = format_args!("a Data Package (v2) with version and resources");
            match error.is_data() {
                true => faults.add(place, Rule::Descriptor, format_args!("a value is wrong ({said})"), expected),
                false => faults.add(place, Rule::Descriptor, format_args!("the text is no JSON ({said})"), expected),
            }
            None
        }
    }
}

/// What the parser says, in words that are not those of this program: it names the types that it reads into.
fn plain(said: &str) -> String {
    let (what, place) = said.split_at(said.find(" at line ").unwrap_or(said.len()));
    let what = match what.split_once("struct ") {
        Some((before, _)) => [before, "an object"].concat(),
        None => ["u8", "u16", "u32", "u64"].iter().fold(what.to_owned(), |what, kind| {
            what.replace(&["expected ", kind].concat(), "expected a whole number, not negative and not too large")
        }),
    };
    what + place
}

/// The languages are those of the program, each once. Tells whether they are.
fn judge_languages(block: &AtlasBlock, descriptor: &str, faults: &mut Faults) -> bool {
    let mut is_good = true;
    let mut fault = |key: &str, message: std::fmt::Arguments<'_>, expected: std::fmt::Arguments<'_>| {
        faults.add(Place::row(DESCRIPTOR, row_in_block(descriptor, "atlas", key)), Rule::Descriptor, message, expected);
        is_good = false;
    };
    let expected = format_args!("zh, en, or both");
    match block.languages.as_slice() {
        [one, other] if one == other => {
            fault("languages", format_args!("the language {} is there twice", Quoted(one)), expected);
        }
        [_, _, _, ..] => fault("languages", format_args!("there are {} languages", block.languages.len()), expected),
        few => {
            for language in few.iter().filter(|language| !matches!(language.as_str(), "zh" | "en")) {
                fault("languages", format_args!("there is no language {}", Quoted(language)), expected);
            }
        }
    }
    is_good
}

/// Names and words are short texts that can be seen, words in each language of the package.
fn judge_block(block: &AtlasBlock, descriptor: &str, faults: &mut Faults) {
    let mut fault = |key: &str, message: std::fmt::Arguments<'_>, expected: std::fmt::Arguments<'_>| {
        faults.add(Place::row(DESCRIPTOR, row_in_block(descriptor, "atlas", key)), Rule::Descriptor, message, expected);
    };
    let has_both = block.has("zh") && block.has("en");
    for (key, texts) in block.words.texts().into_iter().filter(|_| has_both) {
        if texts.zh.is_empty() != texts.en.is_empty() {
            let language = if texts.zh.is_empty() { "English" } else { "Chinese" };
            let message = format_args!("the text is there in {language} only");
            fault(key, message, format_args!("both languages or neither"));
        }
    }
    for (key, texts) in block.texts() {
        for text in [&texts.zh, &texts.en] {
            if text.chars().count() > MOST_CHARACTERS {
                let message = format_args!("{} is too long", Quoted(text));
                fault(key, message, format_args!("at most {MOST_CHARACTERS} characters"));
            } else if text.trim() != text {
                let message = format_args!("{} begins or ends with a blank", Quoted(text));
                fault(key, message, format_args!("no blanks around a value"));
            } else if let Some(found) = text.chars().find(is_invisible) {
                let message = format_args!("the text has the invisible character U+{:04X}", u32::from(found));
                fault(key, message, format_args!("characters that can be seen"));
            }
        }
    }
}

/// The row of the descriptor in which the word stands in a block; 0 where it does not.
pub(super) fn row_in_block(descriptor: &str, block: &str, word: &str) -> usize {
    let [block, word] = [block, word].map(|name| format!("\"{name}\""));
    let from = descriptor.lines().position(|line| line.contains(&block)).unwrap_or_default();
    descriptor.lines().enumerate().skip(from).find(|(_, line)| line.contains(&word)).map_or(0, |(row, _)| row + 1)
}

/// Leaves out what is too much.
fn cut(descriptor: &mut Descriptor, faults: &mut Faults) {
    let mut fault = |message: std::fmt::Arguments<'_>| {
        faults.add(Place::row(DESCRIPTOR, 0), Rule::Descriptor, message, format_args!("at most {MOST}"));
    };
    let tables = descriptor.resources.len();
    if tables > MOST {
        fault(format_args!("there are {tables} tables"));
        descriptor.resources.truncate(MOST);
    }
    for resource in &mut descriptor.resources {
        let schema = &mut resource.schema;
        let counts = [schema.fields.len(), schema.foreign_keys.len(), schema.unique_keys.len()];
        for (count, what) in counts.into_iter().zip(["columns", "foreign keys", "unique keys"]) {
            if count > MOST {
                fault(format_args!("the table {} has {count} {what}", Quoted(&resource.name)));
            }
        }
        schema.fields.truncate(MOST);
        schema.foreign_keys.truncate(MOST);
        schema.unique_keys.truncate(MOST);
    }
}

/// Tables lie beside the descriptor: a path is the name of a file, on any system. Others are left out.
fn judge_paths(descriptor: &mut Descriptor, text: &[u8], faults: &mut Faults) {
    let is_name = |path: &str| {
        !matches!(path, "" | "." | "..") && !path.contains(['/', '\\', ':']) && !path.chars().any(char::is_control)
    };
    for resource in descriptor.resources.iter().filter(|resource| !is_name(&resource.path)) {
        let message = format_args!("the path {} leads out of the package", Quoted(&resource.path));
        let expected = format_args!("the name of a file beside datapackage.json");
        faults.add(Place::row(DESCRIPTOR, row_of(text, &resource.path)), Rule::Path, message, expected);
    }
    descriptor.resources.retain(|resource| is_name(&resource.path));
}

/// The row of the descriptor in which the text stands as JSON has it; 0 where it does not.
fn row_of(descriptor: &[u8], text: &str) -> usize {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    let found = descriptor.split(|byte| *byte == b'\n').position(|line| {
        let line = String::from_utf8_lossy(line);
        line.contains("\"path\"") && line.contains(&quoted)
    });
    found.map_or(0, |row| row + 1)
}

/// The files are those of the descriptor, and those that the atlas reads are among them.
pub(super) fn judge_files(resources: &[Resource], given: &[String], faults: &mut Faults) {
    for resource in resources.iter().filter(|resource| !given.contains(&resource.path)) {
        let message = format_args!("the file is missing");
        let expected = format_args!("a file, because datapackage.json lists it");
        faults.add(Place::row(&resource.path, 0), Rule::MissingFile, message, expected);
    }
    let is_listed = |file: &str| resources.iter().any(|resource| resource.path == file);
    for (file, _) in columns::ALL.iter().filter(|(file, _)| !is_listed(file)) {
        let message = format_args!("the table {file} is not listed");
        let expected = format_args!("every table that the atlas reads");
        faults.add(Place::row(DESCRIPTOR, 0), Rule::MissingFile, message, expected);
    }
    for file in given.iter().filter(|file| !is_listed(file)) {
        let message = format_args!("the file does not belong to the package");
        let expected = format_args!("only files that datapackage.json lists");
        faults.add(Place::row(file, 0), Rule::ExtraFile, message, expected);
    }
}

/// The tables have the columns that the atlas reads, whatever the descriptor says. Tells whether they have.
pub(super) fn judge_columns(file: &str, header: &[String], block: &AtlasBlock, faults: &mut Faults) -> bool {
    let Some((_, columns)) = columns::ALL.iter().find(|(name, _)| *name == file) else { return true };
    let is_needed = |column: &str| columns::language_of(column).is_none_or(|language| block.has(language));
    let missing = columns.iter().filter(|column| is_needed(column) && !header.iter().any(|name| name == *column));
    let mut is_whole = true;
    for column in missing {
        let message = format_args!("the column {column} is missing");
        let expected = format_args!("every column that the atlas reads");
        faults.add(Place::row(file, 1), Rule::MissingColumn, message, expected);
        is_whole = false;
    }
    is_whole
}
