// Filters, counts, the empty result, the order (F9).
import { containing, ids, results } from './filters.mjs';
import { change, control, expect, facet, go, hash, listed, moreFilters, open, option, status, test, tile } from './page.mjs';
import { areas, entries, facets, matching, topics } from './package.mjs';

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
