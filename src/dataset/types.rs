//! The rows of the package, one struct a table. Names are the column names; see `public/data/datapackage.json`.

use super::words::*;

/// A text in the languages of the package: in both, or in the only one. The validator sees to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// A province, city, special administrative region, customs district or nation.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// GB/T 2260 code, or `customs-…`.
    pub code: String,
    /// Kind of territory.
    pub kind: AreaKind,
    /// Name.
    pub name: Text,
    /// Name in traditional characters.
    pub name_zh_hant: String,
    /// Pinyin without tones or blanks.
    pub pinyin: String,
    /// First letters of the pinyin, for type-ahead and for narrow tiles.
    pub initials: String,
    /// Place on the city grid, where the area has one.
    pub tile: Option<Tile>,
}

/// A place on the city grid, counted from the north-west corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// 0 is the north.
    pub row: u8,
    /// 0 is the west.
    pub column: u8,
}

/// A subject class of entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Key.
    pub id: String,
    /// Order on the page.
    pub position: u32,
    /// Name.
    pub name: Text,
    /// What belongs to it.
    pub definition: Text,
}

/// A field of work that indicators are grouped by.
#[derive(Clone, Debug, PartialEq)]
pub struct Agency {
    /// Key.
    pub id: String,
    /// Order on the page.
    pub position: u32,
    /// Name.
    pub name: Text,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Key.
    pub id: String,
    /// Kind.
    pub kind: UnitKind,
    /// 量词 in Chinese, singular in English.
    pub name: Text,
    /// English plural.
    pub plural_en: String,
}

/// A document that a number or statement comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Key.
    pub id: String,
    /// Title, letter for letter.
    pub title: String,
    /// BCP 47 tag of the title.
    pub title_language: String,
    /// Publisher as printed; empty where what was read does not show it.
    pub publisher: String,
    /// BCP 47 tag of the publisher's name.
    pub publisher_language: String,
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or empty.
    pub published: String,
    /// Address, only where the page is one that may be linked.
    pub url: Option<String>,
    /// Where it was read.
    pub standing: Standing,
    /// What a reader must know of it; may be empty.
    pub note: Text,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Key.
    pub id: String,
    /// Order on the page.
    pub position: u32,
    /// Key of the agency.
    pub agency_id: String,
    /// Key of the unit.
    pub unit_id: String,
    /// Flow, stock or cumulative.
    pub measure: Measure,
    /// Name.
    pub name: Text,
    /// What is counted and what is not.
    pub definition: Text,
    /// Warnings; may be empty.
    pub note: Text,
}

/// (indicator, area, period) -> value.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Key of the indicator.
    pub indicator_id: String,
    /// Key of the area.
    pub area_code: String,
    /// Year.
    pub period: u16,
    /// `None` exactly where the status is "not published".
    pub figure: Option<Figure>,
    /// SDMX status.
    pub status: Status,
    /// Why the status is not "normal", or what else to know; may be empty.
    pub note: Text,
}

/// A published number with what makes it checkable.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// In base units (件, not 万件).
    pub value: f64,
    /// Key of the unit.
    pub unit_id: String,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// As the source printed it.
    pub printed: String,
    /// Key of the source.
    pub source_id: String,
}

/// One year's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The year that the lists are about.
    pub year: u16,
    /// Date of publication, ISO.
    pub published: String,
    /// Number of submissions, how exact, as printed.
    pub submissions: Option<(u32, Qualifier, String)>,
    /// Number of events on the official list.
    pub events: Option<u32>,
    /// Number of measures on the official list.
    pub measures: Option<u32>,
    /// The how-manieth year in a row, if the source says it.
    pub consecutive: Option<u32>,
    /// Key of the source.
    pub source_id: String,
    /// What is not known of it; may be empty.
    pub note: Text,
}

/// A named stage of an edition's selection.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionStage {
    /// The edition's year.
    pub year: u16,
    /// Order.
    pub position: u32,
    /// Name.
    pub name: Text,
    /// Key of the source.
    pub source_id: String,
}

/// One listed event or measure, with its links.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// `2024-event-07`.
    pub id: String,
    /// Year of the edition.
    pub year: u16,
    /// Which list.
    pub list: ListKind,
    /// Place on the official list, from 1.
    pub position: u32,
    /// Key of the topic.
    pub topic_id: String,
    /// Official title letter for letter, and our English.
    pub title: Text,
    /// Summary in our own words.
    pub summary: Text,
    /// Key of the source of the title.
    pub source_id: String,
    /// Doubts and judgement calls; may be empty.
    pub note: Text,
    /// Areas that take part, in the order of the file.
    pub areas: Vec<(String, AreaRelation)>,
    /// Keys of places named below the city.
    pub place_ids: Vec<String>,
    /// Keys of the actors and the source that names each.
    pub actors: Vec<(String, String)>,
    /// Checked statements, in order.
    pub facts: Vec<Fact>,
}

/// A district, county, town or park that an entry names.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Key.
    pub id: String,
    /// The city it lies in.
    pub area_code: String,
    /// district, county, town, park.
    pub kind: String,
    /// Name.
    pub name: Text,
}

/// A body that acts in an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Key.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// One checked statement about an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// `2024-event-07-f03`.
    pub id: String,
    /// What it is about.
    pub scope: FactScope,
    /// The statement, in our own words.
    pub text: Text,
    /// The number in it, where it has one.
    pub quantity: Option<FactQuantity>,
    /// ISO date, month, year or interval; may be empty.
    pub as_of: String,
    /// Remark on the date; may be empty.
    pub as_of_note: Text,
    /// Key of the source.
    pub source_id: String,
}

/// The number in a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct FactQuantity {
    /// In base units.
    pub value: f64,
    /// Unit, both languages.
    pub unit: Text,
    /// How exact it is.
    pub qualifier: Qualifier,
}

/// A line of the release notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Version of the package.
    pub version: String,
    /// Date of the release, ISO.
    pub date: String,
    /// What happened.
    pub kind: ChangeKind,
    /// In words.
    pub text: Text,
}
