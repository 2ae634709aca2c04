//! Two to four areas or years of an indicator on one scale, with the differences, or the reasons why there are none.

use super::card::{CardError, ChartCard, Picture, figures, legend};
use super::indicator_card::{panels, periods, points, unit_of};
use super::panels::Panels;
use super::side_by_side::{by_area, by_year};
use super::words::{has_name, sources};
use crate::dataset::{Area, Dataset, Indicator, Status};
use crate::locale::Language;
use crate::statistics::{Series, series_of};
use crate::view_state::{COMPARED, Comparison};

/// Areas and years of an indicator that have a figure: what can be chosen.
pub fn comparable<'d>(dataset: &'d Dataset, indicator: &'d Indicator) -> (Vec<&'d Area>, Vec<u16>) {
    let all = series_of(dataset, indicator);
    let mut years: Vec<u16> =
        all.iter().flat_map(|series| series.figures().map(|(point, _)| point.period).collect::<Vec<_>>()).collect();
    years.sort_unstable();
    years.dedup();
    years.reverse();
    (all.iter().map(|series| series.area).collect(), years)
}

/// The card of a comparison.
///
/// # Errors
/// Why there is nothing to compare.
pub fn comparison_card<'d>(
    dataset: &'d Dataset,
    comparison: &Comparison,
    language: Language,
) -> Result<ChartCard<'d>, CardError> {
    let indicator =
        dataset.indicator(&comparison.indicator).ok_or_else(|| CardError::NoFigure(comparison.indicator.clone()))?;
    let unit = dataset
        .unit(&indicator.unit_id)
        .filter(|unit| has_name(unit, language))
        .ok_or_else(|| CardError::NoUnitName(indicator.unit_id.clone()))?;
    let all = series_of(dataset, indicator);
    let of_areas: Vec<&Series<'_>> =
        comparison.areas.iter().filter_map(|code| all.iter().find(|series| series.area.code == *code)).collect();
    let is_by_area = of_areas.len() >= *COMPARED.start();
    let is_by_year = comparison.years.len() >= *COMPARED.start();
    if !is_by_area && !is_by_year {
        return Err(CardError::TooFew);
    }
    let (shown, years) = match is_by_area {
        true => {
            let years = periods(&of_areas);
            (of_areas, years)
        }
        false => {
            let mut years = comparison.years.clone();
            years.sort_unstable();
            let has_figure =
                |series: &&Series<'_>| years.iter().any(|year| series.at(*year).is_some_and(|p| p.figure().is_some()));
            (all.iter().filter(has_figure).collect(), years)
        }
    };
    let whole: Vec<&Series<'_>> = shown.clone();
    let series: Vec<Series<'_>> = shown.iter().map(|series| series.in_years(&years)).collect();
    let mut picture = panels(&series, years.clone(), unit, false, false, language);
    if !is_by_area {
        keep_breaks(&mut picture, &whole);
    }
    let mut notes = Vec::new();
    let beside = match is_by_area {
        true => by_area(&series, &years, unit, language, &mut notes),
        false => by_year(&whole, &comparison.years, unit, language, &mut notes),
    };
    let (heading, name) = (language.later_messages().comparison_heading, language.of(&indicator.name));
    Ok(ChartCard {
        key: "comparison".to_string(),
        title: [heading, language.colon(), name].concat(),
        takeaway: beside.takeaway(unit, language),
        unit: unit_of(&picture, unit, language),
        points: points(&series, language),
        legend: legend(&picture),
        table: beside.table(language.clauses(&[name.into(), heading.into()]), unit, language),
        picture: Picture::Panels(picture),
        others: Vec::new(),
        notes,
        source_ids: sources(series.iter().flat_map(|series| series.figures().map(|(_, figure)| figure))),
        figures: figures(series.iter()),
    })
}

/// A break in a year that is not chosen lies before the next one that is.
fn keep_breaks(picture: &mut Panels, whole: &[&Series<'_>]) {
    for (panel, series) in picture.panels.iter_mut().zip(whole) {
        for (slot, years) in panel.slots.iter_mut().skip(1).zip(picture.periods.windows(2)) {
            let [before, after] = years else { continue };
            let mut between = series.points.iter().filter(|point| before < &point.period && &point.period < after);
            slot.begins_anew |= between.any(|point| point.observation.is_some_and(|seen| seen.status == Status::Break));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    fn comparison(indicator: &str, areas: &[&str], years: &[u16]) -> Comparison {
        Comparison {
            indicator: indicator.into(),
            areas: areas.iter().map(|code| (*code).to_string()).collect(),
            years: years.to_vec(),
        }
    }

    // Expected: 2021: nation 642,968, province 196,796: 446,172 more, 226.7 %.
    #[test]
    fn areas_are_compared_with_the_first() {
        let dataset = embedded().expect("valid");
        let card = comparison_card(&dataset, &comparison("court_new", &["440000", "100000"], &[]), Language::En);
        let card = card.expect("a card");
        let heads: Vec<&str> = card.table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(heads, ["Year", "Guangdong (cases)", "China (cases)", "Difference from Guangdong"]);
        let row = card.table.rows.iter().find(|row| row.cells[0].text == "2021").expect("2021");
        assert_eq!(row.cells[1].text, "196,796");
        assert_eq!(row.cells[3].text, "+446,172 cases (+226.7%)");
        let row = card.table.rows.iter().find(|row| row.cells[0].text == "2024").expect("2024");
        assert_eq!(row.cells[3].value, None, "the nation has nearly 530,000");
    }

    // Expected: another definition begins in 2024.
    #[test]
    fn years_across_a_break_are_refused_with_the_reason() {
        let dataset = embedded().expect("valid");
        let card =
            comparison_card(&dataset, &comparison("amr_patent_dispute_cases", &[], &[2021, 2024]), Language::ZhHans);
        let card = card.expect("a card");
        assert_eq!(card.table.rows[0].cells[3].text, "口径或来源不同，不比较");
        assert!(card.notes.iter().any(|note| note.contains("口径不同")), "{:?}", card.notes);
    }

    // Expected: 117,095 - 83,308 = 33,787 = 40.6 % of 83,308.
    #[test]
    fn the_first_chosen_year_is_the_base_even_if_it_is_the_newer() {
        let dataset = embedded().expect("valid");
        let card =
            comparison_card(&dataset, &comparison("court_new", &[], &[2024, 2022]), Language::En).expect("a card");
        assert_eq!(card.table.rows[0].cells[3].text, "+33,787 cases (+40.6%)");
    }

    #[test]
    fn one_alone_is_no_comparison() {
        let dataset = embedded().expect("valid");
        let card = comparison_card(&dataset, &comparison("court_new", &["440000"], &[]), Language::En);
        assert_eq!(card.expect_err("one area"), CardError::TooFew);
    }
}
