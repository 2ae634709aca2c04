//! The judge of packages gets files in pieces: of whatever size, by one or by two who share the work, the verdict is the same
//! and records are where they are; tables come in the order of the package and once.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod packages;

use guangdong_ip_atlas::dataset::{Judge, Rule};
use packages::{Chance, DESCRIPTOR, base, judge, judge_by_two};

#[test]
fn pieces_of_any_size_give_the_same_verdict() {
    let mut chance = Chance(5);
    let mut packages = vec![base()];
    for _ in 0..60 {
        let mut files = base();
        let names: Vec<String> = files.keys().cloned().collect();
        for _ in 0..3 {
            let name = chance.one(&names).clone();
            chance.damage(files.get_mut(&name).unwrap());
        }
        packages.push(files);
    }
    for files in &packages {
        let whole = judge(files, usize::MAX);
        for size in [1, 7, 64 << 10] {
            assert_eq!(judge(files, size), whole, "pieces of {size}");
        }
    }
}

#[test]
fn two_who_share_the_work_find_what_one_finds() {
    let mut chance = Chance(11);
    let mut with_names = 0;
    for _ in 0..80 {
        let mut files = base();
        let names: Vec<String> = files.keys().filter(|name| name.ends_with(".csv")).cloned().collect();
        for _ in 0..4 {
            let name = chance.one(&names).clone();
            // A name that no Chinese text has, in whatever column.
            let mut text = String::from_utf8(files[&name].clone()).unwrap();
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (place, word) = (*chance.one(&places), *chance.one(&["龙", "龙虎山", "州甲"]));
            text.insert_str(place, word);
            files.insert(name, text.into_bytes());
        }
        for _ in 0..chance.below(3) {
            let name = chance.one(&names).clone();
            chance.damage(files.get_mut(&name).unwrap());
        }
        let alone = judge(&files, usize::MAX);
        with_names += usize::from(alone.faults.iter().any(|fault| fault.rule == Rule::HanInEnglish));
        for size in [7, 64 << 10] {
            assert_eq!(judge_by_two(&files, size), alone, "pieces of {size}");
        }
    }
    assert!(with_names > 20, "{with_names} packages have such a name");
}

#[test]
fn pieces_tell_where_their_records_are() {
    let text = "\u{feff}id,position,name_zh,name_en,definition_zh,definition_en\r\n\
                a,1,\"一\"\"二\",\"two\r\nlines\",三,four\r\n\nb,2,五,six\nc,3,七,eight,九,ten";
    for size in [1, 3, 1000] {
        let mut read = Vec::new();
        let mut judge = Judge::new(b"");
        let mut take = |piece: &guangdong_ip_atlas::dataset::Piece<'_>| {
            let name = piece.column("name_zh").unwrap();
            for record in 0..piece.len() {
                let bytes = piece.start_of(record) as usize..piece.end_of(record) as usize;
                let number = piece.first() + record as u64;
                let cell = piece.cell(record, name).to_string();
                read.push((number, cell, text[bytes].to_string(), piece.is_broken(record)));
            }
        };
        judge.begin("topics.csv", &mut take);
        for bytes in text.as_bytes().chunks(size) {
            judge.push(bytes, &mut take);
        }
        let verdict = judge.finish(&mut take);
        assert_eq!(verdict.records, [("topics.csv".to_string(), 3)]);
        let expected = [
            (0, "一\"二", "a,1,\"一\"\"二\",\"two\r\nlines\",三,four", false),
            (1, "五", "b,2,五,six", true),
            (2, "七", "c,3,七,eight,九,ten", false),
        ];
        let read: Vec<(u64, &str, &str, bool)> = read
            .iter()
            .map(|(number, cell, bytes, broken)| (*number, cell.as_str(), bytes.as_str(), *broken))
            .collect();
        assert_eq!(read, expected, "pieces of {size}");
    }
}

#[test]
fn tables_in_another_order_are_refused() {
    let files = base();
    let mut judge = Judge::new(&files[DESCRIPTOR]);
    for name in ["entries.csv", "editions.csv", "entries.csv"] {
        judge.begin(name, &mut |_| {});
        judge.push(&files[name], &mut |_| {});
    }
    let faults = judge.finish(&mut |_| {}).faults;
    let late: Vec<&str> =
        faults.iter().filter(|fault| fault.rule == Rule::ExtraFile).map(|fault| fault.message.as_str()).collect();
    assert_eq!(late, ["the table comes too late to be judged", "the file is there twice"]);
}
