// Writes the real package with a fifth, made-up mechanism: every kind of lane, link, part and figure.
// node tests/browser/made_up_mechanism.mjs FOLDER
import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { csv, read } from './package.mjs';

const [seen] = csv(read('public/data/observations.csv')).filter((row) => row.qualifier === 'exact' && row.area_code === '440000');
const [entry] = csv(read('public/data/entries.csv'));
const source = entry.source_id;
const row = (...cells) => `${cells.join(',')}\n`;
const node = (id, position, lane, parent, naming, zh, en) =>
  row('made-up', id, position, lane, parent, naming, zh, en, `${zh}的说明。`, `What ${en.toLowerCase()} means.`, '', source);
const link = (position, from, to, kind, zh = '', en = '') => row('made-up', position, from, to, kind, zh, en);

export const NODES = ['someone', 'begin', 'first-part', 'second-part', 'nobody', 'go-on', 'check', 'outcome'];
export const FIGURE = seen;
export const ENTRY = entry;
export const LINKS = 9;

/** Rows to append to each table. */
export const ROWS = {
  mechanisms: row('made-up', 5, entry.year, '虚构的第五个机制', 'A made-up fifth mechanism', '只用于测试。', 'For tests only.', '', '', source),
  mechanism_nodes: [
    node('someone', 1, 'actor', '', 'named', '某机构', 'Some body'),
    node('begin', 2, 'step', '', 'named', '开始', 'Begin'),
    node('first-part', 3, 'step', 'begin', 'named', '第一部分', 'First part'),
    node('second-part', 4, 'step', 'begin', 'not_named', '第二部分', 'Second part'),
    node('nobody', 5, 'actor', '', 'not_named', '另一机构', 'Another body'),
    node('go-on', 6, 'step', '', 'named', '继续', 'Go on'),
    node('check', 7, 'step', '', 'named', '检查', 'Check'),
    node('outcome', 8, 'result', '', 'named', '结果', 'Outcome'),
  ].join(''),
  mechanism_links: [
    link(1, 'someone', 'begin', 'acts'),
    link(2, 'first-part', 'second-part', 'then'),
    link(3, 'begin', 'go-on', 'then', '之后', 'then'),
    link(4, 'nobody', 'go-on', 'acts'),
    link(5, 'someone', 'check', 'acts'),
    link(6, 'go-on', 'check', 'then'),
    link(7, 'check', 'begin', 'back', '退回', 'sent back'),
    link(8, 'check', 'outcome', 'gives'),
    link(9, 'begin', 'outcome', 'gives'),
  ].join(''),
  mechanism_figures: row('made-up', 'outcome', 1, seen.value, '', seen.indicator_id, seen.area_code, seen.period, '', ''),
  mechanism_entries: row('made-up', 'begin', entry.id),
  mechanism_areas: row('made-up', 'someone', '440100'),
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (!folder) throw new Error('usage: node tests/browser/made_up_mechanism.mjs FOLDER');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync('public/data', folder, { recursive: true });
  for (const [name, rows] of Object.entries(ROWS)) appendFileSync(join(folder, `${name}.csv`), rows);
}
