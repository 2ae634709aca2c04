// Per source: what is taken from it and where the page shows it; release notes; licences that can be read.
import { LANGS, action, openView, rowsOf } from './data.mjs';
import { entries, indicators, releases, sources } from './package.mjs';
import { card, change, comeTo, expect, go, hash, open, option, test } from './page.mjs';

/** Kinds of use in the order of the page, and the tables that have their rows. */
const KINDS = [
  ['条目标题', 'entry titles', ['entries']],
  ['参与机构', 'actors', ['entry_actors']],
  ['事实', 'facts', ['facts']],
  ['数字', 'figures', ['observations']],
  ['年度榜单', 'editions', ['editions']],
  ['评选阶段', 'stages of selection', ['edition_stages']],
  ['机制及其节点', 'mechanisms and their nodes', ['mechanisms', 'mechanism_nodes']],
  ['跨年度关联', 'relations across years', ['relations']],
];
const named = (table, id) => rowsOf(table).filter((row) => row.source_id === id);
const item = (page, id) => page.locator(`.source-uses > li[data-of="${id}"]`);

for (const lang of LANGS) {
  test(`every source says how much is taken from it, ${lang}`, async ({ page }) => {
    const tables = Object.fromEntries(KINDS.flatMap(([, , names]) => names).map((name) => [name, rowsOf(name)]));
    const count = (names, id) => names.reduce((sum, name) => sum + tables[name].filter((row) => row.source_id === id).length, 0);
    const expected = sources.map(({ id }) => {
      const parts = KINDS.map(([zh, en, names]) => [lang === 'zh' ? zh : `${en} `, count(names, id)]).filter(([, number]) => number > 0);
      const words = parts.map(([name, number]) => `${name}${number}`).join(lang === 'zh' ? '、' : ', ');
      return [id, lang === 'zh' ? `取用：${words}` : `Taken from it: ${words}`];
    });
    await openView(page, '', lang);
    expect(await page.locator('.source-uses > li').count()).toBe(20);
    await action(page, 'all-sources').click();
    const found = await page.locator('.source-uses > li').evaluateAll((all) => all.map((one) => [one.dataset.of, one.querySelector('summary').textContent]));
    expect(found).toEqual(expected);
    await expect(page.locator('#heading-sources')).toHaveText(lang === 'zh' ? `来源（${sources.length}）` : `Sources (${sources.length})`);
  });
}

test('a source leads to the entries, figures and mechanisms that the page shows of it, and to the rows', async ({ page }) => {
  const [source] = sources;
  await openView(page, `data=sources&rows=${encodeURIComponent(`"${source.id}"`)}`);
  await item(page, source.id).locator('summary').click();
  const groups = await item(page, source.id).locator('dl > div').evaluateAll((all) => all.map((one) => [one.querySelector('dt').textContent, [...one.querySelectorAll('dd a')].map((link) => link.textContent)]));
  const titles = entries.filter((one) => one.source_id === source.id).map((one) => one.title_zh);
  expect(groups.find(([name]) => name.startsWith('条目标题'))[1]).toEqual(titles);
  const measured = new Set(named('observations', source.id).map((row) => row.indicator_id));
  const names = indicators.filter((one) => measured.has(one.id)).map((one) => one.name_zh);
  expect(groups.find(([name]) => name.startsWith('数字'))[1]).toEqual(names);

  await change(page, () => item(page, source.id).getByRole('link', { name: titles[3] }).first().click());
  await expect(page.locator('[data-card=entry] h2')).toHaveText(titles[3]);
  await change(page, () => page.goBack());
  await item(page, source.id).locator('summary').click();
  await change(page, () => item(page, source.id).getByRole('link', { name: names[0] }).click());
  expect(await hash(page)).toBe(`view=statistics&card=${[...indicators].find((one) => one.name_zh === names[0]).id}`);
  await expect(page.locator('[data-card] h3').first()).toBeVisible();
  await change(page, () => page.goBack());
  await item(page, source.id).locator('summary').click();
  await change(page, () => item(page, source.id).locator('dt a').filter({ hasText: '事实' }).click());
  await expect(page.locator('[role=status]')).toHaveText(`${rowsOf('facts').length}行中符合${named('facts', source.id).length}行`);
});

test('filtering the table of sources filters the list of sources', async ({ page }) => {
  await openView(page, '', 'en');
  await action(page, 'filter-sources').click();
  await expect(page.locator('#rows')).toBeFocused();
  await change(page, () => page.keyboard.type('official'));
  const ids = sources.filter((one) => Object.values(one).some((cell) => cell.toLowerCase().includes('official'))).map((one) => one.id);
  await expect(page.locator('.source-uses > li')).toHaveCount(ids.length);
  expect(await page.locator('.source-uses > li').evaluateAll((all) => all.map((one) => one.dataset.of))).toEqual(ids);
  await action(page, 'all-sources').click();
  await expect(page.locator('.source-uses > li')).toHaveCount(sources.length);
});

test('release notes by version and kind', async ({ page }) => {
  await openView(page, '', 'en');
  const section = page.locator('.release-notes');
  const versions = [...new Set(releases.map((one) => one.version))];
  const heads = await section.locator('h3').allTextContents();
  expect(heads.map((one) => /\d+\.\d+\.\d+/.exec(one)[0])).toEqual(versions);
  const kinds = ['added', 'corrected', 'removed', 'known_gap'];
  const expected = versions.flatMap((version) => kinds.flatMap((kind) => releases.filter((one) => one.version === version && one.kind === kind).map((one) => one.text_en)));
  expect(await section.locator('li').allTextContents()).toEqual(expected);
});

test('the licences that the page names come with it', async ({ page }) => {
  await openView(page);
  const links = await page.locator('#section-licences a').evaluateAll((all) => all.map((one) => one.href));
  const own = links.filter((one) => one.startsWith(new URL(page.url()).origin));
  expect(own).toHaveLength(2);
  for (const link of own) {
    const response = await page.request.get(link);
    expect(response.status(), link).toBe(200);
    expect((await response.text()).length).toBeGreaterThan(1000);
  }
});

for (const lang of LANGS) {
  test(`the accessibility statement says what is aimed at, who says so, and what falls short, ${lang}`, async ({ page }) => {
    await openView(page, '', lang);
    const statement = page.locator('#section-accessibility');
    await expect(statement.getByRole('heading')).toHaveText(lang === 'zh' ? '无障碍声明' : 'Accessibility statement');
    await expect(statement).toContainText('WCAG 2.2');
    await expect(statement).toContainText('GB/T 37668-2019');
    await expect(statement).toContainText(lang === 'zh' ? '自我声明' : 'our own statement');
    expect(await statement.locator('li').count()).toBeGreaterThan(2);
  });
}

test('the card at the foot of another view leads here', async ({ page }) => {
  await openView(page, '', 'en');
  await expect(page.locator('[data-card=about]')).toBeHidden();
  await change(page, () => page.locator('.views a').first().click());
  const link = page.locator('[data-card=about]').getByRole('link', { name: 'Data and sources' });
  await comeTo(link);
  await change(page, () => link.click());
  await expect(page.locator('.data-view')).toBeVisible();
});

// Regression: the link was made when the page was built, so it took back all that had been chosen since.
test('it keeps what is chosen, and a new tab gets the same (F3)', async ({ page }) => {
  await open(page);
  await change(page, () => option(page, 'year', '2024年度').click());
  await go(page, 'year=2024&appearance=dark&text=large');
  const link = card(page, 'about').getByRole('link', { name: '数据与来源' });
  const wanted = 'view=data&year=2024&appearance=dark&text=large';
  await expect(link).toHaveAttribute('href', `#${wanted}`);
  await comeTo(link);
  await change(page, () => link.click());
  await expect.poll(() => hash(page)).toBe(wanted);
});

// Regression: the way from a source to what the page shows of it led to a page that looked otherwise.
test('the way from a source keeps the appearance', async ({ page }) => {
  await openView(page, 'appearance=light');
  const first = page.locator('.source-uses details').first();
  await first.locator('summary').click();
  await go(page, 'view=data&appearance=dark&text=large');
  await change(page, () => first.locator('dd a').first().click());
  await expect.poll(() => hash(page)).toContain('appearance=dark&text=large');
  await expect(page.locator('#content')).toBeFocused();
});
