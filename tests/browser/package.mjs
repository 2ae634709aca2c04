// The data package as the tests read it: straight from the files, never from the page under test.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
export const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** Rows of a CSV text (RFC 4180) as objects. */
export function csv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [head, ...body] = rows.filter((row) => row.some(Boolean));
  return body.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]])));
}

const table = (name) => csv(read(`public/data/${name}.csv`));

export const version = JSON.parse(read('public/data/datapackage.json')).version;
export const titles = read('tests/titles.tsv').trim().split('\n').map((line) => line.split('\t'));
export const areas = table('areas');
export const tiles = areas.filter((area) => area.column !== '');
export const topics = table('topics').sort((a, b) => a.position - b.position);
export const places = table('places');
export const facts = table('facts');
export const sources = table('sources');
export const editions = table('editions');
export const observations = table('observations');
export const indicators = table('indicators');
export const units = table('units');
export const actors = table('actors');
export const agencies = table('agencies').sort((a, b) => a.position - b.position);
export const stages = table('edition_stages');
export const releases = table('releases');

/** Entries in the order of the official lists, newest edition first, with areas and places. */
const [entryAreas, entryPlaces] = [table('entry_areas'), table('entry_places')];
export const entries = table('entries')
  .map((entry) => ({
    ...entry,
    areas: entryAreas.filter((row) => row.entry_id === entry.id),
    places: entryPlaces.filter((row) => row.entry_id === entry.id).map((row) => row.place_id),
    facts: facts.filter((fact) => fact.entry_id === entry.id).sort((a, b) => a.position - b.position),
  }))
  .sort((a, b) => b.year - a.year || a.list.localeCompare(b.list) || a.position - b.position);

export const entry = (id) => entries.find((one) => one.id === id);
export const area = (name) => areas.find((one) => one.name_zh === name);

/** Entries that fit: alternatives within a facet, facets narrow each other. A slow, plain second opinion. */
export const matching = ({ year = [], list = [], city = [], topic = [], place = [] }) =>
  entries.filter(
    (one) =>
      (!year.length || year.includes(one.year)) &&
      (!list.length || list.includes(one.list)) &&
      (!city.length || one.areas.some((row) => city.includes(row.area_code))) &&
      (!topic.length || topic.includes(one.topic_id)) &&
      (!place.length || one.places.some((id) => place.includes(id))),
  );

/** Values of each facet in the order of the page: key, Chinese and English name. */
export const facets = {
  year: [...new Set(editions.map((one) => one.year))].sort().reverse().map((year) => ({ key: year, zh: `${year}年度`, en: year })),
  list: [
    { key: 'event', zh: '十大事件', en: 'Major events' },
    { key: 'measure', zh: '基层改革创新举措', en: 'Grassroots reform measures' },
  ],
  topic: topics.map((one) => ({ key: one.id, zh: one.name_zh, en: one.name_en })),
  city: [
    ...tiles.map((one) => ({ key: one.code, zh: one.name_zh, en: one.name_en })),
    { key: '440000', zh: '全省', en: 'Province-wide' },
  ],
  place: places.map((one) => ({ key: one.id, zh: one.name_zh, en: one.name_en })),
};

/** The files of the built page: [{ name, text }], without those that are the same once more, compressed. */
export function built() {
  const folder = process.env.ATLAS_DIST || fileURLToPath(new URL('dist', root));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && !/\.(br|gz)$/.test(found.name))
    .map((found) => ({ name: found.name, text: readFileSync(`${found.parentPath ?? found.path}/${found.name}`, 'latin1') }));
}
