//! The `kiosk` block: its scenes are there, and its times are such that people can read and answer.

use std::collections::{HashMap, HashSet};

use super::faults::{DESCRIPTOR, Faults, KEPT, Place, Quoted};
use super::manifest::row_in_block;
use super::row::Row;
use super::rule::Rule;
use crate::dataset::descriptor::Descriptor;
use crate::dataset::kiosk::{Kiosk, Scene};
use crate::dataset::names::AtlasBlock;

/// What the scenes speak of, and how often it was found.
#[derive(Default)]
pub(super) struct Scenes {
    /// Figures of tiles, by indicator.
    grids: HashMap<String, u64>,
    charts: HashMap<String, u64>,
    mechanisms: HashMap<String, u64>,
    years: HashMap<String, u64>,
    /// Codes of the areas that have a tile.
    tiles: HashSet<String>,
}

impl Scenes {
    /// What to look for.
    pub(super) fn new(kiosk: &Kiosk) -> Self {
        let mut all = Self::default();
        for scene in &kiosk.scenes {
            let (set, key) = match scene {
                Scene::Grid(id) => (&mut all.grids, id.clone()),
                Scene::Chart(id) => (&mut all.charts, id.clone()),
                Scene::Mechanism(id) => (&mut all.mechanisms, id.clone()),
                Scene::Entry(year) => (&mut all.years, year.to_string()),
            };
            set.insert(key, 0);
        }
        all
    }

    /// Looks at a record, be it broken.
    pub(super) fn see(&mut self, row: &Row<'_>) {
        let (set, column) = match row.piece.file {
            "areas.csv" if row.filled("column") && !self.grids.is_empty() => {
                self.tiles.insert(row.cell("code").to_owned());
                return;
            }
            "observations.csv" if row.filled("value") && self.tiles.contains(row.cell("area_code")) => {
                (&mut self.grids, "indicator_id")
            }
            "indicators.csv" => (&mut self.charts, "id"),
            "mechanisms.csv" => (&mut self.mechanisms, "id"),
            "entries.csv" if !self.years.is_empty() => (&mut self.years, "year"),
            _ => return,
        };
        if let Some(found) = set.get_mut(row.cell(column)) {
            *found += 1;
        }
    }

    /// Judges the block. `text` is the descriptor, for the rows.
    pub(super) fn finish(&self, Descriptor { kiosk, atlas: block, .. }: &Descriptor, text: &str, faults: &mut Faults) {
        judge_settings(kiosk, block, text, faults);
        let found = |set: &HashMap<String, u64>, key: &str| set.get(key).copied().unwrap_or(0);
        let mut count = 0;
        for scene in &kiosk.scenes {
            let (key, kind, expected) = match scene {
                // A map of one tile shows nothing.
                Scene::Grid(id) if !id.is_empty() && found(&self.grids, id) < 2 => {
                    (id.as_str(), "no tile has a figure of", "an indicator with figures for tiles, or nothing")
                }
                Scene::Chart(id) if found(&self.charts, id) == 0 => {
                    (id.as_str(), "there is no indicator", "an id of indicators.csv")
                }
                Scene::Mechanism(id) if found(&self.mechanisms, id) == 0 => {
                    (id.as_str(), "there is no mechanism", "an id of mechanisms.csv")
                }
                Scene::Entry(year) if found(&self.years, &year.to_string()) == 0 => {
                    let message = format_args!("there is no entry of {year}");
                    fault(text, "entry", message, format_args!("a year of entries.csv"), faults);
                    continue;
                }
                _ => continue,
            };
            count += 1;
            // Looking for the row goes through the whole text: not for more faults than are kept.
            let text = if count <= KEPT { text } else { "" };
            fault(text, key, format_args!("{kind} {}", Quoted(key)), format_args!("{expected}"), faults);
        }
    }
}

fn judge_settings(kiosk: &Kiosk, block: &AtlasBlock, text: &str, faults: &mut Faults) {
    for (name, value, least, most) in [
        ("sceneSeconds", kiosk.scene_seconds, 3, 3600),
        ("idleSeconds", kiosk.idle_seconds, 10, 3600),
        // WCAG 2.2.1: at least 20 seconds to answer.
        ("warningSeconds", kiosk.warning_seconds, 20, 600),
        ("reloadHour", kiosk.reload_hour, 0, 23),
        ("memoryMegabytes", kiosk.memory_megabytes, 100, 8000),
    ] {
        if !(least..=most).contains(&value) {
            let expected = format_args!("a number from {least} to {most}");
            fault(text, name, format_args!("{name} is {value}"), expected, faults);
        }
    }
    let address = kiosk.public_address.as_str();
    if !address.is_empty() && !address.starts_with("https://") && !address.starts_with("http://") {
        let message = format_args!("publicAddress is {}", Quoted(address));
        let expected = format_args!("an address that starts with https:// or http://, or nothing");
        fault(text, "publicAddress", message, expected, faults);
    }
    let is_there = |language: &&String| match language.as_str() {
        "zh-Hans" => block.has("zh"),
        "en" => block.has("en"),
        _ => false,
    };
    for language in kiosk.languages.iter().filter(|language| !is_there(language)) {
        let message = format_args!("there is no language {}", Quoted(language));
        faults.add(
            Place::row(DESCRIPTOR, row_in_block(text, "kiosk", "languages")),
            Rule::Kiosk,
            message,
            format_args!("a language of the package: zh-Hans or en"),
        );
    }
}

fn fault(
    text: &str,
    key: &str,
    message: std::fmt::Arguments<'_>,
    expected: std::fmt::Arguments<'_>,
    faults: &mut Faults,
) {
    faults.add(Place::row(DESCRIPTOR, row_in_block(text, "kiosk", key)), Rule::Kiosk, message, expected);
}
