// The enforcement view: how it is reached, and that every figure of the package has its place there (F1, F2).
import { change, expect, hash, listed, open, test } from './page.mjs';
import { agencies, editions, indicators, matching, observations, releases, version } from './package.mjs';
import { LANGS, WORDS, areaOf, charted, indicator, keyOf, live, numberIn, openView, row, single, unitName, unitOf, values } from './statistics.mjs';

const views = (page) => page.locator('header nav.views a, nav.views a');
const current = (page) => views(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-current')));

test('a link a view leads from view to view, the present one says so, back and forward undo (F12)', async ({ page }) => {
  await open(page);
  await expect(views(page)).toHaveText(['大事与举措', '执法与统计', '工作机制', '数据与来源']);
  expect(await current(page)).toEqual(['page', 'false', 'false', 'false']);
  await change(page, () => views(page).nth(1).click());
  await expect(page.locator('.statistics')).toBeVisible();
  await expect(page.locator('[data-card=list]')).toHaveCount(0);
  expect(await current(page)).toEqual(['false', 'page', 'false', 'false']);
  expect(await hash(page)).toBe('view=statistics');
  await change(page, () => page.goBack());
  expect(await hash(page)).toBe('');
  await expect(page.locator('[data-card=list]')).toBeVisible();
  await expect(page.locator('.statistics')).toHaveCount(0);
  expect(await current(page)).toEqual(['page', 'false', 'false', 'false']);
  await change(page, () => page.goForward());
  await expect(page.locator('.statistics')).toBeVisible();
  await change(page, () => views(page).first().click());
  await expect(page.locator('[data-card=list]')).toBeVisible();
  expect(await hash(page)).toBe('');
});

test('the links of the navigation open the views by keyboard and by address', async ({ page }) => {
  await open(page, 'lang=en');
  await expect(views(page)).toHaveText(['Events and measures', 'Enforcement and statistics', 'Mechanisms', 'Data and sources']);
  expect(await views(page).evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(['#lang=en', '#view=statistics&lang=en', '#view=mechanisms&lang=en', '#view=data&lang=en']);
  await views(page).nth(1).focus();
  await change(page, () => page.keyboard.press('Enter'));
  await expect(page.locator('.statistics')).toBeVisible();
  await openView(page, 'appearance=dark');
  expect(await current(page)).toEqual(['false', 'page', 'false', 'false']);
});

test('the filters of the overview survive the way there and back (F5)', async ({ page }) => {
  const filters = 'year=2024&list=event&topic=regional_cooperation';
  const expected = matching({ year: ['2024'], list: ['event'], topic: ['regional_cooperation'] }).map((one) => one.id);
  await open(page, filters);
  expect(await listed(page)).toEqual(expected);
  await change(page, () => views(page).nth(1).click());
  expect(await hash(page)).toBe(`view=statistics&${filters}`);
  await expect(page.locator('.counts-status [role=status]')).toHaveText(`${expected.length} 条结果`);
  await change(page, () => views(page).first().click());
  expect(await hash(page)).toBe(filters);
  expect(await listed(page)).toEqual(expected);
});

test('from an open entry the way to the statistics closes the entry', async ({ page }) => {
  await open(page, 'entry=2024-event-07');
  await change(page, () => views(page).nth(1).click());
  expect(await hash(page)).toBe('view=statistics');
  await expect(page.locator('[data-card=entry]')).toHaveCount(0);
});

for (const lang of LANGS) {
  test(`agencies in the order of the package, each with all its indicators, ${lang}`, async ({ page }) => {
    await openView(page, '', lang);
    const shown = await page.locator('section[id^="section-"]').evaluateAll((all) =>
      all.map((one) => ({
        id: one.id.replace('section-', ''),
        heading: one.querySelector('h2').textContent,
        cards: [...one.querySelectorAll('.chart-card')].map((card) => [card.dataset.card, card.querySelector('h3').textContent]),
        figures: [...one.querySelectorAll('[data-figure]')].map((figure) => [figure.dataset.figure, figure.querySelector('h3, h4').textContent]),
      })),
    );
    const { name } = WORDS[lang];
    const sections = shown.filter((one) => agencies.some((agency) => agency.id === one.id));
    const used = agencies.filter((agency) => indicators.some((one) => one.agency_id === agency.id && values.some((value) => value.indicator_id === one.id)));
    expect(sections.map((one) => [one.id, one.heading])).toEqual(used.map((agency) => [agency.id, agency[name]]));
    for (const section of sections) {
      const own = (one) => one.agency_id === section.id;
      expect(section.cards, section.id).toEqual(charted.filter(own).map((one) => [one.id, one[name]]));
      const expected = single.filter((one) => own(indicator(one.indicator_id))).map((one) => [keyOf(one), indicator(one.indicator_id)[name]]);
      expect(section.figures.toSorted(), section.id).toEqual(expected.toSorted());
    }
  });
}

test('every figure of the package is reachable: in a table or as a card of its own (F2)', async ({ page }) => {
  test.setTimeout(120_000);
  await openView(page, `table=${charted.map((one) => one.id).join(',')}`);
  const reached = await page.evaluate(() => ({
    tables: Object.fromEntries(
      [...document.querySelectorAll('.chart-card:has(table)')].map((card) => [
        card.dataset.card,
        [...card.querySelectorAll('tbody tr')].map((line) => [...line.cells].slice(0, 3).map((cell) => cell.textContent)),
      ]),
    ),
    figures: [...document.querySelectorAll('[data-figure]')].map((one) => one.dataset.figure),
  }));
  const missing = values.filter((one) => {
    if (reached.figures.includes(keyOf(one))) return false;
    const rows = reached.tables[one.indicator_id] ?? [];
    return !rows.some(([area, year, value]) => area === areaOf(one.area_code).name_zh && year === one.period && numberIn(value) === Number(one.value));
  });
  expect(values).toHaveLength(332);
  expect(missing.map(keyOf)).toEqual([]);
  expect(Object.keys(reached.tables).sort()).toEqual(charted.map((one) => one.id).sort());
});

for (const lang of LANGS) {
  test(`the six figures of Shenzhen stand apart, each beside the province's, ${lang}`, async ({ page }) => {
    const newest = editions.toSorted((a, b) => b.year - a.year)[0];
    const expected = observations.filter((one) => one.source_id === newest.source_id && ['440300', 'customs-shenzhen'].includes(one.area_code) && one.period === newest.year);
    expect(expected).toHaveLength(6);
    await openView(page, '', lang);
    const spotlight = page.locator('[data-card=spotlight]');
    await expect(spotlight.getByRole('heading', { level: 2 })).toContainText(newest.year);
    await expect(spotlight.locator('[data-figure]')).toHaveCount(6);
    for (const one of expected) {
      const figure = spotlight.locator(`[data-figure="${keyOf(one)}"]`);
      await expect(figure.getByRole('heading')).toHaveText(indicator(one.indicator_id)[WORDS[lang].name]);
      const words = await figure.locator('.figure-number').innerText();
      expect(numberIn(words), words).toBe(Number(one.value));
      expect(words).toContain(unitName(unitOf(one.indicator_id), one.value, lang));
      await expect(figure.locator('.figure-place')).toContainText(areaOf(one.area_code)[WORDS[lang].name]);
      await expect(figure.locator('.figure-place')).toContainText(one.period);
      const beside = figure.locator('.figure-beside');
      const province = row(one.indicator_id, '440000', one.period);
      if (!province) await expect(beside).toContainText(lang === 'zh' ? '没有全省的同一指标' : 'no overall figure of this indicator');
      else if (province.value === '') await expect(beside).toContainText(WORDS[lang].notPublished);
      else expect(numberIn(await beside.innerText())).toBe(Number(province.value));
    }
  });
}

test('single figures say the number, its unit and its year as one name', async ({ page }) => {
  for (const lang of LANGS) {
    await openView(page, '', lang);
    const names = await page.locator('.statistics-section:not([data-card]) [data-figure] .figure-number').evaluateAll((all) =>
      Object.fromEntries(all.map((one) => [one.closest('[data-figure]').dataset.figure, one.ariaLabel])),
    );
    expect(Object.keys(names).sort()).toEqual(single.map(keyOf).sort());
    for (const one of single) {
      const words = WORDS[lang];
      const start = [words.year(one.period), areaOf(one.area_code)[words.name], indicator(one.indicator_id)[words.name], ''].join(words.comma);
      expect(names[keyOf(one)].startsWith(start), names[keyOf(one)]).toBe(true);
      const rest = names[keyOf(one)].slice(start.length);
      expect(numberIn(rest), rest).toBe(Number(one.value));
      expect(rest).toContain(unitName(unitOf(one.indicator_id), one.value, lang));
    }
  }
});

test('every card, single figures too, says its source (F1)', async ({ page }) => {
  for (const lang of LANGS) {
    await openView(page, 'compare=court_new&areas=440000,100000', lang);
    const cards = await page.locator('[data-card], [data-figure]').evaluateAll((all) =>
      all.map((one) => [one.dataset.card ?? one.dataset.figure, one.querySelector('[data-source]')?.textContent.trim() ?? '']),
    );
    expect(cards.filter(([, text]) => text === '')).toEqual([]);
    const names = cards.map(([name]) => name);
    for (const name of ['spotlight', 'comparison', 'topic', 'city', 'year', 'lists', 'selection', ...charted.map((one) => one.id), ...single.map(keyOf)]) {
      expect(names, name).toContain(name);
    }
  }
});

test('every picture says the version of its data and the day of its release (F1)', async ({ page }) => {
  const { date } = releases.find((one) => one.version === version);
  for (const lang of LANGS) {
    await openView(page, 'compare=court_new&areas=440000,100000', lang);
    const lines = await page.locator('.chart-card').evaluateAll((all) => all.map((one) => one.querySelector('.version')?.textContent ?? ''));
    expect(lines.length).toBeGreaterThan(40);
    const [year, month, day] = date.split('-').map(Number);
    for (const line of lines) {
      expect(line).toContain(version);
      expect(line).toContain(lang === 'zh' ? `${year}年${month}月${day}日` : `${day} `);
      expect(line).toContain(String(year));
    }
  }
});

test('the list of fields leads to each field and its heading gets the focus', async ({ page }) => {
  await openView(page);
  const links = page.locator('.section-links button');
  const names = ['榜单报道中的地方数字', ...agencies.map((one) => one.name_zh), '比较', '条目数'];
  await expect(links).toHaveText(names);
  for (const [place, id] of [[5, 'courts'], [0, 'spotlight'], [names.length - 1, 'counts']]) {
    await links.nth(place).click();
    await expect(page.locator(`#heading-${id}`)).toBeFocused();
    await expect(page.locator(`#heading-${id}`)).toBeInViewport();
  }
});

test('unknown parts of a link are left out with one notice (F12)', async ({ page }) => {
  for (const [part, name] of [
    ['card=no-such-card', 'card'],
    ['table=no-such-card', 'table'],
    ['figure=court_new,440000,1901', 'figure'],
    ['figure=court_new', 'figure'],
    ['compare=no-such-indicator&areas=440000,100000', 'compare'],
    ['compare=court_new&areas=440000,990000', 'areas'],
    ['compare=court_new&years=2022,1901', 'years'],
    ['scale=crooked', 'scale'],
  ]) {
    await openView(page, part);
    await expect(page.locator('[data-notice] p'), part).toHaveCount(1);
    await expect(page.locator('[data-notice] p'), part).toContainText(`${name}=`);
    await expect(page.locator('.chart-card').first(), part).toBeVisible();
    await expect(page.locator('dialog[open]'), part).toHaveCount(0);
  }
  await openView(page);
  await expect(page.locator('[data-notice] p')).toHaveCount(0);
});

test('one live region for the whole view, polite and silent at first (F8)', async ({ page }) => {
  await openView(page);
  await expect(live(page)).toHaveCount(1);
  await expect(live(page)).toHaveAttribute('aria-live', 'polite');
  await expect(live(page)).toHaveText('');
});
