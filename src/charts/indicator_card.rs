//! The card of an indicator: all its areas through the years.

use super::card::{CardError, ChartCard, Picture, PointWords, Target, figures, legend};
use super::panels::{Mark, Panel, Panels, Slot};
use super::table::{Cell, Column, DataTable, Row};
use super::words::{
    has_name, heading_with_unit, key_of, notes_of, notes_of_indicator, observation_words, point_sentence, refused,
    short_label, size, sources, value_cell,
};
use crate::dataset::{AreaKind, Dataset, Indicator, Unit, UnitKind, Wording};
use crate::locale::{AxisUnit, Language};
use crate::statistics::{MAX_YEARS, Point, Precision, Series, can_be_ranked, series_of, summary};

/// From so many parts with several years on, the panels lie as the tiles of the grid.
const TILES_FROM: usize = 5;

/// The card of an indicator.
///
/// # Errors
/// Why it has no picture.
pub fn indicator_card<'d>(
    dataset: &'d Dataset,
    indicator: &'d Indicator,
    is_free_scale: bool,
    language: Language,
) -> Result<ChartCard<'d>, CardError> {
    let name = || language.of(&indicator.name).to_string();
    let unit = dataset
        .unit(&indicator.unit_id)
        .filter(|unit| has_name(unit, language))
        .ok_or_else(|| CardError::NoUnitName(indicator.unit_id.clone()))?;
    let all = series_of(dataset, indicator);
    let main = all.first().ok_or_else(|| CardError::NoFigure(name()))?;
    check_numbers(&all)?;

    let (shown, is_tile_grid) = shown(&all);
    let periods = periods(&shown);
    let series: Vec<Series<'_>> = shown.iter().map(|series| series.in_years(&periods)).collect();
    let picture = panels(&series, periods, unit, is_free_scale, is_tile_grid, language);
    let is_in_picture = |area: &str| series.iter().position(|series| series.area.code == area);
    let others = all
        .iter()
        .filter(|series| is_in_picture(&series.area.code).is_none())
        .flat_map(|series| {
            let figures = series.points.iter().filter(|point| point.figure().is_some());
            figures.map(move |point| words_of(series, point, language))
        })
        .collect();
    // The years of the picture, where the area is in it: table and exports have every point that can be walked to.
    let rows: Vec<&Series<'_>> =
        all.iter().map(|one| is_in_picture(&one.area.code).map_or(one, |panel| &series[panel])).collect();
    let mut notes = notes_of_indicator(indicator, language);
    notes.extend(all.iter().flat_map(|series| notes_of(series, language)));
    let unknown = unknown_areas(dataset, indicator);
    if !unknown.is_empty() {
        notes.push(language.unknown_areas(&unknown));
    }
    Ok(ChartCard {
        key: indicator.id.clone(),
        title: name(),
        takeaway: match is_tile_grid {
            true => parts_takeaway(dataset, &series, language),
            false => {
                let context = all.iter().find(|series| series.area.kind == AreaKind::Context);
                // Of what is drawn: the whole may have one figure only, which stands among the others.
                let drawn = shown.iter().find(|one| one.area.code == main.area.code).or(shown.first());
                takeaway(drawn.copied().unwrap_or(main), context, language, &dataset.names.wording)
            }
        },
        unit: unit_of(&picture, unit, language),
        points: points(&series, language),
        legend: legend(&picture),
        table: table(&rows, &is_in_picture, unit, language),
        picture: Picture::Panels(picture),
        others,
        notes,
        source_ids: sources(all.iter().flat_map(|series| series.figures().map(|(_, figure)| figure))),
        figures: figures(rows.iter().copied()),
    })
}

/// How many panels the picture of an indicator has.
pub fn panel_count(dataset: &Dataset, indicator: &Indicator) -> usize {
    shown(&series_of(dataset, indicator)).0.len()
}

/// The series that have a panel, and whether the panels lie as the tiles of the city grid: those with several years, or
/// else the first alone.
fn shown<'s, 'd>(all: &'s [Series<'d>]) -> (Vec<&'s Series<'d>>, bool) {
    let has_years = |series: &&Series<'_>| series.figures().nth(1).is_some();
    let is_city = |series: &&Series<'_>| series.area.kind == AreaKind::Part && series.area.tile.is_some();
    let is_tile_grid = all.iter().filter(has_years).filter(is_city).count() >= TILES_FROM;
    let shown: Vec<&Series<'_>> =
        all.iter().filter(has_years).filter(|series| !is_tile_grid || is_city(series)).collect();
    (if shown.is_empty() { all.iter().take(1).collect() } else { shown }, is_tile_grid)
}

fn check_numbers(all: &[Series<'_>]) -> Result<(), CardError> {
    for series in all {
        if let Some((point, _)) = series.figures().find(|(_, figure)| !figure.value.is_finite() || figure.value < 0.0) {
            let place = format!("{}, {}, {}", series.indicator.id, series.area.code, point.period);
            return Err(CardError::NotANumber(place));
        }
    }
    Ok(())
}

/// Codes of areas that have a figure but are not in the package.
fn unknown_areas(dataset: &Dataset, indicator: &Indicator) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for seen in dataset.observations.iter().filter(|seen| seen.indicator_id == indicator.id) {
        if dataset.area(&seen.area_code).is_none() && !codes.contains(&seen.area_code) {
            codes.push(seen.area_code.clone());
        }
    }
    codes
}

/// Every year from the first of any series to the last.
pub(super) fn periods(shown: &[&Series<'_>]) -> Vec<u16> {
    let years = || shown.iter().flat_map(|series| series.points.iter().map(|point| point.period));
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
    (first.max(last.saturating_sub(MAX_YEARS as u16 - 1))..=last).collect()
}

/// Panels of series that have all the same years.
pub(super) fn panels(
    series: &[Series<'_>],
    periods: Vec<u16>,
    unit: &Unit,
    is_free_scale: bool,
    is_tile_grid: bool,
    language: Language,
) -> Panels {
    let highest = |series: &Series<'_>| series.figures().map(|(_, figure)| figure.value).fold(0.0, f64::max);
    let of_all = series.iter().map(highest).fold(0.0, f64::max);
    let panel = |series: &Series<'_>| {
        let axis = AxisUnit::new(if is_free_scale { highest(series) } else { of_all }, unit, language);
        let area = language.of(&series.area.name);
        // On free scales each panel names its own unit; the tiles have no scale to read.
        let name = match is_free_scale && !is_tile_grid {
            true => format!("{area}{}", language.bracketed(&axis.name)),
            false => area.to_string(),
        };
        let slots = series.points.iter().map(|point| slot(point, language)).collect();
        Panel { name, unit: axis, tile: series.area.tile, slots }
    };
    Panels {
        panels: series.iter().map(panel).collect(),
        periods,
        is_free_scale,
        is_whole: unit.kind == UnitKind::Count,
        is_tile_grid,
    }
}

fn slot(point: &Point<'_>, language: Language) -> Slot {
    let mark = match (point.observation, point.figure()) {
        (_, Some(figure)) => Mark::Value(figure.value, Precision::from(figure.qualifier)),
        (Some(_), None) => Mark::NotPublished,
        (None, None) => Mark::NotMentioned,
    };
    Slot {
        mark,
        label: point.figure().map_or(String::new(), |figure| short_label(figure, language)),
        begins_anew: point.begins_anew() && point.figure().is_some(),
        stands_alone: point.stands_alone(),
    }
}

/// The unit of the picture; where each panel has a scale of its own, that their heights say nothing of each other, too: the
/// card may stand alone, and its picture leaves the page.
pub(super) fn unit_of(picture: &Panels, unit: &Unit, language: Language) -> String {
    let Some(first) = picture.panels.first() else { return String::new() };
    let (has_own_scales, is_read) = (picture.is_free_scale && picture.panels.len() > 1, !picture.is_tile_grid);
    if is_read && !has_own_scales {
        return language.unit_line(&first.unit);
    }
    // The base unit: headings name that of their own scale, and on the tiles nothing is read off a scale.
    let of_unit = language.unit_line(&AxisUnit::new(0.0, unit, language));
    match has_own_scales {
        true => language
            .paragraph(&[language.sentence(&[of_unit]), language.later_messages().scale_free_remark.to_string()]),
        false => of_unit,
    }
}

pub(super) fn points(series: &[Series<'_>], language: Language) -> Vec<Vec<PointWords>> {
    let words = |series: &Series<'_>| series.points.iter().map(|point| words_of(series, point, language)).collect();
    series.iter().map(words).collect()
}

fn words_of(series: &Series<'_>, point: &Point<'_>, language: Language) -> PointWords {
    PointWords {
        sentence: point_sentence(series, point, language),
        target: point.observation.map(|seen| Target::Figure(key_of(seen))),
    }
}

/// The newest figure, how it compares with the one before, the peak, the share of the nation.
fn takeaway(main: &Series<'_>, nation: Option<&Series<'_>>, language: Language, wording: &Wording) -> String {
    let Some(found) = summary(main, nation) else { return String::new() };
    let value = observation_words(&found.latest, main.unit, language).into_iter().next().unwrap_or_default();
    let mut first = vec![language.latest(language.of(&main.area.name), found.latest.period, &value)];
    if let Some((before, compared)) = found.before {
        first.push(match compared {
            Ok(change) => {
                let size = size(&change, main.unit, language);
                language.changed(change.absolute, &size, change.relative_pct, change.is_exact, before.period)
            }
            Err(refusal) => language.not_compared(refused(&refusal), before.period),
        });
    }
    let mut sentences = vec![language.sentence(&first)];
    let peak = found.peak.map(|peak| language.peak(peak.from, peak.to, peak.period, peak.known));
    let share = found.share_pct.map(|(pct, is_exact)| language.share_in(found.latest.period, pct, is_exact, wording));
    let second: Vec<String> = peak.into_iter().chain(share).collect();
    if !second.is_empty() {
        sentences.push(language.sentence(&second));
    }
    language.paragraph(&sentences)
}

/// The newest year in which parts can be compared, and who leads in it.
fn parts_takeaway(dataset: &Dataset, parts: &[Series<'_>], language: Language) -> String {
    let of_year = |year: u16| {
        let figures =
            parts.iter().filter_map(move |series| series.at(year).and_then(|point| Some((series, point.figure()?))));
        figures.collect::<Vec<_>>()
    };
    let years = parts.first().map(|series| series.points.iter().map(|point| point.period).collect::<Vec<_>>());
    let newest = years
        .unwrap_or_default()
        .into_iter()
        .rev()
        .map(|year| (year, of_year(year)))
        .find(|(_, found)| found.len() > 1);
    let Some((year, figures)) = newest else { return String::new() };
    let highest = figures.iter().map(|(_, figure)| figure.value).fold(0.0, f64::max);
    let leader = figures.iter().find(|(_, figure)| figure.value == highest);
    let all = dataset.areas.iter().filter(|area| area.kind == AreaKind::Part).count();
    let Some((series, figure)) = leader else { return String::new() };
    let seen = parts.iter().filter_map(|series| series.at(year)?.observation).filter(|seen| seen.figure.is_some());
    if !can_be_ranked(seen) {
        let sentence = language.unranked_takeaway(figures.len(), all, &dataset.names.wording);
        return language.in_year(year, &sentence);
    }
    let value = super::words::quantity(figure, series.unit, language);
    let (leader, wording) = (language.of(&series.area.name), &dataset.names.wording);
    let sentence = language.indicator_takeaway(figures.len(), all, leader, &value, wording);
    language.in_year(year, &sentence)
}

/// Area, year, value, as printed, remark: a row for every year of every area. `panel_of` finds the panel of an area.
fn table(all: &[&Series<'_>], panel_of: &dyn Fn(&str) -> Option<usize>, unit: &Unit, language: Language) -> DataTable {
    let (messages, later) = (language.messages(), language.later_messages());
    let Some(main) = all.first() else { return DataTable::default() };
    let mut rows = Vec::new();
    for series in all {
        let panel = panel_of(&series.area.code);
        for (slot, point) in series.points.iter().enumerate() {
            let seen = point.observation;
            let mut remark = observation_words(point, unit, language);
            remark.drain(..usize::from(point.figure().is_some()));
            remark.extend(seen.map(|seen| language.of(&seen.note).to_string()).filter(|note| !note.is_empty()));
            let printed = point.figure().map_or(String::new(), |figure| figure.printed.clone());
            rows.push(Row {
                cells: vec![
                    Cell::words(language.of(&series.area.name)),
                    Cell::number(point.period.to_string(), f64::from(point.period)),
                    value_cell(point, language),
                    Cell::words(printed),
                    Cell::words(if point.figure().is_some() { language.clauses(&remark) } else { String::new() }),
                ],
                spot: panel.map(|panel| (panel, slot)),
            });
        }
    }
    DataTable {
        caption: language.of(&main.indicator.name).to_string(),
        columns: vec![
            Column::words(later.column_area),
            Column::number(messages.grid_period),
            Column::number(heading_with_unit(later.column_value, unit, language)),
            Column::words(later.column_printed),
            Column::words(later.column_status),
        ],
        rows,
    }
}
