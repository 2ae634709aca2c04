//! Where keys lead in a picture, and where its tooltip stands.

use super::desk::Shared;
use crate::charts::{Drawing, Picture, PointWords, Spot};

/// A point of the picture: panel and slot.
pub type Place = (usize, usize);

/// A way from one point to another.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    /// To the next point.
    Next,
    /// To the one before.
    Previous,
    /// To the panel or bar below.
    Down,
    /// To the panel or bar above.
    Up,
    /// To the first point of the panel.
    First,
    /// To the last point of the panel.
    Last,
}

impl Step {
    /// What a key with this name does.
    pub fn of_key(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowRight" => Self::Next,
            "ArrowLeft" => Self::Previous,
            "ArrowDown" => Self::Down,
            "ArrowUp" => Self::Up,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// Where a key leads. Sideways from point to point and on into the next panel; up and down from panel to panel, or from
/// bar to bar.
pub fn walk(card: &Shared, from: Option<Place>, step: Step) -> Option<Place> {
    let is_bars = matches!(card.picture, Picture::Bars(_));
    let length = |panel: usize| card.points.get(panel).map_or(0, Vec::len);
    let Some((panel, slot)) = from else {
        // The newest first: what readers come for. Bars begin at the top.
        let last = length(0).checked_sub(1)?;
        return Some((0, if is_bars || step == Step::First { 0 } else { last }));
    };
    let next = match step {
        Step::Next if slot + 1 < length(panel) => (panel, slot + 1),
        Step::Next if panel + 1 < card.points.len() => (panel + 1, 0),
        Step::Previous if slot > 0 => (panel, slot - 1),
        Step::Previous if panel > 0 => (panel - 1, length(panel - 1).checked_sub(1)?),
        Step::Down if is_bars && slot + 1 < length(panel) => (panel, slot + 1),
        Step::Up if is_bars && slot > 0 => (panel, slot - 1),
        Step::Down if panel + 1 < card.points.len() => (panel + 1, slot.min(length(panel + 1).checked_sub(1)?)),
        Step::Up if panel > 0 => (panel - 1, slot.min(length(panel - 1).checked_sub(1)?)),
        Step::First => (panel, 0),
        Step::Last => (panel, length(panel).checked_sub(1)?),
        _ => return None,
    };
    Some(next)
}

/// The words of a point.
pub fn point_at(card: &Shared, (panel, slot): Place) -> Option<&PointWords> {
    card.points.get(panel).and_then(|points| points.get(slot))
}

/// The spot of a point.
pub fn spot_at(drawing: &Drawing, place: Place) -> Option<Spot> {
    drawing.spots.iter().copied().find(|spot| (spot.panel, spot.slot) == place)
}

/// To which side of its point a tooltip extends, so that it stays on the card.
pub fn side(spot: &Spot, width: f64) -> &'static str {
    if spot.at.0 < width * 0.3 {
        "right"
    } else if spot.at.0 > width * 0.7 {
        "left"
    } else {
        "middle"
    }
}
