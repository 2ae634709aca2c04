//! The package that the program keeps, and what the page asks of it.

use std::cell::RefCell;
use std::ops::Range;

use guangdong_ip_atlas::keeping::{Files, Keeper, Question, Reply};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Reads bytes of a table that is kept; nothing if the file is gone.
    #[wasm_bindgen(js_name = atlasReadBytes)]
    fn read_bytes(file: &str, start: f64, end: f64) -> Option<Vec<u8>>;
}

thread_local! {
    /// The package that this program keeps, once it has read one that is too large for the page.
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
    /// The rows that go with the last answer, in a message of their own.
    static REST: RefCell<Option<Question>> = const { RefCell::new(None) };
    /// What may be asked next, the most likely last, and how many rows go with an answer.
    static AHEAD: RefCell<(Vec<String>, u32)> = const { RefCell::new((Vec::new(), 0)) };
}

/// Keeps a package from now on.
pub fn keep(keeper: Keeper) {
    KEEPER.set(Some(keeper));
}

/// The files of the package, where this program has them.
pub struct OwnFiles;

impl Files for OwnFiles {
    fn read(&self, file: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        read_bytes(file, bytes.start as f64, bytes.end as f64)
    }
}

/// Answers a question of the page about the package that is kept; rows that go with it come by [`rest`].
#[wasm_bindgen]
pub fn answer(question: &str) -> String {
    let Some(asked) = Question::read(question) else { return Reply::Lost.write() };
    if let Question::Ask { number, hash, rows } = asked {
        AHEAD.take(); // It was about what was asked before.
        REST.set(Some(Question::Rows { number, places: 0..rows }));
        return said(Question::Ask { number, hash, rows: 0 });
    }
    said(asked)
}

/// The rows that go with the last answer; nothing where they have been given.
#[wasm_bindgen]
pub fn rest() -> String {
    REST.take().map_or_else(String::new, said)
}

/// Prepares for a press that may come (see [`Keeper::after_press`]): [`foreseen`] gives the answers to it.
#[wasm_bindgen]
pub fn foresee(choice: &str, rows: u32) {
    let mut hashes = KEEPER.with_borrow(|keeper| keeper.as_ref().map(|keeper| keeper.after_press(choice)));
    hashes.iter_mut().for_each(|hashes| hashes.reverse());
    AHEAD.set((hashes.unwrap_or_default(), rows));
}

/// One hash that the page may ask for, the reply to it, and its rows; nothing when there is no more.
#[wasm_bindgen]
pub fn foreseen() -> Vec<String> {
    let (hash, rows) = AHEAD.with_borrow_mut(|(hashes, rows)| (hashes.pop(), *rows));
    let Some(hash) = hash else { return Vec::new() };
    let foresee = |keeper: &mut Keeper| keeper.foresee(&hash, rows, &OwnFiles);
    let replies = KEEPER.with_borrow_mut(|keeper| keeper.as_mut().and_then(foresee));
    let replies = replies.iter().flatten().map(Reply::write);
    std::iter::once(hash.clone()).chain(replies).collect()
}

/// What the keeper says to a question, as a text.
pub fn said(question: Question) -> String {
    KEEPER.with_borrow_mut(|keeper| {
        keeper.as_mut().map_or(Reply::Lost, |keeper| question.answer(keeper, &OwnFiles)).write()
    })
}

/// Goes on with the index of the text, over some rows. False when it is there.
#[wasm_bindgen]
pub fn prepare(rows: usize) -> bool {
    KEEPER.with_borrow_mut(|keeper| keeper.as_mut().is_some_and(|keeper| keeper.prepare(rows)))
}
