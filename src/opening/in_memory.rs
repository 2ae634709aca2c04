//! Opening without a browser, for tests and measurements.

use super::{Opened, Opening, Problem};
use crate::keeping::Files;

/// The files of a package in memory.
#[derive(Clone, Debug, Default)]
pub struct FilesInMemory(pub Vec<(String, Vec<u8>)>);

impl Files for FilesInMemory {
    fn read(&self, file: &str, bytes: std::ops::Range<u64>) -> Option<Vec<u8>> {
        let (_, content) = self.0.iter().find(|(name, _)| name == file)?;
        content.get(usize::try_from(bytes.start).ok()?..usize::try_from(bytes.end).ok()?).map(<[u8]>::to_vec)
    }
}

/// Reads a package in memory in pieces of this many bytes, and judges it or not.
///
/// # Errors
/// More bytes than a package may have.
pub fn open_in_memory(
    descriptor: &[u8],
    files: &FilesInMemory,
    piece: usize,
    readings: &str,
    is_judged: bool,
) -> Result<Opened, Problem> {
    let mut opening = Opening::new(descriptor, readings, is_judged);
    let order = opening.order();
    let place = |file: &str| order.iter().position(|name| name == file).unwrap_or(order.len());
    let mut sorted: Vec<&(String, Vec<u8>)> = files.0.iter().collect();
    sorted.sort_by_key(|(file, _)| place(file));
    for (file, content) in sorted {
        opening.begin(file);
        for bytes in content.chunks(piece.max(1)) {
            opening.push(bytes)?;
        }
    }
    Ok(opening.finish(readings, files))
}
