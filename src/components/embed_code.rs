//! The code that puts a card or the whole view on somebody's page, with a live preview (F21).

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::html::{Dialog, Iframe};
use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click, event, flag, part, words};
use super::kept::place_of_entry;
use super::lazy::Figures;
use super::nav::view_name;
use crate::browser::{address, clipboard, dialog, frame, page};
use crate::export::{EmbedCode, FRAME_MESSAGES};
use crate::locale::Language;
use crate::view_state::{Appearance, ViewState};

/// Widths and heights that can be asked for, in CSS pixels.
const SIZES: std::ops::RangeInclusive<u32> = 200..=20_000;
const HEIGHT: u32 = 600;

/// What is chosen in the dialog. Numbers are places in the lists of choices.
#[derive(Clone, Copy)]
struct Choice {
    kind: RwSignal<usize>,
    language: RwSignal<usize>,
    appearance: RwSignal<usize>,
    pinned: RwSignal<usize>,
    width: RwSignal<String>,
    height: RwSignal<String>,
}

/// Opens the dialog for the card with this key, or with an empty key for the whole view.
pub fn open(atlas: Atlas, card: String) {
    // The dialog is no part of the page's own tree: it goes when it is closed.
    let mounted: Rc<RefCell<Option<Box<dyn Any>>>> = Rc::default();
    let kept = mounted.clone();
    let on_close = move || {
        let kept = kept.clone();
        // Not from within its own event.
        leptos::task::spawn_local(async move { drop(kept.borrow_mut().take()) });
    };
    let handle = leptos::mount::mount_to(page::mount_point(), move || {
        provide_context(atlas);
        dialog_view(atlas, card, on_close)
    });
    *mounted.borrow_mut() = Some(Box::new(handle));
}

fn dialog_view(atlas: Atlas, card: String, on_close: impl Fn() + 'static) -> AnyView {
    let language = atlas.language();
    let messages = language.embed_messages();
    let of = |place: Option<usize>| RwSignal::new(place.unwrap_or(0));
    let choice = Choice {
        kind: RwSignal::new(0),
        language: of(Language::ALL.iter().position(|one| *one == language)),
        appearance: RwSignal::new(atlas.parts.appearance_at.get_untracked()),
        pinned: RwSignal::new(0),
        width: RwSignal::new(String::new()),
        height: RwSignal::new(HEIGHT.to_string()),
    };
    let node = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            // It is never opened within a frame: no room has to be kept.
            drop(dialog::open(&node));
        }
    });
    let start = atlas.with_state_untracked(|state| state.embedded(&card));
    let state = Memo::new(move |_| chosen_state(atlas, &start, choice));
    let code = Memo::new(move |_| code(atlas, &state.get(), choice));
    let about = part(move || if choice.pinned.get() == 1 { messages.about_pinned } else { messages.about_live });
    let is_file = address::is_file();
    // Some fifty cards one after the other.
    let is_long =
        atlas.with_state_untracked(|state| card.is_empty() && state.view == crate::view_state::View::Statistics);
    view! {
        <dialog class="source-panel embed-code" node_ref=node aria-labelledby="embed-code-heading" on:close=event(move |_| on_close())>
            <div class="source-panel-head">
                <h2 id="embed-code-heading">{messages.dialog_heading}</h2>
                <button type="button" data-action="close" on:click=click(move |_| {
                    if let Some(node) = node.get_untracked() {
                        dialog::close(&node);
                    }
                })>{messages.close}</button>
            </div>
            <div class="embed-choices">{controls(atlas, choice)}</div>
            <p class="remark">{about}</p>
            <p class="remark">{messages.about_hosts}</p>
            {is_file.then(|| view! { <p class="remark" role="note">{messages.about_file}</p> }).or_nothing()}
            {is_long.then(|| view! { <p class="remark" role="note">{messages.about_long}</p> }).or_nothing()}
            <CodeField code/>
            // What was opened from a file may frame nothing.
            {(!is_file).then(|| view! { <h3>{messages.preview}</h3><Preview state choice/> }).or_nothing()}
        </dialog>
    }
    .into_any()
}

/// The state that the frame begins with.
fn chosen_state(atlas: Atlas, start: &ViewState, choice: Choice) -> ViewState {
    ViewState {
        language: Language::ALL.get(choice.language.get()).copied().unwrap_or_default(),
        appearance: Appearance::ALL.get(choice.appearance.get()).copied().unwrap_or_default(),
        release: (choice.pinned.get() == 1).then(|| atlas.dataset.version.clone()),
        ..start.clone()
    }
}

fn size(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|size| SIZES.contains(size))
}

fn code(atlas: Atlas, state: &ViewState, choice: Choice) -> String {
    let (address, hash) = (address::link(""), state.encode());
    let title = [state.language.of(&atlas.dataset.names.site), " · ", &title(atlas, state)].concat();
    let code = EmbedCode {
        address: &address,
        hash: &hash,
        title: &title,
        language: state.language.tag(),
        width: size(&choice.width.get()),
        height: size(&choice.height.get()).unwrap_or(HEIGHT),
        is_auto: choice.kind.get() == 1,
    };
    if choice.kind.get() == 0 { code.div() } else { code.html() }
}

/// What the frame is called, in its own language.
fn title(atlas: Atlas, state: &ViewState) -> String {
    let language = state.language;
    let messages = language.messages();
    let later = language.later_messages();
    let wording = &atlas.dataset.names.wording;
    let entry = || {
        let id = state.entry.as_ref()?;
        let place = untrack(|| place_of_entry(atlas.dataset, atlas.kept, id))?;
        atlas.entry_at(place).map(|entry| &entry.title)
    };
    let mechanism = || {
        let Figures::There(whole) = atlas.figures.get_untracked() else { return None };
        let chosen = state.mechanism.mechanism.as_ref().and_then(|id| whole.mechanism(id));
        chosen.or(whole.mechanisms.first()).map(|mechanism| &mechanism.title)
    };
    let card = state.statistics.card.as_deref().unwrap_or_default();
    let of_package = match card {
        "entry" => entry(),
        "mechanism" => mechanism(),
        id => atlas.dataset.indicator(id).map(|indicator| &indicator.name),
    };
    if let Some(text) = of_package {
        return language.of(text).to_string();
    }
    match (card, state.view) {
        ("grid", _) => return language.filled(messages.grid_heading, wording),
        ("list", _) => messages.list_heading,
        ("selection", _) => later.selection_heading,
        ("comparison", _) => later.comparison_heading,
        ("spotlight", _) => later.spotlight_heading,
        ("topic" | "city" | "year" | "lists", _) => later.counts_heading,
        (_, view) => view_name(view, language, wording),
    }
    .to_string()
}

fn controls(atlas: Atlas, choice: Choice) -> AnyView {
    let language = atlas.language();
    let (messages, general) = (language.embed_messages(), language.messages());
    let languages = Language::ALL.map(|language| language.own_name()).to_vec();
    let appearances = vec![general.appearance_system, general.appearance_light, general.appearance_dark];
    let kinds = vec![messages.kind_div, messages.kind_auto_frame, messages.kind_frame];
    let versions = vec![messages.version_live, messages.version_pinned];
    let language = || menu("language", messages.language, languages, choice.language);
    [
        menu("kind", messages.kind, kinds, choice.kind),
        // A package of one language leaves nothing to choose.
        atlas.dataset.names.only_language.is_empty().then(language).or_nothing(),
        menu("appearance", messages.appearance, appearances, choice.appearance),
        menu("version", messages.version, versions, choice.pinned),
        number("width", messages.width, choice.width),
        number("height", messages.height, choice.height),
    ]
    .into_iter()
    .list()
}

fn menu(name: &'static str, label: &'static str, options: Vec<&'static str>, chosen: RwSignal<usize>) -> AnyView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(place, word)| view! { <option value=place.to_string() prop:selected=flag(move || chosen.get() == place)>{word}</option> })
        .list();
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0));
    view! { <label><span>{label}</span><select data-embed=name on:change=event(choose)>{options}</select></label> }
        .into_any()
}

fn number(name: &'static str, label: &'static str, text: RwSignal<String>) -> AnyView {
    let choose = move |event| text.set(event_target_value(&event));
    view! {
        <label>
            <span>{label}</span>
            <input type="text" inputmode="numeric" data-embed=name prop:value=words(move || text.get()) on:input=event(choose)/>
        </label>
    }
    .into_any()
}

/// The code, to copy by button or by hand.
#[component]
fn CodeField(
    /// The code.
    code: Memo<String>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let (messages, general) = (atlas.language().embed_messages(), atlas.messages());
    let said = RwSignal::new("");
    let copy = move |_| {
        clipboard::copy(&code.get_untracked(), move |is_copied| {
            said.try_set(if is_copied { general.copied } else { atlas.later_messages().copy_by_hand });
            if !is_copied {
                page::select_soon("#embed-code");
            }
        });
    };
    view! {
        <label for="embed-code">{messages.code}</label>
        <textarea id="embed-code" class="by-hand" readonly rows="6" spellcheck="false" prop:value=words(move || code.get())></textarea>
        <p>
            <button type="button" data-action="copy-code" on:click=click(copy)>{messages.copy_code}</button>
            " "
            <span aria-live="polite" class="remark">{words(move || said.get().to_string())}</span>
        </p>
    }
}

/// The frame as it will be.
#[component]
fn Preview(
    /// What it shows.
    state: Memo<ViewState>,
    /// Size and kind.
    choice: Choice,
) -> impl IntoView {
    let node = NodeRef::<Iframe>::new();
    let told = RwSignal::new(0.0_f64);
    let listening = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(frame) = node.get() {
            let height_type = [FRAME_MESSAGES, "height"].concat();
            listening.set_value(Some(frame::listen_height(&frame, height_type, move |height| {
                told.try_set(height);
            })));
        }
    });
    Effect::new(move || {
        let fixed = f64::from(size(&choice.height.get()).unwrap_or(HEIGHT));
        let height = if choice.kind.get() < 2 && told.get() > 0.0 { told.get() } else { fixed };
        if let Some(frame) = node.get() {
            frame::set_height(&frame, height);
        }
    });
    on_cleanup(move || listening.dispose());
    let source = move || address::link(&state.with(ViewState::encode));
    let width = move || size(&choice.width.get()).map_or("100%".to_string(), |width| width.to_string());
    let title = Atlas::get().language().embed_messages().preview;
    view! {
        <div class="embed-preview">
            <iframe node_ref=node title=title src=words(source) width=words(width)></iframe>
        </div>
    }
}
