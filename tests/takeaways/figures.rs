//! Series read from the files, and what may be said of them: written anew, by the rules of the package alone.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::raw_csv::{Row, rows};

pub static OBSERVATIONS: LazyLock<Vec<Row>> = LazyLock::new(|| rows("observations.csv"));
pub static AREAS: LazyLock<Vec<Row>> = LazyLock::new(|| rows("areas.csv"));
pub static INDICATORS: LazyLock<Vec<Row>> = LazyLock::new(|| rows("indicators.csv"));
pub static UNITS: LazyLock<Vec<Row>> = LazyLock::new(|| rows("units.csv"));

/// A year of a series.
#[derive(Clone, Debug)]
pub struct Seen {
    pub value: Option<f64>,
    pub status: String,
    pub qualifier: String,
    pub printed: String,
}

pub type Series = BTreeMap<u16, Seen>;

/// Why two figures are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Definition,
    Bound,
    Reliability,
}

impl Seen {
    fn is_bound(&self) -> bool {
        ["more_than", "at_least", "nearly"].contains(&self.qualifier.as_str())
    }

    /// Why it is not compared with anything.
    pub fn refused(&self) -> Option<Why> {
        match self.status.as_str() {
            "D" => Some(Why::Definition),
            "U" => Some(Why::Reliability),
            _ => self.is_bound().then_some(Why::Bound),
        }
    }

    /// Whether it may be compared at all.
    pub fn is_usable(&self) -> bool {
        self.value.is_some() && self.refused().is_none()
    }
}

/// What a rough figure is written to, as far as its printed form tells: 12万 to ten thousand, 19.68万 to the hundred; one without a
/// unit of numbers, or with two, to its last zeros, two digits at least.
fn written_to(seen: &Seen) -> f64 {
    let value = seen.value.expect("a value");
    let printed = seen.printed.replace('億', "亿").replace('萬', "万");
    let unit = ["亿", "万"].into_iter().find_map(|unit| {
        let (before, after) = printed.split_once(unit)?;
        // 2億9,500万, 11万5,100.
        if after.starts_with(|next: char| next.is_ascii_digit()) || before.contains('亿') {
            return None;
        }
        let start = before.rfind(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
        let number = &before[start.map_or(0, |at| at + before[at..].chars().next().expect("a sign").len_utf8())..];
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
        Some((if unit == "亿" { 1e8 } else { 1e4 }) / 10_f64.powi(decimals))
    });
    unit.unwrap_or_else(|| {
        let digits = format!("{value:.0}");
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        10_f64.powi(zeros.min(digits.len() - 2) as i32)
    })
}

/// The difference of two figures and its per cent of the first, none finer than the rougher of the two, but with two digits: no
/// tenths of a per cent from 10 to 100 and beyond.
pub fn difference(first: &Seen, second: &Seen) -> (f64, Option<f64>) {
    let (one, two) = (first.value.expect("a value"), second.value.expect("a value"));
    let exact = (two - one).abs();
    let percent = (one != 0.0).then(|| exact / one.abs() * 100.0);
    let rough: Vec<&Seen> = [first, second].into_iter().filter(|seen| seen.qualifier != "exact").collect();
    if rough.is_empty() || exact == 0.0 {
        return (exact, percent);
    }
    let second_digit = 10_f64.powi(format!("{exact:.0}").len() as i32 - 2);
    let step = rough.into_iter().map(written_to).fold(0.0, f64::max).min(second_digit);
    (
        (exact / step).round() * step,
        percent
            .map(|percent| if percent < 10.0 || (99.5..100.0).contains(&percent) { percent } else { percent.round() }),
    )
}

/// The rows of an indicator in an area, by year.
pub fn series(indicator: &str, area: &str) -> Series {
    let here = OBSERVATIONS.iter().filter(|row| row["indicator_id"] == indicator && row["area_code"] == area);
    here.map(|row| {
        let value = (!row["value"].is_empty()).then(|| row["value"].parse().expect("a number"));
        let seen = Seen {
            value,
            status: row["status"].clone(),
            qualifier: row["qualifier"].clone(),
            printed: row["printed"].clone(),
        };
        (row["period"].parse().expect("a year"), seen)
    })
    .collect()
}

/// Years with a value, oldest first.
pub fn valued(series: &Series) -> Vec<(u16, f64)> {
    series.iter().filter_map(|(year, seen)| seen.value.map(|value| (*year, value))).collect()
}

/// Codes of areas of a kind, in the order of the file.
pub fn areas(kind: &str) -> Vec<&'static str> {
    AREAS.iter().filter(|row| row["kind"] == kind).map(|row| row["code"].as_str()).collect()
}

/// Code of the area that a card is about: the province, else the nation, else a part of the province.
pub fn main_area(indicator: &str) -> &'static str {
    let kinds = ["province", "nation", "city", "sar", "customs_district"];
    let codes: Vec<&'static str> = kinds.into_iter().flat_map(areas).collect();
    // What is said must be seen: the first that is drawn, and so has two values; where nothing is, the first with one.
    let with = |least: usize| codes.iter().find(|area| valued(&series(indicator, area)).len() >= least);
    with(2).or_else(|| with(1)).expect("an area with a value")
}

/// Keys of indicators with two values or more in an area.
pub fn charted() -> Vec<&'static str> {
    let ids = INDICATORS.iter().map(|row| row["id"].as_str());
    ids.filter(|id| AREAS.iter().any(|area| valued(&series(id, &area["code"])).len() > 1)).collect()
}

/// Why the values of two years of a series are not compared.
pub fn refusals(series: &Series, from: u16, to: u16) -> Vec<Why> {
    let broken = series.range(from + 1..=to).any(|(_, seen)| seen.status == "B").then_some(Why::Definition);
    [series[&from].refused(), series[&to].refused(), broken].into_iter().flatten().collect()
}

/// First, last, highest year and number of values: of at least three that can all be compared, one of them highest.
pub fn peak(series: &Series) -> Option<(u16, u16, u16, usize)> {
    let newest_break = series.iter().rev().find(|(_, seen)| seen.status == "B").map_or(0, |(year, _)| *year);
    let is_usable = |year: &u16| series[year].is_usable();
    let years: Vec<(u16, f64)> = valued(series)
        .into_iter()
        .filter(|(year, _)| *year >= newest_break)
        .skip_while(|(year, _)| !is_usable(year))
        .collect();
    if years.len() < 3 || !years.iter().all(|(year, _)| is_usable(year)) {
        return None;
    }
    let highest = years.iter().map(|(_, value)| *value).fold(f64::MIN, f64::max);
    let [year] = years.iter().filter(|(_, value)| *value == highest).collect::<Vec<_>>()[..] else { return None };
    Some((years[0].0, years[years.len() - 1].0, year.0, years.len()))
}

/// The share of the nation's value of a year, in per cent, where both count the same.
pub fn share(indicator: &Row, area: &str, year: u16) -> Option<f64> {
    let nation = areas("nation")[0];
    let unit = UNITS.iter().find(|unit| unit["id"] == indicator["unit_id"]).expect("the unit");
    let (own, whole) = (series(&indicator["id"], area), series(&indicator["id"], nation));
    let (part, all) = (own.get(&year)?, whole.get(&year)?);
    let is_same = (part.status == "B") == (all.status == "B") && part.is_usable() && all.is_usable();
    let share = part.value? / all.value? * 100.0;
    (area != nation && is_same && unit["kind"] != "ratio" && share <= 100.0).then_some(share)
}
