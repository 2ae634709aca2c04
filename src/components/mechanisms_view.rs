//! The mechanisms view.

use leptos::prelude::*;

use super::Atlas;

/// The view.
pub fn make() -> AnyView {
    let messages = Atlas::get().language().mechanism_messages();
    view! { <h2>{messages.heading}</h2> }.into_any()
}
