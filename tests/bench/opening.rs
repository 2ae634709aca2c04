//! How fast a package of a folder is opened, and what the worker then takes for an answer:
//! `OPENING_FOLDER=folder cargo bench --bench opening` (`node tests/bench/package.mjs 1000000 folder` makes one).

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a measurement stops at the first surprise

use std::time::Instant;
use std::{env, fs};

use guangdong_ip_atlas::dataset::Judge;
use guangdong_ip_atlas::keeping::{Keeper, Question, Reply};
use guangdong_ip_atlas::opening::{FilesInMemory, Opened, open_in_memory};

const PIECE_BYTES: usize = 4 << 20;
const READINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/readings.tsv"));

/// Typed letter by letter: Chinese, pinyin, English.
const WORDS: [&str; 8] = ["知识产权", "shenzhen", "haiguan", "zscq", "rengongzhineng", "dlbz", "patent", "copyright"];

fn main() {
    let Ok(folder) = env::var("OPENING_FOLDER") else {
        return println!("OPENING_FOLDER names the folder of a package: nothing to do");
    };
    let mut files = FilesInMemory::default();
    let mut descriptor = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let (name, content) = (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap());
        if name == "datapackage.json" { descriptor = content } else { files.0.push((name, content)) }
    }
    let bytes: usize = files.0.iter().map(|(_, content)| content.len()).sum();
    println!("{} MB", bytes / 1_000_000);
    judge(&descriptor, &files);
    let began = Instant::now();
    let opened = open_in_memory(&descriptor, &files, PIECE_BYTES, READINGS, true).unwrap();
    println!("opened in {:.2} s", began.elapsed().as_secs_f64());
    let Opened::Kept(texts, mut keeper) = opened else { return println!("not kept") };
    println!("the page gets {} KB", texts.write().len() / 1000);
    println!("kept: {} entries, {} MB before the index", keeper.entries(), keeper.heap_bytes() / 1_000_000);
    let began = Instant::now();
    while keeper.prepare(4096) {}
    println!("index in {:.2} s, then {} MB", began.elapsed().as_secs_f64(), keeper.heap_bytes() / 1_000_000);
    for hash in
        ["q=专利", "q=知识产权保护", "q=shenzhen", "q=zscq", "q=patent%20service", "city=440300", "topic=finance", ""]
    {
        let mut times = Vec::new();
        let mut total = 0;
        for number in 0..20 {
            // Another question in between, so that it is answered anew.
            Question::Ask { number, hash: "year=2019".into(), rows: 1 }.answer(&mut keeper, &files);
            let began = Instant::now();
            let reply = Question::Ask { number, hash: hash.into(), rows: 12 }.answer(&mut keeper, &files);
            times.push(began.elapsed().as_secs_f64() * 1000.0);
            if let Reply::Answer(answer) = reply {
                total = answer.total;
            }
        }
        times.sort_by(f64::total_cmp);
        println!("{hash:24} {total:8} rows, {:.2} / {:.2} ms", times[10], times[19]);
    }
    WORDS.iter().for_each(|word| println!("{}", typed(&mut keeper, &files, word)));
}

/// What each letter of a word takes that is typed on an unfiltered package: the best of five, in ms.
fn typed(keeper: &mut Keeper, files: &FilesInMemory, word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut best = vec![f64::MAX; letters.len()];
    for number in 0..5 {
        Question::Ask { number, hash: String::new(), rows: 1 }.answer(keeper, files);
        for (end, best) in best.iter_mut().enumerate() {
            let hash = format!("q={}", letters[..=end].iter().collect::<String>());
            let began = Instant::now();
            Question::Ask { number, hash, rows: 12 }.answer(keeper, files);
            *best = best.min(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    letters.iter().zip(best).map(|(letter, ms)| format!("{letter} {ms:.1}  ")).collect()
}

fn judge(descriptor: &[u8], files: &FilesInMemory) {
    let began = Instant::now();
    let mut judge = Judge::new(descriptor);
    for name in judge.resources() {
        let Some((_, content)) = files.0.iter().find(|(file, _)| *file == name) else { continue };
        judge.begin(&name, &mut |_| {});
        content.chunks(PIECE_BYTES).for_each(|bytes| judge.push(bytes, &mut |_| {}));
    }
    let verdict = judge.finish(&mut |_| {});
    println!("judged in {:.2} s, {} faults", began.elapsed().as_secs_f64(), verdict.count);
}
