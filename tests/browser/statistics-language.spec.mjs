// The enforcement view in both languages (F4, F22).
import { strayHan } from './han.mjs';
import { change, expect, go, hash, language, test } from './page.mjs';
import { indicators } from './package.mjs';
import { LANGS, action, chartCards, charted, keyOf, openActions, openView, panel, tableOf, values, walkAll } from './statistics.mjs';

test('the English view has no Han but marked names: cards, tables, notes, comparison (F4)', async ({ page }) => {
  test.setTimeout(120_000);
  await openView(page, '', 'en');
  const tables = [...(await chartCards(page)), 'comparison'].join(',');
  const found = {};
  for (const state of ['', 'scale=free', `compare=cl_invention_granted&areas=440100,440300&table=${tables}`, 'compare=amr_patent_dispute_cases&years=2021,2024', 'card=court_new']) {
    await openView(page, state, 'en');
    for (const text of await strayHan(page)) found[text] ??= state;
  }
  for (const id of ['court_new', 'cl_invention_granted']) {
    await openView(page, `card=${id}`, 'en');
    await openActions(page, id);
    for (const text of await strayHan(page)) found[text] ??= id;
  }
  expect(found).toEqual({});
});

test('every sentence of every picture is English in English (F4, F8)', async ({ page }) => {
  test.setTimeout(120_000);
  await openView(page, '', 'en');
  const walked = await walkAll(page, await chartCards(page));
  const all = Object.values(walked).flat();
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter((sentence) => /\p{Script=Han}/u.test(sentence))).toEqual([]);
  expect(all.filter((sentence) => /undefined|null|NaN|\{\w*\}/.test(sentence))).toEqual([]);
});

test('the panel of every figure has no Han in English but marked names and quotations (F4)', async ({ page }) => {
  test.setTimeout(180_000);
  const found = {};
  await openView(page, `figure=${keyOf(values[0])}`, 'en');
  for (const one of values.filter((_, place) => place % 4 === 1)) {
    await go(page, `view=statistics&figure=${keyOf(one)}&lang=en`);
    await expect(panel(page)).toBeVisible();
    const own = await panel(page).evaluate((dialog) => {
      const marked = (element) => /^(zh|ja)/.test(element.closest('[lang]').lang);
      const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
      const stray = [];
      while (walker.nextNode()) if (/\p{Script=Han}/u.test(walker.currentNode.data) && !marked(walker.currentNode.parentElement)) stray.push(walker.currentNode.data);
      return stray;
    });
    for (const text of own) found[text] ??= keyOf(one);
  }
  expect(found).toEqual({});
});

test('switching the language keeps cards, tables, comparison and panel (F4, F12)', async ({ page }) => {
  const state = 'view=statistics&scale=free&table=court_new,pct&compare=court_new&areas=440000,100000';
  await openView(page, state.replace('view=statistics&', ''));
  const before = await chartCards(page);
  const numbers = async () => (await tableOf(page, 'pct')).rows.map((cells) => cells[1]);
  const years = await numbers();
  await change(page, () => language(page, 'English').click());
  expect(await hash(page)).toBe(`${state}&lang=en`);
  expect(await chartCards(page)).toEqual(before);
  expect(await numbers()).toEqual(years);
  await expect(page.locator('[data-card=court_new] table caption')).toHaveText(indicators.find((one) => one.id === 'court_new').name_en);
  await expect(page.locator('[data-card=comparison] [role=application]')).toBeVisible();
  await go(page, `${state}&figure=court_new,440000,2024&lang=en`);
  await expect(panel(page)).toContainText('83,308 cases');
  await go(page, `${state}&figure=court_new,440000,2024`);
  await expect(panel(page)).toContainText('83,308件');
});

test('no key, no placeholder and no missing word is shown in either language (F4)', async ({ page }) => {
  for (const lang of LANGS) {
    await openView(page, `table=${charted.map((one) => one.id).join(',')}&compare=court_new&areas=440000,100000`, lang);
    const text = await page.locator('.statistics').innerText();
    expect(text).not.toMatch(/\b[a-z]+_[a-z_]+\b(?!\.csv)/);
    expect(text).not.toMatch(/undefined|null|NaN|\{\w*\}/);
    await expect(action(page, 'pct', 'csv')).toHaveCount(0);
  }
});
