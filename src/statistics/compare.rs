//! Comparing two figures, or refusing to: differences across definitions are not differences.

use super::series::{Precision, Series};
use crate::dataset::{Figure, Observation, Status, UnitKind};

/// Why two figures are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A different definition begins between them.
    Break,
    /// The definition of one differs from the indicator's.
    Differs,
    /// One only says "more than", "at least" or "nearly".
    Bound,
    /// One is of low reliability.
    LowReliability,
    /// One is missing.
    Missing,
}

/// A comparison that is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refusal<'d> {
    /// Why.
    pub reason: Reason,
    /// The observation that stands in the way, with its note; `None` where there is nothing.
    pub because_of: Option<&'d Observation>,
}

/// How a figure differs from another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The difference, in the base unit.
    pub absolute: f64,
    /// The difference in per cent of the first figure; `None` where that is zero.
    pub relative_pct: Option<f64>,
    /// Whether both figures are as counted; otherwise the difference is as rough as they are.
    pub is_exact: bool,
}

impl Change {
    /// The same difference seen from the other figure.
    pub fn reversed(self) -> Self {
        // base = other - absolute, and relative = absolute / base.
        let relative_pct = self.relative_pct.and_then(|pct| {
            let other_in_bases = 1.0 + pct / 100.0;
            (other_in_bases != 0.0).then(|| -pct / other_in_bases)
        });
        Self { absolute: -self.absolute, relative_pct, ..self }
    }
}

/// The change between two years of a series.
///
/// # Errors
/// The reason why the two years cannot be compared.
pub fn change<'d>(series: &Series<'d>, from: u16, to: u16) -> Result<Change, Refusal<'d>> {
    let (from, to) = (from.min(to), from.max(to));
    let between = series.points.iter().filter(|point| from < point.period && point.period <= to);
    let broken = between.filter_map(|point| point.observation).find(|seen| seen.status == Status::Break);
    let first = series.at(from).and_then(|point| point.observation);
    let second = series.at(to).and_then(|point| point.observation);
    let pair = usable(first).and_then(|first| usable(second).map(|second| (first, second)))?;
    match broken {
        Some(seen) => Err(Refusal { reason: Reason::Break, because_of: Some(seen) }),
        None => Ok(difference(pair.0, pair.1)),
    }
}

/// The difference of `other` from `base`: two areas in the same year.
///
/// # Errors
/// The reason why the two cannot be compared.
pub fn contrast<'d>(base: Option<&'d Observation>, other: Option<&'d Observation>) -> Result<Change, Refusal<'d>> {
    let (first, second) = (usable(base)?, usable(other)?);
    same_basis(base, other)?;
    Ok(difference(first, second))
}

/// What part of the nation's figure the area's is, in per cent, and whether both are as counted.
///
/// # Errors
/// The reason why no share can be given.
pub fn share_pct<'d>(series: &Series<'d>, nation: &Series<'d>, period: u16) -> Result<(f64, bool), Refusal<'d>> {
    let whole = nation.at(period).and_then(|point| point.observation);
    let part = series.at(period).and_then(|point| point.observation);
    let (part_figure, whole_figure) = (usable(part)?, usable(whole)?);
    same_basis(part, whole)?;
    let is_sum = series.unit.kind != UnitKind::Ratio;
    if !is_sum || whole_figure.value <= 0.0 || part_figure.value > whole_figure.value {
        return Err(Refusal { reason: Reason::Differs, because_of: part });
    }
    let is_exact = is_exact(part_figure) && is_exact(whole_figure);
    Ok((part_figure.value / whole_figure.value * 100.0, is_exact))
}

/// A figure that may be compared, or why it may not.
fn usable(observation: Option<&Observation>) -> Result<&Figure, Refusal<'_>> {
    let refuse = |reason| Err(Refusal { reason, because_of: observation });
    let Some(seen) = observation else { return refuse(Reason::Missing) };
    let Some(figure) = &seen.figure else { return refuse(Reason::Missing) };
    match seen.status {
        Status::Differs => refuse(Reason::Differs),
        Status::LowReliability => refuse(Reason::LowReliability),
        Status::NotPublished => refuse(Reason::Missing),
        Status::Normal | Status::Break if Precision::from(figure.qualifier).is_bound() => refuse(Reason::Bound),
        Status::Normal | Status::Break => Ok(figure),
    }
}

/// Where only one of two areas changes its definition in this year, nobody says that both count the same.
fn same_basis<'d>(base: Option<&'d Observation>, other: Option<&'d Observation>) -> Result<(), Refusal<'d>> {
    let is_new = |seen: &Option<&'d Observation>| seen.is_some_and(|seen| seen.status == Status::Break);
    if is_new(&base) == is_new(&other) {
        return Ok(());
    }
    Err(Refusal { reason: Reason::Break, because_of: [base, other].into_iter().find(is_new).flatten() })
}

/// Whether figures of several areas in a year can be put in order: none a bound, of low reliability or of a definition of its
/// own, and none begins a new definition in that year unless all do.
pub fn can_be_ranked<'d>(observations: impl Iterator<Item = &'d Observation>) -> bool {
    let mut first = None;
    observations.map(Some).all(|seen| {
        let base = *first.get_or_insert(seen);
        usable(seen).is_ok() && same_basis(base, seen).is_ok()
    })
}

fn is_exact(figure: &Figure) -> bool {
    Precision::from(figure.qualifier) == Precision::Exact
}

/// A difference is no finer than the rougher of the two figures, but has two digits: 151,538 and some 120,000 are some 32,000
/// apart. With one digit, "some 30,000 (26 %)" contradicts itself.
fn difference(base: &Figure, other: &Figure) -> Change {
    let exact = other.value - base.value;
    let rough = [base, other].into_iter().filter(|figure| !is_exact(figure)).map(grain);
    let grain = rough.fold(0.0, f64::max);
    let is_exact = is_exact(base) && is_exact(other);
    let relative_pct = (base.value != 0.0).then(|| exact / base.value * 100.0);
    Change { absolute: to_grain(exact, grain), relative_pct, is_exact }
}

/// What a rough figure is written to: `19.68万` to the hundred, `220万` to ten thousand. One that is written out in full, to its
/// last zeros, so that two digits stay.
fn grain(figure: &Figure) -> f64 {
    let numbers = figure.printed.split(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
    let of_unit = numbers.filter_map(|number| {
        let number = number.trim_end_matches(['.', ',']).replace(',', "");
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let size = (figure.value / number.parse::<f64>().ok()?).log10();
        (size > 0.5 && (size - size.round()).abs() < 1e-6).then(|| 10_f64.powf(size.round() - decimals as f64))
    });
    of_unit.into_iter().next().unwrap_or_else(|| zeros(figure.value))
}

/// The power of ten that a whole number ends with, so that two digits stay; 0 for other numbers.
fn zeros(value: f64) -> f64 {
    if value.fract() != 0.0 || value == 0.0 {
        return 0.0;
    }
    let is_grain = |grain: &f64| value % grain == 0.0 && grain * 10.0 <= value.abs();
    (1..15).map(|power| 10_f64.powi(power)).take_while(is_grain).last().unwrap_or(1.0)
}

/// A difference in whole grains, but with its first two digits.
fn to_grain(exact: f64, grain: f64) -> f64 {
    let finest = if exact == 0.0 { 0.0 } else { 10_f64.powf(exact.abs().log10().floor() - 1.0) };
    let grain = grain.min(finest);
    if grain > 0.0 { (exact / grain).round() * grain } else { exact }
}

#[cfg(test)]
mod tests {
    use super::super::series::series;
    use super::*;
    use crate::dataset::{Qualifier, embedded};

    // Expected: 83,308 - 117,095 = -33,787; / 117,095 = -28.854...% (by hand).
    #[test]
    fn years_of_one_definition_are_compared() {
        let dataset = embedded().expect("the embedded package is valid");
        let courts = series(&dataset, "court_new", "440000").expect("a series");
        let found = change(&courts, 2022, 2024).expect("comparable");
        assert_eq!(found.absolute, -33_787.0);
        assert!(found.relative_pct.is_some_and(|pct| (pct + 28.854).abs() < 0.001));
        assert!(found.is_exact);
        let refused = |from, to| change(&courts, from, to).expect_err("refused").reason;
        assert_eq!(refused(2018, 2021), Reason::Bound);
        assert_eq!(refused(2022, 2023), Reason::Missing);
    }

    // "About 3.1538万" was said of 151,538 and 12万.
    #[test]
    fn a_difference_is_no_finer_than_its_figures() {
        for (value, expected) in [
            (120_000.0, 10_000.0),
            (1_388_000.0, 1_000.0),
            (20_000_000.0, 1_000_000.0),
            (196_800.0, 100.0),
            (7.0, 1.0),
            (10.0, 1.0),
            (0.5, 0.0),
            (0.0, 0.0),
        ] {
            assert_eq!(zeros(value), expected, "{value}");
        }
        let figure = |value: f64, printed: &str| Figure {
            value,
            unit_id: String::new(),
            qualifier: Qualifier::About,
            printed: printed.into(),
            source_id: String::new(),
        };
        for (value, printed, expected) in [
            (2_200_000.0, "220万件", 10_000.0),
            (196_800.0, "19.68万件", 100.0),
            (82_889_400.0, "2023年8288.94万件", 100.0),
            (2_100_000_000.0, "US$2.1 billion", 100_000_000.0),
            (120_000.0, "120,000", 10_000.0),
            (26_345.0, "26345宗", 1.0),
        ] {
            assert_eq!(grain(&figure(value, printed)), expected, "{printed}");
        }
        assert_eq!(to_grain(-31_538.0, 10_000.0), -32_000.0);
        // "2.8万" and 23,399: "some 5,000 fewer (16 %)" could not be right.
        assert_eq!(to_grain(-4_601.0, 1_000.0), -4_600.0);
        assert_eq!(to_grain(4_321.0, 10_000.0), 4_300.0);
        assert_eq!(to_grain(-33_787.0, 0.0), -33_787.0);
        assert_eq!(to_grain(0.0, 10.0), 0.0);
    }

    #[test]
    fn a_break_between_refuses() {
        let dataset = embedded().expect("the embedded package is valid");
        let disputes = series(&dataset, "amr_patent_dispute_cases", "440000").expect("a series");
        let refused = change(&disputes, 2021, 2024).expect_err("another definition begins in 2024");
        assert_eq!(refused.reason, Reason::Break);
        assert!(refused.because_of.is_some_and(|seen| seen.note.zh.contains("口径不同")));
        let nation = series(&dataset, "court_new", "100000").expect("a series");
        assert_eq!(change(&nation, 2018, 2022).expect_err("2019 begins anew").reason, Reason::Break);
        assert!(change(&nation, 2019, 2022).is_ok());
    }

    // Expected: 196,796 / 642,968 = 30.607...%; Shenzhen's 271 includes counterfeit goods.
    #[test]
    fn shares_need_one_definition() {
        let dataset = embedded().expect("the embedded package is valid");
        let find = |id: &str, area: &str| series(&dataset, id, area).expect("a series");
        let (share, is_exact) =
            share_pct(&find("court_new", "440000"), &find("court_new", "100000"), 2021).expect("a share");
        assert!((share - 30.607).abs() < 0.001 && is_exact);
        let nearly = share_pct(&find("court_new", "440000"), &find("court_new", "100000"), 2024);
        assert_eq!(nearly.expect_err("the nation has nearly 530,000").reason, Reason::Bound);
        let campaign =
            share_pct(&find("customs_batches", "customs-guangzhou"), &find("customs_batches", "100000"), 2022);
        assert_eq!(campaign.expect_err("a campaign of eleven months").reason, Reason::Break);
    }
}
