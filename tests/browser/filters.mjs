// What the tests of filters and of the search share: how results are counted and named, and a slow search of its own.
import { areas, entries, places, topics } from './package.mjs';

export const results = (count) => `${count} 条结果`;
export const ids = (rows) => rows.map((one) => one.id);

/** Entries with `term` in any text of theirs, in either language: looked for the slow way. */
export const containing = (term, names = false) =>
  entries.filter((one) => {
    const of = (rows, keys) => rows.filter((row) => keys.includes(row.id ?? row.code)).flatMap((row) => [row.name_zh, row.name_zh_hant, row.name_en]);
    const texts = [one.title_zh, ...of(areas, one.areas.map((row) => row.area_code)), ...of(topics, [one.topic_id]), ...of(places, one.places)];
    if (!names) texts.push(one.title_en, one.summary_zh, one.summary_en, ...one.facts.flatMap((fact) => [fact.text_zh, fact.text_en]));
    return texts.some((text) => text?.toLowerCase().includes(term.toLowerCase()));
  });
