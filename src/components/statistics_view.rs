//! The enforcement view.

use leptos::prelude::*;

/// Every series and figure.
pub fn make() -> AnyView {
    view! { <p>"…"</p> }.into_any()
}
