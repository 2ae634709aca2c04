// Answers of the worker that keeps a package: which way they come, and what the page shows until they are there.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '../bench/package.mjs';
import { csv } from './package.mjs';
import { comeBack, pick as pickKept, silence, test, waitForAnswers } from './kept.mjs';
import { change, expect, hash, open, searchbox, status, tile } from './page.mjs';

const COUNT = 2100;
const [FIRST, SECOND, THIRD] = ['440300', '440100', '440600'];
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

/** Opens the package, or a copy of it. */
async function pick(page, path = large) {
  await open(page, 'view=data');
  await pickKept(page, path);
}

/** The same, and has the page hear an answer: then it knows whether to wait for the next ones. It is not one that a test asks for:
 * what was answered once is known. */
async function pickAndAsk(page) {
  await pick(page);
  await change(page, () => tile(page, THIRD).click());
  await expect(status(page)).toHaveText(tiedTo(THIRD));
  await change(page, () => tile(page, THIRD).click());
  await expect(status(page)).toHaveText(all);
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
  // Pressed without a pointer: what one rests on is answered ahead, and that comes by messages.
  await change(page, () => press(page, FIRST));
  await expect(status(page)).toHaveText(tiedTo(FIRST));
  // The worker's first word, the numbers, the rows.
  await expect.poll(() => page.evaluate(() => window.heard.length)).toBeGreaterThanOrEqual(3);
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

test('what is pressed waits a moment for its answer and is shown without it, the number when it is there', async ({ page }) => {
  await pickAndAsk(page);
  const speak = await silence(page);
  const isPressed = await tile(page, FIRST).evaluate(async (tile) => {
    tile.click();
    await new Promise((done) => setTimeout(done));
    return tile.ariaPressed;
  });
  expect(isPressed).toBe('false');
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'true');
  await expect(status(page)).toHaveText(all);
  await tile(page, SECOND).click();
  await expect(tile(page, SECOND)).toHaveAttribute('aria-pressed', 'true');
  await speak();
  await expect(status(page)).toHaveText(tiedTo(FIRST, SECOND));
});

test('what is pressed and its answer are painted in one frame', async ({ page }) => {
  await page.addInitScript(waitForAnswers);
  await pickAndAsk(page);
  const frames = await tile(page, FIRST).evaluate(async (tile) => {
    const status = document.querySelector('[role=status]');
    let frame = 0;
    const count = () => requestAnimationFrame(() => { frame += 1; count(); });
    count();
    const changed = (target) => new Promise((done) => new MutationObserver(() => done(frame)).observe(target, { attributes: true, characterData: true, childList: true, subtree: true }));
    const both = Promise.all([tile, status].map(changed));
    tile.click();
    return both;
  });
  expect(frames[0]).toBe(frames[1]);
});

test('of two choices at once both count', async ({ page }) => {
  await pickAndAsk(page);
  await press(page, FIRST, SECOND);
  await expect(status(page)).toHaveText(tiedTo(FIRST, SECOND));
  // Each chip took out its own value and put back what was chosen when it was made.
  await page.evaluate(() => document.querySelectorAll('.chip').forEach((chip) => chip.click()));
  await expect(status(page)).toHaveText(all);
});

// Nothing asked again: the filters were what they had been, but the worker had been asked for others.
test('a choice that is taken back before its answer comes leaves nothing behind', async ({ page }) => {
  await pickAndAsk(page);
  await press(page, FIRST, FIRST);
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'false');
  await change(page, () => press(page, SECOND));
  await expect(status(page)).toHaveText(tiedTo(SECOND));
  // By the numbers that are shown one after the other: that of what was taken back is not the last.
  await status(page).evaluate((status) => {
    window.shown = [];
    new MutationObserver(() => window.shown.push(status.textContent)).observe(status, { characterData: true, childList: true, subtree: true });
  });
  await press(page, FIRST, FIRST);
  const last = () => page.evaluate(() => window.shown.at(-1));
  await expect.poll(last).toBe(tiedTo(SECOND));
});

test('a link that comes right after a choice is not undone by it', async ({ page }) => {
  await pickAndAsk(page);
  await page.evaluate((code) => {
    document.querySelector(`#app button[data-area="${code}"]`).click();
    location.hash = 'year=2019';
  }, FIRST);
  const of2019 = csv(readFileSync(join(large, 'entries.csv'), 'utf8')).filter((entry) => entry.year === '2019').length;
  await expect(status(page)).toHaveText(`${of2019.toLocaleString('en')} 条结果`);
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'false');
});

test('what is typed right after the search was cleared is all that is searched', async ({ page }) => {
  await pickAndAsk(page);
  await change(page, () => searchbox(page).fill('商标'));
  await silence(page);
  await searchbox(page).evaluate(async (field) => {
    document.querySelector('.search-clear').click();
    // The next event comes later than what the click has the page do at once.
    await new Promise((done) => setTimeout(done));
    field.value += '专利';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(searchbox(page)).toHaveValue('专利');
});

// What is typed waits for its answer, too; the field, what is composed in it and the steps of the history do not.
test('a state that comes with its answer does not come into what an input method composes', async ({ page }) => {
  await page.addInitScript(waitForAnswers);
  await pickAndAsk(page);
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
  await change(page, () => speak());
  await expect(status(page)).not.toHaveText(all);
  await expect(searchbox(page)).toHaveValue('知s');
});

test('what is typed while the address of what was typed before is written is one step with it', async ({ page }) => {
  await page.addInitScript(waitForAnswers);
  await pickAndAsk(page);
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await searchbox(page).evaluate((field) => {
    const type = (text) => {
      field.value += text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const answered = new MutationObserver(() => {
      answered.disconnect();
      // The address is written right after this frame.
      requestAnimationFrame(() => type('利'));
    });
    answered.observe(document.querySelector('[role=status]'), { characterData: true, childList: true, subtree: true });
    type('专');
  });
  await expect.poll(() => hash(page)).toContain(`q=${encodeURIComponent('专利')}`);
  await expect(searchbox(page)).toHaveValue('专利');
  expect(await steps()).toBe(before + 1);
  await change(page, () => page.goBack());
  await expect(searchbox(page)).toHaveValue('');
});

// Whoever left the page right after a choice and came back found it waiting for ever: nothing was asked any more.
test('what was answered while the page lay in the history is asked again', async ({ page }) => {
  await pickAndAsk(page);
  let speak = await silence(page);
  await press(page, FIRST);
  await expect.poll(speak.written).toBe(2); // the numbers, the rows
  await speak(true);
  await change(page, () => comeBack(page));
  await expect(status(page)).toHaveText(tiedTo(FIRST));
  // So are rows that had not come.
  speak = await silence(page);
  await page.locator('#list-place').fill('200');
  await page.keyboard.press('Enter');
  await expect.poll(speak.written).toBeGreaterThan(0);
  await expect(page.locator('.row-coming').first()).toBeVisible();
  await speak(true);
  await comeBack(page);
  await expect(page.locator('.row-coming')).toHaveCount(0);
  await change(page, () => press(page, FIRST));
  await expect(status(page)).toHaveText(all);
});

test('an answer that comes twice counts once', async ({ page }) => {
  await pickAndAsk(page);
  const speak = await silence(page);
  await press(page, FIRST);
  await expect.poll(speak.written).toBe(2);
  await comeBack(page);
  await expect.poll(speak.written).toBe(4);
  await change(page, () => speak.say(2));
  await expect(status(page)).toHaveText(tiedTo(FIRST));
  // The second one was taken for the answer to what is asked meanwhile.
  await press(page, SECOND);
  await expect.poll(speak.written).toBe(4);
  const marks = () => page.evaluate(() => performance.getEntriesByName('atlas:updated').length);
  const before = await marks();
  await speak.say(2);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));
  expect(await marks()).toBe(before);
  await change(page, () => speak());
  await expect(status(page)).toHaveText(tiedTo(FIRST, SECOND));
});

// An answer that came when a row had just been found to be gone was taken for one that had been given.
test('what is chosen when the files go is answered, with the rows that can be read', async ({ page }) => {
  const moved = join(folder, 'moved');
  cpSync(large, moved, { recursive: true });
  await pick(page, moved);
  renameSync(join(moved, 'entries.csv'), join(moved, 'elsewhere.csv'));
  const speak = await silence(page);
  await page.locator('#list-place').fill(String(COUNT));
  await page.keyboard.press('Enter');
  await expect.poll(speak.written).toBeGreaterThan(0);
  await press(page, SECOND);
  await expect(tile(page, SECOND)).toHaveAttribute('aria-pressed', 'true');
  await change(page, () => speak());
  await expect(status(page)).toHaveText(tiedTo(SECOND));
  await expect(page.locator('[data-opened] [data-problem]')).toBeVisible();
  await expect(page.locator('.row-coming', { hasText: '正在读取' })).toHaveCount(0);
  const shown = await page.locator('.long-list [data-entry]').evaluateAll((all) => all.map((one) => one.dataset.entry));
  const tied = csv(readFileSync(join(large, 'entry_areas.csv'), 'utf8')).filter((link) => link.area_code === SECOND).map((link) => link.entry_id);
  expect(shown.filter((id) => !tied.includes(id))).toEqual([]);
});

// It went up to 12 ms before the choice that ends it was shown: something on the page moved twice.
test('a notice stays as long as the choice waits that ends it', async ({ page }) => {
  await page.addInitScript(waitForAnswers);
  await pickAndAsk(page);
  await page.evaluate(() => void (location.hash = 'topic=nonsense'));
  await expect(page.locator('[data-notice] p')).toBeVisible();
  const speak = await silence(page);
  const isThere = await tile(page, FIRST).evaluate(async (tile) => {
    tile.click();
    await new Promise((done) => setTimeout(done));
    return document.querySelector('[data-notice] p') !== null;
  });
  expect(isThere).toBe(true);
  await speak();
  await expect(tile(page, FIRST)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-notice] p')).toHaveCount(0);
});
