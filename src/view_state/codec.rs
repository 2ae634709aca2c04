//! [`ViewState`] <-> the text after `#`: `year=2024&city=440300,440100&q=专利&lang=en`.
//!
//! Defaults are left out. How values are written is in `hash_text`. Old names would be read in `ViewState::apply` beside the
//! new ones.

use super::hash_text::{Hash, decode_component, read_key, read_list, read_year};
use super::{Appearance, Dropped, Layer, MAX_ADDRESS_CHARS, Mode, View, ViewState, version_order};
use crate::dataset::ListKind;
use crate::locale::Language;
use crate::query::Order;

impl ViewState {
    /// The hash without `#`; empty for the default state.
    pub fn encode(&self) -> String {
        let mut hash = Hash::default();
        if let Some(package) = &self.package {
            hash.one("data", package);
        }
        if self.view != View::default() {
            hash.one("view", self.view.as_str());
        }
        hash.list("year", self.filters.years.iter().map(u16::to_string));
        hash.list("list", self.filters.lists.iter().map(|list| list.as_str().to_string()));
        hash.list("city", self.filters.areas.iter().cloned());
        hash.list("topic", self.filters.topics.iter().cloned());
        hash.list("place", self.filters.places.iter().cloned());
        hash.list("q", std::iter::once(self.filters.text.clone()).filter(|text| !text.is_empty()));
        if self.order != Order::default() {
            hash.one("sort", self.order.as_str());
        }
        if let Some(layer) = &self.layer {
            hash.one("indicator", &layer.indicator);
            if let Some(period) = layer.period {
                hash.one("period", &period.to_string());
            }
        }
        if let Some(entry) = &self.entry {
            hash.one("entry", entry);
        }
        self.statistics.encode(&mut hash);
        self.mechanism.encode(&mut hash);
        self.tables.encode(&mut hash);
        if self.language != Language::default() {
            hash.one("lang", self.language.as_str());
        }
        if self.appearance != Appearance::default() {
            hash.one("appearance", self.appearance.as_str());
        }
        if self.is_large {
            hash.one("text", "large");
        }
        if self.mode != Mode::default() {
            hash.one("mode", self.mode.as_str());
        }
        self.kiosk.encode(&mut hash);
        if let Some(release) = &self.release {
            hash.one("release", release);
        }
        hash.text()
    }

    /// The state that a hash (with or without `#`) stands for, and what could not be read in it. Never fails:
    /// what is not understood is left at its default.
    pub fn decode(hash: &str) -> (Self, Vec<Dropped>) {
        let mut state = Self::default();
        let mut dropped = Vec::new();
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        for part in hash.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match decode_component(value) {
                Some(decoded) if state.apply(name, value, &decoded, &mut dropped) => {}
                _ => dropped.push(Dropped::new(name, value)),
            }
        }
        // A period without an indicator says nothing.
        if state.layer.as_ref().is_some_and(|layer| layer.indicator.is_empty()) {
            let period = state.layer.take().and_then(|layer| layer.period).unwrap_or_default();
            dropped.push(Dropped::new("period", &period.to_string()));
        }
        state.statistics.tidy(&mut dropped);
        // An order without a column says nothing.
        if state.tables.is_descending && state.tables.by.is_none() {
            state.tables.is_descending = false;
            dropped.push(Dropped::new("order", "descending"));
        }
        (state, dropped)
    }

    /// Takes one `name=value` in; false if the name is unknown or the value cannot be one.
    fn apply(&mut self, name: &str, raw: &str, value: &str, dropped: &mut Vec<Dropped>) -> bool {
        let filters = &mut self.filters;
        match name {
            "view" => return View::from_word(value).map(|view| self.view = view).is_some(),
            "year" => read_list(name, raw, &mut filters.years, dropped, |word| read_year(&word)),
            "list" => read_list(name, raw, &mut filters.lists, dropped, |word| ListKind::from_word(&word)),
            "city" => read_list(name, raw, &mut filters.areas, dropped, read_key),
            "topic" => read_list(name, raw, &mut filters.topics, dropped, read_key),
            "place" => read_list(name, raw, &mut filters.places, dropped, read_key),
            "q" => {
                self.set_text(value);
                return self.filters.text == value;
            }
            "sort" => return Order::from_word(value).map(|order| self.order = order).is_some(),
            "indicator" => {
                let Some(indicator) = read_key(value.to_string()) else { return false };
                self.layer_mut().indicator = indicator;
            }
            "period" => {
                let Some(period) = read_year(value) else { return false };
                self.layer_mut().period = Some(period);
            }
            "entry" => {
                let Some(entry) = read_key(value.to_string()) else { return false };
                self.entry = Some(entry);
            }
            "scale" | "card" | "table" | "sorted" | "compare" | "areas" | "years" | "figure" => {
                return self.statistics.apply(name, raw, value, dropped);
            }
            "mechanism" | "node" | "step" => return self.mechanism.apply(name, value),
            // Names of tables have neither slash nor point.
            "data" if value.contains(['/', '.']) => {
                let is_plain = |sign: char| !sign.is_control() && !sign.is_whitespace();
                let package = value.to_string();
                self.package =
                    Some(package).filter(|text| text.len() <= MAX_ADDRESS_CHARS && text.chars().all(is_plain));
                return self.package.is_some();
            }
            "data" | "rows" | "by" | "order" => return self.tables.apply(name, value),
            "text" => {
                self.is_large = value == "large";
                return self.is_large;
            }
            "release" => {
                self.release = Some(value.to_string()).filter(|value| version_order(value).is_some());
                return self.release.is_some();
            }
            "mode" => return Mode::from_word(value).map(|mode| self.mode = mode).is_some(),
            "lang" => return Language::from_word(value).map(|language| self.language = language).is_some(),
            "appearance" => return Appearance::from_word(value).map(|chosen| self.appearance = chosen).is_some(),
            _ => return self.kiosk.apply(name, value),
        }
        true
    }

    fn layer_mut(&mut self) -> &mut Layer {
        self.layer.get_or_insert_with(|| Layer { indicator: String::new(), period: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_state_has_an_empty_hash() {
        assert_eq!(ViewState::default().encode(), "");
        assert_eq!(ViewState::decode("#"), (ViewState::default(), Vec::new()));
    }

    #[test]
    fn a_full_hash_is_read() {
        let (state, dropped) = ViewState::decode(
            "#view=overview&year=2024&list=measure&city=440300,440100&topic=financing&q=%E4%B8%93%E5%88%A9&indicator=pct&period=2021&entry=2024-event-07&lang=en&appearance=dark&sort=city&place=hetao",
        );
        assert_eq!(dropped, []);
        assert_eq!(state.filters.areas, ["440300", "440100"]);
        assert_eq!(state.filters.text, "专利");
        assert_eq!(state.layer, Some(Layer { indicator: "pct".into(), period: Some(2021) }));
        assert_eq!(state.language, Language::En);
        assert_eq!(
            state.encode(),
            "year=2024&list=measure&city=440300,440100&topic=financing&place=hetao&q=%E4%B8%93%E5%88%A9&sort=city&indicator=pct&period=2021&entry=2024-event-07&lang=en&appearance=dark"
        );
    }

    #[test]
    fn what_is_not_understood_is_dropped_and_named() {
        let (state, dropped) =
            ViewState::decode("year=2024,abc&__proto__=1&q=%E4%&sort=upside-down&lang=xx&period=2021");
        assert_eq!(state.filters.years, [2024]);
        let names: Vec<_> = dropped.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["year", "__proto__", "q", "sort", "lang", "period"]);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_named() {
        let (state, dropped) = ViewState::decode(&format!("q={}", "长".repeat(100_000)));
        assert_eq!(state.filters.text.chars().count(), super::super::MAX_TEXT_CHARS);
        assert_eq!(dropped.len(), 1);
        assert_eq!(dropped[0].value.chars().count(), 40);
    }
}
