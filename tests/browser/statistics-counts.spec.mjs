// Numbers of entries whose bars filter, the switch of scales, the way to the map (F3, F5, F6).
import { change, control, expect, hash, listed, placeOf, test, tile } from './page.mjs';
import { entries, matching, observations, topics } from './package.mjs';
import { chart, live, numberIn, openView, paintedOf, tableOf, walkAll } from './statistics.mjs';

const status = (page) => page.locator('[role=status]');
const views = (page) => page.locator('nav.views a');
/** Where on the page a bar lies: the keys put the mark there. */
async function bar(page, id, place) {
  await chart(page, id).scrollIntoViewIfNeeded();
  await chart(page, id).focus();
  await page.keyboard.press('Home');
  for (let count = 0; count < place; count += 1) await page.keyboard.press('ArrowDown');
  const box = await placeOf(page.locator(`[data-card="${id}"] .chart-cursor`));
  const name = (await live(page).textContent()).split('，')[0];
  await chart(page, id).evaluate((one) => one.blur());
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, name };
}
const topicOf = (name) => topics.find((one) => one.name_zh === name).id;

test('a click on a bar sets the filter of the overview, a second takes it back (F3, F5)', async ({ page }) => {
  await openView(page);
  await expect(status(page)).toHaveText(`${entries.length} 条结果`);
  await expect(status(page)).toHaveCount(1);
  const { x, y, name } = await bar(page, 'topic', 1);
  const topic = topicOf(name);
  const expected = matching({ topic: [topic] }).map((one) => one.id);
  await change(page, () => page.mouse.click(x, y));
  expect(await hash(page)).toBe(`view=statistics&topic=${topic}`);
  await expect(status(page)).toHaveText(`${expected.length} 条结果`);
  await change(page, () => views(page).first().click());
  expect(await hash(page)).toBe(`topic=${topic}`);
  expect(await listed(page)).toEqual(expected);
  await expect(page.locator('[data-facet=topic] input:checked')).toHaveCount(1);
  await change(page, () => views(page).nth(1).click());
  const again = await bar(page, 'topic', (await walkAll(page, ['topic'])).topic.findIndex((sentence) => sentence.startsWith(name)));
  expect(again.name).toBe(name);
  await change(page, () => page.mouse.click(again.x, again.y));
  expect(await hash(page)).toBe('view=statistics');
  await expect(status(page)).toHaveText(`${entries.length} 条结果`);
});

test('Enter on a bar does the same; the bar says that it is chosen and keeps the focus (F5, F8)', async ({ page }) => {
  await openView(page);
  for (const [id, facet, key, of] of [
    ['city', 'city', '440300', { city: ['440300'] }],
    ['year', 'year', '2023', { year: ['2023'] }],
    ['lists', 'list', 'measure', { list: ['measure'] }],
  ]) {
    await openView(page);
    const sentences = (await walkAll(page, [id]))[id];
    const name = { 440300: '深圳', 2023: '2023年度', measure: '基层改革创新举措' }[key];
    const place = sentences.findIndex((sentence) => sentence.startsWith(name));
    expect(place, sentences.join('|')).toBeGreaterThanOrEqual(0);
    await chart(page, id).focus();
    await page.keyboard.press('Home');
    for (let count = 0; count < place; count += 1) await page.keyboard.press('ArrowDown');
    await expect(live(page)).toHaveText(`${name}，${matching(of).length}条`);
    await change(page, () => page.keyboard.press('Enter'));
    expect(await hash(page)).toBe(`view=statistics&${facet}=${key}`);
    await expect(status(page)).toHaveText(`${matching(of).length} 条结果`);
    await expect(chart(page, id)).toBeFocused();
    const after = (await walkAll(page, [id]))[id];
    expect(after.filter((sentence) => sentence.endsWith('，已选'))).toEqual([`${name}，${matching(of).length}条，已选`]);
  }
});

test('the numbers of the other pictures follow a filter, as those of the facets do (F5)', async ({ page }) => {
  await openView(page, 'table=topic');
  const names = (await tableOf(page, 'topic')).rows.map(([name]) => name);
  await openView(page, 'year=2023&table=topic');
  // Bars keep their places, those without an entry too.
  const expected = names.map((name) => [name, String(matching({ year: ['2023'], topic: [topicOf(name)] }).length)]);
  expect(expected.map(([, count]) => count)).toContain('0');
  expect((await tableOf(page, 'topic')).rows).toEqual(expected);
  await expect(status(page)).toHaveText(`${matching({ year: ['2023'] }).length} 条结果`);
});

test('a row of the table filters too (F2, F5)', async ({ page }) => {
  await openView(page, 'table=lists');
  const expected = matching({ list: ['event'] }).length;
  await change(page, () => page.locator('[data-card=lists] tbody').getByRole('button', { name: '十大事件' }).click());
  expect(await hash(page)).toBe('view=statistics&list=event&table=lists');
  await expect(status(page)).toHaveText(`${expected} 条结果`);
});

test('the way from the numbers to the entries themselves (F5)', async ({ page }) => {
  await openView(page, 'list=event&year=2024');
  await change(page, () => page.getByRole('button', { name: '看这些条目' }).click());
  expect(await hash(page)).toBe('year=2024&list=event');
  expect(await listed(page)).toEqual(matching({ list: ['event'], year: ['2024'] }).map((one) => one.id));
  await expect(page.locator('#list-heading')).toBeFocused();
});

const REMARK = { zh: '高度不能互相比较', en: 'heights cannot be compared' };
for (const [lang, own, shared] of [['zh', '各自坐标', '同一坐标'], ['en', 'Own scales', 'One scale']]) {
  test(`own scales are in the address, with a remark that is shown and said, ${lang} (F3)`, async ({ page }) => {
    await openView(page, '', lang);
    await expect(page.locator('.scale-remark')).toHaveCount(0);
    const before = await paintedOf(page, 'court_new');
    await change(page, () => page.getByRole('button', { name: own, exact: true }).click());
    expect(await hash(page)).toBe(lang === 'zh' ? 'view=statistics&scale=free' : 'view=statistics&scale=free&lang=en');
    await expect(page.locator('.scale-remark')).toBeVisible();
    await expect(page.locator('.scale-remark')).toContainText(REMARK[lang]);
    await expect(live(page)).toContainText(REMARK[lang]);
    await expect.poll(() => paintedOf(page, 'court_new')).not.toBe(before);
    await change(page, () => page.getByRole('button', { name: shared, exact: true }).click());
    await expect(page.locator('.scale-remark')).toHaveCount(0);
    await expect(live(page)).toHaveText(shared);
    await expect.poll(() => paintedOf(page, 'court_new')).toBe(before);
    await openView(page, 'scale=free', lang);
    await expect(page.locator('.scale-remark')).toBeVisible();
  });
}

test('an indicator with figures of cities leads to the grid, others do not (F6)', async ({ page }) => {
  await openView(page, 'year=2024');
  const button = (id) => page.locator(`[data-card="${id}"]`).getByRole('button', { name: '在格网上看' });
  await expect(button('customs_joint_batches')).toHaveCount(0);
  await change(page, () => button('cl_invention_granted').click());
  expect(await hash(page)).toBe('year=2024&indicator=cl_invention_granted');
  await expect(control(page, 'indicator')).toHaveValue('cl_invention_granted');
  const own = observations.filter((one) => one.indicator_id === 'cl_invention_granted' && one.area_code === '440300' && one.value);
  const shown = numberIn(await tile(page, '440300').locator('.tile-value').textContent());
  expect(own.map((one) => Number(one.value)).some((value) => Math.abs(value - shown) < value / 100)).toBe(true);
  await change(page, () => page.goBack());
  await expect(page.locator('.statistics')).toBeVisible();
});

// A bar that was pressed was painted up to two frames late on slow machines: its tooltip changed in the same frame, and a changed
// text has the whole page laid out anew. Where links lead to changes no picture.
test('in the frame of a pressed bar only its canvas changes; tooltip and status follow', async ({ page }) => {
  await openView(page);
  await chart(page, 'topic').focus();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-card="topic"] .tooltip')).toBeVisible();
  const before = await paintedOf(page, 'topic');
  const changed = await page.evaluate(async () => {
    const frame = document.querySelector('[data-card="topic"] .chart-frame');
    const records = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await new Promise((done) => requestAnimationFrame(done));
    const early = records.map((record) => `${record.type} ${record.attributeName ?? ''} ${record.target.nodeName}`);
    observer.disconnect();
    return early;
  });
  expect(changed.filter((record) => record !== 'attributes href A')).toEqual([]);
  await expect.poll(() => paintedOf(page, 'topic')).not.toBe(before);
  await expect(page.locator('[data-card="topic"] .tooltip')).toContainText('已选');
  await expect(page.locator('.views a').first()).toHaveAttribute('href', /topic=/);
  await expect(page.locator('.counts-status [role="status"]')).not.toContainText('35');
});
