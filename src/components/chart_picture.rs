//! A picture on a canvas: drawn, hovered, touched, walked by keys.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::Atlas;
use super::chart_canvas::ChartCanvas;
use super::chart_walk::{Place, Step, point_at, side, spot_at, walk};
use super::desk::{Desk, Shared, act};
use super::dynamic::{MaybeView, click, event, flag, part, words};
use super::text::spoken;
use crate::browser::page;
use crate::charts::Picture;

/// The picture of a card. One Tab stop; arrows walk its points, Enter chooses, Esc leaves.
#[component]
pub fn ChartPicture(
    /// The card; nothing is drawn without one.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let desk = Desk::get();
    let later = atlas.later_messages();
    let ChartCanvas { frame, surface, drawing, text_scale, problem } = ChartCanvas::of(card);
    let cursor = RwSignal::new(None::<Place>);
    let is_bars = move || card.with(|card| card.as_ref().is_some_and(|card| matches!(card.picture, Picture::Bars(_))));
    let point =
        move |place: Place| card.with_untracked(|card| card.as_ref().and_then(|card| point_at(card, place).cloned()));
    let choose = move |place: Place| {
        if let Some(target) = point(place).and_then(|point| point.target) {
            act(atlas, &target);
        }
    };
    let card_key = move || card.with_untracked(|card| card.as_ref().map(|card| card.key.clone()).unwrap_or_default());
    let use_card = move || {
        let key = card_key();
        if desk.used.with_untracked(|used| *used != key) {
            desk.used.set(key);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if key == "Enter" || key == " " {
            event.prevent_default();
            if let Some(place) = cursor.get_untracked() {
                use_card();
                choose(place);
            }
            return;
        }
        if key == "Escape" {
            event.prevent_default();
            cursor.set(None);
            page::focus(&format!("[data-card=\"{}\"] .card-switch", card_key()));
            return;
        }
        let Some(step) = Step::of_key(&key) else { return };
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
