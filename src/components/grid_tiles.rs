//! The tiles: one Tab stop, arrows, Home and End, type-ahead, Enter.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, event};
use super::grid_card::Shown;
use super::slots::{Slot, Slots};
use super::tile::Tile;
use crate::browser::{page, pieces};
use crate::statistics::Direction;

/// Letters typed within this many milliseconds belong together.
const TYPING_PAUSE_MS: f64 = 1000.0;

/// Where the keyboard is in the grid. Not part of the view state: it is nobody else's business.
#[derive(Clone, Copy)]
pub(super) struct Cursor(StoredValue<Keyboard>);

struct Keyboard {
    /// Index of the area that holds the Tab stop.
    at: usize,
    /// Its button.
    button: Option<Slot>,
    /// Letters typed.
    typed: String,
    /// When the last one was, in milliseconds.
    typed_ms: f64,
}

impl Cursor {
    /// Index of the area that holds the Tab stop.
    pub fn here(self) -> usize {
        self.0.with_value(|now| now.at)
    }

    /// Has the tile of an area hold the Tab stop. Each press moves it: no tile is worded anew for that.
    pub fn hold(self, at: usize, button: Slot) {
        self.0.update_value(|now| {
            now.at = at;
            if let Some(before) = now.button.replace(button) {
                before.set("tabindex", "-1");
            }
        });
        button.set("tabindex", "0");
    }

    /// Moves on; the tile that has the focus then holds the Tab stop.
    fn go(self, atlas: Atlas, to: usize) {
        if let Some(area) = atlas.dataset.areas.get(to) {
            page::focus(&format!("[role=grid] [data-area=\"{}\"]", area.code));
        }
    }

    /// Moves for a key; false if the key is none of the grid's.
    fn on_key(self, atlas: Atlas, event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return event.ctrl_key() && self.to_corner(atlas, &event.key());
        }
        let here = self.here();
        let grid = atlas.grid;
        let to = match event.key().as_str() {
            "ArrowUp" => Some(grid.neighbour(here, Direction::Up)),
            "ArrowDown" => Some(grid.neighbour(here, Direction::Down)),
            "ArrowLeft" => Some(grid.neighbour(here, Direction::Left)),
            "ArrowRight" => Some(grid.neighbour(here, Direction::Right)),
            "Home" => Some(grid.row_ends(here).map(|(first, _)| first)),
            "End" => Some(grid.row_ends(here).map(|(_, last)| last)),
            _ => None,
        };
        match to {
            Some(to) => {
                self.go(atlas, to.unwrap_or(here));
                true
            }
            None => self.on_letters(atlas, &event.key()),
        }
    }

    fn to_corner(self, atlas: Atlas, key: &str) -> bool {
        let to = match key {
            "Home" => atlas.grid.first(),
            "End" => atlas.grid.last(),
            _ => None,
        };
        if let Some(to) = to {
            self.go(atlas, to);
        }
        to.is_some()
    }

    /// Type-ahead; a key is a letter if it is one character and no blank (that presses the button).
    fn on_letters(self, atlas: Atlas, key: &str) -> bool {
        if key.chars().count() != 1 || key == " " {
            return false;
        }
        let now = page::now_ms();
        let typed = self.0.try_update_value(|keyboard| {
            if now - keyboard.typed_ms >= TYPING_PAUSE_MS {
                keyboard.typed.clear();
            }
            keyboard.typed_ms = now;
            keyboard.typed.push_str(key);
            keyboard.typed.clone()
        });
        self.jump(atlas, &typed.unwrap_or_default())
    }

    fn jump(self, atlas: Atlas, typed: &str) -> bool {
        let here = self.here();
        let to = atlas.grid.type_ahead(&atlas.dataset.areas, here, typed);
        if let Some(to) = to {
            self.go(atlas, to);
        }
        to.is_some()
    }
}

/// The grid of tiles.
#[component]
pub fn GridTiles(
    /// What the tiles show.
    shown: Memo<Shown>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let grid = atlas.grid;
    let columns = grid.columns();
    let rows = grid.rows();
    let at = grid.first().unwrap_or(0);
    let cursor = Cursor(StoredValue::new(Keyboard { at, button: None, typed: String::new(), typed_ms: 0.0 }));
    let on_key = move |event: KeyboardEvent| {
        if cursor.on_key(atlas, &event) {
            event.prevent_default();
        }
    };
    // A Chinese input method gives no characters to a button; pasting one works.
    let on_paste = move |event: ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        cursor.jump(atlas, text.trim());
    };
    let mut tiles = Vec::new();
    let rows = rows
        .into_iter()
        .map(|row| {
            let places =
                row.into_iter().filter_map(|(column, index)| Some((column, index, atlas.dataset.areas.get(index)?)));
            let cells = places.map(|(column, index, area)| {
                let (cell, tile) = Tile::new(area, index, column, cursor);
                tiles.push(tile);
                cell
            });
            view! { <div role="row" class="grid-row">{cells.list()}</div> }
        })
        .list();
    let whole = Slots::new().add();
    follow(atlas, shown, tiles, whole);
    view! {
        <p id="grid-instructions" class="instructions">{messages.grid_instructions}</p>
        <div
            class="grid"
            role="grid"
            aria-labelledby="grid-heading"
            aria-describedby="grid-instructions"
            aria-multiselectable="true"
            aria-colcount=columns.to_string()
            on:keydown=event(on_key)
            on:paste=event(on_paste)
            node_ref=whole
        >
            {rows}
        </div>
    }
}

/// A grid of fewer columns has tiles of the same size; one of more has narrower ones.
pub(super) const USUAL_COLUMNS: u8 = 8;

/// Has the tiles follow what they show and what is chosen; `whole` is the grid.
fn follow(atlas: Atlas, shown: Memo<Shown>, mut tiles: Vec<Tile>, whole: Slot) {
    let language = atlas.language();
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            tiles.iter().for_each(Tile::place);
            let (columns, rows) = (atlas.grid.columns(), atlas.grid.rows().len());
            if columns > USUAL_COLUMNS {
                whole.with(|grid| pieces::set_style(grid, "--columns", &columns.to_string()));
            }
            if columns > USUAL_COLUMNS || rows > 4 {
                let class = if columns > USUAL_COLUMNS { "grid is-tall is-wide" } else { "grid is-tall" };
                whole.set("class", class);
            }
        }
        shown.with(|shown| {
            atlas.parts.chosen.with(|chosen| {
                tiles.iter_mut().for_each(|tile| tile.follow(shown, chosen, language));
            });
        });
    });
}
