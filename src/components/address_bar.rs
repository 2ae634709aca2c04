//! The address and the marks of the page follow the state, and the state follows the address.

use leptos::prelude::*;

use super::Atlas;
use super::app::Ground;
use super::lazy::{Figures, fetch_figures};
use super::nav::view_name;
use crate::browser::{address, clock, page};
use crate::view_state::{Appearance, Dropped, Mode, View, ViewState};

/// Who types on has the address follow after a pause: it costs more than the rest of a change, and browsers refuse too many
/// new addresses in a short time.
const PAUSE_MS: u32 = 300;

/// Whether the user types: typing on is one step of the history with what was typed before.
#[derive(Clone, Default)]
pub(super) struct Typing {
    /// The change under way is typing.
    pub(super) is_typing: bool,
    /// The last step was.
    was_typing: bool,
    /// The hash that was written last; what comes first is no step.
    written: Option<String>,
}

impl Atlas {
    pub(super) fn follow_address(self) {
        let listening = StoredValue::new_local(Some(address::on_hash_change(move |hash| {
            self.release();
            // The echo of our own writing.
            if self.state.with_untracked(|state| state.encode() == hash) {
                return;
            }
            // What is typed next is a step of its own, and what was typed before is written no more.
            self.typing_on.set_value(None);
            self.typing.update_value(|typing| (typing.is_typing, typing.was_typing) = (false, false));
            let (mut next, mut dropped) = read_address(self.ground(), &hash);
            if let Figures::There(whole) = self.figures.get_untracked() {
                dropped.extend(next.settle_figures(whole));
            }
            let is_other = self.state.with_untracked(|state| *state != next);
            // A link may say more of a package that is on its way.
            let is_here = next.package.as_deref() == self.ground().address();
            if is_other {
                self.keep_focus(&next);
                self.set(next);
            }
            // What says the same in other words is put right, too: nothing else would.
            let tidy = !dropped.is_empty() || (!is_other && is_here);
            // The notice stays until the next link or choice.
            self.dropped.set(dropped);
            if tidy {
                self.tidy_address();
            }
        })));
        on_cleanup(move || listening.set_value(None));
    }

    /// Writes what the page shows in place of what the link said.
    pub(super) fn tidy_address(self) {
        address::set_hash(&self.state.with_untracked(ViewState::encode), address::Step::Same);
    }

    /// Has every change of the state painted, written into the address and marked.
    pub(super) fn follow_state(self) {
        Effect::new(move |before: Option<Option<String>>| {
            let (needs_figures, package) = self.state.with(|state| (state.layer.is_some(), state.package.clone()));
            // Once: while it is read, and where it cannot be opened, other choices do not have it read again.
            if before.as_ref() != Some(&package) {
                self.follow_package(package.clone());
            }
            // A map of an indicator needs its figures; the mark waits for them.
            if needs_figures && self.figures.with_untracked(|figures| !matches!(figures, Figures::There(_))) {
                fetch_figures(self);
            }
            self.mark(if before.is_none() { "atlas:ready" } else { "atlas:updated" });
            package
        });
    }

    /// Writes the state into the address, at once or when the user stops typing.
    pub(super) fn write_address(self) {
        let is_on = self.typing.try_with_value(|typing| typing.is_typing && typing.was_typing);
        if is_on == Some(true) && self.mode_now() != Mode::Kiosk {
            self.typing_on.set_value(Some(clock::after(PAUSE_MS, move || self.end_typing())));
        } else {
            self.write_address_now();
        }
    }

    /// Writes what was typed, if that is not yet written: what comes next is no typing.
    pub(super) fn end_typing(self) {
        self.typing_on.try_update_value(Option::take);
        if self.typing.try_with_value(|typing| typing.is_typing) == Some(true) {
            self.write_address_now();
            self.typing.update_value(|typing| typing.is_typing = false);
        }
    }

    /// Writes the state as a step of its own or as part of the last one; once for each change.
    fn write_address_now(self) {
        // Steps are told apart by the state of the moment.
        self.release();
        let Some(now) = self.state.try_get_untracked() else { return };
        // The link may say more of a package that is on its way.
        if now.package.as_deref() != self.ground().address() {
            return;
        }
        let (hash, typing) = (now.encode(), self.typing.get_value());
        if typing.written.as_ref() == Some(&hash) {
            return;
        }
        let here = address::hash();
        if here != hash {
            // The address already says it in other words, or the user types on: no step of its own. In a frame no change is
            // one: "back" belongs to the page around.
            let same = typing.written.is_none()
                || now.mode == Mode::Embed
                || read_address(self.ground(), &here).0 == now
                || (typing.is_typing && typing.was_typing)
                // Nobody goes back on a screen in a hall, and weeks of scenes would be as many steps.
                || now.mode == Mode::Kiosk;
            address::set_hash(&hash, if same { address::Step::Same } else { address::Step::New });
        }
        self.typing.set_value(Typing { is_typing: false, was_typing: typing.is_typing, written: Some(hash) });
        self.written.update(|times| *times += 1);
    }

    pub(super) fn dress_page(self) {
        Effect::new(move || {
            let language = self.language_now();
            page::set_root_attribute("lang", language.tag());
            let appearance = Appearance::ALL.get(self.parts.appearance_at.get()).copied().unwrap_or_default();
            page::set_root_attribute("data-appearance", appearance.as_str());
            page::set_root_attribute("data-text", if self.parts.large_at.get() == 1 { "large" } else { "normal" });
            page::set_root_attribute("data-mode", self.mode().as_str());
            let names = &self.dataset.names;
            let site = language.of(&names.site);
            let place = match (self.entry(), self.view()) {
                (Some(entry), _) => language.of(&entry.title),
                (None, View::Overview) => "",
                (None, view) => view_name(view, language, &names.wording),
            };
            page::set_title(&match (place, language.of(&names.subtitle)) {
                ("", "") => site.to_string(),
                ("", subtitle) => format!("{site} · {subtitle}"),
                (place, _) => format!("{place} · {site}"),
            });
        });
    }
}

pub(super) fn read_address(ground: Ground, hash: &str) -> (ViewState, Vec<Dropped>) {
    let (mut state, mut dropped) = ViewState::decode(hash);
    // What a link says of another package can only be judged when that is there: see `Atlas::follow_package`.
    if state.package.as_deref() != ground.address() {
        let mut state = ViewState { appearance: state.appearance, mode: state.mode, ..state.fresh() };
        state.keep_language(ground.dataset);
        return (state, Vec::new());
    }
    dropped.extend(state.settle(ground.dataset, &|indicator, period| {
        let found = ground.mappable.iter().find(|found| found.indicator_id == indicator);
        found.is_some_and(|found| period.is_none_or(|period| found.periods.contains(&period)))
    }));
    (state, dropped)
}
