// Pictures by keyboard, pointer and finger (F8).
import { change, expect, hash, placeOf, test } from './page.mjs';
import { LANGS, areaOf, chart, chartCards, indicator, live, openView, panel, tableSwitch } from './statistics.mjs';

const ID = 'court_new';
const tooltip = (page, id = ID) => page.locator(`[data-card="${id}"] .tooltip`);
const cursor = (page, id = ID) => page.locator(`[data-card="${id}"] .chart-cursor`);

/** Sentences of the card, written out from the rows of the package. */
const said = (lang, year, code, number) =>
  lang === 'zh'
    ? `${year}年，${areaOf(code).name_zh}，${indicator(ID).name_zh}，${number}`
    : `${year}, ${areaOf(code).name_en}, ${indicator(ID).name_en}, ${number}`;
const PROVINCE = {
  zh: { 2018: '超过10万件', 2019: '未公布', 2020: '未公布', 2021: '196,796件', 2022: '117,095件', 2023: '未公布', 2024: '83,308件' },
  en: { 2018: 'more than 100K cases', 2019: 'not published', 2020: 'not published', 2021: '196,796 cases', 2022: '117,095 cases', 2023: 'not published', 2024: '83,308 cases' },
};
const NATION = {
  zh: { 2018: '334,951件', 2023: '来源未提及', 2024: '近53万件' },
  en: { 2018: '334,951 cases', 2023: 'not mentioned in the sources', 2024: 'nearly 530K cases' },
};

for (const lang of LANGS) {
  test(`arrows, Home and End walk the points, and the live region says each as a sentence, ${lang} (F8)`, async ({ page }) => {
    await openView(page, '', lang);
    await chart(page, ID).focus();
    await expect(cursor(page)).toBeHidden();
    for (const [key, year, code] of [
      ['ArrowRight', 2024, '440000'],
      ['ArrowLeft', 2023, '440000'],
      ['ArrowLeft', 2022, '440000'],
      ['Home', 2018, '440000'],
      ['ArrowLeft', 2018, '440000'],
      ['ArrowRight', 2019, '440000'],
      ['End', 2024, '440000'],
      ['ArrowRight', 2018, '100000'],
      ['End', 2024, '100000'],
      ['ArrowLeft', 2023, '100000'],
      ['ArrowUp', 2023, '440000'],
      ['ArrowDown', 2023, '100000'],
      ['Home', 2018, '100000'],
      ['ArrowLeft', 2024, '440000'],
    ]) {
      await page.keyboard.press(key);
      const expected = said(lang, year, code, (code === '440000' ? PROVINCE : NATION)[lang][year]);
      await expect(live(page), key).toHaveText(expected);
      await expect(tooltip(page), key).toBeVisible();
      await expect(tooltip(page), key).toHaveText(expected);
      await expect(chart(page, ID)).toBeFocused();
    }
  });
}

test('a picture is one Tab stop; nothing in it can be reached on its own (F8)', async ({ page }) => {
  await openView(page);
  const ids = await chartCards(page);
  expect(ids.length).toBeGreaterThan(40);
  const inside = await page.evaluate(() =>
    [...document.querySelectorAll('[role=application] *, [role=img] *')]
      .filter((one) => one.matches('a, button, input, select, textarea, summary, [tabindex], [contenteditable]'))
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(inside).toEqual([]);
  const frames = await page.locator('[role=application]').evaluateAll((all) => all.map((one) => [one.tabIndex, Boolean(one.ariaLabel)]));
  expect(frames).toEqual(ids.map(() => [0, true]));
  await chart(page, ID).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  const next = await page.evaluate(() => [document.activeElement.closest('[data-card]').dataset.card, Boolean(document.activeElement.closest('[role=application]'))]);
  expect(next).toEqual([ID, false]);
  await page.keyboard.press('Shift+Tab');
  await expect(chart(page, ID)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(chart(page, ID)).not.toBeFocused();
  expect(await page.evaluate((id) => document.activeElement.closest('[data-card]')?.dataset.card !== id, ID)).toBe(true);
});

test('Enter opens the source of the point, Esc gives the picture back, Esc again leads to the controls of the card (F8)', async ({ page }) => {
  await openView(page);
  await chart(page, ID).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await change(page, () => page.keyboard.press('Enter'));
  await expect(panel(page)).toBeVisible();
  await expect(panel(page)).toContainText('83,308件');
  expect(await hash(page)).toBe(`view=statistics&figure=${ID},440000,2024`);
  await change(page, () => page.keyboard.press('Escape'));
  await expect(panel(page)).toHaveCount(0);
  await expect(chart(page, ID)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(live(page)).not.toHaveText('');
  await page.keyboard.press('Escape');
  await expect(tableSwitch(page, ID)).toBeFocused();
  await expect(cursor(page)).toBeHidden();
  await expect(tooltip(page)).toBeHidden();
});

test('a point without a published figure still says so and leads to what is known of it (F8, F9)', async ({ page }) => {
  await openView(page);
  await chart(page, ID).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await change(page, () => page.keyboard.press('Enter'));
  await expect(panel(page)).toContainText('未公布');
  expect(await hash(page)).toBe(`view=statistics&figure=${ID},440000,2023`);
});

test('a year that no source mentions says so and leads nowhere (F8, F9)', async ({ page }) => {
  await openView(page);
  await chart(page, ID).focus();
  for (const key of ['End', 'ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(live(page)).toHaveText(said('zh', 2023, '100000', '来源未提及'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect(live(page)).toHaveText(said('zh', 2024, '100000', NATION.zh[2024]));
  expect(await hash(page)).toBe('view=statistics');
});

test('keys with Ctrl, Alt or Meta stay with the browser (F8)', async ({ page }) => {
  await openView(page);
  const taken = await chart(page, ID).evaluate((frame) =>
    ['ctrlKey', 'altKey', 'metaKey'].map((name) => {
      const event = new KeyboardEvent('keydown', { key: 'ArrowLeft', [name]: true, bubbles: true, cancelable: true });
      frame.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(taken).toEqual([false, false, false]);
  await expect(live(page)).toHaveText('');
});

/** Where on the page a point lies: the keys put the mark there. */
async function pointAt(page, keys, id = ID) {
  await chart(page, id).scrollIntoViewIfNeeded();
  await chart(page, id).focus();
  for (const key of keys) await page.keyboard.press(key);
  const box = await placeOf(cursor(page, id));
  await chart(page, id).evaluate((one) => one.blur());
  await expect(cursor(page, id)).toBeHidden();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('a pointer over a point shows the same sentence, a click opens its source (F8)', async ({ page }) => {
  for (const lang of LANGS) {
    await openView(page, '', lang);
    const [x, y] = await pointAt(page, ['End', 'End']);
    await page.mouse.move(x, y);
    await expect(tooltip(page)).toBeVisible();
    await expect(tooltip(page)).toHaveText(said(lang, 2024, '440000', PROVINCE[lang][2024]));
    await page.mouse.move(x, y + 500);
    await expect(tooltip(page)).toBeHidden();
    await change(page, () => page.mouse.click(x, y));
    await expect(panel(page)).toBeVisible();
    expect(await hash(page)).toContain(`figure=${ID},440000,2024`);
  }
});

test('a tooltip stays within the page at both ends of a picture, wide and narrow (F8)', async ({ page }) => {
  for (const width of [1366, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await openView(page, '', 'en');
    for (const key of ['Home', 'End']) {
      await chart(page, ID).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press(key);
      const year = key === 'Home' ? 2018 : 2024;
      await expect(tooltip(page)).toHaveText(said('en', year, '440000', PROVINCE.en[year]));
      const box = await placeOf(tooltip(page));
      expect(box.x, `${width} ${key}`).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, `${width} ${key}`).toBeLessThanOrEqual(width);
    }
  }
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first tap on a point shows its sentence, the second opens its source (F8)', async ({ page }) => {
    await openView(page);
    const [x, y] = await pointAt(page, ['End', 'End']);
    await page.touchscreen.tap(x, y);
    await expect(tooltip(page)).toBeVisible();
    await expect(tooltip(page)).toHaveText(said('zh', 2024, '440000', PROVINCE.zh[2024]));
    await expect(panel(page)).toHaveCount(0);
    expect(await hash(page)).toBe('view=statistics');
    await change(page, () => page.touchscreen.tap(x, y));
    await expect(panel(page)).toBeVisible();
    expect(await hash(page)).toBe(`view=statistics&figure=${ID},440000,2024`);
  });

  test('a tap on another point shows that one instead (F8)', async ({ page }) => {
    await openView(page);
    const first = await pointAt(page, ['End', 'End']);
    const second = await pointAt(page, ['Home', 'Home']);
    await page.touchscreen.tap(...first);
    await page.touchscreen.tap(...second);
    await expect(tooltip(page)).toHaveText(said('zh', 2018, '440000', PROVINCE.zh[2018]));
    await expect(panel(page)).toHaveCount(0);
  });
});
