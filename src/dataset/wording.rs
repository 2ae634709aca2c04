//! The words of a package for what it lists and where: no province, no list is known to the program.

use serde::Deserialize;

use super::names::TwoTexts;
use super::types::Text;

/// The `words` of the `atlas` block of the descriptor. All may be left out; [`WordsBlock::wording`] says what stands instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WordsBlock {
    /// Name of the list of events: “十大事件”, “Major events”.
    pub events: TwoTexts,
    /// The same after a number: “件大事”, “major events”.
    pub events_counted: TwoTexts,
    /// Name of the list of measures: “基层改革创新举措”, “Grassroots reform measures”.
    pub measures: TwoTexts,
    /// The same after a number: “项基层举措”, “grassroots measures”.
    pub measures_counted: TwoTexts,
    /// Both lists: “大事与举措”, “Events and measures”.
    pub lists: TwoTexts,
    /// The parts, which have tiles; the English in the plural: “地市”, “cities”.
    pub areas: TwoTexts,
    /// What concerns all of them: “全省”, “Province-wide”.
    pub whole: TwoTexts,
    /// Of what the shares of the whole are: “全国”, “the national figure”.
    pub context: TwoTexts,
}

/// The words of a package, none of them empty if they come from a descriptor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Name of the list of events.
    pub events: Text,
    /// What stands after their number.
    pub events_counted: Text,
    /// Name of the list of measures.
    pub measures: Text,
    /// What stands after their number.
    pub measures_counted: Text,
    /// Both lists.
    pub lists: Text,
    /// The parts, which have tiles; the English in the plural.
    pub areas: Text,
    /// What concerns all of them.
    pub whole: Text,
    /// Of what the shares of the whole are.
    pub context: Text,
}

impl WordsBlock {
    /// Its texts, each with its key.
    pub(super) fn texts(&self) -> [(&'static str, &TwoTexts); 8] {
        let Self { events, events_counted, measures, measures_counted, lists, areas, whole, context } = self;
        [
            ("events", events),
            ("eventsCounted", events_counted),
            ("measures", measures),
            ("measuresCounted", measures_counted),
            ("lists", lists),
            ("areas", areas),
            ("whole", whole),
            ("context", context),
        ]
    }

    /// The words, with general ones for those that are left out.
    pub fn wording(&self) -> Wording {
        let events = or(&self.events, "事件", "Events");
        let measures = or(&self.measures, "举措", "Measures");
        // Within a sentence the general names are small; those of the package are left as they are.
        let within = or(&self.measures, "举措", "measures");
        let counted = |own: &TwoTexts, list: &Text| or(own, &["条", &list.zh].concat(), &list.en);
        let both = [[&*events.zh, "与", &measures.zh].concat(), [&*events.en, " and ", &within.en].concat()];
        Wording {
            events_counted: counted(&self.events_counted, &or(&self.events, "事件", "events")),
            measures_counted: counted(&self.measures_counted, &within),
            lists: or(&self.lists, &both[0], &both[1]),
            areas: or(&self.areas, "地区", "areas"),
            whole: or(&self.whole, "全域", "Whole area"),
            context: or(&self.context, "更大范围", "the larger area’s figure"),
            events,
            measures,
        }
    }
}

/// In a package of one language the other half is never read.
fn or(own: &TwoTexts, zh: &str, en: &str) -> Text {
    let or = |own: &String, general: &str| if own.is_empty() { general.to_owned() } else { own.clone() };
    Text { zh: or(&own.zh, zh), en: or(&own.en, en) }
}

impl Wording {
    /// Every word, in the order of [`Wording::read`].
    pub(super) fn texts(&self) -> [&Text; 8] {
        let Self { events, events_counted, measures, measures_counted, lists, areas, whole, context } = self;
        [events, events_counted, measures, measures_counted, lists, areas, whole, context]
    }

    /// Takes the words one after the other.
    pub(super) fn read(next: &mut dyn FnMut() -> Text) -> Self {
        let texts = [(); 8].map(|()| next());
        let [events, events_counted, measures, measures_counted, lists, areas, whole, context] = texts;
        Self { events, events_counted, measures, measures_counted, lists, areas, whole, context }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_has_general_words() {
        let events = TwoTexts { zh: "典型案例".into(), en: "Model cases".into() };
        let wording = WordsBlock { events, ..WordsBlock::default() }.wording();
        assert_eq!(wording.events_counted, Text { zh: "条典型案例".into(), en: "Model cases".into() });
        assert_eq!(wording.lists, Text { zh: "典型案例与举措".into(), en: "Model cases and measures".into() });
        assert!(wording.texts().iter().all(|text| !text.zh.is_empty() && !text.en.is_empty()));
    }
}
