//! A record of a table, as places in a buffer.

/// A record that is complete. Offsets are those of the buffer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Record {
    /// Number of its first cell.
    pub(super) first: u32,
    /// How many cells it has, those beyond [`super::scanner::MAX_CELLS`] too.
    pub(super) found: u32,
    /// Where its first byte is.
    pub(super) start: u32,
    /// Where its last cell ends, before the end of the line.
    pub(super) end: u32,
    /// Whether a quotation mark is left over.
    pub(super) has_open_quote: bool,
    /// Whether an empty line comes before it.
    pub(super) follows_blank: bool,
    /// For whoever judges the record: whether it is no row of its table.
    pub(super) is_broken: bool,
}
