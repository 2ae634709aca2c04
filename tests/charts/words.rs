//! What is seen is said: the table and the sentences of the points have the same values.

use std::collections::HashSet;

use guangdong_ip_atlas::charts::{ChartCard, FixedMeasure, Picture};
use guangdong_ip_atlas::locale::Language;

use super::cards::{Card, all};

/// The numbers of a text, as they are written.
fn numbers(text: &str) -> Vec<String> {
    let is_part = |character: char| character.is_ascii_digit() || ".,".contains(character);
    let parts = text.split(|character| !is_part(character));
    parts.map(|part| part.trim_matches(['.', ','])).filter(|part| !part.is_empty()).map(String::from).collect()
}

/// The cell of a row that says the value of the point, by kind of card.
fn value_column(card: &Card) -> usize {
    match card {
        Card::Indicator(_) | Card::Selection => 2,
        Card::Counts(_) | Card::ChosenTopics | Card::ByAreas(..) | Card::ByYears(..) => 1,
    }
}

fn sentence<'c>(card: &'c ChartCard<'_>, (panel, slot): (usize, usize)) -> &'c str {
    &card.points[panel][slot].sentence
}

#[test]
fn the_sentence_of_a_point_says_the_value_of_its_row() {
    for card in all() {
        for language in Language::ALL {
            let made = card.make(false, language);
            let mut told = 0;
            for row in &made.table.rows {
                let Some(spot) = row.spot else { continue };
                let sentence = sentence(&made, spot);
                let cell = &row.cells[value_column(&card)];
                // The unit stands in the heading of the table, in a sentence before the number (CNY) or before 以上.
                let said =
                    ["CNY ", "USD "].iter().fold(sentence.to_string(), |said, currency| said.replace(currency, ""));
                assert!(
                    said.contains(cell.text.trim_end_matches("以上")),
                    "{}: “{}” in “{sentence}”",
                    card.name(),
                    cell.text
                );
                told += 1;
            }
            assert!(told > 0, "{}", card.name());
        }
    }
}

/// A written number in base units.
fn read(written: &str, language: Language) -> f64 {
    let scale = match language {
        Language::ZhHans => [("亿", 1e8), ("万", 1e4)].as_slice(),
        Language::En => [("B", 1e9), ("M", 1e6), ("K", 1e3)].as_slice(),
    };
    let number: f64 = numbers(written).first().expect("a number").replace(',', "").parse().expect("digits");
    let end = written.find(|c: char| c.is_ascii_digit()).and_then(|from| {
        let rest = &written[from..];
        rest.find(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).map(|to| &rest[to..])
    });
    let found = scale.iter().find(|(sign, _)| end.is_some_and(|end| end.starts_with(sign)));
    number * found.map_or(1.0, |(_, size)| *size)
}

#[test]
fn the_figure_in_a_sentence_is_that_of_the_table() {
    for card in all() {
        let Card::Indicator(id) = &card else { continue };
        for language in Language::ALL {
            let made = card.make(false, language);
            let separator = if language == Language::ZhHans { "，" } else { ", " };
            for row in made.table.rows.iter().filter(|row| row.spot.is_some()) {
                let Some(value) = row.cells[2].value else { continue };
                let sentence = sentence(&made, row.spot.expect("filtered"));
                let title = &made.title;
                let (head, figure) = sentence.split_once(title.as_str()).expect("the indicator is named");
                let figure = figure.strip_prefix(separator).expect("then the figure");
                assert!((read(figure, language) - value).abs() < 1e-6 * value.max(1.0), "{id}: {sentence}, {value}");
                assert!(head.contains(&row.cells[0].text) && head.contains(&row.cells[1].text), "{sentence}");
            }
        }
    }
}

// Spots of the tile grid once told of another city: those of a panel were renumbered with those of a later one.
#[test]
fn every_spot_of_a_picture_has_a_sentence_of_its_own_and_a_row() {
    for card in all() {
        let made = card.make(false, Language::En);
        let drawing = made.picture.lay_out(640.0, &FixedMeasure);
        let mut seen = HashSet::new();
        for spot in &drawing.spots {
            let sentence = sentence(&made, (spot.panel, spot.slot));
            assert!(seen.insert(sentence), "{}: “{sentence}” twice", card.name());
        }
        assert_eq!(seen.len(), made.points.iter().map(Vec::len).sum::<usize>(), "{}", card.name());
        // A comparison has a row for the year or the area of several points.
        if !matches!(card, Card::ByAreas(..) | Card::ByYears(..)) {
            let rows: HashSet<_> = made.table.rows.iter().filter_map(|row| row.spot).collect();
            assert_eq!(rows.len(), drawing.spots.len(), "{}", card.name());
        }
    }
}

#[test]
fn what_a_panel_names_is_what_its_sentences_name() {
    for card in all() {
        let made = card.make(false, Language::ZhHans);
        let Picture::Panels(panels) = &made.picture else { continue };
        for (panel, points) in panels.panels.iter().zip(&made.points) {
            assert!(points.iter().all(|point| point.sentence.contains(&panel.name)), "{}", card.name());
            for (period, point) in panels.periods.iter().zip(points) {
                assert!(point.sentence.contains(&period.to_string()), "{}", point.sentence);
            }
        }
    }
}

#[test]
fn a_spot_stands_under_the_name_of_its_panel() {
    for card in all() {
        let made = card.make(false, Language::ZhHans);
        let Picture::Panels(panels) = &made.picture else { continue };
        let drawing = made.picture.lay_out(1200.0, &FixedMeasure);
        for spot in &drawing.spots {
            // Names stand at the left upper end of their panel, larger than all other texts.
            let over = drawing.labels().filter(|label| {
                label.size > 12.0 && label.x <= spot.at.0 && (0.0..22.0).contains(&(label.y - spot.frame.y))
            });
            let nearest = over.max_by(|a, b| a.x.total_cmp(&b.x)).expect("a name");
            let start = nearest.text.trim_end_matches('…');
            let name = &panels.panels[spot.panel].name;
            assert!(name.starts_with(start), "{}: {name} under {start}", card.name());
        }
    }
}
