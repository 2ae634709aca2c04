//! Where the parts of a picture stand.

use guangdong_ip_atlas::charts::{Drawing, FixedMeasure, Picture};
use guangdong_ip_atlas::locale::Language;

use super::cards::{Card, DATASET};
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
