// What the tests of the mechanisms share: the tables as the files have them, opening the view, nodes.
import { csv, read } from './package.mjs';
import { open } from './page.mjs';

const table = (name) => csv(read(`public/data/${name}.csv`));
const byPosition = (a, b) => a.position - b.position;

export const mechanisms = table('mechanisms').sort(byPosition);
export const nodes = table('mechanism_nodes').sort(byPosition);
export const links = table('mechanism_links').sort(byPosition);
export const figures = table('mechanism_figures').sort(byPosition);
export const concernedEntries = table('mechanism_entries');
export const concernedAreas = table('mechanism_areas');
export const relations = table('relations').sort(byPosition);

export const of = (rows, mechanism) => rows.filter((row) => row.mechanism_id === mechanism.id);
export const openMechanism = (page, mechanism, lang = 'zh', more = '') =>
  open(page, `view=mechanisms&mechanism=${mechanism.id}${more}${lang === 'en' ? '&lang=en' : ''}`);
export const node = (page, id) => page.locator(`.diagram [data-node="${id}"]`);
export const button = (page, id) => page.locator(`.diagram [data-node="${id}"] > button`);
export const detail = (page) => page.locator('.node-detail');
export const LANGUAGES = ['zh', 'en'];
