//! The directory of a zip, read from its end alone: a package of a million entries need not be in memory as a zip.

use std::io::{Cursor, Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};

use rawzip::{CompressionMethod, ZipArchive};

use super::{MAX_BYTES, MAX_FILES, Problem, ProblemKind};

/// A file in a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path, as the zip has it.
    pub path: String,
    /// Where its local header begins.
    pub header_offset: u64,
    /// Bytes in the zip.
    pub packed_bytes: u64,
    /// Bytes when unpacked, as the zip says: to be checked.
    pub bytes: u64,
    /// CRC-32 when unpacked.
    pub checksum: u32,
    /// Whether it is deflated; else it is stored.
    pub is_deflated: bool,
}

/// The end of a large file that reads as if the rest were there.
struct Tail<'t> {
    bytes: Cursor<&'t [u8]>,
    /// Where the tail begins in the file.
    start: u64,
}

impl Read for Tail<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        self.bytes.read(into)
    }
}

impl Seek for Tail<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let to = match to {
            SeekFrom::Start(at) => {
                let missing = || Error::new(ErrorKind::UnexpectedEof, "before the part that was read");
                SeekFrom::Start(at.checked_sub(self.start).ok_or_else(missing)?)
            }
            other => other,
        };
        Ok(self.bytes.seek(to)? + self.start)
    }
}

/// The members of a zip of `size` bytes that ends with `tail`; folders are left out.
///
/// # Errors
/// What is not a zip, is encrypted, or is packed in another way than deflated.
pub fn members(tail: &[u8], size: u64) -> Result<Vec<Member>, Problem> {
    let broken = |_| Problem::new(ProblemKind::NotAZip, "");
    let start = size.saturating_sub(tail.len() as u64);
    let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
    let archive = ZipArchive::from_seekable(Tail { bytes: Cursor::new(tail), start }, &mut buffer).map_err(broken)?;
    let mut entries = archive.entries(&mut buffer);
    let mut members = Vec::new();
    let mut total = 0_u64;
    while let Some(entry) = entries.next_entry().map_err(broken)? {
        if entry.is_dir() {
            continue;
        }
        let path = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        if members.len() == MAX_FILES {
            return Err(Problem::new(ProblemKind::TooManyFiles, MAX_FILES.to_string()));
        }
        if entry.flags().is_encrypted() {
            return Err(Problem::new(ProblemKind::Encrypted, path));
        }
        let method = entry.compression_method();
        if ![CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&method) {
            return Err(Problem::new(ProblemKind::Method, path));
        }
        total = total.saturating_add(entry.uncompressed_size_hint());
        if total > MAX_BYTES {
            return Err(Problem::new(ProblemKind::TooLarge, path));
        }
        members.push(Member {
            path,
            header_offset: entry.local_header_offset(),
            packed_bytes: entry.compressed_size_hint(),
            bytes: entry.uncompressed_size_hint(),
            checksum: entry.crc32(),
            is_deflated: method == CompressionMethod::DEFLATE,
        });
    }
    Ok(members)
}

/// Where the bytes of a member begin; `header` is the first 30 bytes at its `header_offset`.
pub fn data_start(member: &Member, header: &[u8]) -> Option<u64> {
    if !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let word = |at: usize| Some(u64::from(u16::from_le_bytes([*header.get(at)?, *header.get(at + 1)?])));
    Some(member.header_offset + 30 + word(26)? + word(28)?)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(names: &[&str]) -> Vec<u8> {
        let mut archive = rawzip::ZipArchiveWriter::new(Vec::new());
        for name in names {
            let file = archive.new_file(*name).compression_method(CompressionMethod::STORE);
            let (mut entry, config) = file.start().expect("a file");
            let mut writer = config.wrap(&mut entry);
            writer.write_all(format!("content of {name}").as_bytes()).expect("memory");
            let (_, descriptor) = writer.finish().expect("sizes");
            entry.finish(descriptor).expect("sizes");
        }
        archive.finish().expect("memory")
    }

    #[test]
    fn the_end_of_a_zip_tells_its_members() {
        let mut bytes = vec![0; 100_000];
        // Something before the zip, as self-extracting ones have it.
        bytes.extend(zipped(&["a/datapackage.json", "a/areas.csv"]));
        let all = members(&bytes, bytes.len() as u64).expect("a zip");
        assert_eq!(
            all.iter().map(|member| member.path.as_str()).collect::<Vec<_>>(),
            ["a/datapackage.json", "a/areas.csv"]
        );
        let tail = &bytes[bytes.len() - 90_000..];
        assert_eq!(members(tail, bytes.len() as u64).expect("a zip"), all);
        for member in &all {
            let header = &bytes[member.header_offset as usize..];
            let start = data_start(member, header).expect("a header") as usize;
            let content = &bytes[start..start + member.bytes as usize];
            assert_eq!(content, format!("content of {}", member.path).as_bytes());
            assert_eq!(rawzip::crc32(content), member.checksum);
        }
    }

    #[test]
    fn what_is_no_zip_is_refused() {
        let good = zipped(&["datapackage.json"]);
        for bytes in [&b""[..], b"PK\x03\x04", &[0xff; 5000], &good[..good.len() - 30]] {
            assert_eq!(members(bytes, bytes.len() as u64).map_err(|problem| problem.kind), Err(ProblemKind::NotAZip));
        }
        assert_eq!(
            data_start(
                &Member {
                    path: String::new(),
                    header_offset: 0,
                    packed_bytes: 0,
                    bytes: 0,
                    checksum: 0,
                    is_deflated: false
                },
                b"PK"
            ),
            None
        );
    }
}
