//! Follows the reader through a long list: which rows are built, and that none of those in sight moves.

use leptos::html::Ol;
use leptos::prelude::*;

use super::Atlas;
use super::long_list_going::Going;
use super::long_list_return;
use super::long_list_rows::{RowSource, Shown};
use crate::browser::rows::Bound;
use crate::browser::{clock, page, painted, rows, surroundings};
use crate::scrolling::{Anchor, FRAMED_STRETCH, RowHeight, STRETCH, Sight, look, opening, settle, stretch_of};
use crate::view_state::Mode;

/// Rows that are not in sight are built when no other change has come for so long: who types on throws them away, and they are
/// three quarters of the work of a character.
const PAUSE_MS: u32 = 300;

/// What the list remembers between two looks.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) anchor: Option<Anchor>,
    pub(super) above_px: f64,
    /// Height of the window that is left for the list; before the first look a guess.
    room_px: f64,
    pub(super) height: RowHeight,
    pub(super) going: Option<Going>,
    /// The end of the page that a key has sent it to.
    pub(super) bound: Option<Bound>,
    /// The page was laid out for paper and scrolled: there it is short, and the place on the screen is lost.
    was_on_paper: bool,
    /// The head of the list is to be seen.
    pub(super) is_to_head: bool,
    /// It was above the window at the last look.
    is_past_head: bool,
    /// Rows were left out between two that are built.
    has_gaps: bool,
    /// Width of the list at the last look.
    width_px: f64,
}

/// A long list on the page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Long {
    /// Its element.
    pub list: NodeRef<Ol>,
    /// Places in a stretch.
    pub stretch_size: u32,
    pub(super) atlas: Atlas,
    pub(super) version: Memo<usize>,
    total: Memo<usize>,
    shown: RwSignal<Shown>,
    pub(super) memory: StoredValue<Memory>,
    /// A look that is still to come.
    looking: StoredValue<Option<clock::Waiting>, LocalStorage>,
}

impl Long {
    /// Begins to follow the reader, until the list goes.
    pub fn provide(atlas: Atlas, source: RowSource) -> Self {
        let none = Shown { version: usize::MAX, stretch: (0, 0), window: (0, 0), apart: None };
        let long = Self {
            list: NodeRef::new(),
            stretch_size: if atlas.mode_now() == Mode::Embed { FRAMED_STRETCH } else { STRETCH },
            atlas,
            version: source.version,
            total: source.total,
            shown: RwSignal::new(none),
            // Head, search and filters stand above it. More rows than are seen cost a slow machine 4 ms each.
            memory: StoredValue::new(Memory { room_px: rows::window_height() / 2.0, ..Memory::default() }),
            looking: StoredValue::new_local(None),
        };
        let watch = StoredValue::new_local(None);
        let resized = StoredValue::new_local(None);
        Effect::new(move || {
            if let Some(list) = long.list.get() {
                let keys = rows::watch_bounds(move |bound| long.head_for(bound), move || long.rest());
                watch.set_value(Some((rows::watch_scrolling(move || long.look()), keys)));
                resized.set_value(surroundings::watch_size(&list, move || long.resized()));
                long.settle_soon();
            }
        });
        Effect::new(move |before: Option<()>| {
            long.version.track();
            long.memory.update_value(|memory| {
                (memory.anchor, memory.above_px, memory.going, memory.bound) = (None, 0.0, None, None);
                memory.is_to_head = before.is_some();
            });
            match before {
                None => long.settle_soon(),
                Some(()) => {
                    clock::before_paint(move || long.begin());
                    let look = move || {
                        long.looking.set_value(None);
                        long.look();
                        // The heights of the rows are learnt, whether or not there are more of them now.
                        clock::before_paint(move || long.settle());
                    };
                    long.looking.set_value(Some(clock::after(PAUSE_MS, look)));
                }
            }
        });
        long.come_back(source);
        let language_at = atlas.parts.language_at.get_untracked();
        on_cleanup(move || {
            watch.dispose();
            resized.dispose();
            long.looking.dispose();
            let is_same_page = atlas.parts.language_at.try_get_untracked() != Some(language_at);
            let place = long.memory.try_with_value(|memory| memory.anchor.map(|anchor| anchor.place)).flatten();
            long_list_return::left(atlas, place.filter(|_| is_same_page));
        });
        long
    }

    /// What is built, followed.
    pub fn shown(self) -> Shown {
        self.shown_and_total().0
    }

    /// The same with the number of all rows.
    pub fn shown_and_total(self) -> (Shown, u32) {
        let (shown, version, total) = (self.shown.get(), self.version.get(), self.total.get() as u32);
        if shown.version == version {
            return (shown, total);
        }
        let stretch = stretch_of(0, total, self.stretch_size);
        let (room, row) = self.memory.with_value(|memory| (memory.room_px, memory.height.px()));
        let window = opening(&stretch, room, row);
        let shown =
            Shown { version, stretch: (stretch.start, stretch.end), window: (window.start, window.end), apart: None };
        (shown, total)
    }

    pub(super) fn try_shown(self) -> Option<(Shown, u32)> {
        self.shown.try_get_untracked()?;
        Some(untrack(|| self.shown_and_total()))
    }

    /// Builds what the reader is about to see.
    fn look(self) {
        let Some((shown, _)) = self.try_shown() else { return };
        let Some(list) = self.list.get_untracked() else { return };
        if rows::is_on_paper() {
            return self.memory.update_value(|memory| memory.was_on_paper = true);
        }
        let back =
            self.memory.try_update_value(|memory| memory.anchor.filter(|_| std::mem::take(&mut memory.was_on_paper)));
        if let Some(anchor) = back.flatten() {
            return self.go(anchor.place, false);
        }
        let sight = rows::sight(&list);
        let row_px = self.memory.with_value(|memory| memory.height.px());
        // In another width every row has another height, and so has all that stands above the list.
        let moved = self.memory.try_update_value(|memory| {
            memory.room_px = (sight.height - sight.top.max(0.0)).max(0.0);
            let was_past_head = std::mem::replace(&mut memory.is_past_head, sight.top < 0.0);
            let before = std::mem::replace(&mut memory.width_px, sight.width);
            let is_other = was_past_head && before > 0.0 && (before - sight.width).abs() >= 1.0;
            memory.anchor.filter(|_| is_other && memory.going.is_none())
        });
        if let Some(anchor) = moved.flatten() {
            return self.go(anchor.place, false);
        }
        // Rows of another stretch, or of another selection, that the page is about to replace.
        let is_stale = sight.rows.iter().any(|row| !shown.stretch_range().contains(&row.place));
        let (start, end) = shown.window;
        let Some((window, anchor)) = look(&sight, &shown.stretch_range(), &(start..end), row_px) else { return };
        if is_stale || self.is_going(&sight) {
            return;
        }
        // A change may scroll the page by itself; that is no reason to build what is not seen before the pause.
        let is_pausing = self.looking.with_value(Option::is_some);
        let is_enough = is_pausing && !shown.has_gaps() && sight.is_filled(&shown.stretch_range());
        let window = if is_enough { start..end } else { window };
        self.memory.update_value(|memory| memory.anchor = Some(anchor));
        let focused = rows::focused(&list);
        let apart = focused.filter(|place| *place < window.start + 1 || place + 1 >= window.end);
        let next = Shown { window: (window.start, window.end), apart, ..shown };
        if next != self.shown.get_untracked() {
            self.shown.set(next);
            clock::before_paint(move || self.settle());
        }
    }

    /// Builds other rows.
    pub(super) fn show(self, shown: Shown) {
        self.shown.set(shown);
        self.settle_soon();
    }

    fn settle_soon(self) {
        clock::before_paint(move || self.settle());
        // What is not seen yet is built when what is seen has been painted.
        painted::after(move || self.look());
    }

    /// Other rows have come. What can be told of them without measuring is told; the rest waits for the look after the pause:
    /// who measures before the paint has the browser lay out in the middle of the program.
    fn begin(self) {
        match self.memory.try_with_value(|memory| memory.is_past_head) {
            Some(true) => self.settle(),
            _ => _ = self.set_heights(),
        }
    }

    /// The list has another size: rows that come last, another width. Where nothing is kept in its place, a look is to come.
    fn resized(self) {
        if self.memory.try_with_value(|memory| memory.anchor.is_some() || memory.going.is_some()) == Some(true) {
            self.settle();
        }
    }

    /// Sets the empty heights: the list, what is shown, and the height that a row is taken for.
    fn set_heights(self) -> Option<(rows::List, Shown, f64)> {
        let (shown, _) = self.try_shown()?;
        let list = self.list.get_untracked().filter(|_| !rows::is_on_paper())?;
        let (row_px, above) = self.memory.with_value(|memory| (memory.height.px(), memory.above_px));
        let below = f64::from(shown.stretch.1 - shown.built_end()) * row_px;
        let has_gaps = shown.has_gaps();
        if self.memory.try_update_value(|memory| std::mem::replace(&mut memory.has_gaps, has_gaps) || has_gaps)
            == Some(true)
        {
            rows::set_gaps(&list, row_px);
        }
        rows::set_length(&list, "--below", below);
        rows::set_length(&list, "--above", above);
        Some((list.into(), shown, row_px))
    }

    /// Sets the empty heights, and keeps the row where it is that the reader looks at.
    fn settle(self) {
        let Some((list, shown, row_px)) = self.set_heights() else { return };
        let sight = rows::sight(&list);
        self.memory.update_value(|memory| memory.height.learn(&sight.rows, sight.width));
        self.keep(&list, &sight, shown, row_px);
        let is_to_head = self.memory.try_update_value(|memory| std::mem::take(&mut memory.is_to_head));
        if is_to_head == Some(true) && sight.top < 0.0 {
            page::reveal("#list-heading");
        }
        self.arrive(&list);
    }

    fn keep(self, list: &rows::List, sight: &Sight, shown: Shown, row_px: f64) {
        let (anchor, above) = self.memory.with_value(|memory| (memory.anchor, memory.above_px));
        let Some(anchor) = anchor else { return };
        let (Some(row), Some(first)) = (sight.row(anchor.place), sight.rows.first()) else { return };
        let missing = first.place.saturating_sub(shown.stretch.0);
        let (next, scroll) = settle(anchor, row.top - sight.top, above, missing, row_px);
        if (next - above).abs() < 0.5 && scroll.abs() < 0.5 {
            return;
        }
        let offset = row.top - sight.top + next - above;
        self.memory.update_value(|memory| {
            (memory.above_px, memory.anchor) = (next, Some(Anchor { offset, ..anchor }));
        });
        rows::set_length(list, "--above", next);
        // On the way to an end of the page: whoever scrolls then stops it there.
        if scroll.abs() >= 0.5 && self.memory.with_value(|memory| memory.bound.is_none()) {
            rows::scroll_by(scroll);
        }
    }
}
