//! The query engine against an oracle that is slow and obvious, and what people look for.

#![allow(clippy::unwrap_used)] // A test that meets the impossible fails.

mod made_up;
mod oracle;

use std::sync::LazyLock;

use guangdong_ip_atlas::dataset::{AreaRelation, Dataset, Entry, ListKind, Text};
use guangdong_ip_atlas::query::{CharacterTable, Engine, Filters, Search};
use made_up::{CHARACTERS, PIECES, made_up, text};
use oracle::{Oracle, in_name, normal, readings};
use proptest::prelude::*;

/// Packages of no, few and many entries, each with an engine that scans and one that has an index.
static PACKAGES: LazyLock<Vec<(Oracle, [Engine; 2])>> = LazyLock::new(|| {
    let table = CharacterTable::parse(CHARACTERS);
    let package = |(seed, rows)| {
        let dataset = made_up(seed, rows);
        let engines = [usize::MAX, 0].map(|scanned| prepared(&dataset, &table, scanned));
        (Oracle::new(dataset), engines)
    };
    [(1, 0), (2, 1), (3, 64), (4, 70), (5, 400), (6, 600)].into_iter().map(package).collect()
});

/// One word: how it is made, where it is taken from, how long it is.
type Word = (u8, usize, usize, usize);

fn word(oracle: &Oracle, (kind, row, start, length): Word) -> String {
    let all = oracle.texts.get(row % oracle.texts.len().max(1));
    let texts: Vec<&String> = all.iter().flat_map(|(names, body)| names.iter().chain(body)).collect();
    let text = texts.get(start % texts.len().max(1)).map_or("知识产权保护", |text| text.as_str());
    let from = start % text.chars().count().max(1);
    let part: Vec<char> = text.chars().skip(from).take(length).collect();
    let form = |c: &char| {
        let line = CHARACTERS.lines().find(|line| line.starts_with(*c));
        line.and_then(|line| line.split('\t').nth(2)?.chars().next()).unwrap_or(*c)
    };
    let wide = |c: &char| if c.is_ascii_graphic() { char::from_u32(*c as u32 + 0xFEE0).unwrap() } else { *c };
    let spoken = |full: &dyn Fn(usize) -> bool| -> String {
        let readings = part.iter().enumerate().map(|(at, c)| (at, readings(*c)));
        readings
            .filter_map(|(at, all)| all.get(start % all.len().max(1)).map(|r| if full(at) { r } else { &r[..1] }))
            .collect()
    };
    match kind % 11 {
        0 | 1 => part.iter().collect(),
        2 => part.iter().map(form).collect(),
        3 => part.iter().map(wide).collect(),
        4 => part.iter().flat_map(|c| c.to_uppercase()).collect(),
        5 => spoken(&|_| false),
        6 => spoken(&|_| true),
        7 => spoken(&|at| (start >> at) % 2 == 0),
        8 => spoken(&|_| true).chars().take(1 + row % 12).collect(),
        9 => spoken(&|at| (row >> at) % 2 == 0)
            .chars()
            .enumerate()
            .filter(|(at, _)| at + 1 != length)
            .map(|(_, c)| c)
            .collect(),
        _ => (0..length).map(|at| PIECES[(start / (at + 1) + at * row) % PIECES.len()]).collect(),
    }
}

fn subset<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![3 => Just(Vec::new()), 2 => prop::sample::subsequence(values.clone(), 0..=values.len())]
}

fn filters_without_text() -> impl Strategy<Value = Filters> {
    let strings = |values: &[&str]| subset(values.iter().map(ToString::to_string).collect());
    let keys =
        (strings(&["c1", "p", "c2", "c3", "?"]), strings(&["t1", "t2", "t3", "?"]), strings(&["x0", "x1", "x4", "?"]));
    (subset(vec![2024, 2023, 2022, 1999]), subset(ListKind::ALL.to_vec()), keys).prop_map(
        |(years, lists, (areas, topics, places))| Filters { years, lists, areas, topics, places, text: String::new() },
    )
}

/// An engine that reads the text of up to `scanned` rows, with its index built where it has one.
fn prepared(dataset: &Dataset, table: &CharacterTable, scanned: usize) -> Engine {
    let engine = Engine::scanning(dataset, table, scanned);
    engine.prepare();
    engine
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_answers_as_the_oracle(
        package in 0..6_usize,
        mut filters in filters_without_text(),
        words in prop::collection::vec((0..11_u8, 0..1000_usize, 0..10_000_usize, 1..7_usize), 0..3),
        gap in prop::sample::select(vec![" ", "\u{3000}", "  ", "", "'", "\n", "\t"]),
        ends in prop::sample::select(vec!["", " ", "\u{3000} ", "\n"]),
    ) {
        let (oracle, engines) = &PACKAGES[package];
        let words: Vec<String> = words.into_iter().map(|made| word(oracle, made)).collect();
        filters.text = format!("{ends}{}{ends}", words.join(gap));
        for engine in engines {
            oracle.check(engine, &filters)?;
        }
    }

    #[test]
    fn marks_lie_on_characters_and_are_there_exactly_if_a_word_is(
        package in 2..6_usize,
        row in 0..64_usize,
        words in prop::collection::vec((0..11_u8, 0..64_usize, 0..10_000_usize, 1..5_usize), 1..3),
    ) {
        let (oracle, _) = &PACKAGES[package];
        let query = words.into_iter().map(|made| word(oracle, made)).collect::<Vec<_>>().join(" ");
        let table = CharacterTable::parse(CHARACTERS);
        let title = &oracle.dataset.entries[row].title.zh;
        for is_name in [true, false] {
            let marks = Search::new(&table, &query).ranges(title, is_name);
            let wanted = normal(&query).split_whitespace().any(|term| {
                if is_name { in_name(&normal(title), term) } else { normal(title).contains(term) }
            });
            prop_assert_eq!(!marks.is_empty(), wanted);
            prop_assert!(marks.iter().all(|mark| mark.start < mark.end && title.get(mark.clone()).is_some()));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}

#[test]
fn rows_come_in_the_order_asked_for() {
    for (oracle, engines) in PACKAGES.iter() {
        for filters in [Filters::default(), Filters { text: "知".into(), ..Filters::default() }] {
            engines.iter().for_each(|engine| oracle.check_order(engine, &filters));
        }
    }
}

#[test]
fn single_characters_and_odd_texts_are_found_as_the_oracle_finds_them() -> Result<(), TestCaseError> {
    let odd = [
        "😀", "é", "İ", "ж", "\0", "\u{1}", "n", "5", "-", "''", "a'", "'", "知\n识", "\u{85}", "2024", "“", "\"", ",",
        "zsacq", "zsccq", "zscaq", "zhixshi",
    ];
    let long = ["知识产权保护".repeat(40), "zhi".repeat(21), "zhi".repeat(22), "z".repeat(63), "z".repeat(64)];
    let queries = PIECES.iter().copied().chain(odd).map(str::to_string).chain(long);
    for text in queries.flat_map(|text| [text.clone(), format!("知{text}"), format!("{text}权")]) {
        for (oracle, engines) in PACKAGES.iter() {
            let filters = Filters { text: text.clone(), ..Filters::default() };
            engines.iter().try_for_each(|engine| oracle.check(engine, &filters))?;
        }
    }
    Ok(())
}

/// Number of entries found in a package with one entry that has this title, in Shenzhen.
fn found(title: &str, query: &str) -> [u32; 2] {
    let mut dataset = made_up(9, 1);
    if let [entry] = &mut dataset.entries[..] {
        *entry = Entry { areas: vec![("c1".into(), AreaRelation::Place)], ..entry.clone() };
        entry.title = text(title, "Patents");
        (entry.summary, entry.note, entry.facts) = (text("护长", "rights"), Text::default(), Vec::new());
    }
    let filters = Filters { text: query.into(), ..Filters::default() };
    let table = CharacterTable::parse(CHARACTERS);
    [usize::MAX, 0].map(|scanned| prepared(&dataset, &table, scanned).run(&filters).total)
}

#[test]
fn people_find_what_they_look_for() {
    let title = "发布知识产权资产ABN计划";
    for query in
        ["sz", "深圳", "shenzhen", "知識產權", "ＡＢＮ", "abn 知识", "zscq", "Patents rights", "SZ　zscq", "zhishich"]
    {
        assert_eq!(found(title, query), [1, 1], "{query}");
    }
    for query in ["划护", "计划patents", "zs cq x", "资护", "hz", "sz广州"] {
        assert_eq!(found(title, query), [0, 0], "{query}: two fields, or not there");
    }
}

#[test]
fn the_same_letters_may_part_in_two_ways_before_one_character() {
    let mut dataset = made_up(9, 3);
    for (entry, title) in dataset.entries.iter_mut().zip(["西安安州", "先安州", "先州安"]) {
        entry.title = text(title, "");
        entry.actors.clear();
        entry.place_ids.clear();
    }
    let filters = Filters { text: "xiananzhou".into(), ..Filters::default() };
    for scanned in [usize::MAX, 0] {
        let engine = prepared(&dataset, &CharacterTable::parse(CHARACTERS), scanned);
        // Both have 安 after what is taken by the first character, with other letters left: xi-an-an-zhou, xian-an-zhou.
        assert_eq!(engine.run(&filters).rows.iter().collect::<Vec<_>>(), [0, 1]);
    }
}
