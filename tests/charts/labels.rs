//! No text of a picture is cut off by its edge or lies on another one, at any width of a card.

use guangdong_ip_atlas::charts::{Drawing, Frame, Label, Picture, Shape, Spot, TextMeasure, Tone};
use guangdong_ip_atlas::dataset::{Qualifier, Status};
use guangdong_ip_atlas::locale::Language;

use super::cards::{MEASURES, all};
use super::made_up::{Year, card, package};

/// Less than a pixel is not seen.
const TOLERANCE: f64 = 0.5;

/// What is wrong with the labels of a drawing.
pub fn faults(drawing: &Drawing, measure: &dyn TextMeasure) -> Vec<String> {
    let frame = |label: &Label| label.frame(measure.width_css_px(&label.text, label.size));
    let labels: Vec<(&Label, Frame)> = drawing.labels().map(|label| (label, frame(label))).collect();
    let mut faults = Vec::new();
    for (place, (label, frame)) in labels.iter().enumerate() {
        let is_within = frame.x >= -TOLERANCE
            && frame.y >= -TOLERANCE
            && frame.right() <= drawing.width + TOLERANCE
            && frame.bottom() <= drawing.height + TOLERANCE;
        if !is_within {
            faults.push(format!("“{}” is cut off: {frame:?} in {} × {}", label.text, drawing.width, drawing.height));
        }
        let smaller = Frame {
            x: frame.x + TOLERANCE,
            y: frame.y + TOLERANCE,
            width: frame.width - 2.0 * TOLERANCE,
            height: frame.height - 2.0 * TOLERANCE,
        };
        for (other, room) in labels.iter().skip(place + 1) {
            if smaller.overlaps(room) {
                faults.push(format!("“{}” lies on “{}”: {frame:?}, {room:?}", label.text, other.text));
            }
        }
    }
    faults
}

/// A stage of the selection ended in "Grassroots reform measure…", without its number, and a panel on a scale of its own in
/// "(patents per 10,000…", without its unit. Names of bars and of tiles may be cut: the table has them.
fn says_more(picture: &Picture, label: &Label) -> bool {
    let is_whole = match picture {
        Picture::Funnel(_) => true,
        Picture::Panels(panels) => !panels.is_tile_grid,
        Picture::Bars(_) => false,
    };
    is_whole && label.text.contains('…')
}

#[test]
fn no_label_is_cut_off_or_lies_on_another_at_any_width() {
    let mut wrong = Vec::new();
    for card in all() {
        for language in Language::ALL {
            for is_free_scale in [false, true] {
                let picture = card.make(is_free_scale, language).picture;
                for width in (280..=1600).step_by(4) {
                    for (number, measure) in MEASURES.into_iter().enumerate() {
                        let drawing = picture.lay_out(f64::from(width), measure);
                        assert!(drawing.labels().count() > 0, "{} has labels", card.name());
                        if let Some(label) = drawing.labels().find(|label| says_more(&picture, label)) {
                            wrong.push(format!("{} {width} px: “{}” is cut", card.name(), label.text));
                        }
                        wrong.extend(faults(&drawing, measure).into_iter().take(1).map(|fault| {
                            let scale = if is_free_scale { "free" } else { "shared" };
                            let language = language.as_str();
                            format!("{} {language} {scale} {width} px, measure {number}: {fault}", card.name())
                        }));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} pictures\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

/// Whether a line goes through a room, walked in small steps.
fn goes_through(from: (f64, f64), to: (f64, f64), room: &Frame) -> bool {
    let steps = 4.0 * (from.0 - to.0).abs().max((from.1 - to.1).abs());
    let point = |step: i32| {
        let part = f64::from(step) / steps;
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    };
    (0..=steps as i32).map(point).any(|(x, y)| room.contains(x, y))
}

/// What lies in the room of a value: a line, or a dot, a bound or the sign of a year without a figure.
fn struck_out(drawing: &Drawing, measure: &dyn TextMeasure) -> Vec<String> {
    let (mut lines, mut points) = (Vec::new(), Vec::new());
    for shape in &drawing.shapes {
        match shape {
            Shape::Path { points, tone: Tone::Data, .. } if points[0].0 < points[1].0 => {
                // A level line of 12 is the tick of a bound.
                let is_line = points[0].1 != points[1].1 || points[1].0 - points[0].0 > 12.5;
                lines.extend(is_line.then_some((points[0], points[1])));
            }
            Shape::Path { points: ends, tone: Tone::Hatch, .. } => points.extend(ends.iter().copied()),
            Shape::Polygon { points: corners, .. } => points.extend(corners.iter().copied()),
            Shape::Disc { centre, .. } => points.push(*centre),
            _ => {}
        }
    }
    let is_struck = |label: &&Label| {
        let room = label.frame(measure.width_css_px(&label.text, label.size));
        let is_crossed = lines.iter().any(|(from, to)| goes_through(*from, *to, &room));
        is_crossed || points.iter().any(|(x, y)| room.contains(*x, *y))
    };
    values(drawing).filter(is_struck).map(|label| label.text.clone()).collect()
}

/// The values at the marks of a drawing.
fn values(drawing: &Drawing) -> impl Iterator<Item = &Label> {
    drawing.labels().filter(|label| label.tone == Tone::Ink && label.size == 12.0)
}

// "1,398万" and "14M" were struck out by the line that rises from their own points.
#[test]
fn no_value_is_struck_out_by_a_line_or_a_sign() {
    let (mut labels, mut struck) = (0, Vec::new());
    for card in all() {
        for (language, is_free_scale) in Language::ALL.into_iter().flat_map(|one| [(one, false), (one, true)]) {
            let picture = card.make(is_free_scale, language).picture;
            let has_lines = matches!(&picture, Picture::Panels(panels) if panels.has_lines());
            for width in (280..=1600).step_by(20).filter(|_| has_lines) {
                for measure in MEASURES {
                    let drawing = picture.lay_out(f64::from(width), measure);
                    labels += values(&drawing).count();
                    let texts = struck_out(&drawing, measure);
                    let language = language.as_str();
                    struck.extend(
                        texts
                            .iter()
                            .map(|text| format!("{} {language} {is_free_scale} {width} px: {text}", card.name())),
                    );
                }
            }
        }
    }
    assert!(labels > 10_000, "{labels} labels");
    assert!(struck.is_empty(), "{} of {labels}\n{}", struck.len(), struck[..struck.len().min(40)].join("\n"));
}

const COUNTED: (Qualifier, Status) = (Qualifier::Exact, Status::Normal);
const NEARLY: (Qualifier, Status) = (Qualifier::Nearly, Status::Normal);

/// Years from 2016 on.
fn years(of: &[(Option<f64>, (Qualifier, Status))]) -> Vec<Year> {
    (2016..).zip(of).map(|(year, (value, (qualifier, status)))| (year, *value, *qualifier, *status)).collect()
}

// A value stood over the mark of the next year, in the arrow of a bound, on the hatch of a year that is not published, or across a
// steep line: no figure of Guangdong is like these.
#[test]
fn values_of_made_up_figures_are_not_struck_out_and_are_nearest_to_their_own_mark() {
    let some = |value: f64| (Some(value), COUNTED);
    let made_up = [
        years(&[some(100.0), some(80.0), some(60.0), some(300.0), some(5.0)]),
        years(&[some(5.0), some(300.0), some(4.0), some(280.0), some(3.0), some(290.0), some(100.0)]),
        years(&[some(90_000.0), some(23_456.0), (None, COUNTED), some(98_765.0), some(97_000.0), some(30_001.0)]),
        years(&[some(90_000.0), some(33_456.0), (Some(48_765.0), NEARLY), some(98_765.0), some(33_333.0)]),
        years(&[some(11_111.0), some(22_222.0), some(33_333.0), some(22_225.0), some(11_112.0), some(22_226.0)]),
    ];
    let (mut seen, mut wrong) = (0, Vec::new());
    for (number, years) in made_up.iter().enumerate() {
        let dataset = package(&[("440000", years), ("100000", years), ("440100", years), ("440300", years)]);
        let made = card(&dataset, false, Language::ZhHans).expect("a card");
        let Picture::Panels(panels) = &made.picture else { panic!("panels") };
        assert!(panels.has_lines(), "{number}");
        for (width, measure) in (280..=1600).step_by(4).flat_map(|width| MEASURES.map(|one| (width, one))) {
            let drawing = made.picture.lay_out(f64::from(width), measure);
            let texts = struck_out(&drawing, measure);
            wrong.extend(texts.iter().map(|text| format!("{number}, {width} px: {text} is struck out")));
            for label in values(&drawing) {
                seen += 1;
                let near = |spot: &&Spot| spot.frame.contains(label.x, label.y);
                let Some(spot) = drawing.spots.iter().find(near) else {
                    wrong.push(format!("{number}, {width} px: {} is outside of every year", label.text));
                    continue;
                };
                if panels.panels[spot.panel].slots[spot.slot].label != label.text {
                    wrong.push(format!("{number}, {width} px: {} stands at another year", label.text));
                }
            }
        }
    }
    assert!(seen > 10_000, "{seen} values");
    assert!(wrong.is_empty(), "{} of {seen}\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}
