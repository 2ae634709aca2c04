//! What the page builds on, made of a package that has been judged sound.

use std::collections::BTreeSet;

use super::characters_of;
use super::progress::{Opened, TableBytes};
use crate::dataset::{
    Dataset, Descriptor, Fault, FigureReference, PackageTexts, Part, Rule, Table, TableTexts, bake, bake_dictionary,
    bake_kiosk,
};
use crate::keeping::{Collector, Files, Keeper};
use crate::statistics::{mappable, write_mappable};

fn fault(message: String) -> Fault {
    Fault {
        file: "datapackage.json".to_owned(),
        row: 0,
        column_number: 0,
        column: String::new(),
        rule: Rule::Descriptor,
        message,
        expected: "a package that can be read".to_owned(),
    }
}

fn read_descriptor(text: &[u8]) -> Result<Descriptor, Fault> {
    serde_json::from_slice(text).map_err(|error| fault(error.to_string()))
}

/// Everything.
pub(super) fn whole(descriptor_text: &[u8], tables: &[TableBytes], readings: &str) -> Result<Opened, Fault> {
    let descriptor = read_descriptor(descriptor_text)?;
    let texts: Vec<(&str, &str)> =
        tables.iter().map(|table| (table.file.as_str(), Table::decode(&table.content).unwrap_or_default())).collect();
    let dataset = Dataset::from_tables(&descriptor.version, &texts).map_err(|error| fault(error.to_string()))?;
    let parsed: Vec<(&str, Table)> = texts.iter().map(|(file, text)| (*file, Table::parse(text))).collect();
    let han = texts.iter().map(|(_, text)| *text);
    let mut page = page_texts(&descriptor, descriptor_text, &dataset, &parsed);
    page.characters = characters_of(readings, han);
    page.tables = in_order(&descriptor, &texts);
    Ok(Opened::Sound(Box::new(page)))
}

/// Everything but the entries, of which the page gets those that other tables refer to. `han` are the characters of all
/// texts.
pub(super) fn kept(
    descriptor_text: &[u8],
    tables: &[TableBytes],
    collector: Collector,
    (readings, han): (&str, &str),
    files: &dyn Files,
) -> Result<Opened, Fault> {
    let descriptor = read_descriptor(descriptor_text)?;
    let shown: Vec<(&str, String)> =
        tables.iter().map(|table| (table.file.as_str(), shown(table, &collector).to_owned())).collect();
    let texts: Vec<(&str, &str)> = shown.iter().map(|(file, text)| (*file, text.as_str())).collect();
    let is_kept = tables.iter().map(TableBytes::is_kept);
    let without_entries: Vec<(&str, &str)> = texts
        .iter()
        .zip(is_kept)
        .map(|((file, text), is_kept)| (*file, if is_kept { header_of(text) } else { *text }))
        .collect();
    let dataset =
        Dataset::from_tables(&descriptor.version, &without_entries).map_err(|error| fault(error.to_string()))?;
    let (keeper, distant) = Keeper::new(&dataset, collector);
    let rows: Vec<u32> = referred(&dataset).iter().filter_map(|id| keeper.row_of(id)).collect();
    let Some(entry_tables) = keeper.tables(&rows, files) else { return Ok(Opened::Lost) };
    let mut parsed: Vec<(&str, Table)> = without_entries
        .iter()
        .filter(|(file, _)| entry_tables.iter().all(|(name, _)| name != file))
        .map(|(file, text)| (*file, Table::parse(text)))
        .collect();
    parsed.extend(entry_tables);
    let mut page = page_texts(&descriptor, descriptor_text, &dataset, &parsed);
    let small = without_entries.iter().map(|(_, text)| *text);
    page.characters = characters_of(readings, small.chain([han]));
    page.distant = distant.write();
    page.tables = in_order(&descriptor, &texts);
    Ok(Opened::Kept(Box::new(page), Box::new(keeper)))
}

fn page_texts(descriptor: &Descriptor, text: &[u8], dataset: &Dataset, parsed: &[(&str, Table)]) -> PackageTexts {
    let tables: Vec<(&str, &Table)> = parsed.iter().map(|(file, table)| (*file, table)).collect();
    PackageTexts {
        version: descriptor.version.clone(),
        names: descriptor.names().bake(),
        columns: [bake(&tables, Part::Later), bake(&tables, Part::First)],
        dictionary: bake_dictionary(descriptor),
        kiosk: bake_kiosk(&descriptor.kiosk),
        mappable: write_mappable(&mappable(dataset)),
        descriptor: String::from_utf8_lossy(text).into_owned(),
        ..PackageTexts::default()
    }
}

/// Name and text of the tables in the order of the descriptor, as the page shows them.
fn in_order(descriptor: &Descriptor, texts: &[(&str, &str)]) -> TableTexts {
    let text_of = |path: &str| texts.iter().find(|(file, _)| *file == path);
    TableTexts::new(descriptor.resources.iter().filter_map(|resource| text_of(&resource.path)).copied())
}

/// What the page can show of a table: of one that is kept, its first records.
fn shown<'t>(table: &'t TableBytes, collector: &'t Collector) -> &'t str {
    let whole = || Table::decode(&table.content).unwrap_or_default();
    // A kept table without any record has only its header.
    if table.is_kept() { collector.share_of(&table.file).unwrap_or_else(whole) } else { whole() }
}

fn header_of(text: &str) -> &str {
    // No name of a column holds a line end.
    text.split_inclusive('\n').next().unwrap_or_default()
}

/// Keys of the entries that mechanisms and relations speak of, each once.
fn referred(dataset: &Dataset) -> BTreeSet<&str> {
    let nodes = || dataset.mechanisms.iter().flat_map(|mechanism| &mechanism.nodes);
    let concerned = nodes().flat_map(|node| &node.entry_ids).map(String::as_str);
    let figures = nodes().flat_map(|node| &node.figures);
    // A fact's key begins with that of its entry: the validator sees to it.
    let of_facts = figures.filter_map(|figure| match &figure.reference {
        FigureReference::Fact(id) => id.rsplit_once("-f").map(|(entry, _)| entry),
        _ => None,
    });
    let related = dataset.relations.iter().flat_map(|relation| [&relation.earlier_id, &relation.later_id]);
    concerned.chain(of_facts).chain(related.map(String::as_str)).collect()
}
