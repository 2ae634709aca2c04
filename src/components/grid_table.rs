//! The numbers of the grid as a table; loaded when its disclosure is first opened.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, click, part, words};
use super::grid_card::{Shown, number_of_entries};
use super::text::spoken;
use crate::dataset::Area;
use crate::locale::number;
use crate::statistics::Datum;
use crate::view_state::FigureKey;

/// The same numbers as the tiles, with the value as printed, notes and rank.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let (messages, later) = (language.messages(), language.later_messages());
    let shown = Memo::new(move |_| Shown::of(atlas));
    let caption = move || {
        shown.with(|shown| match shown.indicator {
            Some((indicator, _, period)) => {
                language.clauses(&[language.of(&indicator.name).into(), period.to_string()])
            }
            None => messages.grid_metric_entries.to_string(),
        })
    };
    let rows = move || {
        shown.with(|shown| {
            let areas = atlas.dataset.areas.iter().zip(&shown.layer.data);
            let known = areas.filter_map(|(area, datum)| datum.as_ref().map(|datum| (area, datum)));
            known.map(|(area, datum)| row(atlas, shown, area, datum)).list()
        })
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=words(caption)>
            <table>
                <caption>{words(caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{later.column_area}</th>
                        <th scope="col" class="number">{later.column_value}</th>
                        <th scope="col" class="number">{later.column_rank}</th>
                        <th scope="col">{later.column_printed}</th>
                        <th scope="col">{later.column_status}</th>
                    </tr>
                </thead>
                <tbody>{part(rows)}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(atlas: Atlas, shown: &Shown, area: &Area, datum: &Datum) -> impl IntoView + use<> {
    let language = atlas.language();
    let messages = language.messages();
    let (value, rank, remark) = match datum {
        Datum::NotPublished(seen) => (messages.not_published.to_string(), None, language.of(&seen.note).to_string()),
        Datum::NotMentioned => (messages.not_mentioned.to_string(), None, String::new()),
        Datum::NotApplicable => (messages.not_applicable.to_string(), None, String::new()),
        Datum::Value { value, rank, observation, .. } => match (shown.indicator, observation) {
            (Some((_, unit, _)), Some(seen)) => {
                let qualifier = seen.figure.as_ref().map_or(crate::dataset::Qualifier::Exact, |f| f.qualifier);
                let words = number::quantity(*value, qualifier, unit, language);
                let status = language.status_name(seen.status).to_string();
                let note = language.of(&seen.note).to_string();
                let parts: Vec<String> = [status, note].into_iter().filter(|part| !part.is_empty()).collect();
                (words, *rank, language.clauses(&parts))
            }
            _ => (number_of_entries(*value, language), rank.filter(|_| *value > 0.0), String::new()),
        },
    };
    let figure = match datum {
        Datum::Value { observation: Some(seen), .. } => {
            Some(FigureKey { indicator: seen.indicator_id.clone(), area: seen.area_code.clone(), period: seen.period })
        }
        _ => None,
    };
    let value = match figure {
        Some(figure) => {
            let show = move |_| atlas.choose(|state| state.statistics.figure = Some(figure.clone()));
            view! { <button type="button" class="plain figure-link" on:click=click(show)>{value}</button> }.into_any()
        }
        None => value.into_any(),
    };
    let printed = match datum {
        Datum::Value { observation: Some(seen), .. } => seen.figure.as_ref().map(|figure| figure.printed.as_str()),
        _ => None,
    };
    let printed = spoken(printed.unwrap_or_default(), language);
    let remark = spoken(&remark, language);
    let name = language.of(&area.name).to_string();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{value}</td>
            <td class="number">{rank.map(|rank| rank.to_string()).unwrap_or_default()}</td>
            <td>{printed}</td>
            <td>{remark}</td>
        </tr>
    }
}
