//! Observations, changes and refusals in words.

use super::card::Target;
use super::table::Cell;
use crate::dataset::{Figure, Indicator, Observation, Qualifier, Status, Unit, UnitKind};
use crate::locale::{AxisUnit, Language, Refused, number};
use crate::statistics::{Change, Point, Reason, Refusal, Series};
use crate::view_state::FigureKey;

/// The value of a point in words, then its state: `18,111批次` / `未公布` / `271宗`, `口径不同`.
pub fn observation_words(point: &Point<'_>, unit: &Unit, language: Language) -> Vec<String> {
    let messages = language.messages();
    let Some(seen) = point.observation else { return vec![messages.not_mentioned.to_string()] };
    let Some(figure) = &seen.figure else { return vec![messages.not_published.to_string()] };
    let mut words = vec![quantity(figure, unit, language)];
    let status = language.status_name(seen.status);
    if !status.is_empty() {
        words.push(status.to_string());
    }
    words
}

/// A point as a sentence: `2021年，广东，海关查扣侵权货物批次，18,111批次`.
pub fn point_sentence(series: &Series<'_>, point: &Point<'_>, language: Language) -> String {
    let rest = observation_words(point, series.unit, language);
    language.point(point.period, language.of(&series.area.name), language.of(&series.indicator.name), &rest)
}

/// A figure with exactness and unit.
pub(super) fn quantity(figure: &Figure, unit: &Unit, language: Language) -> String {
    number::quantity(figure.value, figure.qualifier, unit, language)
}

/// A figure in a few characters, with the sign of its exactness.
pub(super) fn short_label(figure: &Figure, language: Language) -> String {
    let number = if figure.value < 1e4 { number::full(figure.value) } else { number::tile(figure.value, language) };
    [number::sign(figure.qualifier), &number].concat()
}

/// A cell of a figure without its unit, which the heading of the column has; or the words that there is none.
pub(super) fn value_cell(point: &Point<'_>, language: Language) -> Cell {
    let messages = language.messages();
    match point.figure() {
        Some(figure) => Cell {
            text: number::amount(figure.value, figure.qualifier, language),
            value: Some(figure.value),
            target: point.observation.map(|seen| Target::Figure(key_of(seen))),
        },
        None if point.observation.is_some() => Cell::words(messages.not_published),
        None => Cell::words(messages.not_mentioned),
    }
}

/// The heading of a column of figures: `数值（件）` / `Value (cases)`.
pub(super) fn heading_with_unit(heading: &str, unit: &Unit, language: Language) -> String {
    [heading, &language.bracketed(&AxisUnit::new(0.0, unit, language).name)].concat()
}

/// The key of an observation.
pub(super) fn key_of(seen: &Observation) -> FigureKey {
    FigureKey { indicator: seen.indicator_id.clone(), area: seen.area_code.clone(), period: seen.period }
}

/// Why a comparison is refused, as far as words go.
pub(super) const fn refused(refusal: &Refusal<'_>) -> Refused {
    match refusal.reason {
        Reason::Break | Reason::Differs => Refused::Definition,
        Reason::Bound => Refused::Bound,
        Reason::LowReliability => Refused::Reliability,
        Reason::Missing => Refused::Missing,
    }
}

/// The size of a difference with its unit.
pub(super) fn size(change: &Change, unit: &Unit, language: Language) -> String {
    let qualifier = if change.is_exact { Qualifier::Exact } else { Qualifier::Rounded };
    // From 10 % to 12 % it is two points, not two per cent.
    if unit.kind == UnitKind::Ratio && (unit.name.zh == "%" || unit.name.en == "%") {
        return language.points(change.absolute.abs());
    }
    number::quantity(change.absolute.abs(), qualifier, unit, language)
}

/// The unit's name in the language, if it has one.
pub(super) fn has_name(unit: &Unit, language: Language) -> bool {
    let is_there = |text: &str| !text.trim().is_empty();
    is_there(language.of(&unit.name)) && (language == Language::ZhHans || is_there(&unit.plural_en))
}

/// What must be known of the figures of a series: each note once, with the year and area it is about.
pub(super) fn notes_of(series: &Series<'_>, language: Language) -> Vec<String> {
    series
        .points
        .iter()
        .filter_map(|point| point.observation)
        .filter(|seen| seen.figure.is_some() && (seen.status != Status::Normal || !seen.note.is_empty()))
        .map(|seen| {
            let place = language.clauses(&[language.of(&series.area.name).to_string(), language.year(seen.period)]);
            let mut words = vec![language.status_name(seen.status), language.of(&seen.note)];
            words.retain(|words| !words.is_empty());
            let text = words.join(language.colon());
            format!("{place}{}{text}", language.colon())
        })
        .collect()
}

/// Definition and warning of an indicator.
pub(super) fn notes_of_indicator(indicator: &Indicator, language: Language) -> Vec<String> {
    [&indicator.definition, &indicator.note]
        .into_iter()
        .map(|text| language.of(text).to_string())
        .filter(|text| !text.is_empty())
        .collect()
}

/// Keys of the sources of figures, each once.
pub(super) fn sources<'d>(figures: impl Iterator<Item = &'d Figure>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for figure in figures {
        if !ids.contains(&figure.source_id) {
            ids.push(figure.source_id.clone());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Text;

    // From 10 % to 12.5 % was "up 2.5 %".
    #[test]
    fn the_difference_of_percentages_is_in_points() {
        let name = Text { zh: "%".into(), en: "%".into() };
        let percent = Unit { id: "percent".into(), kind: UnitKind::Ratio, name, plural_en: "%".into() };
        let of = |absolute| Change { absolute, relative_pct: None, is_exact: true };
        assert_eq!(size(&of(-2.5), &percent, Language::ZhHans), "2.5个百分点");
        assert_eq!(size(&of(2.5), &percent, Language::En), "2.5 percentage points");
        assert_eq!(size(&of(1.0), &percent, Language::En), "1 percentage point");
    }
}
