//! `check-data [FOLDER]`: judges a data package, `public/data` by default.
//!
//! Prints every fault as `file:row:column: what is wrong, expected …` and ends with 1 if there is any.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use guangdong_ip_atlas::dataset::{PackageFiles, Table, validate};

fn main() -> ExitCode {
    let folder = env::args().nth(1).unwrap_or_else(|| "public/data".to_owned());
    match check(&folder) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(faults) => {
            eprintln!("{folder}: {faults} faults");
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the faults, or what was found sound, and gives the number of faults.
fn check(folder: &str) -> io::Result<usize> {
    let contents = read_folder(Path::new(folder))?;
    let descriptor = contents.iter().find(|(name, _)| name == "datapackage.json");
    let files = PackageFiles {
        descriptor: descriptor.map_or(&[], |(_, content)| content),
        tables: contents
            .iter()
            .filter(|(name, _)| name.ends_with(".csv"))
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .collect(),
    };
    let faults = validate(&files);
    for fault in &faults {
        println!("{folder}/{fault}");
    }
    if faults.is_empty() {
        let rows: usize = files
            .tables
            .iter()
            .map(|(_, content)| Table::parse(Table::decode(content).unwrap_or_default()).len())
            .sum();
        println!("{folder}: {} tables, {rows} rows, no faults", files.tables.len());
    }
    Ok(faults.len())
}

fn read_folder(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut contents = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        if file.file_type()?.is_file() {
            contents.push((file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?));
        }
    }
    contents.sort();
    Ok(contents)
}
