//! How fast a package of a million entries is judged, and how much memory it takes: `cargo bench --bench judge`.
//!
//! The package is made while it is judged, a piece at a time, and only the judge is timed. `JUDGE_ENTRIES` is the number
//! of entries.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a measurement stops at the first surprise
#![allow(dead_code)] // the generator is shared with the other measurements

mod generator;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use generator::{MadeUp, Random};
use guangdong_ip_atlas::dataset::Judge;

/// Bytes in a piece, as browsers give them.
const PIECE_BYTES: usize = 1 << 20;
/// Texts that are used again and again: making them takes longer than judging them.
const TEXTS: usize = 5_000;

/// A judge with a watch.
struct Timed {
    judge: Judge,
    spent: Duration,
    bytes: usize,
}

impl Timed {
    fn run(&mut self, act: impl FnOnce(&mut Judge)) {
        let before = processor_time();
        act(&mut self.judge);
        self.spent += processor_time() - before;
    }

    fn table(&mut self, file: &str, mut next: impl FnMut(&mut String) -> bool) {
        self.run(|judge| judge.begin(file, &mut |_| {}));
        let mut piece = String::new();
        let mut is_more = true;
        while is_more {
            piece.clear();
            while is_more && piece.len() < PIECE_BYTES {
                is_more = next(&mut piece);
            }
            self.bytes += piece.len();
            self.run(|judge| judge.push(piece.as_bytes(), &mut |_| {}));
        }
    }
}

fn main() {
    let entries = std::env::var("JUDGE_ENTRIES").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base");
    let read = |name: &str| fs::read_to_string(base.join(name)).unwrap();
    // The real lists have two digits.
    let descriptor = read("datapackage.json").replace("(event|measure)-\\\\d{2}", "(event|measure)-\\\\d+");
    let texts = texts();
    let mut timed = Timed { judge: Judge::new(descriptor.as_bytes()), spent: Duration::ZERO, bytes: descriptor.len() };
    for file in timed.judge.resources() {
        let text = read(&file);
        let mut lines = text.lines();
        let mut number = 0;
        timed.table(&file, |piece| {
            if let Some(line) = lines.next() {
                let line = if file == "editions.csv" { long_lists(line) } else { line.to_string() };
                writeln!(piece, "{line}").unwrap();
                return true;
            }
            number += 1;
            match file.as_str() {
                "entries.csv" => write_entry(piece, number, &texts),
                "entry_areas.csv" => write_areas(piece, number),
                _ => return false,
            }
            number < entries
        });
    }
    let Timed { mut judge, mut spent, bytes } = timed;
    let before = processor_time();
    judge.end(&mut |_| {});
    let verdict = judge.finish(&mut |_| {});
    spent += processor_time() - before;
    for fault in verdict.faults.iter().take(10) {
        println!("{fault}");
    }
    let rows: u64 = verdict.records.iter().map(|(_, rows)| rows).sum();
    println!("{} MB, {rows} rows, {} faults", bytes / 1_000_000, verdict.count);
    println!("judged in {:.2} s of processor time", spent.as_secs_f64());
    println!("peak memory of the process {} MB, target 150 MB", peak_megabytes());
    assert_eq!(verdict.count, 0, "the made-up package is sound");
}

/// The lists of 2024 are as long as is asked.
fn long_lists(line: &str) -> String {
    let mut cells: Vec<&str> = line.split(',').collect();
    if cells[0] == "2024" {
        (cells[5], cells[6]) = ("99999999", "99999999");
    }
    cells.join(",")
}

/// Titles and summaries in both languages, as CSV cells.
fn texts() -> Vec<String> {
    let mut random = Random::new(11);
    (0..TEXTS)
        .map(|_| {
            let [one, two, three] = [(); 3].map(|()| MadeUp::new(&mut random));
            let english: String = format!("The province protects new ideas and what becomes of them {}", one.title_en);
            let english = english.trim();
            format!(
                "{},{english},{}。{}。,\"{english}, as the “{}” of the list says, and so do courts, customs and others \
                 that were asked; the report says \"\"more\"\".\"",
                one.title.replace(',', "，"),
                two.title,
                three.title,
                one.topic
            )
        })
        .collect()
}

/// Two of the made-up lists' entries are measures, the third an event; the base has two events and a measure.
fn write_entry(piece: &mut String, number: usize, texts: &[String]) {
    let (list, position) = list_and_position(number);
    let text = &texts[number % texts.len()];
    writeln!(piece, "2024-{list}-{position:02},2024,{list},{position},services,{text},s1,,").unwrap();
}

fn list_and_position(number: usize) -> (&'static str, usize) {
    if number.is_multiple_of(3) { ("event", number / 3 + 2) } else { ("measure", number - number / 3 + 1) }
}

fn write_areas(piece: &mut String, number: usize) {
    let (list, position) = list_and_position(number);
    writeln!(piece, "2024-{list}-{position:02},440100,place").unwrap();
    if number.is_multiple_of(3) {
        writeln!(piece, "2024-{list}-{position:02},440200,place").unwrap();
    }
}

/// Time that the processor spent on this thread; time that passed where it cannot be told.
fn processor_time() -> Duration {
    static BEGAN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|text| text.split(' ').next()?.parse().ok());
    spent.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

fn peak_megabytes() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("unknown".to_string(), |kilobytes| (kilobytes / 1024).to_string())
}
