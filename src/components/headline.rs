//! The newest edition in figures.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views};
use super::embed_button::EmbedButton;
use super::source_line::SourceLine;
use crate::dataset::{Edition, ListKind};
use crate::locale::{Language, calendar, number};
use crate::statistics::areas_reached;

/// Year in a row, submissions, events, measures, cities reached; each with its source.
#[component]
pub fn Headline() -> impl IntoView {
    let atlas = Atlas::get();
    atlas.dataset.editions.first().map(|edition| view! { <HeadlineOf edition/> }).or_nothing()
}

#[component]
fn HeadlineOf(
    /// The edition on show.
    edition: &'static Edition,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.messages();
    let count = |value: u32| number::full(f64::from(value));
    // Figures large, words small: number, then what stands before and after it.
    let plain = |number: String| (number, "", "");
    let ordinal = |value: u32| match language {
        Language::ZhHans => (count(value), "第", "年"),
        Language::En => (count(value), "", calendar::ordinal_ending(value)),
    };
    let submissions = edition
        .submissions
        .as_ref()
        .map(|(value, qualifier, _)| plain(number::qualified(*qualifier, &count(*value), language)));
    let areas = u32::try_from(areas_reached(atlas.dataset, edition.year)).ok();
    let counted = |list| language.list_counted(list, &atlas.dataset.names.wording).to_string();
    let figures = [
        (edition.consecutive.map(ordinal), messages.consecutive_label.to_string()),
        (submissions, atlas.filled(messages.submissions_label)),
        (edition.events.map(count).map(plain), counted(ListKind::Event)),
        (edition.measures.map(count).map(plain), counted(ListKind::Measure)),
        (areas.map(count).map(plain), atlas.filled(messages.areas_label)),
    ];
    let figures = figures
        .into_iter()
        .filter_map(|(figure, label)| {
            figure.map(|(number, before, after)| {
                view! {
                    <div class="figure">
                        <dt>{label}</dt>
                        <dd><small>{before}</small>{number}<small>{after}</small></dd>
                    </div>
                }
            })
        })
        .list();
    view! {
        <section class="card headline" data-card="headline" aria-labelledby="headline-heading">
            <h2 id="headline-heading">
                {language.edition(edition.year)}" "<span>{language.published(&edition.published)}</span>
            </h2>
            <dl class="figures">{figures}</dl>
            <SourceLine ids=vec![edition.source_id.clone()] remark=atlas.filled(messages.areas_derivation)/>
            <EmbedButton card="headline"/>
        </section>
    }
}
