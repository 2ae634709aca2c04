//! The data view.

use leptos::prelude::*;

use super::Atlas;

/// The view.
pub fn make() -> AnyView {
    let messages = Atlas::get().language().data_messages();
    view! { <h2>{messages.heading}</h2> }.into_any()
}
