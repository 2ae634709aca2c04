//! One entry, whole.

use leptos::prelude::*;

use super::Atlas;
use super::active_filters::area_name;
use super::dynamic::{MaybeView, Views, click, part, words};
use super::embed_button::EmbedButton;
use super::entry_facts::EntryFacts;
use super::entry_item::open;
use super::entry_ties::EntryTies;
use super::long_list_return;
use super::source_line::SourceLine;
use super::text::{Marked, Plain};
use crate::browser::{clipboard, page};
use crate::dataset::{Entry, Text};
use crate::locale::Language;
use crate::statistics::{Ground, related};

/// The open entry. Keyed: the next entry is built anew, and no disclosure stays open on another fact.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    // On a phone the entry lies below the grid.
    page::show_soon("[data-card=entry]");
    view! {
        <For each=move || atlas.entry() key=|entry| entry.id.as_str() let:entry>
            <EntryView entry/>
        </For>
    }
    .into_any()
}

/// Title letter for letter, place, actors, summary, facts by scope, sources, neighbours, related entries, link.
#[component]
pub fn EntryView(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    long_list_return::opened(&entry.id);
    let language = atlas.language();
    let messages = language.messages();
    let later = language.later_messages();
    let topic = atlas.dataset.topic(&entry.topic_id);
    let official = (language != Language::ZhHans && !entry.title.zh.is_empty())
        .then(|| {
            view! {
                <p class="entry-official">
                    <span class="label">{later.entry_official_title}</span>
                    <span lang="zh-Hans-CN">{entry.title.zh.as_str()}</span>
                    // Whose the titles of another package are, that does not say.
                    {atlas.opened.is_none().then(|| view! { <span class="remark">{later.entry_title_ours}</span> }).or_nothing()}
                </p>
            }
        })
        .or_nothing();
    let note = (!entry.note.is_empty())
        .then(|| {
            view! {
                <p class="entry-note">
                    <span class="label">{messages.note}</span>
                    <Plain text=&entry.note/>
                </p>
            }
        })
        .or_nothing();
    view! {
        <section class="card entry-view" data-card="entry" aria-labelledby="entry-heading">
            <Steps entry/>
            <article data-entry=entry.id.as_str()>
                <p class="entry-place">{atlas.place_on_list(entry)}</p>
                <h2 id="entry-heading" tabindex="-1"><Marked text=&entry.title is_name=true/></h2>
                {official}
                <p class="entry-summary"><Marked text=&entry.summary/></p>
                {note}
                <dl class="entry-data">
                    <dt>{messages.facet_topic}</dt>
                    <dd>{topic.map(|topic| view! { <Plain text=&topic.name/> }).or_nothing()}</dd>
                    <dt>{messages.entry_where}</dt>
                    <dd>{places(atlas, entry)}</dd>
                    <dt>{messages.entry_actors}</dt>
                    <dd>{actors(atlas, entry)}</dd>
                </dl>
                <EntryFacts entry/>
            </article>
            <EntryTies entry/>
            <RelatedEntries entry/>
            {(!atlas.is_kiosk()).then(|| view! { <OwnLink entry/> }).or_nothing()}
            <SourceLine ids=sources(entry)/>
            <EmbedButton card="entry"/>
        </section>
    }
}

/// Back to the list, previous and next in the list's order.
#[component]
fn Steps(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.messages();
    let later = atlas.later_messages();
    let back = move |_| {
        atlas.choose(|state| state.entry = None);
        atlas.focus_soon(&format!("[data-card=list] [data-entry=\"{}\"] a", entry.id));
    };
    let beside = move |step: i32| -> Option<&'static Entry> {
        if let Some(kept) = atlas.kept {
            kept.arrived.track();
            let [previous, next] = kept.keeper.neighbours(&entry.id)?.beside;
            return if step < 0 { previous } else { next };
        }
        let order = atlas.order();
        let row = atlas.dataset.entries.iter().position(|other| other.id == entry.id)?;
        atlas.selection.with(|selection| {
            let place = atlas.engine.place_of(selection, order, row as u32)?.checked_add_signed(step)?;
            let beside = atlas.engine.window(selection, order, place..place + 1);
            beside.first().and_then(|row| atlas.dataset.entries.get(*row as usize))
        })
    };
    let step = move |step: i32, label: &'static str| {
        part(move || {
            beside(step)
                .map(|other| {
                    view! {
                        <a
                            class="button"
                            href=format!("#{}", atlas.entry_hash(&other.id))
                            on:click=click(move |event| open(atlas, other, &event))
                        >
                            {label}
                        </a>
                    }
                })
                .or_nothing()
        })
    };
    view! {
        <nav class="steps" aria-label=messages.list_heading>
            <button type="button" data-control="back" on:click=click(back)>{later.entry_back}</button>
            <span class="steps-beside">{step(-1, later.entry_previous)}{step(1, later.entry_next)}</span>
        </nav>
    }
}

/// Areas with partners called so, then the places below the city.
fn places(atlas: Atlas, entry: &'static Entry) -> AnyView {
    let language = atlas.language();
    let areas = entry.areas.iter().map(|(code, relation)| {
        let name = area_name(atlas, code, language);
        match relation {
            crate::dataset::AreaRelation::Place => name,
            crate::dataset::AreaRelation::Partner => match language {
                Language::ZhHans => format!("{name}（{}）", language.relation_name(*relation)),
                Language::En => format!("{name} ({})", language.messages().partner),
            },
        }
    });
    let places = entry.place_ids.iter().filter_map(|id| atlas.dataset.place(id));
    let named: Vec<AnyView> = areas
        .map(|name| name.into_any())
        .chain(places.map(|place| view! { <Plain text=&place.name/> }.into_any()))
        .collect();
    joined(named, language)
}

fn actors(atlas: Atlas, entry: &'static Entry) -> AnyView {
    let language = atlas.language();
    let names: Vec<&'static Text> =
        entry.actors.iter().filter_map(|(id, _)| atlas.dataset.actor(id)).map(|actor| &actor.name).collect();
    if names.is_empty() {
        return view! { <span class="unknown">{language.later_messages().entry_no_actors}</span> }.into_any();
    }
    joined(names.into_iter().map(|text| view! { <Marked text is_name=true/> }.into_any()).collect(), language)
}

fn joined(parts: Vec<AnyView>, language: Language) -> AnyView {
    let comma = if language == Language::ZhHans { "、" } else { "; " };
    parts.into_iter().enumerate().map(|(place, part)| ((place > 0).then_some(comma), part)).list()
}

/// Keys of the sources of title, actors and facts, each once.
fn sources(entry: &Entry) -> Vec<String> {
    let all = std::iter::once(&entry.source_id)
        .chain(entry.actors.iter().map(|(_, source)| source))
        .chain(entry.facts.iter().map(|fact| &fact.source_id));
    let mut ids: Vec<String> = Vec::new();
    for id in all {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

/// Entries that share a place, actor, city or topic, each with its ground.
#[component]
fn RelatedEntries(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let found = move || match atlas.kept {
        Some(kept) => {
            kept.arrived.track();
            kept.keeper.neighbours(&entry.id).map_or_else(Vec::new, |found| found.related.clone())
        }
        None => {
            let found = related(atlas.dataset, entry, 5).into_iter();
            let entries = &atlas.dataset.entries;
            found.filter_map(|found| entries.get(found.index).map(|other| (other, found.grounds))).collect()
        }
    };
    part(move || related_list(atlas, found()))
}

fn related_list(atlas: Atlas, found: Vec<(&'static Entry, Vec<Ground>)>) -> AnyView {
    let language = atlas.language();
    let later = language.later_messages();
    let any = !found.is_empty();
    let items = found
        .into_iter()
        .map(|(other, grounds)| {
            let mut words: Vec<String> = grounds
                .iter()
                .map(|ground| match ground {
                    Ground::Place => later.same_place,
                    Ground::Area => later.same_area,
                    Ground::Topic => later.same_topic,
                    Ground::Actor => later.same_actor,
                })
                .map(String::from)
                .collect();
            words.dedup();
            view! {
                <li>
                    <a
                        href=format!("#{}", atlas.entry_hash(&other.id))
                        on:click=click(move |event| open(atlas, other, &event))
                    >
                        <Plain text=&other.title/>
                    </a>
                    <span class="remark">{other.year.to_string()}" · "{language.join(&words)}</span>
                </li>
            }
        })
        .list();
    any.then(|| {
        view! {
            <section class="related" aria-labelledby="related-heading">
                <h3 id="related-heading">{later.entry_related}</h3>
                <ul>{items}</ul>
            </section>
        }
    })
    .or_nothing()
}

/// The entry's own link, to copy by button or by hand.
#[component]
fn OwnLink(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let later = atlas.later_messages();
    if !atlas.has_links() {
        return view! { <p class="remark">{later.no_links}</p> }.into_any();
    }
    let link = atlas.link(&atlas.entry_hash(&entry.id));
    let said = RwSignal::new("");
    let copy = {
        let link = link.clone();
        move |_| {
            clipboard::copy(&link, move |copied| {
                if !copied {
                    page::select_soon("#own-link");
                }
                said.set(if copied { later.entry_copied } else { later.entry_copy_failed });
            });
        }
    };
    view! {
        <div class="own-link">
            <label for="own-link">{later.entry_link}</label>
            <input id="own-link" type="text" readonly value=link/>
            <button type="button" on:click=click(copy)>{later.entry_copy}</button>
            <span aria-live="polite" class="remark">{words(move || said.get().to_string())}</span>
        </div>
    }
    .into_any()
}
