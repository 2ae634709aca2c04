//! One tile of the city grid: a real button in a grid cell.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{aria, click, event, words};
use super::grid_card::Shown;
use crate::dataset::{Area, AreaKind};
use crate::locale::{Language, number};
use crate::statistics::Datum;
use crate::view_state::toggle;

/// The button of one area: name above value, pressed while the area is a filter.
#[component]
pub fn TileButton(
    /// The area.
    area: &'static Area,
    /// Its index in the package.
    index: usize,
    /// Its column, from 0.
    column: u8,
    /// What the tiles show.
    shown: Memo<Shown>,
    /// Index of the area that holds the Tab stop.
    cursor: RwSignal<usize>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let name = language.of(&area.name);
    let is_partner = area.kind == AreaKind::SpecialAdministrativeRegion;
    let is_chosen = Memo::new(move |_| atlas.chosen.with(|chosen| chosen.areas.contains(&area.code)));
    // One memo a tile: a change elsewhere on the map does not touch this button.
    let seen = Memo::new(move |_| {
        shown.with(|shown| {
            let datum = shown.layer.data.get(index).cloned().flatten().unwrap_or(Datum::NotMentioned);
            (tile_text(&datum, language), tile_class(&datum), shown.describe(area, &datum, language))
        })
    });
    let label = words(move || {
        let mut parts = vec![name.to_string(), seen.with(|(_, _, words)| words.clone())];
        if is_chosen.get() {
            parts.push(messages.selected.to_string());
        }
        language.clauses(&parts)
    });
    let class = words(move || {
        let partner = if is_partner { " tile-partner" } else { "" };
        seen.with(|(_, class, _)| format!("tile {class}{partner}"))
    });
    view! {
        <div role="gridcell" class="grid-cell" style:grid-column=(column + 1).to_string() aria-colindex=(column + 1).to_string()>
            <button
                type="button"
                class=class
                data-area=area.code.as_str()
                tabindex=words(move || if cursor.get() == index { "0".to_string() } else { "-1".to_string() })
                aria-pressed=aria(move || is_chosen.get())
                aria-label=label
                on:focus=event(move |_| cursor.set(index))
                on:click=click(move |_| atlas.filter(|filters| toggle(&mut filters.areas, area.code.clone())))
            >
                <span class="tile-name">
                    <span class="tile-long">{name}</span>
                    <span class="tile-short" aria-hidden="true">{short_name(area, language)}</span>
                </span>
                <span class="tile-value">{words(move || seen.with(|(text, _, _)| text.clone()))}</span>
            </button>
        </div>
    }
}

/// English names do not fit narrow tiles: their initials do. Hong Kong and Macao go by their English names, not by
/// the initials of their pinyin.
fn short_name(area: &Area, language: Language) -> String {
    let name = language.of(&area.name);
    match language {
        Language::ZhHans => name.to_string(),
        Language::En if name.contains(' ') => name.split(' ').filter_map(|word| word.chars().next()).collect(),
        Language::En if area.kind == AreaKind::SpecialAdministrativeRegion => name.to_string(),
        Language::En => area.initials.to_ascii_uppercase(),
    }
}

fn tile_text(datum: &Datum, language: Language) -> String {
    let messages = language.messages();
    match datum {
        Datum::NotPublished(_) => messages.not_published_short.to_string(),
        Datum::NotMentioned => messages.not_mentioned_short.to_string(),
        Datum::NotApplicable => messages.not_applicable_short.to_string(),
        Datum::Value { value, observation, .. } => {
            let figure = observation.as_ref().and_then(|seen| seen.figure.as_ref());
            let sign = figure.map_or("", |figure| number::sign(figure.qualifier));
            format!("{sign}{}", number::tile(*value, language))
        }
    }
}

fn tile_class(datum: &Datum) -> String {
    match datum {
        Datum::NotPublished(_) => "tile-not-published".to_string(),
        Datum::NotMentioned => "tile-not-mentioned".to_string(),
        Datum::NotApplicable => "tile-not-applicable".to_string(),
        Datum::Value { class, .. } => format!("tile-class-{class}"),
    }
}
