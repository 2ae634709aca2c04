//! No text of a picture is cut off by its edge or lies on another one, at any width of a card.

use guangdong_ip_atlas::charts::{Drawing, Frame, Label, Picture, Shape, TextMeasure, Tone};
use guangdong_ip_atlas::locale::Language;

use super::cards::{MEASURES, all};

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

// "1,398万" and "14M" were struck out by the line that rises from their own points.
#[test]
fn no_value_is_struck_out_by_a_line_or_a_dot() {
    let (mut labels, mut struck) = (0, Vec::new());
    for card in all() {
        for (language, is_free_scale) in Language::ALL.into_iter().flat_map(|one| [(one, false), (one, true)]) {
            let picture = card.make(is_free_scale, language).picture;
            for width in (280..=1600).step_by(20).filter(|_| matches!(&picture, Picture::Panels(it) if it.has_lines()))
            {
                let drawing = picture.lay_out(f64::from(width), MEASURES[0]);
                let (mut lines, mut dots) = (Vec::new(), Vec::new());
                for shape in &drawing.shapes {
                    match shape {
                        // Ticks of bounds are no wider than 12.
                        Shape::Path { points, tone: Tone::Data, .. } if points[1].0 - points[0].0 > 12.0 => {
                            lines.push((points[0], points[1]));
                        }
                        Shape::Disc { centre, tone: Tone::Data, .. } => dots.push(*centre),
                        _ => {}
                    }
                }
                for label in drawing.labels().filter(|label| label.tone == Tone::Ink && label.size == 12.0) {
                    let room = label.frame(MEASURES[0].width_css_px(&label.text, label.size));
                    labels += 1;
                    if lines.iter().any(|(from, to)| goes_through(*from, *to, &room))
                        || dots.iter().any(|(x, y)| room.contains(*x, *y))
                    {
                        struck.push(format!(
                            "{} {} {is_free_scale} {width} px: {}",
                            card.name(),
                            language.as_str(),
                            label.text
                        ));
                    }
                }
            }
        }
    }
    assert!(labels > 10_000, "{labels} labels");
    assert!(struck.is_empty(), "{} of {labels}\n{}", struck.len(), struck[..struck.len().min(40)].join("\n"));
}
