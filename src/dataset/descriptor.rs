//! `datapackage.json`: the parts of a [Data Package](https://datapackage.org) (v2) that the validator obeys.

use serde::Deserialize;

use super::kiosk::Kiosk;
use super::names::{AtlasBlock, Licence, PackageNames};

/// The descriptor.
#[derive(Clone, Debug, Deserialize)]
pub struct Descriptor {
    /// Address of the profile.
    #[serde(rename = "$schema")]
    pub profile: Option<String>,
    /// Name, for files.
    #[serde(default)]
    pub name: String,
    /// Title, `English / 中文`.
    #[serde(default)]
    pub title: String,
    /// What the package is called and speaks of.
    #[serde(default)]
    pub atlas: AtlasBlock,
    /// Licences of the data.
    #[serde(default)]
    pub licenses: Vec<Licence>,
    /// Semantic version of the data.
    pub version: String,
    /// One entry a table.
    pub resources: Vec<Resource>,
    /// What a screen in a hall shows.
    #[serde(default)]
    pub kiosk: Kiosk,
}

impl Descriptor {
    /// What the package calls itself.
    pub fn names(&self) -> PackageNames {
        PackageNames::new(&self.name, &self.title, &self.atlas, &self.licenses)
    }
}

/// One table of the package.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// Name, as foreign keys use it.
    pub name: String,
    /// File, relative to the descriptor.
    pub path: String,
    /// Title, `English / 中文`.
    #[serde(default)]
    pub title: String,
    /// What its rows are, in one language or both.
    #[serde(default)]
    pub description: String,
    /// Columns and keys.
    pub schema: TableSchema,
}

/// Columns and keys of a table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TableSchema {
    /// Columns, in the order of the file.
    pub fields: Vec<Field>,
    /// Columns that together are the key.
    pub primary_key: Keys,
    /// Other columns that together are unique.
    pub unique_keys: Vec<Keys>,
    /// Columns that name rows of other tables.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
pub struct Field {
    /// Name in the header.
    pub name: String,
    /// `string`, `integer`, `number`, `year`, `date`.
    #[serde(rename = "type", default = "string_type")]
    pub kind: String,
    /// Short English name.
    #[serde(default)]
    pub title: String,
    /// What its cells mean, `English / 中文`.
    #[serde(default)]
    pub description: String,
    /// What its cells must obey.
    #[serde(default)]
    pub constraints: Constraints,
}

fn string_type() -> String {
    "string".to_owned()
}

/// What the cells of a column must obey.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Constraints {
    /// Not empty.
    pub required: bool,
    /// Not twice the same.
    pub unique: bool,
    /// One of these. Words or numbers.
    #[serde(rename = "enum")]
    pub one_of: Option<Vec<serde_json::Value>>,
    /// A regular expression for the whole cell.
    pub pattern: Option<String>,
    /// Smallest number.
    pub minimum: Option<serde_json::Value>,
    /// Largest number.
    pub maximum: Option<serde_json::Value>,
    /// Smallest number of characters.
    pub min_length: Option<usize>,
    /// Largest number of characters.
    pub max_length: Option<usize>,
}

/// One column name or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Keys {
    /// `"id"`
    One(String),
    /// `["year", "position"]`
    Several(Vec<String>),
}

impl Default for Keys {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Keys {
    /// The column names.
    pub fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// Columns that name a row of another table.
#[derive(Clone, Debug, Deserialize)]
pub struct ForeignKey {
    /// Columns here.
    pub fields: Keys,
    /// Where they lead.
    pub reference: Reference,
}

/// The far end of a foreign key.
#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    /// Name of the table; empty for the same table.
    #[serde(default)]
    pub resource: String,
    /// Columns there.
    pub fields: Keys,
}
