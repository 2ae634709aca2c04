//! The official titles, letter for letter: `titles.tsv` was taken from the evidence, not from the package.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use guangdong_ip_atlas::dataset::embedded;

#[test]
fn the_35_titles_are_letter_for_letter() {
    let expected: BTreeMap<&str, &str> =
        include_str!("titles.tsv").lines().map(|line| line.split_once('\t').unwrap()).collect();
    let data = embedded().unwrap();
    let found: BTreeMap<&str, &str> =
        data.entries.iter().map(|entry| (entry.id.as_str(), entry.title.zh.as_str())).collect();
    assert_eq!(expected.len(), 35);
    assert_eq!(found, expected);
}
