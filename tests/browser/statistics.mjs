// What the tests of the enforcement view share: its parts, and what the package says it must show.
import { createHash } from 'node:crypto';
import { open } from './page.mjs';
import { areas, indicators, observations, units } from './package.mjs';

export const LANGS = ['zh', 'en'];
/** The hash of the view in a language. */
export const VIEW = { zh: 'view=statistics', en: 'view=statistics&lang=en' };

/** Rows with a value. */
export const values = observations.filter((row) => row.value !== '');
export const indicator = (id) => indicators.find((one) => one.id === id);
export const areaOf = (code) => areas.find((one) => one.code === code);
export const unitOf = (id) => units.find((one) => one.id === indicator(id).unit_id);
export const row = (id, code, year) =>
  observations.find((one) => one.indicator_id === id && one.area_code === code && one.period === String(year));

/** Indicators with two or more figures in one area: those have a picture. */
const yearsIn = (id, code) => values.filter((one) => one.indicator_id === id && one.area_code === code).length;
export const charted = indicators
  .filter((one) => areas.some((area) => yearsIn(one.id, area.code) > 1))
  .sort((a, b) => a.position - b.position);
const isCharted = new Set(charted.map((one) => one.id));
/** Figures of all other indicators: each is a card of its own. */
export const single = values.filter((one) => !isCharted.has(one.indicator_id));
export const keyOf = (one) => `${one.indicator_id},${one.area_code},${one.period}`;

export const WORDS = {
  zh: { notPublished: '未公布', notMentioned: '来源未提及', comma: '，', name: 'name_zh', note: 'note_zh', year: (year) => `${year}年` },
  en: { notPublished: 'not published', notMentioned: 'not mentioned in the sources', comma: ', ', name: 'name_en', note: 'note_en', year: String },
};
/** How exact a number is, before or after it. */
export const EXACTNESS = {
  zh: { exact: /^\d/, rounded: /^\d/, about: /^约\d/, more_than: /^超过\d/, at_least: /^\d.*以上/, nearly: /^近\d/ },
  en: { exact: /^(CNY |USD )?\d/, rounded: /^(CNY |USD )?\d/, about: /^about /, more_than: /^more than /, at_least: /^at least /, nearly: /^nearly / },
};
export const STATUS = {
  zh: { A: '', B: '口径变化', D: '口径不同', U: '可靠性较低' },
  en: { A: '', B: 'break in series', D: 'different definition', U: 'low reliability' },
};

const SCALES = { 万: 1e4, 亿: 1e8, K: 1e3, M: 1e6, B: 1e9 };
/** The first number of a text: `约19.68万件` -> 196800. */
export function numberIn(text) {
  const found = /(\d[\d,]*(?:\.\d+)?)(万(?!人)|亿|[KMB]\b)?/.exec(text);
  return found ? Number((Number(found[1].replaceAll(',', '')) * (SCALES[found[2]] ?? 1)).toPrecision(12)) : NaN;
}

/** The unit as the language writes it beside a number. */
export function unitName(unit, value, lang) {
  if (lang === 'zh') return unit.name_zh;
  return unit.kind === 'currency' || Number(value) === 1 ? unit.name_en : unit.plural_en;
}

/** Opens the view, or a state of it, and waits for its content. */
export async function openView(page, more = '', lang = 'zh') {
  await open(page, more ? `${VIEW[lang]}&${more}` : VIEW[lang]);
  await page.locator('.statistics').waitFor();
}

export const chart = (page, id) => page.locator(`[data-card="${id}"] [role=application]`);
export const live = (page) => page.locator('[data-live]');
export const panel = (page) => page.locator('dialog.source-panel');
export const tableSwitch = (page, id) => page.locator(`[data-card="${id}"] .card-switch`);
/** Cards of charts, in the order of the page: of the indicators, then what counts entries. */
export const chartCards = (page) => page.locator('.chart-card').evaluateAll((all) => all.map((one) => one.dataset.card));

/** Opens what saves and cites a card. */
export async function openActions(page, id) {
  const details = page.locator(`[data-card="${id}"] details.take-along`);
  await details.locator('summary').click();
  await details.locator('[data-action=csv]').waitFor();
  return details;
}
export const action = (page, id, name) => page.locator(`[data-card="${id}"] [data-action="${name}"]`);

/** Walks every point of every chart by keys and gives what the live region says: { card: [sentence, …] }. */
export const walkAll = (page, ids) =>
  page.evaluate(async (ids) => {
    const painted = () => new Promise((resolve) => setTimeout(resolve));
    const said = () => document.querySelector('[data-live]').textContent;
    const walked = {};
    for (const id of ids) {
      const frame = document.querySelector(`[data-card="${id}"] [role=application]`);
      const press = async (key) => {
        frame.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await painted();
        return said();
      };
      frame.focus();
      await press('Home');
      walked[id] = [said()];
      for (let count = 0; count < 500; count += 1) {
        const sentence = await press('ArrowRight');
        if (sentence === walked[id].at(-1)) break;
        walked[id].push(sentence);
      }
      frame.blur();
    }
    return walked;
  }, ids);

/** The table of a card: { caption, heads, rows: [[cell, …], …] }. */
export const tableOf = (page, id) =>
  page.locator(`[data-card="${id}"] table`).evaluate((table) => ({
    caption: table.caption.textContent,
    heads: [...table.tHead.rows[0].cells].map((one) => one.querySelector('button').firstChild.textContent),
    rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
  }));

/** The picture of a card as it is painted, in a few characters: it is painted when it comes into sight. */
export async function paintedOf(page, id) {
  const surface = page.locator(`[data-card="${id}"] canvas`);
  await surface.scrollIntoViewIfNeeded();
  await page.waitForFunction((id) => {
    const surface = document.querySelector(`[data-card="${id}"] canvas`);
    return surface.width === Math.round(parseFloat(surface.style.width) * devicePixelRatio);
  }, id);
  const bytes = await surface.evaluate((one) => one.toDataURL());
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}
