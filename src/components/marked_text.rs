//! A text of a row of the list, with the matches of the search marked.
//!
//! Rows have some hundred texts in all, and most stay as they are when a character is typed. So they do not each listen
//! for it, as [`super::text::Marked`] does: the list goes through its rows, and only a text whose marks are others is shown
//! anew.

use std::ops::Range;

use super::slots::Slot;
use super::text::show;
use crate::locale::Language;
use crate::query::Search;

/// A text and how it is searched.
#[derive(Clone, Copy)]
pub struct Searched {
    /// The text.
    pub text: &'static str,
    /// Its language.
    pub language: Language,
    /// Whether pinyin may match: true for titles and names.
    pub is_name: bool,
}

impl Searched {
    /// No text.
    pub const NONE: Self = Self { text: "", language: Language::ZhHans, is_name: false };
}

/// A text, what is marked in it, and the element that shows it.
pub struct MarkedText {
    place: Slot,
    searched: Searched,
    marks: Vec<Range<usize>>,
    /// Whether it is shown as one piece, which a new text can take the place of.
    is_plain: bool,
}

impl MarkedText {
    /// Room for a text, in an element without content.
    pub fn new(place: Slot) -> Self {
        Self { place, searched: Searched::NONE, marks: Vec::new(), is_plain: true }
    }

    /// Whether something is marked in the text.
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Marks the matches of the search.
    pub fn follow(&mut self, search: &Search<'static>) {
        self.change(self.searched, search);
    }

    /// Has another text in its place, with the matches of the search marked.
    pub fn change(&mut self, searched: Searched, search: &Search<'static>) {
        let marks = search.ranges(searched.text, searched.is_name);
        if marks != self.marks || !std::ptr::eq(searched.text, self.searched.text) {
            (self.searched, self.marks) = (searched, marks);
            let (marks, is_plain) = (&self.marks, &mut self.is_plain);
            self.place.with(|place| show(place, searched.text, marks, searched.language, is_plain));
        }
    }
}
