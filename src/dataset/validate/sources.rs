//! Sources: addresses and publishers.

use super::faults::{Faults, Quoted};
use super::row::Row;
use super::rule::Rule;

/// Judges a row of sources.csv.
pub(super) fn judge(row: &Row<'_>, faults: &mut Faults) {
    if row.is_broken() {
        return;
    }
    let url = row.cell("url");
    if !url.is_empty() && !is_web_address(url) {
        let message = format_args!("{} is no web address", Quoted(url));
        faults.add(row.place("url"), Rule::Url, message, format_args!("http:// or https:// with a host"));
    }
    if row.filled("publisher") != row.filled("publisher_language") {
        let message = format_args!("a publisher and its language do not go together");
        faults.add(row.place("publisher_language"), Rule::Publisher, message, format_args!("both or neither"));
    }
}

fn is_web_address(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | ':');
    host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(plain)
        && !url.contains(|character: char| character.is_whitespace() || "\"<>\\^`{|}".contains(character))
}
