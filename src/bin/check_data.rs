//! `check-data [FOLDER]`: judges a data package, `public/data` by default.
//!
//! Prints the first thousand faults as `file:row:column: what is wrong, expected …` and the number of the others, and ends
//! with 1 if there is any. Files are read in pieces: a package of a million entries takes no more than their keys.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

use guangdong_ip_atlas::dataset::{Judge, Verdict};

/// So many bytes are read at a time.
const PIECE_BYTES: usize = 1 << 20;

fn main() -> ExitCode {
    let folder = env::args().nth(1).unwrap_or_else(|| "public/data".to_owned());
    if folder.starts_with('-') {
        println!("check-data [FOLDER]: judges the data package in FOLDER, by default public/data");
        return ExitCode::SUCCESS;
    }
    match check(Path::new(&folder)) {
        Ok(verdict) => report(&folder, &verdict),
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the faults, or what was found sound.
fn report(folder: &str, verdict: &Verdict) -> ExitCode {
    for fault in &verdict.faults {
        println!("{folder}/{fault}");
    }
    for (file, encoding) in &verdict.encodings {
        eprintln!("{folder}/{file} seems to be {}: save it as UTF-8", encoding.label());
    }
    let more = verdict.count - verdict.faults.len() as u64;
    if more > 0 {
        println!("{folder}: and {more} more faults");
    }
    if verdict.count > 0 {
        eprintln!("{folder}: {} {}", verdict.count, if verdict.count == 1 { "fault" } else { "faults" });
        return ExitCode::FAILURE;
    }
    let rows: u64 = verdict.records.iter().map(|(_, rows)| rows).sum();
    println!("{folder}: {} tables, {rows} rows, no faults", verdict.records.len());
    ExitCode::SUCCESS
}

fn check(folder: &Path) -> io::Result<Verdict> {
    let names = tables(folder)?;
    let descriptor = match fs::read(folder.join("datapackage.json")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(io::Error::other(
                "there is no datapackage.json here; a folder with all files of a package was expected",
            ));
        }
        other => other?,
    };
    let mut judge = Judge::new(&descriptor);
    let ordered = judge.resources();
    let others = names.iter().filter(|name| !ordered.contains(name)).cloned();
    let mut piece = vec![0; PIECE_BYTES];
    for name in ordered.iter().filter(|name| names.contains(name)).cloned().chain(others) {
        judge.begin(&name, &mut |_| {});
        let mut file = File::open(folder.join(&name))?;
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                break;
            }
            judge.push(piece.get(..read).unwrap_or_default(), &mut |_| {});
        }
    }
    Ok(judge.finish(&mut |_| {}))
}

/// Names of the tables in a folder.
fn tables(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if file.file_type()?.is_file() && name.ends_with(".csv") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
