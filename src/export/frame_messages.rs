//! What a page in a frame tells the page around it, as the text of a JSON object. The protocol is described in
//! `public/embed.js`, which is its other half.

use super::csv_json::json_text;
use crate::view_state::ViewState;

/// Begins the type of every message.
pub const FRAME_MESSAGES: &str = "guangdong-ip-atlas:";
/// Version of the protocol.
pub const FRAME_VERSION: u32 = 1;
/// Heights that are told, in CSS pixels: a frame is never a slit, and never so high that browsers cannot paint it.
const HEIGHTS: (f64, f64) = (200.0, 20_000.0);

fn message(kind: &str, more: &str) -> String {
    format!("{{\"type\":\"{FRAME_MESSAGES}{kind}\",\"version\":{FRAME_VERSION},{more}}}")
}

/// The page is there, with this version of the data.
pub fn ready_message(release: &str) -> String {
    message("ready", &format!("\"release\":{}", json_text(release)))
}

/// How high the content is; `None` where that is no height.
pub fn height_message(height: f64) -> Option<String> {
    let told = height.ceil().clamp(HEIGHTS.0, HEIGHTS.1);
    height.is_finite().then(|| message("height", &format!("\"height\":{told}")))
}

/// What the visitor has chosen: the keys of the address as lists and texts, and the address itself.
pub fn selection_message(state: &ViewState) -> String {
    let text = |text: &str| json_text(text);
    let maybe = |key: &Option<String>| key.as_deref().map_or("null".to_string(), json_text);
    let list =
        |words: Vec<String>| format!("[{}]", words.iter().map(|word| json_text(word)).collect::<Vec<_>>().join(","));
    let filters = &state.filters;
    let years = filters.years.iter().map(u16::to_string).collect::<Vec<_>>().join(",");
    let lists = filters.lists.iter().map(|list| list.as_str().to_string()).collect();
    let parts = [
        ("view", text(state.view.as_str())),
        ("card", maybe(&state.statistics.card)),
        ("entry", maybe(&state.entry)),
        ("mechanism", maybe(&state.mechanism.mechanism)),
        ("node", maybe(&state.mechanism.node)),
        ("year", format!("[{years}]")),
        ("list", list(lists)),
        ("city", list(filters.areas.clone())),
        ("topic", list(filters.topics.clone())),
        ("place", list(filters.places.clone())),
        ("q", text(&filters.text)),
        ("indicator", maybe(&state.layer.as_ref().map(|layer| layer.indicator.clone()))),
        ("lang", text(state.language.as_str())),
        ("appearance", text(state.appearance.as_str())),
        ("hash", text(&state.encode())),
    ];
    let parts: Vec<String> = parts.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    message("selection", &format!("\"selection\":{{{}}}", parts.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn parsed(text: &str) -> Value {
        serde_json::from_str(text).expect("JSON")
    }

    //
    #[test]
    fn no_height_is_told_that_is_none() {
        for (height, told) in [(0.0, 200), (199.2, 200), (812.2, 813), (20_000.4, 20_000), (1e12, 20_000), (-5.0, 200)]
        {
            let message = parsed(&height_message(height).expect("a message"));
            assert_eq!(message, json!({"type": "guangdong-ip-atlas:height", "version": 1, "height": told}));
        }
        for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(height_message(none), None);
        }
    }

    #[test]
    fn a_selection_is_told_with_its_filters_and_its_address() {
        let (state, _) = ViewState::decode(
            "year=2024,2023&list=event&city=440300&q=%22%E4%B8%93%E5%88%A9%5C%22&card=grid&lang=en&mode=embed",
        );
        let message = parsed(&selection_message(&state));
        assert_eq!((&message["type"], &message["version"]), (&json!("guangdong-ip-atlas:selection"), &json!(1)));
        let selection = &message["selection"];
        assert_eq!(selection["year"], json!([2024, 2023]));
        assert_eq!(selection["list"], json!(["event"]));
        assert_eq!(selection["city"], json!(["440300"]));
        assert_eq!(selection["q"], "\"专利\\\"");
        assert_eq!(
            (&selection["card"], &selection["entry"], &selection["lang"]),
            (&json!("grid"), &Value::Null, &json!("en"))
        );
        assert_eq!(ViewState::decode(selection["hash"].as_str().expect("text")).0, state);
    }

    #[test]
    fn the_beginning_is_told_with_the_version_of_the_data() {
        assert_eq!(
            parsed(&ready_message("1.2.0")),
            json!({"type": "guangdong-ip-atlas:ready", "version": 1, "release": "1.2.0"})
        );
    }
}
