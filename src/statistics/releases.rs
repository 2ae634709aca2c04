//! The release notes by version and kind.

use crate::dataset::{Change, ChangeKind, Dataset};

/// The notes of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Release<'d> {
    /// Its number.
    pub version: &'d str,
    /// Its day, ISO.
    pub date: &'d str,
    /// What was added, corrected, removed, what is missing; kinds without a note are left out.
    pub groups: Vec<(ChangeKind, Vec<&'d Change>)>,
}

/// Every version in the order of the package, newest first.
pub fn releases(dataset: &Dataset) -> Vec<Release<'_>> {
    let mut releases: Vec<Release<'_>> = Vec::new();
    for change in &dataset.changes {
        if !releases.iter().any(|release| release.version == change.version) {
            let of_kind = |kind: ChangeKind| {
                dataset.changes.iter().filter(|other| other.version == change.version && other.kind == kind).collect()
            };
            let groups = ChangeKind::ALL.iter().map(|kind| (*kind, of_kind(*kind)));
            releases.push(Release {
                version: &change.version,
                date: &change.date,
                groups: groups.filter(|(_, notes): &(_, Vec<_>)| !notes.is_empty()).collect(),
            });
        }
    }
    releases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn no_note_is_lost_and_the_newest_version_is_first() {
        let dataset = embedded().expect("valid");
        let found = releases(&dataset);
        assert_eq!(found.first().map(|release| release.version), Some(dataset.version.as_str()));
        let notes: usize = found.iter().flat_map(|release| &release.groups).map(|(_, notes)| notes.len()).sum();
        assert_eq!(notes, dataset.changes.len());
        for release in &found {
            for (kind, notes) in &release.groups {
                assert!(notes.iter().all(|note| note.kind == *kind && note.version == release.version));
            }
        }
    }
}
