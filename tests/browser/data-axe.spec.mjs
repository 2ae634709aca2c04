// axe on the data and sources view, no rule switched off and target-size switched on.
import { violations } from './axe.mjs';
import { action, openView } from './data.mjs';
import { expect, test } from './page.mjs';

const openAll = (page) => page.evaluate(() => document.querySelectorAll('.data-view details').forEach((one) => (one.open = true)));

const STATES = [
  ['the view', '', () => {}],
  ['a long table, sorted, its dictionary open', 'data=observations&by=value&order=descending', openAll],
  ['sources with their uses', 'data=sources&rows=official', openAll],
  ['no row', 'data=entries&rows=nothing%20of%20this', () => {}],
  ['after saving', 'data=mechanism_figures', async (page) => {
    await action(page, 'csv').click();
    await expect(page.locator('#section-tables .outcome')).not.toBeEmpty();
  }],
];

for (const lang of ['zh', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the data view, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
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

  test(`the data view at 320 px and with large text, ${lang} (R-50)`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 320, height: 700 });
    const found = [];
    for (const [name, state, prepare] of [...STATES.slice(0, 3), ['large text', 'data=facts&text=large', openAll]]) {
      await openView(page, state, lang);
      await prepare(page);
      found.push(...(await violations(page, name)));
    }
    expect(found).toEqual([]);
  });
}

test('a text to be copied by hand (R-50)', async ({ page }) => {
  await page.addInitScript(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))));
  await openView(page, '', 'en');
  await action(page, 'report').click();
  await expect(page.locator('#section-report textarea')).toBeVisible();
  expect(await violations(page, 'by hand')).toEqual([]);
});
