//! Entries read from their files again, as tables.

use std::ops::Range;

use super::keeper::{Files, Keeper};
use super::shares::append_line;
use crate::dataset::{AreaRelation, Table};

/// Fields apart from each other in the file by less than this are read at once.
const GAP_BYTES: u32 = 4096;

/// The entries with these numbers, in this order, with areas, places, actors and facts.
pub(super) fn tables_of(keeper: &Keeper, entries: &[u32], files: &dyn Files) -> Option<Vec<(&'static str, Table)>> {
    let entry_table = records(files, "entries.csv", &keeper.entry_starts, entries)?;
    let ties = &keeper.ties;
    let facts: Vec<u32> = entries.iter().flat_map(|entry| ties.facts.of(*entry)).copied().collect();
    let fact_table = if keeper.fact_starts.is_empty() {
        Table::parse(NO_FACTS)
    } else {
        records(files, "facts.csv", &keeper.fact_starts, &facts)?
    };
    let id = entry_table.column("id")?;
    let ids: Vec<&str> = (0..entry_table.len()).map(|record| entry_table.cell(record, id)).collect();
    let [areas, places, actors] = &keeper.keys;
    let mut area_text = String::from("entry_id,area_code,relation\n");
    let mut place_text = String::from("entry_id,place_id\n");
    let mut actor_text = String::from("entry_id,actor_id,source_id\n");
    for (entry, id) in entries.iter().zip(&ids) {
        for area in ties.areas.of(*entry) {
            let relation = if area % 2 == 1 { AreaRelation::Partner } else { AreaRelation::Place };
            append_line(&mut area_text, [id, areas.key(area / 2), relation.as_str()].into_iter());
        }
        for place in ties.places.of(*entry) {
            append_line(&mut place_text, [id, places.key(*place)].into_iter());
        }
        for (actor, source) in ties.actors.of(*entry).iter().zip(ties.actor_sources.of(*entry)) {
            append_line(&mut actor_text, [id, actors.key(*actor), keeper.sources.key(*source)].into_iter());
        }
    }
    let [area_table, place_table, actor_table] = [&area_text, &place_text, &actor_text].map(|text| Table::parse(text));
    Some(vec![
        ("entries.csv", entry_table),
        ("entry_areas.csv", area_table),
        ("entry_places.csv", place_table),
        ("entry_actors.csv", actor_table),
        ("facts.csv", fact_table),
    ])
}

/// The header of a file of facts that has none.
const NO_FACTS: &str = "entry_id,position,id,scope,text_zh,text_en,value,unit_zh,unit_en,qualifier,as_of,as_of_note_zh,\
                        as_of_note_en,source_id\n";

/// These records of a file, in this order, under its header.
fn records(files: &dyn Files, file: &str, starts: &[u32], wanted: &[u32]) -> Option<Table> {
    let first = starts.first().copied()?;
    let mut text = files.read(file, 0..u64::from(first))?;
    let span =
        |number: u32| -> Option<Range<u32>> { Some(*starts.get(number as usize)?..*starts.get(number as usize + 1)?) };
    let mut rest = wanted;
    while let [number, ..] = rest {
        // Neighbours in the file, as rows in official order mostly are, are read together.
        let begin = span(*number)?.start;
        let mut end = begin;
        let mut spans: Vec<Range<u32>> = Vec::new();
        for number in rest {
            let next = span(*number)?;
            if next.start < end || next.start - end > GAP_BYTES {
                break;
            }
            end = next.end;
            spans.push(next);
        }
        let bytes = files.read(file, u64::from(begin)..u64::from(end))?;
        for span in &spans {
            text.extend_from_slice(bytes.get((span.start - begin) as usize..(span.end - begin) as usize)?);
            // The last record of a file may end without a line end.
            if text.last() != Some(&b'\n') {
                text.push(b'\n');
            }
        }
        rest = rest.get(spans.len()..)?;
    }
    let table = Table::parse(Table::decode(&text).ok()?);
    (table.faults().is_empty() && table.len() == wanted.len()).then_some(table)
}
