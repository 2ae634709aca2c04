//! Mechanisms: parts, lanes, order; and relations across years.

use std::collections::HashMap;

use super::circles::components;
use super::faults::{Bare, Faults, Place, Quoted};
use super::hash::{Key, KeyMap};
use super::row::Row;
use super::rule::Rule;

/// The nodes, links and relations that were read.
#[derive(Default)]
pub(super) struct Mechanisms {
    nodes: Vec<Node>,
    /// The place of each node, by mechanism and id.
    places: HashMap<(String, String), usize>,
    links: Vec<Link>,
    relations: Vec<Relation>,
    /// Entries that relations speak of, and their years.
    sought: KeyMap,
    years: Vec<Option<u32>>,
}

struct Node {
    mechanism: String,
    id: String,
    lane: String,
    parent: String,
    position: Option<u32>,
    row: usize,
    parent_column: usize,
    is_broken: bool,
}

struct Link {
    ends: (Key2, Key2),
    kind: String,
    row: usize,
    kind_column: usize,
    to_column: usize,
    is_broken: bool,
}

type Key2 = (String, String);

struct Relation {
    row: usize,
    column: usize,
    /// Places in the list of years.
    earlier: usize,
    later: usize,
}

impl Mechanisms {
    /// Remembers a record of mechanism_nodes.csv.
    pub(super) fn node(&mut self, row: &Row<'_>) {
        let cell = |column| row.cell(column).to_owned();
        self.places.insert((cell("mechanism_id"), cell("id")), self.nodes.len());
        self.nodes.push(Node {
            mechanism: cell("mechanism_id"),
            id: cell("id"),
            lane: cell("lane"),
            parent: cell("parent_id"),
            position: row.whole("position"),
            row: row.number(),
            parent_column: row.place("parent_id").column_number,
            is_broken: row.is_broken(),
        });
    }

    /// Remembers a record of mechanism_links.csv.
    pub(super) fn link(&mut self, row: &Row<'_>) {
        let end = |column| (row.cell("mechanism_id").to_owned(), row.cell(column).to_owned());
        self.links.push(Link {
            ends: (end("from_id"), end("to_id")),
            kind: row.cell("kind").to_owned(),
            row: row.number(),
            kind_column: row.place("kind").column_number,
            to_column: row.place("to_id").column_number,
            is_broken: row.is_broken(),
        });
    }

    /// Remembers a row of relations.csv.
    pub(super) fn relation(&mut self, row: &Row<'_>) {
        if row.is_broken() {
            return;
        }
        let [earlier, later] = ["earlier_id", "later_id"].map(|column| {
            let new = self.years.len() as u32;
            let place = self.sought.insert(Key::of([row.cell(column)]), new).unwrap_or(new);
            if place == new {
                self.years.push(None);
            }
            place as usize
        });
        let column = row.place("later_id").column_number;
        self.relations.push(Relation { row: row.number(), column, earlier, later });
    }

    /// Looks at a record of entries.csv.
    pub(super) fn entry(&mut self, row: &Row<'_>) {
        if self.relations.is_empty() {
            return;
        }
        let place = self.sought.get(Key::of([row.cell("id")]));
        if let Some(year) = place.and_then(|place| self.years.get_mut(place as usize)) {
            *year = row.whole("year");
        }
    }

    /// Judges all of it.
    pub(super) fn finish(&self, faults: &mut Faults) {
        for node in self.nodes.iter().filter(|node| !node.is_broken && !node.parent.is_empty()) {
            self.judge_part(node, faults);
        }
        self.judge_links(faults);
        self.judge_relations(faults);
    }

    fn at(&self, key: &Key2) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// A part belongs to a whole node of its own mechanism and lane.
    fn judge_part(&self, node: &Node, faults: &mut Faults) {
        let parent = self.at(&(node.mechanism.clone(), node.parent.clone())).and_then(|at| self.nodes.get(at));
        let name = Quoted(&node.parent);
        let mut fault = |message: std::fmt::Arguments<'_>| {
            let place = Place {
                file: "mechanism_nodes.csv",
                row: node.row,
                column_number: node.parent_column,
                column: "parent_id",
            };
            let expected = format_args!("the id of a whole node of the same mechanism and lane");
            faults.add(place, Rule::MechanismPart, message, expected);
        };
        match parent {
            None => fault(format_args!("there is no node {name} in the mechanism {}", Quoted(&node.mechanism))),
            Some(parent) if !parent.parent.is_empty() => fault(format_args!("{name} is itself a part")),
            Some(parent) if parent.lane != node.lane => fault(format_args!("{name} is of another lane")),
            Some(_) => {}
        }
    }

    /// A link starts and ends where its kind says, and goes forward unless it says that it leads back.
    fn judge_links(&self, faults: &mut Faults) {
        let ends = |link: &Link| Some((self.at(&link.ends.0)?, self.at(&link.ends.1)?));
        let forward: Vec<(usize, usize)> =
            self.links.iter().filter(|link| link.kind != "back").filter_map(ends).collect();
        let component = components(self.nodes.len(), &forward);
        for link in self.links.iter().filter(|link| !link.is_broken) {
            // A link to nothing is a fault of its key.
            let Some((from, to)) = ends(link) else { continue };
            let is_circle = component.get(from) == component.get(to);
            if let (Some(from), Some(to)) = (self.nodes.get(from), self.nodes.get(to)) {
                judge_link(link, (from, to), is_circle, faults);
            }
        }
    }

    /// The later entry of a relation is of a later edition.
    fn judge_relations(&self, faults: &mut Faults) {
        for relation in &self.relations {
            let year = |place: usize| self.years.get(place).copied().flatten();
            if let (Some(earlier), Some(later)) = (year(relation.earlier), year(relation.later))
                && earlier >= later
            {
                let (row, column_number) = (relation.row, relation.column);
                let place = Place { file: "relations.csv", row, column_number, column: "later_id" };
                let message = format_args!("the entry is of {later}, the earlier one of {earlier}");
                faults.add(place, Rule::RelationOrder, message, format_args!("an entry of a later edition"));
            }
        }
    }
}

fn judge_link(link: &Link, (from, to): (&Node, &Node), is_circle: bool, faults: &mut Faults) {
    let lanes = (from.lane.as_str(), to.lane.as_str());
    let (fits, expected) = match link.kind.as_str() {
        "acts" => (lanes == ("actor", "step"), "a link from an actor to a step"),
        "gives" => (lanes == ("step", "result"), "a link from a step to a result"),
        "then" => (
            lanes == ("step", "step") && from.parent == to.parent,
            "a link between two whole steps, or two parts of one step",
        ),
        "beside" => (from.parent == to.parent, "a link between two whole nodes, or two parts of one node"),
        _ => (true, ""),
    };
    let place = |column_number, column| Place { file: "mechanism_links.csv", row: link.row, column_number, column };
    let (kind, start, end) = (Bare(&link.kind), Bare(&from.id), Bare(&to.id));
    if !fits {
        let message = format_args!("{kind} leads from {start} to {end}");
        faults.add(place(link.kind_column, "kind"), Rule::MechanismLane, message, format_args!("{expected}"));
    } else if link.kind != "back" && is_circle {
        let message = format_args!("{start} leads back to {end} and closes a circle");
        let expected = format_args!("no circle but by links of the kind back");
        faults.add(place(link.to_column, "to_id"), Rule::MechanismCycle, message, expected);
    } else if link.kind == "back" && from.position.zip(to.position).is_some_and(|(from, to)| from <= to) {
        let message = format_args!("{end} does not come before {start} in reading order");
        let expected = format_args!("a node of a lower position, for the link leads back");
        faults.add(place(link.to_column, "to_id"), Rule::MechanismOrder, message, expected);
    } else if link.kind != "back" && from.position >= to.position {
        let message = format_args!("{end} comes before {start} in reading order");
        let expected = format_args!("a node of a higher position");
        faults.add(place(link.to_column, "to_id"), Rule::MechanismOrder, message, expected);
    }
}
