//! The package with made-up figures of one indicator, for what the true figures do not show.

use guangdong_ip_atlas::charts::{CardError, ChartCard, indicator_card};
use guangdong_ip_atlas::dataset::{Dataset, Figure, Observation, Qualifier, Status, Text, embedded};
use guangdong_ip_atlas::locale::Language;

pub const PROVINCE: &str = "440000";
pub const INDICATOR: &str = "court_new";

/// A year: its value (`None`: not published), exactness, status.
pub type Year = (u16, Option<f64>, Qualifier, Status);

/// A figure as counted.
pub fn exact(period: u16, value: f64) -> Year {
    (period, Some(value), Qualifier::Exact, Status::Normal)
}

/// The package with these figures of one indicator and no others.
pub fn package(areas: &[(&str, &[Year])]) -> Dataset {
    let mut dataset = embedded().expect("the embedded package is valid");
    let unit_id = dataset.indicator(INDICATOR).expect("it is there").unit_id.clone();
    let source_id = dataset.sources[0].id.clone();
    let seen = |area: &str, (period, value, qualifier, status): Year| Observation {
        indicator_id: INDICATOR.to_string(),
        area_code: area.to_string(),
        period,
        figure: value.map(|value| Figure {
            value,
            unit_id: unit_id.clone(),
            qualifier,
            printed: value.to_string(),
            source_id: source_id.clone(),
        }),
        status: if value.is_some() { status } else { Status::NotPublished },
        note: Text::default(),
    };
    dataset.observations = areas.iter().flat_map(|(area, years)| years.iter().map(|year| seen(area, *year))).collect();
    dataset
}

/// The card of the made-up figures.
pub fn card(dataset: &Dataset, is_free_scale: bool, language: Language) -> Result<ChartCard<'_>, CardError> {
    indicator_card(dataset, dataset.indicator(INDICATOR).expect("it is there"), is_free_scale, language)
}
