// The mechanisms view: every node, figure and link of the package, in both languages. Expected values come from the files.
import { change, expect, go, hash, open, test } from './page.mjs';
import { area, editions, entry, entries, facts, indicators, observations, stages, units } from './package.mjs';
import { LANGUAGES, button, concernedAreas, concernedEntries, detail, figures, links, mechanisms, node, nodes, of, openMechanism, relations } from './mechanisms.mjs';

const digits = (text) => Number(text.replace(/,/g, ''));
/** The number that a figure's text writes: 1,955 or 21亿 or 2.1B. */
function written(text) {
  const [, number, scale] = /([\d,.]+)\s*(亿|万|B|M|K)?/.exec(text);
  return digits(number) * ({ 亿: 1e8, 万: 1e4, B: 1e9, M: 1e6, K: 1e3 }[scale] ?? 1);
}

for (const lang of LANGUAGES) {
  test(`every mechanism has a link, its title, summary and note, ${lang}`, async ({ page }) => {
    await open(page, `view=mechanisms${lang === 'en' ? '&lang=en' : ''}`);
    const choice = page.locator('.mechanism-choice a');
    await expect(choice).toHaveText(mechanisms.map((one) => one[`title_${lang}`]));
    for (const [place, mechanism] of mechanisms.entries()) {
      if (place > 0) await change(page, () => choice.nth(place).click());
      await expect(choice.nth(place)).toHaveAttribute('aria-current', 'true');
      await expect(page.locator('#mechanism-heading')).toHaveText(mechanism[`title_${lang}`]);
      await expect(page.locator('.mechanism-summary')).toHaveText(mechanism[`summary_${lang}`]);
      await expect(page.locator('.mechanism-note')).toContainText(mechanism[`note_${lang}`]);
    }
  });

  test(`every node is a button in reading order that carries its name, figures and what is not named, ${lang}`, async ({ page }) => {
    for (const mechanism of mechanisms) {
      await openMechanism(page, mechanism, lang);
      const seen = await page.locator('.diagram [data-node]').evaluateAll((all) =>
        all.map((one) => ({ id: one.dataset.node, lane: one.dataset.lane, name: one.querySelector(':scope > button .node-name').textContent })),
      );
      // Parts stand inside their whole, so reading order is that of the file.
      expect(seen).toEqual(of(nodes, mechanism).map((one) => ({ id: one.id, lane: one.lane, name: one[`name_${lang}`] })));
      for (const one of of(nodes, mechanism)) {
        const said = await button(page, one.id).textContent();
        const unnamed = lang === 'zh' ? '来源未写明' : 'not named in the source';
        expect(said.includes(unnamed), one.id).toBe(one.naming === 'not_named');
      }
    }
  });

  test(`every figure in a diagram is the package's, with its unit, ${lang}`, async ({ page }) => {
    for (const mechanism of mechanisms) {
      await openMechanism(page, mechanism, lang);
      const seen = await page.locator('.node-figure').evaluateAll((all) =>
        all.map((one) => [one.closest('[data-node]').dataset.node, one.querySelector('b').textContent, one.textContent]),
      );
      const expected = of(nodes, mechanism).flatMap((one) => of(figures, mechanism).filter((figure) => figure.node_id === one.id));
      expect(seen.map(([id, number]) => [id, written(number)])).toEqual(expected.map((figure) => [figure.node_id, Number(figure.value)]));
      for (const [place, figure] of expected.entries()) {
        const whole = seen[place][2];
        // The same number once more, where the package states it.
        const stated = figure.fact_id
          ? facts.find((fact) => fact.id === figure.fact_id)
          : observations.find((one) => one.indicator_id === figure.indicator_id && one.area_code === figure.area_code && one.period === figure.period);
        if (stated) expect(Number(stated.value)).toBe(Number(figure.value));
        const indicator = indicators.find((one) => one.id === figure.indicator_id);
        const unit = units.find((one) => one.id === indicator?.unit_id);
        const unitName = lang === 'zh' ? (unit?.name_zh ?? stated?.unit_zh) : (unit?.plural_en ?? stated?.unit_en);
        if (unitName) expect(whole).toContain(unitName);
        if (indicator?.measure === 'cumulative') expect(whole).toContain(lang === 'zh' ? '累计' : 'cumulative');
        if (stated?.qualifier === 'more_than') expect(whole).toContain(lang === 'zh' ? '超过' : 'more than');
      }
    }
  });

  test(`every link is drawn, and said in the plain list, ${lang}`, async ({ page }) => {
    for (const mechanism of mechanisms) {
      await openMechanism(page, mechanism, lang);
      await expect(page.locator('.links .link-line')).toHaveCount(of(links, mechanism).length);
      await page.locator('.outline summary').click();
      const list = await page.locator('.outline').innerText();
      for (const one of of(nodes, mechanism)) expect(list).toContain(one[`text_${lang}`]);
      const name = (id) => of(nodes, mechanism).find((one) => one.id === id)[`name_${lang}`];
      for (const link of of(links, mechanism)) {
        const label = link[`label_${lang}`];
        const line = lang === 'zh' ? `：${name(link.to_id)}${label && `（${label}）`}` : `: ${name(link.to_id)}${label && ` (${label})`}`;
        expect(list.split('\n').some((text) => text.trim().endsWith(line)), line).toBe(true);
      }
    }
  });
}

test('the six figures of Shenzhen stand in the diagrams as the article prints them', async ({ page }) => {
  await openMechanism(page, mechanisms.find((one) => one.id === 'full-process'));
  for (const [id, number] of [['cases', '1,796'], ['batches', '5,822'], ['crimes', '271']]) await expect(node(page, id).locator('b')).toHaveText(number);
  await openMechanism(page, mechanisms.find((one) => one.id === 'overseas-five-in-one'));
  for (const [id, number] of [['monitored', '1,955'], ['guided', '1,968'], ['avoided', '21亿']]) await expect(node(page, id).locator('b')).toHaveText(number);
});

test('a node opens its text, figures, body, links, entries and source, in the address, and closes', async ({ page }) => {
  const mechanism = mechanisms.find((one) => one.id === 'full-process');
  await openMechanism(page, mechanism);
  await change(page, () => button(page, 'enforcement').click());
  expect(await hash(page)).toBe('view=mechanisms&mechanism=full-process&node=enforcement');
  await expect(detail(page).getByRole('heading')).toBeFocused();
  await expect(button(page, 'enforcement')).toHaveAttribute('aria-expanded', 'true');
  await expect(detail(page)).toContainText(nodes.find((one) => one.id === 'enforcement').text_zh);
  for (const part of ['口岸拦', '属地挖', '源头治', '市场监管部门', '公安', '海关', '纠纷化解', '行政案件']) {
    await expect(detail(page).getByRole('button', { name: part, exact: true })).toBeVisible();
  }
  await expect(detail(page)).toContainText(entry('2024-measure-06').title_zh);
  await expect(detail(page).locator('dl')).toContainText('深圳');
  await expect(detail(page).locator('cite')).toContainText('十大事件');
  await change(page, () => detail(page).getByRole('button', { name: '公安', exact: true }).click());
  await expect(detail(page)).toContainText('深圳公安');
  await change(page, () => page.keyboard.press('Escape'));
  await expect(detail(page)).toHaveCount(0);
  await expect(button(page, 'police')).toBeFocused();
  await change(page, () => page.goBack());
  await expect(detail(page).getByRole('heading')).toHaveText('公安');
});

// Once the step-through had been used, an open node no longer lit its links: the last stop kept them.
test('an open node lights its links, whatever was told before', async ({ page }) => {
  await open(page, 'view=mechanisms&mechanism=selection');
  await page.locator('[data-tale] button').nth(2).click();
  await change(page, () => button(page, 'vote').click());
  await expect(page.locator('.is-told')).toHaveCount(0);
  const lit = page.locator('.links .is-lit');
  await expect(lit).toHaveCount(links.filter((link) => link.mechanism_id === 'selection' && [link.from_id, link.to_id].includes('vote')).length);
});

test('a figure leads to its panel, another to its entry, and editions stand beside each other', async ({ page }) => {
  await open(page, 'view=mechanisms&mechanism=overseas-five-in-one&node=avoided');
  await change(page, () => detail(page).getByRole('button', { name: /超过21亿美元/ }).click());
  await expect(page.locator('dialog.source-panel')).toContainText('超21亿美元');
  expect(await hash(page)).toContain('figure=overseas_losses_avoided,440300,2024');
  await open(page, 'view=mechanisms&mechanism=hetao-36&node=in-effect');
  await change(page, () => detail(page).getByRole('link', { name: /13项/ }).click());
  expect(await hash(page)).toBe('entry=2024-event-07');
  await open(page, 'view=mechanisms&mechanism=selection&node=call');
  await expect(detail(page)).toContainText('近100件推荐');
  await expect(detail(page)).toContainText('2022年度，来源未写明');
});

test('the tiles and entries of the mechanism are marked, those of the open node apart', async ({ page }) => {
  for (const mechanism of mechanisms) {
    await openMechanism(page, mechanism);
    const ids = [...new Set(of(concernedEntries, mechanism).map((row) => row.entry_id))];
    expect(await page.locator('[data-concerned]').evaluateAll((all) => all.map((one) => one.dataset.concerned))).toEqual(entries.map((one) => one.id).filter((id) => ids.includes(id)));
    const codes = new Set(of(concernedAreas, mechanism).map((row) => row.area_code));
    for (const id of ids) for (const row of entry(id).areas) codes.add(row.area_code);
    codes.delete('440000');
    const marked = await page.locator('.mini-tile.is-concerned').evaluateAll((all) => all.map((one) => one.dataset.area));
    expect(new Set(marked)).toEqual(codes);
  }
  await open(page, 'view=mechanisms&mechanism=hetao-36&node=hong-kong');
  expect(await page.locator('.mini-tile.is-of-node').evaluateAll((all) => all.map((one) => one.dataset.area))).toEqual([area('香港').code]);
  await open(page, 'view=mechanisms&mechanism=hetao-36&node=measures');
  await expect(page.locator('.mini-tile.is-of-node')).toHaveCount(2);
  await change(page, () => page.locator('.concerned').getByRole('button', { name: '深圳', exact: true }).click());
  expect(await hash(page)).toBe('city=440300');
});

test('an entry leads to the mechanisms that concern it and to its relations, each with its ground', async ({ page }) => {
  for (const lang of LANGUAGES) {
    for (const relation of relations) {
      for (const [own, other] of [[relation.earlier_id, relation.later_id], [relation.later_id, relation.earlier_id]]) {
        await open(page, `entry=${own}${lang === 'en' ? '&lang=en' : ''}`);
        const item = page.locator('[data-ties="across-years"] li').filter({ hasText: entry(other)[`title_${lang}`] });
        await expect(item).toContainText(relation[`ground_${lang}`]);
      }
    }
  }
  await open(page, 'entry=2024-event-10');
  await change(page, () => page.locator('[data-ties="mechanisms"] a').filter({ hasText: '海外' }).click());
  expect(await hash(page)).toBe('view=mechanisms&mechanism=overseas-five-in-one');
  await expect(page.locator('#mechanism-heading')).toBeFocused();
});

test('the selection has every edition beside it, with its stages and what is not known', async ({ page }) => {
  for (const lang of LANGUAGES) {
    await open(page, `view=mechanisms${lang === 'en' ? '&lang=en' : ''}`);
    const rows = page.locator('.editions tbody tr');
    await expect(rows).toHaveCount(editions.length);
    for (const [place, edition] of [...editions].sort((a, b) => b.year - a.year).entries()) {
      await expect(rows.nth(place)).toContainText(edition[`note_${lang}`]);
      await expect(rows.nth(place)).toContainText(stages.filter((one) => one.year === edition.year).sort((a, b) => a.position - b.position).map((one) => one[`name_${lang}`]).join(' → '));
      if (edition.submissions) await expect(rows.nth(place)).toContainText(edition.submissions);
    }
  }
  await open(page, 'view=mechanisms&mechanism=hetao-36');
  await expect(page.locator('.editions')).toHaveCount(0);
});

test('unknown mechanisms and nodes are left out with one notice', async ({ page }) => {
  await open(page, 'view=mechanisms&mechanism=nonsense');
  await expect(page.locator('.notice')).toContainText('mechanism=nonsense');
  await expect(page.locator('#mechanism-heading')).toHaveText(mechanisms[0].title_zh);
  await go(page, 'view=mechanisms&mechanism=hetao-36&node=vote');
  await expect(page.locator('.notice')).toContainText('node=vote');
  expect(await hash(page)).toBe('view=mechanisms&mechanism=hetao-36');
});

test('the plain page without the program has every node, in both languages', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('./');
  await page.locator('#static section:lang(en)').getByRole('link', { name: 'Mechanisms' }).click();
  const text = await page.locator('#static').innerText();
  for (const one of nodes) for (const lang of LANGUAGES) expect(text).toContain(one[`text_${lang}`]);
  await context.close();
});
