// axe on the enforcement view, no rule switched off and target-size switched on.
import { violations } from './axe.mjs';
import { expect, test } from './page.mjs';
import { action, chart, openActions, openView, panel } from './statistics.mjs';

/** Brings every picture into sight, so that it is laid out and painted before it is judged. */
const passBy = (page) =>
  page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    scrollTo({ top: 0, behavior: 'instant' });
  });

const STATES = [
  ['the view', '', passBy],
  ['own scales, tables, a comparison, filters', 'year=2024&city=440300&scale=free&table=cl_invention_granted,court_new,topic,selection&compare=court_new&areas=440000,100000', passBy],
  ['the panel of a figure', 'figure=court_new,440000,2024', async (page) => {
    await expect(panel(page)).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('dialog details').forEach((one) => (one.open = true)));
  }],
  ['a comparison of too few', 'compare=court_new&areas=440000&card=comparison', (page) => expect(page.locator('[data-problem]')).toBeVisible()],
  ['a card alone, actions and notes open, a point chosen', 'card=court_new', async (page) => {
    await openActions(page, 'court_new');
    await page.evaluate(() => document.querySelectorAll('.chart-card details').forEach((one) => (one.open = true)));
    await chart(page, 'court_new').focus();
    await page.keyboard.press('End');
    await expect(page.locator('.tooltip')).toBeVisible();
  }],
];

for (const lang of ['zh', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the enforcement view, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = [];
      for (const [name, state, prepare] of STATES) {
        await openView(page, state, lang);
        await prepare(page);
        found.push(...(await violations(page, name)));
      }
      expect(found).toEqual([]);
    });
  }

  test(`the enforcement view at 320 px, ${lang} (R-50)`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 320, height: 700 });
    const found = [];
    for (const [name, state, prepare] of STATES.slice(0, 3)) {
      await openView(page, state, lang);
      await prepare(page);
      found.push(...(await violations(page, name)));
    }
    expect(found).toEqual([]);
  });
}

test('a text to be copied by hand (R-50)', async ({ page }) => {
  await page.addInitScript(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))));
  await openView(page, 'card=pct', 'en');
  await openActions(page, 'pct');
  await action(page, 'pct', 'cite').click();
  await expect(page.locator('textarea')).toBeVisible();
  expect(await violations(page, 'by hand')).toEqual([]);
});

test('the enforcement view with more contrast and with large text (R-50)', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  for (const state of ['', 'text=large']) {
    await openView(page, state);
    await passBy(page);
    expect(await violations(page, `contrast ${state}`)).toEqual([]);
  }
});

test.describe('when a part does not come', () => {
  test.use({ faults: true });
  test('the place of a part that did not load (R-50)', async ({ page }) => {
    await page.route('**/statistics-*.wasm', (route) => route.abort());
    await page.goto('./#view=statistics&lang=en');
    await expect(page.locator('[role=alert]:visible')).toBeVisible();
    expect(await violations(page, 'not loaded')).toEqual([]);
  });
});
