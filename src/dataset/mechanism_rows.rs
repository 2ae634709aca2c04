//! The tables of the mechanisms become structs, and are joined.

use super::columns::*;
use super::load::{Reader, Row};
use super::mechanism_types::*;
use super::sorting::sorted;
use super::words::*;

/// Reads and joins the tables of the mechanisms.
pub(super) fn mechanisms(tables: &mut Reader<'_>) -> Vec<Mechanism> {
    let read = tables.rows(MECHANISMS, |row| Mechanism {
        id: row.string(),
        position: row.integer(),
        year: row.year(),
        title: row.text(),
        summary: row.text(),
        note: row.text(),
        source_id: row.string(),
        nodes: Vec::new(),
        links: Vec::new(),
    });
    let mut all = sorted(read, |mechanism| u64::from(mechanism.position));
    let nodes = tables.rows(MECHANISM_NODES, |row| (row.string(), row.integer(), node(row)));
    for (id, _, node) in sorted(nodes, |(_, position, _)| u64::from(*position)) {
        change(&mut all, &id, |mechanism| mechanism.nodes.push(node));
    }
    let links = tables.rows(MECHANISM_LINKS, |row| (row.string(), row.integer(), link(row)));
    for (id, _, link) in sorted(links, |(_, position, _)| u64::from(*position)) {
        change(&mut all, &id, |mechanism| mechanism.links.push(link));
    }
    let figures = tables.rows(MECHANISM_FIGURES, |row| (row.string(), row.string(), row.integer(), figure(row)));
    for (id, node, _, figure) in sorted(figures, |(_, _, position, _)| u64::from(*position)) {
        if let Some(figure) = figure {
            change_node(&mut all, &id, &node, |node| node.figures.push(figure));
        }
    }
    for (id, node, entry) in tables.rows(MECHANISM_ENTRIES, |row| (row.string(), row.string(), row.string())) {
        change_node(&mut all, &id, &node, |node| node.entry_ids.push(entry));
    }
    for (id, node, area) in tables.rows(MECHANISM_AREAS, |row| (row.string(), row.string(), row.string())) {
        change_node(&mut all, &id, &node, |node| node.area_codes.push(area));
    }
    all
}

/// Reads the relations across years.
pub(super) fn relations(tables: &mut Reader<'_>) -> Vec<Relation> {
    let read = tables.rows(RELATIONS, |row| {
        let position = row.integer();
        let relation = Relation {
            earlier_id: row.string(),
            later_id: row.string(),
            kind: row.word(RelationKind::from_word),
            ground: row.text(),
            source_id: row.string(),
        };
        (position, relation)
    });
    sorted(read, |(position, _)| u64::from(*position)).into_iter().map(|(_, relation)| relation).collect()
}

fn change(all: &mut [Mechanism], id: &str, act: impl FnOnce(&mut Mechanism)) {
    if let Some(mechanism) = all.iter_mut().find(|mechanism| mechanism.id == id) {
        act(mechanism);
    }
}

fn change_node(all: &mut [Mechanism], id: &str, node_id: &str, act: impl FnOnce(&mut MechanismNode)) {
    change(all, id, |mechanism| {
        if let Some(node) = mechanism.nodes.iter_mut().find(|node| node.id == node_id) {
            act(node);
        }
    });
}

fn node(row: &mut Row<'_>) -> MechanismNode {
    MechanismNode {
        id: row.string(),
        lane: row.word(Lane::from_word),
        parent_id: row.string(),
        naming: row.word(Naming::from_word),
        name: row.text(),
        text: row.text(),
        actor_id: row.string(),
        source_id: row.string(),
        figures: Vec::new(),
        entry_ids: Vec::new(),
        area_codes: Vec::new(),
    }
}

fn link(row: &mut Row<'_>) -> MechanismLink {
    MechanismLink { from_id: row.string(), to_id: row.string(), kind: row.word(LinkKind::from_word), label: row.text() }
}

fn figure(row: &mut Row<'_>) -> Option<MechanismFigure> {
    let value = row.optional_number()?;
    let (fact, indicator, area) = (row.string(), row.string(), row.string());
    let (period, edition) = (row.optional_integer(), row.optional_integer());
    let column = row.optional_word(EditionColumn::from_word);
    let year = |number: u32| u16::try_from(number).ok();
    let reference = match (edition.and_then(year), column, period.and_then(year)) {
        _ if !fact.is_empty() => FigureReference::Fact(fact),
        (Some(edition), Some(column), _) => FigureReference::Edition(edition, column),
        (_, _, Some(period)) if !indicator.is_empty() => FigureReference::Observation(indicator, area, period),
        _ => {
            row.fault("the number says nowhere it stands", "a fact, an observation or an edition");
            return None;
        }
    };
    Some(MechanismFigure { value, reference })
}
