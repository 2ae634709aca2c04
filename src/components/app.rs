//! The page as a whole.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::sync::OnceLock;

use leptos::prelude::*;

use super::Atlas;
use super::about::About;
use super::active_filters::ActiveFilters;
use super::back_to_all::BackToAll;
use super::dynamic::{MaybeView, aria, part};
use super::entry_list::EntryList;
use super::filters::FilterPanel;
use super::grid_card::GridCard;
use super::header::Header;
use super::headline::Headline;
use super::kept::Kept;
use super::lazy::{
    Lazy, data_part, embed_part, entry_part, kiosk_part, mechanisms_part, source_panel_part, statistics_part,
};
use super::notice::Notice;
use super::search_box::SearchBox;
use super::steps::{self, in_time, is_due};
use crate::browser::{page, panic_page};
use crate::dataset::{CHARACTER_TABLE, Dataset, MAPPABLE_TABLE, PackageTexts, WholeTable, embedded_first};
use crate::locale::Language;
use crate::query::{CharacterTable, Engine};
use crate::statistics::{Grid, Mappable, read_mappable};
use crate::view_state::{Mode, OVERVIEW_CARDS, View};

/// What a page is built on; read once, however often the page is built.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    pub(super) dataset: &'static Dataset,
    pub(super) mappable: &'static [Mappable],
    pub(super) engine: &'static Engine,
    pub(super) characters: &'static CharacterTable,
    pub(super) grid: &'static Grid,
    /// The package that a visitor has opened; `None` is the embedded one.
    pub(super) opened: Option<&'static OpenedPackage>,
    /// Its entries, if they are not here.
    pub(super) kept: Option<Kept>,
}

impl Ground {
    /// The ground of a package: what its texts, or the embedded ones, are read into. It stays as long as the page.
    pub(super) fn new(
        dataset: Dataset,
        mappable: &str,
        characters: &str,
        opened: Option<&'static OpenedPackage>,
    ) -> Self {
        let dataset = &*Box::leak(Box::new(dataset));
        let characters = &*Box::leak(Box::new(CharacterTable::parse(characters)));
        Self {
            dataset,
            mappable: read_mappable(mappable).leak(),
            engine: Box::leak(Box::new(Engine::new(dataset, characters))),
            characters,
            grid: Box::leak(Box::new(Grid::new(&dataset.areas))),
            opened,
            kept: None,
        }
    }

    /// Address of the package on show, if it came from one.
    pub(super) fn address(self) -> Option<&'static str> {
        self.opened.and_then(|opened| opened.address.as_deref())
    }
}

/// A package that a visitor has opened.
pub struct OpenedPackage {
    /// Its texts.
    pub texts: PackageTexts,
    /// Its tables, once something has asked for them.
    pub tables: OnceLock<Vec<WholeTable>>,
    /// Address of its descriptor; `None` if it came from files.
    pub address: Option<String>,
    /// What it was called where it came from: a file, a folder, an address.
    pub origin: String,
    /// The language before it was opened: it may have only the other one.
    pub asked: Language,
}

thread_local! {
    /// The embedded package, to which there is always a way back.
    static EMBEDDED: Cell<Option<Ground>> = const { Cell::new(None) };
    /// The page that stands, to be taken down by whoever builds the next one.
    static STANDING: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Reads the embedded package and puts the page into `#app`. A package that cannot be read leaves the static page
/// and says why.
pub fn mount() {
    match embedded_first() {
        Ok(dataset) => {
            let ground = Ground::new(dataset, MAPPABLE_TABLE, CHARACTER_TABLE, None);
            EMBEDDED.set(Some(ground));
            build(ground);
        }
        Err(error) => return panic_page::report(&error.to_string()),
    }
    page::set_ready();
}

/// Builds the page that the address asks for, in place of the one that stands.
///
/// A screen in a hall does so after each round: memos of Leptos keep a trace of every reader that they ever had, and
/// ask all of them at every change, so a page that has shown its views ten thousand times is slow and large.
pub(super) fn build(ground: Ground) {
    page::set_root_attribute("data-release", &ground.dataset.version);
    // First down, then up: both are in the same element.
    take_down();
    let standing = leptos::mount::mount_to(page::mount_point(), move || {
        Atlas::provide(ground);
        view! { <App/> }.into_any()
    });
    STANDING.set(Some(Box::new(standing)));
}

/// Takes the page down that stands.
pub(super) fn take_down() {
    // A dialog is no part of its tree, but speaks of what stands there.
    page::close_dialogs();
    drop(STANDING.take());
}

/// Builds the page on the embedded package again.
#[cfg(feature = "opening")]
pub(super) fn build_embedded() {
    if let Some(ground) = EMBEDDED.get() {
        build(ground);
    }
}

/// Header and main part. The main part is built anew for each language and mode.
#[component]
fn App() -> impl IntoView {
    let atlas = Atlas::get();
    let step = steps::begin(atlas);
    // A frame has neither head nor foot of the page, but a line of its own.
    let head = part(move || (atlas.mode() != Mode::Embed).then(|| view! { <Header/> }).or_nothing());
    view! {
        {head}
        {part(move || {
            atlas.parts.language_at.track();
            atlas.parts.mode_at.track();
            view! { <Main step/> }
        })}
        {part(move || match atlas.mode() {
            Mode::Page => ().into_any(),
            Mode::Embed => view! { <Lazy load=embed_part is_light=true/> }.into_any(),
            Mode::Kiosk => view! { <Lazy load=kiosk_part/> }.into_any(),
        })}
    }
}

#[component]
fn Main(
    /// How far the page is built.
    step: RwSignal<u8>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let mode = atlas.mode_now();
    let is_begun = is_due(step, steps::VIEW);
    let view = part(move || match atlas.view() {
        _ if !is_begun.get() => ().into_any(),
        View::Statistics => view! { <Lazy load=statistics_part/> }.into_any(),
        View::Mechanisms => view! { <Lazy load=mechanisms_part/> }.into_any(),
        // Nothing but texts to take along and ways out: not on a screen in a hall.
        View::Data if mode != Mode::Kiosk => view! { <Lazy load=data_part/> }.into_any(),
        View::Overview | View::Data => view! { <Overview step/> }.into_any(),
    });
    // The page around a frame has a main part of its own: this one is named, and has the heading that the head would have.
    let site = atlas.site();
    let name = (mode == Mode::Embed).then_some(site);
    let heading = (mode == Mode::Embed).then(|| view! { <h1 class="visually-hidden">{site}</h1> }).or_nothing();
    let has_figure = Memo::new(move |_| atlas.parts.statistics.with(|choices| choices.figure.is_some()));
    let panel = part(move || has_figure.get().then(|| view! { <Lazy load=source_panel_part/> }).or_nothing());
    view! {
        <main id="content" tabindex="-1" class="page" aria-label=name aria-busy=aria(move || step.get() < steps::WHOLE)>
            {heading}
            <Notice/>
            {opened_bar(atlas)}
            {view}
            // It tells of the files beside the page: those of the embedded package.
            {(mode == Mode::Page && atlas.opened.is_none())
                .then(|| in_time(step, steps::WHOLE, |_| view! { <About/> }.into_any()))
                .or_nothing()}
            {panel}
        </main>
    }
}

/// Which package was opened, where one was.
#[cfg(feature = "opening")]
fn opened_bar(atlas: Atlas) -> AnyView {
    atlas.opened.map(|_| view! { <Lazy load=super::lazy::opened_part is_light=true/> }).or_nothing()
}

#[cfg(not(feature = "opening"))]
fn opened_bar(_: Atlas) -> AnyView {
    ().into_any()
}

/// The overview, or one of its cards alone.
#[component]
fn Overview(
    /// How far the page is built.
    step: RwSignal<u8>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let card_at = Memo::new(move |_| {
        atlas.parts.statistics.with(|choices| {
            let place = choices.card.as_ref().and_then(|key| OVERVIEW_CARDS.iter().position(|card| card == key));
            place.unwrap_or(OVERVIEW_CARDS.len())
        })
    });
    part(move || {
        let alone = OVERVIEW_CARDS.get(card_at.get()).copied();
        let shown = |cards: &[&str]| alone.is_none_or(|card| cards.contains(&card));
        view! {
            {alone.map(|_| view! { <BackToAll/> }).or_nothing()}
            <div class=if alone.is_some() { "left is-alone" } else { "left" }>
                {shown(&["headline"]).then(|| view! { <Headline/> }).or_nothing()}
                {shown(&["grid"]).then(|| in_time(step, steps::GRID, |_| view! { <GridCard/> }.into_any())).or_nothing()}
            </div>
            <div class=if alone.is_some() { "right is-alone" } else { "right" }>
                {shown(&["list"]).then(|| view! { <SearchBox/> <ActiveFilters/> }).or_nothing()}
                {shown(&["list", "entry"]).then(|| in_time(step, steps::FILTERS, list_or_entry)).or_nothing()}
            </div>
        }
    })
}

/// The open entry, or the filters and then the list.
fn list_or_entry(step: RwSignal<u8>) -> AnyView {
    let atlas = Atlas::get();
    // One memo for both: the list goes when an entry opens, and the entry part keys itself.
    let has_entry = Memo::new(move |_| atlas.entry().is_some());
    part(move || {
        if has_entry.get() {
            return view! { <Lazy load=entry_part/> }.into_any();
        }
        view! {
            <FilterPanel/>
            {in_time(step, steps::LIST, |step| view! { <EntryList is_whole=is_due(step, steps::WHOLE)/> }.into_any())}
        }
        .into_any()
    })
    .into_any()
}
