//! What the colours and patterns of the tiles mean.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, part};
use super::grid_card::Shown;
use crate::locale::{Language, number};
use crate::statistics::{Class, Datum};

/// Asks a datum whether it is of a kind.
type Kind = fn(&Datum) -> bool;

/// The classes that occur, then the kinds of nothing that occur, then the partners.
#[component]
pub fn GridLegend(
    /// What the tiles show.
    shown: Memo<Shown>,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.messages();
    let items = part(move || {
        shown.with(|shown| {
            let has = |kind: Kind| shown.layer.data.iter().flatten().any(kind);
            let mut items: Vec<(String, String)> = shown
                .layer
                .classes
                .iter()
                .map(|class| (format!("tile-class-{}", class.number), range(class, language)))
                .collect();
            let nothings: [(Kind, &str, &str); 3] = [
                (|datum| matches!(datum, Datum::NotPublished(_)), "tile-not-published", messages.not_published),
                (|datum| matches!(datum, Datum::NotMentioned), "tile-not-mentioned", messages.not_mentioned),
                (|datum| matches!(datum, Datum::NotApplicable), "tile-not-applicable", messages.not_applicable),
            ];
            for (kind, class, words) in nothings {
                if has(kind) {
                    items.push((class.to_string(), words.to_string()));
                }
            }
            items.push(("tile-partner".to_string(), messages.legend_partner.to_string()));
            items
                .into_iter()
                .map(|(class, words)| view! { <li><span class=format!("swatch {class}")></span>{words}</li> })
                .list()
        })
    });
    view! { <ul class="legend" aria-label=messages.legend>{items}</ul> }
}

fn range(class: &Class, language: Language) -> String {
    let short = |value| number::tile(value, language);
    if class.from == class.to { short(class.from) } else { format!("{}–{}", short(class.from), short(class.to)) }
}
