//! A package on its way in: a panel beside the page, which stays usable. What is on show changes only when the new package
//! has been accepted.

use std::any::Any;
use std::cell::RefCell;
use std::sync::OnceLock;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Atlas;
use super::app::{Ground, OpenedPackage, build, build_embedded, take_down};
use super::dynamic::{click, event, part, words};
use super::kept_package;
use super::opening_faults::FaultRow;
use super::opening_stage::{FAILED, Stage};
use crate::browser::package_reader::{self, Picked, Reading};
use crate::browser::{address, clock, page, painted};
use crate::dataset::PackageTexts;
use crate::view_state::{View, ViewState};

thread_local! {
    /// The panel that stands, with what it reads: one package at a time.
    static STANDING: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// What the panel holds on to.
#[derive(Clone, Copy)]
struct Panel {
    atlas: Atlas,
    stage: RwSignal<Stage>,
    name: RwSignal<String>,
    /// Address as it was given, if it is one.
    address: StoredValue<Option<String>>,
    picked: StoredValue<Picked, LocalStorage>,
    /// Files that are not UTF-8, and what they seem to be: what each verdict has found, together.
    encodings: StoredValue<Vec<(String, String)>>,
    reading: StoredValue<Option<Reading>, LocalStorage>,
}

/// Reads what was picked.
pub fn open(atlas: Atlas, picked: Picked) {
    if matches!(picked, Picked::BuiltIn) {
        return back_to_built_in();
    }
    drop(STANDING.take());
    let standing = leptos::mount::mount_to(page::mount_point(), move || {
        let address = if let Picked::Address(address) = &picked { Some(address.clone()) } else { None };
        let panel = Panel {
            atlas,
            stage: RwSignal::new(Stage::BEGUN),
            name: RwSignal::new(address.clone().unwrap_or_default()),
            address: StoredValue::new(address),
            picked: StoredValue::new_local(picked),
            encodings: StoredValue::new(Vec::new()),
            reading: StoredValue::new_local(None),
        };
        on_cleanup(move || panel.reading.set_value(None));
        panel.read();
        provide_context(atlas);
        panel.view()
    });
    STANDING.set(Some(Box::new(standing)));
    page::reveal(".opening-panel");
}

/// Builds the page on the embedded package again, not from within an event of the page that goes.
pub fn back_to_built_in() {
    leptos::task::spawn_local(async {
        drop(STANDING.take());
        build_embedded();
        kept_package::let_go();
        begin_at_top();
    });
}

/// Puts the focus and the window where a page begins, before it is painted: asked for at once, both have the browser lay out
/// the new page within the task that has built it.
fn begin_at_top() {
    painted::before(|| {
        page::focus("#content");
        page::to_top();
    });
}

/// Takes the panel down, not from within its own event.
fn close() {
    leptos::task::spawn_local(async { drop(STANDING.take()) });
}

impl Panel {
    /// Its answer to a package that is sound: the package, and the first answer of one that the worker keeps. What is done with it
    /// lets go of the worker and of the listener that has called this.
    fn hear_sound(self, words: Vec<String>) {
        let mut words = words.into_iter().skip(1);
        let (texts, reply) = (words.next().unwrap_or_default(), words.next());
        clock::later(0, move || self.accept(texts, reply));
    }

    /// Any other answer of the worker.
    fn hear(self, words: &[String]) {
        let number = |text: &String| text.parse().unwrap_or(0.0);
        let words: Vec<&String> = words.iter().collect();
        match words.as_slice() {
            [kind, name] if *kind == "named" => self.name.set((*name).clone()),
            [kind, file, bytes, whole, rows] if *kind == "progress" => self.stage.set(Stage::Reading {
                file: (*file).clone(),
                bytes: number(bytes),
                whole: number(whole),
                rows: number(rows),
            }),
            [kind, count, faults, encodings] if *kind == "faulty" => {
                let pairs = encodings.split('\u{1e}').filter_map(|line| line.split_once('\u{1f}'));
                let encodings: Vec<_> = pairs.map(|(file, label)| (file.to_string(), label.to_string())).collect();
                // A descriptor that can be read at last leads to tables that were not looked at before.
                self.encodings.update_value(|all| all.extend(encodings.iter().cloned()));
                self.tell(Stage::Faulty { count: number(count), faults: FaultRow::read(faults), encodings });
            }
            [kind, problem, detail] if *kind == "problem" => self.fail(problem, detail),
            [_, message, ..] => self.fail(FAILED, message),
            _ => {}
        }
    }

    /// Begins to read, and again with the files converted that were found not to be UTF-8.
    fn read(self) {
        self.stage.set(Stage::BEGUN);
        let hear = move |words: Vec<String>| match words.as_slice() {
            // The panel is gone by then: the worker keeps the package that is on show.
            [kind, reply, way @ ..] if kind == "reply" => kept_package::hear(reply, !way.is_empty()),
            [kind, ..] if kind == "sound" && !self.stage.is_disposed() => self.hear_sound(words),
            words if !self.stage.is_disposed() => self.hear(words),
            [kind, ..] if kind == "failed" => kept_package::break_down(),
            _ => {}
        };
        let encodings = self.encodings.get_value();
        match self.picked.with_value(|picked| package_reader::read(picked, &encodings, hear)) {
            Some(reading) => self.reading.set_value(Some(reading)),
            None => self.fail("cannot", ""),
        }
    }

    fn fail(self, kind: &str, detail: &str) {
        self.tell(Stage::Problem(kind.to_string(), detail.to_string()));
    }

    /// Tells what is wrong. Whoever waits at what opens packages is led there: the panel lies over it.
    fn tell(self, stage: Stage) {
        self.stage.set(stage);
        if page::is_focused("#section-open ") {
            page::focus("#opening-heading");
        }
    }

    /// Stops reading, or puts the panel away.
    fn leave(self) {
        if self.stage.with_untracked(|stage| matches!(stage, Stage::Reading { .. })) {
            return self.cancel();
        }
        self.forget_address();
        // The focus would be gone with the panel.
        if page::is_focused(".opening-panel ") && !page::focus("[data-pick]") {
            page::focus("#content");
        }
        close();
    }

    /// Whether the package is still wanted and its worker well: the panel stands, nobody has pressed cancel, and no answer of the
    /// worker has told of a problem.
    fn is_wanted(self) -> bool {
        self.stage.try_with_untracked(|stage| matches!(stage, Stage::Reading { .. })) == Some(true)
    }

    /// Reads the package for the page, then has that built. Each is a task of its own, so that the page can answer in
    /// between. `reply` is the first answer of the worker, if that keeps the entries.
    fn accept(self, texts: String, reply: Option<String>) {
        if !self.is_wanted() {
            return;
        }
        let texts = PackageTexts::read(texts);
        let dataset = match texts.dataset() {
            Ok(dataset) => dataset,
            Err(error) => return self.fail(FAILED, &error.to_string()),
        };
        let (mappable, characters) = (texts.mappable.clone(), texts.characters.clone());
        let opened = OpenedPackage {
            texts,
            tables: OnceLock::new(),
            address: self.address.get_value(),
            origin: self.name.get_untracked(),
            asked: self.atlas.language(),
        };
        clock::later(0, move || {
            if self.is_wanted() {
                let ground = Ground::new(dataset, &mappable, &characters, Some(Box::leak(Box::new(opened))));
                clock::later(0, move || self.turn_to(ground, reply));
            }
        });
    }

    /// Has the address of the page name the package. A link that names it already may say more of it; what comes from files has no
    /// link. Gives what it says then.
    fn write_address(self, ground: Ground) -> String {
        let package = ground.address().map(str::to_string);
        let here = address::hash();
        if package.is_some() && ViewState::decode(&here).0.package == package {
            return here;
        }
        let next = self.atlas.with_state_untracked(|now| ViewState {
            view: if now.view == View::Data { View::Overview } else { now.view },
            appearance: now.appearance,
            mode: now.mode,
            package,
            ..now.fresh()
        });
        let hash = next.encode();
        address::set_hash(&hash, address::Step::New);
        hash
    }

    /// Writes the address, then takes the old page down, then builds one on the package, in tasks of their own: each takes 10 to
    /// 30 ms on a slow machine.
    fn turn_to(self, ground: Ground, reply: Option<String>) {
        if self.is_wanted() {
            let hash = self.write_address(ground);
            clock::later(0, move || self.take_over(ground, reply, &hash));
        }
    }

    /// Takes the old page down and has the new one built, at the address `hash`.
    fn take_over(self, ground: Ground, reply: Option<String>, hash: &str) {
        if !self.is_wanted() {
            // Cancelled at the last moment: the address says again what stands, if that still does.
            if !self.atlas.state.is_disposed() {
                self.atlas.tidy_address();
            }
            return;
        }
        kept_package::let_go();
        let reading = self.reading.try_update_value(Option::take).flatten();
        let kept = reply.zip(reading).and_then(|(reply, reading)| kept_package::take(reading, &reply));
        // The panel hangs on the page that goes.
        drop(STANDING.take());
        take_down();
        // It may have written there what was chosen on it last.
        if address::hash() != hash {
            address::set_hash(hash, address::Step::Same);
        }
        clock::later(0, move || {
            build(Ground { kept, ..ground });
            begin_at_top();
        });
    }

    fn cancel(self) {
        self.reading.set_value(None);
        self.stage.set(Stage::Cancelled);
        self.forget_address();
    }

    /// An address that did not lead to a package goes from the address of the page.
    fn forget_address(self) {
        let shown = self.atlas.ground().address().map(str::to_string);
        self.atlas.choose(|state| state.package = shown);
    }

    fn view(self) -> AnyView {
        let messages = move || self.atlas.language_now().opening_messages();
        let busy = move || self.stage.with(|stage| matches!(stage, Stage::Reading { .. }));
        let body = part(move || self.stage.with(|stage| stage.view(self.atlas.language_now(), move || self.read())));
        let button = part(move || {
            let (action, word) = if busy() { ("cancel", messages().cancel) } else { ("close", messages().close) };
            view! { <button type="button" data-action=action on:click=click(move |_| self.leave())>{word}</button> }
        });
        let on_key = move |key: KeyboardEvent| {
            if key.key() == "Escape" {
                self.leave();
            }
        };
        view! {
            <section
                class="opening-panel"
                data-opening=""
                aria-labelledby="opening-heading"
                on:keydown=event(on_key)
            >
                <div class="opening-head">
                    <h2 id="opening-heading" tabindex="-1">{words(move || messages().panel.to_string())}</h2>
                    {button}
                </div>
                <p class="opening-name" translate="no">{words(move || self.name.get())}</p>
                {body}
            </section>
        }
        .into_any()
    }
}
