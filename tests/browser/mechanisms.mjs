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

/** Lines of the diagram that run behind the box of a whole node, each as "from a node to a node, behind nodes". */
export const hiddenLinks = (page) =>
  page.evaluate(() => {
    const frame = document.querySelector('.diagram').getBoundingClientRect();
    const boxes = [...document.querySelectorAll('.nodes > .node')].map((one) => [one.dataset.node, one.getBoundingClientRect()]);
    const wholeOf = (id) => document.querySelector(`.parts [data-node="${id}"]`)?.closest('.nodes > .node').dataset.node;
    const hidden = [];
    for (const line of document.querySelectorAll('.link-line')) {
      const { from, to } = line.parentNode.dataset;
      const own = [wholeOf(from), wholeOf(to)];
      const behind = new Set();
      for (let at = 4; at < line.getTotalLength() - 4; at += 3) {
        const { x, y } = line.getPointAtLength(at);
        const [left, top] = [frame.left + x, frame.top + y];
        for (const [id, box] of boxes) {
          if (!own.includes(id) && left > box.left + 3 && left < box.right - 3 && top > box.top + 3 && top < box.bottom - 3) behind.add(id);
        }
      }
      if (behind.size > 0) hidden.push(`from ${from} to ${to}, behind ${[...behind].join(', ')}`);
    }
    return hidden;
  });
