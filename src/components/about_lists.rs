//! The long list of the data card: every source.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::Views;
use super::source_line::Citation;

/// Every source of the package.
pub fn sources() -> AnyView {
    let sources = Atlas::get().whole().map_or(&[][..], |whole| &whole.sources);
    let items = sources.iter().map(|source| view! { <li><Citation source/></li> });
    view! { <ol class="all-sources">{items.list()}</ol> }.into_any()
}
