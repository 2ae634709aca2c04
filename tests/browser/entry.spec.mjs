// The entry view: everything known about one entry, its neighbours, its own link.
import { card, change, expect, go, hash, listed, open, option, status, test } from './page.mjs';
import { actors, areas, entries, entry, places, sources } from './package.mjs';

const ID = '2024-event-07';
const heading = (page) => card(page, 'entry').getByRole('heading', { level: 2 });
const link = (page, id) => page.locator(`[data-card=list] [data-entry="${id}"] a`);

test('opens by mouse and by keyboard with the focus on the heading, and goes back to the entry in the list', async ({ page }) => {
  await open(page);
  for (const act of [() => link(page, ID).click(), async () => (await link(page, ID).focus(), page.keyboard.press('Enter'))]) {
    await change(page, act);
    await expect(heading(page)).toBeFocused();
    await expect(heading(page)).toHaveText(entry(ID).title_zh);
    expect(await hash(page)).toBe(`entry=${ID}`);
    await expect(card(page, 'list')).toHaveCount(0);
    await change(page, () => page.getByRole('button', { name: '返回列表' }).click());
    await expect(link(page, ID)).toBeFocused();
    expect(await hash(page)).toBe('');
  }
});

test('back of the browser returns to the list', async ({ page }) => {
  await open(page);
  await change(page, () => link(page, ID).click());
  await change(page, () => page.goBack());
  expect(await listed(page)).toHaveLength(35);
});

test('every entry: title letter for letter, summary, place, actors, facts by scope, sources', async ({ page }) => {
  test.setTimeout(60_000);
  await open(page);
  for (const one of entries) {
    await page.evaluate((id) => void (location.hash = `entry=${id}`), one.id);
    const view = page.locator(`[data-card=entry]:has([data-entry="${one.id}"])`);
    await expect(view).toHaveCount(1);
    const seen = await view.evaluate((view) => {
      const texts = (selector, of = (found) => found.textContent) => [...view.querySelectorAll(selector)].map(of);
      return {
        title: texts('h2'),
        summary: texts('.entry-summary'),
        data: texts('.entry-data dd'),
        facts: texts('[data-scope]', (group) => [group.dataset.scope, [...group.querySelectorAll('[data-fact]')].map((fact) => fact.dataset.fact)]),
        texts: texts('.fact-text'),
        cited: texts('[data-fact]', (fact) => fact.querySelector('cite')?.textContent),
        all: texts('[data-source] cite'),
      };
    });
    expect(seen.title).toEqual([one.title_zh]);
    expect(seen.summary).toEqual([one.summary_zh]);
    for (const row of one.areas) {
      const area = areas.find((area) => area.code === row.area_code);
      expect(seen.data[1], one.id).toContain(area.kind === 'province' ? '全省' : area.name_zh);
      if (row.relation === 'partner') expect(seen.data[1]).toContain(`${area.name_zh}（合作方）`);
    }
    for (const id of one.places) expect(seen.data[1]).toContain(places.find((place) => place.id === id).name_zh);
    const groups = ['direct', 'title', 'context'].map((scope) => [scope, one.facts.filter((fact) => fact.scope === scope)]).filter(([, facts]) => facts.length);
    expect(seen.facts).toEqual(groups.map(([scope, facts]) => [scope, facts.map((fact) => fact.id)]));
    const inOrder = groups.flatMap(([, facts]) => facts);
    expect(seen.texts).toEqual(inOrder.map((fact) => fact.text_zh));
    const title = (id) => sources.find((source) => source.id === id).title;
    expect(seen.cited).toEqual(inOrder.map((fact) => title(fact.source_id)));
    for (const id of [one.source_id, ...one.facts.map((fact) => fact.source_id)]) expect(seen.all, one.id).toContain(title(id));
  }
});

test('background is marked as background, in words', async ({ page }) => {
  await open(page, `entry=${ID}`);
  const background = page.locator('[data-scope=context]');
  await expect(background.locator('h3')).toHaveText('背景资料');
  await expect(background.locator('.remark')).toContainText('不是本条目的成效');
  await expect(page.locator('[data-scope]').last()).toHaveAttribute('data-scope', 'context');
});

test('actors are named, or said not to be', async ({ page }) => {
  await open(page, 'entry=2024-event-01');
  await expect(card(page, 'entry')).toContainText(actors.find((one) => one.id === 'cnipa').name_zh);
  await go(page, 'entry=2024-measure-01');
  await expect(page.locator('.entry-data dd').last()).not.toBeEmpty();
});

test('the English view keeps the official title, with its language', async ({ page }) => {
  await open(page, `entry=${ID}&lang=en`);
  await expect(heading(page)).toHaveText(entry(ID).title_en);
  const official = page.locator('.entry-official [lang]');
  await expect(official).toHaveText(entry(ID).title_zh);
  await expect(official).toHaveAttribute('lang', /^zh-Hans/);
  await expect(page.locator('.entry-official')).toContainText('translated by this atlas');
});

test('previous and next follow the order of the list', async ({ page }) => {
  await open(page, 'year=2024&sort=topic');
  const order = await listed(page);
  await change(page, () => link(page, order[0]).click());
  await expect(page.locator('.steps-beside a')).toHaveText(['下一条']);
  for (const id of order.slice(1, 4)) {
    await change(page, () => page.getByRole('link', { name: '下一条' }).click());
    await expect(page.locator('[data-card=entry] [data-entry]')).toHaveAttribute('data-entry', id);
    await expect(heading(page)).toBeFocused();
  }
  await change(page, () => page.getByRole('link', { name: '上一条' }).click());
  await expect(page.locator('[data-card=entry] [data-entry]')).toHaveAttribute('data-entry', order[2]);
  await go(page, `year=2024&sort=topic&entry=${order.at(-1)}`);
  await expect(page.locator('.steps-beside a')).toHaveText(['上一条']);
});

test('related entries share a topic, city, place or actor, and open', async ({ page }) => {
  await open(page, `entry=${ID}`);
  const related = page.locator('.related:not([data-ties]) li');
  expect(await related.count()).toBeGreaterThan(0);
  const links = await related.locator('a').evaluateAll((all) => all.map((one) => [new URL(one.href).hash, one.textContent]));
  for (const [address, text] of links) {
    const id = /entry=(.*)$/.exec(address)[1];
    expect(id).not.toBe(ID);
    expect(text).toBe(entry(id).title_zh);
    const share = (of) => of(entry(id)).some((value) => of(entry(ID)).includes(value));
    expect([share((one) => [one.topic_id]), share((one) => one.areas.map((row) => row.area_code)), share((one) => one.places)]).toContain(true);
  }
  await change(page, () => related.locator('a').first().click());
  await expect(heading(page)).toHaveText(links[0][1]);
  await expect(heading(page)).toBeFocused();
});

test('its own link opens it in a fresh context, without the filters', async ({ page, browser, baseURL }) => {
  await open(page, `year=2024&q=36&entry=${ID}`);
  const own = await page.locator('#own-link').inputValue();
  expect(own).toBe(`${baseURL}#entry=${ID}`);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(own);
  await expect(heading(other)).toHaveText(entry(ID).title_zh);
  await expect(status(other)).toHaveText('35 条结果');
  await context.close();
});

test('copying the link: allowed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `entry=${ID}`);
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(page.locator('.own-link [aria-live]')).toHaveText('已复制链接');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#own-link').inputValue());
});

for (const [name, refuse] of [
  ['refused', () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')))],
  ['missing', () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })],
]) {
  test(`copying the link: clipboard ${name}, the link can be copied by hand`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page, `entry=${ID}`);
    await page.getByRole('button', { name: '复制链接' }).click();
    await expect(page.locator('.own-link [aria-live]')).toHaveText('无法写入剪贴板，请手动复制');
    await expect(page.locator('#own-link')).toBeVisible();
  });
}

test('a filter chosen beside an open entry leads to the list', async ({ page }) => {
  await open(page, `entry=${ID}`);
  await change(page, () => page.locator('button[data-area="440100"]').click());
  expect(await hash(page)).toBe('city=440100');
  await expect(card(page, 'list')).toBeVisible();
  await expect(card(page, 'entry')).toHaveCount(0);
  await expect(option(page, 'year', '2024年度')).toBeVisible();
});

test('a click with Ctrl leaves the page as it is', async ({ page, context }) => {
  await open(page);
  const [other] = await Promise.all([context.waitForEvent('page'), link(page, ID).click({ modifiers: ['ControlOrMeta'] })]);
  await expect(heading(other)).toHaveText(entry(ID).title_zh);
  await expect(card(page, 'list')).toBeVisible();
});
