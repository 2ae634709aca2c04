//! What is taken from a source: the rows of the package that name it.

use crate::dataset::{Dataset, Edition, EditionStage, Entry, Fact, Indicator, Mechanism, Observation, Relation};

/// The rows that name a source, in the order of the package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uses<'d> {
    /// Entries whose title is from it.
    pub titles: Vec<&'d Entry>,
    /// Entries for whose actors it is named, and for how many.
    pub actors: Vec<(&'d Entry, usize)>,
    /// Entries with the facts from it.
    pub facts: Vec<(&'d Entry, Vec<&'d Fact>)>,
    /// Indicators with the observations from it.
    pub observations: Vec<(&'d Indicator, Vec<&'d Observation>)>,
    /// Editions whose dates and numbers are from it.
    pub editions: Vec<&'d Edition>,
    /// Stages of selection that it names.
    pub stages: Vec<&'d EditionStage>,
    /// Mechanisms that it describes, as a whole or in nodes, and how many of the nodes.
    pub mechanisms: Vec<(&'d Mechanism, usize)>,
    /// Relations across years that rest on it.
    pub relations: Vec<&'d Relation>,
    /// Numbers of titles, actors and facts, where the entries are elsewhere: the lists have only some of them.
    pub distant: Option<[u32; 3]>,
}

/// What is taken from the source with this key.
pub fn uses<'d>(dataset: &'d Dataset, source_id: &str) -> Uses<'d> {
    let entries = &dataset.entries;
    let actors_of = |entry: &Entry| entry.actors.iter().filter(|(_, source)| source == source_id).count();
    let facts_of = |entry: &'d Entry| entry.facts.iter().filter(|fact| fact.source_id == source_id).collect::<Vec<_>>();
    let nodes_of = |mechanism: &Mechanism| mechanism.nodes.iter().filter(|node| node.source_id == source_id).count();
    let is_from = |seen: &&Observation| seen.figure.as_ref().is_some_and(|figure| figure.source_id == source_id);
    let seen: Vec<&'d Observation> = dataset.observations.iter().filter(is_from).collect();
    let observations_of = |indicator: &Indicator| -> Vec<&'d Observation> {
        seen.iter().copied().filter(|seen| seen.indicator_id == indicator.id).collect()
    };
    Uses {
        titles: entries.iter().filter(|entry| entry.source_id == source_id).collect(),
        actors: entries.iter().map(|entry| (entry, actors_of(entry))).filter(|(_, count)| *count > 0).collect(),
        facts: entries.iter().map(|entry| (entry, facts_of(entry))).filter(|(_, facts)| !facts.is_empty()).collect(),
        observations: dataset
            .indicators
            .iter()
            .map(|indicator| (indicator, observations_of(indicator)))
            .filter(|(_, seen)| !seen.is_empty())
            .collect(),
        editions: dataset.editions.iter().filter(|edition| edition.source_id == source_id).collect(),
        stages: dataset.edition_stages.iter().filter(|stage| stage.source_id == source_id).collect(),
        mechanisms: dataset
            .mechanisms
            .iter()
            .map(|mechanism| (mechanism, nodes_of(mechanism)))
            .filter(|(mechanism, nodes)| *nodes > 0 || mechanism.source_id == source_id)
            .collect(),
        relations: dataset.relations.iter().filter(|relation| relation.source_id == source_id).collect(),
        distant: dataset.distant.as_ref().map(|distant| distant.uses_of(source_id)),
    }
}

impl Uses<'_> {
    /// Numbers of rows: titles, actors, facts, observations, editions, stages, descriptions and nodes of mechanisms,
    /// relations.
    pub fn counts(&self, source_id: &str) -> [usize; 8] {
        let described = self.mechanisms.iter().filter(|(mechanism, _)| mechanism.source_id == source_id).count();
        let here = [
            self.titles.len(),
            self.actors.iter().map(|(_, count)| count).sum(),
            self.facts.iter().map(|(_, facts)| facts.len()).sum(),
        ];
        let [titles, actors, facts] = self.distant.map_or(here, |counts| counts.map(|count| count as usize));
        [
            titles,
            actors,
            facts,
            self.observations.iter().map(|(_, seen)| seen.len()).sum(),
            self.editions.len(),
            self.stages.len(),
            described + self.mechanisms.iter().map(|(_, nodes)| nodes).sum::<usize>(),
            self.relations.len(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{TABLES, Table, embedded};

    /// Rows of the files that name the source, counted without the types.
    fn rows_of(file: &str, source_id: &str) -> usize {
        let (_, text) = TABLES.iter().find(|(name, _)| *name == file).expect("the file");
        let table = Table::parse(text);
        let column = table.column("source_id").expect("the column");
        (0..table.len()).filter(|record| table.cell(*record, column) == source_id).count()
    }

    #[test]
    fn every_row_that_names_a_source_is_counted_once() {
        let dataset = embedded().expect("valid");
        for source in &dataset.sources {
            let expected = [
                rows_of("entries.csv", &source.id),
                rows_of("entry_actors.csv", &source.id),
                rows_of("facts.csv", &source.id),
                rows_of("observations.csv", &source.id),
                rows_of("editions.csv", &source.id),
                rows_of("edition_stages.csv", &source.id),
                rows_of("mechanisms.csv", &source.id) + rows_of("mechanism_nodes.csv", &source.id),
                rows_of("relations.csv", &source.id),
            ];
            let found = uses(&dataset, &source.id).counts(&source.id);
            assert_eq!(found, expected, "{}", source.id);
            assert!(found.iter().sum::<usize>() > 0, "{} is named by no row", source.id);
        }
        assert_eq!(uses(&dataset, "nobody").counts("nobody"), [0; 8]);
    }
}
