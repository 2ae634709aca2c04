//! The browser: the only room that touches web-sys, js-sys and gloo.
//!
//! Owns: the address bar, focus, attributes of `<html>`, the clipboard, canvases and their text, sizes, places of elements, timers, downloads, dialogs, keys and clipboard events as plain
//! values, messages between a frame and the page around it, performance marks, what the single file holds, the panic page. Every function swallows what a browser may refuse (a sandboxed
//! frame has no clipboard) by saying so in its return value.
//! Must not know: the package, the state, Leptos.

pub mod address;
pub mod boxes;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod download;
pub mod frame;
pub mod hall;
pub mod listening;
pub mod own_copy;
pub mod package_reader;
pub mod page;
pub mod painted;
pub mod panic_page;
pub mod pieces;
pub mod rows;
pub mod surroundings;
