//! What is drawn, call by call: lines, gaps, breaks, bounds, zero, device pixels.

use std::collections::HashMap;

use guangdong_ip_atlas::charts::{
    Drawing, FixedMeasure, Funnel, FunnelColumn, Key, Mark, Palette, Picture, Rgb, Shape, Step,
};
use guangdong_ip_atlas::dataset::{Qualifier, Status};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::statistics::Precision;

use super::cards::{Card, DATASET, all, charted};
use super::made_up::{INDICATOR, PROVINCE, Year, card, package};
use super::raw_csv::{Row, rows};
use super::recorder::{Line, Recording, record};

const DATA: Rgb = Palette::LIGHT.data;
const WIDTH: f64 = 640.0;
/// The tick of a bound is no wider than this; a line from year to year is.
const TICK: i32 = 12;

/// Lines from a year to another one.
fn joints(recording: &Recording) -> Vec<&Line> {
    let reach = |line: &Line| line.points[0].0.abs_diff(line.points[line.points.len() - 1].0) as i32;
    recording.lines.iter().filter(|line| line.colour == DATA && reach(line) > TICK).collect()
}

/// Dashed lines: x, top, bottom.
fn dashed(recording: &Recording) -> Vec<(i32, i32, i32)> {
    let mut dashed: Vec<(i32, i32, i32)> = Vec::new();
    for line in recording.lines.iter().filter(|line| line.colour == Palette::LIGHT.ink) {
        let [(x, top), (_, bottom)] = line.points[..] else { panic!("a dash has two ends") };
        match dashed.last_mut() {
            Some(last) if last.0 == x && (0..12).contains(&(top - last.2)) => last.2 = bottom,
            _ => dashed.push((x, top, bottom)),
        }
    }
    dashed
}

/// The x of each slot of a panel, in pixels.
fn places(drawing: &Drawing, panel: usize) -> Vec<i32> {
    let spots = drawing.spots.iter().filter(|spot| spot.panel == panel);
    spots.map(|spot| spot.at.0.round() as i32).collect()
}

fn made_up(areas: &[(&str, &[Year])]) -> (Drawing, Recording) {
    let dataset = package(areas);
    let drawing = card(&dataset, false, Language::En).expect("a card").picture.lay_out(WIDTH, &FixedMeasure);
    let recording = record(&drawing, 1.0);
    (drawing, recording)
}

const ALL_KINDS: [Year; 11] = [
    (2014, Some(100.0), Qualifier::Exact, Status::Normal),
    (2015, Some(120.0), Qualifier::Exact, Status::Normal),
    (2016, Some(300.0), Qualifier::Rounded, Status::Break),
    (2017, Some(310.0), Qualifier::Exact, Status::Normal),
    (2018, None, Qualifier::Exact, Status::Normal),
    (2020, Some(400.0), Qualifier::Exact, Status::Normal),
    (2021, Some(500.0), Qualifier::MoreThan, Status::Normal),
    (2022, Some(450.0), Qualifier::Nearly, Status::Normal),
    (2023, Some(200.0), Qualifier::Exact, Status::Differs),
    (2024, Some(210.0), Qualifier::Exact, Status::Normal),
    (2025, Some(0.0), Qualifier::Exact, Status::Normal),
];

#[test]
fn only_neighbouring_years_of_one_definition_are_joined_and_no_bound() {
    let (drawing, recording) = made_up(&[(PROVINCE, &ALL_KINDS)]);
    let x = places(&drawing, 0);
    let drawn: Vec<(i32, i32)> = joints(&recording).iter().map(|line| (line.points[0].0, line.points[1].0)).collect();
    // 2014 is slot 0: 2014–2015, 2016–2017, 2024–2025.
    assert_eq!(drawn, [(x[0], x[1]), (x[2], x[3]), (x[10], x[11])]);
}

#[test]
fn a_dashed_line_stands_between_two_definitions() {
    let (drawing, recording) = made_up(&[(PROVINCE, &ALL_KINDS)]);
    let x = places(&drawing, 0);
    let dashed: Vec<i32> = dashed(&recording).iter().map(|(x, ..)| *x).collect();
    // 2016 begins anew; 2023 stands alone, so there is one before it and one after it.
    let expected = [(1, 2), (8, 9), (9, 10)];
    assert_eq!(dashed.len(), expected.len());
    for (place, (before, after)) in dashed.iter().zip(expected) {
        assert!(x[before] < *place && *place < x[after], "{place} between {} and {}", x[before], x[after]);
    }
}

#[test]
fn across_a_break_no_segment_is_drawn_on_any_card() {
    let cards = all().into_iter().map(|card| {
        let drawing = card.make(false, Language::En).picture.lay_out(WIDTH, &FixedMeasure);
        (card.name(), record(&drawing, 1.0))
    });
    let mut breaks = 0;
    for (name, recording) in cards.chain([("made up".to_string(), made_up(&[(PROVINCE, &ALL_KINDS)]).1)]) {
        for (x, top, bottom) in dashed(&recording) {
            breaks += 1;
            for line in &joints(&recording) {
                let [from, to] = line.points[..] else { panic!("from one year to the next") };
                let is_beside = to.0 <= x || x <= from.0 || from.1.max(to.1) < top || bottom < from.1.min(to.1);
                assert!(is_beside, "{name}: {line:?} crosses the break at {x}");
            }
        }
    }
    assert!(breaks > 5, "{breaks} breaks: the package has more");
}

// Between 2018 and 2022 the nation counts anew in 2019: the two bars stood side by side as if they could be compared.
#[test]
fn a_break_between_years_that_are_chosen_is_drawn_though_its_own_year_is_not() {
    let card = Card::ByYears("court_new", &[2018, 2022]).make(false, Language::En);
    let drawing = card.picture.lay_out(WIDTH, &FixedMeasure);
    let nation = card.table.rows.iter().position(|row| row.cells[0].text == "China").expect("the nation");
    let [first, second] = places(&drawing, nation)[..] else { panic!("two years") };
    let found = dashed(&record(&drawing, 1.0));
    let [(x, ..)] = found[..] else { panic!("one break: {found:?}") };
    assert!(first < x && x < second, "{first} < {x} < {second}");
    assert!(card.legend.contains(&Key::Break));
}

// Guangzhou counts anew in 2022 and has no figure in 2023: the legend of 2020 beside 2023 named a break that is not drawn.
#[test]
fn the_legend_names_a_break_exactly_where_one_is_drawn() {
    let more = [Card::ByYears("court_new", &[2021, 2022]), Card::ByYears("court_new", &[2018, 2022])];
    let (mut with, mut without) = (0, 0);
    for card in all().into_iter().chain(more) {
        let made = card.make(false, Language::En);
        if !matches!(made.picture, Picture::Panels(_)) {
            continue;
        }
        let is_drawn = !dashed(&record(&made.picture.lay_out(WIDTH, &FixedMeasure), 1.0)).is_empty();
        assert_eq!(made.legend.contains(&Key::Break), is_drawn, "{}", card.name());
        if is_drawn { with += 1 } else { without += 1 }
    }
    assert!(with > 5 && without > 5, "{with} with a break, {without} without");
}

// "More than 300" is the longest bar, and its arrow stood outside the picture.
#[test]
fn the_arrow_of_a_lower_bound_is_within_the_picture() {
    let step = |value: f64, precision: Precision| Step {
        name: "Submitted".into(),
        source_id: String::new(),
        marks: vec![Mark::Value(value, precision)],
        rows: Vec::new(),
    };
    let column = |value, precision| FunnelColumn { name: "2024".into(), steps: vec![step(value, precision)] };
    let columns = vec![column(100.0, Precision::Exact), column(300.0, Precision::LowerBound)];
    for width in [300.0, 640.0, 1366.0] {
        let recording =
            record(&Picture::Funnel(Funnel { columns: columns.clone() }).lay_out(width, &FixedMeasure), 1.0);
        let arrows: Vec<i32> = recording.polygons.iter().flat_map(|(points, _)| points).map(|point| point.0).collect();
        let bars = recording.bars.iter().map(|(_, corner, _)| corner.0);
        assert!(!arrows.is_empty() && arrows.iter().all(|x| *x <= width as i32), "{width}: {arrows:?}");
        assert!(arrows.iter().max() > bars.max().as_ref(), "{width}: behind its bar");
    }
}

/// Pairs of years that may be joined, counted in the file: both have a figure that is no bound, the second begins no
/// new definition, the first is not one of its own.
fn pairs_in_the_file(all: &[Row], indicator: &str, area: &str) -> usize {
    let of_series: HashMap<i32, &Row> = all
        .iter()
        .filter(|row| row["indicator_id"] == indicator && row["area_code"] == area && !row["value"].is_empty())
        .map(|row| (row["period"].parse().expect("a year"), row))
        .collect();
    let is_bound = |row: &Row| ["more_than", "at_least", "nearly"].contains(&row["qualifier"].as_str());
    let is_joined = |(year, second): (&i32, &&Row)| {
        of_series.get(&(year - 1)).is_some_and(|first| {
            let is_new = ["B", "D"].contains(&second["status"].as_str()) || first["status"] == "D";
            !is_new && !is_bound(first) && !is_bound(second)
        })
    };
    of_series.iter().filter(|(year, row)| is_joined((year, row))).count()
}

#[test]
fn every_line_card_joins_exactly_the_pairs_of_years_that_the_file_has() {
    let all = rows("observations.csv");
    let mut joined = 0;
    for id in charted() {
        let card = Card::Indicator(id).make(false, Language::ZhHans);
        let Picture::Panels(panels) = &card.picture else { panic!("{id}: panels") };
        let names: Vec<&str> = panels.panels.iter().map(|panel| panel.name.as_str()).collect();
        let areas = DATASET.areas.iter().filter(|area| names.contains(&area.name.zh.as_str()));
        let expected: usize = areas.map(|area| pairs_in_the_file(&all, id, &area.code)).sum();
        let drawn = record(&card.picture.lay_out(1200.0, &FixedMeasure), 1.0);
        let drawn = joints(&drawn).len();
        assert_eq!(drawn, if panels.has_lines() { expected } else { 0 }, "{id}");
        joined += drawn;
    }
    assert!(joined > 10, "{joined} lines: the package has more");
}

/// Few years: bars.
const BARS: [Year; 4] = [
    (2020, Some(0.0), Qualifier::Exact, Status::Normal),
    (2021, None, Qualifier::Exact, Status::Normal),
    (2023, Some(100.0), Qualifier::AtLeast, Status::Normal),
    (2024, Some(90.0), Qualifier::Nearly, Status::Normal),
];

#[test]
fn zero_has_a_mark_and_a_missing_year_no_bar() {
    let (drawing, recording) = made_up(&[(PROVINCE, &BARS)]);
    let x = places(&drawing, 0);
    let standing = |x: i32| {
        let bars = recording.bars.iter().filter(|(from, to, colour)| *colour == DATA && from.0 <= x && x <= to.0);
        bars.map(|(from, to, _)| to.1 - from.1).collect::<Vec<_>>()
    };
    assert_eq!(standing(x[0]), [2], "zero is a line on the ground");
    assert_eq!((standing(x[1]), standing(x[2])), (vec![], vec![]), "2021 is not published, 2022 not mentioned");
    assert!(standing(x[3])[0] > standing(x[4])[0] && standing(x[4])[0] > 50);
    let near = |place: i32, x: i32| place.abs_diff(x) <= 14;
    let hatched = recording.lines.iter().filter(|line| line.colour == Palette::LIGHT.hatch);
    assert!(hatched.clone().count() > 1 && hatched.clone().all(|line| near(line.points[0].0, x[1])));
    let dotted = recording.discs.iter().filter(|(.., colour)| *colour == Palette::LIGHT.hatch);
    assert!(dotted.clone().count() == 3 && dotted.clone().all(|(centre, ..)| near(centre.0, x[2])));

    let (drawing, recording) = made_up(&[(PROVINCE, &ALL_KINDS)]);
    let x = places(&drawing, 0);
    let ground = recording.lines.iter().find(|line| line.colour == Palette::LIGHT.edge).expect("the ground");
    let zero = recording.discs.iter().find(|(centre, _, colour)| *colour == DATA && centre.0 == x[11]);
    assert_eq!(zero.expect("a dot for zero").0.1, ground.points[0].1);
}

#[test]
fn a_bound_has_an_arrow_towards_the_true_value() {
    for (years, bounds) in [(&ALL_KINDS[..], [(7, true), (8, false)]), (&BARS[..], [(3, true), (4, false)])] {
        let (drawing, recording) = made_up(&[(PROVINCE, years)]);
        let x = places(&drawing, 0);
        assert_eq!(recording.polygons.len(), bounds.len(), "an arrow for each bound, none for others");
        for ((corners, colour), (slot, is_upwards)) in recording.polygons.iter().zip(bounds) {
            let [head, foot, _] = corners[..] else { panic!("a triangle") };
            assert_eq!((head.0, *colour), (x[slot], DATA));
            assert_eq!(head.1 < foot.1, is_upwards, "{corners:?}");
        }
        let discs = recording.discs.iter().filter(|(centre, ..)| bounds.iter().any(|(slot, _)| centre.0 == x[*slot]));
        assert_eq!(discs.count(), 0, "a bound is no point");
    }
}

#[test]
fn on_two_device_pixels_to_a_pixel_everything_is_twice_as_large() {
    for name in [Card::Indicator(INDICATOR), Card::Indicator("cl_invention_granted"), Card::Selection] {
        let drawing = name.make(false, Language::En).picture.lay_out(WIDTH, &FixedMeasure);
        let (one, two) = (record(&drawing, 1.0), record(&drawing, 2.0));
        // Each is rounded to whole pixels of its own.
        let is_double =
            |one: (i32, i32), two: (i32, i32)| (two.0 - 2 * one.0).abs() <= 1 && (two.1 - 2 * one.1).abs() <= 1;
        let widths = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Path { width, .. } => Some(*width),
            _ => None,
        });
        assert_eq!(
            two.lines.iter().map(|line| f64::from(line.width)).collect::<Vec<_>>(),
            widths.map(|w| w * 2.0).collect::<Vec<_>>()
        );
        let ends = |all: &Recording| {
            let lines = all.lines.iter().flat_map(|line| line.points.clone());
            let bars = all.bars.iter().flat_map(|(from, to, _)| [*from, *to]);
            let discs = all.discs.iter().flat_map(|(centre, radius, _)| [*centre, (*radius as i32, 0)]);
            let polygons = all.polygons.iter().flat_map(|(corners, _)| corners.clone());
            let texts = all.texts.iter().map(|(_, at, _)| *at);
            lines.chain(bars).chain(discs).chain(polygons).chain(texts).collect::<Vec<_>>()
        };
        assert_eq!(ends(&one).len(), ends(&two).len());
        for (one, two) in ends(&one).into_iter().zip(ends(&two)) {
            assert!(is_double(one, two), "{}: {one:?} and {two:?}", name.name());
        }
        assert!(one.texts.len() > 3, "{}", name.name());
        assert!(one.texts.iter().zip(&two.texts).all(|(one, two)| one.0 == two.0 && two.2 == 2.0 * one.2));
    }
}
