// The panel of a figure: what is counted, how it is printed, how exact it is, and where it comes from (F1, F9).
import { change, expect, go, hash, open, test } from './page.mjs';
import { editions, observations, sources } from './package.mjs';
import { LANGS, STATUS, WORDS, areaOf, chart, indicator, keyOf, numberIn, openView, panel, row, single, unitName, unitOf, values } from './statistics.mjs';

const EXACT = {
  zh: { exact: '实数', rounded: '来源取整', about: '约数', more_than: '下限', at_least: '下限', nearly: '上限' },
  en: { exact: 'as counted', rounded: 'rounded by the source', about: 'about', more_than: 'a lower bound', at_least: 'a lower bound', nearly: 'an upper bound' },
};
const KIND = {
  zh: { flow: '当年数', stock: '年末数', cumulative: '累计数' },
  en: { flow: 'in the year', stock: 'at year end', cumulative: 'cumulative' },
};
const NOT_SHOWN = { zh: ['所见页面未署发布者', '未见日期'], en: ['publisher not shown', 'date not shown'] };

/** `2025-04-25` -> `2025年4月25日` / `25 April 2025`; months and years likewise. */
function dateIn(lang, iso) {
  const [year, month, day] = iso.split('-').map(Number);
  if (lang === 'zh') return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('');
  const name = month && new Date(Date.UTC(year, month - 1, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return [day, name, year].filter(Boolean).join(' ');
}

const has = (text, part, what) => expect(text.includes(part), `${what}: “${part}” in “${text}”`).toBe(true);

for (const lang of LANGS) {
  test(`the panel of a figure has everything that the package says of it, ${lang} (F1, F9)`, async ({ page }) => {
    test.setTimeout(180_000);
    await openView(page, `figure=${keyOf(values[0])}`, lang);
    const { name, note, year } = WORDS[lang];
    // A third of the figures, and every one that is not plain.
    const seen = values.filter((one, place) => place % 3 === 1 || one.status !== 'A' || !['exact', 'rounded'].includes(one.qualifier));
    for (const one of seen) {
      const what = keyOf(one);
      const state = `view=statistics&figure=${what}${lang === 'en' ? '&lang=en' : ''}`;
      await go(page, state);
      const shown = await panel(page).evaluate((dialog) => ({
        text: dialog.textContent,
        of: dialog.querySelector('.figure-of').textContent,
        value: dialog.querySelector('.figure-value').textContent,
        place: dialog.querySelector('.figure-place').textContent,
        printed: dialog.querySelector('.printed').textContent,
        facts: [...dialog.querySelectorAll('dd')].map((dd) => dd.textContent).join('\n'),
        cited: dialog.querySelector('.citation').textContent,
        title: dialog.querySelector('cite').textContent,
        titleLanguage: dialog.querySelector('cite').lang,
        links: [...dialog.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.rel, a.target]),
      }));
      const known = indicator(one.indicator_id);
      const source = sources.find((source) => source.id === one.source_id);
      expect(shown.of, what).toBe(known[name]);
      expect(numberIn(shown.value), `${what}: ${shown.value}`).toBe(Number(one.value));
      has(shown.value, unitName(unitOf(one.indicator_id), one.value, lang), what);
      for (const part of [areaOf(one.area_code)[name], year(one.period), KIND[lang][known.measure]]) has(shown.place, part, what);
      expect(shown.printed, what).toBe(one.printed);
      has(shown.facts, EXACT[lang][one.qualifier], what);
      has(shown.facts, STATUS[lang][one.status], what);
      has(shown.facts, one[note], what);
      has(shown.facts, known[lang === 'zh' ? 'definition_zh' : 'definition_en'], what);
      has(shown.cited, source.publisher || NOT_SHOWN[lang][0], what);
      has(shown.cited, source.published ? dateIn(lang, source.published) : NOT_SHOWN[lang][1], what);
      // The page's own tag for its own languages.
      const tag = source.title_language === 'zh-Hans' ? 'zh-Hans-CN' : source.title_language;
      expect([shown.title, shown.titleLanguage], what).toEqual([source.title, tag]);
      expect(shown.links, what).toEqual(source.url ? [[source.url, 'external noopener noreferrer', '_blank']] : []);
    }
  });
}

test('the panel lists the other figures of the same source, all of them, and leads to each (F9)', async ({ page }) => {
  await openView(page);
  const bySource = sources.map((source) => values.filter((one) => one.source_id === source.id));
  const [most] = bySource.toSorted((a, b) => b.length - a.length);
  const few = bySource.find((rows) => rows.length > 2 && rows.length < 9);
  const alone = bySource.find((rows) => rows.length === 1);
  for (const [first, ...others] of [few, most]) {
    await go(page, `view=statistics&figure=${keyOf(first)}`);
    await expect(panel(page).locator('.figure-others summary')).toContainText(String(others.length));
    const listed = await panel(page).locator('.figure-others li').allTextContents();
    expect(listed).toHaveLength(others.length);
    for (const one of others) {
      const start = [`${one.period}年`, areaOf(one.area_code).name_zh, indicator(one.indicator_id).name_zh, ''].join('，');
      const found = listed.filter((text) => text.startsWith(start));
      expect(found, start).toHaveLength(1);
      expect(numberIn(found[0].slice(start.length)), found[0]).toBe(Number(one.value));
    }
  }
  await go(page, `view=statistics&figure=${keyOf(few[0])}`);
  await panel(page).locator('.figure-others summary').click();
  await change(page, () => panel(page).locator('.figure-others li button').last().click());
  const reached = (await hash(page)).replace('view=statistics&figure=', '');
  expect(few.slice(1).map(keyOf)).toContain(reached);
  await expect(panel(page).locator('.printed')).toHaveText(row(...reached.split(',')).printed);
  await go(page, `view=statistics&figure=${keyOf(alone[0])}`);
  await expect(panel(page).locator('.figure-others')).toHaveCount(0);
});

test('a figure that was not published has its panel, which says why (F9)', async ({ page }) => {
  const one = observations.find((row) => row.status === 'M' && row.note_zh);
  await openView(page, `figure=${keyOf(one)}`);
  await expect(panel(page).locator('.figure-value')).toHaveText('未公布');
  await expect(panel(page)).toContainText(one.note_zh);
  await expect(panel(page).locator('.printed')).toHaveCount(0);
});

const FIGURE = keyOf(single[0]);
/** Where a figure can be opened from: a name, the state, the opener, the figure that it opens. */
const OPENERS = [
  ['picture', '', (page) => chart(page, 'court_new'), 'court_new,440000,2024'],
  ['table', 'table=court_new', (page) => page.locator('[data-card=court_new] tbody tr', { hasText: '83,308' }).getByRole('button').first(), 'court_new,440000,2024'],
  ['figure card', '', (page) => page.locator(`.statistics-section:not([data-card]) [data-figure="${FIGURE}"] .figure-number`), FIGURE],
  ['spotlight', '', (page) => page.locator('[data-card=spotlight] [data-figure="police_cases_solved,440300,2024"] .figure-number'), 'police_cases_solved,440300,2024'],
  ['other area', '', (page) => page.locator('[data-card=court_new] .others button').first(), 'court_new,440300,2020'],
];
for (const [name, state, opener, figure] of OPENERS) {
  test(`the panel opens from a ${name}, is in the address, and closes by button, Esc and back; the focus returns (F9)`, async ({ page }) => {
    await openView(page, state);
    const before = await hash(page);
    const openIt = async () => {
      await opener(page).focus();
      if (name === 'picture') for (const key of ['End', 'End']) await page.keyboard.press(key);
      await change(page, () => page.keyboard.press('Enter'));
      await expect(panel(page)).toBeVisible();
      expect(await hash(page)).toBe(`${before}&figure=${figure}`);
      await expect(panel(page)).toHaveAttribute('open', '');
      expect(await page.evaluate(() => Boolean(document.activeElement.closest('dialog')))).toBe(true);
    };
    for (const close of [
      () => panel(page).locator('[data-action=close]').click(),
      () => page.keyboard.press('Escape'),
      () => page.goBack(),
    ]) {
      await openIt();
      await change(page, close);
      await expect(panel(page)).toHaveCount(0);
      expect(await hash(page)).toBe(before);
      await expect(opener(page)).toBeFocused();
    }
  });
}

test('a link opens the panel; closing it leaves the view (F12)', async ({ page }) => {
  for (const lang of LANGS) {
    await openView(page, 'figure=court_new,440000,2024', lang);
    await expect(panel(page)).toBeVisible();
    await expect(panel(page)).toHaveAccessibleName(lang === 'zh' ? '数字与来源' : 'The figure and its source');
    await expect(panel(page).locator('.figure-value')).toHaveText(lang === 'zh' ? '83,308件' : '83,308 cases');
    await change(page, () => page.keyboard.press('Escape'));
    expect(await hash(page)).not.toContain('figure=');
    await expect(page.locator('.statistics')).toBeVisible();
  }
});

test('Tab stays within the open panel (F8)', async ({ page }) => {
  await openView(page, 'figure=court_new,440000,2024');
  await expect(panel(page)).toBeVisible();
  for (let count = 0; count < 8; count += 1) {
    await page.keyboard.press('Tab');
    // The browser's own bar is a stop too: then nothing of the page has the focus.
    expect(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog')))).toBe(true);
  }
});

// "Enter shows the source", said the picture of the selection, and Enter did nothing; its table had no button.
test('the numbers of the selection lead to what their source gives, from the table and from the picture (F9)', async ({ page }) => {
  const source = (year) => editions.find((one) => one.year === year).source_id;
  const isThere = async (id) => {
    await expect.poll(() => hash(page)).toContain('view=data');
    await expect(page.locator('#heading-sources')).toBeFocused();
    await expect(page.locator('.source-uses > li')).toHaveCount(1);
    await expect(page.locator('.source-uses cite')).toHaveText(sources.find((one) => one.id === id).title);
  };
  await openView(page, 'card=selection&table=selection', 'en');
  const numbers = page.locator('[data-card="selection"] td.number');
  await expect(numbers.filter({ hasText: 'nearly 100' }).getByRole('button')).toHaveCount(1);
  await numbers.filter({ hasText: 'nearly 100' }).getByRole('button').click();
  await isThere(source('2023'));
  await openView(page, 'card=selection', 'en');
  const frame = page.locator('[data-card="selection"] .chart-frame');
  await frame.focus();
  await frame.press('Home');
  await frame.press('Enter');
  await isThere(source('2024'));
  // In a frame nothing is promised that it does not show.
  await open(page, 'mode=embed&card=selection&lang=en');
  await expect(frame).toHaveAttribute('aria-label', /Arrow keys walk/);
  await expect(frame).not.toHaveAttribute('aria-label', /Enter/);
});
