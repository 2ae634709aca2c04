//! Versions of the package with what was added, corrected, removed, and what is known to be missing.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::Views;
use super::text::Plain;
use crate::dataset::Dataset;
use crate::statistics::releases;

/// Newest version first.
#[component]
pub fn ReleaseNotes(
    /// The package.
    whole: &'static Dataset,
) -> impl IntoView {
    let language = Atlas::get().language();
    let versions = releases(whole)
        .into_iter()
        .map(|release| {
            let groups = release.groups.into_iter().map(|(kind, notes)| {
                let notes = notes.into_iter().map(|note| view! { <li><Plain text=&note.text/></li> }).list();
                view! {
                    <h4 class="label">{language.change_name(kind)}</h4>
                    <ul class="changes">{notes}</ul>
                }
            });
            view! {
                <h3>{language.data_version(release.version, release.date)}</h3>
                {groups.list()}
            }
        })
        .list();
    view! {
        <section class="statistics-section release-notes" id="section-releases" aria-labelledby="heading-releases">
            <h2 id="heading-releases" tabindex="-1">{language.data_messages().releases_heading}</h2>
            {versions}
        </section>
    }
}
