//! The scenes of the package as view states.

use crate::dataset::{Dataset, Kiosk, Scene};
use crate::locale::Language;
use crate::view_state::{Layer, View, ViewState};

/// Where the programme is. The default is its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How many times everything has been shown.
    pub round: usize,
    /// Place of the scene.
    pub scene: usize,
    /// Stop of a mechanism, from 0; 0 for every other scene.
    pub step: usize,
}

/// What is shown, round after round.
#[derive(Clone, Debug)]
pub struct Programme {
    scenes: Vec<Shown>,
    languages: Vec<Language>,
}

#[derive(Clone, Debug)]
enum Shown {
    Grid(Option<String>),
    Chart(String),
    /// Key and number of stops.
    Mechanism(String, usize),
    /// Keys of the entries; how many scenes of a round show one, and which of those this is.
    Entries(Vec<String>, usize, usize),
}

impl Programme {
    /// The scenes that `dataset`, the whole package, can show. Where there is none, the grid.
    pub fn new(kiosk: &Kiosk, dataset: &Dataset) -> Self {
        let mut scenes: Vec<Shown> = Vec::new();
        for (place, scene) in kiosk.scenes.iter().enumerate() {
            scenes.extend(Shown::of(scene, dataset, &kiosk.scenes, place));
        }
        if scenes.is_empty() {
            scenes.push(Shown::Grid(None));
        }
        let languages = kiosk.languages.iter().filter_map(|word| Language::from_word(word)).collect();
        Self { scenes, languages }
    }

    /// How many scenes a round has.
    pub fn count(&self) -> usize {
        self.scenes.len()
    }

    /// What comes after this.
    pub fn after(&self, place: Place) -> Place {
        let stops = match self.scenes.get(place.scene) {
            Some(Shown::Mechanism(_, stops)) => *stops,
            _ => 1,
        };
        if place.step + 1 < stops {
            return Place { step: place.step + 1, ..place };
        }
        if place.scene + 1 < self.count() {
            return Place { scene: place.scene + 1, step: 0, ..place };
        }
        Place { round: place.round + 1, ..Place::default() }
    }

    /// How long this stays: a stop of a mechanism half as long as a scene.
    pub fn time_ms(&self, place: Place, scene_ms: u32) -> u32 {
        if matches!(self.scenes.get(place.scene), Some(Shown::Mechanism(..))) { scene_ms / 2 } else { scene_ms }
    }

    /// What this shows, on a screen whose state is `home` when nothing is chosen.
    pub fn state(&self, place: Place, home: &ViewState) -> ViewState {
        let mut state = home.clone();
        if let Some(language) = self.languages.get(place.round % self.languages.len().max(1)) {
            state.language = *language;
        }
        match self.scenes.get(place.scene) {
            Some(Shown::Grid(indicator)) => {
                state.layer = indicator.clone().map(|indicator| Layer { indicator, period: None });
            }
            Some(Shown::Chart(card)) => {
                state.view = View::Statistics;
                state.statistics.card = Some(card.clone());
            }
            Some(Shown::Mechanism(id, _)) => {
                state.view = View::Mechanisms;
                state.mechanism.mechanism = Some(id.clone());
                state.mechanism.step = u16::try_from(place.step + 1).ok();
            }
            Some(Shown::Entries(ids, times, which)) => {
                state.entry = ids.get((place.round * times + which) % ids.len().max(1)).cloned();
            }
            None => {}
        }
        state
    }
}

impl Shown {
    fn of(scene: &Scene, dataset: &Dataset, all: &[Scene], place: usize) -> Option<Self> {
        match scene {
            Scene::Grid(id) if id.is_empty() => Some(Self::Grid(None)),
            Scene::Grid(id) => dataset.indicator(id).map(|found| Self::Grid(Some(found.id.clone()))),
            Scene::Chart(id) => dataset.indicator(id).map(|found| Self::Chart(found.id.clone())),
            Scene::Mechanism(id) => {
                let stops = |id: &str| dataset.mechanism(id).map_or(0, |mechanism| mechanism.whole_nodes().count());
                Some(Self::Mechanism(id.clone(), stops(id))).filter(|_| stops(id) > 0)
            }
            Scene::Entry(year) => {
                let of_year = dataset.entries.iter().filter(|entry| entry.year == *year);
                let ids: Vec<String> = of_year.map(|entry| entry.id.clone()).collect();
                let times = all.iter().filter(|other| *other == scene).count();
                let which = all.iter().take(place).filter(|other| *other == scene).count();
                (!ids.is_empty()).then_some(Self::Entries(ids, times, which))
            }
        }
    }
}
