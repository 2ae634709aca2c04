//! The data dictionary: what each table and column of the package holds, as `datapackage.json` says it.
//!
//! `build.rs` writes it as lines of tab-separated cells ([`bake_dictionary`]), so that the page needs no JSON reader.

use super::descriptor::{Constraints, Descriptor, Field, ForeignKey, Resource};
use super::types::Text;

/// Between the columns of a key.
const COMMA: char = ',';
/// Between the words of an enumeration, which may hold commas.
const BAR: char = '|';

/// A table of the package in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryTable {
    /// Name, as links and foreign keys use it: the file without `.csv`.
    pub name: String,
    /// Title.
    pub title: Text,
    /// What its rows are; a language that the descriptor lacks is empty.
    pub description: Text,
    /// Columns that together are the key.
    pub key: Vec<String>,
    /// In the order of the file.
    pub columns: Vec<DictionaryColumn>,
    /// Columns that name rows of other tables.
    pub links: Vec<DictionaryLink>,
}

/// A column of a table in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryColumn {
    /// Name in the header.
    pub name: String,
    /// `string`, `integer`, `number`, `year`, `date`.
    pub kind: String,
    /// Short English name; the descriptor has no Chinese one.
    pub title_en: String,
    /// What its cells mean.
    pub description: Text,
    /// What its cells must obey.
    pub rules: Vec<DictionaryRule>,
}

/// What the cells of a column must obey. Numbers stay as the descriptor writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DictionaryRule {
    /// Not empty.
    Required,
    /// Not twice the same.
    Unique,
    /// One of these words.
    OneOf(Vec<String>),
    /// A regular expression for the whole cell.
    Pattern(String),
    /// Smallest number.
    Minimum(String),
    /// Largest number.
    Maximum(String),
    /// Smallest number of characters.
    MinLength(String),
    /// Largest number of characters.
    MaxLength(String),
}

/// Columns that together name a row of another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryLink {
    /// Columns here.
    pub columns: Vec<String>,
    /// Name of the other table.
    pub table: String,
    /// Columns there, parallel to those here.
    pub there: Vec<String>,
}

impl DictionaryTable {
    /// The column with this name, and its place.
    pub fn column(&self, name: &str) -> Option<(usize, &DictionaryColumn)> {
        self.columns.iter().enumerate().find(|(_, column)| column.name == name)
    }

    /// The link that ends in this column: a key of several columns is followed from its last one.
    pub fn link_at(&self, column: &str) -> Option<&DictionaryLink> {
        self.links.iter().find(|link| link.columns.last().is_some_and(|last| last == column))
    }
}

impl DictionaryColumn {
    /// Whether the cells are numbers.
    pub fn is_number(&self) -> bool {
        ["integer", "number", "year"].contains(&self.kind.as_str())
    }

    /// The Chinese description up to its first stop, where that is short enough to head a column.
    pub fn short_zh(&self) -> Option<&str> {
        let first = self.description.zh.split(['，', '。', '；', '：', '（']).next()?;
        // A description that begins with a code word ("place为……") explains words, it names nothing.
        let begins_with_word = first.starts_with(|character: char| character.is_ascii_lowercase());
        (!first.is_empty() && !begins_with_word && first.chars().count() <= 12).then_some(first)
    }
}

/// The dictionary of a package as text, for [`read_dictionary`].
pub fn bake_dictionary(descriptor: &Descriptor) -> String {
    let mut text = String::new();
    for resource in &descriptor.resources {
        text.push_str(&line(&table_cells(resource)));
        for field in &resource.schema.fields {
            text.push_str(&line(&column_cells(field)));
        }
        for link in &resource.schema.foreign_keys {
            text.push_str(&line(&link_cells(link, resource)));
        }
    }
    text
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace(['\t', '\n'], " ")).collect();
    format!("{}\n", cells.join("\t"))
}

fn table_cells(resource: &Resource) -> Vec<String> {
    let (title, description) = (halves(&resource.title), halves(&resource.description));
    let key = resource.schema.primary_key.names().join(&COMMA.to_string());
    vec!["table".into(), resource.name.clone(), title.zh, title.en, description.zh, description.en, key]
}

fn column_cells(field: &Field) -> Vec<String> {
    let description = halves(&field.description);
    let mut cells = vec![
        "column".into(),
        field.name.clone(),
        field.kind.clone(),
        field.title.clone(),
        description.zh,
        description.en,
    ];
    cells.extend(rule_cells(&field.constraints));
    cells
}

fn rule_cells(rules: &Constraints) -> Vec<String> {
    let plain = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), String::from);
    let words = |words: &Vec<serde_json::Value>| words.iter().map(plain).collect::<Vec<_>>().join(&BAR.to_string());
    let named = [
        ("enum", rules.one_of.as_ref().map(words)),
        ("pattern", rules.pattern.clone()),
        ("minimum", rules.minimum.as_ref().map(plain)),
        ("maximum", rules.maximum.as_ref().map(plain)),
        ("minLength", rules.min_length.map(|length| length.to_string())),
        ("maxLength", rules.max_length.map(|length| length.to_string())),
    ];
    let flags = [("required", rules.required), ("unique", rules.unique)];
    let flags = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| name.to_string());
    flags.chain(named.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}")))).collect()
}

fn link_cells(link: &ForeignKey, resource: &Resource) -> Vec<String> {
    let joined = |names: &[String]| names.join(&COMMA.to_string());
    let table = if link.reference.resource.is_empty() { &resource.name } else { &link.reference.resource };
    vec!["link".into(), joined(link.fields.names()), table.clone(), joined(link.reference.fields.names())]
}

/// The descriptor writes both languages as `English / 中文`, or one alone.
pub(super) fn halves(text: &str) -> Text {
    let has_han = |text: &str| text.chars().any(|character| ('\u{3400}'..='\u{9fff}').contains(&character));
    match text.split_once(" / ") {
        Some((first, second)) if has_han(first) => Text { zh: first.into(), en: second.into() },
        Some((first, second)) => Text { zh: second.into(), en: first.into() },
        None if has_han(text) => Text { zh: text.into(), en: String::new() },
        None => Text { zh: String::new(), en: text.into() },
    }
}

/// Reads what [`bake_dictionary`] has written. A line that is none of its kinds is left out.
pub fn read_dictionary(text: &str) -> Vec<DictionaryTable> {
    let mut tables: Vec<DictionaryTable> = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells.as_slice(), tables.last_mut()) {
            (["table", name, zh, en, description_zh, description_en, key], _) => tables.push(DictionaryTable {
                name: name.to_string(),
                title: pair(zh, en),
                description: pair(description_zh, description_en),
                key: names(key),
                ..DictionaryTable::default()
            }),
            (["column", name, kind, title, zh, en, rules @ ..], Some(table)) => table.columns.push(DictionaryColumn {
                name: name.to_string(),
                kind: kind.to_string(),
                title_en: title.to_string(),
                description: pair(zh, en),
                rules: rules.iter().filter_map(|rule| read_rule(rule)).collect(),
            }),
            (["link", columns, other, there], Some(table)) => table.links.push(DictionaryLink {
                columns: names(columns),
                table: other.to_string(),
                there: names(there),
            }),
            _ => {}
        }
    }
    tables
}

fn pair(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_string(), en: en.to_string() }
}

fn names(cell: &str) -> Vec<String> {
    cell.split(COMMA).filter(|name| !name.is_empty()).map(String::from).collect()
}

fn read_rule(cell: &str) -> Option<DictionaryRule> {
    let (name, value) = cell.split_once('=').unwrap_or((cell, ""));
    let text = value.to_string();
    Some(match name {
        "required" => DictionaryRule::Required,
        "unique" => DictionaryRule::Unique,
        "enum" => DictionaryRule::OneOf(value.split(BAR).map(String::from).collect()),
        "pattern" => DictionaryRule::Pattern(text),
        "minimum" => DictionaryRule::Minimum(text),
        "maximum" => DictionaryRule::Maximum(text),
        "minLength" => DictionaryRule::MinLength(text),
        "maxLength" => DictionaryRule::MaxLength(text),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_told_apart() {
        assert_eq!(halves("Areas / 地区"), pair("地区", "Areas"));
        assert_eq!(halves("粤知图 / Atlas"), pair("粤知图", "Atlas"));
        assert_eq!(halves("Pairs of areas."), pair("", "Pairs of areas."));
        assert_eq!(halves(""), pair("", ""));
    }

    #[test]
    fn a_short_chinese_name_is_found_or_none() {
        let column = |zh: &str| DictionaryColumn {
            name: "x".into(),
            kind: "string".into(),
            title_en: "X".into(),
            description: pair(zh, ""),
            rules: Vec::new(),
        };
        assert_eq!(column("发布日期：年、月或日；不详时为空。").short_zh(), Some("发布日期"));
        assert_eq!(column("place为发生地或机构所在地，partner为合作方。").short_zh(), None);
        assert_eq!(column("").short_zh(), None);
    }
}
