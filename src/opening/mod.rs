//! Packages that a visitor opens: which files they are, how large they may be, judging and preparing them piece by piece.
//!
//! Owns: the directory of a zip ([`members`]), which of many files are the package ([`find_package`]), the limits
//! ([`MAX_BYTES`]), a package on its way in ([`Opening`]) and what becomes of it ([`Opened`]).
//! Must not know: where bytes come from, the page, languages of the interface: an obstacle is a [`Problem`] with a word
//! that `locale` has a sentence for.

mod archive;
mod folder;
mod in_memory;
mod judging;
mod prepare;
mod progress;
mod readings;
mod record;

pub use archive::{Member, data_start, members};
pub use folder::{Found, find_package};
pub use in_memory::{FilesInMemory, open_in_memory};
pub use judging::Judging;
pub use progress::{Opened, Opening};
pub use readings::characters_of;

/// No package of a browser is larger, unpacked: a million entries have about a third of it.
pub const MAX_BYTES: u64 = 1 << 30;

/// The page gets whole what is not kept by the worker: the tables beside the entries and what hangs on them; with few entries
/// those, too.
pub const MAX_SHOWN_BYTES: u64 = 64 << 20;

/// No descriptor is larger.
pub const MAX_DESCRIPTOR_BYTES: u64 = 4 << 20;

/// A folder or zip with more files is none that somebody meant to open.
pub const MAX_FILES: usize = 10_000;

/// Why a package is not even judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The file that it is about, or a number; may be empty.
    pub detail: String,
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        let detail: String = detail.into();
        Self { kind, detail: detail.chars().filter(|sign| !sign.is_control()).take(120).collect() }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident = $word:literal),+ $(,)?) => {
        /// What keeps files from being a package.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ProblemKind { $($(#[$doc])+ $name),+ }

        impl ProblemKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word in messages between the worker and the page.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// The inverse of [`ProblemKind::as_str`].
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
            }
        }
    };
}

kinds! {
    /// No file `datapackage.json`.
    NoDescriptor = "no-descriptor",
    /// Two folders have one.
    TwoDescriptors = "two-descriptors",
    /// A name that leads out of the folder, or is none.
    BadName = "bad-name",
    /// The same name twice.
    SameName = "same-name",
    /// More files than [`MAX_FILES`].
    TooManyFiles = "too-many-files",
    /// More bytes than [`MAX_BYTES`], or than a descriptor may have.
    TooLarge = "too-large",
    /// Not a zip, or a damaged one.
    NotAZip = "not-a-zip",
    /// A member is encrypted.
    Encrypted = "encrypted",
    /// A member is packed in a way that browsers cannot unpack.
    Method = "method",
    /// A member is not what its checksum or size says.
    Damaged = "damaged",
    /// A file could not be read.
    Unreadable = "unreadable",
    /// The address did not answer, or refused.
    Address = "address",
    /// The policy of the page, or of the other server, forbids asking.
    Forbidden = "forbidden",
    /// The browser lacks what it takes.
    Browser = "browser",
}

/// A descriptor without the byte order mark that editors on Windows put before JSON, too.
fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}
