//! A single figure with what puts it in proportion.

use super::words::{key_of, quantity};
use crate::dataset::{AreaKind, Dataset, Qualifier, Status};
use crate::locale::{Language, number};
use crate::statistics::{Point, Series, per_day, series, share_pct};
use crate::view_state::FigureKey;

/// A figure large, everything else small.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCard {
    /// What it is the figure of.
    pub title: String,
    /// Area and year, and whether it is of the year, at its end or cumulative.
    pub place: String,
    /// Before the number: `约`, `more than`, a currency in English. May be empty.
    pub before: String,
    /// The number.
    pub number: String,
    /// The unit, and what qualifies the number after it. May be empty.
    pub after: String,
    /// The whole as one sentence.
    pub sentence: String,
    /// What puts it in proportion, how it is derived, and its state.
    pub context: Vec<String>,
    /// The figure's key.
    pub key: FigureKey,
    /// Key of its source.
    pub source_id: String,
}

/// The key of a point, where the package has a row for it.
pub fn figure_key(point: &Point<'_>) -> Option<FigureKey> {
    point.observation.map(key_of)
}

/// The card of a point that has a figure.
pub fn figure_card(dataset: &Dataset, of: &Series<'_>, point: &Point<'_>, language: Language) -> Option<FigureCard> {
    let (seen, figure) = (point.observation?, point.figure()?);
    let number = match figure.qualifier {
        Qualifier::Exact => number::full(figure.value),
        _ => number::short(figure.value, language, 4),
    };
    let whole = quantity(figure, of.unit, language);
    // The written quantity around its number: `超过` 2 `亿元`.
    let (before, after) = whole.split_once(&number).unwrap_or(("", whole.as_str()));
    let place = [
        language.of(&of.area.name).to_string(),
        language.year(point.period),
        language.measure_name(of.indicator.measure).to_string(),
    ];
    Some(FigureCard {
        title: language.of(&of.indicator.name).to_string(),
        place: place.join(" · "),
        before: before.trim_end().to_string(),
        number,
        after: after.trim_start().to_string(),
        sentence: super::words::point_sentence(of, point, language),
        context: context(dataset, of, point, language),
        key: key_of(seen),
        source_id: figure.source_id.clone(),
    })
}

fn context(dataset: &Dataset, of: &Series<'_>, point: &Point<'_>, language: Language) -> Vec<String> {
    let mut context = Vec::new();
    if let Some(value) = per_day(of, point) {
        // As it is written: 0.98 cases are 1 case; no finer than three digits.
        let decimals = if value < 100.0 { 1 } else { 0 };
        let scale = 10_f64.powi(decimals);
        let value = (value * scale).round() / scale;
        let written = number::with_unit(&number::rounded(value, decimals as usize), value, of.unit, language);
        context.push(language.daily(&written));
    }
    let nation = dataset
        .areas
        .iter()
        .find(|area| area.kind == AreaKind::Context && area.code != of.area.code)
        .and_then(|nation| series(dataset, &of.indicator.id, &nation.code));
    if let Some((pct, is_exact)) = nation.and_then(|nation| share_pct(of, &nation, point.period).ok()) {
        context.push(language.share(pct, is_exact, &dataset.names.wording));
    }
    if let Some(seen) = point.observation.filter(|seen| seen.status != Status::Normal) {
        context.push(language.status_name(seen.status).to_string());
    }
    context
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    fn context_of(indicator: &str, area: &str, year: u16, language: Language) -> Vec<String> {
        let dataset = embedded().expect("the embedded package is valid");
        let of = series(&dataset, indicator, area).expect("a series");
        let point = of.at(year).expect("a year");
        figure_card(&dataset, &of, &point, language).expect("a figure").context
    }

    // Expected, by hand from observations.csv: 2021: 196,796 / 365 = 539.2 a day; of the nation's 642,968 30.6 %.
    #[test]
    fn a_single_figure_has_its_day_and_its_share_of_the_nation() {
        let found = context_of("court_new", "440000", 2021, Language::ZhHans);
        assert_eq!(found, ["平均每天约539件", "占全国的30.6%"]);
        let found = context_of("court_new", "440000", 2021, Language::En);
        assert_eq!(found, ["about 539 cases a day on average", "30.6% of the national figure"]);
    }

    // 2018 the province has "more than 100,000" only: no share can be given. The nation is no part of itself.
    #[test]
    fn no_share_is_given_of_a_bound_or_of_the_nation_itself() {
        let is_share = |words: &String| words.contains('%');
        assert!(!context_of("court_new", "440000", 2018, Language::En).iter().any(is_share));
        assert!(!context_of("court_new", "100000", 2021, Language::En).iter().any(is_share));
    }
}
