//! The list of a package with many entries: only the rows near the window are built, at a million entries as at two hundred.
//!
//! The page scrolls as it always does: rows stand between empty heights, and the rows of one stretch (10,000) fill the scroll
//! bar. A million rows would be higher than any browser draws, and a scroll bar over them would skip ten rows for each of its
//! pixels: what is further away is reached by the parts of the list and by its place.

use leptos::prelude::*;

use super::built_rows::{BuiltRows, Content, Row};
use super::dynamic::{MaybeView, part, words};
use super::entry_row::EntryRow;
use super::long_list_head::{ListHead, Stretches};
use super::long_list_rows::{RowSource, Shown};
use super::long_list_scroll::Long;
use super::slots::Slots;
use super::{Atlas, text_index};

/// The long list of the package on show.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    text_index::build(atlas.engine);
    let source = atlas.kept.map_or_else(|| RowSource::of_package(atlas), |kept| kept.keeper.rows(atlas));
    view! { <LongList source/> }.into_any()
}

/// Head, rows, parts, what is printed.
#[component]
fn LongList(
    /// Where the rows come from.
    source: RowSource,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let long = Long::provide(atlas, source.clone());
    let total = source.total;
    let want = source.want.clone();
    Effect::new(move || {
        let shown = long.shown();
        shown.ranges().into_iter().filter(|range| !range.is_empty()).for_each(|range| want(range));
    });
    let (at, is_lost) = (source.at, source.is_lost);
    let parent = Owner::current().unwrap_or_default();
    let built = StoredValue::new_local(BuiltRows::turning(content));
    Effect::new(move || {
        let Some(list) = long.list.get() else { return };
        let (shown, total) = long.shown_and_total();
        let window = shown.window.0..shown.window.1;
        let row = |(place, entry): (u32, Option<_>)| {
            let is_apart = !window.contains(&place);
            Row { place, total, is_apart, is_lost: entry.is_none() && is_lost(place), entry }
        };
        let places = shown.ranges().into_iter().flat_map(|range| range.clone().zip(at(range)));
        let wanted: Vec<Row> = places.map(row).collect();
        atlas.parts.text.with(|text| {
            built.update_value(|built| built.follow(&list, &parent, (atlas.characters, text), &wanted));
        });
    });
    on_cleanup(move || built.dispose());
    let printed = move || {
        let Shown { window, .. } = long.shown();
        language.printed_places(window.0, window.1, total.get() as u32)
    };
    // A head that stands is not made anew for another number.
    let has_rows = Memo::new(move |_| total.get() > 0);
    view! {
        {part(move || has_rows.get().then(|| view! { <ListHead long/> }).or_nothing())}
        <p class="only-printed">{words(printed)}</p>
        <ol class="entries long-list" role="list" node_ref=long.list></ol>
        <Stretches long is_below=true/>
    }
}

/// One row, with its place among all for who does not see the rest.
fn content(has_entry: bool) -> Content {
    let item = Slots::new().add();
    let mut last = None;
    let mut number = move |row: &Row| {
        let before: Option<Row> = last.replace(*row);
        for (name, before, now) in [
            ("aria-posinset", before.map(|row| row.place + 1), row.place + 1),
            ("aria-setsize", before.map(|row| row.total), row.total),
        ] {
            if before != Some(now) {
                item.set(name, &now.to_string());
            }
        }
        if before.is_some_and(|row| row.is_apart) != row.is_apart {
            item.set("class", if row.is_apart { "is-apart" } else { "" });
        }
    };
    if !has_entry {
        let messages = Atlas::get().language().list_messages();
        let text = Slots::new().add();
        let view = view! {
            <li node_ref=item>
                <p class="row-coming" node_ref=text></p>
            </li>
        };
        let follow = move |row: &Row, _: &_| {
            number(row);
            text.say(if row.is_lost { messages.row_lost } else { messages.row_coming });
        };
        return (view.into_any(), Box::new(follow));
    }
    let (inside, mut entry_row) = EntryRow::new();
    let follow = move |row: &Row, search: &_| {
        number(row);
        if let Some(entry) = row.entry {
            entry_row.show(entry, search);
        }
    };
    (view! { <li node_ref=item>{inside}</li> }.into_any(), Box::new(follow))
}
