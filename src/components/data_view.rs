//! The data and sources view: every table of the package, what each source gives, versions, how to cite, licences,
//! accessibility, how to report an error.

use leptos::prelude::*;

use super::Atlas;
use super::colophon::{Access, Cite, Licences, Report};
use super::dynamic::{MaybeView, Views, click};
use super::embed_button::EmbedButton;
use super::open_package::OpenPackage;
use super::own_copy::ThisCopy;
use super::release_notes::ReleaseNotes;
use super::source_list::Sources;
use super::table_browser::TableBrowser;
use super::taking::Taking;
use crate::browser::page;
use crate::export::{package_files, zip};
use crate::locale::Language;
use crate::view_state::{View, ViewState};

/// The view.
pub fn make() -> AnyView {
    let atlas = Atlas::get();
    let Some(whole) = atlas.whole() else { return ().into_any() };
    let messages = atlas.language().data_messages();
    let links = [
        ("tables", messages.tables_heading),
        ("open", atlas.language().opening_messages().heading),
        ("sources", messages.sources_heading),
        ("releases", messages.releases_heading),
        ("cite", messages.cite_heading),
        ("licences", messages.licence_heading),
        ("accessibility", messages.access_heading),
        ("report", messages.report_heading),
    ];
    let links = links
        .into_iter()
        .map(|(id, name)| {
            let go = move |_| page::go_to(&format!("#heading-{id}"));
            view! { <li><button type="button" class="plain" on:click=click(go)>{name}</button></li> }
        })
        .list();
    let taking = Taking::new();
    let save_all = move |_| {
        let files = package_files(whole, atlas.opened.map(|opened| &opened.texts), &own_link(atlas, atlas.language()));
        let name = format!("{}_{}.zip", whole.names.key, whole.version);
        match zip(&files, whole.released()) {
            Ok(bytes) => taking.save(atlas, &name, "application/zip", &bytes),
            Err(_) => taking.tell(atlas.later_messages().save_failed),
        }
    };
    view! {
        <div class="statistics data-view">
            <div class="statistics-head">
                <h2>{messages.heading}</h2>
                <p class="lead">{messages.lead}</p>
                <div class="package">
                    // Of a package that a worker keeps the page has only a part.
                    {atlas.kept.is_none().then(|| view! {
                        <button type="button" data-action="zip" on:click=click(save_all)>{messages.save_package}</button>
                    }).or_nothing()}
                    <EmbedButton card=""/>
                    <p class="remark">
                        {atlas.language().data_version(&whole.version, whole.released())}<br/>{messages.package_remark}
                    </p>
                </div>
                {taking.view()}
                <nav aria-label=messages.sections><ul class="section-links">{links}</ul></nav>
            </div>
            <TableBrowser/>
            <OpenPackage/>
            <Sources whole/>
            <ReleaseNotes whole/>
            <div class="chart-cards">
                <Cite whole/>
                <Licences/>
                <Access/>
                <Report whole/>
                <ThisCopy whole/>
            </div>
        </div>
    }
    .into_any()
}

/// The address of this view in a language, for citations.
pub fn own_link(atlas: Atlas, language: Language) -> String {
    let package = atlas.with_state_untracked(|state| state.package.clone());
    atlas.link(&ViewState { package, view: View::Data, language, ..ViewState::default() }.encode())
}
