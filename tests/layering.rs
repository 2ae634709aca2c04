//! The house has rooms, arrows point one way (see `src/lib.rs`), and files are short. This reads the sources and holds them to it.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

use std::fs;
use std::path::{Path, PathBuf};

/// Room -> the rooms it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("dataset", &[]),
    ("query", &["dataset"]),
    ("statistics", &["dataset"]),
    ("locale", &["dataset"]),
    ("view_state", &["dataset", "locale", "query"]),
    ("charts", &["dataset", "locale", "query", "statistics", "view_state"]),
    ("diagrams", &["dataset", "locale"]),
    ("kiosk", &["dataset", "locale", "view_state"]),
    ("export", &["dataset", "locale", "statistics", "view_state", "charts", "diagrams"]),
    ("keeping", &["dataset", "query", "statistics", "view_state"]),
    ("opening", &["dataset", "keeping", "query", "statistics"]),
    ("scrolling", &[]),
    ("browser", &["scrolling"]),
    (
        "components",
        &[
            "dataset",
            "query",
            "statistics",
            "locale",
            "view_state",
            "charts",
            "diagrams",
            "kiosk",
            "export",
            "keeping",
            "opening",
            "scrolling",
            "browser",
        ],
    ),
];

/// Words of the browser and of the interface library; only these rooms may use them.
const OUTER_WORDS: &[(&str, &[&str])] = &[
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("gloo", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("leptos", &["components"]),
];

/// The files with one of these endings, however deep; of packages of others none.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("node_modules") {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn room_sources(room: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    let sources: Vec<_> = files(&folder, &["rs"])
        .into_iter()
        .map(|path| (path.clone(), fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    assert!(!sources.is_empty(), "room {room} has no source");
    sources
}

/// Lines of code, without comments.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.lines().enumerate().map(|(line, text)| (line + 1, text.split("//").next().unwrap_or("")))
}

fn names_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        !line[..at].chars().next_back().is_some_and(is_part)
            && !line[at + word.len()..].chars().next().is_some_and(is_part)
    })
}

#[test]
fn every_room_is_in_the_table() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<String> = fs::read_dir(src)
        .expect("src is there")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "bin")
        .collect();
    rooms.sort();
    let mut known: Vec<String> = ARROWS.iter().map(|(room, _)| room.to_string()).collect();
    known.sort();
    assert_eq!(rooms, known);
}

#[test]
fn files_are_short_enough_to_be_read_at_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let endings = ["rs", "js", "mjs", "jsx", "py", "sql", "css"];
    let folders = ["src", "style", "tests", "public", ".ci"].map(|folder| files(&root.join(folder), &endings));
    let all = folders.into_iter().flatten().chain([root.join("build.rs")]);
    let lines = |path: &PathBuf| fs::read_to_string(path).expect("UTF-8").lines().count();
    let measured: Vec<(PathBuf, usize)> = all.map(|path| (path.clone(), lines(&path))).collect();
    assert!(measured.len() > 450, "{} files", measured.len());
    let long: Vec<_> = measured.into_iter().filter(|(_, lines)| *lines > 300).collect();
    assert!(long.is_empty(), "split by what they are about: {long:?}");
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (room, allowed) in ARROWS {
        for (path, source) in room_sources(room) {
            for (line, text) in code(&source) {
                for (other, _) in ARROWS.iter().filter(|(other, _)| other != room && !allowed.contains(other)) {
                    if text.contains(&format!("crate::{other}"))
                        || text.contains(&format!("guangdong_ip_atlas::{other}"))
                    {
                        wrong.push(format!("{}:{line}: {room} must not know {other}", path.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_outer_rooms_know_the_browser() {
    let mut wrong = Vec::new();
    for (room, _) in ARROWS {
        for (path, source) in room_sources(room) {
            for (line, text) in code(&source) {
                for (word, allowed) in OUTER_WORDS.iter().filter(|(_, allowed)| !allowed.contains(room)) {
                    if names_word(text, word) {
                        wrong.push(format!("{}:{line}: {room} names {word}, only {allowed:?} may", path.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_found_as_words() {
    assert!(names_word("use web_sys::Window;", "web_sys"));
    assert!(!names_word("let my_web_sys = 1;", "web_sys"));
    assert!(!names_word("let gloomy = 1;", "gloo"));
}
