//! A picture on a canvas: drawn, hovered, touched, walked by keys.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use super::Atlas;
use super::desk::{Desk, Shared, act};
use super::dynamic::{MaybeView, click, event, flag, part, words};
use super::text::spoken;
use crate::browser::{canvas, page, surroundings};
use crate::charts::{Drawing, Picture, PointWords, Spot, Style, paint};

/// A point of the picture: panel and slot.
type Place = (usize, usize);

/// The picture of a card. One Tab stop; arrows walk its points, Enter chooses, Esc leaves.
#[component]
pub fn ChartPicture(
    /// The card; nothing is drawn without one.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let desk = Desk::get();
    let later = atlas.later_messages();
    let (frame, surface) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let width = RwSignal::new(0);
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
    // A picture is laid out as for texts of the usual size, and then all of it is as much larger as texts are.
    let text_scale = Memo::new(move |_| desk.text_scale());
    let drawing = Memo::new(move |_| {
        let width = f64::from(width.get()) / text_scale.get();
        card.with(|card| {
            card.as_ref().filter(|_| width > 0.0).map(|card| Arc::new(card.picture.lay_out(width, &desk.measure())))
        })
    });
    let problem = RwSignal::new(String::new());
    Effect::new(move || {
        // What is out of sight is painted when it comes back.
        if !is_in_sight.get() && !desk.is_printing.get() {
            return;
        }
        let (Some(surface), Some(drawing)) = (surface.get(), drawing.get()) else { return };
        let scale = desk.surroundings.get().pixel_ratio * text_scale.get();
        let (width, height) = ((drawing.width * scale).round() as u32, (drawing.height * scale).round() as u32);
        let family = desk.family();
        let style = Style { palette: desk.palette(), scale, family: &family, has_text: true, has_ground: true };
        let painted = canvas::backend(&surface, width, height)
            .ok_or_else(|| later.no_canvas.to_string())
            .and_then(|backend| paint(&drawing, backend, &style));
        problem.set(painted.err().unwrap_or_default());
    });

    let cursor = RwSignal::new(None::<Place>);
    let is_bars = move || card.with(|card| card.as_ref().is_some_and(|card| matches!(card.picture, Picture::Bars(_))));
    let point =
        move |place: Place| card.with_untracked(|card| card.as_ref().and_then(|card| point_at(card, place).cloned()));
    let choose = move |place: Place| {
        if let Some(target) = point(place).and_then(|point| point.target) {
            act(atlas, &target);
        }
    };
    let use_card = move || {
        let key = card.with_untracked(|card| card.as_ref().map(|card| card.key.clone()).unwrap_or_default());
        if desk.used.with_untracked(|used| *used != key) {
            desk.used.set(key);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowRight" => Step::Next,
            "ArrowLeft" => Step::Previous,
            "ArrowDown" => Step::Down,
            "ArrowUp" => Step::Up,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " => {
                event.prevent_default();
                if let Some(place) = cursor.get_untracked() {
                    use_card();
                    choose(place);
                }
                return;
            }
            "Escape" => {
                event.prevent_default();
                cursor.set(None);
                let key = card.with_untracked(|card| card.as_ref().map(|card| card.key.clone()).unwrap_or_default());
                page::focus(&format!("[data-card=\"{key}\"] .card-switch"));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let next = card.with_untracked(|card| card.as_ref().and_then(|card| walk(card, cursor.get_untracked(), step)));
        if let Some(place) = next {
            cursor.set(Some(place));
            desk.live.set(point(place).map(|point| point.sentence).unwrap_or_default());
        }
    };
    let at_pointer = move |event: &PointerEvent| {
        let scale = text_scale.get_untracked();
        let (x, y) = (f64::from(event.offset_x()) / scale, f64::from(event.offset_y()) / scale);
        drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            drawing.hit(x, y).and_then(|hit| drawing.spots.get(hit)).map(|spot| (spot.panel, spot.slot))
        })
    };
    // What the pointer has brought up goes by Escape, too, wherever the focus is.
    let escaping = StoredValue::new_local(None);
    // A finger sees before it chooses: the first touch shows, a second on the same point chooses.
    let shown_before_touch = StoredValue::new(None::<Place>);
    let on_pointer_down = move |event: PointerEvent| {
        let is_touch = event.pointer_type() == "touch";
        let place = at_pointer(&event);
        shown_before_touch.set_value(if is_touch { cursor.get_untracked() } else { place });
        cursor.set(place);
    };
    let on_click = move || {
        if let Some(place) = cursor.get_untracked().filter(|place| shown_before_touch.get_value() == Some(*place)) {
            use_card();
            choose(place);
        }
    };
    let spot = move || {
        let place = cursor.get()?;
        drawing.with(|drawing| {
            spot_at(drawing.as_ref()?, place).map(|spot| (spot, drawing.as_ref().map_or(0.0, |d| d.width)))
        })
    };
    let instructions = move || if is_bars() { later.bars_instructions } else { later.chart_instructions };
    let title = move || card.with(|card| card.as_ref().map(|card| card.title.clone()).unwrap_or_default());
    let px = move |value: f64| format!("{}px", (value * text_scale.get()).round());
    let tooltip = part(move || {
        // What a bar counts is said in the frame after the one in which the bar changes: a text that changes has the
        // browser lay out the page.
        desk.late_counts.track();
        let sentence = point(cursor.get()?).map(|point| point.sentence);
        sentence.map(|sentence| spoken(&sentence, atlas.language()))
    });
    view! {
        <div
            class="chart-frame"
            class:is-bars=flag(is_bars)
            node_ref=frame
            role="application"
            tabindex="0"
            aria-roledescription=later.chart
            aria-label=words(move || atlas.language().clauses(&[title(), instructions().to_string()]))
            on:keydown=event(on_key)
            on:blur=event(move |_| cursor.set(None))
            on:pointermove=event(move |event: PointerEvent| if event.pointer_type() != "touch" { cursor.set(at_pointer(&event)) })
            on:pointerenter=event(move |_| escaping.set_value(Some(page::on_escape(move || cursor.set(None)))))
            on:pointerleave=event(move |event: PointerEvent| {
                escaping.set_value(None);
                if event.pointer_type() != "touch" {
                    cursor.set(None);
                }
            })
            on:pointerdown=event(on_pointer_down)
            on:click=click(move |_| on_click())
        >
            <canvas
                node_ref=surface
                aria-hidden="true"
                style:width=words(move || drawing.with(|drawing| drawing.as_ref().map_or(String::new(), |d| px(d.width))))
                style:height=words(move || drawing.with(|drawing| drawing.as_ref().map_or(String::new(), |d| px(d.height))))
            ></canvas>
            <div
                class="chart-cursor"
                hidden=flag(move || spot().is_none())
                style:left=words(move || spot().map_or(String::new(), |(spot, _)| px(spot.at.0)))
                style:top=words(move || spot().map_or(String::new(), |(spot, _)| px(spot.at.1)))
            ></div>
            <p
                class="tooltip"
                aria-hidden="true"
                hidden=flag(move || spot().is_none())
                data-side=words(move || spot().map_or("", |(spot, width)| side(&spot, width)).to_string())
                style:left=words(move || spot().map_or(String::new(), |(spot, _)| px(spot.at.0)))
                style:top=words(move || spot().map_or(String::new(), |(spot, _)| px(spot.at.1)))
            >
                {tooltip}
            </p>
        </div>
        {part(move || {
            let problem = problem.get();
            (!problem.is_empty()).then(|| view! { <p class="problem">{problem}</p> }).or_nothing()
        })}
    }
}

/// To which side of its point a tooltip extends, so that it stays on the card.
fn side(spot: &Spot, width: f64) -> &'static str {
    if spot.at.0 < width * 0.3 {
        "right"
    } else if spot.at.0 > width * 0.7 {
        "left"
    } else {
        "middle"
    }
}

fn point_at(card: &Shared, (panel, slot): Place) -> Option<&PointWords> {
    card.points.get(panel).and_then(|points| points.get(slot))
}

fn spot_at(drawing: &Drawing, (panel, slot): Place) -> Option<Spot> {
    drawing.spots.iter().copied().find(|spot| (spot.panel, spot.slot) == (panel, slot))
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Next,
    Previous,
    Down,
    Up,
    First,
    Last,
}

/// Where a key leads. Sideways from point to point and on into the next panel; up and down from panel to panel, or from
/// bar to bar.
fn walk(card: &Shared, from: Option<Place>, step: Step) -> Option<Place> {
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
