//! What a package calls itself and what it speaks of: the `atlas` block of the descriptor, and its name, title and licence.

use serde::Deserialize;

use super::dictionary::halves;
use super::types::Text;
use super::wording::{Wording, WordsBlock};

/// The `atlas` block of the descriptor: what the package is called and speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AtlasBlock {
    /// Name of the site; without it the title of the package.
    pub name: TwoTexts,
    /// One line below it.
    pub subtitle: TwoTexts,
    /// Title of the data, as they are cited; without it the title of the package.
    pub data_title: TwoTexts,
    /// The languages of its texts, `zh`, `en` or both; none stands for both.
    pub languages: Vec<String>,
    /// Its words for the lists and areas.
    pub words: WordsBlock,
}

impl AtlasBlock {
    /// Whether the package has texts in this language, `zh` or `en`.
    pub fn has(&self, language: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|one| one == language)
    }

    /// Its texts, each with its key.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &TwoTexts)> {
        let Self { name, subtitle, data_title, words, .. } = self;
        [("name", name), ("subtitle", subtitle), ("dataTitle", data_title)].into_iter().chain(words.texts())
    }
}

/// A text in the languages of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TwoTexts {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A licence of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Licence {
    /// Name, `CC-BY-4.0`.
    pub name: String,
    /// Address of its text.
    pub path: String,
    /// What it is called.
    pub title: String,
}

/// What a package calls itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageNames {
    /// Name of the package, for files: lower-case letters, digits, `-`, `_`, `.`.
    pub key: String,
    /// Name of the site.
    pub site: Text,
    /// One line below it; may be empty.
    pub subtitle: Text,
    /// Title of the data, as they are cited.
    pub data_title: Text,
    /// What the licence is called; empty where the package names none.
    pub licence: String,
    /// Address of its text, only http and https; may be empty.
    pub licence_address: String,
    /// The only language of its texts, `zh` or `en`; empty where it has both.
    pub only_language: String,
    /// Its words for the lists and areas.
    pub wording: Wording,
}

impl PackageNames {
    /// The names in the parts of a descriptor.
    pub fn new(key: &str, title: &str, block: &AtlasBlock, licences: &[Licence]) -> Self {
        let title = halves(title);
        let title = match (title.zh.as_str(), title.en.as_str()) {
            ("", "") => Text { zh: key.into(), en: key.into() },
            ("", en) => Text { zh: en.into(), en: en.into() },
            (zh, "") => Text { zh: zh.into(), en: zh.into() },
            _ => title,
        };
        let or_title = |texts: &TwoTexts| {
            let or = |own: &String, title: &String| if own.is_empty() { title.clone() } else { own.clone() };
            Text { zh: or(&texts.zh, &title.zh), en: or(&texts.en, &title.en) }
        };
        let licence = licences.first().cloned().unwrap_or_default();
        Self {
            key: key.to_owned(),
            site: or_title(&block.name),
            subtitle: Text { zh: block.subtitle.zh.clone(), en: block.subtitle.en.clone() },
            data_title: or_title(&block.data_title),
            licence: if licence.title.is_empty() { licence.name } else { licence.title },
            licence_address: Some(licence.path).filter(|path| is_web_address(path)).unwrap_or_default(),
            only_language: if let [only] = block.languages.as_slice() { only.clone() } else { String::new() },
            wording: block.words.wording(),
        }
    }

    /// The names for [`PackageNames::read`], a line each: the page links no reader of JSON.
    pub fn bake(&self) -> String {
        let Self { key, licence, licence_address, only_language, site, subtitle, data_title, wording } = self;
        let texts = [site, subtitle, data_title].into_iter().chain(wording.texts());
        let lines = [key, licence, licence_address, only_language].into_iter();
        let lines = lines.chain(texts.flat_map(|text| [&text.zh, &text.en]));
        lines.map(|line| line.replace(['\n', '\r'], " ")).collect::<Vec<_>>().join("\n")
    }

    /// The inverse of [`PackageNames::bake`]; what is missing is empty.
    pub fn read(text: &str) -> Self {
        let mut lines = text.split('\n').map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        let [key, licence, licence_address, only_language] = [(); 4].map(|()| next());
        let mut text = || Text { zh: next(), en: next() };
        let [site, subtitle, data_title] = [(); 3].map(|()| text());
        let wording = Wording::read(&mut text);
        Self { key, licence, licence_address, only_language, site, subtitle, data_title, wording }
    }
}

fn is_web_address(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_baked_is_read_again() {
        let licence = Licence { name: "X".into(), path: "https://x.example/".into(), title: "The X".into() };
        let block = AtlasBlock {
            name: TwoTexts { zh: "名".into(), en: "Name".into() },
            languages: vec!["en".into()],
            ..AtlasBlock::default()
        };
        let names = PackageNames::new("k", "题 / Title", &block, &[licence]);
        assert_eq!(PackageNames::read(&names.bake()), names);
        assert_eq!(names.data_title, Text { zh: "题".into(), en: "Title".into() });
        assert_eq!(names.licence, "The X");
        assert_eq!(names.only_language, "en");
    }

    #[test]
    fn a_package_without_titles_is_called_by_its_key() {
        let names = PackageNames::new("k", "", &AtlasBlock::default(), &[]);
        assert_eq!(names.site, Text { zh: "k".into(), en: "k".into() });
        assert_eq!(names.licence_address, "");
    }

    #[test]
    fn an_address_that_is_a_script_is_none() {
        let licence = Licence { path: "javascript:alert(1)".into(), ..Licence::default() };
        let names = PackageNames::new("k", "Only English", &AtlasBlock::default(), &[licence]);
        assert_eq!(names.licence_address, "");
        assert_eq!(names.site.zh, "Only English");
    }
}
