//! The open node: its figures, bodies, links, entries and source.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, event};
use super::entry_item::open;
use super::mechanisms_view::Shown;
use super::source_line::Citation;
use super::text::{Plain, spoken};
use crate::dataset::{Lane, MechanismNode, Naming};
use crate::diagrams::{FigureTarget, FigureWords, concerned, figure_words};
use crate::locale::Language;
use crate::view_state::FigureKey;

/// Everything of a node.
#[component]
pub fn NodeDetail(
    /// The mechanism on show.
    shown: Shown,
    /// Place of the node.
    at: usize,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.mechanism_messages();
    let node = &shown.mechanism.nodes[at];
    let lane = match node.lane {
        Lane::Actor => messages.lane_actor,
        Lane::Step => messages.lane_step,
        Lane::Outcome => messages.lane_result,
    };
    let unnamed = (node.naming == Naming::NotNamed)
        .then(|| view! { <p class="node-unnamed">{messages.not_named}</p> })
        .or_nothing();
    let source = atlas.source(&node.source_id).map(|source| view! { <Citation source/> }).or_nothing();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            shown.choose(None);
        }
    };
    view! {
        <section class="node-detail" aria-labelledby="node-heading" on:keydown=event(on_key)>
            <div class="node-detail-head">
                <div>
                    <p class="label">{lane}</p>
                    <h4 id="node-heading" tabindex="-1">{spoken(language.of(&node.name), language)}</h4>
                </div>
                <button type="button" on:click=click(move |_| shown.choose(None))>{language.messages().close}</button>
            </div>
            <p class="node-text"><Plain text=&node.text/></p>
            {unnamed}
            <dl class="node-facts">
                {figures(shown, node)}
                {body(shown, node)}
                {links(shown, at)}
                {entries(shown, at)}
                {areas(shown, at)}
                {row(language.messages().source, source)}
            </dl>
        </section>
    }
}

fn row(label: &'static str, content: AnyView) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{content}</dd></div> }.into_any()
}

/// The numbers, each leading to where it stands, and the same of other editions.
fn figures(shown: Shown, node: &'static MechanismNode) -> AnyView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let found: Vec<FigureWords> =
        node.figures.iter().filter_map(|figure| figure_words(shown.whole, figure, language)).collect();
    if found.is_empty() {
        return ().into_any();
    }
    let others: Vec<String> = found.iter().flat_map(|words| words.others.clone()).collect();
    let others = (!others.is_empty())
        .then(|| {
            let items = others.into_iter().map(|other| view! { <li>{spoken(&other, language)}</li> }).list();
            row(messages.other_editions, view! { <ul>{items}</ul> }.into_any())
        })
        .or_nothing();
    let items = found.into_iter().map(|words| view! { <li>{figure_link(words, language)}</li> }).list();
    view! { {row(messages.figures, view! { <ul>{items}</ul> }.into_any())} {others} }.into_any()
}

/// A number as a button that leads to its source, or as words where the source stands below.
fn figure_link(words: FigureWords, language: Language) -> AnyView {
    let atlas = Atlas::get();
    let messages = language.mechanism_messages();
    let text = spoken(&words.sentence(language), language);
    match words.target {
        FigureTarget::Observation(indicator, area, period) => {
            let key = FigureKey { indicator, area, period };
            let show = move |_| atlas.choose(|state| state.statistics.figure = Some(key.clone()));
            view! {
                <button type="button" class="plain figure-link" on:click=click(show)>
                    {text}<span class="visually-hidden">{language.bracketed(messages.open_figure)}</span>
                </button>
            }
            .into_any()
        }
        FigureTarget::Entry(id) => {
            let Some(entry) = atlas.dataset.entry(&id) else { return text };
            view! {
                <a href=format!("#{}", atlas.entry_hash(&id)) on:click=click(move |event| open_entry(atlas, entry, &event))>
                    {text}<span class="visually-hidden">{language.bracketed(messages.open_entry)}</span>
                </a>
            }
            .into_any()
        }
        FigureTarget::Source => text,
    }
}

/// Opens an entry, which is another view.
pub fn open_entry(atlas: Atlas, entry: &'static crate::dataset::Entry, event: &leptos::ev::MouseEvent) {
    if super::entry_item::is_plain_click(event) {
        event.prevent_default();
        atlas.choose(|state| *state = state.in_view(crate::view_state::View::Overview));
    }
    open(atlas, entry, event);
}

fn body(shown: Shown, node: &'static MechanismNode) -> AnyView {
    let language = Atlas::get().language();
    let body = shown.whole.actor(&node.actor_id);
    body.map(|body| row(language.mechanism_messages().body, spoken(language.of(&body.name), language))).or_nothing()
}

/// Whole and parts, what the node leads to and what leads to it: each a button that opens it.
fn links(shown: Shown, at: usize) -> AnyView {
    let language = Atlas::get().language();
    let messages = language.mechanism_messages();
    let mechanism = shown.mechanism;
    let id = &mechanism.nodes[at].id;
    let button = move |to: usize, label: String| {
        let name = &mechanism.nodes[to].name;
        view! {
            <li>
                <button type="button" class="plain" on:click=click(move |_| shown.choose(Some(to)))>{spoken(language.of(name), language)}</button>
                {spoken(&label, language)}
            </li>
        }
        .into_any()
    };
    let group = |label: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| row(label, view! { <ul class="node-links">{items}</ul> }.into_any())).or_nothing()
    };
    let linked = |is_from: bool| -> Vec<AnyView> {
        let found = mechanism.links.iter().filter(|link| if is_from { link.from_id == *id } else { link.to_id == *id });
        found
            .filter_map(|link| {
                let to = mechanism.node_at(if is_from { &link.to_id } else { &link.from_id })?;
                let label = language.of(&link.label);
                Some(button(to, if label.is_empty() { String::new() } else { language.bracketed(label) }))
            })
            .collect()
    };
    let whole = mechanism.node_at(&mechanism.nodes[at].parent_id).into_iter();
    let parts = mechanism.parts_of(id).into_iter();
    view! {
        {group(messages.part_of, whole.map(|to| button(to, String::new())).collect())}
        {group(messages.parts, parts.map(|to| button(to, String::new())).collect())}
        {group(messages.comes_from, linked(false))}
        {group(messages.leads_to, linked(true))}
    }
    .into_any()
}

/// The entries of the node; a long list is in the card below.
fn entries(shown: Shown, at: usize) -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let found = concerned(shown.whole, shown.mechanism, Some(at)).entries;
    if found.is_empty() {
        return ().into_any();
    }
    let items = found
        .into_iter()
        .filter_map(|at| shown.whole.entries.get(at))
        .map(|entry| {
            view! {
                <li>
                    <a href=format!("#{}", atlas.entry_hash(&entry.id)) on:click=click(move |event| open_entry(atlas, entry, &event))>
                        <Plain text=&entry.title/>
                    </a>
                </li>
            }
        })
        .list();
    row(language.messages().list_heading, view! { <ul>{items}</ul> }.into_any())
}

/// The areas of the node, as they are marked on the small grid below.
fn areas(shown: Shown, at: usize) -> AnyView {
    let language = Atlas::get().language();
    let found = concerned(shown.whole, shown.mechanism, Some(at)).areas;
    let names = found.into_iter().filter_map(|at| shown.whole.areas.get(at));
    let names: Vec<String> = names.map(|area| language.of(&area.name).to_string()).collect();
    (!names.is_empty())
        .then(|| row(language.mechanism_messages().areas, spoken(&language.join(&names), language)))
        .or_nothing()
}
