//! `check-data [FOLDER]`: judges a data package, `public/data` by default.
fn main() {}
