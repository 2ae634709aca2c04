//! The whole package, read when something first asks for its figures.

use crate::browser::panic_page;
use crate::dataset::{Dataset, embedded};

/// Reads the embedded package, whole; a package that cannot be read leaves the static page and says why.
pub fn read() -> Option<&'static Dataset> {
    match embedded() {
        Ok(dataset) => Some(Box::leak(Box::new(dataset))),
        Err(error) => {
            panic_page::report(&error.to_string());
            None
        }
    }
}
