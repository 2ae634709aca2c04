//! The card of the selection: from submissions to lists, an edition a column.

use super::card::{ChartCard, Key, Picture, PointWords, Target};
use super::funnel::{Funnel, FunnelColumn, Step};
use super::panels::Mark;
use super::table::{Cell, Column, DataTable, Row};
use crate::dataset::{Dataset, Edition, ListKind};
use crate::locale::{Language, number};
use crate::statistics::Precision;

/// The card of the selection of every edition.
pub fn selection_card(dataset: &Dataset, language: Language) -> ChartCard<'_> {
    let later = language.later_messages();
    let columns: Vec<FunnelColumn> =
        dataset.editions.iter().map(|edition| column(dataset, edition, language)).collect();
    let points = columns
        .iter()
        .map(|column| {
            let words = |step: &Step| PointWords {
                sentence: language.clauses(&[column.name.clone(), step.name.clone()]),
                target: target(step),
            };
            column.steps.iter().map(words).collect()
        })
        .collect();
    let takeaway = dataset.editions.first().map(|newest| {
        let submissions = submissions(newest, language);
        language.selection_takeaway(newest.year, &submissions, newest.events, newest.measures, &dataset.names.wording)
    });
    let note = |edition: &Edition| {
        format!("{}{}{}", language.edition(edition.year), language.colon(), language.of(&edition.note))
    };
    ChartCard {
        key: "selection".to_string(),
        title: later.selection_heading.to_string(),
        takeaway: takeaway.unwrap_or_default(),
        unit: String::new(),
        points,
        legend: legend(&columns),
        table: table(&columns, language),
        picture: Picture::Funnel(Funnel { columns }),
        others: Vec::new(),
        notes: dataset.editions.iter().filter(|edition| !edition.note.is_empty()).map(note).collect(),
        source_ids: dataset.editions.iter().map(|edition| edition.source_id.clone()).collect(),
        figures: Vec::new(),
    }
}

/// A row a count.
fn table(columns: &[FunnelColumn], language: Language) -> DataTable {
    let later = language.later_messages();
    let steps = columns.iter().enumerate().flat_map(|(panel, column)| {
        column.steps.iter().enumerate().map(move |(slot, step)| ((panel, slot), &column.name, step))
    });
    let rows = steps.flat_map(|(spot, edition, step)| {
        step.rows.iter().map(move |(name, words, count)| Row {
            cells: vec![
                Cell::words(edition.clone()),
                Cell::words(name.clone()),
                Cell { text: words.clone(), value: *count, target: target(step) },
            ],
            spot: Some(spot),
        })
    });
    DataTable {
        caption: later.selection_heading.to_string(),
        columns: vec![
            Column::words(language.messages().facet_year),
            Column::words(later.column_stage),
            Column::number([later.column_count, &language.bracketed(later.unit_items)].concat()),
        ],
        rows: rows.collect(),
    }
}

fn target(step: &Step) -> Option<Target> {
    (!step.source_id.is_empty()).then(|| Target::Source(step.source_id.clone()))
}

/// The signs that occur.
fn legend(columns: &[FunnelColumn]) -> Vec<Key> {
    let has = |is_so: fn(&Mark) -> bool| {
        columns.iter().flat_map(|column| &column.steps).flat_map(|step| &step.marks).any(is_so)
    };
    let signs = [
        (Key::Exact, has(|mark| matches!(mark, Mark::Value(_, Precision::Exact)))),
        (Key::Rounded, has(|mark| matches!(mark, Mark::Value(_, Precision::Rounded)))),
        (Key::LowerBound, has(|mark| matches!(mark, Mark::Value(_, Precision::LowerBound)))),
        (Key::UpperBound, has(|mark| matches!(mark, Mark::Value(_, Precision::UpperBound)))),
        (Key::NotPublished, has(|mark| *mark == Mark::NotPublished)),
    ];
    signs.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| key).collect()
}

/// The number of submissions in words.
fn submissions(edition: &Edition, language: Language) -> String {
    let submitted = submitted(edition, language);
    if edition.submissions.is_some() { language.submissions(&submitted) } else { submitted }
}

/// The same without what it counts, which the heading of the table says.
fn submitted(edition: &Edition, language: Language) -> String {
    match &edition.submissions {
        Some((count, qualifier, _)) => number::qualified(*qualifier, &number::full(f64::from(*count)), language),
        None => language.messages().not_published.to_string(),
    }
}

fn column(dataset: &Dataset, edition: &Edition, language: Language) -> FunnelColumn {
    let messages = language.messages();
    let later = language.later_messages();
    let mark =
        |count: Option<u32>| count.map_or(Mark::NotPublished, |count| Mark::Value(f64::from(count), Precision::Exact));
    let named = |name: &str, words: &str| format!("{name}{}{words}", language.colon());
    let count = edition.submissions.as_ref().map(|(count, ..)| f64::from(*count));
    let mut steps = vec![Step {
        name: named(later.stage_submissions, &submissions(edition, language)),
        source_id: edition.source_id.clone(),
        marks: vec![edition.submissions.as_ref().map_or(Mark::NotPublished, |(count, qualifier, _)| {
            Mark::Value(f64::from(*count), Precision::from(*qualifier))
        })],
        rows: vec![(later.stage_submissions.to_string(), submitted(edition, language), count)],
    }];
    // The first stage is the call itself, which the number of submissions stands for.
    let stages = dataset.edition_stages.iter().filter(|stage| stage.year == edition.year).skip(1);
    steps.extend(stages.map(|stage| Step {
        name: named(language.of(&stage.name), later.count_not_published),
        source_id: edition.source_id.clone(),
        marks: vec![Mark::NotPublished],
        rows: vec![(language.of(&stage.name).to_string(), messages.not_published.to_string(), None)],
    }));
    let results = [(ListKind::Event, edition.events), (ListKind::Measure, edition.measures)].map(|(list, count)| {
        let words = count.map_or_else(|| messages.not_published.to_string(), |count| count.to_string());
        (language.list_name(list, &dataset.names.wording).to_string(), words, count.map(f64::from))
    });
    steps.push(Step {
        name: language.join(&results.clone().map(|(name, words, _)| language.result_of(&name, &words))),
        source_id: edition.source_id.clone(),
        marks: vec![mark(edition.events), mark(edition.measures)],
        rows: results.to_vec(),
    });
    FunnelColumn { name: language.edition(edition.year), steps }
}
