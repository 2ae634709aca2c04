//! The order in which the tables of a package are judged: what others ask for comes first.

use crate::dataset::descriptor::Resource;

/// The tables of the atlas and how many rows they may have.
///
/// A table comes after those that its keys lead to, with two exceptions: figures of mechanisms come before the facts and
/// observations that hold the same numbers, and relations before the entries that they link. These two are short and
/// are remembered; the others may have millions of rows and are not. The keys that lead ahead are followed at the end.
/// Tables whose rows are remembered may have no more than a hundred thousand.
pub(super) const ORDER: &[(&str, u64)] = &[
    ("releases.csv", MOST_ROWS),
    ("areas.csv", MOST_KEPT_ROWS),
    ("adjacency.csv", MOST_KEPT_ROWS),
    ("topics.csv", MOST_ROWS),
    ("agencies.csv", MOST_ROWS),
    ("units.csv", MOST_ROWS),
    ("sources.csv", MOST_ROWS),
    ("indicators.csv", MOST_KEPT_ROWS),
    ("editions.csv", MOST_KEPT_ROWS),
    ("edition_stages.csv", MOST_ROWS),
    ("places.csv", MOST_ROWS),
    ("actors.csv", MOST_ROWS),
    ("mechanisms.csv", MOST_KEPT_ROWS),
    ("mechanism_nodes.csv", MOST_KEPT_ROWS),
    ("mechanism_links.csv", MOST_KEPT_ROWS),
    ("mechanism_areas.csv", MOST_KEPT_ROWS),
    ("mechanism_entries.csv", MOST_KEPT_ROWS),
    ("mechanism_figures.csv", MOST_KEPT_ROWS),
    ("relations.csv", MOST_KEPT_ROWS),
    ("observations.csv", MOST_ROWS),
    ("entries.csv", MOST_ROWS),
    ("entry_areas.csv", MOST_ROWS),
    ("entry_places.csv", MOST_ROWS),
    ("entry_actors.csv", MOST_ROWS),
    ("facts.csv", MOST_ROWS),
];

/// Rows of a table whose keys are remembered: 32 bytes each.
const MOST_ROWS: u64 = 10_000_000;
/// Rows of a table that is remembered.
const MOST_KEPT_ROWS: u64 = 100_000;

/// The place of a table of the atlas in the order.
pub(super) fn rank(file: &str) -> Option<usize> {
    ORDER.iter().position(|(name, _)| *name == file)
}

/// How many rows the table may have.
pub(super) fn most_rows(file: &str) -> u64 {
    ORDER.iter().find(|(name, _)| *name == file).map_or(MOST_ROWS, |(_, most)| *most)
}

/// The tables of the atlas and of the descriptor, in the order in which they are judged. Tables that the atlas does not
/// know come before those whose keys lead to them.
pub(super) fn ordered(resources: &[Resource]) -> Vec<String> {
    let mut sorter = Sorter { resources, seen: vec![false; resources.len()], files: Vec::new() };
    for (file, _) in ORDER {
        if let Some(at) = resources.iter().position(|resource| resource.path == *file) {
            sorter.before(at);
        }
        sorter.files.push((*file).to_owned());
    }
    for at in 0..resources.len() {
        sorter.visit(at);
    }
    sorter.files
}

struct Sorter<'r> {
    resources: &'r [Resource],
    seen: Vec<bool>,
    files: Vec<String>,
}

impl Sorter<'_> {
    /// Adds the tables that the keys of this one lead to, unless they have a place in [`ORDER`].
    fn before(&mut self, at: usize) {
        let Some(resource) = self.resources.get(at) else { return };
        for key in &resource.schema.foreign_keys {
            let is_meant = |other: &Resource| other.name == key.reference.resource && rank(&other.path).is_none();
            if let Some(target) = self.resources.iter().position(is_meant) {
                self.visit(target);
            }
        }
    }

    fn visit(&mut self, at: usize) {
        let (Some(resource), Some(seen)) = (self.resources.get(at), self.seen.get_mut(at)) else { return };
        if *seen || rank(&resource.path).is_some() {
            return;
        }
        *seen = true;
        self.before(at);
        if !self.files.contains(&resource.path) {
            self.files.push(resource.path.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resource(name: &str, leads_to: &[&str]) -> Resource {
        let keys: Vec<_> = leads_to
            .iter()
            .map(|to| serde_json::json!({"fields": "a", "reference": {"resource": to, "fields": "id"}}))
            .collect();
        let schema = serde_json::json!({"fields": [], "foreignKeys": keys});
        serde_json::from_value(serde_json::json!({"name": name, "path": format!("{name}.csv"), "schema": schema}))
            .unwrap()
    }

    #[test]
    fn what_is_asked_for_comes_first() {
        let all = ordered(&[
            resource("more", &["entries", "other"]),
            resource("entries", &["people"]),
            resource("other", &["more"]),
            resource("people", &["towns"]),
            resource("towns", &[]),
        ]);
        let at = |name: &str| all.iter().position(|file| file == name).unwrap();
        assert!(at("towns.csv") < at("people.csv") && at("people.csv") < at("entries.csv"));
        assert!(at("entries.csv") < at("more.csv") && at("other.csv") < at("more.csv"));
        assert_eq!(all.len(), ORDER.len() + 4);
    }

    #[test]
    fn every_table_of_the_atlas_has_a_place() {
        let mut known: Vec<&str> = ORDER.iter().map(|(file, _)| *file).collect();
        let mut all: Vec<&str> = crate::dataset::file_names().collect();
        known.sort_unstable();
        all.sort_unstable();
        assert_eq!(known, all);
    }
}
