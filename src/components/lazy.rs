//! Parts of the page that are loaded when they are first wanted.
//!
//! In the served page (feature `split`) each is a file of its own, cut out of the program by `.ci/split.mjs`; without
//! the feature they are part of the program and there at once.

#![allow(unsafe_code)] // the macro that marks the cuts declares an import, which Rust calls unsafe

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{click, part};

/// Makes a part of the page.
pub type Make = fn() -> AnyView;

/// A part on its way; an error where its file did not come.
pub type Coming = Pin<Box<dyn Future<Output = Result<Make, NotLoaded>>>>;

/// The file of a part did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a part: `name` loads it.
macro_rules! lazy_part {
    ($($(#[$doc:meta])* $name:ident: $chunk:ident => $make:path;)+) => {
        $($(#[$doc])*
        pub fn $name() -> Coming {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($chunk, fallible)]
            fn load() -> Result<Make, NotLoaded> {
                Ok($make)
            }
            #[cfg(not(feature = "split"))]
            async fn load() -> Result<Make, NotLoaded> {
                Ok($make)
            }
            Box::pin(load())
        })+
    };
}

lazy_part! {
    /// One entry, whole.
    entry_part: entry => super::entry_view::make;
}

#[derive(Clone, Copy)]
enum State {
    Coming,
    There(Make),
    Failed,
}

/// Shows a part as soon as it is there; says so if its file does not come, with a button to try again.
#[component]
pub fn Lazy(
    /// Loads the part.
    load: fn() -> Coming,
) -> impl IntoView {
    let atlas = Atlas::get();
    let state = RwSignal::new(State::Coming);
    let begin = move || {
        atlas.wait();
        leptos::task::spawn_local(async move {
            let next = load().await.map_or(State::Failed, State::There);
            state.try_set(next);
            atlas.arrived();
        });
    };
    begin();
    part(move || {
        let messages = atlas.messages();
        match state.get() {
            State::There(make) => make(),
            State::Coming => view! { <p class="coming">{messages.loading}</p> }.into_any(),
            State::Failed => view! {
                <div class="card" role="alert">
                    <p>{messages.not_loaded}</p>
                    <button type="button" on:click=click(move |_| {
                        state.set(State::Coming);
                        begin();
                    })>{messages.try_again}</button>
                </div>
            }
            .into_any(),
        }
    })
}
