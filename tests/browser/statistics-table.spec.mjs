// A picture and its table say the same, and both say what the package says (F2, F8).
import { change, expect, hash, language, test } from './page.mjs';
import { entries, editions, topics } from './package.mjs';
import {
  EXACTNESS, LANGS, STATUS, WORDS, areaOf, chart, chartCards, charted, indicator, numberIn, openView, row, tableOf, tableSwitch, unitName, unitOf, values, walkAll,
} from './statistics.mjs';

const COUNTS = ['topic', 'city', 'year', 'lists'];

/** Area, year and the rest of a sentence about an indicator; fails if the sentence does not begin as it should. */
function read(sentence, id, lang) {
  const { comma, name, year } = WORDS[lang];
  const [first, second] = sentence.split(comma);
  const start = [first, second, indicator(id)[name], ''].join(comma);
  expect(sentence.startsWith(start), sentence).toBe(true);
  const period = /^\d{4}/.exec(first)[0];
  expect(first).toBe(year(period));
  return { area: second, period, rest: sentence.slice(start.length) };
}

for (const lang of LANGS) {
  test(`every point of every indicator's picture says what its table and the package say, ${lang} (F2, F8)`, async ({ page }) => {
    test.setTimeout(180_000);
    const ids = charted.map((one) => one.id);
    const { name, notPublished, notMentioned } = WORDS[lang];
    await openView(page, '', lang);
    const walked = await walkAll(page, ids);
    await openView(page, `table=${ids.join(',')}`, lang);
    const codes = Object.fromEntries(values.map((one) => [areaOf(one.area_code)[name], one.area_code]));
    const wrong = [];
    const check = (is, text) => is || wrong.push(text);
    for (const id of ids) {
      const { heads, rows } = await tableOf(page, id);
      const unit = unitOf(id);
      expect(heads[2], id).toContain(lang === 'zh' ? unit.name_zh : unit.kind === 'currency' ? unit.name_en : unit.plural_en);
      const lines = rows.map(([area, year, value, printed, remark]) => ({ area, year, value, printed, remark, row: row(id, codes[area], year) }));
      for (const line of lines) {
        const text = `${id}: ${JSON.stringify(line)}`;
        if (!line.row) check(line.value === notMentioned, text);
        else if (line.row.value === '') check(line.value === notPublished, text);
        else {
          check(numberIn(line.value) === Number(line.row.value), text);
          check(EXACTNESS[lang][line.row.qualifier].test(line.value), text);
          check(line.printed === line.row.printed, text);
          check(line.remark.includes(STATUS[lang][line.row.status]) && line.remark.includes(line.row[WORDS[lang].note]), text);
        }
      }
      expect(new Set(lines.map((line) => `${line.area} ${line.year}`)).size, id).toBe(lines.length);
      // Every figure of the indicator has its row.
      const own = values.filter((one) => one.indicator_id === id).map((one) => `${areaOf(one.area_code)[name]} ${one.period}`);
      const inTable = lines.filter((line) => line.row?.value).map((line) => `${line.area} ${line.year}`);
      expect(inTable.sort(), id).toEqual(own.sort());
      // Every point of the picture is a row; only areas with a single figure may stand outside the picture.
      const said = walked[id].map((sentence) => ({ sentence, ...read(sentence, id, lang) }));
      for (const { sentence, area, period, rest } of said) {
        const line = lines.find((one) => one.area === area && one.year === period);
        if (!line) check(false, `${id}: no row for ${sentence}`);
        else if (!line.row?.value) check(rest === line.value, `${id}: ${sentence} but ${line.value}`);
        else {
          check(numberIn(rest) === numberIn(line.value), `${id}: ${sentence} but ${line.value}`);
          check(rest.includes(unitName(unit, line.row.value, lang)), `${id}: no unit in ${sentence}`);
          check(EXACTNESS[lang][line.row.qualifier].test(rest), `${id}: exactness of ${sentence}`);
          check(rest.includes(STATUS[lang][line.row.status]), `${id}: state of ${sentence}`);
        }
      }
      const points = new Set(said.map((one) => `${one.area} ${one.period}`));
      expect(points.size, id).toBe(said.length);
      const drawn = new Set(said.map((one) => one.area));
      for (const line of lines) check(!drawn.has(line.area) || points.has(`${line.area} ${line.year}`), `${id}: ${line.area} ${line.year} cannot be walked to`);
      const outside = lines.filter((line) => !drawn.has(line.area) && line.row?.value).map((line) => line.area);
      expect(new Set(outside).size, id).toBe(outside.length);
    }
    expect(wrong).toEqual([]);
  });

  test(`the pictures that count entries say what their tables and the package say, ${lang} (F2)`, async ({ page }) => {
    await openView(page, '', lang);
    const walked = await walkAll(page, [...COUNTS, 'selection']);
    await openView(page, `table=${[...COUNTS, 'selection'].join(',')}`, lang);
    const { comma, name } = WORDS[lang];
    for (const id of COUNTS) {
      const { rows } = await tableOf(page, id);
      expect(walked[id].map((sentence) => sentence.split(comma)), id).toEqual(
        rows.map(([label, count]) => [label, lang === 'zh' ? `${count}条` : count === '1' ? '1 entry' : `${count} entries`]),
      );
    }
    const counted = topics.map((one) => [one[name], entries.filter((entry) => entry.topic_id === one.id).length]).filter(([, count]) => count);
    const byTopic = (await tableOf(page, 'topic')).rows.map(([label, count]) => [label, Number(count)]);
    expect(byTopic.toSorted()).toEqual(counted.toSorted());
    expect(byTopic.map(([, count]) => count)).toEqual(counted.map(([, count]) => count).sort((a, b) => b - a));
    const byYear = (await tableOf(page, 'year')).rows.map(([label, count]) => [/\d{4}/.exec(label)[0], Number(count)]);
    expect(byYear.toSorted()).toEqual(editions.map((one) => [one.year, entries.filter((entry) => entry.year === one.year).length]).filter(([, count]) => count).toSorted());
    // The selection: each number of the table is said by a point of its year.
    const selection = await tableOf(page, 'selection');
    expect(selection.heads[2]).toBe(lang === 'zh' ? '数量（件／项）' : 'Number (items)');
    for (const [year, stage, words] of selection.rows) {
      const said = walked.selection.filter((sentence) => sentence.startsWith(year) && sentence.includes(stage));
      expect(said, `${year} ${stage}`).toHaveLength(1);
      if (/\d/.test(words)) expect(said[0]).toContain(/[\d,]+/.exec(words)[0]);
      else expect(said[0]).toContain(lang === 'zh' ? '未公布' : 'not published');
    }
    const newest = editions.toSorted((a, b) => b.year - a.year)[0];
    const numbers = selection.rows.filter(([year]) => year.includes(newest.year)).map(([, , words]) => numberIn(words)).filter(Boolean);
    expect(numbers).toEqual([newest.submissions, newest.events, newest.measures].map(Number));
  });
}

test('the switch shows the table in place of the picture, in the address, and back undoes it (F2, F12)', async ({ page }) => {
  await openView(page);
  const card = page.locator('[data-card=court_new]');
  await expect(tableSwitch(page, 'court_new')).toHaveText('看表格');
  await expect(tableSwitch(page, 'court_new')).toHaveAttribute('aria-pressed', 'false');
  await expect(card.locator('table')).toHaveCount(0);
  await change(page, () => tableSwitch(page, 'court_new').click());
  expect(await hash(page)).toBe('view=statistics&table=court_new');
  await expect(card.locator('table')).toBeVisible();
  await expect(chart(page, 'court_new')).toHaveCount(0);
  await expect(tableSwitch(page, 'court_new')).toHaveAttribute('aria-pressed', 'true');
  await expect(tableSwitch(page, 'court_new')).toBeFocused();
  await change(page, () => tableSwitch(page, 'pct').click());
  expect(await hash(page)).toBe('view=statistics&table=court_new,pct');
  await change(page, () => page.goBack());
  expect(await hash(page)).toBe('view=statistics&table=court_new');
  await expect(page.locator('[data-card=pct] table')).toHaveCount(0);
  await change(page, () => tableSwitch(page, 'court_new').click());
  expect(await hash(page)).toBe('view=statistics');
  await expect(chart(page, 'court_new')).toBeVisible();
  await change(page, () => language(page, 'English').click());
  await expect(tableSwitch(page, 'court_new')).toHaveText('Show table');
});

test('every table has a caption, heads with a scope, and row heads (F2)', async ({ page }) => {
  await openView(page);
  const ids = await chartCards(page);
  await openView(page, `table=${ids.join(',')}`);
  const parts = await page.locator('.chart-card').evaluateAll((all) =>
    all.map((one) => ({
      id: one.dataset.card,
      caption: one.querySelector('table > caption')?.textContent.trim() ?? '',
      heads: [...one.querySelectorAll('thead th')].every((head) => head.scope === 'col' && head.textContent.trim() && head.ariaSort === 'none'),
      rows: [...one.querySelectorAll('tbody tr')].map((line) => line.cells[0].tagName + line.cells[0].scope),
    })),
  );
  for (const one of parts) {
    expect(one.caption, one.id).not.toBe('');
    expect(one.heads, one.id).toBe(true);
    expect(one.rows.length, one.id).toBeGreaterThan(0);
    expect(new Set(one.rows), one.id).toEqual(new Set(['THrow']));
  }
});

test('a click on a head sorts by number, a second the other way; what has no number stays last (F2)', async ({ page }) => {
  await openView(page, 'table=court_new');
  const head = page.locator('[data-card=court_new] thead th');
  const place = 2;
  const own = values.filter((one) => one.indicator_id === 'court_new').map((one) => Number(one.value));
  const shown = async () => (await tableOf(page, 'court_new')).rows.map((cells) => cells[place]);
  for (const [sort, order] of [['ascending', (a, b) => a - b], ['descending', (a, b) => b - a]]) {
    await head.nth(place).getByRole('button').press('Enter');
    await expect(head.nth(place)).toHaveAttribute('aria-sort', sort);
    await expect(head.nth(place).getByRole('button')).toBeFocused();
    const numbers = (await shown()).map(numberIn);
    expect(numbers.slice(0, own.length)).toEqual(own.toSorted(order));
    expect(numbers.slice(own.length).every(Number.isNaN)).toBe(true);
    expect(numbers.length).toBeGreaterThan(own.length);
  }
  await head.nth(1).getByRole('button').click();
  await expect(head.nth(1)).toHaveAttribute('aria-sort', 'ascending');
  await expect(head.nth(place)).toHaveAttribute('aria-sort', 'none');
  const years = (await tableOf(page, 'court_new')).rows.map((cells) => Number(cells[1]));
  expect(years).toEqual(years.toSorted((a, b) => a - b));
});

// Regression: the order of a card's table was nowhere in the address, so a link or another language lost it.
test('the order of a table is part of the link, survives another language, and goes with Back (F3, F4)', async ({ page, context }) => {
  await openView(page, 'table=court_new');
  const heads = (of) => of.locator('[data-card=court_new] thead th');
  const shown = async (of) => (await tableOf(of, 'court_new')).rows.map((cells) => numberIn(cells[2])).filter((value) => !Number.isNaN(value));
  for (const _ of [1, 2]) await heads(page).nth(2).getByRole('button').click();
  await expect.poll(() => hash(page)).toBe('view=statistics&table=court_new&sorted=court_new.3-');
  const downwards = await shown(page);
  expect(downwards).toEqual(downwards.toSorted((a, b) => b - a));
  const other = await context.newPage();
  await openView(other, 'table=court_new&sorted=court_new.3-', 'en');
  await expect(heads(other).nth(2)).toHaveAttribute('aria-sort', 'descending');
  expect(await shown(other)).toEqual(downwards);
  await page.goBack();
  await expect(heads(page).nth(2)).toHaveAttribute('aria-sort', 'ascending');
  await page.locator('[data-card=court_new] .card-switch').click();
  await expect.poll(() => hash(page)).toBe('view=statistics');
});

// "广州海关关区" stood as six lines of a character, and in English the numbers began outside the window.
for (const lang of LANGS) {
  test(`on a phone the places of a table are words and its numbers are in sight, ${lang} (R-40)`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await openView(page, 'card=customs_items&table=customs_items', lang);
    const rows = page.locator('[data-card="customs_items"] tbody tr');
    await expect(rows.first()).toBeVisible();
    const found = await rows.evaluateAll((rows) =>
      rows.map((row) => {
        const [place, , value] = row.cells;
        const range = document.createRange();
        range.selectNodeContents(place);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        return { name: place.textContent, lines, right: value.getBoundingClientRect().right };
      }),
    );
    for (const { name, lines, right } of found) {
      // Chinese on one line, English a word a line at most.
      expect(lines, name).toBeLessThanOrEqual(lang === 'zh' ? 1 : name.split(' ').length);
      expect(right, name).toBeLessThanOrEqual(375);
    }
  });
}

// What a table is about was as wide as the table: on a phone its end lay out of sight, and all of it once the table was scrolled.
test('a table wider than its frame keeps in sight what it is about, however far it is scrolled (F2, F15)', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await openView(page, 'compare=cl_invention_granted&areas=440100,440300,440400&table=comparison', 'en');
  const frame = page.locator('[data-card=comparison] .table-frame');
  await frame.locator('caption').waitFor();
  const seen = () =>
    frame.evaluate((frame) => {
      const [text, around] = [document.createRange(), frame.getBoundingClientRect()];
      text.selectNodeContents(frame.querySelector('caption'));
      const { left, right } = text.getBoundingClientRect();
      return { isWider: frame.scrollWidth > frame.clientWidth + 100, isSeen: left >= around.left - 1 && right <= around.right + 1 };
    });
  expect(await seen()).toEqual({ isWider: true, isSeen: true });
  await frame.evaluate((frame) => (frame.scrollLeft = frame.scrollWidth));
  expect(await seen()).toEqual({ isWider: true, isSeen: true });
});
