//! A number's source: what is counted, how the source prints it, how exact it is, who published it where and when, and
//! what else comes from there.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, event, part};
use super::source_line::Citation;
use super::text::{Plain, spoken};
use crate::browser::dialog;
use crate::dataset::{Dataset, Observation};
use crate::locale::number;
use crate::view_state::FigureKey;

/// The panel of the figure that is chosen, as a dialog.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let later = atlas.later_messages();
    let node = NodeRef::<Dialog>::new();
    let figure = Memo::new(move |_| atlas.parts.statistics.with(|choices| choices.figure.clone()));
    let room = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(node) = node.get() {
            room.set_value(dialog::open(&node));
        }
    });
    on_cleanup(move || {
        room.dispose();
        if let Some(node) = node.try_get_untracked().flatten() {
            dialog::close(&node);
        }
    });
    // The browser gives the focus back to what had opened the panel; a link has no such place: the card of the figure then.
    let forget = move || {
        if let Some(key) = figure.get_untracked() {
            atlas.focus_if_lost(["#card-", &key.indicator].concat());
        }
        atlas.choose(|state| state.statistics.figure = None);
    };
    let content = part(move || {
        let (whole, key) = (atlas.whole()?, figure.get()?);
        let seen = find(whole, &key)?;
        Some(view! { <Figure whole seen/> })
    });
    view! {
        <dialog class="source-panel" node_ref=node aria-labelledby="figure-heading" on:close=event(move |_| forget())>
            <div class="source-panel-head">
                <h2 id="figure-heading">{later.figure_heading}</h2>
                <button type="button" data-action="close" on:click=click(move |_| {
                    if let Some(node) = node.get_untracked() {
                        dialog::close(&node);
                    }
                })>{messages.close}</button>
            </div>
            {content}
        </dialog>
    }
    .into_any()
}

fn find(whole: &'static Dataset, key: &FigureKey) -> Option<&'static Observation> {
    whole
        .observations
        .iter()
        .find(|seen| (&seen.indicator_id, &seen.area_code, seen.period) == (&key.indicator, &key.area, key.period))
}

#[component]
fn Figure(
    /// The package.
    whole: &'static Dataset,
    /// The row.
    seen: &'static Observation,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = atlas.messages();
    let later = atlas.later_messages();
    let (indicator, area) = (whole.indicator(&seen.indicator_id), whole.area(&seen.area_code));
    let unit = indicator.and_then(|indicator| whole.unit(&indicator.unit_id));
    let value = match (&seen.figure, unit) {
        (Some(figure), Some(unit)) => number::quantity(figure.value, figure.qualifier, unit, language),
        _ => messages.not_published.to_string(),
    };
    let name = indicator.map(|indicator| language.of(&indicator.name).to_string()).unwrap_or_default();
    let mut place =
        vec![area.map(|area| language.of(&area.name).to_string()).unwrap_or_default(), language.year(seen.period)];
    place.extend(indicator.map(|indicator| language.measure_name(indicator.measure).to_string()));
    let figure = seen.figure.as_ref();
    let row =
        |label: &'static str, content: AnyView| view! { <div><dt>{label}</dt><dd>{content}</dd></div> }.into_any();
    let mut rows = Vec::new();
    if let Some(figure) = figure {
        rows.push(row(
            later.figure_printed,
            view! { <span class="printed">{spoken(&figure.printed, language)}</span> }.into_any(),
        ));
        rows.push(row(later.figure_exactness, language.qualifier_name(figure.qualifier).into_any()));
    }
    let status = language.status_name(seen.status);
    if !status.is_empty() || !seen.note.is_empty() {
        let note = (!seen.note.is_empty()).then(|| view! { <Plain text=&seen.note/> }).or_nothing();
        let colon = if status.is_empty() || seen.note.is_empty() { "" } else { language.colon() };
        rows.push(row(later.figure_status, view! { {status}{colon}{note} }.into_any()));
    }
    if let Some(indicator) = indicator {
        let note = (!indicator.note.is_empty()).then(|| view! { <br/><Plain text=&indicator.note/> }).or_nothing();
        rows.push(row(later.figure_definition, view! { <Plain text=&indicator.definition/>{note} }.into_any()));
    }
    let source = figure.and_then(|figure| whole.source(&figure.source_id));
    if let Some(source) = source {
        rows.push(row(messages.source, view! { <Citation source/> }.into_any()));
    }
    let version = language.data_version(&whole.version, whole.released());
    let others = figure.map(|figure| others(atlas, whole, seen, &figure.source_id)).or_nothing();
    view! {
        <p class="figure-of">{spoken(&name, language)}</p>
        <p class="figure-value">{value}</p>
        <p class="figure-place">{spoken(&place.join(" · "), language)}</p>
        <dl class="figure-facts">{rows}</dl>
        <p class="version">{version}</p>
        {others}
    }
}

/// The other figures of the same source; each leads to its own panel.
fn others(atlas: Atlas, whole: &'static Dataset, seen: &'static Observation, source_id: &str) -> AnyView {
    let language = atlas.language();
    let from_source = |other: &&Observation| {
        *other != seen && other.figure.as_ref().is_some_and(|figure| figure.source_id == source_id)
    };
    let items: Vec<AnyView> = whole
        .observations
        .iter()
        .filter(from_source)
        .filter_map(|other| {
            let (indicator, area) = (whole.indicator(&other.indicator_id)?, whole.area(&other.area_code)?);
            let (unit, figure) = (whole.unit(&indicator.unit_id)?, other.figure.as_ref()?);
            let value = number::quantity(figure.value, figure.qualifier, unit, language);
            let sentence = language.point(other.period, language.of(&area.name), language.of(&indicator.name), &[value]);
            let key = FigureKey { indicator: indicator.id.clone(), area: area.code.clone(), period: other.period };
            let show = move |_| atlas.choose(|state| state.statistics.figure = Some(key.clone()));
            Some(
                view! { <li><button type="button" class="plain figure-link" on:click=click(show)>{spoken(&sentence, language)}</button></li> }
                    .into_any(),
            )
        })
        .collect();
    (!items.is_empty())
        .then(|| {
            let count = language.bracketed(&items.len().to_string());
            view! {
                <details class="figure-others">
                    <summary>{language.later_messages().figure_more}{count}</summary>
                    <ul>{items.into_iter().list()}</ul>
                </details>
            }
        })
        .or_nothing()
}
