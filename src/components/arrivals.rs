//! What waits for parts of the page that are on their way: marks on the timeline, and the focus.

use leptos::prelude::*;

use super::Atlas;
use crate::browser::{page, painted, rows};
use crate::view_state::ViewState;

/// Parts of the page that are on their way, and what waits for them.
#[derive(Default)]
pub(super) struct Coming {
    parts: u32,
    marks: Vec<&'static str>,
    /// Selector of what gets the focus, and whether only if nothing has it by then.
    focus: Option<(String, bool)>,
}

impl Atlas {
    /// Sets a mark once everything that the state asks for is painted.
    pub(super) fn mark(self, name: &'static str) {
        self.coming.update_value(|coming| coming.marks.push(name));
        self.mark_if_there();
    }

    /// A part of the page is on its way.
    pub fn wait(self) {
        self.coming.update_value(|coming| coming.parts += 1);
    }

    /// A part of the page is there, or did not come.
    pub fn arrived(self) {
        self.coming.update_value(|coming| coming.parts = coming.parts.saturating_sub(1));
        self.mark_if_there();
    }

    /// Asks again in the next frame: the change under way may make a part that has to come.
    fn mark_if_there(self) {
        let due = move || {
            let due = self.coming.try_update_value(|coming| {
                let is_there = coming.parts == 0;
                if is_there { (std::mem::take(&mut coming.marks), coming.focus.take()) } else { (Vec::new(), None) }
            });
            let (marks, focus) = due.unwrap_or_default();
            if let Some((selector, if_lost)) = focus.filter(|(_, if_lost)| !if_lost || rows::is_nothing_focused())
                && !page::focus(&selector)
                && if_lost
            {
                // A long list goes to its place by itself, once that is built.
                page::focus("#content:not(:has(.long-list))");
            }
            marks
        };
        // The address is written after the paint: a step of the history costs a millisecond that no frame has to spare.
        painted::mark(due, move || self.write_address());
    }

    /// Focuses the heading of the list, before a change takes away what has the focus: taking that away would have the browser lay
    /// out the page in the middle of the change. Among the statistics it is that of the numbers of entries; if the list comes with the
    /// change, then once it is there.
    pub fn focus_list(self) {
        let headings = "#list-heading, #heading-counts";
        if page::focus(headings) {
            self.coming.update_value(|coming| coming.focus = None);
        } else {
            self.focus_soon(headings);
        }
    }

    /// Focuses the first element that `selector` finds once the change under way is in the page.
    pub fn focus_soon(self, selector: &str) {
        self.coming.update_value(|coming| coming.focus = Some((selector.to_string(), false)));
        self.mark_if_there();
    }

    /// Going through the history may take away what has the focus: then the entry that opens gets it, or in the list the one that was
    /// open (and with it the place where the reader was), or the main part.
    pub(super) fn keep_focus(self, next: &ViewState) {
        if rows::is_nothing_focused() {
            return;
        }
        let selector = match (self.with_state_untracked(|now| now.entry.clone()), &next.entry) {
            (_, Some(_)) => "[data-card=entry] h2".to_string(),
            (Some(id), None) => ["[data-card=list] [data-entry=\"", &id, "\"] a"].concat(),
            (None, None) => "#content".to_string(),
        };
        self.focus_if_lost(selector);
    }

    /// Focuses the first element that `selector` finds once the change under way is in the page, if nothing has the focus by then.
    pub fn focus_if_lost(self, selector: String) {
        self.coming.update_value(|coming| coming.focus = Some((selector, true)));
    }
}
