//! The page as a whole.

use leptos::prelude::*;

use super::Atlas;
use super::about::About;
use super::active_filters::ActiveFilters;
use super::back_to_all::BackToAll;
use super::dynamic::{MaybeView, part};
use super::entry_list::EntryList;
use super::filters::FilterPanel;
use super::grid_card::GridCard;
use super::header::Header;
use super::headline::Headline;
use super::lazy::{Lazy, data_part, embed_part, entry_part, mechanisms_part, source_panel_part, statistics_part};
use super::notice::Notice;
use super::search_box::SearchBox;
use crate::browser::{page, panic_page};
use crate::dataset::{CHARACTER_TABLE, MAPPABLE_TABLE, embedded_first};
use crate::query::{CharacterTable, Engine};
use crate::statistics::read_mappable;
use crate::view_state::{Mode, OVERVIEW_CARDS, View};

/// Reads the embedded package and puts the page into `#app`. A package that cannot be read leaves the static page
/// and says why.
pub fn mount() {
    let dataset = match embedded_first() {
        Ok(dataset) => &*Box::leak(Box::new(dataset)),
        Err(error) => return panic_page::report(&error.to_string()),
    };
    let mappable = &*read_mappable(MAPPABLE_TABLE).leak();
    let characters = &*Box::leak(Box::new(CharacterTable::parse(CHARACTER_TABLE)));
    let engine = &*Box::leak(Box::new(Engine::new(dataset, characters)));
    page::set_root_attribute("data-release", &dataset.version);
    leptos::mount::mount_to(page::mount_point(), move || {
        Atlas::provide(dataset, mappable, engine, characters);
        view! { <App/> }
    })
    .forget();
    page::set_ready();
}

/// Header and main part. The main part is built anew for each language and mode.
#[component]
fn App() -> impl IntoView {
    let atlas = Atlas::get();
    // A frame has neither head nor foot of the page, but a line of its own.
    let is_embed = move || atlas.mode() == Mode::Embed;
    let head = part(move || (!is_embed()).then(|| view! { <Header/> }).or_nothing());
    view! {
        {head}
        {part(move || {
            atlas.language_at.track();
            atlas.mode_at.track();
            view! { <Main/> }
        })}
        {part(move || is_embed().then(|| view! { <Lazy load=embed_part is_light=true/> }).or_nothing())}
    }
}

#[component]
fn Main() -> impl IntoView {
    let atlas = Atlas::get();
    let view = part(move || match atlas.view() {
        View::Overview => view! { <Overview/> }.into_any(),
        View::Statistics => view! { <Lazy load=statistics_part/> }.into_any(),
        View::Mechanisms => view! { <Lazy load=mechanisms_part/> }.into_any(),
        View::Data => view! { <Lazy load=data_part/> }.into_any(),
    });
    // The page around a frame has a main part of its own: this one is named, and has the heading that the head would have.
    let site = atlas.messages().site_name;
    let is_embed = Mode::ALL.get(atlas.mode_at.get_untracked()) == Some(&Mode::Embed);
    let name = is_embed.then_some(site);
    let heading = is_embed.then(|| view! { <h1 class="visually-hidden">{site}</h1> }).or_nothing();
    let foot = (!is_embed).then(|| view! { <About/> }).or_nothing();
    let has_figure = Memo::new(move |_| atlas.statistics.with(|choices| choices.figure.is_some()));
    let panel = part(move || has_figure.get().then(|| view! { <Lazy load=source_panel_part/> }).or_nothing());
    view! {
        <main id="content" tabindex="-1" class="page" aria-label=name>
            {heading}
            <Notice/>
            {view}
            {foot}
            {panel}
        </main>
    }
}

/// The overview, or one of its cards alone.
#[component]
fn Overview() -> impl IntoView {
    let atlas = Atlas::get();
    let card_at = Memo::new(move |_| {
        atlas.statistics.with(|choices| {
            let place = choices.card.as_ref().and_then(|key| OVERVIEW_CARDS.iter().position(|card| card == key));
            place.unwrap_or(OVERVIEW_CARDS.len())
        })
    });
    part(move || {
        let alone = OVERVIEW_CARDS.get(card_at.get()).copied();
        let shown = |cards: &[&str]| alone.is_none_or(|card| cards.contains(&card));
        view! {
            {alone.map(|_| view! { <BackToAll/> }).or_nothing()}
            <div class="left" class:is-alone=alone.is_some() hidden=!shown(&["headline", "grid"])>
                {shown(&["headline"]).then(|| view! { <Headline/> }).or_nothing()}
                {shown(&["grid"]).then(|| view! { <GridCard/> }).or_nothing()}
            </div>
            <div class="right" class:is-alone=alone.is_some() hidden=!shown(&["list", "entry"])>
                {shown(&["list"]).then(|| view! { <SearchBox/> <ActiveFilters/> }).or_nothing()}
                {shown(&["list", "entry"]).then(|| view! { <ListOrEntry/> }).or_nothing()}
            </div>
        }
    })
}

#[component]
fn ListOrEntry() -> impl IntoView {
    let atlas = Atlas::get();
    // One memo for both: the list goes when an entry opens, and the entry part keys itself.
    let has_entry = Memo::new(move |_| atlas.entry().is_some());
    part(move || {
        if has_entry.get() {
            return view! { <Lazy load=entry_part/> }.into_any();
        }
        view! {
            <FilterPanel/>
            <EntryList/>
        }
        .into_any()
    })
}
