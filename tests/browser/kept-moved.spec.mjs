// A package of some thousand entries that has moved from the worker into the page: answers are there at once, files are not
// needed any more, and what goes wrong is told as for the worker. That it answers the same is in kept.spec.mjs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '../bench/package.mjs';
import { pick, settled, test } from './kept.mjs';
import { csv } from './package.mjs';
import { change, expect, hash, open, searchbox, status, tile } from './page.mjs';

const COUNT = 2200;
let [folder, large] = [];
test.use({ stays: false });
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-moved-'));
  large = join(folder, 'large');
  writePackage(COUNT, large);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const all = `${COUNT.toLocaleString('en')} 条结果`;
const opened = async (page) => {
  await open(page, 'view=data');
  await pick(page, large);
};
/** Opens the package, whose program for the page does not come until what is returned is called. */
async function openHeld(page) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/keeper-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await open(page, 'view=data');
  const asked = page.waitForRequest('**/keeper-*.js');
  await page.locator('[data-pick=folder]').setInputFiles(large);
  await asked;
  await expect(page.locator('[data-opened]')).toBeVisible({ timeout: 30_000 });
  return release;
}
const goTo = async (page, place) => {
  await page.locator('#list-place').fill(String(place));
  await page.keyboard.press('Enter');
};

/** In the page: does `act` with what `selector` finds and tells what it and the status say when that task has ended, before a frame. */
const atOnce = (page, selector, act) =>
  page.evaluate(
    ([selector, act]) => {
      const target = document.querySelector(selector);
      if (act === 'press') target.click();
      else {
        target.value = act;
        target.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done({ value: target.value, pressed: target.ariaPressed, status: document.querySelector('[role=status]').textContent });
        port2.postMessage(0);
      });
    },
    [selector, act],
  );

// A worker's answer came after the frame that typing begins: each number was a frame late.
test('what is typed and what is pressed is answered before a frame', async ({ page }) => {
  await opened(page);
  await change(page, () => searchbox(page).fill('专'));
  const before = await status(page).textContent();
  const typed = await atOnce(page, '[role=searchbox]', '专利');
  expect(typed.status).not.toBe(before);
  expect(typed.value).toBe('专利');
  await expect(status(page)).toHaveText(typed.status);
  await expect(page.locator('.long-list mark').first()).toHaveText('专利');
  await expect.poll(() => hash(page)).toContain(`q=${encodeURIComponent('专利')}`);
  const pressed = await atOnce(page, '#app button[data-area="440300"]', 'press');
  expect(pressed.pressed).toBe('true');
  expect(pressed.status).not.toBe(typed.status);
  await expect(status(page)).toHaveText(pressed.status);
});

// The copy of the memory knew nothing of what the worker answered while the program of the page was on its way: rows came from
// the answer before that.
test('what is chosen while the package moves is what rows and places are of', async ({ page }) => {
  const release = await openHeld(page);
  await change(page, () => tile(page, '440300').click());
  release();
  await settled(page);
  const tied = new Set(csv(readFileSync(join(large, 'entry_areas.csv'), 'utf8')).filter((link) => link.area_code === '440300').map((link) => link.entry_id));
  await expect(status(page)).toHaveText(`${tied.size.toLocaleString('en')} 条结果`);
  const inOrder = csv(readFileSync(join(large, 'entries.csv'), 'utf8'))
    .filter((entry) => tied.has(entry.id))
    .sort((a, b) => Number(b.year) - Number(a.year) || (a.list > b.list) - (a.list < b.list) || Number(a.position) - Number(b.position));
  await goTo(page, tied.size);
  await expect(page.locator(`.long-list > li[aria-posinset="${tied.size}"] [data-entry]`)).toHaveAttribute('data-entry', inOrder.at(-1).id);
});

test('a package that is left while it moves does not come after the next one', async ({ page }) => {
  const release = await openHeld(page);
  await page.locator('[data-action=built-in]').click();
  await expect(status(page)).toHaveText('35 条结果');
  release();
  await page.waitForResponse('**/keeper-*.js');
  await expect.poll(() => page.workers().length).toBe(0);
  await change(page, () => tile(page, '440300').click());
  expect(await page.evaluate(() => performance.getEntriesByName('atlas:moved').length)).toBe(0);
});

// A second link to what is not there was believed: nothing was asked, and nothing told.
test('a link to an entry that is not there is told each time', async ({ page }) => {
  await opened(page);
  for (let time = 0; time < 2; time += 1) {
    await page.evaluate(() => void (location.hash = 'entry=1999-event-01'));
    await expect(page.locator('[data-notice]')).toContainText('entry=1999-event-01');
    await expect.poll(() => hash(page)).not.toContain('entry=');
    await change(page, () => tile(page, '440300').click());
    await expect(page.locator('[data-notice] p')).toHaveCount(0);
  }
});

test('the worker is gone, and the files may go', async ({ page }) => {
  await opened(page);
  await expect.poll(() => page.workers().length).toBe(0);
  rmSync(large, { recursive: true });
  await goTo(page, COUNT);
  const last = page.locator(`.long-list > li[aria-posinset="${COUNT}"] [data-entry]`);
  await expect(last).toBeVisible();
  await last.locator('h3 a').click();
  await expect(page.locator('[data-card=entry] h2')).toBeVisible();
  await expect(page.locator('[data-opened] [data-problem]')).toHaveCount(0);
  // Another package takes its place, and the embedded one after that.
  writePackage(COUNT + 1, large);
  await opened(page);
  await expect(status(page)).toHaveText(`${(COUNT + 1).toLocaleString('en')} 条结果`);
  await page.locator('[data-action=built-in]').click();
  await expect(status(page)).toHaveText('35 条结果');
});

test.describe('what goes wrong', () => {
  test.use({ faults: true });

  test('where the program of the page does not come, the worker stays', async ({ page }) => {
    await page.route('**/keeper-*.js', (route) => route.abort());
    const uncaught = [];
    page.on('pageerror', (error) => uncaught.push(error.message));
    await open(page, 'view=data');
    const refused = page.waitForEvent('requestfailed');
    await page.locator('[data-pick=folder]').setInputFiles(large);
    await refused;
    await expect(page.locator('[data-opened]')).toBeVisible({ timeout: 30_000 });
    await change(page, () => tile(page, '440300').click());
    await expect(status(page)).not.toHaveText(all);
    expect(page.workers().length).toBe(1);
    expect(uncaught).toEqual([]);
  });

  // It was told as if the package were lost, which had moved just before.
  for (const [how, event] of [['an error', () => new ErrorEvent('error', { message: 'out of memory' })], ['its last word', () => new MessageEvent('message', { data: ['failed', 'unreachable'] })]]) {
    test(`a worker that breaks down once the package has moved, by ${how}, takes nothing with it`, async ({ page }) => {
      await page.addInitScript(() => {
        window.Worker = class extends Worker {
          constructor(...words) {
            super(...words);
            window.lastWorker = this;
          }
          postMessage(message, ...more) {
            if (!window.isDeaf) super.postMessage(message, ...more);
          }
        };
      });
      const release = await openHeld(page);
      // Asked of the worker, and not answered by it any more.
      await page.evaluate(() => (window.isDeaf = true));
      await tile(page, '440300').click();
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
      await expect(status(page)).toHaveText(all);
      release();
      await page.waitForFunction(() => performance.getEntriesByName('atlas:moved').length > 0);
      await page.evaluate(`lastWorker.dispatchEvent((${event})())`);
      await expect(status(page)).not.toHaveText(all);
      await change(page, () => tile(page, '440300').click());
      await expect(status(page)).toHaveText(all);
      await expect(page.locator('[data-opened] [data-problem]')).toHaveCount(0);
    });
  }

  test('a program that breaks down in the page is told like files that are gone, and the way back leads on', async ({ page }) => {
    await page.addInitScript(() => {
      const real = WebAssembly.instantiate;
      WebAssembly.instantiate = async (source, imports) => {
        const made = await real(source, imports);
        if (!(source instanceof WebAssembly.Module)) return made;
        const answer = (...words) => {
          if (window.isBroken) throw new WebAssembly.RuntimeError('unreachable');
          return made.exports.answer(...words);
        };
        return Object.create(WebAssembly.Instance.prototype, { exports: { value: { ...made.exports, answer } } });
      };
    });
    await opened(page);
    await page.evaluate(() => (window.isBroken = true));
    await tile(page, '440300').click();
    await expect(page.locator('[data-opened] [data-problem]')).toBeVisible();
    await expect(page.locator('#failure')).toBeHidden();
    await page.locator('[data-action=built-in]').click();
    await expect(status(page)).toHaveText('35 条结果');
  });
});
