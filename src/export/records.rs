//! Rows for programs: the figures of a card, its table, or rows of the package.

use crate::charts::{CardFigure, Cell, ChartCard, Target};
use crate::dataset::{AreaKind, Dataset, DictionaryColumn, Source, WholeTable};
use crate::locale::{Language, number};

/// Rows with a heading in both languages and a key for each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    /// Key, Chinese heading, English heading.
    pub columns: Vec<(String, String, String)>,
    /// Parallel to the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number in base units.
    Number(f64),
    /// Nothing: its row says in words why.
    Nothing,
}

fn text(value: &str) -> Value {
    if value.is_empty() { Value::Nothing } else { Value::Text(value.to_string()) }
}

/// Columns of exported figures: key, Chinese, English.
const FIGURE_COLUMNS: [(&str, &str, &str); 22] = [
    ("indicator_id", "指标代码", "Indicator id"),
    ("indicator_zh", "指标", "Indicator (Chinese)"),
    ("indicator_en", "指标（英文）", "Indicator (English)"),
    ("area_code", "地区代码", "Area code"),
    ("area_zh", "地区", "Area (Chinese)"),
    ("area_en", "地区（英文）", "Area (English)"),
    ("period", "年份", "Year"),
    ("value", "数值", "Value"),
    ("unit_zh", "单位", "Unit (Chinese)"),
    ("unit_en", "单位（英文）", "Unit (English)"),
    ("state", "有无数字", "State"),
    ("status", "状态代码", "Status code"),
    ("qualifier", "精确程度", "Qualifier"),
    ("printed", "来源写法", "As printed"),
    ("note_zh", "说明", "Note (Chinese)"),
    ("note_en", "说明（英文）", "Note (English)"),
    ("source", "来源", "Source"),
    ("publisher", "发布者", "Publisher"),
    ("published", "发布日期", "Published"),
    ("url", "链接", "Address"),
    ("data_version", "数据版本", "Data version"),
    ("licence", "许可", "Licence"),
];

impl Records {
    /// The rows behind a card. `other` is the same card in the other language: tables that are not figures have both.
    pub fn of_card(card: &ChartCard<'_>, other: &ChartCard<'_>, language: Language, dataset: &Dataset) -> Self {
        let records = match card.figures.as_slice() {
            [] => Self::of_tables(card, other, language, dataset),
            figures => Self::of_figures(figures, dataset),
        };
        match dataset.names.only_language.as_str() {
            "zh" => records.without("_en"),
            "en" => records.without("_zh"),
            _ => records,
        }
    }

    /// Without the columns of a language that the package does not have.
    fn without(self, ending: &str) -> Self {
        let is_kept: Vec<bool> = self.columns.iter().map(|(key, ..)| !key.ends_with(ending)).collect();
        fn kept<T>(all: Vec<T>, is_kept: &[bool]) -> Vec<T> {
            all.into_iter().zip(is_kept).filter(|(_, is_kept)| **is_kept).map(|(one, _)| one).collect()
        }
        Self {
            rows: self.rows.into_iter().map(|row| kept(row, &is_kept)).collect(),
            columns: kept(self.columns, &is_kept),
        }
    }

    fn of_figures(figures: &[CardFigure<'_>], dataset: &Dataset) -> Self {
        let columns =
            FIGURE_COLUMNS.iter().map(|(key, zh, en)| (key.to_string(), zh.to_string(), en.to_string())).collect();
        Self { columns, rows: figures.iter().map(|figure| figure_row(figure, dataset)).collect() }
    }

    fn of_tables(card: &ChartCard<'_>, other: &ChartCard<'_>, language: Language, dataset: &Dataset) -> Self {
        let (zh, en) = if language == Language::ZhHans { (card, other) } else { (other, card) };
        let mut columns = Vec::new();
        // A number that is nearly so or not published says that in words beside it; "3 entries" says no more than 3.
        let says_more = |cell: &Cell| {
            !cell.text.is_empty() && cell.value.is_none_or(|value| !cell.text.starts_with(&number::full(value)))
        };
        let mut kinds = Vec::new();
        for (place, (zh_column, en_column)) in zh.table.columns.iter().zip(&en.table.columns).enumerate() {
            let (mut zh_heading, mut en_heading) = (zh_column.heading.clone(), en_column.heading.clone());
            let is_number = zh_column.is_number;
            let mut cells =
                [zh, en].into_iter().flat_map(|card| &card.table.rows).filter_map(|row| row.cells.get(place));
            let has_words = !is_number || cells.any(says_more);
            kinds.push((is_number, has_words));
            if is_number {
                columns.push((format!("column_{place}"), zh_heading.clone(), en_heading.clone()));
                (zh_heading, en_heading) = (zh_heading + "（表述）", en_heading + " as worded");
            }
            if has_words {
                columns.push((format!("column_{place}_zh"), zh_heading.clone(), format!("{en_heading} (Chinese)")));
                columns.push((format!("column_{place}_en"), format!("{zh_heading}（英文）"), en_heading));
            }
        }
        columns.extend(
            FIGURE_COLUMNS
                .iter()
                .filter(|(key, ..)| ["source", "data_version", "licence"].contains(key))
                .map(|(key, zh, en)| (key.to_string(), zh.to_string(), en.to_string())),
        );
        let titles = |ids: &[String]| {
            let titles = ids.iter().filter_map(|id| dataset.source(id)).map(|source| source.title.as_str());
            titles.collect::<Vec<_>>().join("；")
        };
        let rows = zh.table.rows.iter().zip(&en.table.rows).map(|(zh_row, en_row)| {
            let mut row = Vec::new();
            for ((zh_cell, en_cell), (is_number, has_words)) in zh_row.cells.iter().zip(&en_row.cells).zip(&kinds) {
                if *is_number {
                    row.push(zh_cell.value.map_or(Value::Nothing, Value::Number));
                }
                if *has_words {
                    row.extend([text(&zh_cell.text), text(&en_cell.text)]);
                }
            }
            let own = zh_row.cells.iter().find_map(|cell| match &cell.target {
                Some(Target::Source(id)) => Some(titles(std::slice::from_ref(id))),
                _ => None,
            });
            row.extend([
                text(&own.unwrap_or_else(|| titles(&card.source_ids))),
                text(&dataset.version),
                text(&dataset.names.licence),
            ]);
            row
        });
        Self { columns, rows: rows.collect() }
    }

    /// Some rows of a table of the package, as they are on show: `found` are their places. Columns have the names of the file and
    /// the titles that the dictionary gives them.
    pub fn of_rows(table: &WholeTable, found: &[usize], dataset: &Dataset) -> Self {
        let columns = table.dictionary.columns.iter();
        let columns = columns.map(|column| (column.name.clone(), column.name.clone(), column.title_en.clone()));
        let last = FIGURE_COLUMNS.iter().filter(|(key, ..)| ["data_version", "licence"].contains(key));
        let last = last.map(|(key, zh, en)| (key.to_string(), zh.to_string(), en.to_string()));
        let value = |(record, place): (usize, usize), column: &DictionaryColumn| {
            let cell = table.cells.cell(record, place);
            let number = cell.parse().ok().filter(|_| column.is_number());
            number.map_or_else(|| text(cell), Value::Number)
        };
        let row = |record: &usize| {
            let cells = table.dictionary.columns.iter().enumerate();
            let cells = cells.map(|(place, column)| value((*record, place), column));
            cells.chain([text(&dataset.version), text(&dataset.names.licence)]).collect()
        };
        Self { columns: columns.chain(last).collect(), rows: found.iter().map(row).collect() }
    }
}

fn figure_row(figure: &CardFigure<'_>, dataset: &Dataset) -> Vec<Value> {
    let seen = figure.observation;
    let number = seen.and_then(|seen| seen.figure.as_ref());
    let source: Option<&Source> = number.and_then(|number| dataset.source(&number.source_id));
    let of_source = |part: fn(&Source) -> &str| source.map_or(Value::Nothing, |source| text(part(source)));
    let state = match (seen, number) {
        (_, Some(_)) => "figure",
        (Some(_), None) => "not_published",
        (None, None) if figure.area.kind == AreaKind::Partner => "not_applicable",
        (None, None) => "not_mentioned",
    };
    vec![
        text(&figure.indicator.id),
        text(&figure.indicator.name.zh),
        text(&figure.indicator.name.en),
        text(&figure.area.code),
        text(&figure.area.name.zh),
        text(&figure.area.name.en),
        Value::Number(f64::from(figure.period)),
        number.map_or(Value::Nothing, |number| Value::Number(number.value)),
        text(&figure.unit.name.zh),
        text(&figure.unit.plural_en),
        text(state),
        seen.map_or(Value::Nothing, |seen| text(seen.status.as_str())),
        number.map_or(Value::Nothing, |number| text(number.qualifier.as_str())),
        number.map_or(Value::Nothing, |number| text(&number.printed)),
        seen.map_or(Value::Nothing, |seen| text(&seen.note.zh)),
        seen.map_or(Value::Nothing, |seen| text(&seen.note.en)),
        of_source(|source| &source.title),
        of_source(|source| &source.publisher),
        of_source(|source| &source.published),
        of_source(|source| source.url.as_deref().unwrap_or_default()),
        text(&dataset.version),
        text(&dataset.names.licence),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::indicator_card;
    use crate::dataset::embedded;

    fn records(id: &str) -> (Dataset, Records) {
        let dataset = embedded().expect("valid");
        let indicator = dataset.indicator(id).expect("an indicator");
        let card = |language| indicator_card(&dataset, indicator, false, language).expect("a card");
        let records = Records::of_card(&card(Language::ZhHans), &card(Language::En), Language::ZhHans, &dataset);
        (dataset.clone(), records)
    }

    // "What I see" of a table of the package: F10.
    #[test]
    fn rows_on_show_are_saved_for_spreadsheets() {
        let dataset = embedded().expect("valid");
        let tables = crate::dataset::whole_tables();
        let sources = tables.iter().find(|table| table.file == "sources.csv").expect("the sources");
        let observations = tables.iter().find(|table| table.file == "observations.csv").expect("the observations");
        let csv = Records::of_rows(sources, &[1, 0], &dataset).csv();
        let back = crate::dataset::Table::parse(csv.trim_start_matches('\u{feff}'));
        assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
        assert_eq!((back.len(), back.header().next()), (2, Some("id / Id")));
        assert_eq!(back.cell(0, 0), sources.cells.cell(1, 0));
        let width = sources.dictionary.columns.len();
        assert_eq!((back.cell(1, width), back.cell(1, width + 1)), (&*dataset.version, &*dataset.names.licence));
        assert!(!dataset.names.licence.is_empty());
        // Numbers stay numbers.
        let place = observations.cells.column("value").expect("values");
        let first = (0..observations.cells.len())
            .find(|row| !observations.cells.cell(*row, place).is_empty())
            .expect("a value");
        let one = Records::of_rows(observations, &[first], &dataset);
        assert!(matches!(one.rows[0][place], Value::Number(_)), "{:?}", one.rows);
    }

    // The `csv` of another hand reads it back: F10, R-27.
    #[test]
    fn csv_reads_back_to_the_same_numbers() {
        let (dataset, records) = records("court_new");
        let csv = records.csv();
        assert!(csv.as_bytes().starts_with(&[0xef, 0xbb, 0xbf]));
        assert!(csv.ends_with("\r\n") && !csv.replace("\r\n", "").contains('\n'));
        let table = crate::dataset::Table::parse(csv.trim_start_matches('\u{feff}'));
        let column = |name: &str| table.header().position(|head| head.starts_with(name)).expect("the column");
        let (area, period, value, state) = (column("地区代码"), column("年份"), column("数值"), column("有无数字"));
        for seen in dataset.observations.iter().filter(|seen| seen.indicator_id == "court_new") {
            let row = (0..table.len())
                .find(|row| {
                    table.cell(*row, area) == seen.area_code && table.cell(*row, period) == seen.period.to_string()
                })
                .expect("the row");
            let expected = seen.figure.as_ref().map_or(String::new(), |figure| figure.value.to_string());
            assert_eq!(table.cell(row, value), expected);
            assert_eq!(table.cell(row, state), if expected.is_empty() { "not_published" } else { "figure" });
        }
        let missing =
            (0..table.len()).find(|row| table.cell(*row, area) == "100000" && table.cell(*row, period) == "2023");
        assert_eq!(missing.map(|row| table.cell(row, state)), Some("not_mentioned"));
    }

    #[test]
    fn json_is_json() {
        let (dataset, records) = records("customs_batches");
        let rows: Vec<serde_json::Value> = serde_json::from_str(&records.json()).expect("JSON");
        let shenzhen =
            rows.iter().find(|row| row["area_code"] == "customs-shenzhen" && row["period"] == 2024).expect("a row");
        assert_eq!(shenzhen["value"], 5822);
        assert_eq!(shenzhen["status"], "D");
        assert_eq!(shenzhen["data_version"], dataset.version.as_str());
    }
}
