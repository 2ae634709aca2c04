// axe with no rule switched off and target-size switched on, in both languages and appearances.
import { violations } from './axe.mjs';
import { card, expect, open, test, tile } from './page.mjs';

const STATES = [
  ['overview', '', (page) => expect(card(page, 'list')).toBeVisible()],
  ['filtered and searched', 'year=2024&city=440300&q=36', (page) => expect(page.locator('mark').first()).toBeVisible()],
  ['tile focused, all disclosures open', 'city=440100', async (page) => {
    await page.evaluate(() => document.querySelectorAll('#app details').forEach((one) => (one.open = true)));
    await expect(page.locator('.more-filters .option').first()).toBeVisible();
    await tile(page, '440100').focus();
    await page.keyboard.press('ArrowRight');
  }],
  ['indicator map with its table', 'indicator=cl_invention_granted&period=2018', async (page) => {
    await page.evaluate(() => (document.querySelector('.grid-table').open = true));
    await expect(page.locator('.grid-table table')).toBeVisible();
  }],
  ['entry', 'entry=2024-event-07', async (page) => {
    await page.evaluate(() => document.querySelectorAll('#app details').forEach((one) => (one.open = true)));
    await expect(card(page, 'entry')).toBeVisible();
  }],
  ['empty result', 'year=2023&topic=financing&q=%E6%B7%B1', (page) => expect(page.locator('[data-empty]')).toBeVisible()],
  ['notice', 'colour=red&year=1999', (page) => expect(page.locator('[data-notice] p')).toBeVisible()],
];

for (const lang of ['zh-Hans', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every view, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
      test.setTimeout(120_000);
      // Colours on their way from one to the other are not what is to be judged.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `lang=${lang}`);
      const found = [];
      for (const [name, hash, prepare] of STATES) {
        await page.evaluate((hash) => void (location.hash = hash), `${hash}&lang=${lang}`);
        await prepare(page);
        found.push(...(await violations(page, name)));
      }
      expect(found).toEqual([]);
    });
  }
}

test.describe('without the program', () => {
  test.use({ faults: true });
  for (const lang of ['zh-Hans', 'en']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`failure page and static page, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
        test.setTimeout(60_000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.addInitScript(() => delete window.WebAssembly);
        await page.goto(`./#lang=${lang}`);
        await expect(page.locator('#failure')).toBeVisible();
        expect(await violations(page, 'failure')).toEqual([]);
        // Axe needs scripts: the page of a browser without them, made visible.
        await page.evaluate(() => {
          document.getElementById('failure').hidden = true;
          const without = document.querySelector('noscript');
          without.outerHTML = without.textContent;
        });
        await expect(page.locator('.failure:visible')).toHaveCount(1);
        expect(await violations(page, 'scripts off')).toEqual([]);
      });
    }
  }

  test('after a failure of the running program (R-50)', async ({ page }) => {
    await open(page, 'entry=2024-event-07&lang=en');
    await page.evaluate(() => dispatchEvent(new CustomEvent('atlas:panic', { detail: 'x' })));
    await expect(page.locator('#failure')).toBeVisible();
    expect(await violations(page, 'failed later')).toEqual([]);
  });
});

test('at 320 px in both languages (R-50)', async ({ page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const lang of ['zh-Hans', 'en']) {
    await open(page, `lang=${lang}`);
    expect(await violations(page, `overview ${lang}`)).toEqual([]);
    await open(page, `lang=${lang}&entry=2024-event-07`);
    expect(await violations(page, `entry ${lang}`)).toEqual([]);
  }
});

test('high contrast by the system (R-50)', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  await open(page);
  expect(await violations(page, 'contrast')).toEqual([]);
});
