// Filters, counts, the search, the empty result, the order (F9).
import { change, control, expect, facet, go, hash, listed, moreFilters, open, option, searchbox, status, test, tile } from './page.mjs';
import { actors, areas, entries, facets, matching, places, topics } from './package.mjs';

const results = (count) => `${count} 条结果`;
const ids = (rows) => rows.map((one) => one.id);
const countOf = (page, name, label) => option(page, name, label).locator('.option-count');

for (const name of Object.keys(facets)) {
  test(`${name}: every count is what choosing it gives, alone (F9)`, async ({ page }) => {
    await open(page);
    await moreFilters(page);
    for (const { key, zh } of facets[name]) {
      const expected = matching({ [name]: [key] });
      const input = option(page, name, zh).locator('input');
      await expect(countOf(page, name, zh)).toHaveText(String(expected.length));
      // No dead ends: what would give nothing cannot be chosen.
      if (expected.length === 0) {
        await expect(input).toBeDisabled();
        continue;
      }
      await change(page, () => option(page, name, zh).click());
      await expect(input).toBeChecked();
      await expect(status(page)).toHaveText(results(expected.length));
      expect(await listed(page)).toEqual(ids(expected));
      await change(page, () => input.press('Space'));
      await expect(status(page)).toHaveText(results(entries.length));
    }
  });
}

test('counts hold under other filters, and each facet is counted without itself (F9)', async ({ page }) => {
  const chosen = { year: ['2024'], list: ['measure'], city: ['440100', '440300'] };
  await open(page, 'year=2024&list=measure&city=440100,440300');
  await expect(status(page)).toHaveText(results(matching(chosen).length));
  for (const name of Object.keys(facets)) {
    for (const { key, zh } of facets[name]) {
      await expect(countOf(page, name, zh), `${name} ${zh}`).toHaveText(String(matching({ ...chosen, [name]: [key] }).length));
    }
  }
});

test('facets narrow each other, values of one facet add up (F9)', async ({ page }) => {
  await open(page);
  const chosen = {};
  for (const [name, key, label] of [
    ['year', '2024', '2024年度'],
    ['topic', 'dispute_resolution', '纠纷化解'],
    ['topic', 'judicial_protection', '司法保护'],
    ['list', 'measure', '基层改革创新举措'],
  ]) {
    chosen[name] = [...(chosen[name] ?? []), key];
    await change(page, () => option(page, name, label).click());
    expect(await listed(page)).toEqual(ids(matching(chosen)));
  }
  await expect(page.locator('.active-filters li')).toHaveCount(4);
  await change(page, () => page.locator('.active-filters').getByRole('button', { name: '移除 司法保护' }).click());
  expect(await listed(page)).toEqual(ids(matching({ ...chosen, topic: ['dispute_resolution'] })));
  await change(page, () => control(page, 'clear').click());
  await expect(status(page)).toHaveText(results(35));
  expect(await hash(page)).toBe('');
  await expect(page.locator('[data-facet] input:checked')).toHaveCount(0);
});

test('province-wide is a value of the area facet and no tile', async ({ page }) => {
  await open(page);
  await moreFilters(page);
  await change(page, () => option(page, 'city', '全省').click());
  expect(await listed(page)).toEqual(ids(matching({ city: ['440000'] })));
  await expect(page.locator('#app [aria-pressed=true][data-area]')).toHaveCount(0);
});

test('a filter by tile shows in the area facet, and the other way round', async ({ page }) => {
  await open(page);
  await moreFilters(page);
  await change(page, () => tile(page, '440300').click());
  await expect(option(page, 'city', '深圳').locator('input')).toBeChecked();
  await change(page, () => option(page, 'city', '广州').click());
  await expect(tile(page, '440100')).toHaveAttribute('aria-pressed', 'true');
  expect(await hash(page)).toBe('city=440300,440100');
});

/** Entries with `term` in any text of theirs, in either language: looked for the slow way. */
const containing = (term, names = false) =>
  entries.filter((one) => {
    const of = (rows, keys) => rows.filter((row) => keys.includes(row.id ?? row.code)).flatMap((row) => [row.name_zh, row.name_zh_hant, row.name_en]);
    const texts = [one.title_zh, ...of(areas, one.areas.map((row) => row.area_code)), ...of(topics, [one.topic_id]), ...of(places, one.places)];
    if (!names) texts.push(one.title_en, one.summary_zh, one.summary_en, ...one.facts.flatMap((fact) => [fact.text_zh, fact.text_en]));
    return texts.some((text) => text?.toLowerCase().includes(term.toLowerCase()));
  });

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

// Once the second area of a row had the dot that parts topic and areas before it, as well as its comma.
test('the areas of a row are parted by their comma alone', async ({ page }) => {
  await open(page);
  const spoken = (tags) => {
    const text = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE) return '';
      const before = getComputedStyle(node, '::before').content;
      return (before === 'none' ? '' : JSON.parse(before)) + [...node.childNodes].map(text).join('');
    };
    return text(tags);
  };
  const inPlace = (one) => one.areas.filter((row) => row.relation === 'place');
  const entry = entries.find((one) => inPlace(one).length > 2);
  const names = inPlace(entry).map((row) => facets.city.find((city) => city.key === row.area_code).zh);
  const topic = topics.find((one) => one.id === entry.topic_id).name_zh;
  expect(await page.locator(`[data-entry="${entry.id}"] .entry-tags`).evaluate(spoken)).toBe(`${topic} · ${names.join('、')}`);
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
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
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
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(searchbox(page)).toHaveValue(text);
    expect(await hash(page)).toBe('');
  }
  await change(page, () => input.send('Input.insertText', { text: '深圳' }));
  await expect(searchbox(page)).toHaveValue('深圳');
  await expect(status(page)).toHaveText(results(containing('深圳').length));
});

test('an empty result names the filters to drop; dropping one gives the promised number (F9)', async ({ page }) => {
  const link = 'year=2023&topic=financing&q=%E8%B6%8A%E7%A7%80';
  for (const [label, left] of [
    ['年度', () => containing('越秀').filter((one) => one.topic_id === 'financing')],
    ['主题', () => containing('越秀').filter((one) => one.year === '2023')],
    ['搜索词', () => matching({ year: ['2023'], topic: ['financing'] })],
  ]) {
    await open(page, link);
    await expect(page.locator('[data-empty]')).toHaveCount(1);
    await expect(status(page)).toHaveText(results(0));
    expect(await listed(page)).toEqual([]);
    const expected = left();
    const button = page.locator('[data-empty] button').filter({ hasText: label });
    if (expected.length === 0) {
      await expect(button).toHaveCount(0);
      continue;
    }
    await expect(button).toContainText(results(expected.length));
    await change(page, () => button.click());
    await expect(status(page)).toHaveText(results(expected.length));
    expect(await listed(page)).toEqual(ids(expected));
    await expect(page.locator('[data-empty]')).toHaveCount(0);
  }
});

test('an empty result that no single filter explains says so', async ({ page }) => {
  await open(page, 'year=2023&list=event&q=%C2%A7%C2%A7');
  await expect(page.locator('[data-empty] button')).toHaveText([new RegExp(`搜索词.*${results(10)}`)]);
  await go(page, 'year=2023&list=measure&q=%C2%A7%C2%A7');
  await expect(page.locator('[data-empty] button')).toHaveCount(0);
  await expect(page.locator('[data-empty]')).toContainText('请清除全部筛选');
  await change(page, () => control(page, 'clear').click());
  await expect(status(page)).toHaveText(results(35));
});

test('order: official, by city, by topic', async ({ page }) => {
  const city = (one) => Math.min(...one.areas.filter((row) => row.relation === 'place').map((row) => (row.area_code === '440000' ? -1 : areas.findIndex((area) => area.code === row.area_code))));
  const topic = (one) => topics.findIndex((other) => other.id === one.topic_id);
  const by = (key) => ids(entries.toSorted((a, b) => key(a) - key(b)));
  await open(page);
  expect(await listed(page)).toEqual(ids(entries));
  for (const [label, word, expected] of [
    ['按地区', 'sort=city', by(city)],
    ['按主题', 'sort=topic', by(topic)],
    ['榜单顺序', '', ids(entries)],
  ]) {
    const button = page.getByRole('button', { name: label });
    await change(page, () => button.click());
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(await listed(page)).toEqual(expected);
    expect(await hash(page)).toBe(word);
  }
});

test('the number of results is one polite status (F9)', async ({ page }) => {
  await open(page, 'year=2023');
  await expect(status(page)).toHaveCount(1);
  await expect(status(page)).toHaveText(results(10));
  await expect(facet(page, 'year').locator('legend')).toHaveText('年度');
});
