//! What the colours and patterns of the tiles mean.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{Views, part, words};
use super::grid_card::Shown;
use crate::dataset::AreaKind;
use crate::locale::{Language, number};
use crate::statistics::{Class, Datum};

const NOT_PUBLISHED: &str = "tile-not-published";
const NOT_MENTIONED: &str = "tile-not-mentioned";
const NOT_APPLICABLE: &str = "tile-not-applicable";
const PARTNER: &str = "tile-partner";

/// Asks a datum whether it is of a kind.
type Kind = fn(&Datum) -> bool;

/// The classes that occur, then the kinds of nothing that occur, then the partners.
#[component]
pub fn GridLegend(
    /// What the tiles show.
    shown: Memo<Shown>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    // Which items there are; the bounds of the classes change more often than that.
    let has_partner = atlas.dataset.areas.iter().any(|area| area.kind == AreaKind::Partner);
    let items = Memo::new(move |_| shown.with(|shown| items(shown, has_partner)).join(" "));
    let items = part(move || {
        let classes = items.get();
        let items = classes.split(' ').enumerate().map(|(at, class)| {
            let words = match class {
                NOT_PUBLISHED => messages.not_published.into_any(),
                NOT_MENTIONED => messages.not_mentioned.into_any(),
                NOT_APPLICABLE => messages.not_applicable.into_any(),
                PARTNER => atlas.filled(messages.legend_partner).into_any(),
                _ => words(move || {
                    shown.with(|shown| {
                        shown.layer.classes.get(at).map(|class| range(class, language)).unwrap_or_default()
                    })
                })
                .into_any(),
            };
            view! { <li><span class=format!("swatch {class}")></span>{words}</li> }
        });
        items.list()
    });
    view! { <ul class="legend" aria-label=messages.legend>{items}</ul> }
}

/// The classes of the items, in the style sheet's words.
fn items(shown: &Shown, has_partner: bool) -> Vec<String> {
    let has = |kind: Kind| shown.layer.data.iter().flatten().any(kind);
    let classes = shown.layer.classes.iter().map(|class| format!("tile-class-{}", class.number));
    let nothings: [(Kind, &str); 3] = [
        (|datum| matches!(datum, Datum::NotPublished(_)), NOT_PUBLISHED),
        (|datum| matches!(datum, Datum::NotMentioned), NOT_MENTIONED),
        (|datum| matches!(datum, Datum::NotApplicable), NOT_APPLICABLE),
    ];
    let nothings = nothings.into_iter().filter(|(kind, _)| has(*kind)).map(|(_, class)| class.to_string());
    classes.chain(nothings).chain(has_partner.then(|| PARTNER.to_string())).collect()
}

fn range(class: &Class, language: Language) -> String {
    let short = |value| number::tile(value, language);
    if class.from == class.to { short(class.from) } else { format!("{}–{}", short(class.from), short(class.to)) }
}
