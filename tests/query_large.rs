//! With many entries: the index gives what reading all text gives.

#[path = "bench/generator.rs"]
#[allow(dead_code)] // The measurements use more of it.
mod generator;

use generator::{MadeUp, Random};
use guangdong_ip_atlas::dataset::CHARACTER_TABLE;
use guangdong_ip_atlas::query::{CharacterTable, Engine, EngineBuilder, Filters, Searched};

fn engine(scanned: usize) -> Engine {
    let (keys, odd) = (generator::keys(), generator::odd_names());
    let characters = CharacterTable::parse(CHARACTER_TABLE);
    let mut builder = EngineBuilder::new(&generator::names(&keys, &odd), &characters).scan_up_to(scanned);
    let mut random = Random::new(2024);
    for _ in 0..20_000 {
        MadeUp::new(&mut random).with_row(|row| builder.push(row));
    }
    let engine = builder.finish();
    engine.prepare();
    engine
}

#[test]
fn an_index_of_many_rows_finds_what_reading_finds() {
    let (reading, indexed) = (engine(usize::MAX), engine(0));
    let mut random = Random::new(5);
    let mut queries: Vec<String> =
        ["zscq", "sz", "zscqbh", "szs", "shenzhen", "zhishich", "rzzl", "copy", "的", "5g", "权"]
            .map(str::to_string)
            .to_vec();
    for _ in 0..100 {
        let title: Vec<char> = MadeUp::new(&mut random).title.chars().collect();
        let start = random.below(title.len());
        queries.push(title.iter().skip(start).take(1 + random.below(9)).collect());
    }
    // One memory for all of them: what it keeps of two facets or of another text would be wrong here.
    let mut searched = Searched::default();
    for text in queries {
        let mut filters = Filters { text, ..Filters::default() };
        let years: [&[u16]; 4] = [&[2024, 2021], &[], &[2022], &[2023]];
        for (years, topic) in years.into_iter().zip(["k001", "", "", "k002"]) {
            filters.years = years.to_vec();
            filters.topics = Some(topic.to_string()).into_iter().filter(|topic| !topic.is_empty()).collect();
            let expected = reading.run(&filters);
            assert!(indexed.run(&filters) == expected, "{filters:?}");
            assert!(indexed.run_after(&mut searched, &filters) == expected, "{filters:?}, searched before");
        }
    }
}

/// What is typed on is looked for among what was found before: a letter that is no pinyin yet must not narrow it, nor another
/// word.
#[test]
fn what_is_typed_letter_by_letter_finds_what_is_typed_at_once() {
    let (reading, indexed) = (engine(usize::MAX), engine(0));
    let mut random = Random::new(7);
    let mut typed: Vec<String> =
        ["zscq", "sz 知识", "shenzhen", "zhishi'chan", "5g保护", "patent 专利", "知识产权 zl", "s"]
            .map(str::to_string)
            .to_vec();
    for _ in 0..20 {
        let title: Vec<char> = MadeUp::new(&mut random).title.chars().collect();
        let start = random.below(title.len());
        typed.push(title.iter().skip(start).take(6).collect());
    }
    let mut searched = [Searched::default(), Searched::default()];
    for whole in typed {
        let ends: Vec<usize> = whole.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        // To the end and back again.
        for end in ends.iter().chain(ends.iter().rev()) {
            let mut filters = Filters { text: whole[..*end].to_string(), ..Filters::default() };
            for years in [vec![], vec![2024]] {
                filters.years = years;
                let expected = reading.run(&filters);
                for (engine, searched) in [&indexed, &reading].into_iter().zip(&mut searched) {
                    assert!(engine.run_after(searched, &filters) == expected, "{filters:?}");
                }
            }
        }
    }
}
