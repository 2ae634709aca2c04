//! Damaged input of every kind that comes from outside, for as long as wanted: no panic, and what is taken is sound.
//!
//! `FUZZ_SECONDS` is how long (20 by default; `make fuzz` takes ten minutes). The seed is the time of day; a failure
//! prints that of its round, and `FUZZ_SEED` begins with it again.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod packages;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use guangdong_ip_atlas::opening::{MAX_BYTES, data_start, members};
use guangdong_ip_atlas::view_state::ViewState;
use packages::{Chance, DESCRIPTOR, Files, base, judge, load, loosened};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn damaged_input_does_no_harm() {
    let seconds = number("FUZZ_SECONDS").unwrap_or(20);
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let seed = number("FUZZ_SEED").unwrap_or_else(now);
    println!("FUZZ_SEED={seed}, {seconds} s");
    let packages = [base(), loosened()];
    let zip = zipped(&packages[0]);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut round = 0;
    while round == 0 || Instant::now() < end {
        let own = seed.wrapping_add(round);
        let run = catch_unwind(AssertUnwindSafe(|| {
            let mut chance = Chance(own);
            tables(&mut chance, &packages);
            descriptor(&mut chance, &packages[0]);
            (0..20).for_each(|_| hash(&mut chance));
            (0..20).for_each(|_| directory(&mut chance, &zip));
        }));
        if let Err(cause) = run {
            eprintln!("round {round}: repeat it with FUZZ_SEED={own}");
            resume_unwind(cause);
        }
        round += 1;
    }
    println!("{round} rounds");
}

/// Whatever the pieces, the verdict is the same, and what is sound is read.
fn check(files: &Files, chance: &mut Chance) {
    let verdict = judge(files, 1 << 16);
    let piece = 1 + chance.below(50);
    assert_eq!(judge(files, piece), verdict, "pieces of {piece}");
    assert!(verdict.faults.len() as u64 <= verdict.count && verdict.faults.len() <= 10_000);
    assert!(verdict.count > 0 || load(files).is_ok(), "{:?}", load(files));
}

fn tables(chance: &mut Chance, packages: &[Files]) {
    let mut files = chance.one(packages).clone();
    let names: Vec<String> = files.keys().filter(|name| name.ends_with(".csv")).cloned().collect();
    for _ in 0..1 + chance.below(4) {
        if chance.below(2) == 0 {
            chance.change_cell(&mut files);
        } else {
            let name = chance.one(&names).clone();
            chance.damage(files.get_mut(&name).unwrap());
        }
    }
    check(&files, chance);
}

fn descriptor(chance: &mut Chance, whole: &Files) {
    let mut files = whole.clone();
    let text = files.get_mut(DESCRIPTOR).unwrap();
    if chance.below(2) == 0 {
        (0..1 + chance.below(3)).for_each(|_| chance.damage(text));
    } else {
        // JSON that can be read, with something else in one place.
        let mut value: serde_json::Value = serde_json::from_slice(text).unwrap();
        change_value(chance, &mut value);
        *text = serde_json::to_vec(&value).unwrap();
    }
    check(&files, chance);
}

fn change_value(chance: &mut Chance, value: &mut serde_json::Value) {
    const TEXTS: [&str; 14] = [
        "",
        "../a.csv",
        "areas.csv",
        "entries",
        "id",
        "integer",
        "year",
        "boolean",
        "((a{99}){99}){99}",
        "[^a]*$",
        "1.0.0",
        "entry_id",
        "position",
        "🙂",
    ];
    let is_deeper = chance.below(12) > 0;
    match value {
        serde_json::Value::Object(fields) if is_deeper && !fields.is_empty() => {
            let key = fields.keys().nth(chance.below(fields.len())).cloned().unwrap();
            if chance.below(12) == 0 {
                fields.remove(&key);
            } else {
                change_value(chance, &mut fields[&key]);
            }
        }
        serde_json::Value::Array(items) if is_deeper && !items.is_empty() => {
            let at = chance.below(items.len());
            match chance.below(12) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => change_value(chance, &mut items[at]),
            }
        }
        other => {
            *other = match chance.below(5) {
                0 => serde_json::Value::Null,
                1 => (chance.below(300) as i64 - 100).into(),
                2 => vec![serde_json::Value::from("id"); chance.below(3)].into(),
                _ => (*chance.one(&TEXTS)).into(),
            };
        }
    }
}

/// What is read from an address is written and read again as the same.
fn hash(chance: &mut Chance) {
    const PARTS: [&str; 22] = [
        "#",
        "view=",
        "statistics",
        "year=2024",
        "list=event",
        "city=440100,440300",
        "q=",
        "%E4%B8",
        "%",
        "&",
        "=",
        ",",
        "lang=en",
        "entry=2024-event-01",
        "mode=kiosk",
        "card=",
        "compare=years",
        "data=https://x.example/",
        "rows=",
        "sort=",
        "step=3",
        "一",
    ];
    let mut text: Vec<u8> = (0..chance.below(12)).flat_map(|_| chance.one(&PARTS).bytes()).collect();
    if chance.below(2) == 0 {
        chance.damage(&mut text);
    }
    let (state, _) = ViewState::decode(&String::from_utf8_lossy(&text));
    let written = state.encode();
    assert_eq!(ViewState::decode(&written).0, state, "{written}");
}

fn zipped(files: &Files) -> Vec<u8> {
    let mut archive = rawzip::ZipArchiveWriter::new(Vec::new());
    for (name, content) in files {
        let file = archive.new_file(name).compression_method(rawzip::CompressionMethod::STORE);
        let (mut entry, config) = file.start().unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap()
}

/// The directory of a damaged zip is refused, or small enough to be read.
fn directory(chance: &mut Chance, zip: &[u8]) {
    let mut tail = zip[zip.len() - 4_000.min(zip.len())..].to_vec();
    for _ in 0..1 + chance.below(4) {
        chance.damage(&mut tail);
    }
    let size = match chance.below(3) {
        0 => tail.len() as u64,
        1 => zip.len() as u64,
        // As large as a browser can say.
        _ => (1 << 53) >> chance.below(53),
    };
    if let Ok(members) = members(&tail, size) {
        assert!(members.iter().map(|member| member.bytes).sum::<u64>() <= MAX_BYTES);
        for member in &members {
            let start = (member.header_offset as usize).min(zip.len());
            let _ = data_start(member, &zip[start..]);
        }
    }
}
