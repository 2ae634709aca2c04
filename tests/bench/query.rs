//! `cargo bench --bench query [-- --quick]`: how long the query engine takes at 25 to 1,000,000 made-up entries.
//! Prints Markdown tables. The index of the text is warm; its building is listed apart.

mod generator;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generator::{AREAS, MadeUp, Random};
use guangdong_ip_atlas::dataset::{CHARACTER_TABLE, ListKind};
use guangdong_ip_atlas::query::{CharacterTable, Engine, EngineBuilder, Filters, Order};

/// Frequent, middling and rare words.
const TWO: &[&str] =
    &["知识", "产权", "保护", "专利", "融资", "湾区", "芯片", "陈皮", "识保", "邦宝", "安之", "的专", "护专", "司法"];
const FOUR: &[&str] =
    &["知识产权", "产权保护", "专利服务", "地理标志", "风险补偿", "生物医药", "权保护专", "先行先试", "保护融资"];
const PINYIN: &[&str] =
    &["sz", "zscq", "shenzhen", "zhishi", "zl", "guangd", "rongzi", "zscqbh", "dlbz", "swyy", "chenpi", "rzzl"];
const KINDS: [&str; 9] = [
    "one facet toggle",
    "three facets",
    "two-character search",
    "search plus facets",
    "clear",
    "four-character search",
    "latin search",
    "pinyin search",
    "all rows by city",
];

fn filters(kind: usize, random: &mut Random) -> Filters {
    let mut filters = Filters::default();
    let area = |random: &mut Random| format!("k{:03}", random.below(AREAS.len()));
    let topic = |random: &mut Random| format!("k{:03}", random.below(12));
    let year = |random: &mut Random| 2020 + random.below(6) as u16;
    let pick = |random: &mut Random, words: &[&str]| words[random.below(words.len())].to_string();
    match kind {
        0 => match random.below(4) {
            0 => filters.years.push(year(random)),
            1 => filters.lists.push(ListKind::ALL[random.below(2)]),
            2 => filters.areas.push(area(random)),
            _ => filters.topics.push(topic(random)),
        },
        1 | 3 => {
            filters.years.push(year(random));
            filters.areas.extend([area(random), area(random)]);
            filters.topics.extend([topic(random), topic(random), topic(random)]);
            if kind == 3 {
                filters.text = pick(random, TWO);
            }
        }
        2 => filters.text = pick(random, TWO),
        5 => filters.text = pick(random, FOUR),
        6 => filters.text = pick(random, &["patent", "abn", "5g", "customs", "rcep", "copyr"]),
        7 => filters.text = pick(random, PINYIN),
        _ => {}
    }
    filters
}

fn engine(rows: usize) -> (Engine, Duration) {
    let (keys, odd) = (generator::keys(), generator::odd_names());
    let mut builder = EngineBuilder::new(&generator::names(&keys, &odd), &CharacterTable::parse(CHARACTER_TABLE));
    let mut random = Random::new(2024);
    let mut pushing = Duration::ZERO;
    for _ in 0..rows {
        let entry = MadeUp::new(&mut random);
        let start = Instant::now();
        entry.with_row(|row| builder.push(row));
        pushing += start.elapsed();
    }
    let start = Instant::now();
    let engine = builder.finish();
    (engine, pushing + start.elapsed())
}

/// Median and 95th percentile of `runs` runs.
fn measure(engine: &Engine, kind: usize, runs: usize) -> (Duration, Duration) {
    let mut random = Random::new(kind as u64 + 1);
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let filters = filters(kind, &mut random);
            let start = Instant::now();
            let selection = black_box(engine.run(black_box(&filters)));
            if kind == 8 {
                black_box(engine.ordered(&selection, Order::City));
            }
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[runs / 2], times[runs * 95 / 100])
}

fn text(time: Duration) -> String {
    let micros = time.as_nanos() as f64 / 1000.0;
    if micros < 1000.0 { format!("{micros:.1} µs") } else { format!("{:.2} ms", micros / 1000.0) }
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let sizes: &[usize] = if quick { &[25, 10_000] } else { &[25, 10_000, 100_000, 1_000_000] };
    let runs = if quick { 100 } else { 400 };
    let mut lines: Vec<String> = KINDS.iter().map(|kind| format!("| {kind} |")).collect();
    let mut p95 = Vec::new();
    println!("| entries | columns and text | index of the text | memory without index | with index |");
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for &rows in sizes {
        let (engine, building) = engine(rows);
        let before = engine.heap_bytes() as f64 / 1e6;
        let start = Instant::now();
        engine.prepare();
        let indexing = start.elapsed();
        let after = engine.heap_bytes() as f64 / 1e6;
        println!("| {rows} | {} | {} | {before:.2} MB | {after:.2} MB |", text(building), text(indexing));
        for (kind, line) in lines.iter_mut().enumerate() {
            let (median, high) = measure(&engine, kind, runs);
            *line += &format!(" {} | {} |", text(median), text(high));
            p95.push(high);
        }
    }
    let head: Vec<String> = sizes.iter().map(|rows| format!(" {rows}: p50 | p95 |")).collect();
    println!("\n| work |{}\n| --- |{}", head.concat(), " ---: | ---: |".repeat(sizes.len()));
    lines.iter().for_each(|line| println!("{line}"));
    if let [.., hundred_thousand, million] = p95.chunks(KINDS.len()).collect::<Vec<_>>()[..] {
        let ratio = |(small, large): (&Duration, &Duration)| large.as_secs_f64() / small.as_secs_f64();
        let (small, large) = (sizes[sizes.len() - 2], sizes[sizes.len() - 1]);
        let ratios = hundred_thousand.iter().zip(million).map(ratio).zip(KINDS);
        let ratios: Vec<String> = ratios.map(|(ratio, kind)| format!("{kind} {ratio:.1}")).collect();
        println!("\np95 at {large} entries, as a multiple of that at {small}: {}", ratios.join(", "));
    }
}
