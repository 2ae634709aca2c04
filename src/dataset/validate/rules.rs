//! The rules that tables are judged by together: which row is whose business.

use super::faults::Faults;
use super::figures::Figures;
use super::grid::Grid;
use super::kiosk::Scenes;
use super::lists::Lists;
use super::mechanisms::Mechanisms;
use super::numbers::{self, Numbers};
use super::row::Row;
use crate::dataset::descriptor::Descriptor;

/// What was read so far, as far as later rows are judged by it.
#[derive(Default)]
pub(super) struct Rules {
    /// Faults of these rules. They count only if every table and column is there: where one is missing, that is the fault
    /// to be mended first, and what follows from it would be noise.
    pub(super) faults: Faults,
    grid: Grid,
    numbers: Numbers,
    lists: Lists,
    mechanisms: Mechanisms,
    figures: Figures,
    scenes: Scenes,
    has_chinese: bool,
}

/// Whether the package has Chinese texts; one that cannot be read is taken for one that has.
pub(super) fn has_chinese(descriptor: Option<&Descriptor>) -> bool {
    descriptor.is_none_or(|descriptor| descriptor.atlas.has("zh"))
}

impl Rules {
    /// Those of a package with this descriptor.
    pub(super) fn new(descriptor: Option<&Descriptor>) -> Self {
        let scenes = descriptor.map(|descriptor| Scenes::new(&descriptor.kiosk)).unwrap_or_default();
        Self { scenes, has_chinese: has_chinese(descriptor), ..Self::default() }
    }

    /// Begins a table.
    pub(super) fn begin(&mut self, file: &str) {
        if file == "releases.csv" {
            self.lists.begin_releases();
        }
    }

    /// Judges a record, be it broken.
    pub(super) fn judge(&mut self, row: &Row<'_>, version: Option<&str>) {
        let faults = &mut self.faults;
        self.scenes.see(row);
        match row.piece.file {
            "areas.csv" => self.grid.area(row, faults),
            "adjacency.csv" => self.grid.pair(row, faults),
            "indicators.csv" => self.numbers.indicator(row),
            "releases.csv" => {
                self.numbers.release(row);
                self.lists.release(row, version, faults);
            }
            "editions.csv" => {
                self.numbers.edition(row, faults);
                self.lists.edition(row);
                self.figures.edition(row);
            }
            "observations.csv" => {
                self.numbers.observation(row, faults);
                self.figures.observation(row);
            }
            "entries.csv" => {
                self.lists.entry(row, faults);
                self.mechanisms.entry(row);
            }
            "facts.csv" => {
                numbers::fact(row, self.has_chinese, faults);
                self.lists.fact(row, faults);
                self.figures.fact(row);
            }
            "mechanism_nodes.csv" => self.mechanisms.node(row),
            "mechanism_links.csv" => self.mechanisms.link(row),
            "mechanism_figures.csv" => self.figures.figure(row, faults),
            "mechanism_entries.csv" => self.figures.concern(row),
            "relations.csv" => self.mechanisms.relation(row),
            _ => {}
        }
    }

    /// Judges what only the whole package tells, and gives all faults.
    pub(super) fn finish(mut self, descriptor: Option<&Descriptor>, text: &[u8]) -> Faults {
        let faults = &mut self.faults;
        self.grid.finish(faults);
        self.mechanisms.finish(faults);
        self.figures.finish(faults);
        self.lists.finish(descriptor.map(|descriptor| descriptor.version.as_str()), faults);
        if let Some(descriptor) = descriptor {
            self.scenes.finish(descriptor, std::str::from_utf8(text).unwrap_or_default(), faults);
        }
        self.faults
    }
}
