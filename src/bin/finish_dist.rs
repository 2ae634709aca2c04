//! `finish-dist [DIR]`: makes a built `index.html` readable before and without the program.
//!
//! Trunk runs it after each build (`Trunk.toml`), in the folder named by `TRUNK_STAGING_DIR`: it bakes the real
//! lists and headline figures of the embedded package, in both languages, into `<main id="static">`, and writes
//! the version of the package into `<html data-release>`; beside it it writes `mechanisms.html`, the mechanisms as plain lists.
//! The glyphs of the page (`.ci/fonts.mjs`) are there by then: the name of the site is drawn with them.

use std::path::PathBuf;
use std::process::ExitCode;

use guangdong_ip_atlas::dataset::embedded;
use guangdong_ip_atlas::export::{Outlines, mechanisms_page, static_page};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("finish-dist: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let folder = std::env::args_os()
        .nth(1)
        .or_else(|| std::env::var_os("TRUNK_STAGING_DIR"))
        .map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    let path = folder.join("index.html");
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let dataset = embedded().map_err(|error| error.to_string())?;
    let page = std::fs::read_to_string(&path).map_err(|error| at(&error))?;
    let font_path = folder.join("fonts/outlines.ttf");
    let font = std::fs::read(&font_path).map_err(|error| format!("{}: {error}", font_path.display()))?;
    let outlines = Outlines::new(&font).map_err(|error| format!("{}: {error}", font_path.display()))?;
    let page = replace_once(&page, "@@static@@", &static_page(&dataset, &outlines))
        .and_then(|page| replace_once(&page, "@@release@@", &dataset.version))
        .map_err(|error| at(&error))?;
    std::fs::write(&path, page).map_err(|error| at(&error))?;
    let path = folder.join("mechanisms.html");
    std::fs::write(&path, mechanisms_page(&dataset)).map_err(|error| format!("{}: {error}", path.display()))
}

/// Replaces `what`, which must be there exactly once: a second run or a changed template is an error, not a silent
/// page without content.
fn replace_once(page: &str, what: &str, by: &str) -> Result<String, String> {
    match page.matches(what).count() {
        1 => Ok(page.replace(what, by)),
        found => Err(format!("`{what}` is there {found} times, expected once")),
    }
}
