//! What the tiles of the city grid show: numbers of entries, or an indicator in a year, in classes.

use super::compare::can_be_ranked;
use crate::dataset::{Area, AreaKind, Dataset, Figure, Observation, Status, sorted};

/// At most this many classes of colour: more cannot be told apart.
const MAX_CLASSES: usize = 5;

/// What is known for one tile. Zero, not published, not mentioned and not applicable are four different things.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A value; zero is one.
    Value {
        /// In base units.
        value: f64,
        /// 0 for the value zero, else 1 (lowest) ..= 5.
        class: usize,
        /// Among the parts with a figure ([`MapLayer::ranked`] of them) 1 is the highest; equal values share a
        /// rank. Partners are not ranked, and nobody is where the figures differ in definition or are bounds.
        rank: Option<usize>,
        /// The observation it comes from; `None` for a number of entries.
        observation: Option<Observation>,
    },
    /// Looked for, not published.
    NotPublished(Observation),
    /// The sources that were read do not mention it.
    NotMentioned,
    /// The indicator does not cover this area (Hong Kong and Macao are not in the province's figures).
    NotApplicable,
}

/// Values that share a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// 0 for zero, else 1 (lowest) ..= 5.
    pub number: usize,
    /// Lowest value in it.
    pub from: f64,
    /// Highest value in it.
    pub to: f64,
}

/// A colouring of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLayer {
    /// Parallel to the package's areas; `None` for areas without a tile.
    pub data: Vec<Option<Datum>>,
    /// Classes that occur, lowest first.
    pub classes: Vec<Class>,
    /// How many parts have a figure, and a rank if figures can be ranked.
    pub ranked: usize,
    /// How many parts there are.
    pub parts: usize,
    /// Keys of the sources of the values, each once, in the order of the areas.
    pub source_ids: Vec<String>,
}

/// The number of matching entries on each tile; `counts` is parallel to the areas.
pub fn count_layer(dataset: &Dataset, counts: &[u32]) -> MapLayer {
    let values = dataset
        .areas
        .iter()
        .zip(counts)
        .map(|(area, count)| area.tile.map(|_| Known::Value { value: f64::from(*count), observation: None }));
    layer(&dataset.areas, values.collect())
}

/// The figures of an indicator in a year on each tile.
pub fn indicator_layer(dataset: &Dataset, indicator_id: &str, period: u16) -> MapLayer {
    let known = |area: &Area| {
        area.tile?;
        let found = dataset
            .observations
            .iter()
            .find(|seen| seen.indicator_id == indicator_id && seen.period == period && seen.area_code == area.code);
        Some(match found {
            Some(seen) if seen.status == Status::NotPublished => Known::NotPublished(seen.clone()),
            Some(seen) => match &seen.figure {
                Some(Figure { value, .. }) => Known::Value { value: *value, observation: Some(seen.clone()) },
                None => Known::NotPublished(seen.clone()),
            },
            None if area.kind == AreaKind::Partner => Known::NotApplicable,
            None => Known::NotMentioned,
        })
    };
    layer(&dataset.areas, dataset.areas.iter().map(known).collect())
}

enum Known {
    Value { value: f64, observation: Option<Observation> },
    NotPublished(Observation),
    NotMentioned,
    NotApplicable,
}

fn layer(areas: &[Area], known: Vec<Option<Known>>) -> MapLayer {
    let values: Vec<f64> = known
        .iter()
        .filter_map(|one| if let Some(Known::Value { value, .. }) = one { Some(*value) } else { None })
        .collect();
    let classes = classes(&values);
    let ranked: Vec<f64> = areas
        .iter()
        .zip(&known)
        .filter(|(area, _)| area.kind == AreaKind::Part)
        .filter_map(|(_, one)| if let Some(Known::Value { value, .. }) = one { Some(*value) } else { None })
        .collect();
    // One figure alone is compared with none.
    let is_order = ranked.len() < 2 || can_be_ranked(observations(areas, &known));
    let mut source_ids: Vec<String> = Vec::new();
    let data = areas
        .iter()
        .zip(known)
        .map(|(area, one)| {
            Some(match one? {
                Known::NotPublished(observation) => Datum::NotPublished(observation),
                Known::NotMentioned => Datum::NotMentioned,
                Known::NotApplicable => Datum::NotApplicable,
                Known::Value { value, observation } => {
                    let source = observation.as_ref().and_then(|seen| seen.figure.as_ref()).map(|f| &f.source_id);
                    if let Some(source) = source.filter(|source| !source_ids.contains(source)) {
                        source_ids.push(source.clone());
                    }
                    let class = classes.iter().find(|class| class.from <= value && value <= class.to);
                    Datum::Value {
                        value,
                        class: class.map_or(0, |class| class.number),
                        rank: (area.kind == AreaKind::Part && is_order).then(|| rank(&ranked, value)),
                        observation,
                    }
                }
            })
        })
        .collect();
    let parts = areas.iter().filter(|area| area.kind == AreaKind::Part).count();
    MapLayer { data, classes, ranked: ranked.len(), parts, source_ids }
}

/// The observations of the parts that have a figure.
fn observations<'k>(areas: &'k [Area], known: &'k [Option<Known>]) -> impl Iterator<Item = &'k Observation> {
    let parts = areas.iter().zip(known).filter(|(area, _)| area.kind == AreaKind::Part);
    parts.filter_map(
        |(_, one)| if let Some(Known::Value { observation, .. }) = one { observation.as_ref() } else { None },
    )
}

/// 1 + the number of higher values.
fn rank(values: &[f64], value: f64) -> usize {
    1 + values.iter().filter(|other| **other > value).count()
}

/// Classes of about equal count. Equal values never fall into two classes; zero has a class of its own.
/// With fewer distinct values than classes each value is a class, from the light end of the ramp.
fn classes(values: &[f64]) -> Vec<Class> {
    // The bits of positive floats are in the order of the floats.
    let sorted = sorted(values.iter().copied().filter(|value| *value > 0.0).collect(), |value| value.to_bits());
    let mut distinct = sorted.clone();
    distinct.dedup();
    let count = distinct.len().min(MAX_CLASSES);
    let mut classes: Vec<Class> = Vec::new();
    if values.contains(&0.0) {
        classes.push(Class { number: 0, from: 0.0, to: 0.0 });
    }
    for value in distinct.iter().copied() {
        let below = sorted.partition_point(|other| *other < value);
        let number = if distinct.len() <= MAX_CLASSES {
            distinct.partition_point(|other| *other < value) + 1
        } else {
            below * count / sorted.len() + 1
        };
        match classes.last_mut() {
            Some(last) if last.number == number && last.to > 0.0 => last.to = value,
            _ => classes.push(Class { number, from: value, to: value }),
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ranks of the areas that have a figure.
    fn ranks(dataset: &Dataset, indicator: &str, year: u16) -> Vec<Option<usize>> {
        let data = indicator_layer(dataset, indicator, year).data.into_iter().flatten();
        data.filter_map(|datum| if let Datum::Value { rank, .. } = datum { Some(rank) } else { None }).collect()
    }

    // 2021 of the patents per 10,000 people: Shenzhen counts anew in that year, Foshan does not, and Shenzhen was "first of
    // two, break in series", while the comparison of the two was refused.
    #[test]
    fn nobody_is_ranked_across_definitions_or_bounds() {
        let mut dataset = crate::dataset::embedded().expect("the embedded package is valid");
        assert_eq!(ranks(&dataset, "invention_per_10k", 2021), [None, None]);
        let ranked = ranks(&dataset, "cl_invention_granted", 2020);
        assert!(ranked.len() > 5 && ranked.iter().all(Option::is_some), "{ranked:?}");
        let seen = dataset.observations.iter_mut().find(|seen| {
            seen.indicator_id == "cl_invention_granted"
                && seen.period == 2020
                && seen.area_code.starts_with("44")
                && seen.area_code != "440000"
        });
        if let Some(figure) = seen.and_then(|seen| seen.figure.as_mut()) {
            figure.qualifier = crate::dataset::Qualifier::MoreThan;
        }
        assert!(ranks(&dataset, "cl_invention_granted", 2020).iter().all(Option::is_none));
    }

    #[test]
    fn few_values_are_a_class_each() {
        let made = classes(&[0.0, 1.0, 1.0, 3.0]);
        let numbers: Vec<_> = made.iter().map(|class| (class.number, class.from, class.to)).collect();
        assert_eq!(numbers, [(0, 0.0, 0.0), (1, 1.0, 1.0), (2, 3.0, 3.0)]);
    }

    #[test]
    fn many_values_fall_into_five_classes_of_equal_count() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        let made = classes(&values);
        assert_eq!(made.iter().map(|class| class.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert!(made.iter().all(|class| class.to - class.from == 3.0), "{made:?}");
    }

    #[test]
    fn equal_values_share_a_class() {
        let made = classes(&[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(made.iter().filter(|class| class.from <= 1.0 && 1.0 <= class.to).count(), 1);
        assert!(made.windows(2).all(|pair| pair[0].to < pair[1].from && pair[0].number < pair[1].number));
    }

    #[test]
    fn nothing_has_no_classes() {
        assert_eq!(classes(&[]), []);
        assert_eq!(classes(&[0.0, 0.0]).len(), 1);
    }

    #[test]
    fn equal_values_share_a_rank() {
        let values = [5.0, 9.0, 5.0, 1.0];
        assert_eq!(values.map(|value| rank(&values, value)), [2, 1, 2, 4]);
    }
}
