//! Which cards can be shown alone, and in which view each of them stands: a card's key tells its view by itself.

use super::statistics::OWN_CARDS;
use super::{Dropped, Mode, StatisticsChoices, View, ViewState};
use crate::dataset::Dataset;

/// Keys of the cards of the overview. `entry` is the open entry.
pub const OVERVIEW_CARDS: [&str; 4] = ["headline", GRID_CARD, "list", "entry"];

/// Key of the city grid.
pub const GRID_CARD: &str = "grid";

/// Key of the card of the mechanism that is chosen.
pub const MECHANISM_CARD: &str = "mechanism";

/// The view of the card with this key; `None` where the package has no such card.
fn view_of(key: &str, dataset: &Dataset) -> Option<View> {
    if OVERVIEW_CARDS.contains(&key) {
        Some(View::Overview)
    } else if key == MECHANISM_CARD {
        Some(View::Mechanisms)
    } else {
        (OWN_CARDS.contains(&key) || dataset.indicator(key).is_some()).then_some(View::Statistics)
    }
}

impl ViewState {
    /// Goes to the view of the card that is shown alone; drops a card that is not in the package, and `entry` where none
    /// is open.
    pub(super) fn settle_card(&mut self, dataset: &Dataset, dropped: &mut Vec<Dropped>) {
        let Some(card) = &self.statistics.card else { return };
        match view_of(card, dataset).filter(|_| card != "entry" || self.entry.is_some()) {
            Some(view) => self.view = view,
            None => dropped.extend(self.statistics.card.take().map(|card| Dropped::new("card", &card))),
        }
    }

    /// The same choices on the full page: where a card of the enforcement view stands alone it still does, for it is one
    /// of many; the others have their surroundings back.
    pub fn full_page(&self) -> Self {
        let card = self.statistics.card.clone().filter(|_| self.view == View::Statistics);
        let statistics = StatisticsChoices { card, ..self.statistics.clone() };
        Self { mode: Mode::Page, release: None, statistics, ..self.clone() }
    }

    /// What a frame shows: the card with this key alone, or with an empty key the whole view.
    pub fn embedded(&self, card: &str) -> Self {
        let card = Some(card.to_string()).filter(|card| !card.is_empty());
        // A comparison and tables belong to their cards only; a panel that is open is not what is embedded.
        let comparison =
            self.statistics.comparison.clone().filter(|_| card.as_deref().is_none_or(|key| key == "comparison"));
        let entry = self.entry.clone().filter(|_| card.as_deref().is_none_or(|key| key == "entry"));
        let mut statistics = self.statistics.clone();
        statistics.keep_tables(|key| card.as_deref().is_none_or(|card| card == key));
        let statistics = StatisticsChoices { card, comparison, figure: None, ..statistics };
        Self { mode: Mode::Embed, statistics, entry, ..self.clone() }
    }
}

/// The three numbers of a version of the data, so that later ones are greater; `None` for anything else.
pub fn version_order(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok().filter(|number: &u32| number.to_string() == part));
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    fn read(hash: &str) -> (ViewState, Vec<String>) {
        let dataset = embedded().expect("valid");
        let (mut state, mut dropped) = ViewState::decode(hash);
        dropped.extend(state.settle(&dataset, &|_, _| true));
        (state, dropped.into_iter().map(|part| format!("{}={}", part.name, part.value)).collect())
    }

    #[test]
    fn a_card_tells_its_view_by_itself() {
        for (hash, view) in [
            ("card=grid", View::Overview),
            ("card=list&q=36", View::Overview),
            ("view=data&card=headline", View::Overview),
            ("card=entry&entry=2024-event-07", View::Overview),
            ("card=mechanism&mechanism=hetao-36", View::Mechanisms),
            ("card=selection", View::Statistics),
            ("card=comparison&compare=court_new", View::Statistics),
            ("card=court_new", View::Statistics),
        ] {
            let (state, dropped) = read(hash);
            assert_eq!((state.view, dropped.as_slice()), (view, [].as_slice()), "{hash}");
            assert_eq!(read(&state.encode()).0, state, "{hash}");
        }
    }

    #[test]
    fn an_unknown_card_and_an_entry_that_is_not_there_are_dropped() {
        for (hash, named, kept) in [
            ("card=horoscope", "card=horoscope", ""),
            ("view=statistics&card=horoscope", "card=horoscope", "view=statistics"),
            ("card=entry", "card=entry", ""),
            ("release=newest&card=grid", "release=newest", "card=grid"),
            ("release=1.2", "release=1.2", ""),
            ("release=01.2.0", "release=01.2.0", ""),
        ] {
            let (state, dropped) = read(hash);
            assert_eq!((state.encode().as_str(), dropped.as_slice()), (kept, [named.to_string()].as_slice()), "{hash}");
        }
    }

    #[test]
    fn the_full_page_keeps_what_is_chosen() {
        for (hash, full) in [
            ("year=2024&card=grid&lang=en&mode=embed", "year=2024&lang=en"),
            ("view=statistics&card=court_new&release=1.2.0&mode=embed", "view=statistics&card=court_new"),
            ("view=mechanisms&card=mechanism&mechanism=hetao-36&mode=embed", "view=mechanisms&mechanism=hetao-36"),
        ] {
            assert_eq!(read(hash).0.full_page().encode(), full);
        }
    }

    #[test]
    fn a_frame_has_what_belongs_to_its_card() {
        let state = read("view=statistics&year=2024&table=court_new,topic&compare=court_new&years=2021,2024&figure=court_new,440000,2021").0;
        assert_eq!(state.embedded("topic").encode(), "view=statistics&year=2024&card=topic&table=topic&mode=embed");
        assert_eq!(
            state.embedded("").encode(),
            "view=statistics&year=2024&table=court_new,topic&compare=court_new&years=2021,2024&mode=embed"
        );
        assert_eq!(read("entry=2024-event-07").0.embedded("grid").encode(), "card=grid&mode=embed");
    }

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        assert!(version_order("1.10.0") > version_order("1.9.9"));
        for wrong in ["", "1", "1.2", "1.2.3.4", "1.2.x", "+1.2.3", "1.2.03", "v1.2.3"] {
            assert_eq!(version_order(wrong), None, "{wrong}");
        }
    }
}
