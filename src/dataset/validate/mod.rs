//! Judges a package: against its own descriptor, and against what the atlas takes for granted.
//!
//! Reports every fault, not the first. The rules are listed in `rule.rs`.

mod dates;
mod grid;
mod keys;
mod kiosk;
mod lists;
mod mechanisms;
mod numbers;
mod pattern;
mod reading;
mod rule;
mod schema;
mod sheet;
mod text;

pub use rule::{Fault, Rule};

use super::columns;
use super::descriptor::{Descriptor, Resource};
use super::load::PackageFiles;
use sheet::{Faults, Package, quoted};

const DESCRIPTOR: &str = "datapackage.json";
const PROFILE: &str = "https://datapackage.org/profiles/2.";

/// All faults of a package, sorted by file, row and column. None means that the package is sound.
pub fn validate(files: &PackageFiles<'_>) -> Vec<Fault> {
    let mut faults = Faults::default();
    let descriptor = read_descriptor(files.descriptor, &mut faults);
    let resources = descriptor.as_ref().map_or(&[][..], |descriptor| &descriptor.resources);
    if descriptor.is_some() {
        judge_files(files, resources, &mut faults);
    }
    let package = Package::read(files, resources, &mut faults);
    judge_columns(&package, &mut faults);
    schema::judge(&package, &mut faults);
    keys::judge(&package, &mut faults);
    text::judge(&package, &mut faults);
    // The rules below speak of certain tables and columns. Where one is missing, that is the fault to be mended
    // first; what follows from it would be noise.
    if !faults.has(&[Rule::MissingFile, Rule::MissingColumn]) {
        numbers::judge(&package, &mut faults);
        grid::judge(&package, &mut faults);
        mechanisms::judge(&package, &mut faults);
        if let Some(descriptor) = &descriptor {
            kiosk::judge(&descriptor.kiosk, files.descriptor, &package, &mut faults);
        }
        lists::judge(&package, descriptor.as_ref().map(|descriptor| descriptor.version.as_str()), &mut faults);
    }
    faults.sorted()
}

fn read_descriptor(text: &[u8], faults: &mut Faults) -> Option<Descriptor> {
    match serde_json::from_slice::<Descriptor>(text) {
        Ok(descriptor) => {
            let profile = descriptor.profile.as_deref().unwrap_or("");
            if !profile.starts_with(PROFILE) {
                let message = format!("$schema is {}", quoted(profile));
                faults.add(DESCRIPTOR, 0, Rule::Profile, message, format!("{PROFILE}0/datapackage.json"));
            }
            Some(descriptor)
        }
        Err(error) => {
            let expected = "a Data Package (v2) with version and resources";
            faults.add(DESCRIPTOR, error.line(), Rule::Descriptor, error.to_string(), expected);
            None
        }
    }
}

/// The files are those of the descriptor, and those that the atlas reads are among them.
fn judge_files(files: &PackageFiles<'_>, resources: &[Resource], faults: &mut Faults) {
    let there = |path: &str| files.tables.iter().any(|(file, _)| *file == path);
    for resource in resources.iter().filter(|resource| !there(&resource.path)) {
        let message = "the file is missing";
        faults.add(&resource.path, 0, Rule::MissingFile, message, "a file, because datapackage.json lists it");
    }
    for (file, _) in columns::ALL {
        if !resources.iter().any(|resource| resource.path == *file) {
            let message = format!("the table {file} is not listed");
            faults.add(DESCRIPTOR, 0, Rule::MissingFile, message, "every table that the atlas reads");
        }
    }
    for (file, _) in &files.tables {
        if !resources.iter().any(|resource| resource.path == *file) {
            let message = "the file does not belong to the package";
            faults.add(file, 0, Rule::ExtraFile, message, "only files that datapackage.json lists");
        }
    }
}

/// The tables have the columns that the atlas reads, whatever the descriptor says.
fn judge_columns(package: &Package<'_>, faults: &mut Faults) {
    for (file, columns) in columns::ALL {
        let Some(sheet) = package.sheet(file) else { continue };
        for column in columns.iter().filter(|column| sheet.column(column).is_none()) {
            let message = format!("the column {column} is missing");
            faults.add(file, 1, Rule::MissingColumn, message, "every column that the atlas reads");
        }
    }
}
