//! What a series says in a sentence: its newest figure, the change, the peak, the share of the nation.

use super::compare::{Change, Refusal, change, share_pct};
use super::series::{Point, Precision, Series};
use crate::dataset::{AreaKind, Measure, UnitKind};

/// The parts of a takeaway. `locale` has the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary<'d> {
    /// The newest year with a figure.
    pub latest: Point<'d>,
    /// The year with a figure before it, and how they compare.
    pub before: Option<(Point<'d>, Result<Change, Refusal<'d>>)>,
    /// The highest year among at least three that can all be compared with each other.
    pub peak: Option<Peak>,
    /// Share of the nation's figure of the newest year, in per cent, and whether it is exact.
    pub share_pct: Option<(f64, bool)>,
}

/// The highest of several years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peak {
    /// First of the years that were compared.
    pub from: u16,
    /// Last of them.
    pub to: u16,
    /// The highest.
    pub period: u16,
    /// How many of the years from first to last have a figure.
    pub known: usize,
}

/// Sums up a series; `None` where it has no figure.
pub fn summary<'d>(series: &Series<'d>, nation: Option<&Series<'d>>) -> Option<Summary<'d>> {
    let latest = series.latest()?;
    let before = series.figures().rev().nth(1).map(|(point, _)| (*point, change(series, point.period, latest.period)));
    let share_pct = nation
        .filter(|_| series.area.kind != AreaKind::Context)
        .and_then(|nation| share_pct(series, nation, latest.period).ok());
    Some(Summary { latest, before, peak: peak(series), share_pct })
}

/// The highest of the years since the last break, if there are at least three and one of them alone is highest.
fn peak(series: &Series<'_>) -> Option<Peak> {
    let figures: Vec<_> = series.figures().collect();
    let (newest, _) = figures.last()?;
    let first = figures.iter().position(|(point, _)| change(series, point.period, newest.period).is_ok())?;
    let comparable = &figures[first..];
    // The newest compares with itself; every year between must compare too.
    if comparable.len() < 3 || comparable.iter().any(|(point, _)| change(series, point.period, newest.period).is_err())
    {
        return None;
    }
    let (highest, value) = comparable
        .iter()
        .map(|(point, figure)| (point.period, figure.value))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let is_alone = comparable.iter().filter(|(_, figure)| figure.value == value).count() == 1;
    is_alone.then(|| Peak { from: comparable[0].0.period, to: newest.period, period: highest, known: comparable.len() })
}

/// How many a day on average: only for what was counted in a whole year, at least one a day, and not for bounds.
pub fn per_day(series: &Series<'_>, point: &Point<'_>) -> Option<f64> {
    let figure = point.figure()?;
    let is_counted = series.indicator.measure == Measure::Flow && series.unit.kind == UnitKind::Count;
    if !is_counted || Precision::from(figure.qualifier).is_bound() || point.begins_anew() {
        return None;
    }
    let per_day = figure.value / f64::from(days_in(point.period));
    (per_day >= 1.0).then_some(per_day)
}

/// Days of a year of the Gregorian calendar.
pub const fn days_in(year: u16) -> u16 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    if is_leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::super::series::series;
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn years_have_their_days() {
        assert_eq!([1900, 2000, 2023, 2024].map(days_in), [365, 366, 365, 366]);
    }

    // Expected: read off observations.csv; 25,256 in 2018 is below 28,000 in 2020 (rounded).
    #[test]
    fn the_peak_is_the_highest_of_comparable_years() {
        let dataset = embedded().expect("the embedded package is valid");
        let find = |id: &str, area: &str| series(&dataset, id, area).expect("a series");
        let pct = summary(&find("pct", "440000"), None).expect("a summary");
        assert_eq!(pct.peak, Some(Peak { from: 2018, to: 2024, period: 2020, known: 7 }));
        // 2018 is a lower bound: only 2021, 2022 and 2024 compare.
        let courts = summary(&find("court_new", "440000"), None).expect("a summary");
        assert_eq!(courts.peak, Some(Peak { from: 2021, to: 2024, period: 2021, known: 3 }));
        // 2022 is of low reliability and 2023 a lower bound: nothing is said.
        assert_eq!(summary(&find("patents_granted", "440000"), None).expect("a summary").peak, None);
    }

    // Expected: 15,766 / 365 = 43.19...
    #[test]
    fn a_daily_average_needs_a_whole_year() {
        let dataset = embedded().expect("the embedded package is valid");
        let batches = series(&dataset, "customs_batches", "440000").expect("a series");
        let latest = batches.latest().expect("a figure");
        assert!(per_day(&batches, &latest).is_some_and(|value| (value - 43.19).abs() < 0.01));
        let district = series(&dataset, "customs_batches", "customs-guangzhou").expect("a series");
        assert_eq!(per_day(&district, &district.at(2022).expect("2022")), None, "a campaign of eleven months");
        let stock = series(&dataset, "invention_in_force", "440000").expect("a series");
        assert_eq!(per_day(&stock, &stock.latest().expect("a figure")), None, "a stock is not made in a year");
    }
}
