// Who loads the page anew, or comes back to it from another page, is where they were in it.
import { expect, isThere, open, test } from './page.mjs';

/** No page of the built-in package is longer. */
const LONGEST_CSS_PX = 50_000;
const heightOf = (page) => page.evaluate(() => document.documentElement.scrollHeight);
const placeOf = (page) => page.evaluate(() => Math.round(scrollY));

/** Scrolls as a reader does, and gives the place once the browser has told it. */
async function scrollTo(page, y) {
  await page.evaluate((y) => new Promise((done) => {
    addEventListener('scrollend', done, { once: true });
    window.scrollTo(0, y);
  }), y);
  return placeOf(page);
}

// The static page is as high as the window: the browser had nothing to scroll when the load ended, and put the reader at the top.
for (const hash of ['', 'lang=en', 'view=statistics', 'view=mechanisms', 'view=data']) {
  test(`the place is kept over a reload: ${hash || 'the list'}`, async ({ page }) => {
    await open(page, hash);
    const place = await scrollTo(page, 1200);
    expect(place).toBe(1200);
    await page.reload();
    await page.waitForFunction(isThere);
    await expect.poll(() => placeOf(page)).toBe(place);
    // It was long only until it stood.
    await expect.poll(() => heightOf(page)).toBeLessThan(LONGEST_CSS_PX);
  });
}

test('and when one comes back from another page', async ({ page }) => {
  await open(page, 'view=mechanisms');
  const place = await scrollTo(page, 900);
  await page.goto('./mechanisms.html');
  await page.goBack();
  await page.waitForFunction(isThere);
  await expect.poll(() => placeOf(page)).toBe(place);
});

test('a page that is opened begins at its top, and is never longer than it is', async ({ page }) => {
  await page.addInitScript(() => {
    window.heights = [];
    const look = () => requestAnimationFrame(() => (window.heights.push(document.documentElement.scrollHeight), look()));
    look();
  });
  await open(page);
  expect(await placeOf(page)).toBe(0);
  const heights = await page.evaluate(() => window.heights);
  expect(heights.length).toBeGreaterThan(0);
  expect(Math.max(...heights)).toBeLessThan(LONGEST_CSS_PX);
});

test.describe('where the program does not come', () => {
  test.use({ faults: true });

  test('the static page has its own length after a reload', async ({ page }) => {
    await page.route('**/atlas-*.wasm', (route) => route.fulfill({ status: 404, body: '404' }));
    await page.goto('./');
    await expect(page.locator('#failure')).toBeVisible();
    await page.reload();
    await expect(page.locator('#failure')).toBeVisible();
    await expect.poll(() => heightOf(page)).toBeLessThan(LONGEST_CSS_PX);
  });
});
