//! Every number of every takeaway, derived anew from the files of the package.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

mod comparisons;
mod figures;
mod others;
#[path = "../raw_csv/mod.rs"]
mod raw_csv;
mod written;

use std::sync::LazyLock;

use figures::{
    AREAS, INDICATORS, UNITS, Why, areas, charted, difference, main_area, peak, refusals, series, share, valued,
};
use guangdong_ip_atlas::charts::{ChartCard, Picture, indicator_card};
use guangdong_ip_atlas::dataset::{Dataset, Observation, Qualifier, Status, embedded};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::statistics::sections;
use raw_csv::Row;
use written::{Number, check, numbers};

static DATASET: LazyLock<Dataset> = LazyLock::new(|| embedded().expect("the embedded package is valid"));

fn row(rows: &'static [Row], key: &str, value: &str) -> &'static Row {
    rows.iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("{value}"))
}

fn name(row: &Row, language: Language) -> &str {
    &row[if language == Language::ZhHans { "name_zh" } else { "name_en" }]
}

fn card(id: &str, language: Language) -> ChartCard<'static> {
    let indicator = DATASET.indicator(id).expect("it is there");
    indicator_card(&DATASET, indicator, false, language).expect("a card")
}

/// The numbers of a takeaway about an indicator.
fn numbers_of(id: &str, sentence: &str, language: Language) -> Vec<Number> {
    let unit = row(&UNITS, "id", &row(&INDICATORS, "id", id)["unit_id"]);
    let names = match language {
        Language::ZhHans => vec![unit["name_zh"].as_str()],
        Language::En => vec![unit["plural_en"].as_str(), unit["name_en"].as_str()],
    };
    numbers(sentence, &names, language)
}

/// Whether a card tells of the cities: at least five of them have two values or more.
fn is_about_cities(id: &str) -> bool {
    areas("city").into_iter().filter(|area| valued(&series(id, area)).len() > 1).count() >= 5
}

const REFUSED: [(Why, &str, &str); 3] = [
    (Why::Definition, "口径或来源不同，不作比较", "definition or source differs"),
    (Why::Bound, "只是界限（如“超过”），不算差额", "only a bound"),
    (Why::Reliability, "可靠性较低，不算差额", "low reliability"),
];

#[test]
fn every_indicator_with_a_picture_has_a_takeaway() {
    let found = sections(&DATASET);
    let mut shown: Vec<&str> = found.iter().flat_map(|section| &section.charts).map(|one| one.id.as_str()).collect();
    let mut expected = charted();
    shown.sort_unstable();
    expected.sort_unstable();
    assert_eq!(shown, expected);
    for id in shown {
        for language in Language::ALL {
            let takeaway = card(id, language).takeaway;
            let end = if language == Language::ZhHans { '。' } else { '.' };
            assert!(takeaway.ends_with(end) && takeaway.chars().count() > 8, "{id}: “{takeaway}”");
        }
    }
}

#[test]
fn every_number_of_a_takeaway_follows_from_the_file() {
    let (mut changes, mut shares, mut peaks) = (0, 0, 0);
    for id in charted().into_iter().filter(|id| !is_about_cities(id)) {
        let area = main_area(id);
        let of_area = series(id, area);
        let values = valued(&of_area);
        let (latest, value) = *values.last().expect("a value");
        let (mut plain, mut percent) = (vec![f64::from(latest), value], Vec::new());
        if let Some((before, old)) = values.len().checked_sub(2).map(|place| values[place]) {
            plain.push(f64::from(before));
            if refusals(&of_area, before, latest).is_empty() && value != old {
                let (difference, share) = difference(&of_area[&before], &of_area[&latest]);
                plain.push(difference);
                percent.extend(share);
                changes += 1;
            }
        }
        if let Some((from, to, year, known)) = peak(&of_area) {
            plain.extend([from, to, year].map(f64::from));
            plain.extend((usize::from(to - from) + 1 != known).then_some(known as f64));
            peaks += 1;
        }
        if let Some(share) = share(row(&INDICATORS, "id", id), area, latest) {
            plain.push(f64::from(latest));
            percent.push(share);
            shares += 1;
        }
        for language in Language::ALL {
            let sentence = card(id, language).takeaway;
            assert!(sentence.starts_with(name(row(&AREAS, "code", area), language)), "{id}: {sentence}");
            check(id, &sentence, &numbers_of(id, &sentence, language), plain.clone(), percent.clone());
        }
    }
    assert!(changes > 20 && shares > 2 && peaks > 5, "{changes} changes, {shares} shares, {peaks} peaks");
}

#[test]
fn a_takeaway_says_which_way_the_figure_went() {
    for id in charted().into_iter().filter(|id| !is_about_cities(id)) {
        let of_area = series(id, main_area(id));
        let values = valued(&of_area);
        let [.., (before, old), (latest, value)] = values[..] else { continue };
        let is_compared = refusals(&of_area, before, latest).is_empty();
        for (language, words) in
            [(Language::ZhHans, ["减少", "持平", "增加"]), (Language::En, [" down ", " unchanged ", " up "])]
        {
            let expected = match value.total_cmp(&old) {
                _ if !is_compared => None,
                order => Some(words[(order as i8 + 1) as usize]),
            };
            let sentence = card(id, language).takeaway;
            let found: Vec<&str> = words.into_iter().filter(|word| sentence.contains(word)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{id}: {sentence}");
        }
    }
}

#[test]
fn what_cannot_be_compared_is_refused_in_words_and_nothing_else_is() {
    let mut seen = Vec::new();
    for id in charted().into_iter().filter(|id| !is_about_cities(id)) {
        let of_area = series(id, main_area(id));
        let values = valued(&of_area);
        let [.., (before, _), (latest, _)] = values[..] else { continue };
        let reasons = refusals(&of_area, before, latest);
        for language in Language::ALL {
            let sentence = card(id, language).takeaway;
            let is_said = |zh: &str, en: &str| sentence.contains(if language == Language::ZhHans { zh } else { en });
            let said: Vec<Why> =
                REFUSED.iter().filter(|(_, zh, en)| is_said(zh, en)).map(|(reason, ..)| *reason).collect();
            assert_eq!(said.len(), usize::from(!reasons.is_empty()), "{id}: {sentence}");
            assert!(said.iter().all(|reason| reasons.contains(reason)), "{id}: {sentence}, {reasons:?}");
            seen.extend(said);
        }
    }
    assert!(seen.contains(&Why::Definition) && seen.contains(&Why::Bound), "{seen:?}");
}

#[test]
fn a_comparison_is_refused_whichever_of_the_two_figures_forbids_it() {
    let (normal, exact) = (Status::Normal, Qualifier::Exact);
    for (status, qualifier, is_older_enough, why) in [
        (Status::Break, exact, false, Why::Definition),
        (Status::Differs, exact, true, Why::Definition),
        (Status::LowReliability, exact, true, Why::Reliability),
        (normal, Qualifier::MoreThan, true, Why::Bound),
        (normal, Qualifier::AtLeast, true, Why::Bound),
        (normal, Qualifier::Nearly, true, Why::Bound),
    ] {
        let (_, zh, en) = REFUSED.into_iter().find(|(reason, ..)| *reason == why).expect("a reason");
        // The file has 2022 and 2024 as counted and by one definition.
        for (period, is_refused) in [(2024, true), (2022, is_older_enough)] {
            let mut dataset = DATASET.clone();
            let is_here = |seen: &&mut Observation| {
                (seen.indicator_id.as_str(), seen.area_code.as_str(), seen.period) == ("court_new", "440000", period)
            };
            let seen = dataset.observations.iter_mut().find(is_here).expect("the row");
            seen.status = status;
            seen.figure.as_mut().expect("a figure").qualifier = qualifier;
            let indicator = dataset.indicator("court_new").expect("it is there");
            for (language, words) in [(Language::ZhHans, zh), (Language::En, en)] {
                let sentence = indicator_card(&dataset, indicator, false, language).expect("a card").takeaway;
                assert_eq!(sentence.contains(words), is_refused, "{status:?} {qualifier:?} in {period}: {sentence}");
                let has_difference = ["33,787", "3.3787", "28.9"].iter().any(|part| sentence.contains(part));
                assert_eq!(has_difference, !is_refused, "{sentence}");
            }
        }
    }
}

#[test]
fn the_takeaway_of_the_cities_names_the_leader_of_the_newest_year_that_can_be_compared() {
    let ids: Vec<&str> = charted().into_iter().filter(|id| is_about_cities(id)).collect();
    assert!(!ids.is_empty());
    for id in ids {
        let cities = areas("city");
        let of_year = |year: u16| {
            let all = cities.iter().filter(|area| valued(&series(id, area)).len() > 1);
            all.filter_map(|area| series(id, area).get(&year).cloned().map(|seen| (*area, seen)))
                .filter(|(_, seen)| seen.value.is_some())
                .collect::<Vec<_>>()
        };
        let (year, found) =
            (1990..=2030).rev().map(|year| (year, of_year(year))).find(|(_, found)| found.len() > 1).expect("a year");
        assert!(found.iter().all(|(_, seen)| seen.is_usable()), "{id}: {year} cannot be compared");
        let best = found.iter().max_by(|a, b| a.1.value.partial_cmp(&b.1.value).expect("numbers")).expect("a city");
        for language in Language::ALL {
            let sentence = card(id, language).takeaway;
            assert!(sentence.contains(name(row(&AREAS, "code", best.0), language)), "{id}: {sentence}");
            let plain = vec![f64::from(year), best.1.value.expect("a value"), found.len() as f64, cities.len() as f64];
            check(id, &sentence, &numbers_of(id, &sentence, language), plain, Vec::new());
        }
    }
}

#[test]
fn both_languages_say_the_same_numbers() {
    for id in charted() {
        let [zh, en] =
            [Language::ZhHans, Language::En].map(|language| numbers_of(id, &card(id, language).takeaway, language));
        assert_eq!(zh.len(), en.len(), "{id}");
        for (zh, en) in zh.iter().zip(&en) {
            let is_same = zh.is_percent == en.is_percent && (zh.value - en.value).abs() <= zh.slack.max(en.slack) * 2.0;
            assert!(is_same, "{id}: {zh:?} and {en:?}");
        }
    }
}

#[test]
fn a_break_that_refuses_a_comparison_is_marked_in_the_picture() {
    let mut broken = 0;
    for id in charted().into_iter().filter(|id| !is_about_cities(id)) {
        let of_area = series(id, main_area(id));
        let values = valued(&of_area);
        let [.., (before, _), (latest, _)] = values[..] else { continue };
        let begins = |year: &u16| of_area.get(year).is_some_and(|seen| seen.status == "B" && seen.value.is_some());
        let Picture::Panels(panels) = card(id, Language::En).picture else { panic!("{id}: panels") };
        let slots = panels.periods.iter().zip(&panels.panels[0].slots);
        for (year, slot) in slots.filter(|(year, _)| (before + 1..=latest).contains(year) && begins(year)) {
            assert!(slot.begins_anew, "{id}: another definition begins in {year}");
            broken += 1;
        }
    }
    assert!(broken > 3, "{broken} breaks: the package has more");
}
