//! What keys, pointer and finger do to a picture: they move its cursor from point to point, and choose.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::Atlas;
use super::chart_canvas::ChartCanvas;
use super::chart_walk::{Place, Step, point_at, spot_at, walk};
use super::desk::{Desk, Shared, act};
use crate::browser::page;
use crate::charts::{PointWords, Spot};

/// Moves the cursor of a picture and chooses what it is at. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ChartHand {
    /// The point that is shown.
    pub cursor: RwSignal<Option<Place>>,
    atlas: Atlas,
    desk: Desk,
    card: Memo<Option<Shared>>,
    canvas: ChartCanvas,
    /// A finger sees before it chooses: the first touch shows, a second on the same point chooses.
    shown_before_touch: StoredValue<Option<Place>>,
}

impl ChartHand {
    /// The hand over a card's picture, which shows no point yet.
    pub fn over(card: Memo<Option<Shared>>, canvas: ChartCanvas) -> Self {
        let shown_before_touch = StoredValue::new(None);
        Self { cursor: RwSignal::new(None), atlas: Atlas::get(), desk: Desk::get(), card, canvas, shown_before_touch }
    }

    /// The point of the card at a place.
    pub fn point(self, place: Place) -> Option<PointWords> {
        self.card.with_untracked(|card| point_at(card.as_ref()?, place).cloned())
    }

    /// Where the point that is shown lies, and the width of the picture; follows both.
    pub fn spot(self) -> Option<(Spot, f64)> {
        let place = self.cursor.get()?;
        self.canvas.drawing.with(|drawing| {
            let drawing = drawing.as_ref()?;
            spot_at(drawing, place).map(|spot| (spot, drawing.width))
        })
    }

    /// A key: arrows walk, Enter and the space bar choose, Escape leaves.
    pub fn on_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                if let Some(place) = self.cursor.get_untracked() {
                    self.choose(place);
                }
            }
            "Escape" => {
                event.prevent_default();
                self.cursor.set(None);
                page::focus(&format!("[data-card=\"{}\"] .card-switch", self.card_key()));
            }
            key => {
                let Some(step) = Step::of_key(key) else { return };
                event.prevent_default();
                self.walk(step);
            }
        }
    }

    /// The pointer has moved; a finger moves nothing.
    pub fn on_move(self, event: &PointerEvent) {
        if !is_touch(event) {
            self.cursor.set(self.under(event));
        }
    }

    /// The pointer has left; what a finger has brought up stays.
    pub fn on_leave(self, event: &PointerEvent) {
        if !is_touch(event) {
            self.cursor.set(None);
        }
    }

    /// The button is down, or a finger.
    pub fn on_down(self, event: &PointerEvent) {
        let place = self.under(event);
        self.shown_before_touch.set_value(if is_touch(event) { self.cursor.get_untracked() } else { place });
        self.cursor.set(place);
    }

    /// A press: chooses what was shown before it.
    pub fn on_press(self) {
        let shown = self.shown_before_touch.get_value();
        if let Some(place) = self.cursor.get_untracked().filter(|place| shown == Some(*place)) {
            self.choose(place);
        }
    }

    fn choose(self, place: Place) {
        let key = self.card_key();
        if self.desk.used.with_untracked(|used| *used != key) {
            self.desk.used.set(key);
        }
        if let Some(target) = self.point(place).and_then(|point| point.target) {
            act(self.atlas, &target);
        }
    }

    fn walk(self, step: Step) {
        let from = self.cursor.get_untracked();
        if let Some(place) = self.card.with_untracked(|card| walk(card.as_ref()?, from, step)) {
            self.cursor.set(Some(place));
            self.desk.live.set(self.point(place).map(|point| point.sentence).unwrap_or_default());
        }
    }

    /// The point under the pointer, if it is near one.
    fn under(self, event: &PointerEvent) -> Option<Place> {
        let scale = self.canvas.text_scale.get_untracked();
        let (x, y) = (f64::from(event.offset_x()) / scale, f64::from(event.offset_y()) / scale);
        self.canvas.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            drawing.hit(x, y).and_then(|hit| drawing.spots.get(hit)).map(|spot| (spot.panel, spot.slot))
        })
    }

    fn card_key(self) -> String {
        self.card.with_untracked(|card| card.as_ref().map(|card| card.key.clone()).unwrap_or_default())
    }
}

fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}
