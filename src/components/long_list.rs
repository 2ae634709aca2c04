//! The list of a package with many entries: only the rows near the window are built, at a million entries as at two hundred.
//!
//! The page scrolls as it always does: rows stand between empty heights, and the rows of one stretch (10,000) fill the scroll
//! bar. A million rows would be higher than any browser draws, and a scroll bar over them would skip ten rows for each of its
//! pixels: what is further away is reached by the parts of the list and by its place.

use leptos::prelude::*;

use super::built_rows::{BuiltRows, Content, Key};
use super::dynamic::{MaybeView, part, words};
use super::entry_item::article;
use super::long_list_head::{ListHead, Stretches};
use super::long_list_rows::{RowSource, Shown};
use super::long_list_scroll::Long;
use super::marked_texts::Follow;
use super::{Atlas, text_index};
use crate::dataset::Entry;
use crate::query::Search;

/// One row: its place, and its entry once that is here.
#[derive(Clone, Copy)]
struct Row {
    place: u32,
    entry: Option<&'static Entry>,
}

impl Row {
    /// Another entry, or one that has come, is another row.
    fn key(&self) -> Key {
        (self.place, self.entry.map_or(0, |entry| std::ptr::from_ref(entry) as usize))
    }
}

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
    let at = source.at;
    let parent = Owner::current().unwrap_or_default();
    let built = StoredValue::new_local(BuiltRows::default());
    Effect::new(move || {
        let Some(list) = long.list.get() else { return };
        let places = long.shown().ranges().into_iter().flat_map(|range| range.clone().zip(at(range)));
        let wanted = places
            .map(|(place, entry)| Row { place, entry })
            .map(|row| (row.key(), move || content(row, long, total)))
            .collect();
        atlas.text.with(|text| {
            built.update_value(|built| built.follow(&list, &parent, (atlas.characters, text), wanted));
        });
    });
    on_cleanup(move || built.dispose());
    let printed = move || {
        let Shown { window, .. } = long.shown();
        language.printed_places(window.0, window.1, total.get() as u32)
    };
    view! {
        {part(move || (total.get() > 0).then(|| view! { <ListHead long/> }).or_nothing())}
        <p class="only-printed">{words(printed)}</p>
        <ol class="entries long-list" role="list" node_ref=long.list></ol>
        <Stretches long is_below=true/>
    }
}

/// One row, with its place among all for who does not see the rest.
fn content(row: Row, long: Long, total: Memo<usize>) -> Content {
    let Row { place, entry } = row;
    let language = Atlas::get().language();
    let class = words(move || {
        let (start, end) = long.shown().window;
        if (start..end).contains(&place) { String::new() } else { "is-apart".to_string() }
    });
    let (inside, follow) = match entry {
        Some(entry) => article(entry),
        None => {
            let coming = view! { <p class="row-coming">{language.list_messages().row_coming}</p> };
            (coming.into_any(), Box::new(|_: &Search<'static>| ()) as Follow)
        }
    };
    let view = view! {
        <li class=class aria-posinset=(place + 1).to_string() aria-setsize=words(move || total.get().to_string())>
            {inside}
        </li>
    };
    (view.into_any(), follow)
}
