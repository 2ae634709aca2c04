//! A package that a visitor has opened, as the texts that the embedded package is compiled in as: one way to read both.

use super::baked::BakedTables;
use super::distant::Distant;
use super::load::LoadError;
use super::names::PackageNames;
use super::package::Dataset;
use super::rows;

/// Between the parts of a written package, and within them. No text of a package holds control characters but line ends.
const PART_END: char = '\u{1c}';
const TEXT_END: char = '\u{1d}';

/// A judged package as texts; see the constants of `embedded.rs` for what each is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageTexts {
    /// Version, from the descriptor.
    pub version: String,
    /// For [`PackageNames::read`].
    pub names: String,
    /// The tables column by column: the later part, then the first.
    pub columns: [String; 2],
    /// For [`super::read_dictionary`].
    pub dictionary: String,
    /// For [`super::read_kiosk`].
    pub kiosk: String,
    /// The indicators that can colour the grid.
    pub mappable: String,
    /// Readings and traditional forms of its characters.
    pub characters: String,
    /// For [`Distant::read`]: numbers about the entries, if a worker keeps them.
    pub distant: String,
    /// `datapackage.json`.
    pub descriptor: String,
    /// Every table, as it is shown.
    pub tables: TableTexts,
}

/// Texts of tables, in the order of the descriptor. Most of a package is here, and most visitors do not look at it: it stays one
/// text until somebody does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableTexts(String);

impl TableTexts {
    /// Of file names and texts.
    pub fn new<'t>(tables: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let texts = tables.map(|(name, text)| format!("{name}{TEXT_END}{text}").replace(PART_END, ""));
        Self(texts.collect::<Vec<_>>().join(&PART_END.to_string()))
    }

    /// File names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split(PART_END).filter_map(|part| part.split_once(TEXT_END))
    }
}

impl PackageTexts {
    /// Reads the package, whole.
    ///
    /// # Errors
    /// The first thing that has no meaning, with its place. The package has been judged, so there is none.
    pub fn dataset(&self) -> Result<Dataset, LoadError> {
        let [later, first] = &self.columns;
        let read = rows::read_whole(&self.version, &BakedTables::new(&[later, first]));
        read.map(|dataset| Dataset {
            names: PackageNames::read(&self.names),
            distant: Distant::read(&self.distant),
            ..dataset
        })
    }

    /// Everything as one text, for the way from the worker to the page.
    pub fn write(&self) -> String {
        let [later, first] = &self.columns;
        let single = [
            &self.version,
            &self.names,
            later,
            first,
            &self.dictionary,
            &self.kiosk,
            &self.mappable,
            &self.characters,
            &self.distant,
            &self.descriptor,
        ];
        let mut parts: Vec<String> = single.map(|text| text.replace(PART_END, "")).to_vec();
        parts.push(self.tables.0.clone());
        parts.join(&PART_END.to_string())
    }

    /// The inverse of [`PackageTexts::write`]; what is missing is empty.
    pub fn read(mut text: String) -> Self {
        let mut rest = text.as_str();
        let mut next = || {
            let (part, after) = rest.split_once(PART_END).unwrap_or((rest, ""));
            rest = after;
            part.to_owned()
        };
        let read = Self {
            version: next(),
            names: next(),
            columns: [next(), next()],
            dictionary: next(),
            kiosk: next(),
            mappable: next(),
            characters: next(),
            distant: next(),
            descriptor: next(),
            tables: TableTexts::default(),
        };
        let tables_at = text.len() - rest.len();
        text.drain(..tables_at);
        text.shrink_to_fit();
        Self { tables: TableTexts(text), ..read }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let tables = [("a.csv", "id\n甲\n"), ("b.csv", "")];
        let texts = PackageTexts {
            version: "1.0.0".to_owned(),
            columns: ["later".to_owned(), "首".to_owned()],
            descriptor: "{}".to_owned(),
            tables: TableTexts::new(tables.into_iter()),
            ..PackageTexts::default()
        };
        let read = PackageTexts::read(texts.write());
        assert_eq!(read, texts);
        assert_eq!(read.tables.iter().collect::<Vec<_>>(), tables);
        assert_eq!(PackageTexts::read(String::new()), PackageTexts::default());
    }
}
