//! The city grid: what it shows, its tiles, legend, table and source.

use leptos::prelude::*;

use super::Atlas;
use super::disclosure::Disclosure;
use super::dynamic::{MaybeView, part, words};
use super::embed_button::EmbedButton;
use super::grid_legend::GridLegend;
use super::grid_metric::GridMetric;
use super::grid_tiles::GridTiles;
use super::lazy::grid_table_part;
use super::source_line::SourceLine;
use super::text::Plain;
use crate::dataset::{Area, AreaKind, Indicator, ListKind, Unit, Wording};
use crate::locale::{Language, calendar, number};
use crate::statistics::{Datum, MapLayer, count_layer, indicator_layer};
use crate::view_state::GRID_CARD;

/// What the grid shows at the moment.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Values of the tiles.
    pub layer: MapLayer,
    /// Indicator, its unit and the year; `None` for the number of matching entries.
    pub indicator: Option<(&'static Indicator, &'static Unit, u16)>,
}

impl Shown {
    /// What the grid shows now, followed.
    pub(super) fn of(atlas: Atlas) -> Self {
        let chosen = atlas.parts.layer.get().and_then(|chosen| {
            // Until its figures are there, the map counts entries; the mark waits.
            let whole = atlas.whole()?;
            let indicator = whole.indicator(&chosen.indicator)?;
            let unit = whole.unit(&indicator.unit_id)?;
            let newest = || {
                let found = atlas.mappable.iter().find(|found| found.indicator_id == indicator.id);
                found.map(|found| found.first_shown)
            };
            chosen.period.or_else(newest).map(|period| (whole, (indicator, unit, period)))
        });
        let layer = match chosen {
            Some((whole, (indicator, _, period))) => indicator_layer(whole, &indicator.id, period),
            None => atlas.selection.with(|selection| count_layer(atlas.dataset, &selection.counts.areas)),
        };
        Self { layer, indicator: chosen.map(|(_, shown)| shown) }
    }

    /// The value of a tile in words, with unit, exactness, rank and state: the second half of its name.
    pub fn describe(&self, area: &Area, datum: &Datum, language: Language, wording: &Wording) -> String {
        let messages = language.messages();
        let mut parts = Vec::new();
        if area.kind == AreaKind::Partner {
            parts.push(messages.partner.to_string());
        }
        match datum {
            Datum::NotPublished(_) => parts.push(messages.not_published.to_string()),
            Datum::NotMentioned => parts.push(messages.not_mentioned.to_string()),
            Datum::NotApplicable => parts.push(messages.not_applicable.to_string()),
            Datum::Value { value, rank, observation, .. } => {
                let figure = observation.as_ref().and_then(|seen| seen.figure.as_ref());
                parts.push(match (self.indicator, figure) {
                    (Some((_, unit, _)), Some(figure)) => number::quantity(*value, figure.qualifier, unit, language),
                    _ => language.entries(*value as u32),
                });
                let (ranked, all) = (self.layer.ranked, self.layer.parts);
                parts.extend(
                    rank.filter(|_| *value > 0.0 && ranked > 1).map(|rank| language.rank(rank, ranked, all, wording)),
                );
                parts.extend(
                    observation
                        .as_ref()
                        .map(|seen| language.status_name(seen.status).to_string())
                        .filter(|status| !status.is_empty()),
                );
            }
        }
        language.clauses(&parts)
    }

    fn takeaway(&self, atlas: Atlas, language: Language) -> String {
        let wording = &atlas.dataset.names.wording;
        let parts = || atlas.dataset.areas.iter().zip(&self.layer.data).filter(|(area, _)| area.kind == AreaKind::Part);
        let is_indicator = self.indicator.is_some();
        let is_first =
            |datum: &Datum| matches!(datum, Datum::Value { rank: Some(1), value, .. } if is_indicator || *value > 0.0);
        let is_there = |datum: &Datum| matches!(datum, Datum::Value { value, .. } if is_indicator || *value > 0.0);
        let leaders: Vec<(&Area, &Datum)> = parts()
            .filter_map(|(area, datum)| datum.as_ref().filter(|datum| is_first(datum)).map(|datum| (area, datum)))
            .collect();
        let there = parts().filter(|(_, datum)| datum.as_ref().is_some_and(is_there)).count();
        let names: Vec<String> = leaders.iter().map(|(area, _)| language.of(&area.name).to_string()).collect();
        match (self.indicator, leaders.first()) {
            (Some((_, unit, _)), Some((_, Datum::Value { value, observation, .. }))) => {
                let figure = observation.as_ref().and_then(|seen| seen.figure.as_ref());
                let qualifier = figure.map_or(crate::dataset::Qualifier::Exact, |figure| figure.qualifier);
                let text = number::quantity(*value, qualifier, unit, language);
                language.indicator_takeaway(there, parts().count(), &language.join(&names), &text, wording)
            }
            (_, Some((_, Datum::Value { value, .. }))) => {
                language.count_takeaway(there, parts().count(), &names, *value as u32, wording)
            }
            (Some(_), _) if there > 0 => language.unranked_takeaway(there, parts().count(), wording),
            (Some(_), _) => language.no_figure_takeaway(wording),
            _ => language.count_takeaway(0, parts().count(), &names, 0, wording),
        }
    }
}

/// The card.
#[component]
pub fn GridCard() -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let shown = Memo::new(move |_| Shown::of(atlas));
    // The lists' own articles stand behind the number of entries.
    let has_entries =
        |year| [ListKind::Event, ListKind::Measure].iter().any(|list| atlas.dataset.held(year, *list) > 0);
    let counted = atlas.dataset.editions.iter().filter(|edition| has_entries(edition.year));
    let list_sources: Vec<String> = counted.map(|edition| edition.source_id.clone()).collect();
    // A memo: most changes leave the sources as they are.
    let sources = Memo::new(move |_| {
        shown.with(|shown| match shown.indicator {
            Some(_) => shown.layer.source_ids.clone(),
            None => list_sources.clone(),
        })
    });
    let definition = part(move || {
        shown.with(|shown| shown.indicator).map(|(indicator, _, period)| {
            view! {
                <p class="definition">
                    {language.clauses(&[calendar::date(&period.to_string(), language), language.measure_name(indicator.measure).to_string()])}
                    {if language == Language::ZhHans { "。" } else { ". " }}
                    <Plain text=&indicator.definition/>
                    {(!indicator.note.is_empty())
                        .then(|| view! { <br/><span class="warning"><Plain text=&indicator.note/></span> })
                        .or_nothing()}
                </p>
            }
        }).or_nothing()
    });
    view! {
        <section class="card grid-card" data-card="grid" aria-labelledby="grid-heading">
            <div class="card-head">
                <h2 id="grid-heading" tabindex="-1">{atlas.filled(messages.grid_heading)}</h2>
                <GridMetric/>
            </div>
            <p class="takeaway">{words(move || shown.with(|shown| shown.takeaway(atlas, language)))}</p>
            {definition}
            <GridTiles shown/>
            <GridLegend shown/>
            <p class="disclaimer">{messages.grid_disclaimer}</p>
            <Disclosure summary=messages.grid_table class="grid-table" load=grid_table_part is_light=true table_of=GRID_CARD/>
            <SourceLine ids=sources/>
            <EmbedButton card="grid"/>
        </section>
    }
}
