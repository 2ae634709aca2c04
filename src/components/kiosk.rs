//! The screen in a hall: plays the scenes of the package, stops at a touch, asks, resets.
//!
//! The clock, the guards and the bar live here; what a scene shows is a view state like any other, so the page itself
//! shows it.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Atlas;
use super::app::build;
use super::kiosk_bar::KioskBar;
use super::kiosk_health::KioskHealth;
use super::kiosk_question::KioskQuestion;
use crate::browser::{address, clock, hall, page, painted};
use crate::dataset::{Dataset, KIOSK_TABLE, read_kiosk};
use crate::kiosk::{Deed, Phase, Place, Programme, Screen, Times};
use crate::view_state::{Mode, ViewState};

/// How far the page is moved against burn-in, in CSS pixels, step by step.
const SHIFTS: [(i32, i32); 8] = [(0, 0), (4, 2), (8, 4), (12, 6), (8, 8), (4, 10), (0, 8), (0, 4)];
const SHIFT_MS: f64 = 60_000.0;
const TICK_MS: u32 = 250;
/// The clock looks this often whether the page should be loaded anew.
const LOOK_MS: f64 = 10_000.0;

/// What outlives the page that is built anew after each round.
#[derive(Clone, Default)]
struct Kept {
    /// Where the programme goes on.
    round: usize,
    screen: Option<Screen>,
    shown: u32,
    error: String,
    home: Option<ViewState>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What the parts of the kiosk share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Hall {
    /// What the screen does.
    pub phase: RwSignal<Phase>,
    /// Where the programme is.
    pub place: RwSignal<Place>,
    /// Seconds that are left to answer.
    pub left_s: RwSignal<u32>,
    /// How many scenes were shown since the page was loaded.
    pub shown: RwSignal<u32>,
    /// The last error that nobody has handled.
    pub error: RwSignal<String>,
    /// Whether the page of the screen's health is open.
    pub is_health_open: RwSignal<bool>,
    /// Scenes of a round.
    pub count: usize,
    /// Where visitors reach the page with their phones; empty for nowhere.
    pub address: StoredValue<String>,
    atlas: Atlas,
    programme: StoredValue<Programme>,
    screen: StoredValue<Screen>,
    home: StoredValue<ViewState>,
    times: Times,
}

impl Hall {
    fn new(atlas: Atlas, whole: &'static Dataset) -> Self {
        let kiosk = read_kiosk(atlas.opened.map_or(KIOSK_TABLE, |opened| &opened.texts.kiosk));
        let kept = KEPT.with_borrow(Kept::clone);
        let home = atlas.with_state_untracked(|now| {
            // The page is also built anew where a visitor changes the language: the screen goes back to its own.
            let is_same = |home: &ViewState| (&home.package, &home.kiosk) == (&now.package, &now.kiosk);
            kept.home.filter(is_same).unwrap_or_else(|| ViewState {
                mode: Mode::Kiosk,
                kiosk: now.kiosk.clone(),
                appearance: now.appearance,
                ..now.fresh()
            })
        });
        let times = Times::new(&kiosk, &home.kiosk);
        let now_ms = now_ms(times);
        let programme = Programme::new(&kiosk, whole);
        let address = home.kiosk.address.clone().unwrap_or(kiosk.public_address);
        Self {
            atlas,
            phase: RwSignal::new(Phase::Playing),
            place: RwSignal::new(Place { round: kept.round, ..Place::default() }),
            left_s: RwSignal::new(0),
            shown: RwSignal::new(kept.shown),
            error: RwSignal::new(kept.error),
            is_health_open: RwSignal::new(false),
            count: programme.count(),
            address: StoredValue::new(address),
            screen: StoredValue::new(kept.screen.map_or(Screen::new(now_ms), |screen| screen.begin(now_ms))),
            programme: StoredValue::new(programme),
            home: StoredValue::new(home),
            times,
        }
    }

    /// Somebody is there.
    pub fn touch(self) {
        self.act(|screen, now_ms| screen.touch(now_ms));
    }

    /// Plays on with the next scene.
    pub fn play(self) {
        self.act(|screen, now_ms| screen.play(now_ms));
        self.next();
    }

    /// The visitor has done: as [`Hall::go_home`].
    pub fn leave(self) {
        self.act(|screen, now_ms| screen.touch(now_ms));
        self.go_home();
    }

    /// Forgets what was chosen and plays from the beginning, on a page that is built anew; the entries go on where they were.
    pub fn go_home(self) {
        self.begin(self.place.get_untracked().round + 1);
    }

    /// Builds the page anew, for this round.
    fn begin(self, round: usize) {
        let home = self.home.get_value();
        let hash = home.encode();
        KEPT.set(Kept {
            round,
            screen: self.screen.try_get_value(),
            shown: self.shown.get_untracked(),
            error: self.error.get_untracked(),
            home: Some(home),
        });
        let ground = self.atlas.ground();
        // After what is under way here: it stands on the page that goes.
        leptos::task::spawn_local(async move {
            address::set_hash(&hash, address::Step::Same);
            page::to_top();
            build(ground);
        });
    }

    fn act(self, act: impl FnOnce(&mut Screen, f64)) {
        self.screen.update_value(|screen| act(screen, now_ms(self.times)));
        self.say_phase();
    }

    fn say_phase(self) {
        let phase = self.screen.with_value(Screen::phase);
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
    }

    fn next(self) {
        let place = self.place.get_untracked();
        let next = self.programme.with_value(|programme| programme.after(place));
        if next.round > place.round {
            return self.begin(next.round);
        }
        self.place.set(next);
        self.show();
    }

    /// Puts the scene on the page.
    fn show(self) {
        let place = self.place.get_untracked();
        let state = self.programme.with_value(|programme| self.home.with_value(|home| programme.state(place, home)));
        // What came before is not needed by anybody.
        painted::forget_changes();
        self.atlas.choose(|now| *now = state);
        page::to_top();
        // Before the scene is painted, so that nobody sees it jump.
        painted::before(|| hall::fit("#content", ".kiosk-bar", true));
        self.shown.update(|shown| *shown += 1);
        page::set_root_attribute("data-scene", &self.shown.get_untracked().to_string());
    }

    fn tick(self) {
        let Some(mut screen) = self.screen.try_get_value() else { return };
        let now_ms = now_ms(self.times);
        let place = self.place.get_untracked();
        let scene_ms = self.programme.with_value(|programme| programme.time_ms(place, self.times.scene_ms));
        let deed = screen.tick(now_ms, scene_ms, &self.times);
        self.screen.set_value(screen);
        match deed {
            Deed::Next => self.next(),
            Deed::Home => self.go_home(),
            Deed::Nothing | Deed::Ask => {}
        }
        if screen.phase() == Phase::Playing {
            hall::fit("#content", ".kiosk-bar", false);
        }
        let left_s = screen.left_s(now_ms, &self.times).unwrap_or_default();
        if self.left_s.get_untracked() != left_s {
            self.left_s.set(left_s);
        }
        self.say_phase();
    }

    /// Loads the page anew at its beginning, where that is due.
    fn look(self) {
        let Some(screen) = self.screen.try_get_value() else { return };
        let (now_ms, run_ms) = (now_ms(self.times), page::now_ms());
        if screen.may_reload(now_ms, run_ms, hall::hour(), hall::health().bytes(), &self.times) {
            hall::reload(&self.home.with_value(ViewState::encode));
        }
    }
}

/// The clock of the screen, which only goes forward; faster for trials.
fn now_ms(times: Times) -> f64 {
    page::now_ms() * f64::from(times.speed)
}

/// The kiosk: its bar, its question, its health; and everything that ticks.
pub fn make() -> AnyView {
    untrack(|| {
        let atlas = Atlas::get();
        let Some(whole) = atlas.whole() else { return ().into_any() };
        let hall = Hall::new(atlas, whole);
        watch(hall);
        hall.show();
        view! {
            <KioskBar hall/>
            <KioskQuestion hall/>
            <KioskHealth hall/>
        }
        .into_any()
    })
}

/// Everything that ticks and listens, as long as the kiosk is there.
fn watch(hall: Hall) {
    let speed = u32::from(hall.times.speed);
    let faster = |time_ms: f64| (time_ms / f64::from(speed)).max(50.0) as u32;
    let mut shifts = (0..SHIFTS.len()).cycle();
    let kept = StoredValue::new_local(Some((
        [
            clock::every((TICK_MS / speed).max(20), move || hall.tick()),
            clock::every(faster(LOOK_MS), move || hall.look()),
            clock::every(faster(SHIFT_MS), move || {
                let (x, y) = shifts.next().and_then(|at| SHIFTS.get(at).copied()).unwrap_or_default();
                hall::shift(x, y);
            }),
        ],
        [
            hall::guard(),
            hall::on_touch(".kiosk-bar", move || {
                let is_playing = hall.phase.get_untracked() == Phase::Playing;
                hall.touch();
                is_playing
            }),
            hall::on_ask_for_health(move || hall.is_health_open.set(true)),
            hall::on_error(move |text| hall.error.set(text)),
            hall::keep_awake(),
        ],
    )));
    Effect::new(move || {
        let phase = hall.phase.get();
        page::set_root_attribute(
            "data-kiosk",
            match phase {
                Phase::Playing => "playing",
                Phase::Visiting | Phase::Asking => "visited",
            },
        );
    });
    on_cleanup(move || {
        kept.set_value(None);
        page::set_root_attribute("data-kiosk", "off");
    });
}
