//! Two to four areas or years of an indicator on one scale, with the differences, or the reasons why there are none.

use super::card::{CardError, ChartCard, Picture, Target, figures, legend};
use super::indicator_card::{panels, periods, points, unit_of};
use super::panels::Panels;
use super::table::{Cell, Column, DataTable, Row};
use super::words::{has_name, key_of, observation_words, refused, size, sources};
use crate::dataset::{Area, Dataset, Indicator, Status, Unit};
use crate::locale::Language;
use crate::statistics::{Change, Point, Refusal, Series, change, contrast, series_of};
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
    let (table, notes) = match is_by_area {
        true => by_area(&series, &years, unit, language),
        false => by_year(&whole, &comparison.years, unit, language),
    };
    let unit_line = unit_of(&picture, unit, language);
    Ok(ChartCard {
        key: "comparison".to_string(),
        title: [language.later_messages().comparison_heading, language.colon(), language.of(&indicator.name)].concat(),
        takeaway: takeaway(&table, !is_by_area, language),
        unit: unit_line,
        points: points(&series, language),
        legend: legend(&picture),
        table,
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

/// Rows are years; the first area is what the others are compared with.
fn by_area(series: &[Series<'_>], years: &[u16], unit: &Unit, language: Language) -> (DataTable, Vec<String>) {
    let mut notes = Vec::new();
    let name = |series: &Series<'_>| language.of(&series.area.name).to_string();
    let mut columns = vec![Column::number(language.messages().grid_period)];
    for (place, one) in series.iter().enumerate() {
        columns.push(Column::number(name(one)));
        if place > 0 {
            columns.push(Column::number(language.difference_from(&series.first().map_or(String::new(), &name))));
        }
    }
    let rows = years
        .iter()
        .enumerate()
        .map(|(slot, year)| {
            let mut cells = vec![Cell::number(year.to_string(), f64::from(*year))];
            let base = series.first().and_then(|series| series.at(*year));
            for (place, one) in series.iter().enumerate() {
                let point = one.at(*year).unwrap_or(Point { period: *year, observation: None });
                cells.push(value_cell(&point, unit, language));
                if place > 0 {
                    let compared = contrast(base.and_then(|point| point.observation), point.observation);
                    cells.push(difference_cell(compared, unit, language, &mut notes));
                }
            }
            Row { cells, spot: Some((0, slot)) }
        })
        .collect();
    (DataTable { caption: caption(series, language), columns, rows }, notes)
}

/// Rows are areas; the first chosen year is what the others are compared with.
fn by_year(series: &[&Series<'_>], years: &[u16], unit: &Unit, language: Language) -> (DataTable, Vec<String>) {
    let mut notes = Vec::new();
    let mut columns = vec![Column::words(language.later_messages().column_area)];
    let first = years.first().copied().unwrap_or_default();
    for (place, year) in years.iter().enumerate() {
        columns.push(Column::number(language.year(*year)));
        if place > 0 {
            columns.push(Column::number(language.difference_from(&language.year(first))));
        }
    }
    let rows = series
        .iter()
        .enumerate()
        .map(|(panel, one)| {
            let mut cells = vec![Cell::words(language.of(&one.area.name))];
            for (place, year) in years.iter().enumerate() {
                let point = one.at(*year).unwrap_or(Point { period: *year, observation: None });
                cells.push(value_cell(&point, unit, language));
                if place > 0 {
                    // From the first chosen year to this one, whichever is older.
                    let compared =
                        change(one, first, *year).map(|found| if *year < first { found.reversed() } else { found });
                    cells.push(difference_cell(compared, unit, language, &mut notes));
                }
            }
            Row { cells, spot: Some((panel, 0)) }
        })
        .collect();
    let owned: Vec<Series<'_>> = series.iter().map(|series| (*series).clone()).collect();
    (DataTable { caption: caption(&owned, language), columns, rows }, notes)
}

fn caption(series: &[Series<'_>], language: Language) -> String {
    let indicator = series.first().map_or(String::new(), |one| language.of(&one.indicator.name).to_string());
    language.clauses(&[indicator, language.later_messages().comparison_heading.to_string()])
}

fn value_cell(point: &Point<'_>, unit: &Unit, language: Language) -> Cell {
    let text = observation_words(point, unit, language).into_iter().next().unwrap_or_default();
    let target = point.observation.map(|seen| Target::Figure(key_of(seen)));
    Cell { text, value: point.figure().map(|figure| figure.value), target }
}

/// The difference, absolute and relative; or why there is none, with the note of what stands in the way.
fn difference_cell(
    compared: Result<Change, Refusal<'_>>,
    unit: &Unit,
    language: Language,
    notes: &mut Vec<String>,
) -> Cell {
    match compared {
        Ok(change) => {
            let size = size(&change, unit, language);
            let text = language.differs(change.absolute, &size, change.relative_pct, change.is_exact);
            Cell { text, value: Some(change.absolute), target: None }
        }
        Err(refusal) => {
            if let Some(seen) = refusal.because_of.filter(|seen| !seen.note.is_empty()) {
                let note = format!("{}{}{}", language.year(seen.period), language.colon(), language.of(&seen.note));
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            Cell::words(language.refusal(refused(&refusal)))
        }
    }
}

/// A row that has a difference, in words: of years the newest, of areas the first, which is the whole where that has figures.
fn takeaway(table: &DataTable, has_areas: bool, language: Language) -> String {
    let is_difference = |place: usize| place >= 3 && place % 2 == 1;
    let has_difference =
        |row: &&Row| row.cells.iter().enumerate().any(|(place, cell)| is_difference(place) && cell.value.is_some());
    let mut rows = table.rows.iter().filter(has_difference);
    let Some(row) = (if has_areas { rows.next() } else { rows.next_back() }) else {
        return language.later_messages().nothing_compared.to_string();
    };
    let heading = |place: usize| table.columns.get(place).map_or("", |column| column.heading.as_str());
    let mut cells = row.cells.iter().enumerate();
    // The row is a year or an area.
    let subject = cells.next().map_or(String::new(), |(_, cell)| match cell.value {
        Some(year) => language.year(year as u16),
        None => cell.text.clone(),
    });
    let mut parts: Vec<String> = Vec::new();
    for (place, cell) in cells {
        match parts.last_mut() {
            // The difference goes with the figure; that there is none goes without saying where that is missing.
            Some(figure) if is_difference(place) => {
                if row.cells.get(place - 1).is_some_and(|of| of.value.is_some()) {
                    let said = language.named(&language.in_sentence(heading(place)), &cell.text);
                    *figure = language.clauses(&[std::mem::take(figure), said]);
                }
            }
            _ => parts.push(language.named(heading(place), &cell.text)),
        }
    }
    language.sentence(&[subject, language.lists(&parts)])
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
        let row = card.table.rows.iter().find(|row| row.cells[0].text == "2021").expect("2021");
        assert_eq!(row.cells[1].text, "196,796 cases");
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
