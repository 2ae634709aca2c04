//! The hash codec over many states and many broken hashes.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

use guangdong_ip_atlas::dataset::{ListKind, embedded};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::query::{Filters, Order};
use guangdong_ip_atlas::view_state::{Appearance, Layer, ViewState};
use proptest::collection::{hash_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Any key that a package may have: commas, ampersands, percent signs and Han included.
fn keys() -> impl Strategy<Value = Vec<String>> {
    hash_set("[a-z0-9&=,%# 一-龥🙂_-]{1,12}", 0..4).prop_map(|keys| keys.into_iter().collect())
}

fn states() -> impl Strategy<Value = ViewState> {
    let filters = (
        hash_set(0_u16..=9999, 0..4),
        subsequence(ListKind::ALL.to_vec(), 0..=2),
        keys(),
        keys(),
        keys(),
        // Every printable character; control characters never get into a state.
        "[^\\p{Cc}]{0,60}",
    )
        .prop_map(|(years, lists, areas, topics, places, text)| Filters {
            years: years.into_iter().collect(),
            lists,
            areas,
            topics,
            places,
            text,
        });
    let layer = ("[a-z_]{1,20}", option::of(0_u16..=9999)).prop_map(|(indicator, period)| Layer { indicator, period });
    (
        filters,
        select(Order::ALL.to_vec()),
        option::of(layer),
        option::of("[0-9]{4}-(event|measure)-[0-9]{2}"),
        select(Language::ALL.to_vec()),
        select(Appearance::ALL.to_vec()),
    )
        .prop_map(|(filters, order, layer, entry, language, appearance)| ViewState {
            filters,
            order,
            layer,
            entry,
            language,
            appearance,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    //
    #[test]
    fn decode_is_the_inverse_of_encode(state in states()) {
        let (read, dropped) = ViewState::decode(&state.encode());
        prop_assert_eq!(&read, &state);
        prop_assert_eq!(dropped, []);
        // What stands in the address bar survives every program that keeps URL characters.
        prop_assert!(state.encode().bytes().all(|byte| byte.is_ascii_graphic()));
    }

    //
    #[test]
    fn any_text_is_read_without_panic_and_normalised(hash in "\\PC{0,200}") {
        let dataset = embedded().expect("the embedded package is valid");
        let (mut state, _) = ViewState::decode(&hash);
        state.settle(&dataset);
        let (again, dropped) = ViewState::decode(&state.encode());
        prop_assert_eq!(again, state);
        prop_assert_eq!(dropped, []);
    }

    #[test]
    fn hashes_made_of_real_names_and_broken_values_are_read(
        parts in vec((select(vec!["view", "year", "list", "city", "topic", "place", "q", "sort", "indicator", "period",
            "entry", "lang", "appearance", "__proto__", "constructor", ""]), "[%a-f0-9,=一-三]{0,12}"), 0..12)
    ) {
        let hash = parts.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let (state, _) = ViewState::decode(&hash);
        prop_assert_eq!(ViewState::decode(&state.encode()).0, state);
    }
}

#[test]
fn what_the_package_does_not_know_is_dropped_and_the_rest_kept() {
    let dataset = embedded().expect("the embedded package is valid");
    let hash = "year=2024,1999&city=440300,999999&topic=financing,alchemy&entry=2031-event-01&indicator=moon_phase&period=2021";
    let (mut state, unreadable) = ViewState::decode(hash);
    assert_eq!(unreadable, []);
    let dropped: Vec<String> =
        state.settle(&dataset).into_iter().map(|part| format!("{}={}", part.name, part.value)).collect();
    assert_eq!(dropped, ["year=1999", "city=999999", "topic=alchemy", "entry=2031-event-01", "indicator=moon_phase"]);
    assert_eq!(state.encode(), "year=2024&city=440300&topic=financing");
}

#[test]
fn a_hash_of_100_kilobytes_is_read() {
    for hash in [
        "q=".to_string() + &"长".repeat(34_000),
        "&".repeat(100_000),
        "%".repeat(100_000),
        "city=".to_string() + &",".repeat(100_000),
    ] {
        let (state, _) = ViewState::decode(&hash);
        assert_eq!(ViewState::decode(&state.encode()).0, state);
    }
}
