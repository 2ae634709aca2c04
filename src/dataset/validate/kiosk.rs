//! The `kiosk` block: its scenes are there, and its times are such that people can read and answer.

use super::rule::Rule;
use super::sheet::{Faults, Package, quoted};
use crate::dataset::kiosk::{Kiosk, Scene};

const DESCRIPTOR: &str = "datapackage.json";

/// Judges the block. `text` is the descriptor, for the rows.
pub(super) fn judge(kiosk: &Kiosk, text: &[u8], package: &Package<'_>, faults: &mut Faults) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let mut fault = |key: &str, message: String, expected: &str| {
        faults.add(DESCRIPTOR, row_of(text, key), Rule::Kiosk, message, expected);
    };
    for (name, value, least, most) in [
        ("sceneSeconds", kiosk.scene_seconds, 3, 3600),
        ("idleSeconds", kiosk.idle_seconds, 10, 3600),
        // WCAG 2.2.1: at least 20 seconds to answer.
        ("warningSeconds", kiosk.warning_seconds, 20, 600),
        ("reloadHour", kiosk.reload_hour, 0, 23),
        ("memoryMegabytes", kiosk.memory_megabytes, 100, 8000),
    ] {
        if !(least..=most).contains(&value) {
            fault(name, format!("{name} is {value}"), &format!("a number from {least} to {most}"));
        }
    }
    let address = kiosk.public_address.as_str();
    if !address.is_empty() && !address.starts_with("https://") && !address.starts_with("http://") {
        let message = format!("publicAddress is {}", quoted(address));
        fault("publicAddress", message, "an address that starts with https:// or http://, or nothing");
    }
    for language in kiosk.languages.iter().filter(|language| !["zh-Hans", "en"].contains(&language.as_str())) {
        fault("languages", format!("there is no language {}", quoted(language)), "zh-Hans or en");
    }
    for scene in &kiosk.scenes {
        if let Some((key, message, expected)) = missing(scene, package) {
            fault(key, message, expected);
        }
    }
}

/// What a scene speaks of that is not there: its key, a message, what was expected.
fn missing<'s>(scene: &'s Scene, package: &Package<'_>) -> Option<(&'s str, String, &'static str)> {
    let has = |file: &str, column: &str, key: &str| {
        package.sheet(file).is_some_and(|sheet| sheet.all_records().any(|at| sheet.cell(at, column) == key))
    };
    match scene {
        Scene::Grid(id) if !id.is_empty() && !is_on_grid(id, package) => Some((
            id,
            format!("no tile has a figure of {}", quoted(id)),
            "an indicator with figures for tiles, or nothing",
        )),
        Scene::Chart(id) if !has("indicators.csv", "id", id) => {
            Some((id, format!("there is no indicator {}", quoted(id)), "an id of indicators.csv"))
        }
        Scene::Mechanism(id) if !has("mechanisms.csv", "id", id) => {
            Some((id, format!("there is no mechanism {}", quoted(id)), "an id of mechanisms.csv"))
        }
        Scene::Entry(year) if !has("entries.csv", "year", &year.to_string()) => {
            Some(("entry", format!("there is no entry of {year}"), "a year of entries.csv"))
        }
        _ => None,
    }
}

/// Whether at least two tiles have a figure of the indicator.
fn is_on_grid(id: &str, package: &Package<'_>) -> bool {
    let (Some(areas), Some(observations)) = (package.sheet("areas.csv"), package.sheet("observations.csv")) else {
        return false;
    };
    let has_tile =
        |code: &str| areas.all_records().any(|at| areas.cell(at, "code") == code && areas.filled(at, "column"));
    let is_figure = |at: &usize| {
        observations.cell(*at, "indicator_id") == id
            && observations.filled(*at, "value")
            && has_tile(observations.cell(*at, "area_code"))
    };
    observations.all_records().filter(is_figure).count() > 1
}

/// The row of the descriptor in which the word stands in the block; 0 where it does not.
fn row_of(text: &str, word: &str) -> usize {
    let quoted = format!("\"{word}\"");
    let from = text.lines().position(|line| line.contains("\"kiosk\"")).unwrap_or_default();
    text.lines().enumerate().skip(from).find(|(_, line)| line.contains(&quoted)).map_or(0, |(row, _)| row + 1)
}
