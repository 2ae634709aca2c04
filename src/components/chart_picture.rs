//! A picture on a canvas, its cursor and its tooltip.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::Atlas;
use super::chart_canvas::ChartCanvas;
use super::chart_hand::ChartHand;
use super::chart_walk::side;
use super::desk::{Desk, Shared, leads};
use super::dynamic::{MaybeView, click, event, flag, part, words};
use super::text::spoken;
use crate::browser::page;
use crate::charts::{Picture, PointWords};

/// The picture of a card. One Tab stop; arrows walk its points, Enter chooses, Esc leaves.
#[component]
pub fn ChartPicture(
    /// The card; nothing is drawn without one.
    card: Memo<Option<Shared>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let desk = Desk::get();
    let later = atlas.later_messages();
    let canvas = ChartCanvas::of(card);
    let ChartCanvas { frame, surface, drawing, text_scale, problem } = canvas;
    let hand = ChartHand::over(card, canvas);
    // What the pointer has brought up goes by Escape, too, wherever the focus is.
    let escaping = StoredValue::new_local(None);
    let is_bars = move || card.with(|card| card.as_ref().is_some_and(|card| matches!(card.picture, Picture::Bars(_))));
    let has_sources = move || {
        let leads_on = |point: &PointWords| point.target.as_ref().is_some_and(|target| leads(atlas, target));
        card.with(|card| card.as_ref().is_some_and(|card| card.points.iter().flatten().any(leads_on)))
    };
    let instructions = move || match (is_bars(), has_sources()) {
        (true, _) => later.bars_instructions,
        (false, true) => later.chart_instructions,
        (false, false) => later.walk_instructions,
    };
    let title = move || card.with(|card| card.as_ref().map(|card| card.title.clone()).unwrap_or_default());
    let px = move |value: f64| format!("{}px", (value * text_scale.get()).round());
    let tooltip = part(move || {
        // What a bar counts is said in the frame after the one in which the bar changes: a text that changes has the
        // browser lay out the page.
        desk.late_counts.track();
        let sentence = hand.point(hand.cursor.get()?).map(|point| point.sentence);
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
            on:keydown=event(move |event: KeyboardEvent| hand.on_key(&event))
            on:blur=event(move |_| hand.cursor.set(None))
            on:pointermove=event(move |event: PointerEvent| hand.on_move(&event))
            on:pointerenter=event(move |_| escaping.set_value(Some(page::on_escape(move || hand.cursor.set(None)))))
            on:pointerleave=event(move |event: PointerEvent| {
                escaping.set_value(None);
                hand.on_leave(&event);
            })
            on:pointerdown=event(move |event: PointerEvent| hand.on_down(&event))
            on:click=click(move |_| hand.on_press())
        >
            <canvas
                node_ref=surface
                aria-hidden="true"
                style:width=words(move || drawing.with(|drawing| drawing.as_ref().map_or(String::new(), |d| px(d.width))))
                style:height=words(move || drawing.with(|drawing| drawing.as_ref().map_or(String::new(), |d| px(d.height))))
            ></canvas>
            <div
                class="chart-cursor"
                hidden=flag(move || hand.spot().is_none())
                style:left=words(move || hand.spot().map_or(String::new(), |(spot, _)| px(spot.at.0)))
                style:top=words(move || hand.spot().map_or(String::new(), |(spot, _)| px(spot.at.1)))
            ></div>
            <p
                class="tooltip"
                aria-hidden="true"
                hidden=flag(move || hand.spot().is_none())
                data-side=words(move || hand.spot().map_or("", |(spot, width)| side(&spot, width)).to_string())
                style:left=words(move || hand.spot().map_or(String::new(), |(spot, _)| px(spot.at.0)))
                style:top=words(move || hand.spot().map_or(String::new(), |(spot, _)| px(spot.at.1)))
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
