//! Mechanisms, one struct a table, with what belongs to a node joined in.

use super::types::Text;
use super::words::{EditionColumn, Lane, LinkKind, Naming, RelationKind};

/// One of the working systems that the lists describe.
#[derive(Clone, Debug, PartialEq)]
pub struct Mechanism {
    /// Key.
    pub id: String,
    /// Order on the page.
    pub position: u32,
    /// Year of the edition that describes it.
    pub year: u16,
    /// Name.
    pub title: Text,
    /// What it is, in our own words.
    pub summary: Text,
    /// What the source does not say; may be empty.
    pub note: Text,
    /// Key of the source.
    pub source_id: String,
    /// In reading order.
    pub nodes: Vec<MechanismNode>,
    /// In the order of the file's positions.
    pub links: Vec<MechanismLink>,
}

/// Who acts, what happens, or what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MechanismNode {
    /// Key within the mechanism.
    pub id: String,
    /// Which of the three.
    pub lane: Lane,
    /// Key of the node that this one is a part of; empty for a whole node.
    pub parent_id: String,
    /// Whether the source says who or what it is.
    pub naming: Naming,
    /// Short name.
    pub name: Text,
    /// One sentence that tells it.
    pub text: Text,
    /// Key of the body; empty where it is none of `actors.csv`.
    pub actor_id: String,
    /// Key of the source.
    pub source_id: String,
    /// Its numbers.
    pub figures: Vec<MechanismFigure>,
    /// Keys of the entries it concerns.
    pub entry_ids: Vec<String>,
    /// Codes of the areas it concerns, beside those of its entries.
    pub area_codes: Vec<String>,
}

/// From one node to another.
#[derive(Clone, Debug, PartialEq)]
pub struct MechanismLink {
    /// Key of the node it starts at.
    pub from_id: String,
    /// Key of the node it ends at.
    pub to_id: String,
    /// What it says.
    pub kind: LinkKind,
    /// The same in words; may be empty.
    pub label: Text,
}

/// A number of a node. It stands in the package a second time, where its unit, precision and source are.
#[derive(Clone, Debug, PartialEq)]
pub struct MechanismFigure {
    /// In base units.
    pub value: f64,
    /// Where it stands.
    pub reference: FigureReference,
}

/// Where a number of a mechanism stands.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureReference {
    /// In the fact with this key.
    Fact(String),
    /// In the observation of this indicator, area and year.
    Observation(String, String, u16),
    /// In the edition of this year.
    Edition(u16, EditionColumn),
}

/// Entries of two editions that share a place, a body, a mechanism or a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Key of the entry of the earlier edition.
    pub earlier_id: String,
    /// Key of the entry of the later edition.
    pub later_id: String,
    /// What is the same.
    pub kind: RelationKind,
    /// On what ground they are linked.
    pub ground: Text,
    /// Key of the source of the ground.
    pub source_id: String,
}

impl Mechanism {
    /// Place of the node with this key.
    pub fn node_at(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// Places of the nodes that are no parts, in reading order.
    pub fn whole_nodes(&self) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.parent_id.is_empty()).map(|(at, _)| at)
    }

    /// Places of the parts of a node, in reading order.
    pub fn parts_of(&self, id: &str) -> Vec<usize> {
        (0..self.nodes.len()).filter(|at| self.nodes[*at].parent_id == id && !id.is_empty()).collect()
    }
}
