// The search: what is found and marked, in any script and spelling, and while an input method composes (F9).
import { containing, ids, results } from './filters.mjs';
import { change, expect, go, hash, listed, open, searchbox, status, test, tile, twoFrames } from './page.mjs';
import { actors } from './package.mjs';

const marked = (page) => page.locator('[data-card=list] mark').allTextContents();

for (const [name, typed, same] of [
  ['Chinese', '证券化', '证券化'],
  ['English, any case', 'ENTERPRISES', 'enterprises'],
  ['full width', 'ＡＢＮ', 'ABN'],
  ['half width, small', 'abn', 'ABN'],
  ['a number', '1796', '1796'],
  ['a fact', '国家级跨境', '国家级跨境'],
]) {
  test(`search: ${name} (F9)`, async ({ page }) => {
    const expected = containing(same);
    expect(expected.length).toBeGreaterThan(0);
    await open(page);
    await change(page, () => searchbox(page).fill(typed));
    await expect(status(page)).toHaveText(results(expected.length));
    expect(await listed(page)).toEqual(ids(expected));
    for (const mark of await marked(page)) expect(mark.toLowerCase()).toBe(same.toLowerCase());
    // The Chinese view shows no English text to mark.
    if (typed !== 'ENTERPRISES') expect((await marked(page)).length).toBeGreaterThan(0);
  });
}

test('search: traditional characters find simplified ones (F9)', async ({ page }) => {
  await open(page);
  await change(page, () => searchbox(page).fill('知識產權'));
  expect(await listed(page)).toEqual(ids(containing('知识产权')));
  expect(new Set(await marked(page))).toEqual(new Set(['知识产权']));
});

test('search: pinyin and initials find names, with matches marked (F9)', async ({ page }) => {
  await open(page);
  await change(page, () => searchbox(page).fill('zhishichanquan'));
  expect(await listed(page)).toEqual(expect.arrayContaining(ids(containing('知识产权', true))));
  expect(await page.locator('[data-entry="2024-event-01"] h3 mark').allTextContents()).toEqual(['知识产权', '知识产权']);
  await change(page, () => searchbox(page).fill('sz'));
  expect(await listed(page)).toEqual(expect.arrayContaining(ids(containing('深圳', true))));
  await expect(page.locator('[data-entry="2024-event-10"] h3 mark')).toHaveText(['深圳']);
});

test('a row that was away comes back as a new page has it: texts, marks, where else it was found (F9)', async ({ page }) => {
  // Without the marks that Leptos leaves where nothing is.
  const rows = () => page.locator('.entries').evaluate((list) => [...list.children].map((row) => row.innerHTML.replaceAll('<!---->', '')));
  const steps = [
    () => searchbox(page).fill('专利'),
    () => searchbox(page).fill('protection'),
    () => tile(page, '440300').click(),
    () => searchbox(page).fill(''),
    () => searchbox(page).fill('kj'),
    () => tile(page, '440300').click(),
    () => page.getByRole('button', { name: '按地区' }).click(),
    () => searchbox(page).fill('知识产权 保护'),
    () => searchbox(page).fill('kuaijie'),
    () => searchbox(page).fill(''),
  ];
  await open(page);
  const seen = [];
  for (const step of steps) {
    const before = await hash(page);
    await change(page, step);
    // The address follows what is typed after a pause.
    await expect.poll(() => hash(page)).not.toBe(before);
    seen.push([await hash(page), await rows()]);
  }
  expect(seen.some(([, rows]) => rows.some((row) => row.includes('entry-hit')))).toBe(true);
  expect(seen.some(([, rows]) => rows.some((row) => row.includes('<mark>')))).toBe(true);
  for (const [address, before] of seen) {
    await open(page, address);
    expect(await rows()).toEqual(before);
  }
});

test('search: English view marks English matches (F9)', async ({ page }) => {
  await open(page, 'lang=en');
  await change(page, () => searchbox(page).fill('hetao'));
  await expect(status(page)).toHaveText(/^\d+ results?$/);
  expect(await listed(page)).toEqual(ids(containing('Hetao')));
  expect(new Set(await marked(page))).toEqual(new Set(['Hetao']));
});

test('search: all words must be found, in any order (F9)', async ({ page }) => {
  await open(page, 'q=知识产权 深圳');
  const both = ids(containing('深圳')).filter((id) => ids(containing('知识产权')).includes(id));
  expect(await listed(page)).toEqual(both);
  await go(page, 'q=深圳　知识产权');
  expect(await listed(page)).toEqual(both);
});

test('search: an actor is found (F9)', async ({ page }) => {
  const actor = actors.find((one) => one.id === 'wipo');
  await open(page);
  await change(page, () => searchbox(page).fill(actor.name_zh));
  expect(await listed(page)).toContain('2024-event-01');
});

test('search: the field can be cleared by its button', async ({ page }) => {
  await open(page, 'q=abn');
  await change(page, () => page.getByRole('button', { name: '清除搜索词' }).click());
  await expect(searchbox(page)).toHaveValue('');
  await expect(searchbox(page)).toBeFocused();
  await expect(status(page)).toHaveText(results(35));
});

test('nothing is filtered while an input method composes (F9)', async ({ page }) => {
  await open(page);
  await searchbox(page).focus();
  const ime = (type, value, data) =>
    searchbox(page).evaluate(
      (input, [type, value, data]) => {
        if (value !== undefined) input.value = value;
        const Kind = type === 'input' ? InputEvent : CompositionEvent;
        input.dispatchEvent(new Kind(type, { data, bubbles: true, isComposing: type === 'input', inputType: 'insertCompositionText' }));
      },
      [type, value, data],
    );
  await ime('compositionstart');
  for (const text of ['s', 'sh', "sh'en", 'shen’zhen', '深圳海']) {
    await ime('input', text, text);
    // What would filter does so within the event: two frames later it would be on the page.
    await twoFrames(page);
    await expect(status(page)).toHaveText(results(35));
    expect(await listed(page)).toHaveLength(35);
    await expect(searchbox(page)).toHaveValue(text);
    expect(await hash(page)).toBe('');
  }
  await change(page, () => ime('compositionend', '深圳', '深圳'));
  await expect(status(page)).toHaveText(results(containing('深圳').length));
  expect(await listed(page)).toEqual(ids(containing('深圳')));
  // The next composition begins with the list as it is.
  await ime('compositionstart');
  await ime('input', '深圳h', 'h');
  await expect(status(page)).toHaveText(results(containing('深圳').length));
  await change(page, () => ime('compositionend', '深圳海', '海'));
  await expect(status(page)).toHaveText(results(containing('深圳海').length));
});

test('the same through the browser’s own input method (F9)', async ({ page }) => {
  await open(page);
  await searchbox(page).focus();
  const input = await page.context().newCDPSession(page);
  for (const text of ['s', 'shen', 'shenz']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await twoFrames(page);
    await expect(searchbox(page)).toHaveValue(text);
    expect(await hash(page)).toBe('');
  }
  await change(page, () => input.send('Input.insertText', { text: '深圳' }));
  await expect(searchbox(page)).toHaveValue('深圳');
  await expect(status(page)).toHaveText(results(containing('深圳').length));
});
