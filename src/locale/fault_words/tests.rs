use std::fs;
use std::path::Path;

use super::*;

/// Texts in the validator's source that are no texts of their own: holes that other texts fill, parts of a key, and what is
/// said of the settings of a screen in a hall, each of which stands here with its name.
const NO_TEXTS: &[&str] = &["{}", "{}, {}, {}", "{}-{}-{}", "{}-f{}", "{} {}", "{} is {}", ""];

/// The texts that a file of the validator can say of a fault, with `{}` for what it fills in.
fn texts_of(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let literals = source.split("format_args!(").skip(1);
    literals
        .filter_map(|rest| {
            let text = rest.trim_start().strip_prefix('"')?.split('"').next()?;
            let mut pieces = text.split('{');
            let mut out = pieces.next()?.to_string();
            for piece in pieces {
                out.push_str("{}");
                out.push_str(piece.split_once('}')?.1);
            }
            Some(out)
        })
        .collect()
}

#[test]
fn every_text_of_the_validator_is_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dataset/validate");
    let mut texts: Vec<String> = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        texts.extend(texts_of(&fs::read_to_string(file.expect("a file").path()).expect("a text")));
    }
    // As a text with something in each hole.
    let is_known = |text: &String| chinese(&text.replace("“{}{}{}”", "“汉,字”").replace("{}", "x1")).is_some();
    let unknown: Vec<&String> =
        texts.iter().filter(|text| !NO_TEXTS.contains(&text.as_str()) && !is_known(text)).collect();
    assert!(unknown.is_empty(), "no Chinese for: {unknown:#?}");
    assert!(texts.len() > 80, "{} texts", texts.len());
}

#[test]
fn a_fault_is_said_in_the_language_of_the_page() {
    let say = |message, expected| Language::ZhHans.fault_sentence(message, expected);
    let zh = |text: &str| (text.to_string(), Language::ZhHans);
    assert_eq!(say("“12a” is no integer", "digits"), zh("“12a”不是整数；应为：数字"));
    assert_eq!(
        say("the key “a, b” stands already in row 7", "each id, area once"),
        zh("键“a, b”已在第7行出现；应为：id, area 各出现一次")
    );
    assert_eq!(
        say("the value is 5", "7, as the fact f-1 in facts.csv says"),
        zh("数值是5；应为：7，与 facts.csv 中的事实 f-1 一致")
    );
    assert_eq!(say("the row has 3 cells", "4 as in the header"), zh("这一行有3个单元格；应为：4个，与表头一致"));
    let english = Language::En.fault_sentence("the cell is empty", "a value");
    assert_eq!(english, ("the cell is empty, expected a value".to_string(), Language::En));
}

#[test]
fn a_cell_that_reads_like_a_text_of_the_validator_stays_as_it_is() {
    let said = Language::ZhHans.fault_words("“a is no number” is no date");
    assert_eq!(said.as_deref(), Some("“a is no number”不是日期"));
    let said = Language::ZhHans.fault_words("“{0} the cell is empty” is not in the list");
    assert_eq!(said.as_deref(), Some("“{0} the cell is empty”不在可选值中"));
}

#[test]
fn what_is_not_known_stays_english() {
    let said = Language::ZhHans.fault_sentence("expected `,` or `}` at line 3 column 1", "a value");
    assert_eq!(said, ("expected `,` or `}` at line 3 column 1, expected a value".to_string(), Language::En));
}

#[test]
fn both_sides_of_a_text_have_the_same_holes() {
    for (english, words) in TEXTS {
        let holes = english.matches("{}").count();
        for at in 0..holes {
            assert!(words.contains(&format!("{{{at}}}")) || words.contains(&format!("{{{at}t}}")), "{english}");
        }
        assert_eq!(words.matches('{').count(), holes, "{english}");
    }
}
