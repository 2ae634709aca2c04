//! What the user chose, as one plain value, and its one written form: the URL hash.
//!
//! Owns: [`ViewState`], [`ViewState::encode`] and [`ViewState::decode`] (inverse of each other), and
//! [`ViewState::settle`], which drops what the package does not know.
//! Must not know: signals, the address bar, where a choice is made on the page.

mod cards;
mod codec;
mod hash_text;
mod kiosk;
mod mode;
mod settle;
mod statistics;
mod tables;
mod wish;

use crate::locale::Language;
use crate::query::{Filters, Order};

pub use cards::{GRID_CARD, MECHANISM_CARD, OVERVIEW_CARDS, version_order};
pub use kiosk::KioskChoices;
pub use mode::Mode;
pub use statistics::{COMPARED, Comparison, FigureKey, OWN_CARDS, StatisticsChoices, TableOrder};
pub use tables::{MechanismChoices, TableChoices};
pub use wish::Wish;

/// Everything the user chose. The default is what an address without a hash shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Address of the package on show (its `datapackage.json`); `None` is the embedded one, or one that came from files.
    pub package: Option<String>,
    /// Which room of the page.
    pub view: View,
    /// Which entries.
    pub filters: Filters,
    /// In which order.
    pub order: Order,
    /// What colours the map; `None` is the number of matching entries.
    pub layer: Option<Layer>,
    /// Key of the entry that is open.
    pub entry: Option<String>,
    /// What is chosen among the statistics.
    pub statistics: StatisticsChoices,
    /// What is chosen among the mechanisms.
    pub mechanism: MechanismChoices,
    /// What is chosen among the tables of the package.
    pub tables: TableChoices,
    /// Language of interface and data.
    pub language: Language,
    /// Light, dark, or what the system says.
    pub appearance: Appearance,
    /// Whether texts and controls are large, in one column (F15, 适老化).
    pub is_large: bool,
    /// Which of its three lives the page leads.
    pub mode: Mode,
    /// Settings of the kiosk.
    pub kiosk: KioskChoices,
    /// Version of the data that a frame was made for: it says so when the data are others.
    pub release: Option<String>,
}

/// A room of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Headline, city grid, filters, list or entry.
    #[default]
    Overview,
    /// Every series and figure, by agency.
    Statistics,
    /// The working systems that the lists describe, as diagrams.
    Mechanisms,
    /// Every table of the package, and every source.
    Data,
}

impl View {
    /// Every view, in the order of the navigation.
    pub const ALL: [Self; 4] = [Self::Overview, Self::Statistics, Self::Mechanisms, Self::Data];

    /// The word in the URL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Statistics => "statistics",
            Self::Mechanisms => "mechanisms",
            Self::Data => "data",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == word)
    }
}

/// An indicator on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Key of the indicator.
    pub indicator: String,
    /// Year; `None` is the newest with figures for at least two tiles.
    pub period: Option<u16>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on paper.
    Light,
    /// Light ink, for halls.
    Dark,
}

impl Appearance {
    /// Every appearance, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in the URL and in `<html data-appearance>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|appearance| appearance.as_str() == word)
    }
}

/// A part of a hash that was not understood or is not in the package, as it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The name before `=`, shortened to 40 characters.
    pub name: String,
    /// The value after it, shortened likewise.
    pub value: String,
}

impl Dropped {
    /// The part `name=value`.
    pub fn new(name: &str, value: &str) -> Self {
        let short = |text: &str| text.chars().filter(|c| !c.is_control()).take(40).collect();
        Self { name: short(name), value: short(value) }
    }
}

/// An address of a package is not longer.
pub(crate) const MAX_ADDRESS_CHARS: usize = 2000;

/// A search text is cut here: longer ones come from accidents, not from people.
pub const MAX_TEXT_CHARS: usize = 200;

impl ViewState {
    /// Nothing chosen, but for what every view keeps: the package, language and size of the text.
    #[inline(never)] // the page calls it from many places
    pub fn fresh(&self) -> Self {
        Self { package: self.package.clone(), language: self.language, is_large: self.is_large, ..Self::default() }
    }

    /// The same choices in another view: what is open in one view only is closed.
    pub fn in_view(&self, view: View) -> Self {
        let mut next = Self { view, ..self.clone() };
        (next.entry, next.mechanism, next.tables) = Default::default();
        (next.statistics.figure, next.statistics.card) = (None, None);
        next
    }

    /// Sets the search text, cut to [`MAX_TEXT_CHARS`] characters and freed of control characters.
    pub fn set_text(&mut self, text: &str) {
        self.filters.text = printable(text);
    }

    /// Sets the text that rows of a table must have, cut likewise.
    pub fn set_rows(&mut self, text: &str) {
        self.tables.rows = printable(text);
    }
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_TEXT_CHARS).collect()
}

/// Adds `value` to `values`, or takes it out if it is there.
pub fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if let Some(place) = values.iter().position(|present| *present == value) {
        values.remove(place);
    } else {
        values.push(value);
    }
}
