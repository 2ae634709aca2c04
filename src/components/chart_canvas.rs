//! The canvas of a picture: laid out for the width of its frame, painted while it is in sight.

use std::sync::Arc;

use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use super::Atlas;
use super::desk::{Desk, Shared};
use crate::browser::canvas;
use crate::browser::surroundings::{self, Surroundings};
use crate::charts::{Drawing, Frame, Palette, Style, paint, paint_places, place_of_pixels, whole_pixels};

/// A frame with a canvas that fills it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ChartCanvas {
    /// The element whose width the picture takes.
    pub frame: NodeRef<Div>,
    /// The canvas in it.
    pub surface: NodeRef<Canvas>,
    /// The picture as laid out; none without a card or without a width.
    pub drawing: Memo<Option<Arc<Drawing>>>,
    /// How much larger than laid out it is shown.
    pub text_scale: Memo<f64>,
    /// Why it could not be painted; empty if it could.
    pub problem: RwSignal<String>,
}

/// What stands on a canvas.
struct Painted {
    drawing: Arc<Drawing>,
    palette: Palette,
    /// Density, size and contrast of what was painted, and which fonts had come.
    surroundings: Surroundings,
}

impl ChartCanvas {
    /// The canvas of a card's picture, as long as the component that asks is there.
    pub fn of(card: Memo<Option<Shared>>) -> Self {
        let desk = Desk::get();
        let (frame, width) = (NodeRef::<Div>::new(), RwSignal::new(0));
        // A picture is laid out as for texts of the usual size, and then all of it is as much larger as texts are.
        let text_scale = Memo::new(move |_| desk.text_scale());
        let drawing = Memo::new(move |_| {
            let width = f64::from(width.get()) / text_scale.get();
            card.with(|card| {
                card.as_ref().filter(|_| width > 0.0).map(|card| Arc::new(card.picture.lay_out(width, &desk.measure())))
            })
        });
        let canvas =
            Self { frame, surface: NodeRef::new(), drawing, text_scale, problem: RwSignal::new(String::new()) };
        canvas.paint_in_sight(desk, watch_frame(frame, width, desk));
        canvas
    }

    fn paint_in_sight(self, desk: Desk, is_in_sight: RwSignal<bool>) {
        let no_canvas = Atlas::get().later_messages().no_canvas;
        let on_canvas = StoredValue::new_local(None::<Painted>);
        let (blanks, listening) = (RwSignal::new(0), StoredValue::new_local(None));
        Effect::new(move || {
            let tell = move || {
                on_canvas.try_set_value(None);
                blanks.try_update(|blanks| *blanks += 1);
            };
            listening.set_value(self.surface.get().map(|surface| canvas::on_blank(&surface, tell)));
        });
        Effect::new(move || {
            blanks.track();
            // What is out of sight is painted when it comes back.
            if !is_in_sight.get() && !desk.is_printing.get() {
                return;
            }
            let (Some(surface), Some(drawing)) = (self.surface.get(), self.drawing.get()) else { return };
            let now = Painted { drawing, palette: desk.palette(), surroundings: desk.surroundings.get() };
            let before = on_canvas.try_update_value(Option::take).flatten();
            let painted = now.paint_over(before, &surface, &desk.family(), no_canvas);
            if painted.is_ok() {
                on_canvas.set_value(Some(now));
            }
            self.problem.set(painted.err().unwrap_or_default());
        });
    }
}

impl Painted {
    /// Paints what differs from `before`, or all where nothing is known of the canvas or it looks different throughout.
    fn paint_over(
        &self,
        before: Option<Self>,
        surface: &canvas::HtmlCanvasElement,
        family: &str,
        no_canvas: &str,
    ) -> Result<(), String> {
        let Self { drawing, palette, surroundings } = self;
        let scale = surroundings.pixel_ratio * surroundings.text_scale;
        let device_px = |length: f64| (length * scale).round() as u32;
        let style = Style { palette: *palette, scale, family, has_text: true, has_ground: true };
        let looks_alike = |before: &Self| before.palette == *palette && before.surroundings == *surroundings;
        let painted = match before.filter(looks_alike).and_then(|before| drawing.changed_since(&before.drawing)) {
            Some(places) if places.is_empty() => Some(Ok(())),
            Some(places) => {
                let pixels: Vec<[f64; 4]> = places.iter().map(|place| whole_pixels(place, scale)).collect();
                let places: Vec<Frame> = pixels.iter().map(|pixels| place_of_pixels(*pixels, scale)).collect();
                canvas::within(surface, &pixels, |backend| paint_places(drawing, backend, &style, &places))
            }
            None => canvas::backend(surface, device_px(drawing.width), device_px(drawing.height))
                .map(|backend| paint(drawing, backend, &style)),
        };
        painted.unwrap_or_else(|| Err(no_canvas.to_string()))
    }
}

/// Follows the width of the frame, and tells whether it is in sight or close to it.
fn watch_frame(frame: NodeRef<Div>, width: RwSignal<i32>, desk: Desk) -> RwSignal<bool> {
    let (watch, sight) = (StoredValue::new_local(None), StoredValue::new_local(None));
    let is_in_sight = RwSignal::new(false);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            let measured = frame.clone();
            let watched = surroundings::watch_sight(&frame, move |is_there| {
                is_in_sight.try_set(is_there);
            });
            if watched.is_none() {
                is_in_sight.set(true);
            }
            sight.set_value(watched);
            // In a frame of its own: what is drawn changes the height of what is watched.
            watch.set_value(surroundings::watch_size(&frame, move || {
                width.try_set(measured.client_width());
            }));
        }
    });
    Effect::new(move || {
        // Paper shows what has never been in sight, and so has no width yet.
        if let Some(frame) = frame.get().filter(|_| desk.is_printing.get()) {
            width.set(frame.client_width());
        }
    });
    is_in_sight
}
