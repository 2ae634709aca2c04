//! What the tiles show: the number of matching entries, or an indicator in a year.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, event, flag, part};
use crate::statistics::Mappable;
use crate::view_state::Layer;

/// Two menus: indicator, and its year.
#[component]
pub fn GridMetric() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let found = atlas.mappable;
    let indicator = move || atlas.parts.layer.get().map(|layer| layer.indicator).unwrap_or_default();
    let period = move || {
        let layer = atlas.parts.layer.get()?;
        let newest = || found.iter().find(|found| found.indicator_id == layer.indicator).map(|found| found.first_shown);
        layer.period.or_else(newest)
    };
    let choose_indicator = move |id: String| {
        atlas.choose(|state| {
            state.layer = (!id.is_empty()).then_some(Layer { indicator: id, period: None });
        });
    };
    let choose_period = move |word: String| {
        atlas.choose(|state| {
            if let Some(layer) = &mut state.layer {
                layer.period = word.parse().ok();
            }
        });
    };
    let options = found
        .iter()
        .filter_map(|found| atlas.dataset.indicator(&found.indicator_id))
        .map(|known| {
            let id = known.id.as_str();
            view! { <option value=id prop:selected=flag(move || indicator() == id)>{language.of(&known.name)}</option> }
        })
        .list();
    let years = part(move || {
        let layer = atlas.parts.layer.get()?;
        let years = periods(found, &layer.indicator);
        let options = years
            .into_iter()
            .map(|year| {
                view! { <option value=year.to_string() prop:selected=flag(move || period() == Some(year))>{year.to_string()}</option> }
            })
            .list();
        Some(view! {
            <label>
                <span>{messages.grid_period}</span>
                <select data-control="period" on:change=event(move |event| choose_period(event_target_value(&event)))>
                    {options}
                </select>
            </label>
        })
    });
    view! {
        <div class="metric">
            <label>
                <span>{messages.grid_metric}</span>
                <select data-control="indicator" on:change=event(move |event| choose_indicator(event_target_value(&event)))>
                    <option value="" prop:selected=flag(move || indicator().is_empty())>{messages.grid_metric_entries}</option>
                    {options}
                </select>
            </label>
            {years}
        </div>
    }
}

fn periods(found: &[Mappable], indicator: &str) -> Vec<u16> {
    found.iter().find(|found| found.indicator_id == indicator).map(|found| found.periods.clone()).unwrap_or_default()
}
