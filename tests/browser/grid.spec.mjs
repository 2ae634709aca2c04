// The city grid: where its tiles lie and what they say, in numbers of entries and by an indicator (F7, F16).
import { readFileSync } from 'node:fs';
import { allTiles, card, change, control, expect, go, hash, open, option, status, test, tile } from './page.mjs';
import { csv, entries, matching, observations, tiles } from './package.mjs';

const counts = (rows) => Object.fromEntries(tiles.map((one) => [one.code, rows.filter((row) => row.areas.some((a) => a.area_code === one.code)).length]));
const shown = (page) => allTiles(page).evaluateAll((all) => Object.fromEntries(all.map((one) => [one.dataset.area, Number(one.querySelector('.tile-value').textContent)])));

test('tiles lie as the package says', async ({ page }) => {
  await open(page);
  const boxes = await allTiles(page).evaluateAll((all) =>
    Object.fromEntries(all.map((one) => [one.dataset.area, [one.getBoundingClientRect().x, one.getBoundingClientRect().y]])),
  );
  const ranks = (values) => [...new Set(values.map(Math.round))].sort((a, b) => a - b);
  const [xs, ys] = [0, 1].map((axis) => ranks(Object.values(boxes).map((box) => box[axis])));
  for (const one of tiles) {
    const [x, y] = boxes[one.code].map(Math.round);
    expect([xs.indexOf(x), ys.indexOf(y)], one.name_zh).toEqual([Number(one.column), Number(one.row)]);
  }
});

test('tiles count the matching entries (F7)', async ({ page }) => {
  await open(page);
  expect(await shown(page)).toEqual(counts(entries));
  await change(page, () => option(page, 'list', '基层改革创新举措').click());
  expect(await shown(page)).toEqual(counts(matching({ list: ['measure'] })));
  await go(page, 'year=2023');
  expect(await shown(page)).toEqual(counts(matching({ year: ['2023'] })));
});

test('names say city, number with unit, rank; partners are marked as such (F7)', async ({ page }) => {
  for (const [lang, unit, rank, partner] of [
    ['zh-Hans', (n) => `${n}条`, (n) => `全省第${n}`, '合作方'],
    ['en', (n) => (n === 1 ? '1 entry' : `${n} entries`), (n) => `rank ${n} of all ${tiles.filter((one) => one.kind === 'city').length} cities`, 'partner'],
  ]) {
    await open(page, `lang=${lang}`);
    const expected = counts(entries);
    const cities = tiles.filter((one) => one.kind === 'city').map((one) => expected[one.code]);
    for (const one of tiles) {
      const count = expected[one.code];
      const name = lang === 'en' ? one.name_en : one.name_zh;
      const parts = [name, ...(one.kind === 'sar' ? [partner] : []), unit(count)];
      if (one.kind === 'city' && count > 0) parts.push(rank(1 + cities.filter((other) => other > count).length));
      await expect(tile(page, one.code)).toHaveAttribute('aria-label', parts.join(lang === 'en' ? ', ' : '，'));
      if (one.kind === 'sar') await expect(tile(page, one.code)).toHaveClass(/tile-partner/);
      else await expect(tile(page, one.code)).not.toHaveClass(/tile-partner/);
    }
  }
});

test.describe('an indicator on the map', () => {
  const of = (code, period = '2018') =>
    observations.find((one) => one.indicator_id === 'cl_invention_granted' && one.area_code === code && one.period === period);

  test('is chosen by two menus; tiles, names and table say the same as the package (F7, F16)', async ({ page }) => {
    await open(page);
    await change(page, () => control(page, 'indicator').selectOption('cl_invention_granted'));
    await change(page, () => control(page, 'period').selectOption('2018'));
    expect(await hash(page)).toBe('indicator=cl_invention_granted&period=2018');
    await card(page, 'grid').locator('details.grid-table summary').click();
    // It is loaded when it is first opened.
    await expect(page.locator('.grid-table table')).toBeVisible();
    const values = tiles.map((one) => of(one.code)).filter((seen) => seen?.value).map((seen) => Number(seen.value));
    const rows = await page.locator('.grid-table tbody tr').evaluateAll((all) =>
      Object.fromEntries(all.map((row) => [row.children[0].textContent, [...row.children].slice(1).map((cell) => cell.textContent)])),
    );
    expect(Object.keys(rows)).toHaveLength(23);
    expect(tiles.filter((one) => of(one.code)?.status === 'M')).toHaveLength(5);
    for (const one of tiles) {
      const seen = of(one.code);
      const full = seen?.value && Number(seen.value).toLocaleString('en-US');
      const rank = seen?.value && String(1 + values.filter((other) => other > Number(seen.value)).length);
      const state = (full && `${full}件`) || (seen ? '未公布' : one.kind === 'sar' ? '不适用' : '来源未提及');
      expect(rows[one.name_zh], one.name_zh).toEqual([full || state, rank || '', seen?.printed ?? '', seen?.note_zh ?? '']);
      const label = [one.name_zh, ...(one.kind === 'sar' ? ['合作方'] : []), state, // Not all cities have a figure: the rank is among those that have.
        ...(rank ? [`有数字的${values.length}个地市中第${rank}`] : [])].join('，');
      await expect(tile(page, one.code)).toHaveAttribute('aria-label', label);
      const text = await tile(page, one.code).locator('.tile-value').textContent();
      if (seen?.value) {
        const size = Number(seen.value);
        const near = text.endsWith('万') ? Number(text.slice(0, -1)) * 1e4 : Number(text.replaceAll(',', ''));
        expect(Math.abs(near - size) / size, `${one.name_zh} ${text}`).toBeLessThan(0.005);
      } else {
        expect(text).toBe(seen ? '未公布' : one.kind === 'sar' ? '不适用' : '未提及');
      }
    }
  });

  // Regression: a link, Back and another language lost the open table of the grid.
  test('its table is part of the link, and Back puts it away (F3, F4)', async ({ page }) => {
    await open(page, 'table=grid&sorted=grid.2-');
    const table = page.locator('.grid-table table');
    await expect(table.locator('thead th').nth(1)).toHaveAttribute('aria-sort', 'descending');
    await go(page, 'table=grid&sorted=grid.2-&lang=en');
    await expect(table.locator('thead th').nth(1)).toHaveAttribute('aria-sort', 'descending');
    await go(page, 'lang=en');
    await expect(table).toBeHidden();
    await page.goBack();
    await expect(table).toBeVisible();
    await card(page, 'grid').locator('details.grid-table summary').click();
    await expect.poll(() => hash(page)).toBe('lang=en');
  });

  test('its table sorts, leads to sources, and can be saved: what has no number says which nothing it is (F2, F10, F16)', async ({ page }) => {
    await open(page, 'indicator=cl_invention_granted&period=2018');
    await card(page, 'grid').locator('details.grid-table summary').click();
    const table = page.locator('.grid-table table');
    const sorted = tiles.map((one) => of(one.code)).filter((seen) => seen?.value).map((seen) => Number(seen.value)).sort((a, b) => a - b);
    const values = () => table.locator('tbody td:nth-child(2)').allTextContents();
    const numbers = async () => (await values()).slice(0, sorted.length).map((text) => Number(text.replace(/[^\d.]/g, '')));
    const heading = table.getByRole('columnheader', { name: '数值（件）' });
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    expect(await numbers()).toEqual(sorted);
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    expect(await numbers()).toEqual(sorted.toReversed());
    await expect.poll(() => hash(page)).toBe('indicator=cl_invention_granted&period=2018&table=grid&sorted=grid.2-');
    const saved = async (action) => {
      const coming = page.waitForEvent('download');
      await page.locator(`.grid-table [data-action=${action}]`).click();
      return readFileSync(await (await coming).path());
    };
    const file = await saved('csv');
    expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const rows = csv(file.toString('utf8').slice(1));
    for (const one of tiles) {
      const [row, seen] = [rows.find((row) => row['地区代码 / Area code'] === one.code), of(one.code)];
      expect(row['数值 / Value'], one.code).toBe(seen?.value ?? '');
      expect(row['有无数字 / State'], one.code).toBe(seen?.value ? 'figure' : seen ? 'not_published' : one.kind === 'sar' ? 'not_applicable' : 'not_mentioned');
    }
    expect(JSON.parse((await saved('json')).toString('utf8'))).toHaveLength(tiles.length);
    await go(page, 'list=measure&table=grid');
    const counted = csv((await saved('csv')).toString('utf8').slice(1));
    const expected = counts(matching({ list: ['measure'] }));
    for (const one of tiles) {
      const row = counted.find((row) => Object.values(row)[0] === one.name_zh);
      expect(Object.values(row)[2], one.code).toBe(String(expected[one.code]));
    }
  });

  test('zero, not published, not mentioned and not applicable differ in text, class and legend (F16)', async ({ page }) => {
    await open(page);
    const look = (code) => tile(page, code).evaluate((one) => [one.className, one.querySelector('.tile-value').textContent, one.ariaLabel.split('，')[1]]);
    const zero = await look('441500');
    await go(page, 'indicator=cl_invention_granted&period=2018');
    const [notPublished, notApplicable] = [await look('441500'), await look('810000')];
    expect(zero).toEqual(['tile tile-class-0', '0', '0条']);
    expect(notPublished).toEqual(['tile tile-not-published', '未公布', '未公布']);
    expect(notApplicable[0]).toContain('tile-not-applicable');
    await expect(card(page, 'grid').locator('.legend')).toContainText('未公布');
    // 2020: figures of the leading cities only.
    await go(page, 'indicator=cl_invention_granted&period=2020');
    const without = tiles.filter((one) => one.kind === 'city' && !of(one.code, '2020'));
    expect(without.length).toBeGreaterThan(0);
    for (const one of without) expect((await look(one.code)).slice(0, 2)).toEqual(['tile tile-not-mentioned', '未提及']);
    const looks = new Set([zero, notPublished, notApplicable, await look(without[0].code)].map(([name]) => name));
    expect(looks.size).toBe(4);
    await expect(card(page, 'grid').locator('.legend')).toContainText('来源未提及');
    await expect(card(page, 'grid').locator('.legend')).toContainText('不适用');
  });

  test('keeps the cities as filters and goes away again', async ({ page }) => {
    await open(page, 'indicator=cl_invention_granted&period=2018');
    await change(page, () => tile(page, '440300').click());
    await expect(status(page)).toHaveText(`${matching({ city: ['440300'] }).length} 条结果`);
    await expect(tile(page, '440300').locator('.tile-value')).toHaveText('2.13万');
    await change(page, () => control(page, 'indicator').selectOption(''));
    expect(await hash(page)).toBe('city=440300');
    expect(await shown(page)).toEqual(counts(entries));
  });
});

// In large letters on a phone 6.97万 was cut to .97万.
for (const link of ['indicator=court_new&text=large', 'indicator=court_new&text=large&lang=en', 'text=large&lang=en', 'indicator=court_new']) {
  test(`no text of a tile is cut at 320 pixels: ${link}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 900 });
    await open(page, link);
    const cut = await allTiles(page).evaluateAll((all) =>
      all.flatMap((one) => {
        const tile = one.getBoundingClientRect();
        const texts = [...one.querySelectorAll('.tile-name, .tile-value')].filter((text) => text.getClientRects().length > 0);
        return texts.filter((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          const box = range.getBoundingClientRect();
          return box.left < tile.left - 0.5 || box.right > tile.right + 0.5;
        }).map((text) => text.textContent);
      }),
    );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('the card has a legend, its source and says that it is a diagram', async ({ page }) => {
  await open(page);
  const grid = card(page, 'grid');
  await expect(grid.locator('.disclaimer')).toHaveText(/示意图，非行政区划图/);
  expect(await grid.locator('.legend li').count()).toBeGreaterThan(3);
  await expect(grid.locator('.legend')).toContainText('合作方');
  const highest = Math.max(...tiles.map((one) => counts(entries)[one.code]));
  await expect(grid.locator('.legend')).toContainText(String(highest));
});
