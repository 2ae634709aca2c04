//! The whole package, read when something first asks for its figures.

use std::cell::OnceCell;

use crate::browser::panic_page;
use crate::dataset::{Dataset, embedded};

thread_local! {
    /// Read once, however often the page is built.
    static WHOLE: OnceCell<&'static Dataset> = const { OnceCell::new() };
}

/// Reads the embedded package, whole; a package that cannot be read leaves the static page and says why.
pub fn read() -> Option<&'static Dataset> {
    WHOLE.with(|whole| match whole.get() {
        Some(dataset) => Some(*dataset),
        None => match embedded() {
            Ok(dataset) => Some(*whole.get_or_init(|| Box::leak(Box::new(dataset)))),
            Err(error) => {
                panic_page::report(&error.to_string());
                None
            }
        },
    })
}
