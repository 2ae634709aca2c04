//! Keys: what must differ, and what must lead somewhere.

use std::collections::{HashMap, HashSet};

use super::rule::Rule;
use super::sheet::{Faults, Package, Sheet, quoted};
use crate::dataset::descriptor::ForeignKey;

const DESCRIPTOR: &str = "datapackage.json";

/// Judges primary, unique and foreign keys.
pub(super) fn judge(package: &Package<'_>, faults: &mut Faults) {
    for sheet in &package.sheets {
        let Some(resource) = sheet.resource else { continue };
        let schema = &resource.schema;
        judge_unique(sheet, schema.primary_key.names(), Rule::PrimaryKey, faults);
        for key in &schema.unique_keys {
            judge_unique(sheet, key.names(), Rule::UniqueKey, faults);
        }
        for key in &schema.foreign_keys {
            judge_foreign(package, sheet, key, faults);
        }
    }
}

/// The cells of a row that make a key. Cells hold no control characters, so the separator is safe.
fn key_of(sheet: &Sheet<'_>, columns: &[usize], record: usize) -> String {
    let cells: Vec<&str> = columns.iter().map(|column| sheet.cell_at(record, *column)).collect();
    cells.join("\u{1f}")
}

fn columns_of(sheet: &Sheet<'_>, names: &[String]) -> Option<Vec<usize>> {
    names.iter().map(|name| sheet.column(name)).collect()
}

fn judge_unique(sheet: &Sheet<'_>, names: &[String], rule: Rule, faults: &mut Faults) {
    // A column that is not there is a fault of the header.
    let Some(columns) = columns_of(sheet, names) else { return };
    let Some(name) = names.first() else { return };
    let mut seen = HashMap::new();
    for record in sheet.records() {
        let key = key_of(sheet, &columns, record);
        let shown = quoted(&key.replace('\u{1f}', ", "));
        if let Some(first) = seen.get(&key) {
            let message = format!("the key {shown} stands already in row {first}");
            faults.cell(sheet, record, name, rule, message, format!("each {} once", names.join(", ")));
        } else {
            seen.insert(key, record + 2);
        }
    }
}

fn judge_foreign(package: &Package<'_>, sheet: &Sheet<'_>, key: &ForeignKey, faults: &mut Faults) {
    let name = &key.reference.resource;
    let target = if name.is_empty() {
        Some(sheet)
    } else {
        package.sheets.iter().find(|target| target.resource.is_some_and(|resource| resource.name == *name))
    };
    let far = target.and_then(|target| Some((target, columns_of(target, key.reference.fields.names())?)));
    let Some((target, far)) = far else {
        // A table that is listed but could not be read, or has another header, has its own fault.
        if !package.resources.iter().any(|resource| resource.name == *name) {
            let message = format!("a foreign key of {} leads to {}, which is not there", sheet.file, quoted(name));
            faults.add(DESCRIPTOR, 0, Rule::ForeignKey, message, "the name of a table of the package");
        }
        return;
    };
    let Some(near) = columns_of(sheet, key.fields.names()) else { return };
    // The last column is what the row adds to the key of the table it belongs to.
    let Some(column) = key.fields.names().last() else { return };
    let known: HashSet<String> = target.all_records().map(|record| key_of(target, &far, record)).collect();
    for record in sheet.records() {
        let value = key_of(sheet, &near, record);
        // An empty cell points nowhere on purpose; whether it may is up to `required`.
        if value.chars().any(|character| character != '\u{1f}') && !known.contains(&value) {
            let message = format!("{} is not in {}", quoted(&value.replace('\u{1f}', ", ")), target.file);
            let expected = format!("a value of its column {}", key.reference.fields.names().join(", "));
            faults.cell(sheet, record, column, Rule::ForeignKey, message, expected);
        }
    }
}
