//! Cards that count entries: by topic, area, edition and list. Their bars are filters.

use super::bars::{BarRow, Bars};
use super::card::{ChartCard, Picture, PointWords, Target};
use super::table::{Cell, Column, DataTable, Row};
use crate::dataset::{AreaKind, Dataset, ListKind, sorted};
use crate::locale::Language;
use crate::query::{FacetCounts, Filters};

/// What a card counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Topics.
    Topic,
    /// Areas of the grid, and the province itself ("province-wide").
    City,
    /// Editions.
    Year,
    /// The two lists.
    List,
}

impl Counted {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Topic, Self::City, Self::Year, Self::List];

    /// The word in the URL, for tests and styles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::City => "city",
            Self::Year => "year",
            Self::List => "lists",
        }
    }

    fn title(self, language: Language) -> &'static str {
        let messages = language.messages();
        match self {
            Self::Topic => messages.facet_topic,
            Self::City => messages.facet_area,
            Self::Year => messages.facet_year,
            Self::List => messages.facet_list,
        }
    }
}

/// A value of a facet with its count.
struct Group {
    key: String,
    name: String,
    count: u32,
    total: u32,
    is_chosen: bool,
}

/// What the cards count.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'c> {
    /// The engine's years, parallel to those of the counts.
    pub years: &'c [u16],
    /// Under the filters of the other facets.
    pub counts: &'c FacetCounts,
    /// Under no filter: which bars there are, and their order. A filter changes their lengths and moves none of them.
    pub totals: &'c FacetCounts,
    /// The filters.
    pub filters: &'c Filters,
    /// Whether a finger must hit the bars.
    pub is_touch: bool,
}

/// The card that counts the entries by one facet.
pub fn counts_card<'d>(
    counted: Counted,
    dataset: &'d Dataset,
    counting: &Counting<'_>,
    language: Language,
) -> ChartCard<'d> {
    let groups = groups(counted, dataset, counting, language);
    let title = counted.title(language);
    let most = groups.iter().map(|group| group.count).max().unwrap_or(0);
    let leaders: Vec<String> =
        groups.iter().filter(|group| group.count == most && most > 0).map(|group| group.name.clone()).collect();
    let with_entries = groups.iter().filter(|group| group.count > 0).count();
    ChartCard {
        key: counted.as_str().to_string(),
        title: language.entries_by(title),
        takeaway: language.counts_takeaway(with_entries, &leaders, most),
        unit: String::new(),
        picture: Picture::Bars(Bars { rows: groups.iter().map(Group::bar).collect(), is_touch: counting.is_touch }),
        points: vec![groups.iter().map(|group| group.words(counted, language)).collect()],
        legend: Vec::new(),
        table: DataTable {
            caption: language.entries_by(title),
            columns: vec![Column::words(title), Column::number(language.messages().grid_metric_entries)],
            rows: groups.iter().enumerate().map(|(slot, group)| group.row(counted, slot)).collect(),
        },
        others: Vec::new(),
        notes: Vec::new(),
        source_ids: dataset.editions.iter().map(|edition| edition.source_id.clone()).collect(),
        figures: Vec::new(),
    }
}

impl Group {
    fn bar(&self) -> BarRow {
        BarRow {
            name: self.name.clone(),
            value: f64::from(self.count),
            label: self.count.to_string(),
            is_chosen: self.is_chosen,
        }
    }

    fn words(&self, counted: Counted, language: Language) -> PointWords {
        let mut parts = vec![self.name.clone(), language.entries(self.count)];
        parts.extend(self.is_chosen.then(|| language.messages().selected.to_string()));
        PointWords { sentence: language.clauses(&parts), target: self.target(counted) }
    }

    fn row(&self, counted: Counted, slot: usize) -> Row {
        Row {
            cells: vec![
                Cell { text: self.name.clone(), value: None, target: self.target(counted) },
                Cell::number(self.count.to_string(), f64::from(self.count)),
            ],
            spot: Some((0, slot)),
        }
    }

    /// What a press filters by. No dead ends: what would give nothing cannot be chosen.
    fn target(&self, counted: Counted) -> Option<Target> {
        (self.count > 0 || self.is_chosen).then(|| Target::Filter(counted, self.key.clone()))
    }
}

/// The values that have an entry, the largest first.
fn groups(counted: Counted, dataset: &Dataset, counting: &Counting<'_>, language: Language) -> Vec<Group> {
    let Counting { years, counts, totals, filters, .. } = *counting;
    let group = |key: String, name: String, of: fn(&FacetCounts) -> &Vec<u32>, place: usize, is_chosen: bool| {
        let count = |counts: &FacetCounts| of(counts).get(place).copied().unwrap_or(0);
        Group { key, name, count: count(counts), total: count(totals), is_chosen }
    };
    let all: Vec<Group> = match counted {
        Counted::Topic => dataset
            .topics
            .iter()
            .enumerate()
            .map(|(place, topic)| {
                let name = language.of(&topic.name).to_string();
                group(topic.id.clone(), name, |counts| &counts.topics, place, filters.topics.contains(&topic.id))
            })
            .collect(),
        Counted::City => dataset
            .areas
            .iter()
            .enumerate()
            .filter(|(_, area)| area.kind == AreaKind::Whole || area.tile.is_some())
            .map(|(place, area)| {
                let name = match area.kind {
                    AreaKind::Whole => language.of(&dataset.names.wording.whole),
                    _ => language.of(&area.name),
                };
                let is_chosen = filters.areas.contains(&area.code);
                group(area.code.clone(), name.to_string(), |counts| &counts.areas, place, is_chosen)
            })
            .collect(),
        Counted::Year => years
            .iter()
            .enumerate()
            .map(|(place, year)| {
                let is_chosen = filters.years.contains(year);
                group(year.to_string(), language.edition(*year), |counts| &counts.years, place, is_chosen)
            })
            .collect(),
        Counted::List => ListKind::ALL
            .iter()
            .enumerate()
            .map(|(place, list)| {
                let name = language.list_name(*list, &dataset.names.wording).to_string();
                group(list.as_str().to_string(), name, |counts| &counts.lists, place, filters.lists.contains(list))
            })
            .collect(),
    };
    let kept: Vec<Group> = all.into_iter().filter(|group| group.total > 0 || group.is_chosen).collect();
    // Years and lists stay in order; everything else begins with the largest.
    match counted {
        Counted::Year | Counted::List => kept,
        Counted::Topic | Counted::City => sorted(kept, |group| !u64::from(group.total)),
    }
}
