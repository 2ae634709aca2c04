//! Text of the package, with matches marked and languages declared.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, part};
use crate::browser::pieces::{self, Piece};
use crate::dataset::Text;
use crate::locale::{Language, runs};
use crate::query::Search;

/// The language of Han in a text that is not Chinese.
const HAN: &str = "zh-Hans-CN";

/// A text of the package in the language of the page. Han in English carries its language.
#[component]
pub fn Plain(
    /// The text in both languages.
    text: &'static Text,
) -> impl IntoView {
    let language = Atlas::get().language();
    pieces(language.of(text), &[], language)
}

/// The same with the matches of the search marked.
#[component]
pub fn Marked(
    /// The text in both languages.
    text: &'static Text,
    /// Whether pinyin may match: true for titles and names.
    #[prop(optional)]
    is_name: bool,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    part(move || {
        let text = language.of(text);
        let marks = atlas.parts.text.with(|query| match query.as_str() {
            "" => Vec::new(),
            query => Search::new(atlas.characters, query).ranges(text, is_name),
        });
        pieces(text, &marks, language)
    })
}

/// Shows a text in an element that Leptos has left empty. `is_plain` remembers whether it is one piece from one time to the next.
pub fn show(
    place: &pieces::Place,
    text: &str,
    marks: &[std::ops::Range<usize>],
    language: Language,
    is_plain: &mut bool,
) {
    let pieces: Vec<Piece> = runs(text, marks, language == Language::ZhHans)
        .into_iter()
        .map(|run| Piece { text: run.text, is_marked: run.is_marked, lang: run.is_foreign_han.then_some(HAN) })
        .collect();
    let was_plain =
        std::mem::replace(is_plain, matches!(pieces.as_slice(), [Piece { is_marked: false, lang: None, .. }]));
    if was_plain && *is_plain {
        return pieces::set_text(place, text);
    }
    pieces::show(place, &pieces);
}

/// A text that is put together, such as a name in a list: Han in English carries its language.
pub fn spoken(text: &str, language: Language) -> AnyView {
    pieces(text, &[], language)
}

fn pieces(text: &str, marks: &[std::ops::Range<usize>], language: Language) -> AnyView {
    let found = runs(text, marks, language == Language::ZhHans);
    // Most texts are one plain run: no wrapper for those.
    if let [run] = found.as_slice()
        && !run.is_marked
        && !run.is_foreign_han
    {
        return run.text.to_string().into_any();
    }
    found
        .into_iter()
        .map(|run| {
            let language = run.is_foreign_han.then_some(HAN);
            let text = run.text.to_string();
            match (run.is_marked, language) {
                (true, language) => view! { <mark lang=language>{text}</mark> }.into_any(),
                (false, Some(language)) => view! { <span lang=language>{text}</span> }.into_any(),
                (false, None) => text.into_any(),
            }
        })
        .list()
}
