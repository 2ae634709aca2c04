//! Every card with a picture, and the measures that its labels are laid out with.

use std::sync::LazyLock;

use guangdong_ip_atlas::charts::{
    CardError, ChartCard, Counted, Counting, FixedMeasure, TextMeasure, comparison_card, counts_card, indicator_card,
    selection_card,
};
use guangdong_ip_atlas::dataset::{CHARACTER_TABLE, Dataset, embedded};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::query::{CharacterTable, Engine, Filters};
use guangdong_ip_atlas::statistics::sections;
use guangdong_ip_atlas::view_state::Comparison;

pub static DATASET: LazyLock<Dataset> = LazyLock::new(|| embedded().expect("the embedded package is valid"));
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&DATASET, &CharacterTable::parse(CHARACTER_TABLE)));

/// The name of a card and what it shows.
pub enum Card {
    Indicator(&'static str),
    Counts(Counted),
    /// The counts by topic, with two topics chosen.
    ChosenTopics,
    Selection,
    ByAreas(&'static str, &'static [&'static str]),
    ByYears(&'static str, &'static [u16]),
}

impl Card {
    /// The name of its golden file.
    pub fn name(&self) -> String {
        match self {
            Self::Indicator(id) => (*id).to_string(),
            Self::Counts(counted) => format!("counts-{}", counted.as_str()),
            Self::ChosenTopics => "counts-topic-chosen".to_string(),
            Self::Selection => "selection".to_string(),
            Self::ByAreas(id, _) => format!("comparison-areas-{id}"),
            Self::ByYears(id, _) => format!("comparison-years-{id}"),
        }
    }

    pub fn make(&self, is_free_scale: bool, language: Language) -> ChartCard<'static> {
        self.try_make(is_free_scale, language).unwrap_or_else(|error| panic!("{}: {error:?}", self.name()))
    }

    fn try_make(&self, is_free_scale: bool, language: Language) -> Result<ChartCard<'static>, CardError> {
        let comparison = |id: &str, areas: &[&str], years: &[u16]| Comparison {
            indicator: id.to_string(),
            areas: areas.iter().map(ToString::to_string).collect(),
            years: years.to_vec(),
        };
        match self {
            Self::Indicator(id) => {
                indicator_card(&DATASET, DATASET.indicator(id).expect("it is there"), is_free_scale, language)
            }
            Self::Counts(counted) => Ok(counted_by(*counted, &Filters::default(), language)),
            Self::ChosenTopics => {
                let topics = DATASET.topics.iter().take(2).map(|topic| topic.id.clone()).collect();
                Ok(counted_by(Counted::Topic, &Filters { topics, ..Filters::default() }, language))
            }
            Self::Selection => Ok(selection_card(&DATASET, language)),
            Self::ByAreas(id, areas) => comparison_card(&DATASET, &comparison(id, areas, &[]), language),
            Self::ByYears(id, years) => comparison_card(&DATASET, &comparison(id, &[], years), language),
        }
    }
}

fn counted_by(counted: Counted, filters: &Filters, language: Language) -> ChartCard<'static> {
    let (counts, totals) = (ENGINE.run(filters).counts, ENGINE.run(&Filters::default()).counts);
    let counting = Counting { years: ENGINE.years(), counts: &counts, totals: &totals, filters, is_touch: true };
    counts_card(counted, &DATASET, &counting, language)
}

/// Keys of the indicators that have a picture.
pub fn charted() -> Vec<&'static str> {
    let found = sections(&DATASET);
    found.iter().flat_map(|section| &section.charts).map(|indicator| indicator.id.as_str()).collect()
}

/// Every card of the view, and two comparisons.
pub fn all() -> Vec<Card> {
    charted()
        .into_iter()
        .map(Card::Indicator)
        .chain(Counted::ALL.map(Card::Counts))
        .chain([
            Card::ChosenTopics,
            Card::Selection,
            Card::ByAreas("court_new", &["440000", "100000"]),
            Card::ByYears("customs_items", &[2020, 2023]),
        ])
        .collect()
}

/// The measure of a font that is wider than the fixed one.
pub struct WideMeasure;

impl TextMeasure for WideMeasure {
    fn width_css_px(&self, text: &str, size_css_px: f64) -> f64 {
        text.chars().map(|character| if character < '\u{2e80}' { 0.62 } else { 1.05 }).sum::<f64>() * size_css_px
    }
}

pub const MEASURES: [&dyn TextMeasure; 2] = [&FixedMeasure, &WideMeasure];
