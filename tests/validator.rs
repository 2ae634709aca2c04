//! The validator against packages that are wrong in one known way each.
//!
//! `fixtures/base` is a small sound package. Every other folder is a patch over it: the changed files and
//! `expected.txt`, the exact faults. Its name is the code of the rule, with `--case` where a rule has several.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use guangdong_ip_atlas::dataset::{Dataset, Fault, PackageFiles, Rule, validate};
use guangdong_ip_atlas::locale::Language;

type Files = BTreeMap<String, Vec<u8>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(folder: &Path) -> Files {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

fn judge(files: &Files) -> Vec<Fault> {
    validate(&PackageFiles {
        descriptor: files.get("datapackage.json").map_or(&[], Vec::as_slice),
        tables: files
            .iter()
            .filter(|(name, _)| name.ends_with(".csv"))
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .collect(),
    })
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn load(files: &Files) -> Result<Dataset, String> {
    let texts: Vec<(&str, String)> =
        files.iter().map(|(name, content)| (name.as_str(), String::from_utf8_lossy(content).into_owned())).collect();
    let tables: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Dataset::from_tables("1.0.0", &tables).map_err(|error| error.to_string())
}

/// Names of the fixtures with their files over the base.
fn fixtures() -> Vec<(String, Files)> {
    let base = read(&root().join("base"));
    let mut all = Vec::new();
    for folder in fs::read_dir(root()).unwrap() {
        let folder = folder.unwrap();
        let name = folder.file_name().into_string().unwrap();
        if name != "base" {
            let mut files = base.clone();
            files.extend(read(&folder.path()));
            all.push((name, files));
        }
    }
    all.sort();
    all
}

#[test]
fn the_base_is_sound_and_loads() {
    let base = read(&root().join("base"));
    assert_eq!(lines(&judge(&base)), "");
    let data = load(&base).unwrap();
    assert_eq!(data.areas.len(), 5);
    assert_eq!(data.editions.iter().map(|edition| edition.year).collect::<Vec<_>>(), [2024, 2023]);
    let entries: Vec<&str> = data.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(entries, ["2024-event-01", "2024-event-02", "2024-measure-01"]);
    assert_eq!(data.entries[0].facts.len(), 2);
    assert_eq!(data.entries[0].place_ids, ["nanqu"]);
    assert_eq!(data.entries[1].areas.len(), 2);
    assert_eq!(data.entries[1].actors, [("yi-customs".to_owned(), "s1".to_owned())]);
    assert_eq!(data.observations[2].figure.as_ref().map(|figure| figure.value), Some(31_064_000.0));
    assert!(data.observations[1].figure.is_none());
}

#[test]
fn rows_may_come_in_any_order_and_line_ends_in_any_form() {
    let base = read(&root().join("base"));
    let mut other = base.clone();
    for name in ["entries.csv", "editions.csv", "facts.csv"] {
        let text = String::from_utf8(base[name].clone()).unwrap();
        let mut rows: Vec<&str> = text.lines().collect();
        rows[1..].reverse();
        other.insert(name.to_owned(), format!("\u{feff}{}\r\n", rows.join("\r\n")).into_bytes());
    }
    assert_eq!(lines(&judge(&other)), "");
    assert_eq!(load(&other), load(&base));
}

#[test]
fn every_fixture_has_exactly_its_faults() {
    let mut wrong = String::new();
    for (name, files) in fixtures() {
        let found = lines(&judge(&files));
        let expected = files.get("expected.txt").cloned().unwrap_or_default();
        // `UPDATE_FIXTURES=1 cargo test` writes them down; read them before you commit them.
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(root().join(&name).join("expected.txt"), &found).unwrap();
        } else if found.as_bytes() != expected || found.is_empty() {
            wrong += &format!("{name}\n--- expected\n{}--- found\n{found}\n", String::from_utf8_lossy(&expected));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn every_fault_of_a_fixture_is_said_in_chinese() {
    for (name, files) in fixtures() {
        for fault in judge(&files) {
            let (said, language) = Language::ZhHans.fault_sentence(&fault.message, &fault.expected);
            // What the parser says of broken JSON is English.
            assert!(language == Language::ZhHans || fault.rule == Rule::Descriptor, "{name}: {said}");
        }
    }
}

#[test]
fn every_rule_has_a_fixture_that_breaks_it() {
    let fixtures = fixtures();
    for rule in Rule::ALL {
        let breaks = |(name, files): &(String, Files)| {
            name.split("--").next() == Some(rule.code()) && judge(files).iter().any(|fault| fault.rule == *rule)
        };
        assert!(fixtures.iter().any(breaks), "no fixture for {}", rule.code());
    }
    for (name, files) in &fixtures {
        let code = name.split("--").next().unwrap();
        let known = code == "many" || Rule::ALL.iter().any(|rule| rule.code() == code);
        assert!(known, "{name} is named after no rule");
        let breaks = code == "many" || judge(files).iter().any(|fault| fault.rule.code() == code);
        assert!(breaks, "{name} does not break its rule");
    }
}

#[test]
fn all_faults_are_reported_and_sorted() {
    let (_, files) = fixtures().into_iter().find(|(name, _)| name == "many").unwrap();
    let faults = judge(&files);
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(files, ["actors.csv", "facts.csv", "sources.csv"]);
}

#[test]
fn codes_of_rules_differ() {
    let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Rule::ALL.len());
}

/// What is judged sound loads.
fn check_agreement(files: &Files) {
    let sound = judge(files).is_empty();
    let loaded = load(files);
    assert!(!sound || loaded.is_ok(), "{loaded:?}");
}

/// Damages one file at a time, by every cut and a flipped bit in every byte.
#[test]
fn damaged_files_never_panic() {
    let base = read(&root().join("base"));
    for name in base.keys() {
        let content = &base[name];
        // A descriptor is long and every try parses it: fewer cuts there.
        let step = if name.ends_with(".json") { 41 } else { 1 };
        for cut in (0..content.len()).step_by(step) {
            let mut files = base.clone();
            files.insert(name.clone(), content[..cut].to_vec());
            check_agreement(&files);
        }
        for at in (0..content.len()).step_by(step) {
            let mut files = base.clone();
            let mut damaged = content.clone();
            damaged[at] ^= 1 << (at % 8);
            files.insert(name.clone(), damaged);
            check_agreement(&files);
        }
    }
}

#[test]
fn empty_missing_and_strange_files_are_refused() {
    let base = read(&root().join("base"));
    for name in base.keys() {
        let mut files = base.clone();
        files.insert(name.clone(), Vec::new());
        assert!(!judge(&files).is_empty(), "{name} empty");
        assert!(name.ends_with(".json") || load(&files).is_err(), "{name} empty");
        files.remove(name);
        assert!(!judge(&files).is_empty(), "{name} missing");
        assert!(name.ends_with(".json") || load(&files).is_err(), "{name} missing");
        for strange in [&[0xff; 64][..], &[0; 64], b"\"", b"\"\"\"", b",,,\n,,", b"\r\r\n\n", b"\xef\xbb\xbf", b"{}"] {
            files.insert(name.clone(), strange.to_vec());
            assert!(!judge(&files).is_empty(), "{name} strange");
            let _ = load(&files);
        }
    }
    assert!(!judge(&Files::new()).is_empty());
    assert!(load(&Files::new()).is_err());
}

#[test]
fn an_error_of_loading_says_where_and_what() {
    let mut files = read(&root().join("base"));
    let text = String::from_utf8(files["entry_areas.csv"].clone()).unwrap();
    files.insert("entry_areas.csv".to_owned(), text.replace("partner", "friend").into_bytes());
    assert_eq!(
        load(&files).unwrap_err(),
        "entry_areas.csv:4:relation: “friend” is not a word of this column, expected one of the words in datapackage.json"
    );
}

#[test]
fn the_published_package_is_sound() {
    let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data"));
    assert_eq!(lines(&judge(&files)), "");
}

// An island, whose tile touches no other one, could not be on a grid: each tile had to have a neighbour, and each neighbour to touch.
#[test]
fn an_island_needs_no_neighbour() {
    let mut files = read(&root().join("base"));
    let change = |files: &mut Files, name: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.contains(from), "{name}");
        files.insert(name.to_owned(), text.replace(from, to).into_bytes());
    };
    change(&mut files, "adjacency.csv", "440200,810000\n", "");
    assert_eq!(
        lines(&judge(&files)),
        "areas.csv:6:code: “810000” has a tile and no neighbour in adjacency.csv, expected a neighbour for each tile\n"
    );
    change(&mut files, "areas.csv", "bg,2,1", "bg,3,1");
    assert_eq!(lines(&judge(&files)), "");
}

// Of a descriptor that cannot be read, thirty faults of the tables were listed that it would have explained.
#[test]
fn without_a_descriptor_nothing_is_said_of_the_tables() {
    let mut files = read(&root().join("base"));
    files.insert("datapackage.json".to_owned(), br#"{"version": 1}"#.to_vec());
    files.insert("areas.csv".to_owned(), b"code,name\n1,East\n".to_vec());
    let faults = judge(&files);
    assert_eq!(faults.iter().map(|fault| fault.file.as_str()).collect::<Vec<_>>(), ["datapackage.json"]);
}
