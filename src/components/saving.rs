//! A card as a file: rows, or a picture with everything that makes it citable.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::{Desk, Maker, Shared};
use crate::browser::download;
use crate::export::{Imprint, Outlines, Records, document, picture};
use crate::locale::{Language, calendar};

/// The font whose outlines saved pictures have; made by `.ci/fonts.mjs`.
const FONT: &str = "./fonts/outlines.ttf";
/// Pixels of a saved PNG in a CSS pixel.
const PNG_SCALE: f64 = 2.0;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// Rows for spreadsheets.
    Csv,
    /// Rows for programs.
    Json,
    /// A picture that scales.
    Svg,
    /// A picture of pixels.
    Png,
}

impl File {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

fn name(desk: Desk, key: &str, file: File) -> String {
    format!("{}_{key}_{}.{}", desk.whole.names.key, desk.whole.version, file.ending())
}

/// Offers the rows of a card; `done` hears the name, whether the browser took it, and the text of the file.
pub fn save_rows(desk: Desk, language: Language, make: &Maker, file: File, done: impl Fn(String, bool, &str)) {
    let beside = language.beside(&desk.whole.names);
    let made = untrack(|| make(language).and_then(|card| make(beside).map(|other| (card, other))));
    // A card that is shown has been made in one language; in the other it may lack a unit's name: then twice the one.
    let Some((card, other)) = made.ok().or_else(|| untrack(|| make(language).ok().map(|card| (card.clone(), card))))
    else {
        return done(String::new(), false, "");
    };
    let records = Records::of_card(&card, &other, language, desk.whole);
    let text = if file == File::Csv { records.csv() } else { records.json() };
    let name = name(desk, &card.key, file);
    let is_saved = download::save(&name, file.media_type(), text.as_bytes());
    done(name, is_saved, &text);
}

/// Offers the picture of a card; `done` hears the name, whether the browser took it, and the text of the file.
pub fn save_picture(
    desk: Desk,
    language: Language,
    card: Shared,
    file: File,
    link: String,
    done: impl Fn(String, bool, &str) + Clone + 'static,
) {
    if let Some(font) = desk.font.get_value() {
        return save_with(desk, language, &card, file, &link, Some(&font), done);
    }
    download::fetch_beside(FONT, move |bytes| {
        // The reader has gone on to another view: there is nothing to save from.
        if desk.surroundings.try_get_untracked().is_none() {
            return;
        }
        let font = bytes.map(Arc::new);
        // Without the font the picture has real text: it is still right where there is a Chinese font.
        desk.font.set_value(font.clone());
        save_with(desk, language, &card, file, &link, font.as_deref(), done);
    });
}

fn save_with(
    desk: Desk,
    language: Language,
    card: &Shared,
    file: File,
    link: &str,
    font: Option<&Vec<u8>>,
    done: impl Fn(String, bool, &str) + Clone + 'static,
) {
    let outlines = font.and_then(|font| Outlines::new(font).ok());
    let sources: Vec<String> = card
        .source_ids
        .iter()
        .filter_map(|id| desk.whole.source(id))
        .map(|source| document(source, language))
        .collect();
    let imprint = Imprint {
        site: language.of(&desk.whole.names.site),
        sources: &sources,
        version: &desk.whole.version,
        released: &calendar::date(desk.whole.released(), language),
        address: link,
    };
    let name = name(desk, &card.key, file);
    match picture(card, &imprint, untrack(|| desk.palette()), outlines.as_ref(), language) {
        Ok(saved) if file == File::Svg => {
            let is_saved = download::save(&name, file.media_type(), saved.svg.as_bytes());
            done(name, is_saved, &saved.svg);
        }
        Ok(saved) => {
            let file_name = name.clone();
            let svg = saved.svg.clone();
            // Where no file can be saved, the same picture is at hand as text.
            download::save_png(&name, &saved.svg, saved.width, saved.height, PNG_SCALE, move |is_saved| {
                done(file_name.clone(), is_saved, &svg);
            });
        }
        Err(_) => done(name, false, ""),
    }
}
