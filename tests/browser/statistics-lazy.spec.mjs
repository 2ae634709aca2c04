// The parts of the program that come when they are first wanted (R-30, F11).
import { change, expect, go, hash, open, test } from './page.mjs';
import { entries } from './package.mjs';
import { openView, panel, values, keyOf } from './statistics.mjs';

const isPart = (url) => /\/(statistics|entry|figures)-[^/]*\.wasm$/.test(url);
const nameOf = (url) => url.split('/').pop().replace(/-[^-]*\.wasm$/, '');
const watch = (page) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
};

test('the overview asks for no part that it does not show (R-30)', async ({ page }) => {
  const asked = watch(page);
  for (const state of ['', 'lang=en', 'year=2024&q=专利']) {
    await open(page, state);
    await page.waitForLoadState('networkidle');
  }
  expect(asked.filter(isPart)).toEqual([]);
  expect(asked.some((url) => url.endsWith('.wasm'))).toBe(true);
});

test('each view asks for its own part, and once (R-30)', async ({ page }) => {
  await open(page);
  const asked = watch(page);
  const parts = () => [...new Set(asked.filter(isPart).map(nameOf))].sort();
  await go(page, `entry=${entries[0].id}`);
  await expect(page.locator('[data-card=entry] h2')).toBeVisible();
  expect(parts()).toEqual(['entry', 'figures']);
  await go(page, 'view=statistics');
  await expect(page.locator('.chart-card').first()).toBeVisible();
  expect(parts()).toEqual(['entry', 'figures', 'statistics']);
  await go(page, '');
  await go(page, 'view=statistics&lang=en');
  await expect(page.locator('.chart-card').first()).toBeVisible();
  const files = asked.filter((url) => url.endsWith('.wasm'));
  expect(new Set(files).size).toBe(files.length);
});

// Functions that some parts share were a file for each such set of parts: a view asked for dozens, most under a kilobyte.
test('a view asks for a dozen files at most', async ({ page }) => {
  for (const state of ['view=statistics', 'view=data', `entry=${entries[0].id}`, 'view=mechanisms']) {
    await open(page);
    const asked = watch(page);
    await go(page, state);
    await page.waitForLoadState('networkidle');
    const files = asked.filter((url) => /\.(bin|wasm)$/.test(url));
    expect(files.length, state).toBeGreaterThan(1);
    expect(files.length, `${state}: ${files.join(' ')}`).toBeLessThan(13);
  }
});

test.describe('when a part does not come', () => {
  test.use({ faults: true });
  const PLACES = [
    ['statistics', 'view=statistics', (page) => page.locator('.chart-card').first()],
    ['figures', 'view=statistics', (page) => page.locator('.chart-card').first()],
    ['entry', `entry=${entries[0].id}`, (page) => page.locator('[data-card=entry] h2')],
    ['figures', `view=statistics&figure=${keyOf(values[0])}`, (page) => panel(page)],
  ];
  for (const [part, state, sign] of PLACES) {
    for (const [lang, words, again] of [['zh-Hans', '没有载入', '重试'], ['en', 'did not load', 'Try again']]) {
      test(`the place of ${part} says so and tries again, ${state} ${lang} (R-30, F11)`, async ({ page }) => {
        const pattern = `**/${part}-*.wasm`;
        await page.route(pattern, (route) => route.abort());
        await open(page, `lang=${lang}`);
        await go(page, `${state}&lang=${lang}`);
        const message = page.locator('[role=alert]:visible');
        await expect(message.first()).toContainText(words);
        await expect(page.locator('#failure')).toBeHidden();
        await expect(sign(page)).toHaveCount(0);
        // Again in vain: it says so again.
        await message.first().getByRole('button', { name: again }).click();
        await expect(message.first()).toContainText(words);
        await page.unroute(pattern);
        for (let count = await message.count(); count > 0; count -= 1) await message.first().getByRole('button', { name: again }).click();
        await expect(sign(page)).toBeVisible();
        await expect(message).toHaveCount(0);
      });
    }
  }

  test('the rest of the page lives on meanwhile (F11)', async ({ page }) => {
    await page.route('**/statistics-*.wasm', (route) => route.abort());
    await open(page, 'view=statistics');
    await expect(page.locator('[role=alert]:visible')).toContainText('没有载入');
    await change(page, () => page.locator('nav.views a').first().click());
    expect(await hash(page)).toBe('');
    await expect(page.locator('[data-entry]')).toHaveCount(entries.length);
  });
});

test('until the part is there the place says that it is coming (F11)', async ({ page }) => {
  let give;
  const held = new Promise((resolve) => (give = resolve));
  await page.route('**/statistics-*.wasm', async (route) => (await held, route.continue()));
  await open(page);
  await page.evaluate(() => void (location.hash = 'view=statistics'));
  await expect(page.locator('.coming')).toHaveText('载入中……');
  give();
  await expect(page.locator('.chart-card').first()).toBeVisible();
  await expect(page.locator('.coming')).toHaveCount(0);
  await openView(page);
});
