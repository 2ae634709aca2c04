// Answers that the page has before it asks the worker that keeps a package: to what the pointer or the keyboard is on, and to what
// was on show. In these tests the worker's answers to what is asked in earnest do not come.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '../bench/package.mjs';
import { csv } from './package.mjs';
import { pick, silence, test } from './kept.mjs';
import { change, control, expect, facet, hash, open, searchbox, status, tile, twoFrames } from './page.mjs';

const COUNT = 2100;
const [FIRST, SECOND] = ['440300', '440100'];
let [folder, large, entries, links] = [];
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-ahead-'));
  large = join(folder, 'large');
  writePackage(COUNT, large);
  const table = (name) => csv(readFileSync(join(large, `${name}.csv`), 'utf8'));
  [entries, links] = [table('entries'), table('entry_areas')];
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const results = (count) => `${count.toLocaleString('en')} 条结果`;
const isTied = (entry, codes) => links.some((link) => link.entry_id === entry.id && codes.includes(link.area_code));
const tiedTo = (...codes) => entries.filter((entry) => isTied(entry, codes));
const firstRow = (page) => page.locator('.long-list > li [data-entry]').first();

/** Opens the package; the page counts what the worker tells ahead. */
async function begin(page) {
  await page.addInitScript(() => {
    window.ahead = [];
    const Made = Worker;
    window.Worker = class extends Made {
      constructor(...words) {
        super(...words);
        super.addEventListener('message', ({ data }) => data[0] === 'foreseen' && window.ahead.push(data[1]));
      }
    };
  });
  await open(page, 'view=data');
  await pick(page, large);
}

/** The worker has told the answer to this hash. */
const isAhead = (page, hash) => expect.poll(() => page.evaluate(() => window.ahead)).toContain(hash);

/** Does `act` while the worker keeps its answers to itself, and expects what follows from the one that the page has; then the worker
 * may speak, and nothing changes. */
async function actsAlone(page, act, expected) {
  const speak = await silence(page);
  await change(page, act);
  const shows = async () => {
    await expect(status(page)).toHaveText(results(expected.length));
    await expect(firstRow(page)).toHaveAttribute('data-entry', expected[0].id);
  };
  await shows();
  await speak();
  await twoFrames(page);
  await shows();
}

test('a tile that the pointer is on is answered when it is pressed', async ({ page }) => {
  await begin(page);
  await tile(page, FIRST).hover();
  await isAhead(page, `city=${FIRST}`);
  await actsAlone(page, () => page.mouse.down().then(() => page.mouse.up()), tiedTo(FIRST));
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'true');
  await tile(page, SECOND).hover();
  await isAhead(page, `city=${FIRST},${SECOND}`);
  await actsAlone(page, () => page.mouse.down().then(() => page.mouse.up()), tiedTo(FIRST, SECOND));
  // What is asked of rows is about the answer that is on show.
  const last = tiedTo(FIRST, SECOND).at(-1).id;
  await page.locator('#list-place').fill(String(tiedTo(FIRST, SECOND).length));
  await page.keyboard.press('Enter');
  await expect(page.locator(`.long-list [data-entry="${last}"]`)).toBeVisible();
});

test('an option that the keyboard is on is answered when it is pressed', async ({ page }) => {
  await begin(page);
  const topic = entries[0].topic_id;
  const box = facet(page, 'topic').locator(`input[value="${topic}"]`);
  await box.focus();
  await isAhead(page, `topic=${topic}`);
  await actsAlone(page, () => page.keyboard.press('Space'), entries.filter((entry) => entry.topic_id === topic));
  await expect(box).toBeChecked();
});

test('what takes back is answered when it is pressed: one value, the text, all', async ({ page }) => {
  await begin(page);
  const year = entries[0].year;
  const query = `q=${encodeURIComponent('商标')}`;
  // By a link: the states between were never on show.
  const link = `year=${year}&city=${FIRST}&${query}`;
  await change(page, () => page.evaluate((hash) => void (location.hash = hash), link));
  const ofYear = (codes) => tiedTo(...codes).filter((entry) => entry.year === year);
  await page.locator('.search-clear').hover();
  for (const next of [`city=${FIRST}&${query}`, `year=${year}&${query}`, `year=${year}&city=${FIRST}`, '']) await isAhead(page, next);
  const press = () => page.mouse.down().then(() => page.mouse.up());
  await actsAlone(page, press, ofYear([FIRST]));
  await expect(searchbox(page)).toHaveValue('');
  await page.locator('.chip').first().hover();
  await isAhead(page, `city=${FIRST}`);
  await actsAlone(page, press, tiedTo(FIRST));
  expect(await hash(page)).toContain(`city=${FIRST}`);
  await control(page, 'clear').hover();
  await actsAlone(page, press, entries);
});

test('what was on show is answered when it comes again', async ({ page }) => {
  await begin(page);
  await change(page, () => searchbox(page).pressSequentially('商'));
  const found = await status(page).textContent();
  await change(page, () => searchbox(page).pressSequentially('标'));
  await expect(status(page)).not.toHaveText(found);
  const speak = await silence(page);
  await change(page, () => page.keyboard.press('Backspace'));
  await expect(status(page)).toHaveText(found);
  await speak();
});

test('what is asked for before it has been foreseen is answered once', async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    window.shown = [];
    new MutationObserver(() => window.shown.push(document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'), { characterData: true, childList: true, subtree: true });
  });
  // Pressed as soon as the pointer is there, again and again.
  for (const code of [FIRST, SECOND, FIRST, SECOND]) await change(page, () => tile(page, code).click());
  const [one, both] = [tiedTo(FIRST), tiedTo(FIRST, SECOND)].map(({ length }) => results(length));
  await expect(status(page)).toHaveText(results(COUNT));
  expect(await page.evaluate(() => window.shown)).toEqual([one, both, results(tiedTo(SECOND).length), results(COUNT)]);
});

test('where more rows are wanted than are known the numbers come at once, the rows from the worker', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 500 });
  await begin(page);
  await change(page, () => tile(page, SECOND).click());
  await change(page, () => tile(page, SECOND).click());
  await tile(page, FIRST).hover();
  await isAhead(page, `city=${FIRST}`);
  await page.setViewportSize({ width: 1366, height: 3000 });
  await page.mouse.move(0, 0);
  await twoFrames(page);
  const speak = await silence(page);
  await page.evaluate((code) => document.querySelector(`#app button[data-area="${code}"]`).click(), FIRST);
  await expect(status(page)).toHaveText(results(tiedTo(FIRST).length));
  await change(page, () => speak());
  const shown = await page.locator('.long-list > li [data-entry]').evaluateAll((all) => all.map((one) => one.dataset.entry));
  expect(shown.length).toBeGreaterThan(12);
  expect(shown.slice(0, 12)).toEqual(tiedTo(FIRST).slice(0, 12).map(({ id }) => id));
});

/** In the page, before it begins: puts this in front of what the worker runs. There the first step of the index, which is the first task
 * that it sets itself, waits for `goOn`. */
function holdIndex() {
  const hold = () => {
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...words) {
      MessagePort.prototype.postMessage = post;
      self.goOn = () => post.apply(this, words);
    };
  };
  const Made = Blob;
  window.Blob = class extends Made {
    constructor(parts, options) {
      super(options?.type === 'text/javascript' ? [`(${hold})();`, ...parts] : parts, options);
    }
  };
}

// Until its text is indexed a search reads a million texts: what is asked in earnest would wait for what may not be wanted.
test('nothing is told ahead before the text is indexed, then what the pointer is on', async ({ page }) => {
  await page.addInitScript(holdIndex);
  await begin(page);
  await tile(page, FIRST).hover();
  // Asked after the pointer was there, and answered.
  await change(page, () => searchbox(page).fill(entries[0].title_zh));
  await expect(firstRow(page)).toHaveAttribute('data-entry', entries[0].id);
  await change(page, () => searchbox(page).fill(''));
  await expect(status(page)).toHaveText(results(COUNT));
  await tile(page, SECOND).hover();
  await change(page, () => searchbox(page).press('a'));
  expect(await page.evaluate(() => window.ahead)).toEqual([]);
  await page.workers()[0].evaluate(() => self.goOn());
  await isAhead(page, `city=${SECOND}&q=a`);
});
