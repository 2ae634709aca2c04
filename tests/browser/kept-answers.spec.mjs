// Answers of the worker that keeps a package: which way they come, and what the page shows until they are there.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '../bench/package.mjs';
import { csv } from './package.mjs';
import { change, expect, open, searchbox, status, test, tile } from './page.mjs';

const COUNT = 2100;
const [FIRST, SECOND] = ['440300', '440100'];
let [folder, large] = [];
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-answers-'));
  large = join(folder, 'large');
  writePackage(COUNT, large);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Results that are tied to one of these areas, out of the files. */
function tiedTo(...codes) {
  const links = csv(readFileSync(join(large, 'entry_areas.csv'), 'utf8')).filter((link) => codes.includes(link.area_code));
  return `${new Set(links.map((link) => link.entry_id)).size.toLocaleString('en')} 条结果`;
}
const all = `${COUNT.toLocaleString('en')} 条结果`;

async function pick(page) {
  await open(page, 'view=data');
  await page.locator('[data-pick=folder]').setInputFiles(large);
  await expect(page.locator('[data-opened]')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.long-list > li [data-entry]').first()).toBeVisible();
}

/** From now on the worker writes its answers down; what is returned has it send them. */
async function silence(page) {
  const [worker] = page.workers();
  await worker.evaluate(() => {
    const send = BroadcastChannel.prototype.postMessage;
    const unsent = [];
    BroadcastChannel.prototype.postMessage = function (text) {
      unsent.push([this, text]);
    };
    self.speak = () => {
      BroadcastChannel.prototype.postMessage = send;
      for (const [way, text] of unsent) way.postMessage(text);
    };
  });
  return () => worker.evaluate(() => self.speak());
}

const press = (page, ...codes) =>
  page.evaluate((codes) => codes.forEach((code) => document.querySelector(`#app button[data-area="${code}"]`).click()), codes);

// After an input Chromium lets messages of a worker wait until a frame is painted: each answer was a frame late.
test('answers come by a channel of the page', async ({ page }) => {
  await page.addInitScript(() => {
    window.heard = [];
    const Way = BroadcastChannel;
    window.BroadcastChannel = class extends Way {
      constructor(name) {
        super(name);
        super.addEventListener('message', ({ data }) => window.heard.push(data));
      }
    };
  });
  await pick(page);
  await change(page, () => tile(page, FIRST).click());
  await expect(status(page)).toHaveText(tiedTo(FIRST));
  // The worker's first word, the numbers, the rows.
  expect(await page.evaluate(() => window.heard.length)).toBeGreaterThanOrEqual(3);
});

for (const [what, replace] of [
  ['there is none', () => delete window.BroadcastChannel],
  ['the page hears nothing by it', () => (window.BroadcastChannel = class { constructor(name) { this.name = name; } close() {} })],
  ['it cannot be made', () => (window.BroadcastChannel = class { constructor() { throw new DOMException('no', 'SecurityError'); } })],
]) {
  test(`answers come by messages where ${what}`, async ({ page }) => {
    await page.addInitScript(replace);
    await pick(page);
    await change(page, () => tile(page, FIRST).click());
    await expect(status(page)).toHaveText(tiedTo(FIRST));
  });
}

test('what is pressed is shown before its answer is there, and the number when it is', async ({ page }) => {
  await pick(page);
  const speak = await silence(page);
  await tile(page, FIRST).click();
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'true');
  await expect(status(page)).toHaveText(all);
  await tile(page, SECOND).click();
  await expect(tile(page, SECOND)).toHaveAttribute('aria-pressed', 'true');
  await speak();
  await expect(status(page)).toHaveText(tiedTo(FIRST, SECOND));
});

test('of two choices at once both count', async ({ page }) => {
  await pick(page);
  await press(page, FIRST, SECOND);
  await expect(status(page)).toHaveText(tiedTo(FIRST, SECOND));
  await press(page, FIRST, SECOND, FIRST);
  await expect(status(page)).toHaveText(tiedTo(FIRST));
  await expect(tile(page, SECOND)).toHaveAttribute('aria-pressed', 'false');
});

test('a link that comes right after a choice is a step after it', async ({ page }) => {
  await pick(page);
  await page.evaluate((code) => {
    document.querySelector(`#app button[data-area="${code}"]`).click();
    location.hash = 'year=2019';
  }, FIRST);
  const of2019 = csv(readFileSync(join(large, 'entries.csv'), 'utf8')).filter((entry) => entry.year === '2019').length;
  await expect(status(page)).toHaveText(`${of2019.toLocaleString('en')} 条结果`);
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'false');
});

test('a state that comes with its answer does not come into what an input method composes', async ({ page }) => {
  await pick(page);
  const speak = await silence(page);
  await searchbox(page).evaluate(async (field) => {
    const tell = (type) => field.dispatchEvent(new Event(type, { bubbles: true }));
    field.value = '知';
    tell('input');
    tell('compositionstart');
    // What the page does at the beginning is done before the first letter.
    await new Promise((done) => setTimeout(done));
    field.value = '知s';
    tell('input');
  });
  await speak();
  await expect(status(page)).not.toHaveText(all);
  await expect(searchbox(page)).toHaveValue('知s');
});
