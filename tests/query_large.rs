//! With many entries: the index gives what reading all text gives.

#[path = "bench/generator.rs"]
#[allow(dead_code)] // The measurements use more of it.
mod generator;

use generator::{MadeUp, Random};
use guangdong_ip_atlas::dataset::CHARACTER_TABLE;
use guangdong_ip_atlas::query::{CharacterTable, Engine, EngineBuilder, Filters};

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
    for text in queries {
        let mut filters = Filters { text, ..Filters::default() };
        for years in [vec![], vec![2024, 2021]] {
            filters.years = years;
            filters.topics = filters.years.iter().map(|_| "k001".to_string()).collect();
            assert!(indexed.run(&filters) == reading.run(&filters), "{filters:?}");
        }
    }
}
