//! One tile of the city grid: a real button in a grid cell.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, event};
use super::grid_card::Shown;
use super::grid_tiles::Cursor;
use super::slots::{Slot, Slots};
use crate::browser::pieces;
use crate::dataset::{Area, AreaKind, Wording};
use crate::locale::{Language, number};
use crate::query::Filters;
use crate::statistics::Datum;
use crate::view_state::toggle;

/// The button of one area: name above value, pressed while the area is a filter. The grid has all tiles follow.
pub struct Tile {
    area: &'static Area,
    /// Its index in the package.
    index: usize,
    /// The package's words.
    wording: &'static Wording,
    column: String,
    cursor: Cursor,
    cell: Slot,
    button: Slot,
    value: Slot,
    face: Face,
}

/// What a tile shows.
#[derive(Default)]
struct Face {
    /// Words of attributes, as [`ATTRIBUTES`] has them.
    attributes: [String; 3],
    value: String,
}

const ATTRIBUTES: [&str; 3] = ["class", "aria-label", "aria-pressed"];

impl Tile {
    /// The tile of an area in a column, from 0, which shows nothing yet; `cursor` is where the keyboard is.
    pub fn new(area: &'static Area, index: usize, column: u8, cursor: Cursor) -> (AnyView, Self) {
        let atlas = Atlas::get();
        let language = atlas.language();
        let slots = Slots::new();
        let (cell, button, value) = (slots.add(), slots.add(), slots.add());
        let column = (column + 1).to_string();
        let view = view! {
            <div role="gridcell" class="grid-cell" aria-colindex=column.clone() node_ref=cell>
                <button
                    type="button"
                    data-area=area.code.as_str()
                    on:focus=event(move |_| cursor.hold(index, button))
                    on:click=click(move |_| atlas.filter(|filters| toggle(&mut filters.areas, area.code.clone())))
                    node_ref=button
                >
                    <span class="tile-name">
                        <span class="tile-long">{language.of(&area.name)}</span>
                        <span class="tile-short" aria-hidden="true">{short_name(area, language)}</span>
                    </span>
                    <span class="tile-value" node_ref=value></span>
                </button>
            </div>
        };
        (
            view.into_any(),
            Self {
                area,
                wording: &atlas.dataset.names.wording,
                index,
                column,
                cursor,
                cell,
                button,
                value,
                face: Face::default(),
            },
        )
    }

    /// Puts the tile into its column, and the Tab stop where it begins.
    pub fn place(&self) {
        if self.cursor.here() == self.index {
            self.cursor.hold(self.index, self.button);
        } else {
            self.button.set("tabindex", "-1");
        }
        self.cell.with(|cell| pieces::set_style(cell, "grid-column", &self.column));
    }

    /// Shows what has changed.
    pub fn follow(&mut self, shown: &Shown, chosen: &Filters, language: Language) {
        let datum = shown.layer.data.get(self.index).and_then(Option::as_ref).unwrap_or(&Datum::NotMentioned);
        let is_chosen = chosen.areas.contains(&self.area.code);
        let now = Face {
            attributes: [
                class(self.area, datum),
                label(self.area, shown, datum, is_chosen, (language, self.wording)),
                is_chosen.to_string(),
            ],
            value: tile_text(datum, language),
        };
        let before = std::mem::replace(&mut self.face, now);
        if before.value != self.face.value {
            self.value.say(&self.face.value);
        }
        for ((name, before), now) in ATTRIBUTES.iter().zip(&before.attributes).zip(&self.face.attributes) {
            if before != now {
                self.button.set(name, now);
            }
        }
    }
}

fn class(area: &Area, datum: &Datum) -> String {
    let partner = if area.kind == AreaKind::Partner { " tile-partner" } else { "" };
    format!("tile {}{partner}", tile_class(datum))
}

fn label(
    area: &Area,
    shown: &Shown,
    datum: &Datum,
    is_chosen: bool,
    (language, wording): (Language, &Wording),
) -> String {
    let mut parts = vec![language.of(&area.name).to_string(), shown.describe(area, datum, language, wording)];
    if is_chosen {
        parts.push(language.messages().selected.to_string());
    }
    language.clauses(&parts)
}

/// English names do not fit narrow tiles: their initials do. Partners (Hong Kong, Macao) go by their English names, not by the
/// initials of their pinyin.
pub(super) fn short_name(area: &Area, language: Language) -> String {
    let name = language.of(&area.name);
    match language {
        Language::ZhHans => name.to_string(),
        Language::En if name.contains(' ') => name.split(' ').filter_map(|word| word.chars().next()).collect(),
        Language::En if area.kind == AreaKind::Partner => name.to_string(),
        // A package without Chinese names need not have their initials.
        Language::En if area.initials.is_empty() => name.chars().take(3).collect(),
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
