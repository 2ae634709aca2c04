//! The form in which the package is compiled in: column by column instead of row by row, texts of a language side
//! by side. It is made from the CSV files by `build.rs` and holds the same cells; columns compress better than rows
//! (38 KB instead of 41 KB brotli) and are read without a CSV parser (2 KB less). It comes in two texts: what the page
//! shows first, and the figures with their sources, which are loaded when something asks for them.

use super::columns::*;
use super::load::{LoadError, Sheet, Tables, error};
use super::table::Table;

/// Between the columns. The validator lets no control character into a cell.
const COLUMN_END: char = '\u{1e}';
/// Between file name, column name and cells.
const CELL_END: char = '\u{1f}';

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Entries and what belongs to them, the names of the indicators, the sources of the lists.
    First,
    /// Figures, definitions, mechanisms, every source, release notes. Its tables stand in place of those of the first part.
    Later,
}

/// Tables of the later part that the first part has too, but with no row, or only some.
const LATER: &[Columns] = &[AGENCIES, UNITS, SOURCES, INDICATORS, OBSERVATIONS, RELEASES];

/// The columns that the atlas reads, of tables given by file name, as one text.
pub fn bake(tables: &[(&str, &Table)], part: Part) -> String {
    let cited = cited(tables);
    let mut columns: Vec<(u8, String)> = Vec::new();
    let belongs = |table: &&Columns| match part {
        Part::First => !LATER_ONLY.contains(table),
        Part::Later => LATER.contains(table) || LATER_ONLY.contains(table),
    };
    for (file, names) in ALL.iter().filter(belongs) {
        let Some((_, table)) = tables.iter().find(|(name, _)| name == file) else { continue };
        let is_later = LATER.iter().any(|(later, _)| later == file);
        let id = table.column("id");
        let is_wanted = |record: usize| {
            let is_cited = || id.is_some_and(|id| cited.contains(&table.cell(record, id)));
            part == Part::Later || !is_later || *file == INDICATORS.0 || (*file == SOURCES.0 && is_cited())
        };
        for name in *names {
            let Some(column) = table.column(name) else { continue };
            // Of the indicators the page first needs the names.
            let is_blank =
                part == Part::First && is_later && (name.starts_with("definition") || name.starts_with("note"));
            let mut text = format!("{file}{CELL_END}{name}");
            for record in (0..table.len()).filter(|record| is_wanted(*record)) {
                text.push(CELL_END);
                text.push_str(if is_blank && *file == INDICATORS.0 { "" } else { table.cell(record, column) });
            }
            let group = if name.ends_with("_en") { 2 } else { u8::from(name.ends_with("_zh")) };
            columns.push((group, text));
        }
    }
    columns.sort_by_key(|(group, _)| *group);
    columns.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(&COLUMN_END.to_string())
}

/// Keys of the sources of the lists themselves.
fn cited<'t>(tables: &[(&str, &'t Table)]) -> Vec<&'t str> {
    let mut cited = Vec::new();
    for (_, table) in tables.iter().filter(|(name, _)| [EDITIONS.0, ENTRIES.0].contains(name)) {
        let Some(column) = table.column("source_id") else { continue };
        cited.extend((0..table.len()).map(|record| table.cell(record, column)));
    }
    cited
}

/// The columns of baked texts; a column of an earlier text stands in place of the same one of a later text.
pub(super) struct BakedTables<'t>(Vec<Vec<&'t str>>);

impl<'t> BakedTables<'t> {
    pub(super) fn new(texts: &[&'t str]) -> Self {
        let columns = texts.iter().flat_map(|text| text.split(COLUMN_END));
        Self(columns.map(|column| column.split(CELL_END).collect()).collect())
    }
}

impl Tables for BakedTables<'_> {
    fn open(&self, (file, names): Columns) -> Result<Sheet<'_>, LoadError> {
        let mut columns = Vec::with_capacity(names.len());
        for name in names {
            let found = self.0.iter().find_map(|column| match column.as_slice() {
                [of, called, cells @ ..] if *of == file && called == name => Some(cells.to_vec()),
                _ => None,
            });
            match found {
                Some(cells) => columns.push(cells),
                // Of a language that the package does not have: every cell is empty.
                None if language_of(name).is_some() => columns.push(Vec::new()),
                None => return Err(error(file, 1, name, "the column is missing", "a column of this name")),
            }
        }
        Ok(Sheet { file, names, columns })
    }
}
