//! Packages that nobody should make: a plain message or a sane picture, never a panic.

use guangdong_ip_atlas::charts::{CardError, ChartCard, Drawing, FixedMeasure, Picture, Shape};
use guangdong_ip_atlas::dataset::{Dataset, Qualifier, Status};
use guangdong_ip_atlas::locale::Language;

use super::cards::MEASURES;
use super::labels::faults;
use super::made_up::{INDICATOR, PROVINCE, Year, card, exact, package};

fn areas(codes: &[&'static str], years: &'static [Year]) -> Vec<(&'static str, &'static [Year])> {
    codes.iter().map(|code| (*code, years)).collect()
}

const CITIES: [&str; 6] = ["440100", "440200", "440300", "440400", "440500", "440600"];

/// Every number of a drawing is one, every mark lies within it, every label can be read.
fn check(drawing: &Drawing, name: &str) {
    let (width, height) = (drawing.width, drawing.height);
    assert!(height.is_finite() && height < 20_000.0, "{name}: {height}");
    let ends = |shape: &Shape| match shape {
        Shape::Path { points, .. } | Shape::Polygon { points, .. } => points.clone(),
        Shape::Rect { frame, .. } => vec![(frame.x, frame.y), (frame.right(), frame.bottom())],
        Shape::Disc { centre, .. } => vec![*centre],
        Shape::Text(label) => vec![(label.x, label.y)],
    };
    for (x, y) in drawing.shapes.iter().flat_map(ends) {
        let is_within = (-1.0..=width + 1.0).contains(&x) && (-1.0..=height + 1.0).contains(&y);
        assert!(is_within, "{name}: ({x}, {y}) in {width} × {height}");
    }
}

/// The card at every width, on shared and free scales, in both languages.
fn check_card(dataset: &Dataset, name: &str) {
    for language in Language::ALL {
        for is_free_scale in [false, true] {
            let card = card(dataset, is_free_scale, language).expect("a card");
            assert!(!card.takeaway.is_empty(), "{name}");
            for width in (280..=1600).step_by(20) {
                for measure in MEASURES {
                    let drawing = card.picture.lay_out(f64::from(width), measure);
                    check(&drawing, &format!("{name} at {width}"));
                    assert_eq!(faults(&drawing, measure), Vec::<String>::new(), "{name} at {width}");
                }
            }
        }
    }
}

fn values(card: &ChartCard<'_>) -> usize {
    let Picture::Panels(panels) = &card.picture else { panic!("panels") };
    panels.panels.iter().map(|panel| panel.values().count()).sum()
}

const ONE: [Year; 1] = [(2024, Some(7.0), Qualifier::Exact, Status::Normal)];
const ZERO: [Year; 3] = [
    (2022, Some(0.0), Qualifier::Exact, Status::Normal),
    (2023, Some(0.0), Qualifier::Exact, Status::Normal),
    (2024, Some(0.0), Qualifier::Exact, Status::Normal),
];
const HUGE: [Year; 3] = [
    (2022, Some(1.0), Qualifier::Exact, Status::Normal),
    (2023, Some(1e15), Qualifier::Exact, Status::Normal),
    (2024, Some(1.0), Qualifier::MoreThan, Status::Normal),
];

#[test]
fn one_point_all_zero_and_huge_beside_tiny_are_drawn() {
    for (name, years) in [("one", &ONE[..]), ("zero", &ZERO[..]), ("huge", &HUGE[..])] {
        check_card(&package(&[(PROVINCE, years)]), name);
        check_card(&package(&areas(&[PROVINCE, "100000", "440300"], years)), name);
    }
    for (name, years) in [("zero", &ZERO[..]), ("huge", &HUGE[..])] {
        check_card(&package(&areas(&CITIES, years)), &format!("{name}, cities"));
    }
    let dataset = package(&[(PROVINCE, &HUGE)]);
    let table = card(&dataset, false, Language::En).expect("a card").table;
    assert_eq!(table.rows[1].cells[2].text, "1,000,000,000,000,000");
}

#[test]
fn a_tiny_figure_beside_a_huge_one_still_has_a_bar() {
    let dataset = package(&[(PROVINCE, &HUGE)]);
    let drawing = card(&dataset, false, Language::En).expect("a card").picture.lay_out(640.0, &FixedMeasure);
    let bars = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Rect { frame, .. } => Some(*frame),
        _ => None,
    });
    for spot in &drawing.spots {
        let own = bars.clone().filter(|bar| bar.x <= spot.at.0 && spot.at.0 <= bar.right());
        assert!(own.map(|bar| bar.height).fold(0.0, f64::max) >= 1.0, "slot {}", spot.slot);
    }
}

#[test]
fn sixty_years_fit_into_280_pixels() {
    let years: Vec<Year> = (1965..=2024).map(|year| exact(year, f64::from(year) * 1000.0)).collect();
    let dataset = package(&[(PROVINCE, &years)]);
    check_card(&dataset, "sixty years");
    let made = card(&dataset, false, Language::ZhHans).expect("a card");
    let drawing = made.picture.lay_out(280.0, &FixedMeasure);
    assert_eq!((values(&made), drawing.spots.len()), (60, 60));
    assert!(drawing.labels().any(|label| label.text == "2024"), "the newest year is always named");
    let newest = drawing.spots.last().expect("sixty");
    assert_eq!(drawing.hit(newest.at.0, newest.at.1), Some(59));
}

#[test]
fn an_area_that_the_package_does_not_describe_is_named_and_left_out() {
    let dataset = package(&areas(&[PROVINCE, "999999"], &ZERO));
    check_card(&dataset, "unknown area");
    for language in Language::ALL {
        let made = card(&dataset, false, language).expect("a card");
        assert_eq!(values(&made), 3);
        assert!(made.notes.iter().any(|note| note.contains("999999")), "{:?}", made.notes);
    }
    let unknown = package(&areas(&["999999"], &ZERO));
    assert!(matches!(card(&unknown, false, Language::En), Err(CardError::NoFigure(_))));
}

#[test]
fn a_city_without_a_tile_does_not_break_the_grid() {
    let mut dataset = package(&areas(&CITIES, &HUGE));
    let lost = dataset.areas.iter_mut().find(|area| area.code == "440600").expect("it is there");
    lost.tile = None;
    check_card(&dataset, "five tiles");
    let made = card(&dataset, false, Language::En).expect("a card");
    let Picture::Panels(panels) = &made.picture else { panic!("panels") };
    assert!(panels.is_tile_grid && panels.panels.len() == 5);
    let others: Vec<&str> = made.others.iter().map(|other| other.sentence.as_str()).collect();
    assert_eq!(others.len(), 3, "{others:?}");
    assert!(others.iter().all(|sentence| sentence.contains("Foshan")), "{others:?}");
}

#[test]
fn a_unit_without_a_name_in_the_language_is_a_message_that_names_it() {
    let mut dataset = package(&[(PROVINCE, &ZERO)]);
    let unit_id = dataset.indicator(INDICATOR).expect("it is there").unit_id.clone();
    let unit = dataset.units.iter_mut().find(|unit| unit.id == unit_id).expect("it is there");
    unit.name.en.clear();
    assert!(card(&dataset, false, Language::ZhHans).is_ok(), "Chinese has its name");
    let error = card(&dataset, false, Language::En).expect_err("no English name");
    assert_eq!(error, CardError::NoUnitName(unit_id.clone()));
    for language in Language::ALL {
        assert!(error.message(language).contains(&unit_id) && error.message(language).contains("units.csv"));
    }
    dataset.units.retain(|unit| unit.id != unit_id);
    assert_eq!(card(&dataset, false, Language::ZhHans).expect_err("no unit"), CardError::NoUnitName(unit_id));
}

#[test]
fn what_is_not_a_number_is_a_message_that_names_the_place() {
    for value in [f64::NAN, f64::INFINITY, -1.0] {
        let dataset = package(&[(PROVINCE, &[exact(2023, 1.0), exact(2024, value)])]);
        for language in Language::ALL {
            let error = card(&dataset, false, language).expect_err("not a number");
            assert!(matches!(error, CardError::NotANumber(_)), "{error:?}");
            let message = error.message(language);
            for part in [INDICATOR, PROVINCE, "2024", "observations.csv"] {
                assert!(message.contains(part), "{message}");
            }
        }
    }
}

#[test]
fn an_indicator_without_a_figure_is_a_message() {
    let missing: [Year; 2] = [2023, 2024].map(|year| (year, None, Qualifier::Exact, Status::NotPublished));
    let empty = package(&[]);
    for dataset in [package(&[(PROVINCE, &missing)]), empty] {
        let error = card(&dataset, false, Language::ZhHans).expect_err("no figure");
        assert!(error.message(Language::ZhHans).contains("observations.csv"), "{error:?}");
    }
}
