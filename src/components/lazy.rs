//! Parts of the page that are loaded when they are first wanted.
//!
//! In the served page (feature `split`) each is a file of its own, cut out of the program by `.ci/split.mjs`; without
//! the feature they are part of the program and there at once.

#![allow(unsafe_code)] // the macro that marks the cuts declares an import, which Rust calls unsafe

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, part};
#[cfg(feature = "opening")]
use crate::browser::package_reader::Picked;
use crate::dataset::Dataset;

/// Makes a part of the page.
pub type Make = fn() -> AnyView;

/// A part on its way; an error where its file did not come.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// The file of a part did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a part: `name` loads it. (The inner function has its name, which the cut is known by.)
macro_rules! lazy_part {
    ($($(#[$doc:meta])* $name:ident: $chunk:ident => $value:path as $kind:ty;)+) => {
        $($(#[$doc])*
        pub fn $name() -> Coming<$kind> {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($chunk, fallible)]
            fn $name() -> Result<$kind, NotLoaded> {
                Ok($value)
            }
            #[cfg(not(feature = "split"))]
            async fn $name() -> Result<$kind, NotLoaded> {
                Ok($value)
            }
            Box::pin($name())
        })+
    };
}

lazy_part! {
    /// Reads the whole package.
    figures_part: figures => super::figures::read as fn() -> Option<&'static Dataset>;
    /// Every source.
    sources_part: figures => super::about_lists::sources as Make;
    /// A number's source.
    source_panel_part: figures => super::source_panel::make as Make;
    /// One entry, whole.
    entry_part: entry => super::entry_view::make as Make;
    /// The numbers of the grid as a table.
    grid_table_part: gridtable => super::grid_table::make as Make;
    /// The list of a package with many entries.
    long_list_part: longlist => super::long_list::make as Make;
    /// Every series and figure.
    statistics_part: statistics => super::statistics_view::make as Make;
    /// The mechanisms as diagrams.
    mechanisms_part: mechanisms => super::mechanisms_view::make as Make;
    /// The screen in a hall.
    kiosk_part: kiosk => super::kiosk::make as Make;
    /// Every table and source.
    data_part: data => super::data_view::make as Make;
    /// What a page in a frame has instead of head and foot.
    embed_part: embed => super::embed_foot::make as Make;
    #[cfg(feature = "opening")]
    /// Opens other packages.
    opening_part: opening => super::opening_panel::open as fn(Atlas, Picked);
    #[cfg(feature = "opening")]
    /// Which package was opened.
    opened_part: opening => super::opened_bar::make as Make;
    /// The code for a frame.
    embed_code_part: embedcode => super::embed_code::open as fn(Atlas, String);
}

/// Loads the figures of the package, if they are not there: [`Atlas::figures`] tells.
pub fn fetch_figures(atlas: Atlas) {
    atlas.wait();
    leptos::task::spawn_local(async move {
        // Nobody waits for the outcome: it is in the signal.
        figures(atlas).await.ok();
        atlas.arrived();
    });
}

async fn figures(atlas: Atlas) -> Result<(), NotLoaded> {
    // The page may have been taken down meanwhile: then nobody asks any more.
    let is_missing =
        || atlas.figures.try_with_untracked(|figures| !matches!(figures, Figures::There(_))).unwrap_or(true);
    if is_missing() {
        let read = figures_part().await.map(|read| if is_missing() { read() } else { None });
        match read {
            Ok(Some(whole)) if !atlas.figures.is_disposed() => atlas.take_figures(whole),
            Ok(_) => {}
            Err(_) => {
                atlas.figures.try_set(Figures::Failed);
            }
        }
    }
    if is_missing() { Err(NotLoaded) } else { Ok(()) }
}

/// Opens the dialog with the code for a frame; counts in `failures` where its file does not come.
pub fn open_embed_code(atlas: Atlas, card: String, failures: RwSignal<usize>) {
    let coming = embed_code_part();
    leptos::task::spawn_local(async move {
        match coming.await {
            Ok(open) => open(atlas, card),
            Err(NotLoaded) => drop(failures.try_update(|count| *count += 1)),
        }
    });
}

/// Whether the figures of the package are there.
#[derive(Clone, Copy)]
pub enum Figures {
    /// Not yet.
    Coming,
    /// The whole package.
    There(&'static Dataset),
    /// Their file did not come.
    Failed,
}

#[derive(Clone, Copy)]
enum State {
    Coming,
    There(Make),
    Failed,
}

/// Shows a part as soon as it is there; says so if its file does not come, with a button to try again.
#[component]
pub fn Lazy(
    /// Loads the part.
    load: fn() -> Coming<Make>,
    /// Whether it can do without the figures of the package.
    #[prop(optional)]
    is_light: bool,
) -> impl IntoView {
    let atlas = Atlas::get();
    let state = RwSignal::new(State::Coming);
    let begin = move || {
        atlas.wait();
        // Both files are asked for before either is there.
        if !is_light {
            fetch_figures(atlas);
        }
        let coming = load();
        leptos::task::spawn_local(async move {
            let part = coming.await;
            let part = if is_light { part } else { figures(atlas).await.and(part) };
            let next = part.map_or(State::Failed, State::There);
            // The reader may have gone on.
            state.try_set(next);
            atlas.arrived();
        });
    };
    begin();
    part(move || {
        let messages = atlas.messages();
        match state.get() {
            State::There(make) => make(),
            State::Coming => view! { <p class="coming">{messages.loading}</p> }.into_any(),
            State::Failed => view! {
                <div class="card" role="alert">
                    <p>{messages.not_loaded}</p>
                    <button type="button" on:click=click(move |_| {
                        state.set(State::Coming);
                        begin();
                    })>{messages.try_again}</button>
                </div>
            }
            .into_any(),
        }
    })
}
