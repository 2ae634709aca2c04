//! The city grid: who has a tile, and whose tiles touch.

use std::collections::{HashMap, HashSet};

use super::faults::{Bare, Faults, Place, Quoted};
use super::row::Row;
use super::rule::Rule;
use crate::dataset::words::AreaKind;

/// Most columns and rows of a grid: all provinces of a country fit. A tile of more columns would be too narrow for its number.
const COLUMNS: u32 = 12;
const ROWS: u32 = 12;

type Tile = (u32, u32);

/// The areas and pairs that were read.
#[derive(Default)]
pub(super) struct Grid {
    tiles: HashMap<String, Tile>,
    taken: HashMap<Tile, String>,
    /// Code, row and column number of the areas that have a tile.
    with_tile: Vec<(String, usize, usize)>,
    pairs: HashSet<(String, String)>,
    named: HashSet<String>,
    /// Code of the first area that is the whole.
    whole: Option<String>,
}

impl Grid {
    /// Judges a row of areas.csv.
    pub(super) fn area(&mut self, row: &Row<'_>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        let code = row.cell("code");
        let kind = AreaKind::from_cell(row.cell("kind"));
        if kind == Some(AreaKind::Whole) {
            match &self.whole {
                Some(other) => {
                    let message = format_args!("{} is the whole already", Bare(other));
                    faults.add(
                        row.place("kind"),
                        Rule::Whole,
                        message,
                        format_args!("one area of the kind province or whole"),
                    );
                }
                None => self.whole = Some(code.to_owned()),
            }
        }
        let mut fault = |message: std::fmt::Arguments<'_>, expected: std::fmt::Arguments<'_>| {
            faults.add(row.place("column"), Rule::Tile, message, expected);
        };
        let wanted = matches!(kind, Some(AreaKind::Part | AreaKind::Partner));
        if row.filled("column") != row.filled("row") {
            fault(format_args!("half a tile"), format_args!("column and row, or neither"));
        } else if row.filled("column") != wanted {
            let message = if wanted { "the area has no tile" } else { "the area has a tile" };
            let expected = format_args!("a tile for each area of the kinds city, part, sar and partner only");
            fault(format_args!("{message}"), expected);
        }
        let (Some(column), Some(line)) = (row.whole("column"), row.whole("row")) else { return };
        if column >= COLUMNS || line >= ROWS {
            let message = format_args!("the tile {column}, {line} is off the grid");
            fault(message, format_args!("a grid of at most {COLUMNS} by {ROWS}"));
        }
        if let Some(other) = self.taken.insert((column, line), code.to_owned()) {
            let message = format_args!("the tile {column}, {line} is taken by {}", Bare(&other));
            fault(message, format_args!("one area a tile"));
        }
        self.tiles.insert(code.to_owned(), (column, line));
        self.with_tile.push((code.to_owned(), row.number(), row.place("code").column_number));
    }

    /// Judges a row of adjacency.csv.
    pub(super) fn pair(&mut self, row: &Row<'_>, faults: &mut Faults) {
        if row.is_broken() {
            return;
        }
        let (a, b) = (row.cell("area_a"), row.cell("area_b"));
        self.named.extend([a.to_owned(), b.to_owned()]);
        // The same pair in the same order is already a fault of the primary key.
        if a != b && self.pairs.contains(&(b.to_owned(), a.to_owned())) {
            let message = format_args!("the pair {}, {} is listed the other way round too", Bare(a), Bare(b));
            faults.add(row.place("area_a"), Rule::AdjacencyTwice, message, format_args!("each pair once"));
        }
        self.pairs.insert((a.to_owned(), b.to_owned()));
        if a == b {
            let message = format_args!("{} is paired with itself", Quoted(a));
            faults.add(row.place("area_b"), Rule::Adjacency, message, format_args!("two areas"));
            return;
        }
        for (column, code) in [("area_a", a), ("area_b", b)] {
            if !self.tiles.contains_key(code) {
                let message = format_args!("{} has no tile", Quoted(code));
                faults.add(row.place(column), Rule::Adjacency, message, format_args!("an area of the grid"));
            }
        }
        if let (Some(one), Some(two)) = (self.tiles.get(a), self.tiles.get(b))
            && (one.0.abs_diff(two.0) > 1 || one.1.abs_diff(two.1) > 1)
        {
            let message = format_args!("the tiles of {} and {} do not touch", Bare(a), Bare(b));
            faults.add(row.place("area_b"), Rule::Adjacency, message, format_args!("neighbours by side or corner"));
        }
    }

    /// Judges what only all pairs together tell. A tile that touches no other one, as that of an island, has no neighbour.
    pub(super) fn finish(&self, faults: &mut Faults) {
        let touches = |code: &str| {
            let Some(tile) = self.tiles.get(code) else { return false };
            let is_near = |other: &Tile| tile.0.abs_diff(other.0) <= 1 && tile.1.abs_diff(other.1) <= 1;
            self.tiles.iter().any(|(of, other)| of != code && is_near(other))
        };
        let alone = self.with_tile.iter().filter(|(code, ..)| !self.named.contains(code) && touches(code));
        for (code, row, column_number) in alone {
            let place = Place { file: "areas.csv", row: *row, column_number: *column_number, column: "code" };
            let message = format_args!("{} has a tile and no neighbour in adjacency.csv", Quoted(code));
            faults.add(place, Rule::Adjacency, message, format_args!("a neighbour for each tile"));
        }
    }
}
