//! What leaves the page: the static page that is readable without the program, and texts as outlines for pictures.
//!
//! Must not know: the DOM, the state. It writes strings.

mod character_map;
mod html;
mod outlines;
mod path_data;
#[cfg(test)]
mod test_font;
mod wide_signs;

pub use html::static_page;
pub use outlines::{OutlineError, Outlines};
