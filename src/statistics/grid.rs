//! Moving on the city grid by arrow keys and by typing.

use crate::dataset::{Area, Tile, sorted};

/// A direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// North.
    Up,
    /// South.
    Down,
    /// West.
    Left,
    /// East.
    Right,
}

/// The areas that have a tile, in reading order: row by row from the north-west.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    tiles: Vec<(Tile, usize)>,
}

impl Grid {
    /// The grid of `areas`; areas without a tile are left out.
    pub fn new(areas: &[Area]) -> Self {
        let tiles = areas.iter().enumerate().filter_map(|(index, area)| area.tile.map(|tile| (tile, index))).collect();
        Self { tiles: sorted(tiles, |(tile, _)| u64::from(tile.row) << 8 | u64::from(tile.column)) }
    }

    /// Rows from the north; in each, (column, index of the area) from the west.
    pub fn rows(&self) -> Vec<Vec<(u8, usize)>> {
        let count = self.tiles.last().map_or(0, |(tile, _)| usize::from(tile.row) + 1);
        let mut rows = vec![Vec::new(); count];
        for (tile, index) in &self.tiles {
            if let Some(row) = rows.get_mut(usize::from(tile.row)) {
                row.push((tile.column, *index));
            }
        }
        rows
    }

    /// Number of columns.
    pub fn columns(&self) -> u8 {
        self.tiles.iter().map(|(tile, _)| tile.column + 1).max().unwrap_or(0)
    }

    /// The first area in reading order.
    pub fn first(&self) -> Option<usize> {
        self.tiles.first().map(|(_, index)| *index)
    }

    /// The last area in reading order.
    pub fn last(&self) -> Option<usize> {
        self.tiles.last().map(|(_, index)| *index)
    }

    /// The first and last area of the row that `from` is in.
    pub fn row_ends(&self, from: usize) -> Option<(usize, usize)> {
        let row = self.tile(from)?.row;
        let mut in_row = self.tiles.iter().filter(|(tile, _)| tile.row == row).map(|(_, index)| *index);
        let first = in_row.next()?;
        Some((first, in_row.next_back().unwrap_or(first)))
    }

    /// The next area in `direction` in the same row or column; holes are skipped. `None` at the edge.
    pub fn neighbour(&self, from: usize, direction: Direction) -> Option<usize> {
        let here = self.tile(from)?;
        let candidates = self.tiles.iter().filter(|(tile, _)| match direction {
            Direction::Up => tile.column == here.column && tile.row < here.row,
            Direction::Down => tile.column == here.column && tile.row > here.row,
            Direction::Left => tile.row == here.row && tile.column < here.column,
            Direction::Right => tile.row == here.row && tile.column > here.column,
        });
        let distance = |tile: &Tile| tile.row.abs_diff(here.row) + tile.column.abs_diff(here.column);
        candidates.min_by_key(|(tile, _)| distance(tile)).map(|(_, index)| *index)
    }

    /// The next area after `from`, in reading order and round the end, whose Chinese name (either script),
    /// pinyin, initials or English name begins with `typed`. One letter moves on from `from`; more letters may
    /// stay there, so that typing `s`, `z` does not overshoot 深圳.
    pub fn type_ahead(&self, areas: &[Area], from: usize, typed: &str) -> Option<usize> {
        let typed = typed.to_ascii_lowercase();
        if typed.is_empty() {
            return None;
        }
        let start = self.tiles.iter().position(|(_, index)| *index == from).unwrap_or(0);
        let first = usize::from(typed.chars().count() == 1);
        let round = |step: usize| self.tiles.get((start + step) % self.tiles.len()).map(|(_, index)| *index);
        let matching = |fits: fn(&Area, &str) -> bool| {
            (first..self.tiles.len() + first)
                .filter_map(round)
                .find(|index| areas.get(*index).is_some_and(|area| fits(area, &typed)))
        };
        // Whole initials first: `sz` is 深圳, though no pinyin begins with it.
        matching(|area, typed| area.initials == typed).or_else(|| {
            matching(|area, typed| {
                area.pinyin.starts_with(typed)
                    || area.initials.starts_with(typed)
                    || area.name.zh.starts_with(typed)
                    || area.name_zh_hant.starts_with(typed)
                    || area.name.en.to_ascii_lowercase().replace(' ', "").starts_with(typed)
            })
        })
    }

    fn tile(&self, index: usize) -> Option<Tile> {
        self.tiles.iter().find(|(_, area)| *area == index).map(|(tile, _)| *tile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    fn areas() -> Vec<Area> {
        embedded().expect("the embedded package is valid").areas
    }

    fn index(areas: &[Area], name: &str) -> usize {
        areas.iter().position(|area| area.name.zh == name).expect("a known name")
    }

    // Expected moves: read off the tile columns of areas.csv, drawn on squared paper.
    #[test]
    fn arrows_move_to_the_neighbour_and_skip_holes() {
        let areas = areas();
        let grid = Grid::new(&areas);
        for (from, direction, to) in [
            ("深圳", Direction::Up, Some("汕尾")),
            ("深圳", Direction::Down, Some("香港")),
            ("深圳", Direction::Left, Some("东莞")),
            ("深圳", Direction::Right, None),
            ("湛江", Direction::Right, Some("珠海")),
            ("湛江", Direction::Up, Some("茂名")),
            ("揭阳", Direction::Right, Some("汕头")),
            ("汕尾", Direction::Down, Some("深圳")),
        ] {
            let reached = grid.neighbour(index(&areas, from), direction).map(|at| areas[at].name.zh.as_str());
            assert_eq!(reached, to, "{from} {direction:?}");
        }
    }

    #[test]
    fn every_tile_is_reached_by_arrows() {
        let areas = areas();
        let grid = Grid::new(&areas);
        let mut seen = vec![grid.first().expect("a first tile")];
        let mut next = 0;
        while let Some(&at) = seen.get(next) {
            for direction in [Direction::Up, Direction::Down, Direction::Left, Direction::Right] {
                if let Some(reached) = grid.neighbour(at, direction).filter(|reached| !seen.contains(reached)) {
                    seen.push(reached);
                }
            }
            next += 1;
        }
        assert_eq!(seen.len(), 23);
    }

    #[test]
    fn typing_finds_a_tile() {
        let areas = areas();
        let grid = Grid::new(&areas);
        let from = index(&areas, "广州");
        for (typed, name) in [
            ("sz", "深圳"),
            ("shenz", "深圳"),
            ("深", "深圳"),
            ("廣", "广州"),
            ("zh", "珠海"),
            ("zhan", "湛江"),
            ("hongk", "香港"),
            ("macao", "澳门"),
            ("Mao", "茂名"),
        ] {
            let found = grid.type_ahead(&areas, from, typed).map(|at| areas[at].name.zh.as_str());
            if typed == "廣" {
                // One character moves on; only 广州 begins with it, so the walk comes back to it.
                assert_eq!(found, Some("广州"));
            } else {
                assert_eq!(found, Some(name), "{typed}");
            }
        }
        assert_eq!(grid.type_ahead(&areas, from, "xyz"), None);
        assert_eq!(grid.type_ahead(&areas, from, ""), None);
    }
}
