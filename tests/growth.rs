//! Work grows with the entries and not faster: 1,000,000 of them against 100,000, in time of this thread's processor. What else
//! the machine does is no part of it, and how fast the machine is cancels out.

#[path = "bench/generator.rs"]
#[allow(dead_code)] // The measurements use more of it.
mod generator;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generator::{MadeUp, Random};
use guangdong_ip_atlas::dataset::{CHARACTER_TABLE, ListKind};
use guangdong_ip_atlas::query::{CharacterTable, Engine, EngineBuilder, Filters, Order};

/// Ten times as much may take fifteen times as long: caches hold less of it.
const MOST: f64 = 15.0;
const ENTRIES: [usize; 2] = [100_000, 1_000_000];
/// Rows of the list that are shown at once.
const WINDOW: u32 = 20;
const BATCHES: usize = 3;
/// The system counts a thread's time in ticks of some milliseconds: what is measured takes many of them.
const BATCH: Duration = Duration::from_millis(150);

/// Time that this thread has had a processor; where the system does not tell, the time of day.
fn processor_time(began: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| began.elapsed(), Duration::from_nanos)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let before = processor_time(began);
    let result = work();
    (result, processor_time(began).saturating_sub(before))
}

fn engine(entries: usize) -> (Engine, Duration) {
    let (keys, odd) = (generator::keys(), generator::odd_names());
    let mut builder = EngineBuilder::new(&generator::names(&keys, &odd), &CharacterTable::parse(CHARACTER_TABLE));
    let mut random = Random::new(2024);
    timed(|| {
        for _ in 0..entries {
            MadeUp::new(&mut random).with_row(|row| builder.push(row));
        }
        let engine = builder.finish();
        engine.prepare();
        engine
    })
}

/// Names of kinds of changes, and what is asked in each.
fn questions() -> Vec<(&'static str, Vec<Filters>)> {
    let texts = |texts: &[&str]| {
        texts.iter().map(|text| Filters { text: (*text).to_string(), ..Filters::default() }).collect::<Vec<_>>()
    };
    let keys = |at: usize| vec![format!("k{at:03}")];
    let facets =
        (0..8).map(|at| Filters { areas: keys(at), topics: keys(at), years: vec![2024], ..Filters::default() });
    let all = texts(&["专利", "知识产权", "风险补偿"]);
    let both = all.into_iter().zip(0..).map(|(filters, at)| Filters { topics: keys(at), ..filters });
    vec![
        ("typing Chinese", texts(&["知", "知识", "知识产", "知识产权", "权保护", "邦宝"])),
        ("typing Latin", texts(&["p", "pa", "pat", "patent", "copyr", "5g"])),
        ("typing pinyin", texts(&["z", "zs", "zscq", "shenzhen", "rzzl"])),
        ("tiles", (0..8).map(|at| Filters { areas: keys(at), ..Filters::default() }).collect()),
        (
            "facets",
            facets
                .chain(ListKind::ALL.iter().map(|list| Filters { lists: vec![*list], ..Filters::default() }))
                .collect(),
        ),
        ("text and facets", both.collect()),
        ("clear", texts(&[""])),
    ]
}

/// The least time of a round in some batches: what disturbs only adds.
fn least(engine: &Engine, questions: &[Filters]) -> Duration {
    let round = || {
        for filters in questions {
            let selection = engine.run(filters);
            black_box(engine.window(&selection, Order::City, 0..WINDOW));
        }
    };
    let batch = || {
        let began = Instant::now();
        let before = processor_time(began);
        let mut rounds = 0;
        loop {
            round();
            rounds += 1;
            let time = processor_time(began).saturating_sub(before);
            if time > BATCH {
                return time / rounds;
            }
        }
    };
    (0..BATCHES).map(|_| batch()).min().unwrap_or_default()
}

#[test]
fn a_million_entries_take_at_most_fifteen_times_what_a_hundred_thousand_take() {
    let [(small, building_small), (large, building_large)] = ENTRIES.map(engine);
    assert_eq!([small.rows(), large.rows()], ENTRIES);
    let sizes = large.heap_bytes() as f64 / small.heap_bytes() as f64;
    assert!(sizes < MOST, "memory grows {sizes:.1} times");
    let mut ratios = vec![("building", building_small, building_large)];
    for (kind, questions) in questions() {
        ratios.push((kind, least(&small, &questions), least(&large, &questions)));
    }
    for (kind, before, after) in ratios {
        let ratio = after.as_secs_f64() / before.as_secs_f64();
        println!("{kind}: {before:?} and {after:?}, {ratio:.1} times");
        assert!(ratio < MOST, "{kind}: {before:?} became {after:?}, {ratio:.1} times");
    }
}
