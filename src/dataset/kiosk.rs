//! What a screen in a hall shows, and when: the `kiosk` block of the descriptor.

use serde::Deserialize;

/// Times and scenes of the kiosk. What the block does not say has its default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Kiosk {
    /// How long a scene stays, in seconds.
    pub scene_seconds: u16,
    /// After how many seconds without a touch the visitor is asked whether they are still there.
    pub idle_seconds: u16,
    /// How many seconds they have to answer.
    pub warning_seconds: u16,
    /// The hour of the day, 0 to 23, in which the page is loaded anew.
    pub reload_hour: u16,
    /// Above so much memory the page is loaded anew, in megabytes.
    pub memory_megabytes: u16,
    /// Where visitors reach the page with their phones; empty where there is no such address.
    pub public_address: String,
    /// Languages of the rounds, one after the other; none for the language that the screen was started in.
    pub languages: Vec<String>,
    /// What is shown, in this order, again and again.
    pub scenes: Vec<Scene>,
}

impl Default for Kiosk {
    fn default() -> Self {
        Self {
            scene_seconds: 20,
            idle_seconds: 120,
            warning_seconds: 20,
            reload_hour: 3,
            memory_megabytes: 600,
            public_address: String::new(),
            languages: Vec::new(),
            scenes: Vec::new(),
        }
    }
}

/// One scene, `{ "grid": "pct" }` and the like.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scene {
    /// The city grid with this indicator; empty for the number of entries.
    Grid(String),
    /// The card of this indicator.
    Chart(String),
    /// This mechanism, step by step.
    Mechanism(String),
    /// One entry of the edition of this year: another one each time.
    Entry(u16),
}

impl Scene {
    fn words(&self) -> (&'static str, String) {
        match self {
            Self::Grid(id) => ("grid", id.clone()),
            Self::Chart(id) => ("chart", id.clone()),
            Self::Mechanism(id) => ("mechanism", id.clone()),
            Self::Entry(year) => ("entry", year.to_string()),
        }
    }

    fn from_words(kind: &str, key: &str) -> Option<Self> {
        match kind {
            "grid" => Some(Self::Grid(key.to_string())),
            "chart" => Some(Self::Chart(key.to_string())),
            "mechanism" => Some(Self::Mechanism(key.to_string())),
            "entry" => key.parse().ok().map(Self::Entry),
            _ => None,
        }
    }
}

/// The block for [`read_kiosk`], line by line: the page links no reader of JSON.
pub fn bake_kiosk(kiosk: &Kiosk) -> String {
    let numbers =
        [kiosk.scene_seconds, kiosk.idle_seconds, kiosk.warning_seconds, kiosk.reload_hour, kiosk.memory_megabytes];
    let mut lines = vec![numbers.map(|number| number.to_string()).join("\t")];
    lines.push(kiosk.public_address.clone());
    lines.push(kiosk.languages.join("\t"));
    lines.extend(kiosk.scenes.iter().map(|scene| {
        let (kind, key) = scene.words();
        format!("{kind}\t{key}")
    }));
    lines.join("\n")
}

/// The inverse of [`bake_kiosk`]; what cannot be read has its default.
pub fn read_kiosk(text: &str) -> Kiosk {
    let mut lines = text.split('\n');
    let mut kiosk = Kiosk::default();
    let mut numbers = lines.next().unwrap_or_default().split('\t').filter_map(|number| number.parse().ok());
    for into in [
        &mut kiosk.scene_seconds,
        &mut kiosk.idle_seconds,
        &mut kiosk.warning_seconds,
        &mut kiosk.reload_hour,
        &mut kiosk.memory_megabytes,
    ] {
        *into = numbers.next().unwrap_or(*into);
    }
    kiosk.public_address = lines.next().unwrap_or_default().to_string();
    let languages = lines.next().unwrap_or_default().split('\t');
    kiosk.languages = languages.filter(|word| !word.is_empty()).map(String::from).collect();
    kiosk.scenes =
        lines.filter_map(|line| line.split_once('\t')).filter_map(|(kind, key)| Scene::from_words(kind, key)).collect();
    kiosk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_baked_is_read_again() {
        let kiosk = Kiosk {
            scene_seconds: 7,
            idle_seconds: 8,
            warning_seconds: 9,
            reload_hour: 4,
            memory_megabytes: 300,
            public_address: "https://example.org/atlas/".to_string(),
            languages: vec!["zh-Hans".to_string(), "en".to_string()],
            scenes: vec![
                Scene::Grid(String::new()),
                Scene::Grid("pct".to_string()),
                Scene::Chart("court_new".to_string()),
                Scene::Mechanism("selection".to_string()),
                Scene::Entry(2024),
            ],
        };
        assert_eq!(read_kiosk(&bake_kiosk(&kiosk)), kiosk);
        assert_eq!(read_kiosk(&bake_kiosk(&Kiosk::default())), Kiosk::default());
        assert_eq!(read_kiosk(""), Kiosk::default());
    }
}
