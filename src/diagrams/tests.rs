//! Every mechanism of the package, and a made-up one, through the one layout. Expected numbers are those of the press
//! article of 25 April 2025.

use std::collections::BTreeSet;

use super::*;
use crate::dataset::{Dataset, LinkKind, Naming, embedded};
use crate::locale::Language;

pub(super) fn dataset() -> Dataset {
    embedded().expect("the embedded package is valid")
}

pub(super) fn mechanism<'d>(dataset: &'d Dataset, id: &str) -> &'d Mechanism {
    dataset.mechanism(id).expect("the mechanism is there")
}

#[test]
fn no_two_nodes_stand_on_each_other_and_steps_go_to_the_right() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        let arrangement = arrange(mechanism);
        for (at, node) in mechanism.nodes.iter().enumerate() {
            assert_eq!(arrangement.places[at].is_some(), node.parent_id.is_empty(), "{}", node.id);
        }
        let placed: Vec<Place> = arrangement.places.iter().flatten().copied().collect();
        for (at, a) in placed.iter().enumerate() {
            assert!(a.first_column < a.end_column && a.end_column <= Arrangement::GRID_COLUMNS + 1);
            for b in &placed[at + 1..] {
                let rows_apart = a.row + a.rows <= b.row || b.row + b.rows <= a.row;
                let apart = rows_apart || a.end_column <= b.first_column || b.end_column <= a.first_column;
                assert!(apart, "{}: {a:?} {b:?}", mechanism.id);
            }
        }
        for link in mechanism.links.iter().filter(|link| matches!(link.kind, LinkKind::Then | LinkKind::Beside)) {
            let place = |id: &str| arrangement.places[mechanism.node_at(id).expect("there")];
            if let (Some(from), Some(to)) = (place(&link.from_id), place(&link.to_id)) {
                let is_above = from.row + from.rows <= to.row;
                assert!(is_above || from.end_column <= to.first_column, "{}: {link:?}", mechanism.id);
            }
        }
    }
}

#[test]
fn an_unnamed_stage_stands_right_before_what_it_leads_to() {
    let dataset = dataset();
    let selection = mechanism(&dataset, "selection");
    let places = arrange(selection).places;
    let place = |id: &str| places[selection.node_at(id).expect("there")].expect("whole");
    assert_eq!(place("other-stages").end_column, place("release").first_column);
    assert_eq!(place("other-stages").first_column, place("review").first_column);
    assert!(place("other-stages").row > place("review").row);
    assert!(place("events").row > place("other-stages").row);
    // What stands alone in its column is as high as the two.
    assert_eq!((place("release").row, place("release").rows), (place("review").row, 2));
}

#[test]
fn a_narrow_page_flows_down_and_a_wide_one_across() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        let arrangement = arrange(mechanism);
        assert_eq!(arrangement.flow(320.0), Flow::Down, "{}", mechanism.id);
        assert_eq!(arrangement.flow(1280.0), Flow::Across, "{}", mechanism.id);
        // A gutter that took more than a fifth of a phone would leave no room for words.
        assert!(arrangement.gutter_lanes() <= 6, "{}: {}", mechanism.id, arrangement.gutter_lanes());
    }
}

#[test]
fn keys_reach_every_node_and_follow_the_links() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        let mut seen = BTreeSet::new();
        let mut at = walk(mechanism, 3, Step::First);
        while let Some(here) = at {
            seen.insert(here);
            at = walk(mechanism, here, Step::Next);
        }
        assert_eq!(seen.len(), mechanism.nodes.len());
        assert_eq!(walk(mechanism, 0, Step::Last), Some(mechanism.nodes.len() - 1));
        assert_eq!(walk(mechanism, 0, Step::Previous), None);
    }
    let selection = mechanism(&dataset, "selection");
    let at = |id: &str| selection.node_at(id).expect("there");
    assert_eq!(walk(selection, at("recommenders"), Step::Along), Some(at("call")));
    assert_eq!(walk(selection, at("call"), Step::Along), Some(at("vote")));
    assert_eq!(walk(selection, at("vote"), Step::Back), Some(at("call")));
    assert_eq!(walk(selection, at("events"), Step::Along), None);
    let overseas = mechanism(&dataset, "overseas-five-in-one");
    let at = |id: &str| overseas.node_at(id).expect("there");
    assert_eq!(walk(overseas, at("before"), Step::Along), Some(at("during")));
    // A part without links goes the way of its whole.
    assert_eq!(walk(overseas, at("prevention"), Step::Along), Some(at("stages")));
}

#[test]
fn figures_are_those_of_the_article() {
    let dataset = dataset();
    let phrases = |id: &str, language: Language| -> Vec<String> {
        let figures = mechanism(&dataset, id).nodes.iter().flat_map(|node| &node.figures);
        figures.map(|figure| figure_words(&dataset, figure, language).expect("in the package").phrase()).collect()
    };
    assert_eq!(phrases("selection", Language::ZhHans), ["108件推荐", "连续第6年评选发布", "10件大事", "15项基层举措"]);
    assert_eq!(
        phrases("selection", Language::En),
        ["108 submissions", "6th year in a row", "10 major events", "15 grassroots measures"]
    );
    assert_eq!(phrases("hetao-36", Language::En), ["36 measures", "7 aspects", "13 policies"]);
    assert_eq!(
        phrases("overseas-five-in-one", Language::ZhHans),
        ["5个部分", "3个环节", "1,955件", "1,968家", "超过21亿美元"]
    );
    assert_eq!(
        phrases("overseas-five-in-one", Language::En)[2..],
        ["1,955 cases", "1,968 companies", "more than USD 2.1B"]
    );
    assert_eq!(phrases("full-process", Language::ZhHans), ["4种途径", "1,796宗", "5,822批次", "271宗"]);
}

#[test]
fn cumulative_figures_say_so_and_other_editions_stand_beside() {
    let dataset = dataset();
    let of = |id: &str, node: &str| {
        let mechanism = mechanism(&dataset, id);
        mechanism.nodes[mechanism.node_at(node).expect("there")].figures[0].clone()
    };
    let monitored = figure_words(&dataset, &of("overseas-five-in-one", "monitored"), Language::ZhHans).expect("there");
    assert!(monitored.period.contains("累计"), "{}", monitored.period);
    let call = figure_words(&dataset, &of("selection", "call"), Language::ZhHans).expect("there");
    assert_eq!(call.others, ["2023年度，近100件推荐", "2022年度，来源未写明"]);
    let measures = figure_words(&dataset, &of("selection", "measures"), Language::En).expect("there");
    assert_eq!(measures.others, ["2023, 10 grassroots measures", "2022, not stated in the source"]);
}

#[test]
fn what_the_source_does_not_name_is_said_in_both_languages() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        for node in mechanism.nodes.iter().filter(|node| node.naming == Naming::NotNamed) {
            assert!(node_name(&dataset, node, Language::ZhHans).contains("来源未写明"));
            assert!(node_name(&dataset, node, Language::En).contains("not named in the source"));
        }
        // Four aspects and three policies are named, the others are one node each and nothing more.
        if mechanism.id == "hetao-36" {
            let named = |whole: &str| {
                let parts = mechanism.parts_of(whole);
                parts.iter().filter(|part| mechanism.nodes[**part].naming == Naming::Named).count()
            };
            assert_eq!((named("measures"), named("in-effect")), (4, 3));
        }
    }
}

#[test]
fn the_outline_has_every_node_figure_and_link() {
    fn count(items: &[OutlineItem]) -> (usize, usize) {
        items.iter().fold((0, 0), |(nodes, links), item| {
            let (more, of_parts) = count(&item.parts);
            (nodes + 1 + more, links + item.links.len() + of_parts)
        })
    }
    let dataset = dataset();
    for language in Language::ALL {
        for mechanism in &dataset.mechanisms {
            let items = outline(&dataset, mechanism, language);
            assert_eq!(count(&items), (mechanism.nodes.len(), mechanism.links.len()), "{}", mechanism.id);
        }
    }
}

#[test]
fn mechanisms_concern_their_entries_and_tiles() {
    let dataset = dataset();
    let names = |id: &str, node: Option<&str>| -> (Vec<String>, Vec<String>) {
        let mechanism = mechanism(&dataset, id);
        let found = concerned(&dataset, mechanism, node.map(|node| mechanism.node_at(node).expect("there")));
        let entries = found.entries.iter().map(|at| dataset.entries[*at].id.clone()).collect();
        (entries, found.areas.iter().map(|at| dataset.areas[*at].name.zh.clone()).collect())
    };
    assert_eq!(names("hetao-36", None), (vec!["2024-event-07".into()], vec!["深圳".into(), "香港".into()]));
    assert_eq!(names("hetao-36", Some("hong-kong")).1, ["香港"]);
    assert_eq!(names("hetao-36", Some("creation")).0, ["2024-event-07"]);
    assert_eq!(names("hetao-36", Some("hong-kong")).0, ["2024-event-07"]);
    assert_eq!(names("full-process", Some("police")), (vec!["2024-measure-06".into()], vec!["深圳".into()]));
    assert_eq!(names("selection", Some("events")).0.len(), 10);
    assert_eq!(names("selection", None).0.len(), 25);
    assert_eq!(names("full-process", None).0, ["2024-measure-06"]);
}

#[test]
fn editions_stand_beside_the_selection_and_beside_nothing_else() {
    let dataset = dataset();
    for mechanism in &dataset.mechanisms {
        let found = editions_beside(&dataset, mechanism, Language::ZhHans);
        assert_eq!(found.len(), if mechanism.id == "selection" { 3 } else { 0 });
    }
    let found = editions_beside(&dataset, mechanism(&dataset, "selection"), Language::ZhHans);
    assert_eq!(found[0].numbers, ["108件推荐", "10件大事", "15项基层举措", "连续第6年评选发布"]);
    assert_eq!(found[1].numbers, ["近100件推荐", "10件大事", "10项基层举措", "来源未写明"]);
    assert_eq!(found[1].stages, ["征集", "初步筛选", "网络投票", "专家评审"]);
    assert_eq!(found[2].numbers, ["来源未写明", "10件大事", "来源未写明", "来源未写明"]);
}
