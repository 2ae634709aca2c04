//! What leaves the page: the static page that is readable without the program, rows as CSV and JSON, pictures as SVG,
//! citations, the package as one file, what a page in a frame tells the page around it.
//!
//! Must not know: the DOM. It writes strings.

mod character_map;
mod citation;
mod code;
mod csv_json;
mod embed_code;
mod faults;
mod frame_messages;
mod html;
mod mechanism_html;
mod outlines;
mod package;
mod path_data;
mod picture;
mod records;
#[cfg(test)]
mod test_font;
mod wide_signs;

pub use citation::{Cited, citation, document};
pub use code::{CodePicture, code_picture};
pub use csv_json::has_formula;
pub use embed_code::EmbedCode;
pub use faults::fault_csv;
pub use frame_messages::{FRAME_MESSAGES, FRAME_VERSION, height_message, ready_message, selection_message};
pub use html::static_page;
pub use mechanism_html::mechanisms_page;
pub use outlines::{OutlineError, Outlines};
pub use package::{PackageFile, package_files, table_json, zip};
pub use picture::{Imprint, SavedPicture, picture};
pub use records::{Records, Value};
