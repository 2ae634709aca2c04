//! The mechanisms view: which one, and that one as a diagram, step by step, and as a list.

use leptos::prelude::*;

use super::Atlas;
use super::back_to_all::BackToAll;
use super::dynamic::{MaybeView, Views, click, part, words};
use super::embed_button::EmbedButton;
use super::entry_item::is_plain_click;
use super::mechanism_concerns::Concerned;
use super::mechanism_diagram::DiagramView;
use super::mechanism_editions::Editions;
use super::mechanism_links::mechanism_hash;
use super::mechanism_node::NodeDetail;
use super::mechanism_outline::OutlineView;
use super::mechanism_tale::Tale;
use super::source_line::SourceLine;
use super::text::Plain;
use crate::dataset::{Dataset, Mechanism};
use crate::diagrams::stops;
use crate::view_state::MechanismChoices;

/// What the parts of a mechanism's card share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The page.
    pub atlas: Atlas,
    /// The whole package.
    pub whole: &'static Dataset,
    /// The mechanism.
    pub mechanism: &'static Mechanism,
    /// Place of the node that is open.
    pub open: Memo<Option<usize>>,
    /// Place of the node at which the step-through is.
    pub told: Memo<Option<usize>>,
    /// Whether the step-through goes on by itself.
    pub is_playing: RwSignal<bool>,
}

impl Shown {
    /// Opens a node, or closes it if it is open.
    pub fn toggle(self, at: usize) {
        let is_open = self.open.get_untracked() == Some(at);
        self.choose(Some(at).filter(|_| !is_open));
    }

    /// Goes to a stop of the step-through, by its place from 0; going on is one step of the history.
    pub fn tell(self, place: usize) {
        self.atlas.tell(|state| {
            state.mechanism.mechanism = Some(self.mechanism.id.clone());
            state.mechanism.step = u16::try_from(place + 1).ok();
        });
    }

    /// Opens a node, or none.
    pub fn choose(self, at: Option<usize>) {
        let atlas = self.atlas;
        self.is_playing.set(false);
        let id = at.and_then(|at| self.mechanism.nodes.get(at)).map(|node| node.id.clone());
        match (&id, self.open.get_untracked().and_then(|at| self.mechanism.nodes.get(at))) {
            (Some(_), _) => atlas.focus_soon("#node-heading"),
            (None, Some(node)) => atlas.focus_soon(&format!("[data-node=\"{}\"] > button", node.id)),
            (None, None) => {}
        }
        atlas.choose(|state| {
            let mechanism = Some(self.mechanism.id.clone());
            state.mechanism = MechanismChoices { mechanism, node: id, ..MechanismChoices::default() };
        });
    }
}

/// The view.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.mechanism_messages();
    let Some(whole) = atlas.whole() else { return ().into_any() };
    if whole.mechanisms.is_empty() {
        return view! { <section class="card mechanisms"><h2>{messages.heading}</h2><p>{messages.none}</p></section> }
            .into_any();
    }
    let at = Memo::new(move |_| {
        atlas.with_state(|state| {
            let of_key = |id: &String| whole.mechanisms.iter().position(|mechanism| mechanism.id == *id);
            state.mechanism.mechanism.as_ref().and_then(of_key).unwrap_or(0)
        })
    });
    let card =
        part(move || whole.mechanisms.get(at.get()).map(|mechanism| view! { <Card whole mechanism/> }).or_nothing());
    let is_alone = Memo::new(move |_| atlas.parts.statistics.with(|choices| choices.card.is_some()));
    let head = part(move || match is_alone.get() {
        true => view! {
            <h2 class="visually-hidden">{messages.heading}</h2>
            <BackToAll/>
        }
        .into_any(),
        false => view! {
            <h2>{messages.heading}</h2>
            <p class="lead">{language.paragraph(&[messages.lead.to_string(), messages.lead_nodes.to_string()])}</p>
            <Choice whole at/>
        }
        .into_any(),
    });
    view! {
        <div class="mechanisms">
            {head}
            {card}
        </div>
    }
    .into_any()
}

/// A link for each mechanism.
#[component]
fn Choice(
    /// The whole package.
    whole: &'static Dataset,
    /// Place of the mechanism that is shown.
    at: Memo<usize>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().mechanism_messages();
    let links = whole
        .mechanisms
        .iter()
        .enumerate()
        .map(|(place, mechanism)| {
            let current = words(move || if at.get() == place { "true" } else { "false" }.to_string());
            let go = move |event: leptos::ev::MouseEvent| {
                if is_plain_click(&event) {
                    event.prevent_default();
                    let mechanism = MechanismChoices { mechanism: Some(mechanism.id.clone()), ..MechanismChoices::default() };
                    atlas.choose(|state| state.mechanism = mechanism);
                }
            };
            let hash = mechanism_hash(atlas, &mechanism.id);
            view! {
                <li>
                    <a href=format!("#{hash}") aria-current=current on:click=click(go)><Plain text=&mechanism.title/></a>
                </li>
            }
        })
        .list();
    view! { <nav class="mechanism-choice" aria-label=messages.choose><ul>{links}</ul></nav> }
}

/// One mechanism.
#[component]
fn Card(
    /// The whole package.
    whole: &'static Dataset,
    /// The mechanism.
    mechanism: &'static Mechanism,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let open = Memo::new(move |_| {
        atlas.with_state(|state| state.mechanism.node.as_ref().and_then(|id| mechanism.node_at(id)))
    });
    let told = Memo::new(move |_| {
        let step = atlas.with_state(|state| state.mechanism.step)?;
        stops(mechanism).get(usize::from(step).checked_sub(1)?).copied()
    });
    let shown = Shown { atlas, whole, mechanism, open, told, is_playing: RwSignal::new(false) };
    let detail = part(move || open.get().map(|at| view! { <NodeDetail shown at/> }).or_nothing());
    let note = (!mechanism.note.is_empty())
        .then(|| {
            view! {
                <p class="mechanism-note">
                    <span class="label">{language.messages().note}</span>
                    <Plain text=&mechanism.note/>
                </p>
            }
        })
        .or_nothing();
    view! {
        <section class="card mechanism" data-card="mechanism" data-mechanism=mechanism.id.as_str() aria-labelledby="mechanism-heading">
            <h3 id="mechanism-heading" tabindex="-1"><Plain text=&mechanism.title/></h3>
            <p class="mechanism-summary"><Plain text=&mechanism.summary/></p>
            <Tale shown/>
            <DiagramView shown/>
            {detail}
            {note}
            <Editions shown/>
            <OutlineView shown/>
            <Concerned shown/>
            <SourceLine ids=sources(mechanism)/>
            <EmbedButton card="mechanism"/>
            <p class="version">{language.data_version(&whole.version, whole.released())}</p>
        </section>
    }
}

/// Keys of the sources of a mechanism and its nodes, each once.
fn sources(mechanism: &Mechanism) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in std::iter::once(&mechanism.source_id).chain(mechanism.nodes.iter().map(|node| &node.source_id)) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}
