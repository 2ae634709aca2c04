//! Which indicators have a picture, which are single figures, and where they stand.

use super::series::{Point, Series, series, series_of};
use crate::dataset::{Agency, AreaKind, Dataset, Indicator};

/// An agency's part of the enforcement view.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'d> {
    /// The agency.
    pub agency: &'d Agency,
    /// Indicators with two or more years in at least one area, in the order of the package.
    pub charts: Vec<&'d Indicator>,
    /// Series of the other indicators: one year each.
    pub figures: Vec<Series<'d>>,
}

/// Every agency that has a figure, in the order of the package.
pub fn sections(dataset: &Dataset) -> Vec<Section<'_>> {
    dataset
        .agencies
        .iter()
        .map(|agency| {
            let mut section = Section { agency, charts: Vec::new(), figures: Vec::new() };
            for indicator in dataset.indicators.iter().filter(|indicator| indicator.agency_id == agency.id) {
                let found = series_of(dataset, indicator);
                if found.iter().any(|series| series.figures().nth(1).is_some()) {
                    section.charts.push(indicator);
                } else {
                    section.figures.extend(found);
                }
            }
            section
        })
        .filter(|section| !section.charts.is_empty() || !section.figures.is_empty())
        .collect()
}

/// The figures that the report of the newest lists gives for parts of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotlight<'d> {
    /// Year of the lists.
    pub year: u16,
    /// Key of the report.
    pub source_id: &'d str,
    /// Its figures, in the order of the indicators.
    pub figures: Vec<Beside<'d>>,
}

/// A figure next to that of the whole, of the same indicator and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside<'d> {
    /// The series that the figure is in.
    pub series: Series<'d>,
    /// The figure's year.
    pub point: Point<'d>,
    /// The row of the whole of that year, where there is one.
    pub whole: Option<(Series<'d>, Point<'d>)>,
}

/// The figures of the newest lists' report; `None` where it has none for a part.
pub fn spotlight(dataset: &Dataset) -> Option<Spotlight<'_>> {
    let edition = dataset.editions.first()?;
    let whole = dataset.areas.iter().find(|area| area.kind == AreaKind::Whole)?;
    let mut figures = Vec::new();
    for indicator in &dataset.indicators {
        for series in series_of(dataset, indicator) {
            let is_part = !matches!(series.area.kind, AreaKind::Whole | AreaKind::Context);
            let Some(point) = series.at(edition.year).filter(|_| is_part) else { continue };
            if point.figure().is_some_and(|figure| figure.source_id == edition.source_id) {
                let of_whole = self::series(dataset, &indicator.id, &whole.code)
                    .and_then(|whole| whole.at(edition.year).map(|point| (whole, point)));
                figures.push(Beside { series, point, whole: of_whole });
            }
        }
    }
    let source_id = edition.source_id.as_str();
    (!figures.is_empty()).then_some(Spotlight { year: edition.year, source_id, figures })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    // Expected: the seed article's six figures for Shenzhen, and which the province has for 2024.
    #[test]
    fn the_report_of_the_newest_lists_is_set_apart() {
        let dataset = embedded().expect("the embedded package is valid");
        let found = spotlight(&dataset).expect("a spotlight");
        let values: Vec<_> = found
            .figures
            .iter()
            .map(|beside| {
                let of_whole = beside.whole.as_ref().map(|(_, point)| point.figure().map(|f| f.value));
                (beside.series.indicator.id.as_str(), beside.point.figure().map(|f| f.value), of_whole)
            })
            .collect();
        assert_eq!(
            values,
            [
                ("amr_ip_admin_cases", Some(1796.0), Some(Some(3945.0))),
                ("customs_batches", Some(5822.0), Some(None)),
                ("police_cases_solved", Some(271.0), Some(None)),
                ("overseas_cases_monitored", Some(1955.0), None),
                ("overseas_firms_guided", Some(1968.0), None),
                ("overseas_losses_avoided", Some(2_100_000_000.0), None),
            ]
        );
    }

    #[test]
    fn every_figure_has_one_place() {
        let dataset = embedded().expect("the embedded package is valid");
        let sections = sections(&dataset);
        let charted: usize = sections
            .iter()
            .flat_map(|section| &section.charts)
            .flat_map(|indicator| series_of(&dataset, indicator))
            .map(|series| series.figures().count())
            .sum();
        let single: usize = sections.iter().flat_map(|section| &section.figures).map(|s| s.figures().count()).sum();
        let all = dataset.observations.iter().filter(|seen| seen.figure.is_some()).count();
        assert_eq!(charted + single, all);
        assert!(sections.iter().flat_map(|section| &section.figures).all(|series| series.figures().count() == 1));
    }
}
