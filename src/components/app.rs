//! The page as a whole.

use leptos::prelude::*;

use super::Atlas;
use super::about::About;
use super::active_filters::ActiveFilters;
use super::dynamic::{MaybeView, part};
use super::entry_list::EntryList;
use super::filters::FilterPanel;
use super::grid_card::GridCard;
use super::header::Header;
use super::headline::Headline;
use super::lazy::{Lazy, entry_part};
use super::notice::Notice;
use super::search_box::SearchBox;
use crate::browser::{page, panic_page};
use crate::dataset::{CHARACTER_TABLE, embedded};
use crate::query::{CharacterTable, Engine};

/// Reads the embedded package and puts the page into `#app`. A package that cannot be read leaves the static page
/// and says why.
pub fn mount() {
    let dataset = match embedded() {
        Ok(dataset) => &*Box::leak(Box::new(dataset)),
        Err(error) => return panic_page::report(&error.to_string()),
    };
    let characters = &*Box::leak(Box::new(CharacterTable::parse(CHARACTER_TABLE)));
    let engine = &*Box::leak(Box::new(Engine::new(dataset, characters)));
    page::set_root_attribute("data-release", &dataset.version);
    leptos::mount::mount_to(page::mount_point(), move || {
        Atlas::provide(dataset, engine, characters);
        view! { <App/> }
    })
    .forget();
    page::set_ready();
    // A link to an entry: on a phone the entry lies below the grid.
    page::show_soon("[data-card=entry]");
}

/// Header and main part. The main part is built anew for each language.
#[component]
fn App() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <Header/>
        {part(move || {
            atlas.language_at.track();
            view! { <Main/> }
        })}
    }
}

#[component]
fn Main() -> impl IntoView {
    let atlas = Atlas::get();
    let list = part(move || {
        atlas
            .entry()
            .is_none()
            .then(|| {
                view! {
                    <FilterPanel/>
                    <EntryList/>
                }
            })
            .or_nothing()
    });
    let has_entry = Memo::new(move |_| atlas.entry().is_some());
    let entry = part(move || has_entry.get().then(|| view! { <Lazy load=entry_part/> }).or_nothing());
    view! {
        <main id="content" tabindex="-1" class="page">
            <Notice/>
            <div class="left">
                <Headline/>
                <GridCard/>
            </div>
            <div class="right">
                <SearchBox/>
                <ActiveFilters/>
                {list}
                {entry}
            </div>
            <About/>
        </main>
    }
}
