//! Stops the build when the data package has a fault, and prepares what the page needs to know of it.
//!
//! * `ATLAS_DATA_VERSION`: the version in the descriptor.
//! * `characters.tsv`: readings and traditional forms of the characters of the package, for search.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use pinyin::{ToPinyin, ToPinyinMulti};

/// The same code that judges a package at run time, without the embedded copy, which is not built yet.
#[allow(dead_code, unused_imports)]
#[path = "src/dataset"]
mod dataset {
    mod descriptor;
    mod load;
    mod place;
    mod rows;
    mod table;
    mod types;
    mod validate;

    pub use descriptor::*;
    pub use load::{LoadError, PackageFiles};
    use place::place;
    pub use table::{Table, TableError, TableProblem};
    pub use types::*;
    pub use validate::{Fault, Rule, validate};
}

use dataset::{Descriptor, PackageFiles, Table, validate};

const PACKAGE: &str = "public/data";

fn main() {
    println!("cargo:rerun-if-changed={PACKAGE}");
    println!("cargo:rerun-if-changed=src/dataset");
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(problem) = run() {
        eprintln!("{problem}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let mut folder = PathBuf::from(PACKAGE);
    if !folder.join("datapackage.json").exists() {
        println!("cargo:warning=public/data is not complete: the test package is embedded");
        folder = PathBuf::from("tests/fixtures/base");
    }
    let here = env::current_dir().map_err(|error| error.to_string())?;
    println!("cargo:rustc-env=ATLAS_DATA_DIR={}", here.join(&folder).display());
    let contents = read_folder(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
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
        eprintln!("{PACKAGE}/{fault}");
    }
    if !faults.is_empty() {
        return Err(format!("the data package has {} faults, see above", faults.len()));
    }

    let descriptor: Descriptor =
        serde_json::from_slice(files.descriptor).map_err(|error| format!("datapackage.json: {error}"))?;
    println!("cargo:rustc-env=ATLAS_DATA_VERSION={}", descriptor.version);

    let out = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let characters = character_table(&characters(&files));
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

/// The Han characters that a reader may search for: those of the Chinese texts, titles and names.
fn characters(files: &PackageFiles<'_>) -> BTreeSet<char> {
    let searched = |column: &str| {
        column.ends_with("_zh") || column.starts_with("title") || column.starts_with("name") || column == "publisher"
    };
    let mut characters = BTreeSet::new();
    for (_, content) in &files.tables {
        let table = Table::parse(Table::decode(content).unwrap_or_default());
        let columns: Vec<usize> =
            table.header().enumerate().filter(|(_, name)| searched(name)).map(|(column, _)| column).collect();
        for record in 0..table.len() {
            for column in &columns {
                characters.extend(table.cell(record, *column).chars().filter(|character| is_han(*character)));
            }
        }
    }
    characters
}

fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// One line a character: itself, its readings, the traditional characters that are written with it.
fn character_table(characters: &BTreeSet<char>) -> String {
    let mut traditional: BTreeMap<char, String> = BTreeMap::new();
    for character in ('\u{3400}'..='\u{9fff}').map(|character| (character, character.to_string())) {
        let (character, own) = character;
        let simplified = fast2s::convert(&own).chars().next().unwrap_or(character);
        if simplified != character && characters.contains(&simplified) {
            traditional.entry(simplified).or_default().push(character);
        }
    }
    let mut table = String::new();
    for character in characters {
        let variants = traditional.get(character).map_or("", String::as_str);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{character}\t{}\t{variants}", readings(*character).join(","));
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
