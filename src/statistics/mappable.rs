//! Which indicators can colour the city grid, and with which year a map begins.

use crate::dataset::{Dataset, sorted};

/// An indicator that can colour the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mappable {
    /// Key of the indicator.
    pub indicator_id: String,
    /// Years with figures for tiles, newest first.
    pub periods: Vec<u16>,
    /// The newest year with figures for at least two tiles, or else the newest: what a map begins with.
    pub first_shown: u16,
}

/// The indicators with a figure for at least one tile, in the order of the package.
pub fn mappable(dataset: &Dataset) -> Vec<Mappable> {
    let of_indicator = |id: &str| {
        let on_grid = dataset.observations.iter().filter(|seen| seen.indicator_id == id && dataset.is_on_grid(seen));
        let mut periods = sorted(on_grid.map(|seen| seen.period).collect(), |period| !u64::from(*period));
        let twice = periods.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        periods.dedup();
        let first_shown = twice.or(periods.first().copied())?;
        Some(Mappable { indicator_id: id.to_string(), periods, first_shown })
    };
    dataset.indicators.iter().filter_map(|indicator| of_indicator(&indicator.id)).collect()
}

/// A table of [`Mappable`]s as text: a line `id<TAB>first year shown<TAB>years` each.
pub fn write_mappable(found: &[Mappable]) -> String {
    let line = |one: &Mappable| {
        let periods: Vec<String> = one.periods.iter().map(u16::to_string).collect();
        format!("{}\t{}\t{}\n", one.indicator_id, one.first_shown, periods.join(","))
    };
    found.iter().map(line).collect()
}

/// Reads what [`write_mappable`] has written; a line that is none is left out.
pub fn read_mappable(text: &str) -> Vec<Mappable> {
    let line = |line: &str| {
        let mut cells = line.split('\t');
        Some(Mappable {
            indicator_id: cells.next()?.to_string(),
            first_shown: cells.next()?.parse().ok()?,
            periods: cells.next()?.split(',').filter_map(|year| year.parse().ok()).collect(),
        })
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // A map of patents once began with 2024, for which only Guangzhou has a figure. Expected: read off observations.csv.
    #[test]
    fn a_map_begins_with_a_year_that_can_be_compared() {
        let dataset = crate::dataset::embedded().expect("the embedded package is valid");
        let found = mappable(&dataset);
        let of =
            |id: &str| found.iter().find(|one| one.indicator_id == id).map(|one| (one.periods[0], one.first_shown));
        assert_eq!(of("patents_granted"), Some((2024, 2023)));
        assert_eq!(of("cl_invention_granted"), Some((2020, 2020)));
        assert_eq!(of("amr_trade_secret_cases"), None);
    }

    #[test]
    fn the_table_that_is_compiled_in_is_that_of_the_figures() {
        let dataset = crate::dataset::embedded().expect("the embedded package is valid");
        assert_eq!(read_mappable(crate::dataset::MAPPABLE_TABLE), mappable(&dataset));
    }
}
