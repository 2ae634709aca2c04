//! An indicator in an area through the years, gaps and breaks included.

use crate::dataset::{Area, AreaKind, Dataset, Figure, Indicator, Observation, Qualifier, Status, Unit, sorted};

/// One year of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point<'d> {
    /// The year.
    pub period: u16,
    /// What the package has for it; `None` where the sources that were read do not mention it.
    pub observation: Option<&'d Observation>,
}

impl<'d> Point<'d> {
    /// The figure of the year, where there is one.
    pub fn figure(&self) -> Option<&'d Figure> {
        self.observation.and_then(|seen| seen.figure.as_ref())
    }

    /// Whether a different definition begins here: no line joins this year to the one before.
    pub fn begins_anew(&self) -> bool {
        self.observation.is_some_and(|seen| matches!(seen.status, Status::Break | Status::Differs))
    }

    /// Whether the figure stands alone: its definition differs from that of the years before and after.
    pub fn stands_alone(&self) -> bool {
        self.observation.is_some_and(|seen| seen.status == Status::Differs)
    }
}

/// The years of an indicator in an area, without a hole: from the first year with a row to the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Series<'d> {
    /// What is measured.
    pub indicator: &'d Indicator,
    /// What its numbers count.
    pub unit: &'d Unit,
    /// Where.
    pub area: &'d Area,
    /// One point a year, oldest first.
    pub points: Vec<Point<'d>>,
}

impl<'d> Series<'d> {
    /// Points that have a figure, oldest first.
    pub fn figures(&self) -> impl DoubleEndedIterator<Item = (&Point<'d>, &'d Figure)> {
        self.points.iter().filter_map(|point| point.figure().map(|figure| (point, figure)))
    }

    /// The newest point with a figure.
    pub fn latest(&self) -> Option<Point<'d>> {
        self.figures().next_back().map(|(point, _)| *point)
    }

    /// The point of a year.
    pub fn at(&self, period: u16) -> Option<Point<'d>> {
        self.points.iter().copied().find(|point| point.period == period)
    }

    /// The series in these years only, in this order; a year beyond its ends is one that no source mentions.
    pub fn in_years(&self, periods: &[u16]) -> Self {
        let points =
            periods.iter().map(|&period| self.at(period).unwrap_or(Point { period, observation: None })).collect();
        Self { points, ..self.clone() }
    }
}

/// The longest span of years that is laid out year by year. A package with a stray year (1000 for 2000) would
/// otherwise ask for a thousand slots.
pub const MAX_YEARS: usize = 120;

/// Every series of an indicator with at least one figure: the whole first, then what it is compared with, parts, partners,
/// customs districts, each kind in the order of the package.
pub fn series_of<'d>(dataset: &'d Dataset, indicator: &'d Indicator) -> Vec<Series<'d>> {
    let Some(unit) = dataset.unit(&indicator.unit_id) else { return Vec::new() };
    let rows: Vec<&Observation> =
        dataset.observations.iter().filter(|seen| seen.indicator_id == indicator.id).collect();
    let areas: Vec<&Area> = dataset
        .areas
        .iter()
        .filter(|area| rows.iter().any(|seen| seen.area_code == area.code && seen.figure.is_some()))
        .collect();
    sorted(areas, |area| kind_order(area.kind))
        .into_iter()
        .map(|area| {
            let here = rows.iter().copied().filter(|seen| seen.area_code == area.code).collect();
            Series { indicator, unit, area, points: points(here) }
        })
        .collect()
}

/// One series, where the area has a figure of the indicator.
pub fn series<'d>(dataset: &'d Dataset, indicator_id: &str, area_code: &str) -> Option<Series<'d>> {
    let indicator = dataset.indicator(indicator_id)?;
    series_of(dataset, indicator).into_iter().find(|series| series.area.code == area_code)
}

fn points(rows: Vec<&Observation>) -> Vec<Point<'_>> {
    let rows = sorted(rows, |seen| u64::from(seen.period));
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let from = first.period.max(last.period.saturating_sub(MAX_YEARS as u16 - 1));
    let mut rest = rows.iter().copied().filter(|seen| seen.period >= from).peekable();
    (from..=last.period)
        .map(|period| Point { period, observation: rest.next_if(|seen| seen.period == period) })
        .collect()
}

/// The whole's own figures come first, then what they are part of, then its parts.
fn kind_order(kind: AreaKind) -> u64 {
    match kind {
        AreaKind::Whole => 0,
        AreaKind::Context => 1,
        AreaKind::Part => 2,
        AreaKind::Partner => 3,
        AreaKind::Other => 4,
    }
}

/// How exact a figure is, as far as a picture can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As counted.
    Exact,
    /// Rounded by the source, or "about".
    Rounded,
    /// "More than", "at least": the true value is higher.
    LowerBound,
    /// "Nearly": the true value is lower.
    UpperBound,
}

impl From<Qualifier> for Precision {
    fn from(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Exact => Self::Exact,
            Qualifier::Rounded | Qualifier::About => Self::Rounded,
            Qualifier::MoreThan | Qualifier::AtLeast => Self::LowerBound,
            Qualifier::Nearly => Self::UpperBound,
        }
    }
}

impl Precision {
    /// Whether the figure only says on which side of it the true value lies.
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::LowerBound | Self::UpperBound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    // Expected: read off observations.csv.
    #[test]
    fn a_series_has_every_year_between_its_ends() {
        let dataset = embedded().expect("the embedded package is valid");
        let found = series(&dataset, "court_new", "440000").expect("a series");
        let years: Vec<_> = found.points.iter().map(|point| (point.period, point.figure().map(|f| f.value))).collect();
        assert_eq!(
            years,
            [
                (2018, Some(100_000.0)),
                (2019, None),
                (2020, None),
                (2021, Some(196_796.0)),
                (2022, Some(117_095.0)),
                (2023, None),
                (2024, Some(83_308.0))
            ]
        );
        assert!(found.at(2019).is_some_and(|point| point.observation.is_some()), "2019 was looked for");
        let nation = series(&dataset, "court_new", "100000").expect("a series");
        assert!(nation.at(2023).is_some_and(|point| point.observation.is_none()), "2023 is not mentioned");
    }

    #[test]
    fn the_province_comes_first_then_the_nation() {
        let dataset = embedded().expect("the embedded package is valid");
        let indicator = dataset.indicator("customs_items").expect("an indicator");
        let codes: Vec<_> = series_of(&dataset, indicator).into_iter().map(|series| series.area.code.clone()).collect();
        assert_eq!(codes, ["440000", "100000", "customs-guangzhou", "customs-shenzhen", "customs-gongbei"]);
    }

    #[test]
    fn a_stray_year_does_not_ask_for_a_thousand_slots() {
        let mut dataset = embedded().expect("the embedded package is valid");
        let mut stray = dataset.observations[0].clone();
        stray.period = 1000;
        dataset.observations.push(stray.clone());
        let found = series(&dataset, &stray.indicator_id, &stray.area_code).expect("a series");
        assert_eq!(found.points.len(), MAX_YEARS);
        assert_eq!(found.latest().map(|point| point.period), Some(2024));
    }
}
