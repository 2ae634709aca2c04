//! Which of many files are the package: those beside `datapackage.json`, and no others.

use super::{MAX_BYTES, MAX_DESCRIPTOR_BYTES, MAX_FILES, Problem, ProblemKind};

const DESCRIPTOR: &str = "datapackage.json";

/// The files of a package among many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Place of `datapackage.json` in the list.
    pub descriptor: usize,
    /// Name (without folders) and place of every other file beside it.
    pub files: Vec<(String, usize)>,
}

/// Finds the package in a list of paths and sizes. The folder nearest to the top that has a `datapackage.json` is meant;
/// files of folders below it are no part of the package. What operating systems leave behind is passed over.
///
/// # Errors
/// No package, two of them, names that lead elsewhere, too much of it.
pub fn find_package(paths: &[(String, u64)]) -> Result<Found, Problem> {
    if paths.len() > MAX_FILES {
        return Err(Problem::new(ProblemKind::TooManyFiles, paths.len().to_string()));
    }
    if let Some((path, _)) = paths.iter().find(|(path, _)| leads_elsewhere(path)) {
        return Err(Problem::new(ProblemKind::BadName, path.clone()));
    }
    let depth = |path: &str| path.matches('/').count();
    let is_descriptor = |path: &str| path.rsplit('/').next() == Some(DESCRIPTOR);
    let candidates = || paths.iter().enumerate().filter(|(_, (path, _))| is_descriptor(path));
    let Some(least) = candidates().map(|(_, (path, _))| depth(path)).min() else {
        return Err(Problem::new(ProblemKind::NoDescriptor, ""));
    };
    let mut nearest = candidates().filter(|(_, (path, _))| depth(path) == least);
    let (descriptor, (path, bytes)) = nearest.next().ok_or_else(|| Problem::new(ProblemKind::NoDescriptor, ""))?;
    if let Some((_, (other, _))) = nearest.next() {
        // The same path twice, or two packages side by side.
        let kind = if other == path { ProblemKind::SameName } else { ProblemKind::TwoDescriptors };
        return Err(Problem::new(kind, other.clone()));
    }
    if *bytes > MAX_DESCRIPTOR_BYTES {
        return Err(Problem::new(ProblemKind::TooLarge, path.clone()));
    }
    let folder = &path[..path.len() - DESCRIPTOR.len()];
    let mut found = Found { descriptor, files: Vec::new() };
    let mut total = *bytes;
    for (at, (path, bytes)) in paths.iter().enumerate().filter(|(at, _)| *at != descriptor) {
        let Some(name) = path.strip_prefix(folder).filter(|name| !name.contains('/') && is_meant(name)) else {
            continue;
        };
        if found.files.iter().any(|(known, _)| known == name) {
            return Err(Problem::new(ProblemKind::SameName, path.clone()));
        }
        total = total.saturating_add(*bytes);
        if total > MAX_BYTES {
            return Err(Problem::new(ProblemKind::TooLarge, path.clone()));
        }
        found.files.push((name.to_string(), at));
    }
    Ok(found)
}

/// Only tables belong to a package: what else lies beside them (a readme, a licence) is nobody's fault.
fn is_meant(name: &str) -> bool {
    name.ends_with(".csv") && !name.starts_with('.')
}

/// A path that could mean a file outside of the folder, on any system.
fn leads_elsewhere(path: &str) -> bool {
    let is_bad = |part: &str| part == ".." || part == "." || part.is_empty();
    path.contains(['\\', ':', '\0']) || path.chars().any(char::is_control) || path.split('/').any(is_bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(paths: &[&str]) -> Result<Vec<String>, ProblemKind> {
        let paths: Vec<(String, u64)> = paths.iter().map(|path| (path.to_string(), 1)).collect();
        let found = find_package(&paths).map_err(|problem| problem.kind)?;
        Ok(found.files.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn the_package_is_what_lies_beside_the_descriptor() {
        assert_eq!(
            find(&[
                "x/datapackage.json",
                "x/areas.csv",
                "x/README.md",
                "x/old/areas.csv",
                "x/._areas.csv",
                "__MACOSX/x/areas.csv"
            ]),
            Ok(vec!["areas.csv".to_string()])
        );
        assert_eq!(
            find(&["datapackage.json", "a.csv", "old/datapackage.json", "old/a.csv"]),
            Ok(vec!["a.csv".to_string()])
        );
    }

    #[test]
    fn what_is_no_package_is_refused() {
        for (paths, kind) in [
            (&[][..], ProblemKind::NoDescriptor),
            (&["a.csv"], ProblemKind::NoDescriptor),
            (&["a/datapackage.json", "b/datapackage.json"], ProblemKind::TwoDescriptors),
            (&["datapackage.json", "datapackage.json"], ProblemKind::SameName),
            (&["datapackage.json", "a.csv", "a.csv"], ProblemKind::SameName),
            (&["datapackage.json", "../a.csv"], ProblemKind::BadName),
            (&["x/../../datapackage.json"], ProblemKind::BadName),
            (&["/etc/datapackage.json"], ProblemKind::BadName),
            (&["C:\\x\\datapackage.json"], ProblemKind::BadName),
            (&["datapackage.json", "a\u{0}.csv"], ProblemKind::BadName),
        ] {
            assert_eq!(find(paths), Err(kind), "{paths:?}");
        }
        let large = [("datapackage.json".to_string(), 1), ("a.csv".to_string(), MAX_BYTES)];
        assert_eq!(find_package(&large).map_err(|problem| problem.kind), Err(ProblemKind::TooLarge));
        let large = [("datapackage.json".to_string(), MAX_DESCRIPTOR_BYTES + 1)];
        assert_eq!(find_package(&large).map_err(|problem| problem.kind), Err(ProblemKind::TooLarge));
    }
}
