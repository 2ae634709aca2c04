//! About this copy: what the single file says of itself.

use leptos::prelude::*;

use super::Atlas;
use super::colophon::section;
use crate::browser::own_copy::own_copy;
use crate::dataset::Dataset;

/// Version and checksum of the copy that is open; nothing in the served page.
#[component]
pub fn ThisCopy(
    /// The package.
    whole: &'static Dataset,
) -> impl IntoView {
    let language = Atlas::get().language();
    let messages = language.data_messages();
    let Some(copy) = own_copy() else { return ().into_any() };
    let checked = if copy.computed.is_some() { messages.copy_checked } else { messages.copy_unchecked };
    let content = view! {
        <p class="lead">{messages.copy_lead}</p>
        <p>{language.data_version(&whole.version, whole.released())}</p>
        <p>
            {messages.copy_checksum}<br/>
            <code data-checksum="">{copy.computed.unwrap_or(copy.written)}</code>
        </p>
        <p>{checked}</p>
    };
    section("copy", messages.copy_heading, content.into_any())
}
