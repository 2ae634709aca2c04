//! A mechanism as a diagram: nodes are buttons in reading order, links are lines between them.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, aria, click, event, flag, part, words};
use super::mechanisms_view::Shown;
use super::text::spoken;
use crate::browser::{boxes, page, surroundings};
use crate::dataset::{LinkKind, Naming};
use crate::diagrams::{Arrangement, Block, Flow, Step, arrange, figure_words, route, walk};

/// The diagram with its legend.
#[component]
pub fn DiagramView(
    /// The mechanism on show.
    shown: Shown,
) -> impl IntoView {
    let messages = Atlas::get().language().mechanism_messages();
    let mechanism = shown.mechanism;
    let arrangement = StoredValue::new(arrange(mechanism));
    let frame = NodeRef::<Div>::new();
    let flow = RwSignal::new(Flow::Down);
    let blocks = RwSignal::new(Vec::<Option<Block>>::new());
    let measure = move || {
        let Some(frame) = frame.get_untracked() else { return };
        let scale = surroundings::now(0).text_scale;
        flow.set(arrangement.with_value(|all| all.flow(f64::from(frame.client_width()) / scale)));
        let found = boxes::inside(&frame, "[data-node]", "data-node");
        let of = |id: &str| {
            found.iter().find(|(name, _)| name == id).map(|(_, [x, y, width, height])| Block {
                x: *x,
                y: *y,
                width: *width,
                height: *height,
            })
        };
        blocks.set(mechanism.nodes.iter().map(|node| of(&node.id)).collect());
    };
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(node) = frame.get() {
            // Another flow changes the size of the list, which is watched too: the boxes are measured again.
            let list = node.first_element_child();
            watch.set_value(Some((
                surroundings::watch_size(&node, measure),
                list.and_then(|list| surroundings::watch_size(&list, measure)),
            )));
        }
    });
    let nodes = arrangement.with_value(|arrangement| {
        let wholes = (0..mechanism.nodes.len()).filter(|at| mechanism.nodes[*at].parent_id.is_empty());
        wholes.map(|at| node_view(shown, at, arrangement.places[at])).list()
    });
    let gutter = arrangement.with_value(Arrangement::gutter_lanes);
    let dashes = [(LinkKind::Beside, messages.unordered), (LinkKind::Back, messages.leads_back)]
        .into_iter()
        .filter(|(kind, _)| mechanism.links.iter().any(|link| link.kind == *kind))
        .map(|(kind, words)| view! { <li data-kind=kind.as_str()>{words}</li> })
        .list();
    view! {
        <ul class="diagram-legend">
            <li data-lane="actor">{messages.lane_actor}</li>
            <li data-lane="step">{messages.lane_step}</li>
            <li data-lane="result">{messages.lane_result}</li>
            <li data-naming="not_named">{messages.not_named}</li>
            {dashes}
        </ul>
        <p class="remark diagram-instructions" id="diagram-instructions">{messages.instructions}</p>
        <div
            class="diagram"
            node_ref=frame
            role="group"
            aria-label=messages.diagram
            aria-describedby="diagram-instructions"
            data-flow=words(move || if flow.get() == Flow::Across { "across" } else { "down" }.to_string())
            style:--gutter=format!("{}px", if gutter == 0 { 0 } else { gutter * 8 + 14 })
            on:focusin=event(move |_: leptos::ev::FocusEvent| shown.is_playing.set(false))
        >
            <ol class="nodes">{nodes}</ol>
            <Links shown arrangement flow blocks/>
        </div>
    }
}

/// The lines.
#[component]
fn Links(
    /// The mechanism on show.
    shown: Shown,
    /// Where its nodes stand.
    arrangement: StoredValue<Arrangement>,
    /// In which direction they flow.
    flow: RwSignal<Flow>,
    /// Their boxes.
    blocks: RwSignal<Vec<Option<Block>>>,
) -> impl IntoView {
    let lines = part(move || {
        let routes = blocks.with(|blocks| {
            arrangement.with_value(|arrangement| route(shown.mechanism, arrangement, flow.get(), blocks))
        });
        routes
            .into_iter()
            .map(|route| {
                let (from, to) = (route.from, route.to);
                let id = |at: usize| shown.mechanism.nodes.get(at).map(|node| node.id.as_str());
                let is_lit = move || {
                    let lit = shown.told.get().or(shown.open.get());
                    lit.is_some_and(|lit| lit == from || lit == to)
                };
                view! {
                    <g class:is-lit=flag(is_lit) data-kind=route.kind.as_str() data-from=id(from) data-to=id(to)>
                        <path class="link-line" d=route.line/>
                        <path class="link-head" d=route.head/>
                    </g>
                }
            })
            .list()
    });
    view! { <svg class="links" aria-hidden="true">{lines}</svg> }
}

/// A node with its parts.
fn node_view(shown: Shown, at: usize, place: Option<crate::diagrams::Place>) -> AnyView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let Some(node) = shown.mechanism.nodes.get(at) else { return ().into_any() };
    let figures = node
        .figures
        .iter()
        .filter_map(|figure| figure_words(shown.whole, figure, language))
        .map(|words| {
            let period = (!words.period.is_empty())
                .then(|| view! { <small class="node-period">{words.period.clone()}</small> })
                .or_nothing();
            view! {
                <span class="node-figure">
                    <span class="node-quantity"><small>{words.before}</small><b>{words.number}</b><small>{words.after}</small></span>
                    {period}
                </span>
            }
        })
        .list();
    let unnamed = (node.naming == Naming::NotNamed)
        .then(|| view! { <small class="node-unnamed">{messages.not_named}</small> })
        .or_nothing();
    let parts: Vec<AnyView> =
        shown.mechanism.parts_of(&node.id).into_iter().map(|part| node_view(shown, part, None)).collect();
    let parts = (!parts.is_empty()).then(|| view! { <ol class="parts">{parts}</ol> }).or_nothing();
    let line = move |first: usize, end: usize| format!("{first} / {end}");
    let column = place.map(|place| line(place.first_column, place.end_column)).unwrap_or_default();
    let row = place.map(|place| line(place.row, place.row + place.rows)).unwrap_or_default();
    view! {
        <li
            class="node"
            data-node=node.id.as_str()
            data-lane=node.lane.as_str()
            data-naming=node.naming.as_str()
            class:is-open=flag(move || shown.open.get() == Some(at))
            class:is-told=flag(move || shown.told.get() == Some(at))
            style:--column=column
            style:--row=row
        >
            <button
                type="button"
                aria-expanded=aria(move || shown.open.get() == Some(at))
                on:click=click(move |_| shown.toggle(at))
                on:keydown=event(move |event: KeyboardEvent| on_key(shown, at, &event))
            >
                <span class="node-name">{spoken(language.of(&node.name), language)}</span>
                " "
                {figures}
                {unnamed}
            </button>
            {parts}
        </li>
    }
    .into_any()
}

/// Arrows walk the links and the order, as the instructions say.
fn on_key(shown: Shown, at: usize, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let step = match event.key().as_str() {
        "ArrowRight" => Step::Along,
        "ArrowLeft" => Step::Back,
        "ArrowDown" => Step::Next,
        "ArrowUp" => Step::Previous,
        "Home" => Step::First,
        "End" => Step::Last,
        "Escape" if shown.open.get_untracked() == Some(at) => return shown.choose(None),
        _ => return,
    };
    event.prevent_default();
    if let Some(node) = walk(shown.mechanism, at, step).and_then(|next| shown.mechanism.nodes.get(next)) {
        page::focus(&format!("[data-node=\"{}\"] > button", node.id));
    }
}
