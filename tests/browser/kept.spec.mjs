// Packages of many entries: the worker that has read them keeps the entries and answers the page. What is expected is read
// from the files of the package, which is made here (tests/bench/package.mjs).
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '../bench/package.mjs';
import { violations } from './axe.mjs';
import { pick as pickKept, settled, test } from './kept.mjs';
import { bar, panel, province } from './opening.mjs';
import { csv } from './package.mjs';
import { allTiles, change, control, expect, go, hash, language, listed, open, option, searchbox, status, tile } from './page.mjs';

const COUNT = 2500;
let [folder, large] = [];
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-kept-'));
  large = join(folder, 'large');
  writePackage(COUNT, large);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = (name, from = large) => csv(readFileSync(join(from, `${name}.csv`), 'utf8'));
const inOrder = (entries) =>
  entries.sort((a, b) => Number(b.year) - Number(a.year) || (a.list > b.list) - (a.list < b.list) || Number(a.position) - Number(b.position));
/** Entries in official order, each with its areas. */
function official() {
  const areas = table('entry_areas');
  return inOrder(table('entries')).map((entry) => ({ ...entry, areas: areas.filter((link) => link.entry_id === entry.id) }));
}
const grouped = (count) => count.toLocaleString('en');
const results = (count) => `${grouped(count)} 条结果`;
const rows = (page) => page.locator('.long-list > li');
const focused = (page) => page.evaluate(() => document.activeElement.closest('[data-entry]')?.dataset.entry);

async function pick(page, path, kind = 'folder') {
  await open(page, 'view=data');
  await pickKept(page, path, kind);
}

for (const [where, stays] of [['by a worker', true], ['by the page, once it has moved there', false]]) {
  test.describe(`kept ${where}`, () => {
    test.use({ stays });

    test('counts, tiles, facets, search and order are those of the files', async ({ page }) => {
      await pick(page, large);
      const all = official();
      await expect(status(page)).toHaveText(results(COUNT));
      expect((await listed(page)).slice(0, 3)).toEqual(all.slice(0, 3).map((entry) => entry.id));
      const inCity = all.filter((entry) => entry.areas.some((area) => area.area_code === '440300'));
      await change(page, () => tile(page, '440300').click());
      await expect(status(page)).toHaveText(results(inCity.length));
      expect((await listed(page)).slice(0, 3)).toEqual(inCity.slice(0, 3).map((entry) => entry.id));
      const of2019 = inCity.filter((entry) => entry.year === '2019');
      await expect(option(page, 'year', '2019年度').locator('.option-count')).toHaveText(grouped(of2019.length));
      await change(page, () => option(page, 'year', '2019年度').locator('input').click());
      await expect(status(page)).toHaveText(results(of2019.length));
      await go(page, '');
      // What is searched: the texts of an entry and of its facts, and every name that it is tied to.
      const texts = new Map(all.map((entry) => [entry.id, [entry.title_zh, entry.title_en, entry.summary_zh, entry.summary_en]]));
      const named = (names, key) => new Map(table(names).map((row) => [row[key], [row.name_zh, row.name_en, row.name_zh_hant ?? '']]));
      const tie = (link, names, key, id) => {
        const found = named(names, key);
        table(link).forEach((row) => texts.get(row.entry_id).push(...found.get(row[id])));
      };
      tie('entry_areas', 'areas', 'code', 'area_code');
      tie('entry_places', 'places', 'id', 'place_id');
      tie('entry_actors', 'actors', 'id', 'actor_id');
      const topicNames = named('topics', 'id');
      all.forEach((entry) => texts.get(entry.id).push(...topicNames.get(entry.topic_id)));
      table('facts').forEach((fact) => texts.get(fact.entry_id).push(fact.text_zh, fact.text_en));
      const says = (entry, word) => texts.get(entry.id).some((text) => text.toLowerCase().includes(word));
      for (const word of ['知识产权', '惩罚性赔偿', 'copyright']) {
        await change(page, () => searchbox(page).fill(word));
        const found = all.filter((entry) => says(entry, word));
        await expect(status(page)).toHaveText(results(found.length));
        expect((await listed(page)).slice(0, 3)).toEqual(found.slice(0, 3).map((entry) => entry.id));
      }
      await change(page, () => searchbox(page).fill(''));
      // In the order of topics the first one comes first.
      await go(page, 'sort=topic');
      const topics = table('topics').sort((a, b) => a.position - b.position);
      const first = all.filter((entry) => entry.topic_id === topics.find((topic) => all.some((entry) => entry.topic_id === topic.id)).id);
      expect((await listed(page)).slice(0, 3)).toEqual(first.slice(0, 3).map((entry) => entry.id));
    });

    test('rows far down are fetched, an entry opens with its facts and neighbours, and the way back leads to its row', async ({ page }) => {
      await pick(page, large);
      const all = official();
      const withFact = table('facts').map((fact) => fact.entry_id);
      const at = all.findIndex((entry, place) => place > 1500 && withFact.includes(entry.id));
      await page.locator('#list-place').fill(String(at + 1));
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toBe(all[at].id);
      await expect(page.locator('.row-coming')).toHaveCount(0);
      await page.keyboard.press('Enter');
      const card = page.locator('[data-card=entry]');
      await expect(card.locator('h2')).toHaveText(all[at].title_zh);
      await expect(card).toContainText(table('facts').find((fact) => fact.entry_id === all[at].id).text_zh);
      await expect(card.locator('.related li').first()).toBeVisible();
      const beside = card.locator('.steps-beside a');
      await expect(beside).toHaveCount(2);
      expect(await beside.evaluateAll((links) => links.map((link) => new URLSearchParams(link.hash.slice(1)).get('entry')))).toEqual([all[at - 1].id, all[at + 1].id]);
      await change(page, () => beside.last().click());
      await expect(card.locator('h2')).toHaveText(all[at + 1].title_zh);
      await page.locator('[data-control=back]').click();
      await expect.poll(() => focused(page)).toBe(all[at + 1].id);
    });

    test('nothing found says what to drop; both languages; axe is content', async ({ page }) => {
      await pick(page, large);
      await change(page, () => searchbox(page).fill('龘'));
      await expect(page.locator('[data-empty]')).toBeVisible();
      await expect(page.locator('[data-empty] button')).toContainText(results(COUNT));
      await change(page, () => page.locator('[data-empty] button').first().click());
      await expect(status(page)).toHaveText(results(COUNT));
      await language(page, 'English').click();
      await expect(status(page)).toHaveText(`${grouped(COUNT)} results`);
      await expect(rows(page).first()).toContainText(official()[0].title_en);
      expect(await violations(page)).toEqual([]);
    });

    test('the other views: figures, numbers of entries as bars, tables with their first rows, uses of sources', async ({ page }) => {
      await pick(page, large);
      await go(page, 'view=statistics&card=topic');
      const topics = table('entries').reduce((counts, entry) => counts.set(entry.topic_id, (counts.get(entry.topic_id) ?? 0) + 1), new Map());
      await expect(page.locator('[data-card=topic]')).toContainText(grouped(Math.max(...topics.values())));
      await go(page, 'view=data&data=entries');
      await expect(page.locator('[data-held]')).toContainText('1,000');
      await expect(page.locator('[data-held]')).toContainText(grouped(COUNT));
      await expect(page.locator('[data-action=csv], [data-action=zip]')).toHaveCount(0);
      await go(page, 'view=data&data=areas');
      await expect(page.locator('[data-held]')).toHaveCount(0);
      await expect(page.locator('[data-action=csv]')).toHaveCount(1);
      const { id } = table('sources')[0];
      const titles = table('entries').filter((entry) => entry.source_id === id).length;
      await expect(page.locator(`[data-of="${id}"] summary`)).toContainText(String(titles));
    });

    test('a zip and a link: the rest of the link is of that package, and what it does not have is told', async ({ page }) => {
      const file = join(folder, 'large.zip');
      execFileSync('python3', ['-m', 'zipfile', '-c', file, large]);
      await pick(page, file, 'files');
      await expect(status(page)).toHaveText(results(COUNT));
      const all = official();
      await page.route('**/other/*', (route) => route.fulfill({ path: join(large, new URL(route.request().url()).pathname.split('/').at(-1)) }));
      const wanted = all.findLast((entry) => entry.year === '2020');
      await open(page, `data=other/datapackage.json&year=2020&entry=${wanted.id}`);
      await expect(page.locator('[data-card=entry] h2')).toHaveText(wanted.title_zh, { timeout: 30_000 });
      await settled(page);
      await expect(option(page, 'year', '2020年度')).toHaveCount(0);
      await page.locator('[data-control=back]').click();
      const of2020 = all.filter((entry) => entry.year === '2020');
      await expect(status(page)).toHaveText(results(of2020.length));
      const there = (await listed(page)).slice(0, 3);
      const place = of2020.findIndex((entry) => entry.id === there[0]);
      expect(there).toEqual(of2020.slice(place, place + 3).map((entry) => entry.id));
      await page.evaluate(() => void (location.hash = 'data=other/datapackage.json&entry=1999-event-01'));
      await expect(page.locator('[data-notice]')).toContainText('entry=1999-event-01');
      await expect(status(page)).toHaveText(results(COUNT));
      await expect.poll(() => hash(page)).not.toContain('entry=');
    });
  });
}

// A link to an entry that could not be read any more was followed without a word.
async function isSaidInVain(page) {
  const { id } = official()[1_200];
  await page.evaluate((id) => void (location.hash = `entry=${id}`), id);
  await expect(page.locator('[data-notice]')).toContainText(`entry=${id}`);
  await expect.poll(() => hash(page)).not.toContain('entry=');
  await expect(status(page)).toHaveText(results(COUNT));
}

test('files that are gone are told, and the way back leads on', async ({ page }) => {
  const moved = join(folder, 'moved');
  cpSync(large, moved, { recursive: true });
  await pick(page, moved);
  renameSync(join(moved, 'entries.csv'), join(moved, 'elsewhere.csv'));
  await page.locator('#list-place').fill('2000');
  await page.keyboard.press('Enter');
  await expect(bar(page).locator('[data-problem]')).toBeVisible();
  // The rows said for ever that they were being read.
  const [coming, gone] = ['正在读取', '这一条读不到了'].map((text) => page.locator('.row-coming', { hasText: text }));
  await expect(gone.first()).toBeVisible();
  await expect(coming).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  // The place that was gone to, whose row does not come, drew the page back to it whenever rows were built.
  const first = () => page.evaluate(() => [...document.querySelectorAll('.long-list > li')].find((row) => row.getBoundingClientRect().bottom > 0).ariaPosInSet);
  await page.evaluate(() => document.querySelector('.long-list').scrollIntoView());
  await expect.poll(first).toBe('1');
  await expect(rows(page).first().locator('[data-entry]')).toBeVisible();
  await page.waitForTimeout(500);
  expect(await first()).toBe('1');
  await isSaidInVain(page);
  await page.locator('[data-action=built-in]').click();
  await expect(bar(page)).toHaveCount(0);
  await expect(status(page)).toHaveText('35 条结果');
});

test.describe('a worker that breaks down', () => {
  test.use({ faults: true }); // the console tells what it has thrown

  // It ended in the failure page: what the worker said was for the panel, which was gone by then.
  test('is told like files that are gone, and the way back leads on', async ({ page }) => {
    await pick(page, large);
    await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error('broken'); }));
    await expect(bar(page).locator('[data-problem]')).toBeVisible();
    await expect(page.locator('#failure')).toBeHidden();
    await isSaidInVain(page);
    await page.locator('[data-action=built-in]').click();
    await expect(bar(page)).toHaveCount(0);
    await expect(status(page)).toHaveText('35 条结果');
  });
});

test('tables of many megabytes are judged by a second worker: its verdict counts', async ({ page }) => {
  test.setTimeout(120_000);
  const many = join(folder, 'many');
  writePackage(40_000, many);
  await pick(page, many);
  await expect(status(page)).toHaveText(results(40_000));
  expect(await allTiles(page).count()).toBeGreaterThan(20);
  appendFileSync(join(many, 'facts.csv'), '2024-event-01-f09,2024-event-01,9,nobody,样本,Sample,,,,,,,,nowhere\n');
  await open(page, 'view=data');
  await page.locator('[data-pick=folder]').setInputFiles(many);
  await expect(panel(page).locator('[data-faulty]')).toBeVisible({ timeout: 60_000 });
  const row = readFileSync(join(many, 'facts.csv'), 'utf8').trim().split('\n').length;
  await expect(panel(page).locator('.faults')).toContainText(`facts.csv:${row}:scope`);
  await expect(bar(page)).toHaveCount(0);
});

test('so is a zip of many megabytes, whose rows are still here when its pieces have been handed on', async ({ page }) => {
  test.setTimeout(120_000);
  const [many, file] = [join(folder, 'packed'), join(folder, 'packed.zip')];
  writePackage(40_000, many);
  execFileSync('python3', ['-m', 'zipfile', '-c', file, many]);
  await pick(page, file, 'files');
  await expect(status(page)).toHaveText(results(40_000));
  const last = inOrder(table('entries', many)).at(-1);
  await page.locator('#list-place').fill('40000');
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-entry="${last.id}"] h3`)).toHaveText(last.title_zh);
  appendFileSync(join(many, 'facts.csv'), '2024-event-01-f09,2024-event-01,9,nobody,样本,Sample,,,,,,,,nowhere\n');
  execFileSync('python3', ['-m', 'zipfile', '-c', file, many]);
  await open(page, 'view=data');
  await page.locator('[data-pick=files]').setInputFiles(file);
  await expect(panel(page).locator('[data-faulty]')).toBeVisible({ timeout: 60_000 });
  const row = readFileSync(join(many, 'facts.csv'), 'utf8').trim().split('\n').length;
  await expect(panel(page).locator('.faults')).toContainText(`facts.csv:${row}:scope`);
});

test('tables in GB 18030 are offered to be converted', async ({ page }) => {
  const other = join(folder, 'gb18030');
  cpSync(province, other, { recursive: true });
  const convert = 'import sys; path = sys.argv[1]; text = open(path, encoding="utf-8").read(); open(path, "w", encoding="gb18030", newline="").write(text)';
  for (const name of readdirSync(other).filter((name) => name.endsWith('.csv'))) execFileSync('python3', ['-c', convert, join(other, name)]);
  await open(page, 'view=data');
  await page.locator('[data-pick=folder]').setInputFiles(other);
  await expect(panel(page).locator('[data-faulty]')).toBeVisible();
  await expect(panel(page)).toContainText('GB18030');
  await page.locator('[data-action=convert]').click();
  await expect(bar(page)).toBeVisible();
  await expect(page.locator('[data-entry="2024-event-02"]')).toContainText('乙州海关联合执法');
  await expect(control(page, 'sort').or(status(page)).first()).toBeVisible();
});
