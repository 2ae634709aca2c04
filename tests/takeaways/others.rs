//! The takeaways of counts, the selection and comparisons.

use std::collections::{BTreeMap, BTreeSet};

use guangdong_ip_atlas::charts::{Counted, Counting, comparison_card, counts_card, selection_card};
use guangdong_ip_atlas::dataset::CHARACTER_TABLE;
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::query::{CharacterTable, Engine, Filters};
use guangdong_ip_atlas::view_state::Comparison;

use super::figures::{INDICATORS, Seen, areas, difference, series};
use super::raw_csv::rows;
use super::written::{check, numbers};
use super::{DATASET, numbers_of};

/// How many entries each group has.
fn counted(by: Counted) -> BTreeMap<String, BTreeSet<String>> {
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |group: &str, entry: &str| groups.entry(group.into()).or_default().insert(entry.into());
    let column = match by {
        Counted::Topic => "topic_id",
        Counted::Year => "year",
        Counted::List => "list",
        Counted::City => {
            rows("entry_areas.csv").iter().for_each(|row| {
                add(&row["area_code"], &row["entry_id"]);
            });
            return groups;
        }
    };
    rows("entries.csv").iter().for_each(|row| {
        add(&row[column], &row["id"]);
    });
    groups
}

/// The name of a group; of the lists and the province any will do, for the page has its own words for them.
fn name_of(by: Counted, key: &str, language: Language) -> String {
    let (table, column) = match by {
        Counted::Topic => ("topics.csv", "id"),
        Counted::City if key != areas("province")[0] => ("areas.csv", "code"),
        Counted::Year => return key.to_string(),
        Counted::City | Counted::List => return String::new(),
    };
    let row = rows(table).into_iter().find(|row| row[column] == key).expect("the group is there");
    super::name(&row, language).to_string()
}

#[test]
fn the_takeaway_of_counts_has_the_largest_group_and_the_number_of_groups() {
    let engine = Engine::new(&DATASET, &CharacterTable::parse(CHARACTER_TABLE));
    let filters = Filters::default();
    let counts = engine.run(&filters).counts;
    let counting =
        Counting { years: engine.years(), counts: &counts, totals: &counts, filters: &filters, is_touch: true };
    for by in Counted::ALL {
        let groups = counted(by);
        let most = groups.values().map(BTreeSet::len).max().expect("a group");
        for language in Language::ALL {
            let card = counts_card(by, &DATASET, &counting, language);
            // The names of the leaders may be years; the rest of the sentence has two numbers.
            let verb = if language == Language::ZhHans { "最多" } else { " lead" };
            let (names, rest) = card.takeaway.split_once(verb).expect("there are leaders");
            for (leader, _) in groups.iter().filter(|(_, group)| group.len() == most) {
                assert!(names.contains(&name_of(by, leader, language)), "{leader} in {names}");
            }
            let plain = vec![most as f64, groups.len() as f64];
            check(by.as_str(), &card.takeaway, &numbers(rest, &[], language), plain, Vec::new());
        }
    }
}

#[test]
fn the_takeaway_of_counts_follows_the_filters_of_the_other_facets() {
    let engine = Engine::new(&DATASET, &CharacterTable::parse(CHARACTER_TABLE));
    let none = engine.run(&Filters::default()).counts;
    let mut told = 0;
    for (topic, entries) in counted(Counted::Topic) {
        let filters = Filters { topics: vec![topic.clone()], ..Filters::default() };
        let counts = engine.run(&filters).counts;
        let counting =
            Counting { years: engine.years(), counts: &counts, totals: &none, filters: &filters, is_touch: true };
        for by in [Counted::City, Counted::Year, Counted::List] {
            let groups = counted(by).into_values().map(|group| group.intersection(&entries).count());
            let sizes: Vec<usize> = groups.filter(|size| *size > 0).collect();
            let most = sizes.iter().copied().max().expect("a group");
            for language in Language::ALL {
                let card = counts_card(by, &DATASET, &counting, language);
                let verb = if language == Language::ZhHans { "最多" } else { " lead" };
                let (_, rest) = card.takeaway.split_once(verb).expect("there are leaders");
                let plain = vec![most as f64, sizes.len() as f64];
                check(&topic, &card.takeaway, &numbers(rest, &[], language), plain, Vec::new());
                told += 1;
            }
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn the_takeaway_of_the_selection_has_the_numbers_of_the_newest_edition() {
    let newest = rows("editions.csv").into_iter().max_by_key(|row| row["year"].clone()).expect("an edition");
    let cell = |name: &str| newest[name].parse::<f64>().expect("a number");
    for language in Language::ALL {
        let takeaway = selection_card(&DATASET, language).takeaway;
        let plain = vec![cell("year"), cell("submissions"), cell("events"), cell("measures")];
        check("selection", &takeaway, &numbers(&takeaway, &[], language), plain, Vec::new());
    }
}

// The English takeaway once read "108 submissions submitted".
#[test]
fn the_english_takeaway_of_the_selection_says_submissions_once() {
    let takeaway = selection_card(&DATASET, Language::En).takeaway;
    assert_eq!(takeaway.matches("submi").count(), 1, "{takeaway}");
}

/// The newest year in which both areas have values that may be compared.
fn comparable_year(indicator: &str, first: &str, second: &str) -> Option<(u16, Seen, Seen)> {
    let (first, second) = (series(indicator, first), series(indicator, second));
    let pairs = first.iter().rev().filter_map(|(year, one)| second.get(year).map(|two| (*year, one, two)));
    let mut good =
        pairs.filter(|(_, one, two)| one.is_usable() && two.is_usable() && (one.status == "B") == (two.status == "B"));
    good.next().map(|(year, one, two)| (year, one.clone(), two.clone()))
}

#[test]
fn the_takeaway_of_two_areas_has_the_newest_year_in_which_they_can_be_compared() {
    let (province, nation) = (areas("province")[0], areas("nation")[0]);
    let mut compared = 0;
    for indicator in INDICATORS.iter() {
        let id = indicator["id"].as_str();
        let chosen =
            Comparison { indicator: id.into(), areas: vec![province.into(), nation.into()], years: Vec::new() };
        let is_there = |area: &str| series(id, area).values().any(|seen| seen.value.is_some());
        if !is_there(province) || !is_there(nation) {
            continue;
        }
        for language in Language::ALL {
            let takeaway = comparison_card(&DATASET, &chosen, language).expect("a card").takeaway;
            let found = numbers_of(id, &takeaway, language);
            let (mut plain, mut percent) = (Vec::new(), Vec::new());
            if let Some((year, first, second)) = comparable_year(id, province, nation) {
                let (apart, share) = difference(&first, &second);
                plain.extend([f64::from(year), first.value.expect("a value"), second.value.expect("a value"), apart]);
                percent.extend(share);
                compared += 1;
            }
            check(id, &takeaway, &found, plain, percent);
        }
    }
    assert!(compared > 10, "{compared} comparisons");
}
