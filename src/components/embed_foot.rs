//! A page in a frame: its one line instead of head and foot, and its talk with the page around (`public/embed.js` is the
//! other half of that).

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, click, part, words};
use crate::browser::frame::{self, Leaving, Outcome};
use crate::browser::{address, page};
use crate::export::{FRAME_MESSAGES, FRAME_VERSION, height_message, ready_message, selection_message};
use crate::view_state::{ViewState, Wish, version_order};

/// Name, version, the way to the full page; with the first of it the talk begins.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let messages = move || atlas.language_now().embed_messages();
    let leaving = RwSignal::new(None::<Leaving>);
    let links = StoredValue::new_local(frame::watch_links(move |link| {
        leaving.try_set(Some(link));
        page::select_soon(".embed-refused input");
    }));
    on_cleanup(move || links.dispose());
    talk(atlas);

    let full = move || address::link(&atlas.with_state(|state| state.full_page().encode()));
    let version = move || [atlas.language_now().messages().about_version, &atlas.dataset.version].concat();
    let other = part(move || {
        let (language, running) = (atlas.language_now(), atlas.dataset.version.as_str());
        let pinned = atlas.with_state(|state| state.release.clone());
        pinned
            .filter(|pinned| pinned != running)
            .map(|pinned| {
                let is_newer = version_order(running) > version_order(&pinned);
                view! { <p class="embed-release" data-other-release="">{language.other_release(&pinned, running, is_newer)}</p> }
            })
            .or_nothing()
    });
    view! {
        <footer class="embed-foot" aria-label=words(move || atlas.site_now())>
            {other}
            <p>
                <span>{words(move || atlas.site_now())}</span>
                <span>{words(version)}</span>
                <a href=words(full) target="_blank" rel="noopener" data-embed-full="">
                    {words(move || messages().full_page.to_string())}
                    <span class="visually-hidden">{words(move || messages().new_window.to_string())}</span>
                </a>
                <BackToStart/>
            </p>
            {part(move || leaving.with(|link| link.as_ref().map(|link| refused(atlas, leaving, link))).or_nothing())}
        </footer>
    }
    .into_any()
}

/// What the frame showed at first, for visitors who have gone on to another view or card and have no navigation.
#[component]
fn BackToStart() -> impl IntoView {
    let atlas = Atlas::get();
    let start = atlas.with_state_untracked(Clone::clone);
    let place = |state: &ViewState| (state.view, state.statistics.card.clone());
    let first = place(&start);
    let is_elsewhere = Memo::new(move |_| atlas.with_state(|state| place(state) != first));
    let start = StoredValue::new(start);
    let back = move |_| {
        atlas.choose(|state| {
            let ViewState { language, appearance, is_large, .. } = *state;
            *state = ViewState { language, appearance, is_large, ..start.get_value() };
        });
    };
    part(move || {
        let word = move || atlas.language_now().embed_messages().back_to_start.to_string();
        is_elsewhere
            .get()
            .then(|| view! { <button type="button" class="plain" data-action="start" on:click=click(back)>{words(word)}</button> })
            .or_nothing()
    })
}

/// The address of a link that the frame may not follow, under the link.
fn refused(atlas: Atlas, leaving: RwSignal<Option<Leaving>>, link: &Leaving) -> AnyView {
    let messages = atlas.language().embed_messages();
    let words = match link.outcome {
        Outcome::File => messages.file_unknown,
        Outcome::Unsure => messages.popup_unknown,
        Outcome::Refused => messages.popup_refused,
    };
    let box_ = NodeRef::<leptos::html::Div>::new();
    let place = link.place;
    Effect::new(move || {
        if let Some(node) = box_.get() {
            frame::place_under(&node, place);
        }
    });
    on_cleanup(frame::give_room_back);
    view! {
        <div class="embed-refused" role="alert" node_ref=box_>
            <p>{words}</p>
            <input type="text" readonly value=link.address.clone() aria-label=messages.address/>
            <button type="button" on:click=click(move |_| leaving.set(None))>{messages.close}</button>
        </div>
    }
    .into_any()
}

/// Tells the page around that the page is there, how high it is, what is chosen, and does what that page may wish.
fn talk(atlas: Atlas) {
    if !frame::is_framed() {
        return;
    }
    let selection = move || atlas.with_state_untracked(selection_message);
    let told_height = StoredValue::new(String::new());
    let told_selection = StoredValue::new(String::new());
    let tell_once = move |message: String, told: StoredValue<String>| {
        if told.try_get_value().is_some_and(|before| before != message) {
            frame::tell(&message);
            told.set_value(message);
        }
    };
    frame::tell(&ready_message(&atlas.dataset.version));
    let tell_height = move |height: f64| {
        if let Some(message) = height_message(height) {
            tell_once(message, told_height);
        }
    };
    let height = StoredValue::new_local(frame::watch_height(&page::mount_point(), tell_height));
    let hearing = StoredValue::new_local(frame::listen(FRAME_MESSAGES, FRAME_VERSION, move |posted| {
        match Wish::read(&posted.kind, &posted.fields) {
            Some(Wish::Measure) => {
                // Whoever asks makes the frame as high as its content: no room is kept for a scroll bar.
                page::set_root_attribute("data-fitted", "");
                told_height.set_value(String::new());
                told_selection.set_value(String::new());
                if let Some(height) = frame::height(&page::mount_point()) {
                    tell_height(height);
                }
                tell_once(selection(), told_selection);
            }
            Some(wish) => atlas.choose(|state| wish.grant(state)),
            None => {}
        }
    }));
    Effect::new(move || {
        atlas.written.track();
        tell_once(selection(), told_selection);
    });
    on_cleanup(move || {
        height.dispose();
        hearing.dispose();
    });
}
