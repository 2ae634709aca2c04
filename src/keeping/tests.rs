//! The keeper against the page's own way: one engine over whole entries.

use std::collections::BTreeMap;
use std::ops::Range;

use super::*;
use crate::dataset::{CHARACTER_TABLE, Dataset, ListKind, TABLES, Table, embedded, read_entries};
use crate::query::{CharacterTable, Engine, Filters, Order};

/// The package in memory, and how often it was read from.
struct Memory(BTreeMap<String, String>);

impl Files for Memory {
    fn read(&self, file: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        self.0.get(file)?.as_bytes().get(bytes.start as usize..bytes.end as usize).map(<[u8]>::to_vec)
    }
}

struct TableRecord<'t>(&'t Table, usize, u64);

impl Record for TableRecord<'_> {
    fn cell(&self, column: usize) -> &str {
        self.0.cell(self.1, column)
    }

    fn start(&self) -> u64 {
        self.2
    }
}

/// The lines of a CSV text that end outside of quotation marks.
fn lines(text: &str) -> Vec<&str> {
    let mut is_quoted = false;
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        is_quoted ^= sign == '"';
        if sign == '\n' && !is_quoted {
            lines.push(&text[start..=at]);
            start = at + 1;
        }
    }
    lines
}

fn files(is_reversed: bool) -> BTreeMap<String, String> {
    let reversed = |text: &str| {
        let lines = lines(text);
        lines[..1].iter().chain(lines[1..].iter().rev()).copied().collect::<String>()
    };
    let is_kept = |name: &str| KEPT_TABLES.contains(&name.trim_end_matches(".csv"));
    TABLES
        .iter()
        .map(|(name, text)| {
            let text = if is_reversed && is_kept(name) { reversed(text) } else { (*text).to_string() };
            (name.to_string(), text)
        })
        .collect()
}

fn keeper(files: &BTreeMap<String, String>) -> (Keeper, crate::dataset::Distant) {
    let mut collector = Collector::new(CharacterTable::parse(CHARACTER_TABLE));
    for name in KEPT_TABLES {
        let text = &files[&format!("{name}.csv")];
        let table = Table::parse(text);
        let header: Vec<&str> = table.header().collect();
        assert!(collector.begin(name, &header, |file| &files[file]));
        let mut start = lines(text)[0].len() as u64;
        for (record, line) in lines(text)[1..].iter().enumerate() {
            collector.take(&TableRecord(&table, record, start));
            start += line.len() as u64;
        }
        collector.end(start);
    }
    let small: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| {
            let is_kept = KEPT_TABLES.contains(&name.trim_end_matches(".csv"));
            (name.clone(), if is_kept { lines(text)[0].to_string() } else { text.clone() })
        })
        .collect();
    let small: Vec<(&str, &str)> = small.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let dataset = Dataset::from_tables("1.0.0", &small).expect("no entries, and all else");
    Keeper::new(&dataset, collector)
}

fn some_filters(dataset: &Dataset) -> Vec<Filters> {
    let text = |text: &str| Filters { text: text.into(), ..Filters::default() };
    let mut all = vec![
        Filters::default(),
        text("专利"),
        text("shenzhen"),
        text("protection 中心"),
        text("zscq"),
        text("不会有的字"),
    ];
    all.push(Filters { years: vec![2024], lists: vec![ListKind::Measure], ..Filters::default() });
    all.push(Filters { areas: vec!["440300".into(), "440100".into()], ..text("海外") });
    all.push(Filters { topics: vec![dataset.topics[0].id.clone()], ..Filters::default() });
    all.push(Filters { places: vec![dataset.places[0].id.clone()], ..Filters::default() });
    // Words that only facts have.
    all.push(text("1,955"));
    all
}

#[test]
fn answers_are_those_of_the_page_in_whatever_order_the_files_are() {
    for is_reversed in [false, true] {
        let files = files(is_reversed);
        let tables: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let dataset = Dataset::from_tables("1.0.0", &tables).expect("sound");
        let engine = Engine::new(&dataset, &CharacterTable::parse(CHARACTER_TABLE));
        let (mut keeper, distant) = keeper(&files);
        let memory = Memory(files);
        assert_eq!(keeper.entries() as usize, dataset.entries.len());
        for (filters, order) in
            some_filters(&dataset).into_iter().flat_map(|one| Order::ALL.map(|order| (one.clone(), order)))
        {
            let expected = engine.run(&filters);
            let found = keeper.ask(filters.clone(), order).clone();
            assert_eq!((found.total, &found.counts), (expected.total, &expected.counts), "{filters:?}");
            let rows = keeper.window(0..u32::MAX);
            let texts = if rows.is_empty() {
                Vec::new()
            } else {
                read_entries(&keeper.texts(&rows, &memory).expect("readable")).expect("sound")
            };
            let expected: Vec<_> =
                engine.ordered(&expected, order).into_iter().map(|row| dataset.entries[row as usize].clone()).collect();
            assert_eq!(texts, expected, "{filters:?} {order:?}");
        }
        for edition in &dataset.editions {
            for list in ListKind::ALL {
                let apart = Dataset { distant: Some(distant.clone()), ..Dataset::default() };
                assert_eq!(apart.held(edition.year, *list), dataset.held(edition.year, *list));
            }
            let reached =
                distant.editions.iter().find(|held| held.year == edition.year).map(|held| held.areas as usize);
            assert_eq!(reached, Some(crate::statistics::areas_reached(&dataset, edition.year)));
        }
        for source in &dataset.sources {
            let expected = crate::statistics::uses(&dataset, &source.id).counts(&source.id);
            assert_eq!(distant.uses_of(&source.id).map(|count| count as usize), expected[..3], "{}", source.id);
        }
    }
}

#[test]
fn related_entries_are_those_of_whole_entries() {
    let dataset = embedded().expect("valid");
    let (keeper, ..) = keeper(&files(false));
    for (row, entry) in dataset.entries.iter().enumerate() {
        let expected: Vec<_> = crate::statistics::related(&dataset, entry, 5);
        let expected: Vec<_> = expected.into_iter().map(|found| (found.index as u32, found.grounds)).collect();
        assert_eq!(keeper.related(row as u32, 5), expected, "{}", entry.id);
    }
}

#[test]
fn questions_are_answered_with_texts_of_the_files() {
    let dataset = embedded().expect("valid");
    let files = files(false);
    let (mut keeper, _) = keeper(&files);
    let mut memory = Memory(files);
    let ask = Question::Ask { number: 3, hash: "year=2024&list=event&sort=city".into(), rows: 2 };
    let Reply::Answer(answer) = ask.answer(&mut keeper, &memory) else { panic!("an answer") };
    assert_eq!((answer.total, answer.rows.number), (10, 3));
    let first = read_entries(&answer.rows.texts).expect("sound");
    assert_eq!(first.len(), 2);
    let Reply::Entry(found) = (Question::Entry { id: first[1].id.clone() }).answer(&mut keeper, &memory) else {
        panic!("an entry")
    };
    let read = read_entries(&found.texts).expect("sound");
    assert_eq!((&read[0].id, &read[1].id, found.beside), (&first[1].id, &first[0].id, [true, true]));
    assert_eq!(read.len(), 3 + found.grounds.len());
    assert_eq!(Some(&read[0]), dataset.entry(&first[1].id));
    let nobody = Question::Entry { id: "2024-event-99".into() }.answer(&mut keeper, &memory);
    assert!(matches!(nobody, Reply::Entry(Found { texts, .. }) if texts.is_empty()));
    let place = Question::Place { number: 3, id: first[1].id.clone() }.answer(&mut keeper, &memory);
    assert_eq!(place, Reply::Place(3, first[1].id.clone(), Some(1)));
    memory.0.clear();
    let lost = Question::Rows { number: 3, places: 0..1 }.answer(&mut keeper, &memory);
    assert_eq!(lost, Reply::Lost);
}

#[test]
fn a_press_leads_to_what_it_chooses_or_takes_back() {
    let (mut keeper, _) = keeper(&files(false));
    let mut after = |hash: &str, choice: &str| {
        let (state, _) = crate::view_state::ViewState::decode(hash);
        keeper.ask(state.filters, state.order);
        keeper.after_press(choice)
    };
    assert_eq!(after("", "city=440300"), ["city=440300"]);
    assert_eq!(after("city=440300&sort=city", "city=440300"), ["sort=city"]);
    assert_eq!(after("city=440300&q=a", "city=440100"), ["city=440300,440100&q=a"]);
    assert_eq!(after("year=2024", "list=event"), ["year=2024&list=event"]);
    // The button for all, and the one chip, lead to the same.
    assert_eq!(after("topic=financing", ""), [""]);
    let next = after("year=2024&city=440300,440100&q=a", "");
    let [all, no_text, no_year] = ["", "year=2024&city=440300,440100", "city=440300,440100&q=a"];
    assert_eq!(next, [all, no_text, no_year, "year=2024&city=440100&q=a", "year=2024&city=440300&q=a"]);
    assert_eq!(after("", ""), Vec::<String>::new());
}

#[test]
fn what_is_foreseen_is_what_is_answered_and_leaves_the_last_answer() {
    let files = files(false);
    let (mut looking, mut asked) = (keeper(&files).0, keeper(&files).0);
    let memory = Memory(files);
    let ask = |keeper: &mut Keeper, hash: &str, rows| {
        Question::Ask { number: 0, hash: hash.into(), rows }.answer(keeper, &memory)
    };
    ask(&mut looking, "list=measure&q=保护", 0);
    let (window, drops) = (looking.window(0..u32::MAX), looking.drops());
    for hash in ["", "q=保护", "list=measure", "list=measure&city=440300&q=保护", "q=不会有的字", "city=440300"]
    {
        let [numbers, rows] = looking.foresee(hash, 3, &memory).expect("readable");
        assert_eq!((looking.window(0..u32::MAX), looking.drops()), (window.clone(), drops.clone()), "{hash}");
        assert_eq!(numbers, ask(&mut asked, hash, 0), "{hash}");
        let three = Question::Rows { number: 0, places: 0..3 }.answer(&mut asked, &memory);
        assert_eq!(rows, three, "{hash}");
    }
    // In earnest, and then something else.
    for hash in ["city=440300", "q=保护", ""] {
        assert_eq!(ask(&mut looking, hash, 2), ask(&mut asked, hash, 2), "{hash}");
    }
    assert_eq!(looking.foresee("", 1, &Memory(BTreeMap::new())), None);
}
