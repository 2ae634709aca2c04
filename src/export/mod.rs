//! What leaves the page as text: for now the static page that is readable without the program.
//!
//! Must not know: the DOM, the state. It writes strings.

mod html;

pub use html::static_page;
