// Packages in one language, and of a country whose provinces have the tiles: made of tests/fixtures/base. What is expected is read
// from the files.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { violations } from './axe.mjs';
import { bar, province as base } from './opening.mjs';
import { change, expect, go, hash, open, searchbox, test, tile } from './page.mjs';
import { csv } from './package.mjs';

let folder;
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'atlas-languages-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isChinese = (name) => /_zh(_hant)?$/.test(name) || ['pinyin', 'initials'].includes(name);
const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The package with the columns that `isKept`, this `atlas` block, and cells changed by `cell(text, column, file)`. */
function made({ isKept = () => true, atlas, cell = (text) => text }) {
  const path = join(folder, 'package');
  cpSync(base, path, { recursive: true });
  for (const file of readdirSync(path).filter((name) => name.endsWith('.csv'))) {
    const text = readFileSync(join(path, file), 'utf8');
    const names = text.split('\n')[0].split(',').filter(isKept);
    const rows = csv(text).map((row) => names.map((name) => quoted(cell(row[name] ?? '', name, file))).join(','));
    writeFileSync(join(path, file), [names.join(','), ...rows, ''].join('\n'));
  }
  const descriptor = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8'));
  for (const { schema } of descriptor.resources) {
    schema.fields = schema.fields.filter(({ name }) => isKept(name));
    for (const field of schema.fields) {
      // Kinds in other words, and thousands of entries.
      if (field.name === 'kind') delete field.constraints?.enum;
      delete field.constraints?.pattern;
    }
  }
  writeFileSync(join(path, 'datapackage.json'), JSON.stringify({ ...descriptor, atlas }, null, 2));
  return path;
}

async function show(page, path, lang) {
  await open(page, `view=data&lang=${lang}`);
  await page.locator('[data-pick=folder]').setInputFiles(path);
  await expect(bar(page)).toBeVisible();
  // It begins with the lists.
  await expect(tile(page, '440100')).toBeVisible();
}

/** What each view shows of the tables: a column of each, without the ending of its language. */
const SHOWN = [
  ['overview', ['entries title', 'entries summary', 'topics name']],
  ['statistics', ['indicators name', 'agencies name']],
  ['mechanisms', ['mechanisms title', 'mechanism_nodes name']],
  ['data', ['releases text', 'areas name']],
];

/** Every view, each with its text; it shows what the package `path` has for it in the language with this ending. */
async function views(page, path, ending) {
  const texts = [];
  for (const view of ['overview', 'statistics', 'mechanisms', 'data']) {
    await page.evaluate((hash) => void (location.hash = hash), `lang=${ending === '_zh' ? 'zh-Hans' : 'en'}&view=${view}`);
    await expect(page.locator(`[data-view=${view}]`).first()).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('[data-card], [data-mechanism], #section-tables').first()).toBeVisible();
    texts.push(await page.locator('#app').innerText());
    for (const [table, column] of SHOWN.find(([name]) => name === view)[1].map((one) => one.split(' '))) {
      const own = csv(readFileSync(join(path, `${table}.csv`), 'utf8')).map((row) => row[column + ending]).filter(Boolean);
      expect(own.length, table).toBeGreaterThan(0);
      // Text by text: a part of the view may still be on its way.
      for (const text of own) await expect(page.locator('#app'), `${view}: ${table}`).toContainText(text);
    }
  }
  return texts;
}

test('a package in Chinese only: the page is Chinese, offers no other language, and shows every text', async ({ page }) => {
  const name = { zh: '华国知识产权图' };
  const path = made({ isKept: (name) => !name.endsWith('_en'), atlas: { name, languages: ['zh'] } });
  // Whoever reads English gets the language that there is.
  await show(page, path, 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  await expect(page.getByRole('button', { name: 'English', exact: true })).toHaveCount(0);
  expect(await hash(page)).not.toContain('lang=en');
  await go(page, 'lang=en&entry=2024-event-02');
  await expect(page.locator('[data-card=entry] h2')).toHaveText('乙州海关联合执法');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  for (const text of await views(page, path, '_zh')) expect(text).not.toMatch(/Jiazhou|Yizhou/);
  await go(page, '');
  await change(page, () => searchbox(page).fill('haiguan'));
  await expect(page.locator('[data-entry]')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  // Whoever was given the only language gets back the own one.
  await page.locator('[data-action=built-in]').click();
  await expect(page.getByRole('button', { name: 'English', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a package in English only, by an address and with thousands of entries: rows, an entry, a card as a file', async ({ page }) => {
  const name = { en: 'Hua IP Atlas' };
  // How many events the lists have is not known.
  const cell = (text, column, file) => (file === 'editions.csv' && column === 'events' ? '' : text);
  const path = made({ isKept: (name) => !isChinese(name), atlas: { name, languages: ['en'] }, cell });
  const [head, ...rows] = readFileSync(join(path, 'entries.csv'), 'utf8').trim().split('\n');
  const at = head.split(',');
  const more = Array.from({ length: 3_000 }, (_, place) => {
    const own = { id: `2023-event-${String(place + 1).padStart(2, '0')}`, year: 2023, list: 'event', position: place + 1, topic_id: 'services', title_en: `Sample ${place + 1}`, summary_en: `Made-up case ${place + 1}.`, source_id: 's1' };
    return at.map((column) => own[column] ?? '').join(',');
  });
  writeFileSync(join(path, 'entries.csv'), [head, ...rows, ...more, ''].join('\n'));
  await page.route('**/other/*', (route) => route.fulfill({ path: join(path, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await open(page, 'data=other/datapackage.json');
  await expect(bar(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('[data-entry="2024-event-02"]')).toContainText('Joint enforcement by Yizhou customs');
  await expect(page.locator('[data-entry="2024-event-02"]')).toContainText('Yizhou and Bing Kong customs acted together.');
  await change(page, () => searchbox(page).fill('Sample 2999'));
  await expect(page.locator('[data-entry="2023-event-2999"]')).toContainText('Made-up case 2999.');
  await go(page, 'data=other/datapackage.json&lang=en&view=statistics');
  const card = page.locator('[data-card=topic]');
  await card.locator('summary').first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), card.locator('[data-action=csv], button:has-text("CSV")').first().click()]);
  const [first] = csv(readFileSync(await download.path(), 'utf8').slice(1));
  // Its words stand under their own language only.
  expect(Object.keys(first).filter((column) => column.includes('Chinese'))).toEqual([]);
  expect(Object.values(first)[0]).toBe('Public services');
});

test('a package in English only: the page is English, offers no other language, and shows every text', async ({ page }) => {
  const path = made({ isKept: (name) => !isChinese(name), atlas: { name: { en: 'Hua IP Atlas' }, languages: ['en'] } });
  await show(page, path, 'zh-Hans');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: '简体中文' })).toHaveCount(0);
  await expect(page).toHaveTitle(/Hua IP Atlas$/);
  await go(page, 'entry=2024-event-02');
  await expect(page.locator('[data-card=entry] h2')).toHaveText('Joint enforcement by Yizhou customs');
  await expect(page.locator('.entry-official')).toHaveCount(0);
  await expect(page.locator('.entry-note')).toContainText('Seen in one place only.');
  // Only titles and publishers of sources are as their pages have them.
  const sources = csv(readFileSync(join(path, 'sources.csv'), 'utf8')).flatMap((row) => [row.title, row.publisher, row.printed ?? '']);
  const printed = csv(readFileSync(join(path, 'observations.csv'), 'utf8')).map((row) => row.printed);
  for (const text of await views(page, path, '_en')) {
    const others = [...sources, ...printed].filter(Boolean).sort((a, b) => b.length - a.length);
    const own = others.reduce((text, other) => text.replaceAll(other, ''), text);
    expect(own.match(/.*[甲乙丙东华][州省国港].*/g)).toBe(null);
  }
  await go(page, '');
  await expect(tile(page, '440100')).toHaveAttribute('aria-label', /^Jiazhou, 2 entries, rank 1 of all 2 areas$/);
  await change(page, () => searchbox(page).fill('customs'));
  await expect(page.locator('[data-entry]')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
});

test('a country: its provinces have the tiles, and lists and areas are called as it calls them', async ({ page }) => {
  const roles = { nation: 'context', province: 'whole', city: 'part', sar: 'partner' };
  const path = made({
    cell: (text, name, file) => (file === 'areas.csv' && name === 'kind' ? roles[text] : text),
    atlas: {
      words: {
        events: { zh: '典型案例', en: 'Model cases' },
        eventsCounted: { zh: '件案例', en: 'model cases' },
        lists: { zh: '案例与举措', en: 'Cases and measures' },
        areas: { zh: '省级地区', en: 'provinces' },
        whole: { zh: '全国', en: 'Nationwide' },
      },
    },
  });
  await show(page, path, 'zh-Hans');
  await expect(page.locator('#grid-heading')).toHaveText('省级地区格网');
  await expect(tile(page, '440100')).toHaveAttribute('aria-label', '甲州，2条，全国第1');
  await expect(page.locator('[data-view=overview]')).toHaveText('案例与举措');
  await expect(page.locator('[data-card=headline]')).toContainText('件案例');
  await expect(page.locator('[data-facet=list]')).toContainText('典型案例');
  await expect(page.locator('#app')).not.toContainText(/地市|全省/);
  await expect(page.locator('[data-entry]').first()).not.toContainText('十大事件');
  await go(page, 'lang=en');
  await expect(page.locator('#grid-heading')).toHaveText('Grid of provinces');
  await expect(page.locator('.legend')).toContainText('Partner, not one of the provinces');
  for (const text of await views(page, path, '_en')) expect(text).not.toMatch(/cities|Province-wide|Major events/);
});
