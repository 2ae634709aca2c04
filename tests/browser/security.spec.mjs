// texts from outside are shown as text.
import { homedir } from 'node:os';
import { change, expect, go, open, searchbox, test } from './page.mjs';
import { built } from './package.mjs';

const EVIL = [`<img src=x onerror="window.broken=1">`, `"><svg onload=window.broken=1>`, `javascript:window.broken=1`, `<script>window.broken=1</script>`, `{{7*7}}\${7*7}`];

async function isUnharmed(page) {
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
  await expect(page.locator('#app img, #app svg, #app script, #app iframe, #app [onerror], #app [onload]')).toHaveCount(0);
  expect(await page.locator('a').evaluateAll((all) => all.map((one) => one.href).filter((href) => /^javascript:/i.test(href)))).toEqual([]);
}

test('typed into the search (R-12)', async ({ page }) => {
  await open(page);
  for (const text of EVIL) {
    await change(page, () => searchbox(page).fill(text));
    await expect(page.locator('.active-filters .chip')).toContainText(text);
    await isUnharmed(page);
  }
});

for (const [name, hash] of [
  ['search', (text) => `q=${encodeURIComponent(text)}`],
  ['entry', (text) => `entry=${encodeURIComponent(text)}`],
  ['city', (text) => `city=${encodeURIComponent(text)}`],
  ['unknown name', (text) => `${encodeURIComponent(text)}=1`],
  ['unknown name, bare', (text) => `${text}=1`],
  ['indicator', (text) => `indicator=${encodeURIComponent(text)}`],
]) {
  test(`in the address: ${name} (R-12)`, async ({ page }) => {
    await open(page, hash(EVIL[0]));
    await isUnharmed(page);
    if (name === 'search') await expect(searchbox(page)).toHaveValue(EVIL[0]);
    else await expect(page.locator('[data-notice] p')).toBeVisible();
    for (const text of EVIL) {
      await page.evaluate((hash) => void (location.hash = hash), hash(text));
      if (name === 'search') await expect(searchbox(page)).toHaveValue(text);
      else await expect(page.locator('[data-notice] p')).toBeVisible();
      await isUnharmed(page);
    }
  });
}

test('reported as a failure (R-12)', async ({ page }) => {
  await open(page);
  await go(page, 'lang=en');
  await page.evaluate((text) => dispatchEvent(new CustomEvent('atlas:panic', { detail: text })), EVIL[0]);
  await expect(page.locator('#failure-reason')).toHaveText(EVIL[0]);
  await expect(page.locator('#failure img')).toHaveCount(0);
  await isUnharmed(page);
});

test('no inline handler and no javascript: link in any view (R-12)', async ({ page }) => {
  for (const hash of ['', 'entry=2024-event-07', 'indicator=cl_invention_granted&lang=en', 'view=statistics&figure=court_new,440000,2021', 'view=mechanisms&node=online-vote', 'view=data', 'mode=kiosk']) {
    await open(page, hash);
    await expect(page.locator('.coming')).toHaveCount(0);
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')).map((name) => `${one.tagName} ${name}`)),
    );
    expect(handlers).toEqual([]);
    if (!/view=/.test(hash)) await isUnharmed(page);
    // Diagrams are drawn as SVG by the page itself.
    await expect(page.locator('#app img, #app script, #app iframe, #app [onerror], #app [onload]')).toHaveCount(0);
    expect(await page.locator('a').evaluateAll((all) => all.map((one) => one.href).filter((href) => /^javascript:/i.test(href)))).toEqual([]);
  }
});

// Regression: the program held the path of each source of each library, with the home of who built it.
test('no file names a place of the machine that built it', () => {
  const files = built();
  expect(files.some(({ name }) => name.endsWith('.wasm'))).toBe(true);
  const places = ['/registry/src/', '/rustc/', `${homedir()}/`, `${process.cwd()}/`];
  const found = files.flatMap(({ name, text }) => places.filter((place) => text.includes(place)).map((place) => `${name}: ${place}`));
  expect(found).toEqual([]);
});
