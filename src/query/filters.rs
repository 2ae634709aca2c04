//! What a reader can ask for.

use crate::dataset::ListKind;

/// Which entries are wanted. Values of one facet are alternatives, facets narrow each other; an empty facet lets
/// everything through. A value that the package does not have matches nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Years of the edition.
    pub years: Vec<u16>,
    /// Lists of the edition.
    pub lists: Vec<ListKind>,
    /// Codes of areas that take part, as place or as partner.
    pub areas: Vec<String>,
    /// Keys of topics.
    pub topics: Vec<String>,
    /// Keys of places below the city.
    pub places: Vec<String>,
    /// Search text: words separated by blanks, all of which must be found.
    pub text: String,
}

/// One kind of filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// [`Filters::years`].
    Year,
    /// [`Filters::lists`].
    List,
    /// [`Filters::areas`].
    Area,
    /// [`Filters::topics`].
    Topic,
    /// [`Filters::places`].
    Place,
    /// [`Filters::text`].
    Text,
}

impl Facet {
    /// Every facet, in the order of the fields of [`Filters`].
    pub const ALL: [Self; 6] = [Self::Year, Self::List, Self::Area, Self::Topic, Self::Place, Self::Text];
}

impl Filters {
    /// Whether the facet narrows anything. A text of blanks does not.
    pub fn is_active(&self, facet: Facet) -> bool {
        match facet {
            Facet::Year => !self.years.is_empty(),
            Facet::List => !self.lists.is_empty(),
            Facet::Area => !self.areas.is_empty(),
            Facet::Topic => !self.topics.is_empty(),
            Facet::Place => !self.places.is_empty(),
            Facet::Text => !self.text.trim().is_empty(),
        }
    }

    /// The same without the search text.
    pub fn without_text(&self) -> Self {
        Self { text: String::new(), ..self.clone() }
    }

    /// Empties the facet.
    pub fn clear(&mut self, facet: Facet) {
        match facet {
            Facet::Year => self.years.clear(),
            Facet::List => self.lists.clear(),
            Facet::Area => self.areas.clear(),
            Facet::Topic => self.topics.clear(),
            Facet::Place => self.places.clear(),
            Facet::Text => self.text.clear(),
        }
    }
}

/// The order of the list of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// That of the official lists, newest edition first.
    #[default]
    Official,
    /// By the first area where the entry happens, the whole province first.
    City,
    /// By topic, in the order of the page.
    Topic,
}

impl Order {
    /// Every order, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Official, Self::City, Self::Topic];

    /// The word that stands for this order in the URL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::City => "city",
            Self::Topic => "topic",
        }
    }

    /// The order that `word` stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == word)
    }
}
