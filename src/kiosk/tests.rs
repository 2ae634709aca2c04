//! The programme over the embedded package, and the screen over made-up times.

use std::collections::BTreeSet;

use super::{Deed, Phase, Place, Programme, Screen, Times};
use crate::dataset::{KIOSK_TABLE, Kiosk, Scene, embedded, read_kiosk};
use crate::locale::Language;
use crate::view_state::{KioskChoices, Mode, View, ViewState};

fn times() -> Times {
    Times::new(&Kiosk::default(), &KioskChoices::default())
}

fn home() -> ViewState {
    ViewState { mode: Mode::Kiosk, is_large: true, ..ViewState::default() }
}

#[test]
fn every_scene_of_the_package_is_shown_and_nothing_of_it_is_dropped() {
    let whole = embedded().expect("valid");
    let kiosk = read_kiosk(KIOSK_TABLE);
    let programme = Programme::new(&kiosk, &whole);
    assert_eq!(programme.count(), kiosk.scenes.len());
    let mut place = Place::default();
    let mut seen = Vec::new();
    while place.round < 3 {
        let mut state = programme.state(place, &home());
        assert_eq!((state.mode, state.is_large), (Mode::Kiosk, true));
        let shown = state.clone();
        assert_eq!(state.settle(&whole, &|_, _| true), []);
        assert_eq!(state.settle_figures(&whole), []);
        assert_eq!(state, shown);
        seen.push((place, shown));
        place = programme.after(place);
    }
    for mechanism in &whole.mechanisms {
        let told = seen
            .iter()
            .filter(|(place, state)| place.round == 0 && state.mechanism.mechanism.as_deref() == Some(&mechanism.id));
        let steps: Vec<u16> = told.filter_map(|(_, state)| state.mechanism.step).collect();
        let whole_nodes = mechanism.nodes.iter().filter(|node| node.parent_id.is_empty()).count();
        assert_eq!(steps, (1..=whole_nodes as u16).collect::<Vec<_>>(), "{}", mechanism.id);
    }
    // Ten entries a round: after three rounds every one of the 25 was there.
    let entries: BTreeSet<&str> = seen.iter().filter_map(|(_, state)| state.entry.as_deref()).collect();
    let listed: BTreeSet<&str> =
        whole.entries.iter().filter(|entry| entry.year == 2024).map(|entry| entry.id.as_str()).collect();
    assert_eq!(entries, listed);
    assert!(seen.iter().any(|(_, state)| state.view == View::Statistics));
    assert!(seen.iter().any(|(_, state)| state.layer.is_some()));
}

#[test]
fn what_the_package_does_not_have_is_left_out_and_rounds_change_the_language() {
    let whole = embedded().expect("valid");
    let scenes = vec![
        Scene::Chart("nothing".to_string()),
        Scene::Grid(String::new()),
        Scene::Entry(1900),
        Scene::Mechanism("none".to_string()),
    ];
    let languages = vec!["en".to_string(), "zh-Hans".to_string()];
    let programme = Programme::new(&Kiosk { scenes, languages, ..Kiosk::default() }, &whole);
    assert_eq!(programme.count(), 1);
    let language = |round| programme.state(Place { round, ..Place::default() }, &home()).language;
    assert_eq!([language(0), language(1), language(2)], [Language::En, Language::ZhHans, Language::En]);
    let empty = Programme::new(&Kiosk::default(), &whole);
    assert_eq!(empty.count(), 1);
    assert_eq!(empty.state(Place::default(), &home()), home());
}

#[test]
fn a_touch_stops_the_scenes_idleness_asks_and_no_answer_leads_home() {
    let times = times();
    assert_eq!((times.scene_ms, times.idle_ms, times.warning_ms), (20_000, 120_000, 20_000));
    let mut screen = Screen::new(0.0);
    assert_eq!(screen.tick(19_999.0, 20_000, &times), Deed::Nothing);
    assert_eq!(screen.tick(20_000.0, 20_000, &times), Deed::Next);
    assert_eq!(screen.tick(30_000.0, 20_000, &times), Deed::Nothing);
    screen.touch(31_000.0);
    assert_eq!((screen.phase(), screen.left_s(31_000.0, &times)), (Phase::Visiting, None));
    assert_eq!(screen.tick(150_999.0, 20_000, &times), Deed::Nothing);
    assert_eq!(screen.tick(151_000.0, 20_000, &times), Deed::Ask);
    assert_eq!(screen.left_s(151_000.0, &times), Some(20));
    assert_eq!(screen.left_s(170_500.0, &times), Some(1));
    screen.touch(170_600.0);
    assert_eq!(screen.phase(), Phase::Visiting);
    assert_eq!(screen.tick(290_600.0, 20_000, &times), Deed::Ask);
    assert_eq!(screen.tick(310_599.0, 20_000, &times), Deed::Nothing);
    assert_eq!(screen.tick(310_600.0, 20_000, &times), Deed::Home);
    assert_eq!(screen.phase(), Phase::Playing);
}

#[test]
fn after_a_night_asleep_there_is_one_step_not_thousands() {
    let times = times();
    let mut screen = Screen::new(0.0);
    let morning = 8.0 * 3_600_000.0;
    assert_eq!(screen.tick(morning, 20_000, &times), Deed::Next);
    assert_eq!(screen.tick(morning + 1.0, 20_000, &times), Deed::Nothing);
    // Somebody was there when it fell asleep: they are asked, not thrown out.
    screen.touch(morning + 2.0);
    assert_eq!(screen.tick(2.0 * morning, 20_000, &times), Deed::Ask);
    assert_eq!(screen.tick(2.0 * morning + 1.0, 20_000, &times), Deed::Nothing);
}

#[test]
fn the_page_is_loaded_anew_at_night_or_above_the_ceiling_and_never_while_somebody_touches() {
    let times = times();
    let (hour, later) = (3_600_000.0, 5.0 * 3_600_000.0);
    let mut screen = Screen::new(0.0);
    assert!(screen.may_reload(later, later, 3, 0, &times));
    assert!(!screen.may_reload(later, later, 4, 0, &times));
    assert!(!screen.may_reload(hour, hour, 3, 0, &times), "it has just been loaded");
    assert!(screen.may_reload(hour, hour, 12, 600_000_001, &times));
    assert!(!screen.may_reload(hour, hour, 12, 600_000_000, &times));
    assert!(
        !screen.may_reload(hour, 599_999.0, 12, u64::MAX, &times),
        "a ceiling that is too low must not load it for ever"
    );
    screen.touch(later);
    assert!(!screen.may_reload(later + hour, later, 3, 0, &times), "somebody is there");
    screen = screen.begin(later + hour);
    assert!(screen.may_reload(later + hour, later, 3, 0, &times), "an hour ago");
    screen.play(later);
    assert!(!screen.may_reload(later + 299_999.0, later, 3, u64::MAX, &times));
    assert!(screen.may_reload(later + 300_000.0, later, 3, u64::MAX, &times));
}

#[test]
fn the_address_rules_over_the_package_within_what_people_can_live_with() {
    let (mut state, dropped) = ViewState::decode("mode=kiosk&scene=5&idle=30&warning=1&reload=23&memory=200&speed=50");
    assert_eq!(dropped, []);
    let times = Times::new(&Kiosk::default(), &state.kiosk);
    assert_eq!((times.scene_ms, times.idle_ms, times.warning_ms), (5_000, 30_000, 20_000));
    assert_eq!((times.reload_hour, times.memory_bytes, times.speed), (23, 200_000_000, 50));
    state.kiosk.address = Some("https://example.org/".to_string());
    assert_eq!(ViewState::decode(&state.encode()), (state, Vec::new()));
    let (_, dropped) = ViewState::decode("address=javascript:x&scene=020&idle=-1&speed=");
    assert_eq!(dropped.len(), 4);
}
