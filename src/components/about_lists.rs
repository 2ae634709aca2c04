//! The long lists of the data card: release notes and every source.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::Views;
use super::source_line::Citation;
use super::text::Plain;

/// The release notes.
pub fn changes() -> AnyView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let changes = atlas.whole().map_or(&[][..], |whole| &whole.changes);
    let items = changes.iter().map(|change| {
        view! {
            <li>
                <span class="label">{language.change_name(change.kind)}</span>
                <Plain text=&change.text/>
            </li>
        }
    });
    view! { <ul class="changes">{items.list()}</ul> }.into_any()
}

/// Every source of the package.
pub fn sources() -> AnyView {
    let sources = Atlas::get().whole().map_or(&[][..], |whole| &whole.sources);
    let items = sources.iter().map(|source| view! { <li><Citation source/></li> });
    view! { <ol class="all-sources">{items.list()}</ol> }.into_any()
}
