//! The hash codec over many states and many broken hashes.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

use std::sync::LazyLock;

use guangdong_ip_atlas::dataset::{Dataset, ListKind, embedded};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::query::{Filters, Order};
use guangdong_ip_atlas::statistics::{Mappable, mappable};
use guangdong_ip_atlas::view_state::{
    Appearance, Comparison, Dropped, FigureKey, KioskChoices, Layer, MechanismChoices, Mode, StatisticsChoices,
    TableChoices, TableOrder, View, ViewState,
};
use proptest::collection::{hash_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

static DATASET: LazyLock<Dataset> = LazyLock::new(|| embedded().expect("the embedded package is valid"));
static MAPPABLE: LazyLock<Vec<Mappable>> = LazyLock::new(|| mappable(&DATASET));

/// Whether an indicator has a figure for a tile, in a year or at all.
fn is_mapped(indicator: &str, period: Option<u16>) -> bool {
    let has_period = |one: &Mappable| period.is_none_or(|period| one.periods.contains(&period));
    MAPPABLE.iter().any(|one| one.indicator_id == indicator && has_period(one))
}

/// What is dropped when the package is there, then when its figures are.
fn settle(state: &mut ViewState) -> Vec<Dropped> {
    let mut dropped = state.settle(&DATASET, &is_mapped);
    dropped.extend(state.settle_figures(&DATASET));
    dropped
}

fn written(dropped: &[Dropped]) -> Vec<String> {
    dropped.iter().map(|part| format!("{}={}", part.name, part.value)).collect()
}

const KEY: &str = "[a-z0-9&=,%# 一-龥🙂_-]{1,12}";

/// Any key that a package may have: commas, ampersands, percent signs and Han included.
fn keys() -> impl Strategy<Value = Vec<String>> {
    hash_set(KEY, 0..4).prop_map(|keys| keys.into_iter().collect())
}

fn filters() -> impl Strategy<Value = Filters> {
    (
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
        })
}

/// Areas or years, never both, at most four.
fn comparisons() -> impl Strategy<Value = Comparison> {
    let areas = hash_set(KEY, 0..=4).prop_map(|areas| (areas.into_iter().collect(), Vec::new()));
    let years = hash_set(0_u16..=9999, 0..=4).prop_map(|years| (Vec::new(), years.into_iter().collect()));
    (KEY, prop_oneof![areas, years]).prop_map(|(indicator, (areas, years))| Comparison { indicator, areas, years })
}

fn statistics_choices() -> impl Strategy<Value = StatisticsChoices> {
    let figure = (KEY, KEY, 0_u16..=9999).prop_map(|(indicator, area, period)| FigureKey { indicator, area, period });
    // Only of tables that are shown, one each.
    let tables = keys().prop_flat_map(|tables| {
        let orders = proptest::collection::vec(option::of((0_u8..=254, any::<bool>())), tables.len());
        (proptest::strategy::Just(tables), orders)
    });
    (any::<bool>(), option::of(KEY), tables, option::of(comparisons()), option::of(figure)).prop_map(
        |(is_free_scale, card, (tables, orders), comparison, figure)| StatisticsChoices {
            is_free_scale,
            card,
            table_orders: tables
                .iter()
                .zip(orders)
                .filter_map(|(card, order)| {
                    let (column, is_descending) = order?;
                    Some(TableOrder { card: card.clone(), column, is_descending })
                })
                .collect(),
            tables,
            comparison,
            figure,
        },
    )
}

fn mechanism_choices() -> impl Strategy<Value = MechanismChoices> {
    (option::of(KEY), option::of(KEY), option::of(1_u16..)).prop_map(|(mechanism, node, step)| MechanismChoices {
        mechanism,
        node,
        step,
    })
}

fn kiosk_choices() -> impl Strategy<Value = KioskChoices> {
    (proptest::array::uniform6(option::of(any::<u16>())), option::of("https?://\\PC{0,40}"))
        .prop_map(|(numbers, address)| KioskChoices { numbers, address })
}

fn table_choices() -> impl Strategy<Value = TableChoices> {
    (option::of(KEY), "[^\\p{Cc}]{0,20}", option::of((KEY, any::<bool>()))).prop_map(|(table, rows, order)| {
        TableChoices {
            table,
            rows,
            is_descending: order.as_ref().is_some_and(|(_, is_descending)| *is_descending),
            by: order.map(|(by, _)| by),
        }
    })
}

fn states() -> impl Strategy<Value = ViewState> {
    let layer = ("[a-z_]{1,20}", option::of(0_u16..=9999)).prop_map(|(indicator, period)| Layer { indicator, period });
    (
        (
            select(View::ALL.to_vec()),
            option::of("(https?://[a-z.]{1,9})?[.]{0,2}/[a-z一-龥&#=%,+]{0,9}datapackage[.]json"),
        ),
        filters(),
        select(Order::ALL.to_vec()),
        option::of(layer),
        option::of("[0-9]{4}-(event|measure)-[0-9]{2}"),
        (statistics_choices(), mechanism_choices(), table_choices()),
        select(Language::ALL.to_vec()),
        select(Appearance::ALL.to_vec()),
        (any::<bool>(), select(Mode::ALL.to_vec()), option::of("[1-9][0-9]?\\.[1-9][0-9]?\\.0"), kiosk_choices()),
    )
        .prop_map(
            |(
                (view, package),
                filters,
                order,
                layer,
                entry,
                (statistics, mechanism, tables),
                language,
                appearance,
                (is_large, mode, release, kiosk),
            )| {
                ViewState {
                    package,
                    view,
                    filters,
                    order,
                    layer,
                    entry,
                    statistics,
                    mechanism,
                    tables,
                    language,
                    appearance,
                    is_large,
                    mode,
                    release,
                    kiosk,
                }
            },
        )
}

#[test]
fn an_address_of_a_package_is_told_from_a_table() {
    let (state, dropped) = ViewState::decode("data=other/datapackage.json&view=data&data=entries");
    assert_eq!((state.package.as_deref(), dropped.len()), (Some("other/datapackage.json"), 0));
    assert_eq!(state.tables.table.as_deref(), Some("entries"));
    assert_eq!(ViewState::decode(&state.encode()).0, state);
    // What no address can be is left out and named.
    let (state, dropped) = ViewState::decode(&format!("data={}/a.json", "x".repeat(3000)));
    assert_eq!((state.package, dropped.len()), (None, 1));
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
        let (mut state, _) = ViewState::decode(&hash);
        settle(&mut state);
        let (again, dropped) = ViewState::decode(&state.encode());
        prop_assert_eq!(again, state);
        prop_assert_eq!(dropped, []);
    }

    #[test]
    fn hashes_made_of_real_names_and_broken_values_are_read(
        parts in vec((select(vec!["view", "year", "list", "city", "topic", "place", "q", "sort", "indicator", "period",
            "entry", "scale", "card", "table", "compare", "areas", "years", "figure", "release", "mode", "lang", "appearance", "__proto__", "constructor", ""]), "[%a-f0-9,=一-三]{0,12}"), 0..12)
    ) {
        let hash = parts.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let (mut state, _) = ViewState::decode(&hash);
        prop_assert_eq!(&ViewState::decode(&state.encode()).0, &state);
        settle(&mut state);
        prop_assert_eq!(&ViewState::decode(&state.encode()).0, &state);
    }
}

#[test]
fn what_the_package_does_not_know_is_dropped_and_the_rest_kept() {
    for (hash, named, kept) in [
        (
            "year=2024,1999&city=440300,999999&topic=financing,alchemy&entry=2031-event-01&indicator=moon_phase&period=2021",
            vec!["year=1999", "city=999999", "topic=alchemy", "entry=2031-event-01", "indicator=moon_phase"],
            "year=2024&city=440300&topic=financing",
        ),
        ("indicator=patents_granted&period=1999", vec!["period=1999"], "indicator=patents_granted"),
        (
            "view=statistics&scale=free&card=horoscope&table=topic,court_new,astrology",
            vec!["table=astrology", "card=horoscope"],
            "view=statistics&scale=free&table=topic,court_new",
        ),
        ("view=statistics&card=selection", vec![], "view=statistics&card=selection"),
        ("view=statistics&compare=moon_phase&areas=440000,100000", vec!["compare=moon_phase"], "view=statistics"),
        ("compare=court_new&areas=440000,999999,100000", vec!["areas=999999"], "compare=court_new&areas=440000,100000"),
        ("compare=court_new&years=2021,1999,2024", vec!["years=1999"], "compare=court_new&years=2021,2024"),
        ("figure=court_new,440000,2021", vec![], "figure=court_new,440000,2021"),
        ("figure=court_new,440000,1999", vec!["figure=court_new"], ""),
        ("figure=court_new,999999,2021", vec!["figure=court_new"], ""),
        ("figure=moon_phase,440000,2021", vec!["figure=moon_phase"], ""),
    ] {
        let (mut state, unreadable) = ViewState::decode(hash);
        assert_eq!(unreadable, [], "{hash}");
        assert_eq!(written(&settle(&mut state)), named, "{hash}");
        assert_eq!(state.encode(), kept, "{hash}");
    }
}

#[test]
fn what_cannot_be_compared_is_named_and_the_rest_kept() {
    for (hash, named, kept) in [
        ("view=upstairs&scale=tight", vec!["view=upstairs", "scale=tight"], ""),
        ("compare=pct&areas=a,b&years=2021,2022", vec!["years=2021", "years=2022"], "compare=pct&areas=a,b"),
        ("compare=pct&areas=a,b,c,d,e", vec!["areas=e"], "compare=pct&areas=a,b,c,d"),
        ("compare=pct&years=1,2,3,4,5,6", vec!["years=5", "years=6"], "compare=pct&years=1,2,3,4"),
        ("areas=a,b", vec!["areas="], ""),
        ("figure=pct,440000", vec!["figure=pct,440000"], ""),
        ("figure=pct,440000,soon", vec!["figure=pct,440000,soon"], ""),
    ] {
        let (state, dropped) = ViewState::decode(hash);
        assert_eq!(written(&dropped), named, "{hash}");
        assert_eq!(state.encode(), kept, "{hash}");
    }
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
