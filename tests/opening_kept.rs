//! A package of many entries is kept where it is read; the page gets the rest and what the entries come to.

#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test stops at the first surprise

use std::fmt::Write;
use std::fs;

use guangdong_ip_atlas::dataset::{Dataset, ListKind, PackageTexts, Table, read_entries};
use guangdong_ip_atlas::keeping::{Keeper, PAGE_ENTRIES, Question, Reply, SHOWN_RECORDS};
use guangdong_ip_atlas::opening::{FilesInMemory, Opened, open_in_memory};

/// Readings of the characters that the search for pinyin asks for.
const READINGS: &str = "丙\tbing\t\n海\thai\t\n甲\tjia\t\n";

/// The made-up province with so many more measures in 2024, each with an area, every fifth with a fact.
fn package(entries: usize) -> (Vec<u8>, FilesInMemory) {
    let mut files = Vec::new();
    let mut descriptor = Vec::new();
    for file in fs::read_dir("tests/fixtures/base").expect("the fixture") {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("UTF-8");
        let mut text = fs::read_to_string(file.path()).expect("UTF-8");
        match name.as_str() {
            "datapackage.json" => {
                let text = text.replace("measure)-\\\\d{2}", "measure)-\\\\d{2,}");
                descriptor = text.into_bytes();
                continue;
            }
            "editions.csv" => text = text.replace(",2,1,6,s1", &format!(",2,{},6,s1", entries + 1)),
            "entries.csv" => {
                for at in 2..entries + 2 {
                    let city = if at % 2 == 0 { "甲州" } else { "丙港" };
                    writeln!(
                        text,
                        "2024-measure-{at:02},2024,measure,{at},services,{city}第{at}项办法,\"Measure {at}, of the made-up kind\",{city}的第{at}项办法。,Measure number {at}.,s1,,"
                    )
                    .expect("memory");
                }
            }
            "entry_areas.csv" => {
                (2..entries + 2).for_each(|at| {
                    writeln!(text, "2024-measure-{at:02},440{}00,place", 1 + at % 2).expect("memory");
                });
            }
            "facts.csv" => {
                (2..entries + 2).filter(|at| at % 5 == 0).for_each(|at| {
                    writeln!(text, "2024-measure-{at:02}-f01,2024-measure-{at:02},1,direct,受理{at}件,It took up {at} cases,{at},件,cases,exact,,,,s2").expect("memory");
                });
            }
            _ => {}
        }
        files.push((name, text.into_bytes()));
    }
    (descriptor, FilesInMemory(files))
}

fn open_kept(piece: usize) -> (Box<PackageTexts>, Box<Keeper>, FilesInMemory) {
    let (descriptor, files) = package(PAGE_ENTRIES + 500);
    match open_in_memory(&descriptor, &files, piece, READINGS, true).expect("not too large") {
        Opened::Kept(texts, keeper) => (texts, keeper, files),
        Opened::Faulty(verdict) => panic!("{} faults: {:?}", verdict.count, verdict.faults.first()),
        _ => panic!("to be kept"),
    }
}

#[test]
fn the_page_gets_what_is_not_kept_and_the_numbers_of_the_rest() {
    let (texts, keeper, files) = open_kept(1 << 20);
    let page = texts.dataset().expect("sound");
    let all: Vec<(&str, &str)> =
        files.0.iter().map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).expect("UTF-8"))).collect();
    let whole = Dataset::from_tables("x", &all).expect("sound");
    assert_eq!(keeper.entries() as usize, whole.entries.len());
    // Entries that a mechanism speaks of are here, with all that hangs on them.
    assert!(!page.entries.is_empty() && page.entries.len() < 10);
    for entry in &page.entries {
        assert_eq!(Some(entry), whole.entry(&entry.id));
    }
    assert_eq!(
        (&page.mechanisms, &page.observations, &page.sources),
        (&whole.mechanisms, &whole.observations, &whole.sources)
    );
    for edition in &whole.editions {
        for list in ListKind::ALL {
            assert_eq!(page.held(edition.year, *list), whole.held(edition.year, *list));
        }
    }
    let shown = texts
        .tables
        .iter()
        .find(|(name, _)| *name == "entries.csv")
        .map(|(_, text)| Table::parse(text))
        .expect("the table");
    assert_eq!(shown.len(), SHOWN_RECORDS as usize);
    let distant = page.distant.as_ref().expect("numbers");
    assert_eq!(distant.records_of("entries").map(|count| count as usize), Some(whole.entries.len()));
    assert_eq!(distant.records_of("observations"), None);
    assert_eq!(texts.tables.iter().count(), files.0.len());
    assert!(texts.characters.contains('丙'), "readings of characters that only kept tables have");
}

#[test]
fn pieces_of_any_size_make_the_same_package() {
    let (texts, mut keeper, files) = open_kept(1 << 20);
    let ask = |keeper: &mut Keeper, hash: &str| {
        Question::Ask { number: 1, hash: hash.into(), rows: 40 }.answer(keeper, &files)
    };
    let hashes = ["", "q=%E4%B8%99", "city=440200&sort=city", "q=2017", "q=2015%20cases"];
    let expected: Vec<Reply> = hashes.iter().map(|hash| ask(&mut keeper, hash)).collect();
    for piece in [611, 65_536] {
        let (other_texts, mut other, _) = open_kept(piece);
        assert_eq!(texts, other_texts);
        assert!(hashes.iter().zip(&expected).all(|(hash, expected)| ask(&mut other, hash) == *expected));
    }
    // Whoever reads along while another judges has the same.
    let (descriptor, same) = package(PAGE_ENTRIES + 500);
    let read_along = open_in_memory(&descriptor, &same, 70_000, READINGS, false).expect("not too large");
    let Opened::Kept(other_texts, mut other) = read_along else { panic!("to be kept") };
    assert_eq!(texts, other_texts);
    assert!(hashes.iter().zip(&expected).all(|(hash, expected)| ask(&mut other, hash) == *expected));
    // Found by a word that only its fact has.
    let Some(Reply::Answer(answer)) = expected.last() else { panic!("an answer") };
    assert_eq!((answer.total, read_entries(&answer.rows.texts).expect("sound")[0].position), (1, 2015));
    // The index finds what reading found.
    while keeper.prepare(100) {}
    assert!(hashes.iter().zip(&expected).all(|(hash, expected)| ask(&mut keeper, hash) == *expected));
}

#[test]
fn a_small_package_goes_to_the_page_and_a_broken_one_nowhere() {
    let (descriptor, files) = package(PAGE_ENTRIES - 10);
    let opened = open_in_memory(&descriptor, &files, 9_999, READINGS, true).expect("not too large");
    let Opened::Sound(texts) = opened else { panic!("whole") };
    assert_eq!(texts.dataset().expect("sound").distant, None);

    let (descriptor, mut files) = package(PAGE_ENTRIES + 10);
    let links = files.0.iter_mut().find(|(name, _)| name == "entry_areas.csv").expect("the table");
    links.1.extend_from_slice(b"2024-measure-999999,440100,place\n");
    let opened = open_in_memory(&descriptor, &files, 9_999, READINGS, true).expect("not too large");
    let Opened::Faulty(verdict) = opened else { panic!("a fault") };
    assert_eq!((verdict.count, verdict.faults[0].file.as_str()), (1, "entry_areas.csv"));
}
