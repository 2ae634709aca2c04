//! Keys: what must differ, and what must lead somewhere.

use super::faults::{DESCRIPTOR, Faults, Place, Quoted};
use super::fields::Kind;
use super::hash::{Key, KeyMap};
use super::key_set::{Set, read_keys, shown};
use super::late::{Late, Link};
use super::piece::Piece;
use super::readers::OF_ENTRIES;
use super::row::Row;
use super::rule::Rule;
use crate::dataset::descriptor::Resource;

/// Keys of tables that others lead to, by file, and the links that cannot be followed yet.
#[derive(Default)]
pub(super) struct Keys {
    /// Tables that were read, wholly.
    known: Vec<Known>,
    late: Late,
}

/// The keys of a table that was read.
struct Known {
    file: String,
    sets: Vec<(Vec<String>, KeyMap)>,
}

impl Keys {
    /// The keys of these columns in a table that was read; `None` where there is no such table or column.
    pub(super) fn set(&self, file: &str, columns: &[String]) -> Option<&KeyMap> {
        let known = self.known.iter().find(|known| known.file == file)?;
        known.sets.iter().find(|(names, _)| names == columns).map(|(_, set)| set)
    }

    /// Judges the links that led ahead.
    pub(super) fn finish(mut self, faults: &mut Faults) {
        std::mem::take(&mut self.late).judge(&self, faults);
    }
}

/// The keys of the table that is being read.
#[derive(Default)]
pub(super) struct TableKeys {
    sets: Vec<Set>,
    links: Vec<NearLink>,
    /// The keys of a piece, and what groups they belong to.
    buffer: Vec<Key>,
    groups: Vec<Key>,
}

struct NearLink {
    columns: Vec<usize>,
    link: Link,
    /// For [`Late`], once it was asked.
    late: Option<u32>,
}

fn columns_of(header: &[String], names: &[String]) -> Option<Vec<usize>> {
    names.iter().map(|name| header.iter().position(|column| column == name)).collect()
}

impl TableKeys {
    /// The keys of a table with this header.
    pub(super) fn new(file: &str, header: &[String], resources: &[Resource], faults: &mut Faults) -> Self {
        let mut keys = Self::default();
        let resource = resources.iter().find(|resource| resource.path == file);
        if let Some(resource) = resource {
            let schema = &resource.schema;
            keys.add(header, schema.primary_key.names(), Some(Rule::PrimaryKey));
            for key in &schema.unique_keys {
                keys.add(header, key.names(), Some(Rule::UniqueKey));
            }
            for field in schema.fields.iter().filter(|field| field.constraints.unique) {
                keys.add(header, std::slice::from_ref(&field.name), Some(Rule::Unique));
                if let Some(set) = keys.sets.iter_mut().find(|set| set.names == [field.name.as_str()]) {
                    set.kind = Kind::new(&field.kind);
                }
            }
            keys.add_links(file, header, resource, resources, faults);
        }
        for names in asked_for(file, resources) {
            keys.add(header, &names, None);
        }
        keys.find_order();
        keys
    }

    /// Finds the sets whose keys need no table as long as rows come in order: nobody asks for them, and they have parts.
    fn find_order(&mut self) {
        for set in self.sets.iter_mut().filter(|set| !set.is_asked_for) {
            set.hope_for_order(|groups| {
                let owner =
                    self.links.iter().find(|near| near.columns == groups && near.link.target != near.link.file)?;
                Some((owner.link.target.clone(), owner.link.far.clone()))
            });
        }
    }

    fn add(&mut self, header: &[String], names: &[String], rule: Option<Rule>) {
        // A column that is not there is a fault of the header.
        let Some(columns) = columns_of(header, names).filter(|columns| !columns.is_empty()) else { return };
        let at = self.sets.iter().position(|set| set.names == names).unwrap_or_else(|| {
            self.sets.push(Set::new(columns, names.to_vec()));
            self.sets.len() - 1
        });
        if let Some(set) = self.sets.get_mut(at) {
            set.rules.extend(rule);
            set.is_asked_for |= rule.is_none();
        }
    }

    fn add_links(
        &mut self,
        file: &str,
        header: &[String],
        resource: &Resource,
        resources: &[Resource],
        faults: &mut Faults,
    ) {
        for key in &resource.schema.foreign_keys {
            let name = &key.reference.resource;
            let target =
                if name.is_empty() { Some(resource) } else { resources.iter().find(|other| other.name == *name) };
            let Some(target) = target else {
                let message = format_args!("a foreign key of {file} leads to {}, which is not there", Quoted(name));
                let expected = format_args!("the name of a table of the package");
                faults.add(Place::row(DESCRIPTOR, 0), Rule::ForeignKey, message, expected);
                continue;
            };
            self.add_link(file, header, key.fields.names(), (&target.path, key.reference.fields.names()));
        }
        if OF_ENTRIES.contains(&file) {
            self.add_link(file, header, &["entry_id".to_owned()], ("entries.csv", &["id".to_owned()]));
        }
    }

    fn add_link(&mut self, file: &str, header: &[String], near: &[String], (target, far): (&str, &[String])) {
        let Some(columns) = columns_of(header, near) else { return };
        // The last column is what the row adds to the key of the table it belongs to.
        let Some((column, number)) = near.last().zip(columns.last().copied()) else { return };
        let link = Link {
            file: file.to_owned(),
            column: column.clone(),
            column_number: number + 1,
            target: target.to_owned(),
            far: far.to_vec(),
        };
        if !self.links.iter().any(|known| known.columns == columns && known.link == link) {
            self.links.push(NearLink { columns, link, late: None });
        }
    }

    /// Judges the records of a piece.
    pub(super) fn judge(&mut self, piece: &Piece<'_>, keys: &mut Keys, faults: &mut Faults) {
        let (mut buffer, mut groups) = (std::mem::take(&mut self.buffer), std::mem::take(&mut self.groups));
        for set in &mut self.sets {
            read_keys(piece, &set.columns, &mut buffer);
            set.judge_piece(piece, &buffer, &mut groups, keys, faults);
        }
        self.groups = groups;
        for near in &mut self.links {
            read_keys(piece, &near.columns, &mut buffer);
            near.judge(piece, &buffer, &self.sets, keys, faults);
        }
        self.buffer = buffer;
    }

    /// Keeps what other tables lead to. A table that was not read to its end is no witness.
    pub(super) fn end(self, file: &str, is_whole: bool, keys: &mut Keys) {
        let asked = self.sets.into_iter().filter(|set| set.is_asked_for && is_whole);
        let table = |mut set: Set| (set.names, std::mem::take(set.rows.table()));
        keys.known.push(Known { file: file.to_owned(), sets: asked.map(table).collect() });
    }
}

impl NearLink {
    fn judge(&mut self, piece: &Piece<'_>, buffer: &[Key], sets: &[Set], keys: &mut Keys, faults: &mut Faults) {
        let link = &self.link;
        let is_own = link.target == piece.file;
        let set = if is_own {
            sets.iter().find(|set| set.names == link.far).and_then(|set| set.rows.known())
        } else {
            keys.set(&link.target, &link.far)
        };
        // It was read, and has other columns or could not be read to its end, which is its own fault.
        if set.is_none() && keys.known.iter().any(|known| known.file == link.target) {
            return;
        }
        if let Some(set) = set {
            set.touch(buffer);
        }
        let is_there = |key: Key| set.is_some_and(|set| set.has(key));
        let is_missing = |(record, key): &(usize, &Key)| !piece.is_broken(*record) && !is_there(**key);
        let missing: Vec<(usize, Key)> =
            buffer.iter().enumerate().filter(is_missing).map(|(record, key)| (record, *key)).collect();
        let is_late = is_own || set.is_none();
        for (record, key) in missing {
            let cells = || self.columns.iter().map(|column| piece.cell(record, *column));
            // An empty cell points nowhere on purpose; whether it may is up to `required`.
            if cells().all(str::is_empty) {
                continue;
            }
            let row = Row { piece, record, required: &[] }.number();
            if is_late {
                keys.late.add(&mut self.late, &self.link, (key, row), &shown(cells()));
            } else {
                self.link.fault(row, Some(&shown(cells())), faults);
            }
        }
    }
}

/// The columns of a table that keys of the package lead to.
fn asked_for(file: &str, resources: &[Resource]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    if file == "entries.csv" {
        all.push(vec!["id".to_owned()]);
    }
    for resource in resources {
        for key in &resource.schema.foreign_keys {
            let name = &key.reference.resource;
            let target =
                if name.is_empty() { Some(resource) } else { resources.iter().find(|other| other.name == *name) };
            let far = key.reference.fields.names();
            if target.is_some_and(|target| target.path == file) && !all.iter().any(|known| known == far) {
                all.push(far.to_vec());
            }
        }
    }
    all
}
