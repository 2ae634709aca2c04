// A card's link and citation: copied, or shown to be copied by hand; the link opens that card alone (F10, F12).
import { change, expect, hash, open, test } from './page.mjs';
import { releases, sources, version } from './package.mjs';
import { LANGS, WORDS, action, indicator, live, openActions, openView, values } from './statistics.mjs';

const CITED = ['court_new', 'pct', 'customs_batches'];
const released = releases.find((one) => one.version === version).date;
const sourcesOf = (id) => sources.filter((source) => values.some((one) => one.indicator_id === id && one.source_id === source.id));
const address = (baseURL, id, lang) => `${baseURL}#view=statistics&card=${id}${lang === 'en' ? '&lang=en' : ''}`;

/** Fails unless `text` cites the card as the language does, with every source of its numbers. */
function isCitation(text, id, lang, link) {
  const [own, listed] = text.split('\n');
  const title = indicator(id)[WORDS[lang].name];
  const today = '\\d{4}-\\d{2}-\\d{2}';
  const year = released.slice(0, 4);
  const escaped = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const form =
    lang === 'zh'
      ? `^粤知图\\. ${escaped(title)}\\[DB/OL\\]\\. 数据版本${escaped(version)}\\. 粤知图, ${year}\\(${released}\\)\\[${today}\\]\\. ${escaped(link)}\\.$`
      : `^Guangdong IP Atlas \\(${year}\\)\\. ${escaped(title)} \\[Data set\\], version ${escaped(version)}, \\d+ \\w+ ${year}\\. Accessed \\d+ \\w+ \\d{4}\\. ${escaped(link)}$`;
  expect(own).toMatch(new RegExp(form));
  for (const source of sourcesOf(id)) {
    // Titles within a title have other marks.
    const title = source.title.replace(/^《([^《》]*)》$/, '$1').replaceAll('《', '〈').replaceAll('》', '〉');
    expect(listed, source.id).toContain(lang === 'zh' ? `《${title}》` : source.title);
    if (source.publisher) expect(listed, source.id).toContain(source.publisher);
  }
}

test.describe('where the clipboard may be written', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

  for (const lang of LANGS) {
    test(`citation and link are copied, ${lang} (F10)`, async ({ page, baseURL }) => {
      await openView(page, '', lang);
      for (const id of CITED) {
        await openActions(page, id);
        await action(page, id, 'cite').click();
        await expect(live(page)).toHaveText(lang === 'zh' ? '已复制' : 'Copied');
        await expect(page.locator(`[data-card="${id}"] .outcome`)).toHaveText(lang === 'zh' ? '已复制' : 'Copied');
        isCitation(await clipboard(page), id, lang, address(baseURL, id, lang));
        await action(page, id, 'link').click();
        await expect.poll(() => clipboard(page)).toBe(address(baseURL, id, lang));
        await expect(page.locator(`[data-card="${id}"] textarea`)).toHaveCount(0);
      }
    });
  }

  test('the copied link opens that card alone, as it was, in a fresh browser (F10, F12)', async ({ page, browser, baseURL }) => {
    await openView(page, 'scale=free&table=court_new,pct', 'en');
    await openActions(page, 'court_new');
    await action(page, 'court_new', 'link').click();
    await expect(live(page)).toHaveText('Copied');
    const link = await clipboard(page);
    expect(link).toBe(`${baseURL}#view=statistics&scale=free&card=court_new&table=court_new&lang=en`);
    const fresh = await browser.newContext();
    const other = await fresh.newPage();
    await other.goto(link);
    await expect(other.locator('[data-card=court_new] table')).toBeVisible();
    expect(await other.locator('.statistics [data-card]').evaluateAll((all) => all.map((one) => one.dataset.card))).toEqual(['court_new']);
    await expect(other.locator('html')).toHaveAttribute('lang', 'en');
    await fresh.close();
  });

  test('the link of a comparison brings the comparison back (F10, F18)', async ({ page, baseURL }) => {
    await openView(page, 'compare=court_new&areas=440000,100000');
    await openActions(page, 'comparison');
    await action(page, 'comparison', 'link').click();
    await expect(live(page)).toHaveText('已复制');
    const link = await clipboard(page);
    expect(link).toBe(`${baseURL}#view=statistics&card=comparison&compare=court_new&areas=440000,100000`);
    await open(page, link.split('#')[1]);
    await expect(page.locator('[data-card=comparison] [role=application]')).toBeVisible();
    await expect(page.locator('.chart-card')).toHaveCount(1);
  });
});

for (const [name, deny] of [
  ['refused', () => (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))],
  ['missing', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
]) {
  for (const lang of LANGS) {
    test(`where the clipboard is ${name}, the text is shown to be copied by hand, ${lang} (F10, F11)`, async ({ page, baseURL }) => {
      await page.addInitScript(deny);
      await openView(page, '', lang);
      await openActions(page, 'pct');
      const text = page.locator('[data-card=pct] textarea');
      const words = lang === 'zh' ? '请在下面选中复制' : 'Select the text below';
      await action(page, 'pct', 'cite').click();
      await expect(text).toBeVisible();
      isCitation(await text.inputValue(), 'pct', lang, address(baseURL, 'pct', lang));
      await expect(live(page)).toContainText(words);
      await expect(page.locator('[data-card=pct] .outcome')).toContainText(words);
      await expect(text).toHaveAccessibleName(/.+/);
      await action(page, 'pct', 'link').click();
      await expect(text).toHaveValue(address(baseURL, 'pct', lang));
    });
  }
}

test('a card alone has a way back to all (F12)', async ({ page }) => {
  await openView(page);
  await openActions(page, 'pct');
  await change(page, () => action(page, 'pct', 'alone').click());
  expect(await hash(page)).toBe('view=statistics&card=pct');
  expect(await page.locator('.statistics [data-card]').evaluateAll((all) => all.map((one) => one.dataset.card))).toEqual(['pct']);
  await change(page, () => page.getByRole('button', { name: '看全部图表' }).click());
  expect(await hash(page)).toBe('view=statistics');
  expect(await page.locator('.chart-card').count()).toBeGreaterThan(40);
  for (const id of ['spotlight', 'topic', 'selection', 'comparison&compare=court_new&areas=440000,100000']) {
    await openView(page, `card=${id}`);
    expect(await page.locator('.statistics [data-card]').evaluateAll((all) => all.map((one) => one.dataset.card))).toEqual([id.split('&')[0]]);
  }
});
