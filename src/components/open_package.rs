//! The control in the data view that opens other packages.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::Atlas;
use super::colophon::section;
use super::dynamic::event;
use crate::browser::package_reader::{can_read, files_of, pick_folders};

/// Files or a zip, a folder, an address.
#[component]
pub fn OpenPackage() -> impl IntoView {
    let atlas = Atlas::get();
    let messages = atlas.language().opening_messages();
    if !can_read() {
        return section("open", messages.heading, view! { <p class="lead">{messages.cannot}</p> }.into_any());
    }
    let files = NodeRef::<Input>::new();
    let folder = NodeRef::<Input>::new();
    folder.on_load(|control| pick_folders(&control));
    let picked = move |control: NodeRef<Input>| {
        if let Some(picked) = control.get_untracked().and_then(|control| files_of(&control)) {
            atlas.open(picked);
        }
    };
    let address = RwSignal::new(String::new());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = address.get_untracked();
        // As the address of the page can say it: that has no blanks, and tells an address by its points and strokes.
        let wanted = typed.trim().replace(' ', "%20");
        let wanted = if wanted.contains(['/', '.']) { wanted } else { ["./", &wanted].concat() };
        if wanted != "./" {
            // Through the state, so that the page's own address leads there.
            atlas.choose(|state| state.package = Some(wanted));
        }
    };
    let content = view! {
        <p class="lead">{messages.lead}</p>
        <div class="open-choices">
            <label class="file-choice">
                <span>{messages.pick_files}</span>
                <input type="file" multiple data-pick="files" node_ref=files on:change=event(move |_| picked(files))/>
            </label>
            <label class="file-choice">
                <span>{messages.pick_folder}</span>
                <input type="file" data-pick="folder" node_ref=folder on:change=event(move |_| picked(folder))/>
            </label>
            <form class="open-address" on:submit=event(on_submit)>
                <label for="package-address">{messages.address}</label>
                <input
                    id="package-address"
                    type="text"
                    inputmode="url"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="1000"
                    on:input=event(move |event| address.set(event_target_value(&event)))
                />
                <button type="submit" data-action="open-address">{messages.open_address}</button>
            </form>
        </div>
        <p class="remark">{messages.drop_hint}</p>
    };
    section("open", messages.heading, content.into_any())
}
