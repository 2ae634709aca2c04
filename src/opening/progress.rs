//! A package on its way in: files in pieces, then the verdict and what the page builds on.

use super::{MAX_BYTES, Problem, ProblemKind, characters_of};
use crate::dataset::{
    Dataset, Descriptor, Fault, PackageFiles, PackageTexts, Part, Table, bake, bake_dictionary, bake_kiosk, validate,
};
use crate::statistics::{mappable, write_mappable};

/// A package that is being read.
#[derive(Debug, Default)]
pub struct Opening {
    descriptor: Vec<u8>,
    files: Vec<(String, Vec<u8>)>,
    bytes: u64,
    rows: u64,
}

/// What came of it.
#[derive(Debug)]
pub enum Opened {
    /// It breaks rules: the first faults, and how many there are in all.
    Faulty(Vec<Fault>, u64),
    /// It is sound.
    Sound(Box<PackageTexts>),
}

impl Opening {
    /// A package with this descriptor.
    pub fn new(descriptor: &[u8]) -> Self {
        Self { descriptor: without_mark(descriptor).to_vec(), bytes: descriptor.len() as u64, ..Self::default() }
    }

    /// Begins a table.
    pub fn begin(&mut self, file: &str) {
        self.files.push((file.to_owned(), Vec::new()));
    }

    /// Takes the next bytes of the table that was begun last.
    ///
    /// # Errors
    /// More bytes than a package may have.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.bytes += bytes.len() as u64;
        let Some((file, content)) = self.files.last_mut() else { return Ok(()) };
        if self.bytes > MAX_BYTES {
            return Err(Problem::new(ProblemKind::TooLarge, file.clone()));
        }
        content.extend_from_slice(bytes);
        self.rows += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        Ok(())
    }

    /// Lines read so far, for the progress.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Judges what was read and prepares it for the page. `readings` is the table of all characters.
    pub fn finish(self, readings: &str) -> Opened {
        let tables = self.files.iter().map(|(file, content)| (file.as_str(), content.as_slice())).collect();
        let files = PackageFiles { descriptor: &self.descriptor, tables };
        let faults = validate(&files);
        if !faults.is_empty() {
            let count = faults.len() as u64;
            return Opened::Faulty(faults, count);
        }
        prepare(&files, readings)
            .map_or_else(|fault| Opened::Faulty(vec![fault], 1), |texts| Opened::Sound(Box::new(texts)))
    }
}

/// Editors on Windows put a byte order mark before JSON, too.
fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// The texts that the page builds on, of a sound package.
fn prepare(files: &PackageFiles<'_>, readings: &str) -> Result<PackageTexts, Fault> {
    let fault = |message: String| Fault {
        file: "datapackage.json".to_owned(),
        row: 0,
        column_number: 0,
        column: String::new(),
        rule: crate::dataset::Rule::Descriptor,
        message,
        expected: "a package that can be read".to_owned(),
    };
    let descriptor: Descriptor = serde_json::from_slice(files.descriptor).map_err(|error| fault(error.to_string()))?;
    let texts: Vec<(&str, &str)> =
        files.tables.iter().map(|(file, content)| (*file, Table::decode(content).unwrap_or_default())).collect();
    let dataset = Dataset::from_tables(&descriptor.version, &texts).map_err(|error| fault(error.to_string()))?;
    let parsed: Vec<(&str, Table)> = texts.iter().map(|(file, text)| (*file, Table::parse(text))).collect();
    let tables: Vec<(&str, &Table)> = parsed.iter().map(|(file, table)| (*file, table)).collect();
    // In the order of the descriptor, as the page shows them.
    let whole = descriptor.resources.iter().filter_map(|resource| {
        let (file, text) = texts.iter().find(|(file, _)| *file == resource.path)?;
        Some(((*file).to_owned(), (*text).to_owned()))
    });
    Ok(PackageTexts {
        version: descriptor.version.clone(),
        names: descriptor.names().bake(),
        columns: [bake(&tables, Part::Later), bake(&tables, Part::First)],
        dictionary: bake_dictionary(&descriptor),
        kiosk: bake_kiosk(&descriptor.kiosk),
        mappable: write_mappable(&mappable(&dataset)),
        characters: characters_of(readings, texts.iter().map(|(_, text)| *text)),
        distant: String::new(),
        descriptor: String::from_utf8_lossy(files.descriptor).into_owned(),
        tables: whole.collect(),
    })
}
