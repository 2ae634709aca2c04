//! The city grid: who has a tile, and whose tiles touch.

use std::collections::{HashMap, HashSet};

use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};

/// Columns and rows of the grid.
const COLUMNS: u32 = 8;
const ROWS: u32 = 4;

type Tiles<'p> = HashMap<&'p str, (u32, u32)>;

/// Judges areas.csv and adjacency.csv.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    let (Some(areas), Some(pairs)) = (package.sheet("areas.csv"), package.sheet("adjacency.csv")) else { return };
    let tiles = judge_tiles(areas, faults);
    judge_pairs(pairs, &tiles, faults);
    let named: HashSet<&str> =
        pairs.records().flat_map(|record| [pairs.cell(record, "area_a"), pairs.cell(record, "area_b")]).collect();
    for record in areas.records() {
        let code = areas.cell(record, "code");
        if tiles.contains_key(code) && !named.contains(code) {
            let message = format!("{} has a tile and no neighbour in adjacency.csv", quoted(code));
            faults.cell(areas, record, "code", Rule::Adjacency, message, "a neighbour for each tile");
        }
    }
}

fn judge_tiles<'p>(areas: &'p Sheet<'_>, faults: &mut Faults) -> Tiles<'p> {
    let mut tiles = HashMap::new();
    let mut taken = HashMap::new();
    for record in areas.records() {
        let code = areas.cell(record, "code");
        let mut fault = |message: String, expected: String| {
            faults.cell(areas, record, "column", Rule::Tile, message, expected);
        };
        let wanted = matches!(areas.cell(record, "kind"), "city" | "sar");
        if areas.filled(record, "column") != areas.filled(record, "row") {
            fault("half a tile".into(), "column and row, or neither".into());
        } else if areas.filled(record, "column") != wanted {
            let message = if wanted { "the area has no tile" } else { "the area has a tile" };
            fault(message.into(), "a tile for each city and special administrative region only".into());
        }
        let (Some(column), Some(row)) = (areas.whole(record, "column"), areas.whole(record, "row")) else { continue };
        if column >= COLUMNS || row >= ROWS {
            fault(format!("the tile {column}, {row} is off the grid"), format!("a grid of {COLUMNS} by {ROWS}"));
        }
        if let Some(other) = taken.insert((column, row), code) {
            fault(format!("the tile {column}, {row} is taken by {other}"), "one area a tile".into());
        }
        tiles.insert(code, (column, row));
    }
    tiles
}

fn judge_pairs(pairs: &Sheet<'_>, tiles: &Tiles<'_>, faults: &mut Faults) {
    let mut seen = HashSet::new();
    for record in pairs.records() {
        let (a, b) = (pairs.cell(record, "area_a"), pairs.cell(record, "area_b"));
        // The same pair in the same order is already a fault of the primary key.
        if seen.contains(&(b, a)) && a != b {
            let message = format!("the pair {a}, {b} is listed the other way round too");
            faults.cell(pairs, record, "area_a", Rule::AdjacencyTwice, message, "each pair once");
        }
        seen.insert((a, b));
        if a == b {
            let message = format!("{} is paired with itself", quoted(a));
            faults.cell(pairs, record, "area_b", Rule::Adjacency, message, "two areas");
            continue;
        }
        for (column, code) in [("area_a", a), ("area_b", b)] {
            if !tiles.contains_key(code) {
                let message = format!("{} has no tile", quoted(code));
                faults.cell(pairs, record, column, Rule::Adjacency, message, "an area of the grid");
            }
        }
        if let (Some(one), Some(two)) = (tiles.get(a), tiles.get(b))
            && (one.0.abs_diff(two.0) > 1 || one.1.abs_diff(two.1) > 1)
        {
            let message = format!("the tiles of {a} and {b} do not touch");
            faults.cell(pairs, record, "area_b", Rule::Adjacency, message, "neighbours by side or corner");
        }
    }
}
