//! The judge of packages against files that are broken, too large, or made to do harm. Every one ends in a clear fault
//! or is harmless; none in a panic.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod packages;

use guangdong_ip_atlas::dataset::Encoding;
use packages::{Chance, DESCRIPTOR, Files, base, change, judge, lines, load, loosened};

/// The faults of a package with one file in place of another.
fn with(name: &str, content: impl Into<Vec<u8>>) -> String {
    let mut files = base();
    files.insert(name.to_string(), content.into());
    lines(&judge(&files, 1 << 16))
}

fn utf16(text: &str, word: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(word).collect()
}

/// topics.csv with this cell in place of the English name.
fn topics(cell: &str) -> String {
    format!("id,position,name_zh,name_en,definition_zh,definition_en\nservices,1,公共服务,{cell},服务,Services\n")
}

#[test]
fn empty_and_wrong_descriptors_are_named() {
    assert!(with(DESCRIPTOR, "").starts_with("datapackage.json:1: the text is no JSON (EOF"));
    assert!(with(DESCRIPTOR, "[1, 2]").contains("expected a Data Package (v2)"));
    // It named the types of this program: "expected struct Descriptor", "expected u16".
    let end = "expected a Data Package (v2) with version and resources\n";
    for (text, said) in [
        ("null", "a value is wrong (invalid type: null, expected an object at line 1 column 4)"),
        ("[]", "a value is wrong (invalid length 0, expected an object at line 1 column 2)"),
        ("<html>", "the text is no JSON (expected value at line 1 column 1)"),
        (
            "{\"kiosk\":{\"sceneSeconds\":-1}}",
            "a value is wrong (invalid value: integer `-1`, expected a whole number, not negative and not too large at line 1 column 27)",
        ),
    ] {
        assert!(
            with(DESCRIPTOR, text).contains(&format!("datapackage.json:1: {said}, {end}")),
            "{}",
            with(DESCRIPTOR, text)
        );
    }
    let start = "{\"resources\":[{\"schema\":{\"fields\":[{\"constraints\":{\"minimum\":";
    assert!(with(DESCRIPTOR, start.to_string() + &"[".repeat(100_000)).contains("recursion limit"));
    for (from, to, fault) in [
        ("\"1.0.0\"", "\"1\"", "“1” is no version"),
        ("profiles/2.0/datapackage.json", "profiles/1.0/datapackage.json", "$schema is"),
        ("areas.csv", "../areas.csv", "leads out of the package"),
    ] {
        let mut files = base();
        change(&mut files, DESCRIPTOR, from, to);
        assert!(lines(&judge(&files, 1 << 16)).contains(fault), "{to}");
    }
}

#[test]
fn a_descriptor_may_not_ask_for_too_much() {
    let table = |name: usize| format!("{{\"name\":\"t{name}\",\"path\":\"t{name}.csv\",\"schema\":{{\"fields\":[]}}}}");
    let tables: Vec<String> = (0..5_000).map(table).collect();
    let fields = vec!["{\"name\":\"a\"}"; 100_000].join(",");
    let head =
        "{\"$schema\":\"https://datapackage.org/profiles/2.0/datapackage.json\",\"version\":\"1.0.0\",\"resources\":";
    let faults = with(DESCRIPTOR, format!("{head}[{}]}}", tables.join(",")));
    assert!(faults.contains("datapackage.json: there are 5000 tables, expected at most 1000"));
    let faults = with(
        DESCRIPTOR,
        format!("{head}[{{\"name\":\"t\",\"path\":\"t.csv\",\"schema\":{{\"fields\":[{fields}]}}}}]}}"),
    );
    assert!(faults.contains("datapackage.json: the table “t” has 100000 columns, expected at most 1000"));
}

#[test]
fn large_headers_and_cells_are_refused_or_read() {
    let wide = vec!["name"; 100_000].join(",");
    assert_eq!(
        with("topics.csv", format!("{wide}\n{wide}\n")),
        "topics.csv:1: the header has 100000 columns, expected at most 1000\n"
    );
    let row = topics("x") + &wide;
    assert_eq!(with("topics.csv", row), "topics.csv:3: the row has 100000 cells, expected 6 as in the header\n");
    // A cell of 10 MB was accepted, and the page built on it took seconds for each step.
    let fault = "topics.csv:2: the record is longer than 1 MB, expected records of at most 1 MB\n";
    assert_eq!(with("topics.csv", topics(&"x".repeat((1 << 20) - 1000))), "");
    assert_eq!(with("topics.csv", topics(&"x".repeat(10 << 20))), fault);
    assert_eq!(with("topics.csv", topics(&format!("\"{}", "x\n".repeat(9 << 20)))), fault);
    assert!(with("topics.csv", topics("\"x")).contains("topics.csv:2: a quotation mark is not closed"));
}

#[test]
fn tables_of_hostile_length_come_to_an_end() {
    let pairs = "440100,440200\n".repeat(100_001);
    let faults = with("adjacency.csv", format!("area_a,area_b\n{pairs}"));
    assert!(faults.starts_with("adjacency.csv:3:area_a: the key “440100, 440200” stands already in row 2"));
    let mut files = base();
    files.insert("adjacency.csv".to_string(), format!("area_a,area_b\n{pairs}").into_bytes());
    let verdict = judge(&files, 1 << 16);
    assert_eq!((verdict.faults.len(), verdict.count), (10_000, 100_001), "100,000 keys and the length");
}

#[test]
fn strange_bytes_have_their_place() {
    let nul = with("topics.csv", topics("a\0b"));
    assert_eq!(
        nul,
        "topics.csv:2:name_en: the text has the invisible character U+0000, expected characters that can be seen\n"
    );
    // All of these but the first three were taken; a mark of direction turned round the sentences that the page makes of names.
    for hidden in [
        0x200b, 0xfeff, 0x7f, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x2028, 0x202a, 0x202e, 0x2060, 0x2066, 0xffa0,
        0xfff9, 0xfffe, 0xe0041, 0x3164, 0xfdd0, 0x1d173, 0x1ffff,
    ] {
        let text = format!("a{}b", char::from_u32(hidden).unwrap());
        let told = format!(
            "topics.csv:2:name_en: the text has the invisible character U+{hidden:04X}, expected characters that can be seen\n"
        );
        assert_eq!(with("topics.csv", topics(&text)), told);
    }
    for seen in ["a·b", "“a”—b…", "ａ，b", "ŕe\u{301}", "\u{fffd}", "a™b", "\u{3231}"] {
        assert_eq!(with("topics.csv", topics(seen)), "", "{seen}");
    }
    let mut bytes = topics("Public").into_bytes();
    let at = bytes.windows(6).position(|six| six == b"Public").unwrap();
    bytes[at] = 0xff;
    bytes.extend_from_slice(b"more,2,\xe4\xb8,More,\xe4\xb8\x80,More\n");
    let mut files = base();
    files.insert("topics.csv".to_string(), bytes);
    let verdict = judge(&files, 1 << 16);
    let fault = "the bytes are not valid UTF-8, expected a text file saved as UTF-8\n";
    assert_eq!(lines(&verdict), format!("topics.csv:2:name_en: {fault}topics.csv:3:name_zh: {fault}"));
    assert_eq!(verdict.encodings, []);
}

#[test]
fn other_encodings_are_told_apart() {
    let mut files = base();
    // 公共服务 in GB 18030.
    let parts =
        topics("Public").split("公共服务").map(|part| part.replace("服务", "x").into_bytes()).collect::<Vec<_>>();
    files.insert("topics.csv".to_string(), parts.join(&b"\xb9\xab\xb9\xb2\xb7\xfe\xce\xf1"[..]));
    let verdict = judge(&files, 7);
    assert_eq!(verdict.encodings, [("topics.csv".to_string(), Encoding::Gb18030)]);
    let little: fn(u16) -> [u8; 2] = u16::to_le_bytes;
    for (mark, word, encoding) in [
        ("\u{feff}", little, Encoding::Utf16Le),
        ("", little, Encoding::Utf16Le),
        ("\u{feff}", u16::to_be_bytes, Encoding::Utf16Be),
    ] {
        files.insert("topics.csv".to_string(), utf16(&format!("{mark}{}", topics("Public")), word));
        for size in [1, 1 << 16] {
            let verdict = judge(&files, size);
            assert_eq!(verdict.encodings, [("topics.csv".to_string(), encoding)]);
            assert_eq!(
                lines(&verdict),
                "topics.csv:1: the bytes are not valid UTF-8, expected a text file saved as UTF-8\n"
            );
        }
    }
}

#[test]
fn cut_files_have_a_fault_or_lack_only_rows() {
    let whole = base();
    for name in whole.keys().filter(|name| name.ends_with(".csv")) {
        let content = &whole[name];
        let line_ends = content.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        for at in line_ends.flat_map(|at| [at.saturating_sub(1), at, at + 1]).chain([0, 1]) {
            let mut files = whole.clone();
            files.insert(name.clone(), content[..at.min(content.len())].to_vec());
            let verdict = judge(&files, 64);
            assert!(verdict.count > 0 || load(&files).is_ok(), "{name} cut at {at}: {:?}", load(&files));
        }
    }
}

#[test]
fn formulas_and_markup_are_texts() {
    let mut files = base();
    for text in ["=HYPERLINK(1)", "+cmd", "@SUM(1)", "<img src=x onerror=alert(1)>", "javascript:alert(1)"] {
        change(&mut files, "topics.csv", "Public services", text);
        change(&mut files, "entries.csv", "Jiazhou sets up service points", text);
        assert_eq!(lines(&judge(&files, 1 << 16)), "", "{text}");
        let data = load(&files).unwrap();
        assert_eq!((data.topics[0].name.en.as_str(), data.entries[0].title.en.as_str()), (text, text));
        files = base();
    }
    change(&mut files, "sources.csv", "https://", "javascript:alert(1)//");
    assert!(lines(&judge(&files, 1 << 16)).contains("is no web address"));
}

#[test]
fn patterns_that_explode_are_refused() {
    let mut files = base();
    change(&mut files, DESCRIPTOR, "[a-z]+", "((([a-z]{200}){200}){200}){200}");
    assert!(lines(&judge(&files, 1 << 16)).contains("cannot be checked"));
    let mut files = base();
    change(&mut files, DESCRIPTOR, "[a-z]+", "(([a-z]*)*)*b");
    assert!(lines(&judge(&files, 1 << 16)).contains("has another shape"));
}

#[test]
fn what_readers_need_is_judged_whatever_the_descriptor_says() {
    assert_eq!(lines(&judge(&loosened(), 1 << 16)), "");
    for (name, from, to, fault) in [
        ("editions.csv", "108项,2,1", "108项,-12,1", "editions.csv:2:events: “-12” is no integer"),
        (
            "editions.csv",
            "108项,2,1,6",
            "108项,2,1,4294967296",
            "editions.csv:2:consecutive: “4294967296” is no integer",
        ),
        ("entries.csv", "2024,event,1", "24,event,1", "entries.csv:2:year: “24” is no year"),
        ("entries.csv", "2024,event,1", "2024,event,", "entries.csv:2:position: the cell is empty"),
        ("entry_areas.csv", "partner", "friend", "entry_areas.csv:4:relation: “friend” is not in the list"),
        (
            "entry_areas.csv",
            "2024-event-01",
            "2024-event-09",
            "entry_areas.csv:2:entry_id: “2024-event-09” is not in entries.csv",
        ),
        ("areas.csv", ",0,0", ",0,256", "areas.csv:4:row: “256” is no place on the grid"),
        ("facts.csv", ",13000,", ",1234567890123456,", "facts.csv:4:value: “1234567890123456” is no number"),
        ("mechanism_figures.csv", "1,13000,", "1,,", "mechanism_figures.csv:2:value: the cell is empty"),
    ] {
        let mut files = loosened();
        change(&mut files, name, from, to);
        let faults = lines(&judge(&files, 1 << 16));
        assert!(faults.contains(fault), "{fault} is not in\n{faults}");
    }
}

/// What has no fault is read, however the descriptor was loosened and cells were changed.
#[test]
fn what_is_judged_sound_is_read() {
    let mut chance = Chance(11);
    let packages: [Files; 2] = [base(), loosened()];
    let mut sound = 0;
    for round in 0..6_000 {
        let mut files = packages[round % 2].clone();
        for _ in 0..1 + chance.below(2) {
            chance.change_cell(&mut files);
        }
        if judge(&files, 1 << 16).count == 0 {
            sound += 1;
            assert!(load(&files).is_ok(), "{:?}", load(&files));
        }
    }
    // Else nothing was asked.
    assert!(sound > 500, "{sound}");
}
