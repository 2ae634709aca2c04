//! A single figure: number large, words small, unit smaller; a click shows its source.

use leptos::prelude::*;

use super::Atlas;
use super::desk::Desk;
use super::dynamic::{MaybeView, Views, click};
use super::text::spoken;
use crate::charts::{figure_card, observation_words};
use crate::statistics::{Point, Series};

/// The figure of a point; `beside` is the whole's row of the same indicator and year, where one is wanted.
pub fn figure_view(
    series: &Series<'static>,
    point: &Point<'static>,
    beside: Option<Option<(Series<'static>, Point<'static>)>>,
) -> AnyView {
    let (atlas, desk) = (Atlas::get(), Desk::get());
    let language = atlas.language();
    let Some(card) = figure_card(desk.whole, series, point, language) else { return ().into_any() };
    let context = card.context.into_iter().map(|text| view! { <li>{spoken(&text, language)}</li> }).list();
    let key = card.key;
    let word = format!("{},{},{}", key.indicator, key.area, key.period);
    let id = format!("figure-{}-{}-{}", key.indicator, key.area, key.period);
    let source = desk.whole.source(&card.source_id).map(|source| language.short_source(source)).unwrap_or_default();
    let title = spoken(&card.title, language);
    // In the spotlight right under the heading of the section, else under that of the single figures.
    let heading = match beside {
        Some(_) => view! { <h3 id=id.clone()>{title}</h3> }.into_any(),
        None => view! { <h4 id=id.clone()>{title}</h4> }.into_any(),
    };
    view! {
        <article class="figure-card" data-figure=word aria-labelledby=id.clone()>
            {heading}
            <p class="figure-place">{spoken(&card.place, language)}</p>
            <button
                type="button"
                class="plain figure-number"
                aria-label=card.sentence
                on:click=click(move |_| atlas.choose(|state| state.statistics.figure = Some(key.clone())))
            >
                <small>{card.before}</small>
                <span>{card.number}</span>
                <small>{card.after}</small>
            </button>
            <ul class="figure-context">{context}</ul>
            {beside.map(|beside| beside_view(atlas, beside)).or_nothing()}
            <p class="source" data-source="">{language.messages().source}{language.colon()}{spoken(&source, language)}</p>
        </article>
    }
    .into_any()
}

/// The whole's figure of the same indicator and year, or that there is none.
fn beside_view(atlas: Atlas, beside: Option<(Series<'static>, Point<'static>)>) -> AnyView {
    let language = atlas.language();
    let later = atlas.later_messages();
    let words = match &beside {
        Some((series, point)) => language.clauses(&observation_words(point, series.unit, language)),
        None => atlas.filled(later.no_whole_row),
    };
    let figure = beside.and_then(|(_, point)| crate::charts::figure_key(&point));
    let words = match figure {
        Some(key) => view! {
            <button
                type="button"
                class="plain figure-link"
                on:click=click(move |_| atlas.choose(|state| state.statistics.figure = Some(key.clone())))
            >
                {words}
            </button>
        }
        .into_any(),
        None => words.into_any(),
    };
    view! { <p class="figure-beside"><span class="label">{language.of(&atlas.dataset.names.wording.whole)}{language.colon()}</span>{words}</p> }
        .into_any()
}
