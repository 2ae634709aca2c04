//! Every card as it was last approved. `UPDATE_GOLDEN=1 cargo test --test charts` approves what is drawn now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use guangdong_ip_atlas::charts::{FixedMeasure, Palette, Style, paint};
use guangdong_ip_atlas::locale::Language;
use plotters_svg::SVGBackend;

use super::cards::{Card, all};

const WIDTH: f64 = 640.0;
/// Cards that are pinned at the width of a telephone too: lines, the tile grid, bars, the funnel, a comparison.
const NARROW: [&str; 6] =
    ["court_new", "cl_invention_granted", "customs_items", "counts-topic", "selection", "comparison-areas-court_new"];
/// Cards that are pinned with scales of their own, too: lines, the tile grid, few years.
const OWN_SCALES: [&str; 3] = ["court_new", "cl_invention_granted", "customs_items"];
const NARROW_WIDTH: f64 = 320.0;
const HOW: &str = "look at the picture; to approve what is drawn now: UPDATE_GOLDEN=1 cargo test --test charts";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts/golden")
}

/// A card as an SVG document.
fn picture(card: &Card, is_free_scale: bool, language: Language, palette: Palette, width: f64) -> (String, f64) {
    let drawing = card.make(is_free_scale, language).picture.lay_out(width, &FixedMeasure);
    let style = Style { palette, scale: 1.0, family: "sans-serif", has_text: true, has_ground: true };
    let mut svg = String::new();
    let size = (width as u32, drawing.height.ceil() as u32);
    paint(&drawing, SVGBackend::with_string(&mut svg, size), &style).expect("painted");
    (svg, drawing.height.ceil())
}

/// The card in both languages (left and right) and appearances (above and below) on one sheet.
fn sheet(card: &Card, is_free_scale: bool, width: f64) -> String {
    let mut parts = String::new();
    let (mut top, mut height) = (0.0, 0.0_f64);
    for palette in [Palette::LIGHT, Palette::DARK] {
        for (column, language) in Language::ALL.into_iter().enumerate() {
            let (svg, own) = picture(card, is_free_scale, language, palette, width);
            let at = format!("<svg lang=\"{}\" x=\"{}\" y=\"{top}\" ", language.as_str(), column as f64 * width);
            parts.push_str(&svg.replacen("<svg ", &at, 1));
            height = height.max(own);
        }
        top += height;
    }
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{top}\">\n{parts}</svg>\n", 2.0 * width)
}

fn sheets() -> BTreeMap<String, String> {
    let cards = all();
    let wide = cards.iter().map(|card| (format!("{}.svg", card.name()), sheet(card, false, WIDTH)));
    let narrow = cards
        .iter()
        .filter(|card| NARROW.contains(&card.name().as_str()))
        .map(|card| (format!("{}.narrow.svg", card.name()), sheet(card, false, NARROW_WIDTH)));
    let free = cards
        .iter()
        .filter(|card| OWN_SCALES.contains(&card.name().as_str()))
        .map(|card| (format!("{}.free.svg", card.name()), sheet(card, true, WIDTH)));
    wide.chain(narrow).chain(free).collect()
}

/// The first line that differs, for the message.
fn difference(approved: &str, drawn: &str) -> String {
    let pairs = approved.lines().zip(drawn.lines()).enumerate();
    let first = pairs.into_iter().find(|(_, (approved, drawn))| approved != drawn);
    first.map_or("one is longer".to_string(), |(line, (approved, drawn))| {
        format!("line {}:\n  approved: {approved}\n  drawn:    {drawn}", line + 1)
    })
}

#[test]
fn every_card_looks_as_approved_in_both_languages_and_appearances() {
    let sheets = sheets();
    assert_eq!(sheets.keys().filter(|name| name.ends_with(".narrow.svg")).count(), NARROW.len());
    if env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(folder());
        fs::create_dir_all(folder()).expect("the folder can be made");
        sheets.iter().for_each(|(name, svg)| fs::write(folder().join(name), svg).expect("the file can be written"));
    }
    let mut wrong = Vec::new();
    for (name, drawn) in &sheets {
        match fs::read_to_string(folder().join(name)).map(|text| text.replace("\r\n", "\n")) {
            Err(_) => wrong.push(format!("{name} is missing")),
            Ok(approved) if approved != *drawn => {
                wrong.push(format!("{name} differs, {}", difference(&approved, drawn)));
            }
            Ok(_) => {}
        }
    }
    let there = fs::read_dir(folder()).into_iter().flatten().filter_map(Result::ok);
    let there = there.map(|entry| entry.file_name().to_string_lossy().into_owned());
    wrong.extend(there.filter(|name| !sheets.contains_key(name)).map(|name| format!("{name} belongs to no card")));
    assert!(wrong.is_empty(), "{}\n{HOW}", wrong.join("\n"));
}
