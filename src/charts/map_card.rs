//! The numbers of the grid of areas as a card: its table, and what files of it have. The picture is the grid itself.

use super::bars::Bars;
use super::card::{CardFigure, ChartCard, Picture, Target};
use super::table::{Cell, Column, DataTable, Row};
use super::words::{heading_with_unit, key_of};
use crate::dataset::{Area, Dataset, Indicator, Observation, Qualifier, Unit};
use crate::locale::{Language, number};
use crate::statistics::{Datum, MapLayer};

/// The card of a colouring: an indicator with its unit in a year, or the numbers of matching entries. A row and a figure for each
/// area with a tile, in the order of the package; the takeaway and the legend are those of the grid.
pub fn map_card<'d>(
    dataset: &'d Dataset,
    layer: &MapLayer,
    shown: Option<(&'d Indicator, &'d Unit, u16)>,
    language: Language,
) -> ChartCard<'d> {
    let (messages, later) = (language.messages(), language.later_messages());
    let known = || dataset.areas.iter().zip(&layer.data).filter_map(|(area, datum)| Some((area, datum.as_ref()?)));
    let title = match shown {
        Some((indicator, _, period)) => language.clauses(&[language.of(&indicator.name).into(), period.to_string()]),
        None => messages.grid_metric_entries.to_string(),
    };
    let unit = shown.map(|(_, unit, _)| unit);
    let value_heading = match unit {
        Some(unit) => heading_with_unit(later.column_value, unit, language),
        None => messages.grid_metric_entries.to_string(),
    };
    let columns = [
        Column::words(later.column_area),
        Column::number(value_heading),
        Column::number(later.column_rank),
        Column::words(later.column_printed),
        Column::words(later.column_status),
    ];
    // What the atlas counts itself is printed nowhere.
    let shown_columns = if shown.is_some() { columns.len() } else { 3 };
    let figures = shown.map_or_else(Vec::new, |(indicator, unit, period)| {
        let found = |area: &Area| {
            dataset
                .observations
                .iter()
                .find(|seen| (&seen.indicator_id, &seen.area_code, seen.period) == (&indicator.id, &area.code, period))
        };
        let figure = |area: &'d Area| CardFigure { indicator, unit, area, period, observation: found(area) };
        known().map(|(area, _)| figure(area)).collect()
    });
    ChartCard {
        key: "grid".to_string(),
        title: title.clone(),
        takeaway: String::new(),
        unit: String::new(),
        picture: Picture::Bars(Bars { rows: Vec::new(), is_touch: false }),
        points: Vec::new(),
        legend: Vec::new(),
        table: DataTable {
            caption: title,
            columns: columns.into_iter().take(shown_columns).collect(),
            rows: known().map(|(area, datum)| row(area, datum, unit, shown_columns, language)).collect(),
        },
        others: Vec::new(),
        notes: Vec::new(),
        source_ids: match shown {
            Some(_) => layer.source_ids.clone(),
            None => dataset.editions.iter().map(|edition| edition.source_id.clone()).collect(),
        },
        figures,
    }
}

fn row(area: &Area, datum: &Datum, unit: Option<&Unit>, shown_columns: usize, language: Language) -> Row {
    let messages = language.messages();
    let nothing = |words: &str| (Cell::words(words), Cell::default());
    let (value, rank) = match datum {
        Datum::NotPublished(_) => nothing(messages.not_published),
        Datum::NotMentioned => nothing(messages.not_mentioned),
        Datum::NotApplicable => nothing(messages.not_applicable),
        Datum::Value { value, rank, observation, .. } => {
            let qualifier = observation.as_ref().and_then(|seen| seen.figure.as_ref()).map(|figure| figure.qualifier);
            let text = number::amount(*value, qualifier.unwrap_or(Qualifier::Exact), language);
            // Who has no entry is not the last of those that have.
            let rank = rank.filter(|_| unit.is_some() || *value > 0.0);
            let target = observation.as_ref().map(|seen| Target::Figure(key_of(seen)));
            let rank = rank.map_or_else(Cell::default, |rank| Cell::number(rank.to_string(), rank as f64));
            (Cell { text, value: Some(*value), target }, rank)
        }
    };
    let (printed, remark) = match datum {
        Datum::Value { observation: Some(seen), .. } | Datum::NotPublished(seen) => said_of(seen, language),
        _ => Default::default(),
    };
    let name = Cell::words(language.of(&area.name));
    let cells = [name, value, rank, Cell::words(printed), Cell::words(remark)];
    Row { cells: cells.into_iter().take(shown_columns).collect(), spot: None }
}

/// The figure as printed, and what a reader must know of it.
fn said_of(seen: &Observation, language: Language) -> (String, String) {
    let printed = seen.figure.as_ref().map_or_else(String::new, |figure| figure.printed.clone());
    // That it is not published stands in place of the value.
    let status = if seen.figure.is_some() { language.status_name(seen.status) } else { "" };
    let parts = [status, language.of(&seen.note)].into_iter().filter(|part| !part.is_empty());
    (printed, language.clauses(&parts.map(str::to_string).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{AreaKind, embedded};
    use crate::statistics::{count_layer, indicator_layer};

    #[test]
    fn an_indicator_has_a_row_and_a_figure_for_each_tile() {
        let dataset = embedded().expect("valid");
        let indicator = dataset.indicator("cl_invention_granted").expect("an indicator");
        let unit = dataset.unit(&indicator.unit_id).expect("its unit");
        let layer = indicator_layer(&dataset, &indicator.id, 2018);
        let card = map_card(&dataset, &layer, Some((indicator, unit, 2018)), Language::ZhHans);
        let tiles = dataset.areas.iter().filter(|area| area.tile.is_some()).count();
        assert_eq!((card.table.rows.len(), card.figures.len()), (tiles, tiles));
        for (row, figure) in card.table.rows.iter().zip(&card.figures) {
            let published = figure.observation.and_then(|seen| seen.figure.as_ref());
            assert_eq!(row.cells[1].value, published.map(|published| published.value), "{}", figure.area.code);
            assert_eq!(row.cells[1].target.is_some(), published.is_some());
        }
        assert!(!card.source_ids.is_empty());
        assert_eq!(card.table.columns[1].heading, "数值（件）");
    }

    #[test]
    fn numbers_of_entries_have_no_figures_and_partners_no_rank() {
        let dataset = embedded().expect("valid");
        let counts: Vec<u32> = (0..dataset.areas.len() as u32).collect();
        let card = map_card(&dataset, &count_layer(&dataset, &counts), None, Language::En);
        assert!(card.figures.is_empty());
        let areas = dataset.areas.iter().enumerate().filter(|(_, area)| area.tile.is_some());
        for ((at, area), row) in areas.zip(&card.table.rows) {
            assert_eq!(row.cells[1].value, Some(at as f64));
            assert_eq!(row.cells[2].value.is_some(), area.kind == AreaKind::Part && at > 0, "{}", area.code);
        }
    }
}
