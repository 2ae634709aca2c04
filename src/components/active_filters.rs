//! What is filtered at the moment, each with a way out.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, part};
use super::text::spoken;
use crate::locale::Language;
use crate::query::{Facet, Filters};

/// A chip for each chosen value, and one button for all.
#[component]
pub fn ActiveFilters(
    /// The filters, where they are not those of this very moment.
    #[prop(optional, into)]
    filters: Option<Signal<Filters>>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let filters = filters.unwrap_or_else(|| atlas.parts.filters.into());
    let messages = atlas.messages();
    // What is typed changes the words of a chip, and no chip.
    let shape = Memo::new(move |_| {
        let mut shape = filters.get();
        if shape.is_active(Facet::Text) {
            shape.text = ANY_TEXT.to_string();
        }
        shape
    });
    let words = move || filters.with(|filters| spoken(&format!("“{}”", filters.text), atlas.language()));
    let chips = part(move || {
        let chips = shape.with(|shape| chips(atlas, shape));
        (!chips.is_empty())
            .then(|| {
                let chips = chips
                    .into_iter()
                    .map(|(name, remove)| {
                        let name = match name {
                            Some(name) => spoken(&name, atlas.language()),
                            None => part(words).into_any(),
                        };
                        view! {
                            <li>
                                <button
                                    type="button"
                                    class="chip"
                                    on:click=click(move |_| {
                                        atlas.filter(|filters| remove(filters));
                                        atlas.focus_list();
                                    })
                                >
                                    <span class="visually-hidden">{messages.remove_filter}" "</span>
                                    // One item of the chip, however many languages it is in.
                                    <span>{name}</span>
                                    <span aria-hidden="true">" ×"</span>
                                </button>
                            </li>
                        }
                    })
                    .list();
                view! {
                    <ul aria-label=messages.active_filters>{chips}</ul>
                    <button
                        type="button"
                        class="plain"
                        data-control="clear"
                        on:click=click(move |_| {
                        atlas.filter(|filters| *filters = Filters::default());
                        atlas.focus_list();
                    })
                    >
                        {messages.clear_all}
                    </button>
                }
            })
            .or_nothing()
    });
    view! { <div class="active-filters">{chips}</div> }
}

/// Stands for what is searched.
const ANY_TEXT: &str = "…";

/// Takes a value out of the filters of the moment: others may have come since its chip was made.
type Remove = Box<dyn Fn(&mut Filters)>;

/// The name of each chosen value, none for the text, and what takes it out.
fn chips(atlas: Atlas, filters: &Filters) -> Vec<(Option<String>, Remove)> {
    let language = atlas.language();
    let data = atlas.dataset;
    let mut chips: Vec<(Option<String>, Remove)> = Vec::new();
    for &year in &filters.years {
        let remove = move |filters: &mut Filters| filters.years.retain(|other| *other != year);
        chips.push((Some(language.edition(year)), Box::new(remove)));
    }
    for &list in &filters.lists {
        let remove = move |filters: &mut Filters| filters.lists.retain(|other| *other != list);
        chips.push((Some(language.list_name(list, &data.names.wording).into()), Box::new(remove)));
    }
    for code in filters.areas.iter().cloned() {
        let name = area_name(atlas, &code, language);
        chips.push((Some(name), Box::new(move |filters| filters.areas.retain(|other| *other != code))));
    }
    for id in filters.topics.iter().cloned() {
        let name = data.topic(&id).map_or(id.as_str(), |topic| language.of(&topic.name)).to_string();
        chips.push((Some(name), Box::new(move |filters| filters.topics.retain(|other| *other != id))));
    }
    for id in filters.places.iter().cloned() {
        let name = data.place(&id).map_or(id.as_str(), |place| language.of(&place.name)).to_string();
        chips.push((Some(name), Box::new(move |filters| filters.places.retain(|other| *other != id))));
    }
    if filters.is_active(Facet::Text) {
        chips.push((None, Box::new(|filters| filters.text.clear())));
    }
    chips
}

/// The name of an area as a filter: the whole means "province-wide".
pub fn area_name(atlas: Atlas, code: &str, language: Language) -> String {
    match atlas.dataset.area(code) {
        Some(area) if area.kind == crate::dataset::AreaKind::Whole => {
            language.of(&atlas.dataset.names.wording.whole).into()
        }
        Some(area) => language.of(&area.name).into(),
        None => code.into(),
    }
}
