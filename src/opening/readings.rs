//! Readings and traditional forms of the characters of a package: the search knows pinyin.

use std::collections::HashSet;

/// `table` (a line a character, sorted: `char<TAB>readings<TAB>traditional forms`) without the characters that `texts`
/// have not: what the page reads is as small as the package.
pub fn characters_of<'t>(table: &str, texts: impl Iterator<Item = &'t str>) -> String {
    let used: HashSet<char> = texts.flat_map(str::chars).filter(|character| *character > '\u{33ff}').collect();
    let mut lines = String::new();
    for line in table.lines().filter(|line| line.chars().next().is_some_and(|first| used.contains(&first))) {
        lines.push_str(line);
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::characters_of;

    #[test]
    fn only_what_is_used_stays() {
        let table = "国\tguo\t國\n广\tguang\t廣\n深\tshen\t\n";
        assert_eq!(characters_of(table, ["深a广", "深"].into_iter()), "广\tguang\t廣\n深\tshen\t\n");
    }
}
