//! All facets.

use leptos::prelude::*;

use super::Atlas;
use super::active_filters::area_name;
use super::disclosure::Unfolding;
use super::dynamic::part;
use super::facet_group::{FacetGroup, FacetOption};
use crate::dataset::{AreaKind, ListKind, sorted};
use crate::query::FacetCounts;
use crate::view_state::toggle;

/// Edition, list and topic in sight; area and place behind a disclosure, for the grid is beside them.
#[component]
pub fn FilterPanel() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    // Open from the start when a link has chosen something in there.
    let is_open = atlas.parts.filters.with_untracked(|filters| !filters.places.is_empty() || !filters.areas.is_empty());
    let more = part(move || {
        view! {
            <FacetGroup legend=messages.facet_area facet="city" options=areas(atlas)/>
            <FacetGroup legend=messages.facet_place facet="place" options=places(atlas)/>
        }
    });
    view! {
        <section class="filters" aria-labelledby="filters-heading">
            <h2 id="filters-heading" class="visually-hidden">{messages.filters_heading}</h2>
            <FacetGroup legend=messages.facet_year facet="year" options=years(atlas)/>
            <FacetGroup legend=messages.facet_list facet="list" options=lists(atlas)/>
            <FacetGroup legend=messages.facet_topic facet="topic" options=topics(atlas)/>
            // More options than all the others together.
            <Unfolding summary=messages.more_filters class="more-filters" is_open make=more/>
        </section>
    }
}

fn at(counts: &[u32], place: usize) -> u32 {
    counts.get(place).copied().unwrap_or(0)
}

fn years(atlas: Atlas) -> Vec<FacetOption> {
    let language = atlas.language();
    atlas
        .engine
        .years()
        .iter()
        .enumerate()
        .map(|(place, &year)| FacetOption {
            value: year.to_string(),
            name: language.edition(year),
            count: Box::new(move |counts: &FacetCounts| at(&counts.years, place)),
            is_chosen: Box::new(move |filters| filters.years.contains(&year)),
            toggle: Box::new(move |filters| toggle(&mut filters.years, year)),
        })
        .collect()
}

fn lists(atlas: Atlas) -> Vec<FacetOption> {
    let language = atlas.language();
    ListKind::ALL
        .iter()
        .enumerate()
        .map(|(place, &list)| FacetOption {
            value: list.as_str().to_string(),
            name: language.list_name(list, &atlas.dataset.names.wording).into(),
            count: Box::new(move |counts: &FacetCounts| at(&counts.lists, place)),
            is_chosen: Box::new(move |filters| filters.lists.contains(&list)),
            toggle: Box::new(move |filters| toggle(&mut filters.lists, list)),
        })
        .collect()
}

fn topics(atlas: Atlas) -> Vec<FacetOption> {
    let language = atlas.language();
    let topics = atlas.dataset.topics.iter().enumerate();
    topics
        .map(|(place, topic)| FacetOption {
            value: topic.id.clone(),
            name: language.of(&topic.name).into(),
            count: Box::new(move |counts: &FacetCounts| at(&counts.topics, place)),
            is_chosen: Box::new(move |filters| filters.topics.contains(&topic.id)),
            toggle: Box::new(move |filters| toggle(&mut filters.topics, topic.id.clone())),
        })
        .collect()
}

/// The whole ("province-wide") first, then the areas of the grid.
fn areas(atlas: Atlas) -> Vec<FacetOption> {
    let language = atlas.language();
    let areas: Vec<_> = atlas
        .dataset
        .areas
        .iter()
        .enumerate()
        .filter(|(_, area)| area.kind == AreaKind::Whole || area.tile.is_some())
        .collect();
    sorted(areas, |(_, area)| area.kind as u64)
        .into_iter()
        .map(|(place, area)| FacetOption {
            value: area.code.clone(),
            name: area_name(atlas, &area.code, language),
            count: Box::new(move |counts: &FacetCounts| at(&counts.areas, place)),
            is_chosen: Box::new(move |filters| filters.areas.contains(&area.code)),
            toggle: Box::new(move |filters| toggle(&mut filters.areas, area.code.clone())),
        })
        .collect()
}

fn places(atlas: Atlas) -> Vec<FacetOption> {
    let language = atlas.language();
    let places = atlas.dataset.places.iter().enumerate();
    places
        .map(|(at_place, place)| FacetOption {
            value: place.id.clone(),
            name: language.of(&place.name).into(),
            count: Box::new(move |counts: &FacetCounts| at(&counts.places, at_place)),
            is_chosen: Box::new(move |filters| filters.places.contains(&place.id)),
            toggle: Box::new(move |filters| toggle(&mut filters.places, place.id.clone())),
        })
        .collect()
}
