//! Packages for tests: the small sound one of `tests/fixtures/base`, ways to damage it, and a source of chance.

#![allow(missing_docs, dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use guangdong_ip_atlas::dataset::{Dataset, Judge, Verdict};

/// Name and content of every file.
pub type Files = BTreeMap<String, Vec<u8>>;

pub const DESCRIPTOR: &str = "datapackage.json";

/// The small sound package.
pub fn base() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base");
    let names = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// Judges files in pieces of so many bytes.
pub fn judge(files: &Files, piece: usize) -> Verdict {
    let mut judge = Judge::new(descriptor(files));
    for name in order(files, &judge) {
        judge.begin(&name, &mut |_| {});
        for bytes in files[&name].chunks(piece) {
            judge.push(bytes, &mut |_| {});
        }
    }
    judge.finish(&mut |_| {})
}

/// The same by two: one looks for names in English texts, the other for everything else.
pub fn judge_by_two(files: &Files, piece: usize) -> Verdict {
    let mut judge = Judge::new(descriptor(files)).without_names();
    let mut scan = judge.scan();
    for name in order(files, &judge) {
        judge.begin(&name, &mut |_| {});
        scan.begin(&name);
        for bytes in files[&name].chunks(piece) {
            judge.push(bytes, &mut |_| {});
            scan.push(bytes, &mut |_| {});
        }
        scan.end(&mut |_| {});
    }
    judge.add(scan.finish());
    judge.finish(&mut |_| {})
}

fn descriptor(files: &Files) -> &[u8] {
    files.get(DESCRIPTOR).map_or(&[], Vec::as_slice)
}

fn order(files: &Files, judge: &Judge) -> Vec<String> {
    let ordered = judge.resources();
    let others = files.keys().filter(|name| name.ends_with(".csv") && !ordered.contains(name));
    ordered.iter().filter(|name| files.contains_key(*name)).chain(others).cloned().collect()
}

/// The faults, a line each.
pub fn lines(verdict: &Verdict) -> String {
    verdict.faults.iter().map(|fault| format!("{fault}\n")).collect()
}

/// Reads the tables as the page does.
pub fn load(files: &Files) -> Result<Dataset, String> {
    let texts: Vec<(&str, String)> =
        files.iter().map(|(name, content)| (name.as_str(), String::from_utf8_lossy(content).into_owned())).collect();
    let tables: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Dataset::from_tables("1.0.0", &tables).map_err(|error| error.to_string())
}

/// Puts a text in place of another one, which must be there.
pub fn change(files: &mut Files, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    files.insert(name.to_string(), text.replacen(from, to, 1).into_bytes());
}

/// A package whose descriptor asks of cells nothing but their names: what remains are the rules of the atlas.
pub fn loosened() -> Files {
    let mut files = base();
    let mut descriptor: serde_json::Value = serde_json::from_slice(&files[DESCRIPTOR]).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        for field in resource["schema"]["fields"].as_array_mut().unwrap() {
            field["type"] = "string".into();
            field.as_object_mut().unwrap().remove("constraints");
        }
        let schema = resource["schema"].as_object_mut().unwrap();
        for key in ["foreignKeys", "primaryKey", "uniqueKeys"] {
            schema.remove(key);
        }
    }
    files.insert(DESCRIPTOR.to_string(), serde_json::to_vec_pretty(&descriptor).unwrap());
    files
}

/// splitmix64: the same numbers from the same seed.
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    pub fn one<'t, T>(&mut self, values: &'t [T]) -> &'t T {
        &values[self.below(values.len())]
    }

    /// Damages bytes in one of the ways in which files are damaged.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        const WORDS: [&[u8]; 14] = [
            b"\"",
            b",",
            b"\r",
            b"\n",
            b"\0",
            b"\xff",
            b"\xe4\xb8",
            b"-12",
            b"99999999999",
            b"=1+1",
            b"[",
            b"{2,",
            b"../",
            b"\xef\xbb\xbf",
        ];
        let at = self.below(bytes.len() + 1);
        match self.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            2 => {
                bytes.splice(at..at, self.one(&WORDS).iter().copied());
            }
            3 => {
                let end = (at + self.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + self.below(60)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                let into = self.below(bytes.len() + 1);
                bytes.splice(into..into, part);
            }
            _ => {
                let end = (at + 1 + self.below(4)).min(bytes.len());
                let word = self.one(&WORDS).to_vec();
                bytes.splice(at..end, word);
            }
        }
    }

    /// Changes one cell of one table to something else that a person could have typed there.
    pub fn change_cell(&mut self, files: &mut Files) {
        const VALUES: [&str; 22] = [
            "",
            "0",
            "1",
            "2",
            "-1",
            "-12",
            "+5",
            "1.5",
            "007",
            "4294967296",
            "99999999999999999",
            "1e3",
            "2024",
            "65536",
            "event",
            "friend",
            "M",
            "A",
            "exact",
            "s1",
            "2024-event-01",
            "２",
        ];
        let names: Vec<String> = files.keys().filter(|name| name.ends_with(".csv")).cloned().collect();
        let name = self.one(&names).clone();
        let text = String::from_utf8_lossy(&files[&name]).into_owned();
        let mut rows: Vec<Vec<String>> =
            text.lines().map(|line| line.split(',').map(str::to_string).collect()).collect();
        if rows.len() < 2 {
            return;
        }
        let row = 1 + self.below(rows.len() - 1);
        let column = self.below(rows[row].len());
        let other = 1 + self.below(rows.len() - 1);
        let value = match self.below(3) {
            0 => rows[other].get(column).cloned().unwrap_or_default(),
            _ => self.one(&VALUES).to_string(),
        };
        rows[row][column] = value;
        let lines: Vec<String> = rows.iter().map(|cells| cells.join(",")).collect();
        files.insert(name, (lines.join("\n") + "\n").into_bytes());
    }
}
