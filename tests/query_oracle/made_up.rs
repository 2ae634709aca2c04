//! Made-up packages from a few pieces of text, so that everything comes up often.

use guangdong_ip_atlas::dataset::{
    Actor, Area, AreaKind, AreaRelation, Dataset, Edition, Entry, Fact, FactScope, ListKind, Place, Text, Topic,
};

/// Character, readings, traditional forms.
pub const CHARACTERS: &str = "深\tshen\t\n圳\tzhen\t\n知\tzhi\t\n识\tshi,zhi\t識\n产\tchan\t產\n权\tquan\t權\n广\tguang,an\t廣,庣\n\
    州\tzhou\t\n保\tbao\t\n护\thu\t護\n长\tchang,zhang\t長\n西\txi\t\n安\tan\t\n先\txian\t\n融\trong\t\n资\tzi\t資\n";

/// What made-up texts are made of; some pieces are long, so that phrases come up that many rows share.
pub const PIECES: &[&str] = &[
    "知识产权",
    "保护",
    "深圳",
    "广州",
    "长安",
    "西安",
    "融资",
    "知",
    "识",
    "产",
    "权",
    "識",
    "產權",
    "廣",
    "護",
    "長",
    "ABN",
    "ＡＢＮ",
    "abn",
    "5G",
    "Patent",
    "rights",
    "xian",
    "先",
    "，",
    "。",
    "'",
    "’",
    "“",
    " ",
    "\u{3000}",
    "😀",
    "é",
    "İ",
    "Ж",
    "-",
    "\n",
    "1",
    "2024",
];

fn random(state: &mut u64, end: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % end
}

fn made_up_text(state: &mut u64, pieces: usize) -> String {
    (0..random(state, pieces + 1)).map(|_| PIECES[random(state, PIECES.len())]).collect()
}

fn both(state: &mut u64, pieces: usize) -> Text {
    Text { zh: made_up_text(state, pieces), en: made_up_text(state, pieces) }
}

/// Both languages.
pub fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

/// A package with so many entries.
pub fn made_up(seed: u64, rows: usize) -> Dataset {
    let mut state = seed;
    let state = &mut state;
    let mut dataset = Dataset::default();
    let areas = [
        ("c1", "深圳", "深圳", "Shenzhen"),
        ("p", "广东省", "廣東省", "Guangdong"),
        ("c2", "广州", "廣州", "Guangzhou"),
    ];
    for (code, zh, hant, en) in areas.into_iter().chain([("c3", "长安", "長安", "Chang'an")]) {
        dataset.areas.push(Area {
            code: code.into(),
            kind: if code == "p" { AreaKind::Whole } else { AreaKind::Part },
            name: text(zh, en),
            name_zh_hant: hant.into(),
            pinyin: String::new(),
            initials: String::new(),
            tile: None,
        });
    }
    for (id, position, zh, en) in
        [("t1", 3, "融资", "Finance"), ("t2", 1, "保护", "Protection"), ("t3", 2, "知识", "-")]
    {
        let definition = Text::default();
        dataset.topics.push(Topic { id: id.into(), position, name: text(zh, en), definition });
    }
    for at in 0..5 {
        dataset.places.push(Place {
            id: format!("x{at}"),
            area_code: "c1".into(),
            kind: "district".into(),
            name: both(state, 2),
        });
        dataset.actors.push(Actor { id: format!("a{at}"), name: both(state, 2) });
    }
    for year in [2024, 2022] {
        dataset.editions.push(Edition {
            year,
            published: String::new(),
            submissions: None,
            events: None,
            measures: None,
            consecutive: None,
            source_id: String::new(),
            note: Text::default(),
        });
    }
    dataset.entries = (0..rows).map(|at| made_up_entry(state, at)).collect();
    dataset
}

fn made_up_entry(state: &mut u64, at: usize) -> Entry {
    let fact = |state: &mut u64| Fact {
        id: String::new(),
        scope: FactScope::Direct,
        text: both(state, 4),
        quantity: None,
        as_of: String::new(),
        as_of_note: Text::default(),
        source_id: String::new(),
    };
    let relations = [AreaRelation::Place, AreaRelation::Partner];
    let area = |state: &mut u64| (["c1", "p", "c2", "c3"][random(state, 4)].to_string(), relations[random(state, 2)]);
    Entry {
        id: format!("e{at}"),
        year: 2024 - random(state, 3) as u16,
        list: ListKind::ALL[random(state, 2)],
        position: 1,
        topic_id: format!("t{}", 1 + random(state, 3)),
        title: both(state, 8),
        summary: both(state, 5),
        source_id: String::new(),
        note: both(state, 1),
        areas: (0..random(state, 3)).map(|_| area(state)).collect(),
        place_ids: (0..random(state, 2)).map(|_| format!("x{}", random(state, 5))).collect(),
        actors: (0..random(state, 3)).map(|_| (format!("a{}", random(state, 5)), String::new())).collect(),
        facts: (0..random(state, 3)).map(|_| fact(state)).collect(),
    }
}
