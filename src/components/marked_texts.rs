//! The texts of a row of the list, with the matches of the search marked.
//!
//! Rows have some hundred texts in all, and most stay as they are when a character is typed. So they do not each listen
//! for it, as [`super::text::Marked`] does: the list goes through its rows, and only a text whose marks are others is shown
//! anew.

use std::ops::Range;

use leptos::prelude::*;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;

use super::text::show;
use crate::browser::pieces::Place;
use crate::locale::Language;
use crate::query::Search;

/// Has a row follow the search.
pub type Follow = Box<dyn Fn(&Search<'static>)>;

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

struct MarkedText {
    searched: Searched,
    /// What is marked in it.
    marks: Vec<Range<usize>>,
    /// Where it is shown, once that is built.
    place: Option<Place>,
}

impl MarkedText {
    fn show(&self) {
        if let Some(place) = &self.place {
            show(place, self.searched.text, &self.marks, self.searched.language);
        }
    }

    /// Marks the matches, in another text if it is one.
    fn follow(&mut self, searched: Searched, search: &Search<'static>) {
        let marks = search.ranges(searched.text, searched.is_name);
        if marks != self.marks || !std::ptr::eq(searched.text, self.searched.text) {
            (self.searched, self.marks) = (searched, marks);
            self.show();
        }
    }
}

/// The texts of one row. Cheap to copy; goes with the row.
#[derive(Clone, Copy)]
pub struct MarkedTexts(StoredValue<Vec<MarkedText>, LocalStorage>);

/// One of them, by its place among them: the `node_ref` of the element that shows it.
#[derive(Clone, Copy)]
pub struct Marking {
    texts: MarkedTexts,
    at: usize,
}

impl MarkedTexts {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }

    /// Adds a text.
    pub fn add(self, searched: Searched) -> Marking {
        self.0.update_value(|texts| texts.push(MarkedText { searched, marks: Vec::new(), place: None }));
        Marking { texts: self, at: self.0.with_value(Vec::len) - 1 }
    }

    /// Marks the matches of the search in all texts.
    pub fn follow(self, search: &Search<'static>) {
        self.0.update_value(|texts| texts.iter_mut().for_each(|text| text.follow(text.searched, search)));
    }
}

impl Marking {
    /// Whether something is marked in the text.
    pub fn is_marked(self) -> bool {
        self.texts.0.with_value(|texts| texts.get(self.at).is_some_and(|text| !text.marks.is_empty()))
    }

    /// Has another text in its place, with the matches of the search marked.
    pub fn change(self, searched: Searched, search: &Search<'static>) {
        self.with(|text| text.follow(searched, search));
    }

    fn with(self, act: impl FnOnce(&mut MarkedText)) {
        self.texts.0.update_value(|texts| texts.get_mut(self.at).map_or((), act));
    }
}

/// Where a text is shown: `node_ref=marking` on an element without content.
impl<E: ElementType> NodeRefContainer<E> for Marking {
    fn load(self, place: &Place) {
        self.with(|text| {
            text.place = Some(place.clone());
            text.show();
        });
    }
}
