//! The parts of the state that components follow.
//!
//! Each is a signal of its own, written with the state. As a memo of the state it would have all its readers ask, at every
//! step, whether it has changed: hundreds of them on a page, most of a frame on a slow machine.

use leptos::prelude::*;

use crate::locale::Language;
use crate::query::{Filters, Order};
use crate::view_state::{Appearance, Layer, Mode, StatisticsChoices, View, ViewState};

/// Cheap to copy. Only [`Self::follow`] writes them, but for what is typed.
#[derive(Clone, Copy)]
pub struct StateParts {
    /// The filters.
    pub filters: RwSignal<Filters>,
    /// The search text. Apart from the filters, for each text on the page asks for it.
    pub text: RwSignal<String>,
    /// What the search field says: the text, and what is typed a moment before it is the text.
    pub typed: RwSignal<String>,
    /// The filters without it: what is typed concerns no tile and no option.
    pub chosen: RwSignal<Filters>,
    /// The map layer.
    pub layer: RwSignal<Option<Layer>>,
    /// What is chosen among the statistics.
    pub statistics: RwSignal<StatisticsChoices>,
    /// Identifier of the open entry.
    pub entry: RwSignal<Option<String>>,
    /// Place of the order in [`Order::ALL`]. Numbers, because each type of signal costs bytes.
    pub order_at: RwSignal<usize>,
    /// Place of the language in [`Language::ALL`].
    pub language_at: RwSignal<usize>,
    /// Place of the appearance in [`Appearance::ALL`].
    pub appearance_at: RwSignal<usize>,
    /// 1 if texts and controls are large.
    pub large_at: RwSignal<usize>,
    /// Place of the mode in [`Mode::ALL`].
    pub mode_at: RwSignal<usize>,
    /// Place of the view in [`View::ALL`].
    pub view_at: RwSignal<usize>,
}

impl StateParts {
    /// The parts of a state.
    pub(super) fn of(state: &ViewState) -> Self {
        let number = || RwSignal::new(0);
        let parts = Self {
            filters: RwSignal::new(Filters::default()),
            text: RwSignal::new(String::new()),
            typed: RwSignal::new(String::new()),
            chosen: RwSignal::new(Filters::default()),
            layer: RwSignal::new(None),
            statistics: RwSignal::new(StatisticsChoices::default()),
            entry: RwSignal::new(None),
            order_at: number(),
            language_at: number(),
            appearance_at: number(),
            large_at: number(),
            mode_at: number(),
            view_at: number(),
        };
        parts.follow(state);
        parts
    }

    /// Writes what is another one in `state`: first what the whole page hangs on, then what a part of it does.
    pub(super) fn follow(self, state: &ViewState) {
        write(self.mode_at, &place(Mode::ALL, &state.mode));
        write(self.language_at, &place(Language::ALL, &state.language));
        write(self.appearance_at, &place(Appearance::ALL, &state.appearance));
        write(self.large_at, &usize::from(state.is_large));
        write(self.view_at, &place(View::ALL, &state.view));
        write(self.entry, &state.entry);
        write(self.layer, &state.layer);
        write(self.order_at, &place(Order::ALL, &state.order));
        write(self.statistics, &state.statistics);
        write(self.text, &state.filters.text);
        write(self.typed, &state.filters.text);
        write(self.chosen, &state.filters.without_text());
        write(self.filters, &state.filters);
    }
}

fn write<T: Clone + PartialEq + Send + Sync + 'static>(part: RwSignal<T>, now: &T) {
    if part.with_untracked(|before| before != now) {
        part.set(now.clone());
    }
}

fn place<T: PartialEq>(all: impl IntoIterator<Item = T>, one: &T) -> usize {
    all.into_iter().position(|other| other == *one).unwrap_or(0)
}
