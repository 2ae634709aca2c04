//! A card: everything it says and shows, computed from the package in one language.

use super::measure::TextMeasure;
use super::panels::{Mark, Panels};
use super::shapes::Drawing;
use super::table::DataTable;
use super::{bars, bars::Bars, funnel, funnel::Funnel, panels};
use crate::dataset::{Area, Indicator, Observation, Unit};
use crate::locale::Language;
use crate::statistics::{Precision, Series};
use crate::view_state::FigureKey;

use super::counts_card::Counted;

/// A card with a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartCard<'d> {
    /// Its key: of the indicator, or of what it counts.
    pub key: String,
    /// Heading.
    pub title: String,
    /// What the picture shows, in a sentence or two.
    pub takeaway: String,
    /// The unit of the scale; empty where each panel has its own or the labels carry it.
    pub unit: String,
    /// The picture.
    pub picture: Picture,
    /// What each point says, by panel and slot.
    pub points: Vec<Vec<PointWords>>,
    /// The signs that occur.
    pub legend: Vec<Key>,
    /// The same numbers.
    pub table: DataTable,
    /// Figures of the table that have no place in the picture.
    pub others: Vec<PointWords>,
    /// What a reader must know: definition, warnings, breaks, refused comparisons.
    pub notes: Vec<String>,
    /// Keys of the sources of all its numbers.
    pub source_ids: Vec<String>,
    /// The figures behind it, for exports; empty for counts.
    pub figures: Vec<CardFigure<'d>>,
}

/// A year of a series, as it is exported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardFigure<'d> {
    /// What is measured.
    pub indicator: &'d Indicator,
    /// Its unit.
    pub unit: &'d Unit,
    /// Where.
    pub area: &'d Area,
    /// When.
    pub period: u16,
    /// The row of the package; `None` where the sources that were read do not mention the year.
    pub observation: Option<&'d Observation>,
}

/// Every year of series, one after the other.
pub(super) fn figures<'s, 'd: 's>(all: impl Iterator<Item = &'s Series<'d>>) -> Vec<CardFigure<'d>> {
    all.flat_map(|series| {
        series.points.iter().map(|point| CardFigure {
            indicator: series.indicator,
            unit: series.unit,
            area: series.area,
            period: point.period,
            observation: point.observation,
        })
    })
    .collect()
}

/// A point in words, and what choosing it does.
#[derive(Clone, Debug, PartialEq)]
pub struct PointWords {
    /// A sentence with period, area, what is counted, number, unit and state.
    pub sentence: String,
    /// What a click, a touch or Enter does; `None` where there is nothing to show.
    pub target: Option<Target>,
}

/// What a point leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The source of a figure.
    Figure(FigureKey),
    /// What a source gives, by its key: of a number that is no figure of the statistics.
    Source(String),
    /// A filter that is set or taken back: what is counted, and the key.
    Filter(Counted, String),
}

/// A picture that is not laid out yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Series over the years.
    Panels(Panels),
    /// Numbers of entries.
    Bars(Bars),
    /// The selection.
    Funnel(Funnel),
}

impl Picture {
    /// Lays the picture out for a width in CSS pixels.
    pub fn lay_out(&self, width_css_px: f64, measure: &dyn TextMeasure) -> Drawing {
        match self {
            Self::Panels(picture) => panels::lay_out(picture, width_css_px, measure),
            Self::Bars(picture) => bars::lay_out(picture, width_css_px, measure),
            Self::Funnel(picture) => funnel::lay_out(picture, width_css_px, measure),
        }
    }
}

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A figure as counted.
    Exact,
    /// A rounded figure.
    Rounded,
    /// At least.
    LowerBound,
    /// Just below.
    UpperBound,
    /// Another definition begins.
    Break,
    /// Looked for, not published.
    NotPublished,
    /// Not mentioned in the sources.
    NotMentioned,
}

impl Key {
    /// Every sign, in the order of the legend.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Rounded,
        Self::LowerBound,
        Self::UpperBound,
        Self::Break,
        Self::NotPublished,
        Self::NotMentioned,
    ];

    /// The word for tests and styles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Rounded => "rounded",
            Self::LowerBound => "lower-bound",
            Self::UpperBound => "upper-bound",
            Self::Break => "break",
            Self::NotPublished => "not-published",
            Self::NotMentioned => "not-mentioned",
        }
    }

    /// The words beside the sign.
    pub const fn name(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::ZhHans, Self::Exact) => "实数",
            (Language::ZhHans, Self::Rounded) => "约数或取整数",
            (Language::ZhHans, Self::LowerBound) => "至少、超过",
            (Language::ZhHans, Self::UpperBound) => "接近、不到",
            (Language::ZhHans, Self::Break) => "口径变化",
            (Language::ZhHans, Self::NotPublished) => "未公布",
            (Language::ZhHans, Self::NotMentioned) => "来源未提及",
            (Language::En, Self::Exact) => "as counted",
            (Language::En, Self::Rounded) => "rounded or about",
            (Language::En, Self::LowerBound) => "at least, more than",
            (Language::En, Self::UpperBound) => "nearly",
            (Language::En, Self::Break) => "break in series",
            (Language::En, Self::NotPublished) => "not published",
            (Language::En, Self::NotMentioned) => "not mentioned in the sources",
        }
    }
}

/// The signs that occur in panels; none where every figure is as counted.
pub(super) fn legend(picture: &Panels) -> Vec<Key> {
    let slots = || picture.panels.iter().flat_map(|panel| &panel.slots);
    let has_value =
        |wanted: Precision| slots().any(|slot| matches!(slot.mark, Mark::Value(_, precision) if precision == wanted));
    let keys: Vec<Key> = Key::ALL
        .into_iter()
        .filter(|key| match key {
            Key::Exact => has_value(Precision::Exact),
            Key::Rounded => has_value(Precision::Rounded),
            Key::LowerBound => has_value(Precision::LowerBound),
            Key::UpperBound => has_value(Precision::UpperBound),
            Key::Break => picture.panels.iter().any(|panel| panel.breaks().next().is_some()),
            Key::NotPublished => slots().any(|slot| slot.mark == Mark::NotPublished),
            Key::NotMentioned => slots().any(|slot| slot.mark == Mark::NotMentioned),
        })
        .collect();
    if keys == [Key::Exact] { Vec::new() } else { keys }
}

/// Why a card cannot be shown. The message stands in the card's own frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardError {
    /// There is no figure of this indicator.
    NoFigure(String),
    /// The unit is not in the package, or has no name in the language.
    NoUnitName(String),
    /// Fewer than two areas or years are chosen.
    TooFew,
    /// A figure that is not a number.
    NotANumber(String),
}

impl CardError {
    /// What is wrong and what was expected, for whoever must act.
    pub fn message(&self, language: Language) -> String {
        match (language, self) {
            (Language::ZhHans, Self::NoFigure(indicator)) => {
                format!("指标“{indicator}”没有任何数字，无法作图；observations.csv 中至少应有一行带数值。")
            }
            (Language::En, Self::NoFigure(indicator)) => {
                format!(
                    "No figure of the indicator “{indicator}”: observations.csv should have at least one row with a value."
                )
            }
            (Language::ZhHans, Self::NoUnitName(unit)) => {
                format!("单位“{unit}”缺少当前语言的名称，无法作图；请在 units.csv 中补上。")
            }
            (Language::En, Self::NoUnitName(unit)) => {
                format!("The unit “{unit}” has no name in this language: add it to units.csv.")
            }
            (Language::ZhHans, Self::TooFew) => "请选择两到四个地区或年份。".to_string(),
            (Language::En, Self::TooFew) => "Choose two to four areas or years.".to_string(),
            (Language::ZhHans, Self::NotANumber(place)) => {
                format!("{place} 的数值不是有效数字，无法作图；请检查 observations.csv。")
            }
            (Language::En, Self::NotANumber(place)) => {
                format!("The value of {place} is not a finite number: check observations.csv.")
            }
        }
    }
}
