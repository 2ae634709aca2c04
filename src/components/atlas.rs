//! What every component shares: the package, the engine, and the one view state with its parts.

use leptos::prelude::*;

use super::address_bar::{Typing, read_address};
use super::app::{Ground, OpenedPackage};
use super::arrivals::Coming;
use super::held::Held;
use super::kept::{Kept, place_of_entry};
use super::lazy::Figures;
use super::state_parts::StateParts;
use crate::browser::address;
use crate::browser::clock::Waiting;
use crate::dataset::{Dataset, Entry, Source};
use crate::locale::{Language, LaterMessages, Messages};
use crate::query::{CharacterTable, Engine, Filters, Order, Selection};
use crate::statistics::{Grid, Mappable};
use crate::view_state::{Dropped, Mode, View, ViewState};

/// The shared parts of the page. Cheap to copy; provided as a context by [`Atlas::provide`].
#[derive(Clone, Copy)]
pub struct Atlas {
    /// The package on show, without its figures.
    pub dataset: &'static Dataset,
    /// The whole package, once something has asked for its figures.
    pub figures: RwSignal<Figures>,
    /// Answers filters.
    pub engine: &'static Engine,
    /// Readings and variants of characters, for marking matches.
    pub characters: &'static CharacterTable,
    /// The package on show, if it is not the embedded one.
    pub opened: Option<&'static OpenedPackage>,
    /// Its entries, if a worker keeps them.
    pub(super) kept: Option<Kept>,
    /// Parts of the last link that were left out.
    pub dropped: RwSignal<Vec<Dropped>>,
    /// The city grid of the package.
    pub grid: &'static Grid,
    /// The indicators that can colour it.
    pub mappable: &'static [Mappable],
    /// The parts of the state.
    pub parts: StateParts,
    /// What the filters give.
    pub selection: Memo<Selection>,
    /// Told when the state has been written into the address, after the paint.
    pub written: RwSignal<usize>,
    entry_place: Memo<Option<usize>>,
    pub(super) state: RwSignal<ViewState>,
    pub(super) typing: StoredValue<Typing>,
    /// What was typed and is not yet in the address.
    pub(super) typing_on: StoredValue<Option<Waiting>, LocalStorage>,
    pub(super) coming: StoredValue<Coming>,
    pub(super) held: StoredValue<Option<Held>, LocalStorage>,
}

impl Atlas {
    /// Reads the address, makes the memos and ties the state to the address, the root element and the marks.
    pub(super) fn provide(ground: Ground) -> Self {
        let Ground { dataset, mappable, engine, characters, grid, opened, kept } = ground;
        let (first, first_dropped) = read_address(ground, &address::hash());
        let parts = StateParts::of(&first);
        let state = RwSignal::new(first);
        let atlas = Self {
            dataset,
            // An opened package is there as a whole.
            figures: RwSignal::new(opened.map_or(Figures::Coming, |_| Figures::There(dataset))),
            engine,
            characters,
            opened,
            kept,
            dropped: RwSignal::new(first_dropped),
            grid,
            mappable,
            parts,
            selection: Memo::new(move |_| match kept {
                Some(kept) => kept.selection.get(),
                None => parts.filters.with(|filters| engine.run(filters)),
            }),
            entry_place: Memo::new(move |_| {
                let open = parts.entry.get();
                open.and_then(|id| place_of_entry(dataset, kept, &id))
            }),
            written: RwSignal::new(0),
            state,
            typing: StoredValue::new(Typing::default()),
            typing_on: StoredValue::new_local(None),
            coming: StoredValue::new(Coming::default()),
            held: StoredValue::new_local(None),
        };
        atlas.follow_drops();
        atlas.follow_address();
        atlas.follow_state();
        atlas.dress_page();
        if let Some(kept) = kept {
            kept.keeper.follow(atlas);
        }
        provide_context(atlas);
        atlas
    }

    /// What the page is built on.
    pub(super) fn ground(self) -> Ground {
        let Self { dataset, mappable, engine, characters, grid, opened, kept, .. } = self;
        Ground { dataset, mappable, engine, characters, grid, opened, kept }
    }

    /// The shared parts, from a component below [`Atlas::provide`].
    pub fn get() -> Self {
        expect_context()
    }

    /// Changes what is chosen.
    pub fn choose(self, change: impl FnOnce(&mut ViewState)) {
        self.release();
        // What was typed before is a step of its own.
        self.end_typing();
        self.change(change);
    }

    /// Nothing waits by then.
    fn change(self, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        next.keep_language(self.dataset);
        if self.state.with_untracked(|state| *state != next) {
            self.set_with_answer(next);
        }
    }

    /// Reads something of the state; a memo of what is read keeps the rest from making its reader anew.
    pub fn with_state<T>(self, read: impl FnOnce(&ViewState) -> T) -> T {
        self.state.with(read)
    }

    /// The same, read once.
    pub fn with_state_untracked<T>(self, read: impl FnOnce(&ViewState) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// The source with this key: of the lists at once, of the figures as soon as those are there.
    pub fn source(self, id: &str) -> Option<&'static Source> {
        self.whole().and_then(|whole| whole.source(id)).or_else(|| self.dataset.source(id))
    }

    /// The whole package, if its figures are there.
    pub fn whole(self) -> Option<&'static Dataset> {
        if let Figures::There(whole) = self.figures.get() { Some(whole) } else { None }
    }

    /// The figures are there: keeps them, and drops from the state what they do not have.
    pub fn take_figures(self, whole: &'static Dataset) {
        self.figures.set(Figures::There(whole));
        self.release();
        let mut next = self.state.get_untracked();
        let dropped = next.settle_figures(whole);
        if !dropped.is_empty() {
            self.set(next);
            // No step of its own: Back would lead to the link again.
            self.tidy_address();
            self.dropped.update(|all| all.extend(dropped));
        }
    }

    /// Changes what goes on by itself: going on is one step with what went before.
    pub fn tell(self, change: impl FnOnce(&mut ViewState)) {
        self.release();
        self.typing.update_value(|typing| typing.is_typing = true);
        self.change(change);
    }

    /// Changes the text that rows of a table must have, while the user types.
    pub fn search_rows(self, text: &str) {
        self.tell(|state| state.set_rows(text));
    }

    /// Changes the filters; an open entry gives way to the list.
    pub fn filter(self, change: impl FnOnce(&mut Filters)) {
        self.choose(|state| {
            change(&mut state.filters);
            state.entry = None;
        });
    }

    /// The open entry.
    pub fn entry(self) -> Option<&'static Entry> {
        self.entry_place.get().and_then(|place| self.entry_at(place))
    }

    /// The view.
    pub fn view(self) -> View {
        View::ALL.get(self.parts.view_at.get()).copied().unwrap_or_default()
    }

    /// The mode, followed.
    pub fn mode(self) -> Mode {
        Mode::ALL.get(self.parts.mode_at.get()).copied().unwrap_or_default()
    }

    /// The mode, read once: see the head of this room.
    pub fn mode_now(self) -> Mode {
        Mode::ALL.get(self.parts.mode_at.get_untracked()).copied().unwrap_or_default()
    }

    /// Whether the page is a screen in a hall, read once.
    pub fn is_kiosk(self) -> bool {
        self.mode_now() == Mode::Kiosk
    }

    /// The order of the list.
    pub fn order(self) -> Order {
        Order::ALL.get(self.parts.order_at.get()).copied().unwrap_or_default()
    }

    /// The language, followed.
    pub fn language_now(self) -> Language {
        Language::ALL.get(self.parts.language_at.get()).copied().unwrap_or_default()
    }

    /// The language, read once: see the head of this room.
    pub fn language(self) -> Language {
        Language::ALL.get(self.parts.language_at.get_untracked()).copied().unwrap_or_default()
    }

    /// Name of the site, followed.
    pub fn site_now(self) -> String {
        self.language_now().of(&self.dataset.names.site).to_string()
    }

    /// Name of the site, read once.
    pub fn site(self) -> &'static str {
        self.language().of(&self.dataset.names.site)
    }

    /// A text of the interface with the package's words in it, read once likewise.
    pub fn filled(self, text: &str) -> String {
        self.language().filled(text, &self.dataset.names.wording)
    }

    /// Year, list and place of an entry, read once likewise.
    pub fn place_on_list(self, entry: &Entry) -> String {
        self.language().place_on_list(entry.year, entry.list, entry.position, &self.dataset.names.wording)
    }

    /// The words of the interface, read once: see the head of this room.
    pub fn messages(self) -> &'static Messages {
        self.language().messages()
    }

    /// The words of later parts, read once likewise.
    pub fn later_messages(self) -> &'static LaterMessages {
        self.language().later_messages()
    }

    /// Whether links lead to what is on show: to a package that came from files on this device none does.
    pub fn has_links(self) -> bool {
        self.opened.is_none_or(|opened| opened.address.is_some())
    }

    /// The address of the page with `hash`; empty where no link leads to the package.
    pub fn link(self, hash: &str) -> String {
        if self.has_links() { address::link(hash) } else { String::new() }
    }

    /// The hash that opens the entry `id` alone, in the present language.
    pub fn entry_hash(self, id: &str) -> String {
        self.entry_state(id).encode()
    }

    /// What shows an entry and nothing else that is chosen.
    pub fn entry_state(self, id: &str) -> ViewState {
        self.state.with_untracked(|now| ViewState { entry: Some(id.to_string()), ..now.fresh() })
    }
}
