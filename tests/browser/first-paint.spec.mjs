// What is there at the mark "atlas:ready": what the window shows. What stands below it comes in the next frames.
import { expect, isThere, test } from './page.mjs';
import { entries } from './package.mjs';

/** Has the page note at each mark what it holds; `below` is what stands under the rows of the list. */
const watchMarks = (page) =>
  page.addInitScript(() => {
    const mark = performance.mark.bind(performance);
    window.atMark = {};
    performance.mark = (name, ...rest) => {
      const has = (selector) => document.querySelectorAll(selector).length;
      window.atMark[name] ??= { rows: has('#app [data-card="list"] [data-entry]'), below: has('#app .entries ~ *, #app .about'), busy: has('main[aria-busy="true"]') };
      return mark(name, ...rest);
    };
  });

const atReady = async (page, hash = '') => {
  await page.goto(hash ? `./#${hash}` : './');
  await page.waitForFunction(isThere);
  return page.evaluate(() => window.atMark['atlas:ready']);
};

/** [rows of the list, feet] of the page that stands. */
const now = (page) => page.evaluate(() => [document.querySelectorAll('#app [data-card="list"] [data-entry]').length, document.querySelectorAll('#app .about').length]);

for (const [width, height] of [[375, 812], [1366, 768], [1920, 1080], [2560, 1440]]) {
  test(`of the first page what a window of ${width} px shows comes first, the rest below it in the next frames`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await watchMarks(page);
    const ready = await atReady(page);
    // What stands below rows that are still to come would be pushed down under the eye.
    expect(ready).toEqual({ rows: 5, below: 0, busy: 1 });
    await expect.poll(() => now(page)).toEqual([entries.length, 1]);
    await expect(page.locator('#content')).toHaveAttribute('aria-busy', 'false');
    await expect(page.locator('#app .entries ~ .source')).toHaveCount(1);
  });
}

test('a list with few matches, a frame and a screen in a hall are whole at once', async ({ page }) => {
  await watchMarks(page);
  const { rows: few } = await atReady(page, 'city=445100');
  expect([few > 0 && few <= 5, few]).toEqual([true, (await now(page))[0]]);
  for (const hash of ['mode=embed&card=list', 'mode=kiosk']) {
    await page.goto('about:blank');
    const { rows, busy } = await atReady(page, hash);
    expect([hash, rows, busy]).toEqual([hash, (await now(page))[0], 0]);
  }
});
