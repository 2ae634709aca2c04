//! Where the parts of a picture stand.

use guangdong_ip_atlas::charts::{Drawing, FixedMeasure, Label, Picture, Shape};
use guangdong_ip_atlas::locale::Language;

use super::cards::{Card, DATASET, charted};
use super::raw_csv::rows;

/// The upper left corner of each panel, by the name of its area.
fn corners(drawing: &Drawing, names: &[String]) -> Vec<(String, f64, f64)> {
    let corner = |panel: usize| {
        let spots = drawing.spots.iter().filter(|spot| spot.panel == panel);
        spots.map(|spot| (spot.frame.x, spot.frame.y)).reduce(|(x, y), (u, v)| (x.min(u), y.min(v)))
    };
    let with_name = |(panel, name): (usize, &String)| corner(panel).map(|(x, y)| (name.clone(), x, y));
    names.iter().enumerate().filter_map(with_name).collect()
}

#[test]
fn small_multiples_stand_as_the_tiles_of_the_grid_do_where_there_is_room() {
    let card = Card::Indicator("cl_invention_granted").make(false, Language::ZhHans);
    let Picture::Panels(panels) = &card.picture else { panic!("panels") };
    let names: Vec<String> = panels.panels.iter().map(|panel| panel.name.clone()).collect();
    // As areas.csv has them: code -> column and row.
    let areas = rows("areas.csv");
    let tile = |name: &str| {
        let area = areas.iter().find(|area| area["name_zh"] == name).expect("an area");
        let number = |column: &str| area[column].parse::<i32>().expect("a number");
        (number("column"), number("row"))
    };
    for width in [800.0, 1366.0] {
        let found = corners(&card.picture.lay_out(width, &FixedMeasure), &names);
        assert!(found.len() > 10 && found.len() < DATASET.areas.len(), "{} panels", found.len());
        for (name, x, y) in &found {
            for (other, u, v) in &found {
                let ((column, row), (other_column, other_row)) = (tile(name), tile(other));
                assert_eq!(column.cmp(&other_column), x.total_cmp(u), "{name} beside {other}, {width} px");
                assert_eq!(row.cmp(&other_row), y.total_cmp(v), "{name} above {other}, {width} px");
            }
        }
    }
}

// A small panel has the number of its newest year, but the axis named the first and the last year of all panels: a number of 2018
// stood as if it were of 2022.
#[test]
fn the_number_of_a_small_panel_stands_over_its_year() {
    let (areas, observations) = (rows("areas.csv"), rows("observations.csv"));
    let mut is_older = 0;
    for id in charted() {
        let card = Card::Indicator(id).make(false, Language::ZhHans);
        let Picture::Panels(panels) = &card.picture else { panic!("panels") };
        for width in [280.0, 375.0, 640.0, 1_366.0].into_iter().filter(|_| panels.is_tile_grid) {
            let drawing = card.picture.lay_out(width, &FixedMeasure);
            for (number, panel) in panels.panels.iter().enumerate() {
                let area = areas.iter().find(|area| area["name_zh"] == panel.name).expect("an area");
                let own =
                    observations.iter().filter(|row| row["indicator_id"] == id && row["area_code"] == area["code"]);
                let newest =
                    own.filter(|row| !row["value"].is_empty()).map(|row| &row["period"]).max().expect("a year");
                let spots: Vec<_> = drawing.spots.iter().filter(|spot| spot.panel == number).collect();
                let slot = panels.periods.iter().position(|year| year.to_string() == *newest).expect("a slot");
                let (at, frame) = (spots[slot].at, spots[slot].frame);
                let is_under = |shape: &&Shape| match shape {
                    Shape::Text(label) => {
                        label.text == *newest
                            && (label.x - at.0).abs() < 15.0
                            && label.y > at.1
                            && label.y < frame.bottom()
                    }
                    _ => false,
                };
                assert_eq!(drawing.shapes.iter().filter(is_under).count(), 1, "{id}, {}, {width} px", panel.name);
                let is_over = |label: &&Label| {
                    label.text == panel.slots[slot].label
                        && (label.x - at.0).abs() < 20.0
                        && (frame.y..at.1).contains(&label.y)
                };
                assert_eq!(drawing.labels().filter(is_over).count(), 1, "{id}, {}, {width} px", panel.name);
                is_older += usize::from(slot + 1 < panels.periods.len());
            }
        }
    }
    assert!(is_older > 4, "{is_older} panels end before the others");
}
