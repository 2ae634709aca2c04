//! Packages of one language, and of areas that are no provinces and cities.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use guangdong_ip_atlas::dataset::{AreaKind, Dataset, Descriptor, PackageFiles, Table, validate};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::view_state::ViewState;

type Files = BTreeMap<String, String>;

fn base() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base");
    let names = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fs::read_to_string(folder.join(name)).unwrap())).collect()
}

/// The tables with each row changed by `change`, which gets the header.
fn changed(files: &Files, change: impl Fn(&[String], Vec<String>) -> Vec<String>) -> Files {
    let table = |text: &str| {
        let table = Table::parse(text);
        let header: Vec<String> = table.header().map(str::to_owned).collect();
        let row = |record| (0..header.len()).map(|column| table.cell(record, column).to_owned()).collect();
        let rows = std::iter::once(header.clone()).chain((0..table.len()).map(row));
        let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
        rows.map(|row| change(&header, row).into_iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
    };
    let text = |(name, text): (&String, &String)| {
        (name.clone(), if name.ends_with(".csv") { table(text) } else { text.clone() })
    };
    files.iter().map(text).collect()
}

/// With this `atlas` block, and each column of the schema kept that `is_kept`.
fn described(mut files: Files, block: &serde_json::Value, is_kept: impl Fn(&str) -> bool) -> Files {
    let mut descriptor: serde_json::Value = serde_json::from_str(&files["datapackage.json"]).unwrap();
    descriptor["atlas"] = block.clone();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        let schema = &mut resource["schema"];
        schema["fields"].as_array_mut().unwrap().retain(|field| is_kept(field["name"].as_str().unwrap()));
    }
    files.insert("datapackage.json".to_owned(), descriptor.to_string());
    files
}

fn is_chinese(column: &str) -> bool {
    column.ends_with("_zh") || column.ends_with("_zh_hant") || matches!(column, "pinyin" | "initials")
}

/// The base in one language, without the columns of the other.
fn only(language: &str) -> Files {
    let is_kept = |column: &str| if language == "zh" { !column.ends_with("_en") } else { !is_chinese(column) };
    let cut = changed(&base(), |header, row| {
        row.into_iter().zip(header).filter(|(_, name)| is_kept(name)).map(|(cell, _)| cell).collect()
    });
    described(cut, &serde_json::json!({ "languages": [language] }), is_kept)
}

fn faults(files: &Files) -> Vec<String> {
    let tables = files.iter().filter(|(name, _)| name.ends_with(".csv"));
    let tables = tables.map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let files = PackageFiles { descriptor: files["datapackage.json"].as_bytes(), tables };
    validate(&files).iter().map(ToString::to_string).collect()
}

fn load(files: &Files) -> Dataset {
    let tables: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let descriptor: Descriptor = serde_json::from_str(&files["datapackage.json"]).unwrap();
    Dataset { names: descriptor.names(), ..Dataset::from_tables("1.0.0", &tables).unwrap() }
}

#[test]
fn a_package_of_one_language_has_no_columns_of_the_other() {
    let whole = load(&base());
    let (chinese, english) = (only("zh"), only("en"));
    assert_eq!(faults(&chinese), Vec::<String>::new());
    assert_eq!(faults(&english), Vec::<String>::new());
    let (chinese, english) = (load(&chinese), load(&english));
    for (at, entry) in whole.entries.iter().enumerate() {
        assert_eq!((&*chinese.entries[at].title.zh, &*chinese.entries[at].title.en), (&*entry.title.zh, ""));
        assert_eq!((&*english.entries[at].title.zh, &*english.entries[at].title.en), ("", &*entry.title.en));
        assert_eq!(english.entries[at].facts.len(), entry.facts.len());
    }
    assert_eq!(english.observations.len(), whole.observations.len());
    assert_eq!(english.areas[2].name.en, "Jiazhou");
}

#[test]
fn columns_of_a_language_that_the_package_does_not_have_may_be_empty() {
    let emptied = changed(&base(), |header, row| {
        let is_header = row == header;
        let cells = row.into_iter().zip(header);
        let emptied = |(cell, name): (String, &String)| {
            if !is_header && (name.ends_with("_en")) { String::new() } else { cell }
        };
        cells.map(emptied).collect()
    });
    let mut files = described(emptied.clone(), &serde_json::json!({ "languages": ["zh"] }), |_| true);
    // The package's own schema still asks for English names.
    let found = faults(&files);
    assert!(!found.is_empty() && found.iter().all(|fault| fault.contains("the cell is empty")), "{found:?}");
    let descriptor = files["datapackage.json"].replace("\"required\":true", "\"required\":false");
    files.insert("datapackage.json".to_owned(), descriptor.clone());
    assert_eq!(faults(&files), Vec::<String>::new());
    // Of a package of both languages they are missing.
    let both = descriptor.replace("\"languages\":[\"zh\"]", "\"languages\":[]");
    files.insert("datapackage.json".to_owned(), both);
    assert!(faults(&files).iter().any(|fault| fault.contains("the text is there in Chinese only")));
}

/// Regression: the unit of a quantity and the names in English texts were judged by which columns there were.
#[test]
fn an_english_package_may_leave_its_chinese_columns_empty() {
    let emptied = changed(&base(), |header, row| {
        let is_header = row == header;
        let emptied = |(cell, name): (String, &String)| match name.as_str() {
            name if !is_header && is_chinese(name) => String::new(),
            "summary_en" if !is_header => cell + " (甲州)",
            _ => cell,
        };
        row.into_iter().zip(header).map(emptied).collect()
    });
    let mut files = described(emptied, &serde_json::json!({ "languages": ["en"] }), |_| true);
    let descriptor = files["datapackage.json"].replace("\"required\":true", "\"required\":false");
    files.insert("datapackage.json".to_owned(), descriptor);
    assert_eq!(faults(&files), Vec::<String>::new());
}

#[test]
fn a_text_in_a_language_that_the_package_does_not_have_is_told() {
    let files = described(base(), &serde_json::json!({ "languages": ["zh"] }), |_| true);
    let found = faults(&files);
    assert!(
        found.iter().any(|fault| fault.starts_with("topics.csv:2:name_en: the package does not have the language"))
    );
    // Initials of names are no text.
    assert!(
        !faults(&described(base(), &serde_json::json!({ "languages": ["en"] }), |_| true))
            .iter()
            .any(|fault| fault.contains(":initials:"))
    );
}

#[test]
fn shares_are_of_what_the_package_compares_with() {
    let block = serde_json::json!({ "words": { "context": { "zh": "全球", "en": "the world’s figure" } } });
    let wording = load(&described(base(), &block, |_| true)).names.wording;
    assert_eq!(Language::ZhHans.share(30.6, true, &wording), "占全球的30.6%");
    assert_eq!(Language::En.share(30.6, false, &wording), "about 30.6% of the world’s figure");
}

#[test]
fn a_column_of_a_language_that_the_package_has_is_missed() {
    let mut files = only("zh");
    let both = files["datapackage.json"].replace("\"languages\":[\"zh\"]", "\"languages\":[\"zh\",\"en\"]");
    files.insert("datapackage.json".to_owned(), both);
    let missed = "topics.csv:1: the column name_en is missing, expected every column that the atlas reads";
    assert!(faults(&files).iter().any(|fault| fault == missed));
}

#[test]
fn the_page_speaks_the_language_of_the_package() {
    for (word, language) in [("zh", Language::ZhHans), ("en", Language::En)] {
        let dataset = load(&only(word));
        for asked in ["", "lang=en", "lang=zh-Hans"] {
            let (mut state, _) = ViewState::decode(asked);
            state.settle(&dataset, &|_, _| true);
            assert_eq!(state.language, language, "{asked} of a package in {word}");
        }
        assert!(language.is_of(&dataset.names) && !language.other().is_of(&dataset.names));
    }
    let (mut state, _) = ViewState::decode("lang=en");
    state.settle(&load(&base()), &|_, _| true);
    assert_eq!(state.language, Language::En);
}

/// A country whose provinces have the tiles: the words of `kind` are those of any package.
#[test]
fn areas_are_what_the_package_says() {
    let roles = [("nation", "context"), ("province", "whole"), ("city", "part"), ("sar", "partner")];
    let role = |cell: String| roles.iter().find(|(word, _)| *word == cell).map_or(cell, |(_, role)| (*role).to_owned());
    let nation = changed(&base(), |_, row| row.into_iter().map(role).collect());
    let words = ["nation", "province", "city", "sar"].map(|word| format!("\"{word}\""));
    let mut descriptor = nation["datapackage.json"].clone();
    for (word, (_, role)) in words.iter().zip(roles) {
        descriptor = descriptor.replace(word, &format!("\"{role}\""));
    }
    let nation = Files::from_iter(nation.into_iter().chain([("datapackage.json".to_owned(), descriptor)]));
    assert!(nation["areas.csv"].contains("\"part\""));
    assert_eq!(faults(&nation), Vec::<String>::new());
    assert_eq!(load(&nation), load(&base()));
    assert_eq!(load(&nation).areas[1].kind, AreaKind::Whole);
}

#[test]
fn lists_and_areas_are_called_what_the_package_calls_them() {
    let block = serde_json::json!({ "words": {
        "events": { "zh": "典型案例", "en": "Model cases" },
        "areas": { "zh": "省级地区", "en": "provinces" },
        "whole": { "zh": "全国", "en": "Nationwide" },
    } });
    let wording = load(&described(base(), &block, |_| true)).names.wording;
    let (zh, en) = (Language::ZhHans, Language::En);
    assert_eq!(zh.rank(2, 31, 31, &wording), "全国第2");
    assert_eq!(en.rank(2, 31, 31, &wording), "rank 2 of all 31 provinces");
    assert_eq!(en.filled("{areas} with an entry", &wording), "provinces with an entry");
    assert_eq!(zh.filled("涉及{whole}的{lists}", &wording), "涉及全国的典型案例与举措");
    // What is left out is general: neither cities nor a province.
    let general = load(&base()).names.wording;
    assert_eq!(en.filled("{areas}, {whole}, {lists}", &general), "areas, Whole area, Events and measures");
}
