//! A mechanism as a plain list: for ears, for paper, and for the page without the program.

use super::figures::figure_words;
use crate::dataset::{Dataset, LinkKind, Mechanism, MechanismNode, Naming};
use crate::locale::Language;

/// A node in words, with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineItem {
    /// Place of the node.
    pub node: usize,
    /// Its name.
    pub name: String,
    /// Whether the source names it.
    pub is_named: bool,
    /// What it is, in a sentence.
    pub text: String,
    /// Its numbers, each with unit, precision and period, and the same of other editions.
    pub figures: Vec<String>,
    /// What it leads to, a sentence each.
    pub links: Vec<String>,
    /// Its parts.
    pub parts: Vec<OutlineItem>,
}

/// The whole nodes of a mechanism in reading order.
pub fn outline(dataset: &Dataset, mechanism: &Mechanism, language: Language) -> Vec<OutlineItem> {
    let wholes = mechanism.nodes.iter().enumerate().filter(|(_, node)| node.parent_id.is_empty());
    wholes.map(|(at, node)| item(dataset, mechanism, at, node, language)).collect()
}

fn item(dataset: &Dataset, mechanism: &Mechanism, at: usize, node: &MechanismNode, language: Language) -> OutlineItem {
    let figures = node.figures.iter().filter_map(|figure| figure_words(dataset, figure, language)).flat_map(|words| {
        let own = words.sentence(language);
        std::iter::once(own).chain(words.others)
    });
    OutlineItem {
        node: at,
        name: language.of(&node.name).to_string(),
        is_named: node.naming == Naming::Named,
        text: language.of(&node.text).to_string(),
        figures: figures.collect(),
        links: links(mechanism, node, language),
        parts: mechanism
            .parts_of(&node.id)
            .into_iter()
            .map(|part| item(dataset, mechanism, part, &mechanism.nodes[part], language))
            .collect(),
    }
}

/// `行动：网络投票（投票）`, `acts in: Online vote (vote)`.
fn links(mechanism: &Mechanism, node: &MechanismNode, language: Language) -> Vec<String> {
    let messages = language.mechanism_messages();
    let sentence = |link: &crate::dataset::MechanismLink| {
        let to = mechanism.nodes.get(mechanism.node_at(&link.to_id)?)?;
        let kind = match link.kind {
            LinkKind::Acts => messages.link_acts,
            LinkKind::Then => messages.link_then,
            LinkKind::Gives => messages.link_gives,
            LinkKind::Back => messages.link_back,
            LinkKind::Beside => messages.link_beside,
        };
        let label = language.of(&link.label);
        let label = if label.is_empty() { String::new() } else { language.bracketed(label) };
        Some(format!("{kind}{}{}{label}", language.colon(), language.of(&to.name)))
    };
    mechanism.links.iter().filter(|link| link.from_id == node.id).filter_map(sentence).collect()
}
