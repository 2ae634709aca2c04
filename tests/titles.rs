//! The official titles, letter for letter: `titles.tsv` was taken from the evidence, not from the package.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use guangdong_ip_atlas::dataset::embedded;

#[test]
fn the_titles_are_letter_for_letter() {
    let expected: BTreeMap<&str, &str> =
        include_str!("titles.tsv").lines().map(|line| line.split_once('\t').unwrap()).collect();
    let data = embedded().unwrap();
    let found: BTreeMap<&str, &str> =
        data.entries.iter().map(|entry| (entry.id.as_str(), entry.title.zh.as_str())).collect();
    let keys: std::collections::BTreeSet<&&str> = expected.keys().chain(found.keys()).collect();
    let other: Vec<String> = keys
        .into_iter()
        .filter(|key| expected.get(*key) != found.get(*key))
        .map(|key| format!("{key}: tests/titles.tsv has {:?}, public/data has {:?}", expected.get(key), found.get(key)))
        .collect();
    // A new or corrected title is taken from the official list into `tests/titles.tsv`, too.
    assert!(!expected.is_empty() && other.is_empty(), "{}", other.join("\n"));
}
