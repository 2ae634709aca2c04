//! The takeaways of comparisons of years, and of more than two areas.

use guangdong_ip_atlas::charts::comparison_card;
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::view_state::Comparison;

use super::figures::{AREAS, INDICATORS, Seen, areas, difference, main_area, refusals, series, valued};
use super::written::check;
use super::{DATASET, numbers_of};

/// The areas that have a value, in the order of the cards.
fn with_values(indicator: &str) -> Vec<&'static str> {
    let codes = ["province", "nation", "city", "sar", "customs_district"].into_iter().flat_map(areas);
    codes.filter(|area| !valued(&series(indicator, area)).is_empty()).collect()
}

fn takeaway(indicator: &str, areas: &[&str], years: &[u16], language: Language) -> String {
    let areas = areas.iter().map(ToString::to_string).collect();
    let chosen = Comparison { indicator: indicator.into(), areas, years: years.to_vec() };
    comparison_card(&DATASET, &chosen, language).expect("a card").takeaway
}

#[test]
fn the_takeaway_of_two_years_is_about_the_first_area_in_which_they_can_be_compared() {
    let (mut compared, mut refused) = (0, 0);
    for id in INDICATORS.iter().map(|row| row["id"].as_str()).filter(|id| !with_values(id).is_empty()) {
        let of_main = series(id, main_area(id));
        let known = valued(&of_main);
        let [(from, _), .., (to, _)] = known[..] else { continue };
        let found = with_values(id).into_iter().map(|area| series(id, area)).find(|one| {
            let both = [from, to].map(|year| one.get(&year).filter(|seen| seen.is_usable()));
            both.iter().all(Option::is_some) && refusals(one, from, to).is_empty()
        });
        for language in Language::ALL {
            let sentence = takeaway(id, &[], &[from, to], language);
            let (mut plain, mut percent) = (Vec::new(), Vec::new());
            if let Some(of_area) = &found {
                let (first, second) = (&of_area[&from], &of_area[&to]);
                let (apart, share) = difference(first, second);
                // The first year stands before its value, and again in "difference from …".
                plain.extend([from, to, from].map(f64::from));
                plain.extend([first.value, second.value].into_iter().flatten());
                plain.push(apart);
                percent.extend(share);
                compared += 1;
            } else {
                refused += 1;
            }
            check(id, &sentence, &numbers_of(id, &sentence, language), plain, percent);
        }
    }
    assert!(compared > 20 && refused > 2, "{compared} compared, {refused} refused");
}

#[test]
fn the_takeaway_of_three_and_four_areas_has_the_newest_year_with_a_difference_from_the_first() {
    let mut compared = 0;
    for id in INDICATORS.iter().map(|row| row["id"].as_str()) {
        for count in [3, 4] {
            let chosen: Vec<&str> = with_values(id).into_iter().take(count).collect();
            if chosen.len() < count {
                continue;
            }
            let all: Vec<_> = chosen.iter().map(|area| series(id, area)).collect();
            let can = |one: Option<&Seen>, two: Option<&Seen>| {
                let (Some(one), Some(two)) = (one, two) else { return false };
                one.is_usable() && two.is_usable() && (one.status == "B") == (two.status == "B")
            };
            let mut years: Vec<u16> = all.iter().flat_map(|one| one.keys().copied()).collect();
            years.sort_unstable();
            let newest =
                years.into_iter().rev().find(|year| all[1..].iter().any(|one| can(all[0].get(year), one.get(year))));
            for language in Language::ALL {
                let sentence = takeaway(id, &chosen, &[], language);
                let (mut plain, mut percent) = (Vec::new(), Vec::new());
                if let Some(year) = newest {
                    plain.push(f64::from(year));
                    plain.extend(all.iter().filter_map(|one| one.get(&year)?.value));
                    for other in all[1..].iter().filter(|one| can(all[0].get(&year), one.get(&year))) {
                        let (apart, share) = difference(&all[0][&year], &other[&year]);
                        plain.push(apart);
                        percent.extend(share);
                        compared += 1;
                    }
                }
                check(id, &sentence, &numbers_of(id, &sentence, language), plain, percent);
            }
        }
    }
    assert!(compared > 10 && AREAS.len() > 20, "{compared} comparisons");
}
