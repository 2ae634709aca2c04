//! How an entry is tied to the mechanisms that concern it, and to entries of other editions.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click};
use super::entry_item::{is_plain_click, open};
use super::mechanism_links::mechanism_hash;
use super::source_line::Citation;
use super::text::Plain;
use crate::dataset::{Entry, Relation};
use crate::view_state::{MechanismChoices, View};

/// Both, where there are any.
#[component]
pub fn EntryTies(
    /// The entry.
    entry: &'static Entry,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.mechanism_messages();
    let Some(whole) = atlas.whole() else { return ().into_any() };
    let mechanisms: Vec<AnyView> = whole
        .mechanisms
        .iter()
        .filter(|mechanism| mechanism.nodes.iter().any(|node| node.entry_ids.contains(&entry.id)))
        .map(|mechanism| {
            let go = move |event: leptos::ev::MouseEvent| {
                if is_plain_click(&event) {
                    event.prevent_default();
                    let choices =
                        MechanismChoices { mechanism: Some(mechanism.id.clone()), ..MechanismChoices::default() };
                    atlas.choose(|state| {
                        *state = state.in_view(View::Mechanisms);
                        state.mechanism = choices;
                    });
                    atlas.focus_soon("#mechanism-heading");
                }
            };
            let hash = mechanism_hash(atlas, &mechanism.id);
            view! { <li><a href=format!("#{hash}") on:click=click(go)><Plain text=&mechanism.title/></a></li> }
                .into_any()
        })
        .collect();
    let relations: Vec<AnyView> =
        whole.relations.iter().filter_map(|relation| related(atlas, entry, relation)).collect();
    view! {
        {group("mechanisms", messages.in_mechanism, mechanisms)}
        {group("across-years", messages.across_years, relations)}
    }
    .into_any()
}

fn group(id: &'static str, heading: &'static str, items: Vec<AnyView>) -> AnyView {
    (!items.is_empty())
        .then(|| {
            view! {
                <section class="related" data-ties=id aria-labelledby=format!("ties-{id}")>
                    <h3 id=format!("ties-{id}")>{heading}</h3>
                    <ul>{items}</ul>
                </section>
            }
        })
        .or_nothing()
}

/// The other entry of a relation, what is the same, on what ground, by which source.
fn related(atlas: Atlas, entry: &'static Entry, relation: &'static Relation) -> Option<AnyView> {
    let language = atlas.language();
    let other_id = match (&relation.earlier_id, &relation.later_id) {
        (earlier, later) if *later == entry.id => earlier,
        (earlier, later) if *earlier == entry.id => later,
        _ => return None,
    };
    let other = atlas.dataset.entry(other_id)?;
    // The ground speaks of both entries: its own source, and that of the earlier title.
    let earlier = atlas.dataset.entry(&relation.earlier_id).map(|entry| entry.source_id.as_str());
    let mut ids = vec![relation.source_id.as_str()];
    ids.extend(earlier.filter(|id| *id != relation.source_id));
    let sources = ids
        .into_iter()
        .filter_map(|id| atlas.source(id))
        .map(|source| view! { <p class="remark"><Citation source/></p> })
        .list();
    let item = view! {
        <li>
            <a href=format!("#{}", atlas.entry_hash(&other.id)) on:click=click(move |event| open(atlas, other, &event))>
                <Plain text=&other.title/>
            </a>
            <span class="remark">{language.edition(other.year)}" · "{language.relation_kind_name(relation.kind)}</span>
            <p><Plain text=&relation.ground/></p>
            {sources}
        </li>
    };
    Some(item.into_any())
}
