//! The tables of the package, one struct a row. Names are the column names; see `public/data/datapackage.json`.

/// A text in the two languages of the package. Both are always there: the validator sees to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Declares an enumeration of the package with the words the CSV files use for it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this value in the CSV files and in the URL.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }
    };
}

words! {
    /// What kind of territory an area is.
    AreaKind {
        /// The People's Republic of China.
        Nation = "nation",
        /// The province itself.
        Province = "province",
        /// One of the 21 cities at prefecture level.
        City = "city",
        /// Hong Kong or Macao: partners, never cities of the province.
        SpecialAdministrativeRegion = "sar",
        /// A customs district. Not a city: its border differs.
        CustomsDistrict = "customs_district",
    }
}

words! {
    /// The two lists of an edition.
    ListKind {
        /// 十大事件.
        Event = "event",
        /// 基层改革创新举措.
        Measure = "measure",
    }
}

words! {
    /// How an area takes part in an entry.
    AreaRelation {
        /// It happens there, or its body sits there.
        Place = "place",
        /// Hong Kong or Macao, named as a partner.
        Partner = "partner",
    }
}

words! {
    /// What a fact is about.
    FactScope {
        /// The listed entry itself.
        Direct = "direct",
        /// Background: never shown as a result of the entry.
        Context = "context",
        /// Only restates the official title.
        Title = "title",
    }
}

words! {
    /// How exact a figure is.
    Qualifier {
        /// As counted.
        Exact = "exact",
        /// Rounded by the source.
        Rounded = "rounded",
        /// 约.
        About = "about",
        /// 超, 逾, 余, 突破: a lower bound.
        MoreThan = "more_than",
        /// 以上, 不少于: a lower bound that counts itself.
        AtLeast = "at_least",
        /// 近: just below.
        Nearly = "nearly",
    }
}

words! {
    /// SDMX observation status.
    Status {
        /// Normal.
        Normal = "A",
        /// A different definition begins with this period.
        Break = "B",
        /// The definition differs from the indicator's name.
        Differs = "D",
        /// Not published: looked for, not found.
        NotPublished = "M",
        /// Low reliability.
        LowReliability = "U",
    }
}

words! {
    /// What a figure of an indicator measures.
    Measure {
        /// What happened in the period.
        Flow = "flow",
        /// What there was at the end of the period.
        Stock = "stock",
        /// What has added up since the beginning.
        Cumulative = "cumulative",
    }
}

words! {
    /// Where the words of a source were read.
    Standing {
        /// On the site of the body that says it.
        Official = "official",
        /// In a newspaper or agency report.
        Press = "press",
        /// In a copy of an official page.
        CopyOfOfficial = "copy_of_official",
        /// In a copy of a report.
        Copy = "copy",
    }
}

words! {
    /// What a line of the release notes tells.
    ChangeKind {
        /// New in this release.
        Added = "added",
        /// Was wrong before.
        Corrected = "corrected",
        /// No longer in the package.
        Removed = "removed",
        /// Known to be missing.
        KnownGap = "known_gap",
    }
}

words! {
    /// What kind of figure a unit counts.
    UnitKind {
        /// Whole things.
        Count = "count",
        /// Money.
        Currency = "currency",
        /// A quotient.
        Ratio = "ratio",
    }
}

/// A province, city, special administrative region, customs district or nation.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// GB/T 2260 code, or `customs-…`.
    pub code: String,
    /// Kind of territory.
    pub kind: AreaKind,
    /// Name in both languages.
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

/// The whole package. Rows keep the order of the files; entries are in the order of the official lists,
/// newest edition first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Version of the package, from its descriptor.
    pub version: String,
    /// areas.csv
    pub areas: Vec<Area>,
    /// adjacency.csv: pairs of area codes.
    pub adjacency: Vec<(String, String)>,
    /// topics.csv
    pub topics: Vec<Topic>,
    /// agencies.csv
    pub agencies: Vec<Agency>,
    /// units.csv
    pub units: Vec<Unit>,
    /// sources.csv
    pub sources: Vec<Source>,
    /// indicators.csv
    pub indicators: Vec<Indicator>,
    /// observations.csv
    pub observations: Vec<Observation>,
    /// editions.csv, newest first.
    pub editions: Vec<Edition>,
    /// edition_stages.csv
    pub edition_stages: Vec<EditionStage>,
    /// entries.csv with entry_areas, entry_places, entry_actors and facts joined in.
    pub entries: Vec<Entry>,
    /// places.csv
    pub places: Vec<Place>,
    /// actors.csv
    pub actors: Vec<Actor>,
    /// releases.csv
    pub changes: Vec<Change>,
}

/// Generates `fn name(&self, key) -> Option<&Row>`: a linear look-up, good for the dozens of rows that keys have.
macro_rules! look_up {
    ($($(#[$doc:meta])* $name:ident: $field:ident . $key:ident -> $row:ty),+ $(,)?) => {
        impl Dataset {
            $($(#[$doc])*
            pub fn $name(&self, key: &str) -> Option<&$row> {
                self.$field.iter().find(|row| row.$key == key)
            })+
        }
    };
}

look_up! {
    /// The area with this code.
    area: areas.code -> Area,
    /// The topic with this key.
    topic: topics.id -> Topic,
    /// The agency with this key.
    agency: agencies.id -> Agency,
    /// The unit with this key.
    unit: units.id -> Unit,
    /// The source with this key.
    source: sources.id -> Source,
    /// The indicator with this key.
    indicator: indicators.id -> Indicator,
    /// The entry with this key.
    entry: entries.id -> Entry,
    /// The place with this key.
    place: places.id -> Place,
    /// The actor with this key.
    actor: actors.id -> Actor,
}
