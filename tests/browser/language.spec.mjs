// Chinese and English say the same (F4), with numbers as readers of each expect them (F22).
import { allTiles, card, change, expect, go, hash, language, listed, moreFilters, open, selected, status, test } from './page.mjs';
import { entries, entry, facets, observations } from './package.mjs';
import { strayHan } from './han.mjs';

const FULL = 'year=2024&list=event&city=440300&topic=regional_cooperation&q=sz&sort=topic&indicator=cl_invention_granted&period=2018';

test('switching changes <html lang> and the title, and keeps the state in the address (F4)', async ({ page }) => {
  await open(page, FULL);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  const before = await selected(page);
  await change(page, () => language(page, 'English').click());
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/Guangdong IP Atlas/);
  expect(await hash(page)).toBe(`${FULL}&lang=en`);
  const after = await selected(page);
  expect(after.entries).toEqual(before.entries);
  expect(after.search).toBe(before.search);
  expect(after.menus).toEqual(before.menus);
  expect(after.checked.map((one) => one.split(' ')[0])).toEqual(before.checked.map((one) => one.split(' ')[0]));
  await change(page, () => language(page, '简体中文').click());
  expect(await hash(page)).toBe(FULL);
  expect(await selected(page)).toEqual(before);
});

test('switching keeps focus and scroll position (F4)', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 500 });
  await open(page);
  await language(page, 'English').focus();
  await page.evaluate(() => scrollTo(0, 90));
  for (const name of ['English', '简体中文']) {
    await language(page, name).focus();
    await page.evaluate(() => scrollTo(0, 90));
    const before = await page.evaluate(() => scrollY);
    await change(page, () => page.keyboard.press('Enter'));
    await expect(language(page, name)).toBeFocused();
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThanOrEqual(4);
  }
});

test('switching by the address far down the page keeps the place (F4)', async ({ page }) => {
  await open(page);
  await page.evaluate(() => scrollTo(0, 1500));
  const before = await page.evaluate(() => scrollY);
  await go(page, 'lang=en');
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThanOrEqual(4);
});

test('an English link opens in English and takes Chinese words for the language', async ({ page }) => {
  await open(page, 'lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guangdong IP Atlas');
  await expect(status(page)).toHaveText('35 results');
  await go(page, 'lang=zh-CN');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
});

test('the English view has no Han but marked names (F4)', async ({ page }) => {
  await open(page, 'lang=en');
  await moreFilters(page);
  const found = {};
  for (const state of [
    'lang=en',
    'city=440300,440000&q=sz&lang=en',
    'q=nothing-at-all&year=2024&lang=en',
    'indicator=cl_invention_granted&period=2018&lang=en',
    'indicator=amr_ip_admin_cases&period=2018&lang=en',
    ...entries.map((one) => `entry=${one.id}&lang=en`),
  ]) {
    await page.evaluate((state) => void (location.hash = state), state);
    const open = /entry=([^&]*)/.exec(state)?.[1];
    if (open) await expect(page.locator(`[data-card=entry] [data-entry="${open}"]`)).toBeAttached();
    else await expect(card(page, 'list')).toBeAttached();
    for (const text of await strayHan(page)) found[text] ??= state;
  }
  expect(found).toEqual({});
});

test('the English list has every title and summary of the package', async ({ page }) => {
  await open(page, 'lang=en');
  await moreFilters(page);
  expect(await page.locator('[data-entry] h3').allTextContents()).toEqual(entries.map((one) => one.title_en));
  expect(await page.locator('.entry-summary').allTextContents()).toEqual(entries.map((one) => one.summary_en));
  for (const [name, options] of Object.entries(facets)) {
    const shown = await page.locator(`[data-facet="${name}"] .option-name`).allTextContents();
    expect(shown.toSorted(), name).toEqual(options.map((one) => one.en).toSorted());
  }
});

test('no key is shown raw in either language (F4)', async ({ page }) => {
  for (const lang of ['zh-Hans', 'en']) {
    await open(page, `lang=${lang}`);
    const text = await page.locator('#app').textContent();
    expect(text).not.toMatch(/\b[a-z]+_[a-z_]+\b(?!\.csv)/);
    expect(text).not.toMatch(/undefined|null|NaN|\{\w*\}/);
    for (const one of await allTiles(page).all()) await expect(one).toHaveAttribute('aria-label', /\d/);
  }
});

test('facts have the same digits as the package in both languages', async ({ page }) => {
  await open(page);
  for (const id of ['2024-event-04', '2024-event-07', '2024-event-10', '2024-measure-02', '2024-measure-06', '2023-event-09']) {
    for (const lang of ['zh-Hans', 'en']) {
      await page.evaluate((hash) => void (location.hash = hash), `entry=${id}&lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? 'en' : 'zh-Hans-CN');
      await expect(page.locator(`[data-card=entry] [data-entry="${id}"]`)).toBeAttached();
      const shown = await page.locator('[data-fact]').evaluateAll((all) =>
        all.map((one) => [one.dataset.fact, one.querySelector('.fact-text').textContent]),
      );
      const expected = entry(id).facts.map((fact) => [fact.id, lang === 'en' ? fact.text_en : fact.text_zh]);
      expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected));
    }
  }
});

test('numbers: 万 in Chinese, K in English, exact values in names (F22)', async ({ page }) => {
  const value = Number(observations.find((one) => one.indicator_id === 'cl_invention_granted' && one.area_code === '440300' && one.period === '2018').value);
  expect(value).toBe(21324);
  await open(page, 'indicator=cl_invention_granted&period=2018');
  const tile = page.locator('[data-area="440300"]');
  await expect(tile.locator('.tile-value')).toHaveText('2.13万');
  await expect(tile).toHaveAttribute('aria-label', /21,324件/);
  await go(page, 'indicator=cl_invention_granted&period=2018&lang=en');
  await expect(tile.locator('.tile-value')).toHaveText('21.3K');
  await expect(tile).toHaveAttribute('aria-label', /21,324 patents/);
  // 9,999 and less are never 1万.
  await go(page, 'indicator=cl_invention_granted&period=2018');
  await expect(page.locator('[data-area="441900"] .tile-value')).toHaveText('6,719');
});

test('the list is in the same order in both languages', async ({ page }) => {
  await open(page, 'sort=city');
  const zh = await listed(page);
  await go(page, 'sort=city&lang=en');
  expect(await listed(page)).toEqual(zh);
});
