//! Stops the build when the data package has a fault, and prepares what the page needs to know of it.
//!
//! * `ATLAS_DATA_VERSION`: the version in the descriptor.
//! * `first.txt`, `later.txt`: the tables column by column (`src/dataset/baked.rs`).
//! * `dictionary.tsv`: what each table and column holds.
//! * `names.tsv`: what the package calls itself.
//! * `kiosk.tsv`: what a screen in a hall shows.
//! * `mappable.tsv`: which indicators can colour the city grid.
//! * `characters.tsv`: readings and traditional forms of the characters of the package, for search.
//! * `readings.tsv`: the same for all characters, for packages that a visitor opens.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs, io, process};

use pinyin::{ToPinyin, ToPinyinMulti};

/// The same code that judges a package at run time, without the embedded copy, which is not built yet.
#[allow(dead_code, unused_imports)]
#[path = "src/dataset"]
mod dataset {
    mod baked;
    mod columns;
    mod descriptor;
    mod dictionary;
    mod distant;
    mod kiosk;
    mod load;
    mod mechanism_rows;
    mod mechanism_types;
    mod names;
    mod package;
    mod place;
    mod rows;
    mod sorting;
    mod table;
    mod types;
    mod validate;
    mod wording;
    mod words;

    pub use baked::{Part, bake};
    pub use columns::{columns_of, file_names};
    pub use descriptor::*;
    pub use dictionary::bake_dictionary;
    pub use kiosk::bake_kiosk;
    pub use load::{LoadError, PackageFiles};
    pub use mechanism_types::*;
    pub use names::*;
    pub use package::Dataset;
    use place::place;
    pub use sorting::{order, sorted};
    pub use table::{Table, TableError, TableProblem};
    pub use types::*;
    pub use validate::{Fault, Rule, validate};
    pub use wording::*;
    pub use words::*;
}

/// The same code that lists the maps on the page.
#[allow(dead_code)]
#[path = "src/statistics/mappable.rs"]
mod mappable;

use dataset::{Dataset, Descriptor, PackageFiles, Part, Table, bake, bake_dictionary, bake_kiosk, validate};

/// The package that is compiled in; another one only for measurements (`ATLAS_PACKAGE`, see tests/bench/page.mjs).
const PACKAGE: &str = "public/data";

fn main() {
    println!("cargo:rerun-if-changed={PACKAGE}");
    println!("cargo:rerun-if-env-changed=ATLAS_PACKAGE");
    println!("cargo:rerun-if-changed=src/dataset");
    println!("cargo:rerun-if-changed=src/statistics/mappable.rs");
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(problem) = run() {
        eprintln!("{problem}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let package = env::var("ATLAS_PACKAGE").unwrap_or_else(|_| PACKAGE.to_string());
    let folder = Path::new(&package);
    let contents = read_folder(folder).map_err(|error| format!("{package}: {error}"))?;
    let files = PackageFiles {
        descriptor: contents.get("datapackage.json").map_or(&[], Vec::as_slice),
        tables: contents
            .iter()
            .filter(|(name, _)| name.ends_with(".csv"))
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .collect(),
    };

    let faults = validate(&files);
    for fault in &faults {
        eprintln!("{package}/{fault}");
    }
    if !faults.is_empty() {
        return Err(format!("the data package has {} faults, see above", faults.len()));
    }

    let descriptor: Descriptor =
        serde_json::from_slice(files.descriptor).map_err(|error| format!("datapackage.json: {error}"))?;
    println!("cargo:rustc-env=ATLAS_DATA_VERSION={}", descriptor.version);

    let out = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let tables: Vec<(&str, Table)> = files
        .tables
        .iter()
        .map(|(name, content)| (*name, Table::parse(Table::decode(content).unwrap_or_default())))
        .collect();
    let named: Vec<(&str, &Table)> = tables.iter().map(|(name, table)| (*name, table)).collect();
    for (name, part) in [("first.txt", Part::First), ("later.txt", Part::Later)] {
        fs::write(Path::new(&out).join(name), bake(&named, part)).map_err(|error| format!("{name}: {error}"))?;
    }
    let dictionary = bake_dictionary(&descriptor);
    fs::write(Path::new(&out).join("dictionary.tsv"), dictionary)
        .map_err(|error| format!("dictionary.tsv: {error}"))?;
    fs::write(Path::new(&out).join("kiosk.tsv"), bake_kiosk(&descriptor.kiosk))
        .map_err(|error| format!("kiosk.tsv: {error}"))?;
    fs::write(Path::new(&out).join("names.tsv"), descriptor.names().bake())
        .map_err(|error| format!("names.tsv: {error}"))?;
    let texts: Vec<(&str, &str)> =
        files.tables.iter().map(|(name, content)| (*name, Table::decode(content).unwrap_or_default())).collect();
    let dataset = Dataset::from_tables(&descriptor.version, &texts).map_err(|error| error.to_string())?;
    let table = mappable::write_mappable(&mappable::mappable(&dataset));
    fs::write(Path::new(&out).join("mappable.tsv"), table).map_err(|error| format!("mappable.tsv: {error}"))?;
    let all: BTreeSet<char> = ('\u{4e00}'..='\u{9fff}').collect();
    fs::write(Path::new(&out).join("readings.tsv"), character_table(&all, &all))
        .map_err(|error| format!("readings.tsv: {error}"))?;
    let characters = character_table(&characters(&files, NAMES), &characters(&files, BODIES));
    fs::write(Path::new(&out).join("characters.tsv"), characters).map_err(|error| format!("characters.tsv: {error}"))
}

fn read_folder(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    fs::read_dir(folder)?
        .map(|file| {
            let file = file?;
            Ok((file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?))
        })
        .collect()
}

/// Columns that are searched: names, which pinyin finds too, and the rest. As `query` has it.
const NAMES: &[(&str, &[&str])] = &[
    ("areas.csv", &["name_zh", "name_zh_hant"]),
    ("places.csv", &["name_zh", "name_en"]),
    ("actors.csv", &["name_zh", "name_en"]),
    ("topics.csv", &["name_zh"]),
    ("entries.csv", &["title_zh"]),
];
const BODIES: &[(&str, &[&str])] = &[
    ("entries.csv", &["title_en", "summary_zh", "summary_en", "note_zh", "note_en"]),
    ("facts.csv", &["text_zh", "text_en"]),
];

/// The Han characters in these columns.
fn characters(files: &PackageFiles<'_>, columns: &[(&str, &[&str])]) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    for (file, wanted) in columns {
        let content = files.tables.iter().find(|(name, _)| name == file).map_or(&[][..], |(_, content)| *content);
        let table = Table::parse(Table::decode(content).unwrap_or_default());
        for (column, _) in table.header().enumerate().filter(|(_, name)| wanted.contains(name)) {
            for record in 0..table.len() {
                characters.extend(table.cell(record, column).chars().filter(|character| is_han(*character)));
            }
        }
    }
    characters
}

fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// One line a character: itself, its readings if it stands in a name, the traditional characters that are written
/// with it. A character with neither has no line.
fn character_table(in_names: &BTreeSet<char>, in_bodies: &BTreeSet<char>) -> String {
    let characters: BTreeSet<char> = in_names.union(in_bodies).copied().collect();
    let mut traditional: BTreeMap<char, String> = BTreeMap::new();
    for (character, own) in ('\u{3400}'..='\u{9fff}').map(|character| (character, character.to_string())) {
        let simplified = fast2s::convert(&own).chars().next().unwrap_or(character);
        if simplified != character && characters.contains(&simplified) {
            traditional.entry(simplified).or_default().push(character);
        }
    }
    let mut table = String::new();
    for character in characters {
        let readings = if in_names.contains(&character) { readings(character).join(",") } else { String::new() };
        let variants = traditional.get(&character).map_or("", String::as_str);
        if !readings.is_empty() || !variants.is_empty() {
            table.push_str(&format!("{character}\t{readings}\t{variants}\n"));
        }
    }
    table
}

/// Plain readings of a character, the most common first.
fn readings(character: char) -> Vec<&'static str> {
    let mut readings: Vec<&str> = character.to_pinyin().map(|common| common.plain()).into_iter().collect();
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        if !readings.contains(&reading.plain()) {
            readings.push(reading.plain());
        }
    }
    readings
}
