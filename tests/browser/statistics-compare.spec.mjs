// The comparison: areas or years of an indicator side by side, with differences or the reason why there are none (F18).
import { change, control, expect, hash, test, twoFrames } from './page.mjs';
import { LANGS, WORDS, areaOf, chart, indicator, numberIn, openView, row, tableOf, tableSwitch, values, walkAll } from './statistics.mjs';

const comparison = (page) => page.locator('[data-card=comparison]');
const choice = (page, kind, name) => page.locator(`[data-compare="${kind}"] label`).filter({ has: page.locator('.option-name').getByText(name, { exact: true }) });
/** Presses a choice, where it rests: cards above it take their own heights when it is scrolled into sight, and a press on what
 * moves on is none. */
async function press(page, kind, name) {
  await choice(page, kind, name).scrollIntoViewIfNeeded();
  await twoFrames(page);
  await change(page, () => choice(page, kind, name).click());
}
const chosen = (page, kind) =>
  page.locator(`[data-compare="${kind}"] label:has(input:checked)`).evaluateAll((all) => all.map((one) => one.textContent.trim()));
const valueOf = (id, code, year) => Number(row(id, code, year).value);

test('an indicator, areas and years are chosen, at most four, and are in the address (F18, F12)', async ({ page }) => {
  await openView(page);
  await expect(comparison(page)).toHaveCount(0);
  await change(page, () => control(page, 'compare').selectOption('cl_invention_granted'));
  await expect(comparison(page)).toBeVisible();
  const first = await hash(page);
  expect(first).toMatch(/^view=statistics&compare=cl_invention_granted&areas=\d{6},\d{6}$/);
  const names = ['广州', '深圳', '珠海', '汕头', '佛山'];
  for (const name of await chosen(page, 'areas')) if (!names.includes(name)) await press(page, 'areas', name);
  for (const name of names.slice(0, 4)) {
    if (!(await choice(page, 'areas', name).locator('input').isChecked())) await press(page, 'areas', name);
  }
  expect((await chosen(page, 'areas')).sort()).toEqual(names.slice(0, 4).sort());
  // A fifth cannot be chosen; one that is chosen can be given up.
  const open = await page.locator('[data-compare=areas] input:not(:checked)').evaluateAll((all) => all.filter((one) => !one.disabled).length);
  expect(open).toBe(0);
  await expect(choice(page, 'areas', '佛山').locator('input')).toBeDisabled();
  const codes = (await hash(page)).split('areas=')[1].split(',');
  expect(codes.map((code) => areaOf(code).name_zh).sort()).toEqual(names.slice(0, 4).sort());
  await press(page, 'areas', '汕头');
  await expect(choice(page, 'areas', '佛山').locator('input')).toBeEnabled();
  // Years instead of areas: the areas are given up.
  await press(page, 'years', '2018年');
  await press(page, 'years', '2020年');
  expect(await hash(page)).toBe('view=statistics&compare=cl_invention_granted&years=2018,2020');
  expect(await chosen(page, 'areas')).toEqual([]);
  await change(page, () => page.goBack());
  await change(page, () => page.goBack());
  expect(await hash(page)).toMatch(/areas=/);
  await change(page, () => page.getByRole('button', { name: '清除比较' }).click());
  expect(await hash(page)).toBe('view=statistics');
  await expect(comparison(page)).toHaveCount(0);
  await expect(control(page, 'compare')).toHaveValue('');
});

test('every indicator with something to compare can be chosen, no other (F18)', async ({ page }) => {
  await openView(page);
  const offered = await control(page, 'compare').locator('option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  const ids = [...new Set(values.map((one) => one.indicator_id))];
  const distinct = (id, of) => new Set(values.filter((one) => one.indicator_id === id).map((one) => one[of])).size;
  expect(offered.sort()).toEqual(ids.filter((id) => distinct(id, 'area_code') > 1 || distinct(id, 'period') > 1).sort());
});

for (const lang of LANGS) {
  test(`areas side by side: differences absolute and relative, as the package has them, ${lang} (F18)`, async ({ page }) => {
    await openView(page, 'compare=court_new&areas=440000,100000&table=comparison', lang);
    const { name, notPublished, notMentioned } = WORDS[lang];
    await expect(comparison(page).getByRole('heading')).toHaveText(`${lang === 'zh' ? '比较：' : 'Comparison: '}${indicator('court_new')[name]}`);
    const { heads, rows } = await tableOf(page, 'comparison');
    const ofUnit = lang === 'zh' ? '（件）' : ' (cases)';
    expect(heads.slice(1, 3)).toEqual(['440000', '100000'].map((code) => areaOf(code)[name] + ofUnit));
    expect(heads[3]).toContain(areaOf('440000')[name]);
    const line = (year) => rows.find(([first]) => first === String(year));
    for (const year of [2021, 2022]) {
      const [base, other] = ['440000', '100000'].map((code) => valueOf('court_new', code, year));
      const [, ofBase, ofOther, difference] = line(year);
      expect([numberIn(ofBase), numberIn(ofOther)]).toEqual([base, other]);
      expect(difference).toMatch(/^\+/);
      expect(numberIn(difference)).toBe(other - base);
      expect(difference).toContain(`+${(Math.round((1000 * (other - base)) / base) / 10).toFixed(1)}%`);
    }
    // A bound is not subtracted; a year without a figure has none.
    expect(line(2024)[3]).toBe(lang === 'zh' ? '数字只是界限，不算差额' : 'not computed: only a bound');
    expect(line(2023).slice(1, 3)).toEqual([notPublished, notMentioned]);
    expect(line(2023)[3]).toBe(lang === 'zh' ? '缺数字' : 'no figure');
  });

  test(`years across a break are refused, with the reason in words, ${lang} (F18)`, async ({ page }) => {
    await openView(page, 'compare=amr_patent_dispute_cases&years=2021,2024&table=comparison', lang);
    const { heads, rows } = await tableOf(page, 'comparison');
    expect(heads.slice(1, 3)).toEqual([2021, 2024].map((year) => WORDS[lang].year(year) + (lang === 'zh' ? '（宗）' : ' (cases)')));
    const [place, first, second, difference] = rows[0];
    expect(place).toBe(areaOf('440000')[WORDS[lang].name]);
    expect([numberIn(first), numberIn(second)]).toEqual([2021, 2024].map((year) => valueOf('amr_patent_dispute_cases', '440000', year)));
    expect(difference).toBe(lang === 'zh' ? '口径或来源不同，不比较' : 'not compared: definition or source differs');
    await expect(comparison(page).locator('.takeaway')).toContainText(lang === 'zh' ? '没有可比的数字' : 'Nothing can be compared with what was chosen first');
    // The reason is among the notes: the remark of the package on the year in which the definition changes.
    const note = row('amr_patent_dispute_cases', '440000', 2024)[WORDS[lang].note];
    await comparison(page).locator('details.notes summary').click();
    await expect(comparison(page).locator('details.notes')).toContainText(note);
  });
}

test('years without a break are subtracted from the first chosen (F18)', async ({ page }) => {
  const [before, after] = [2018, 2022].map((year) => valueOf('pct', '440000', year));
  await openView(page, 'compare=pct&years=2018,2022&table=comparison');
  const { rows } = await tableOf(page, 'comparison');
  const difference = rows.find(([place]) => place === '广东')[3];
  expect(difference).toMatch(/^−/);
  expect(numberIn(difference)).toBe(before - after);
  expect(difference).toContain(`−${((100 * (before - after)) / before).toFixed(1)}%`);
});

test('the picture of a comparison walks the same numbers as its table (F2, F18)', async ({ page }) => {
  await openView(page, 'compare=customs_items&areas=440000,100000');
  const walked = (await walkAll(page, ['comparison'])).comparison;
  await change(page, () => tableSwitch(page, 'comparison').click());
  const { rows } = await tableOf(page, 'comparison');
  expect(walked).toHaveLength(2 * rows.length);
  rows.forEach(([year, ...cells], place) => {
    [cells[0], cells[1]].forEach((cell, column) => {
      const sentence = walked[column * rows.length + place];
      expect(sentence.startsWith(`${year}年，${column ? '全国' : '广东'}，`), sentence).toBe(true);
      expect(sentence.includes(cell), `${sentence} | ${cell}`).toBe(true);
    });
  });
});

test('one area alone, or what is too much, says what to do (F18, F11)', async ({ page }) => {
  await openView(page, 'compare=court_new&areas=440000');
  await expect(comparison(page).locator('[data-problem]')).toContainText('请选择两到四个地区或年份');
  await expect(comparison(page).locator('canvas')).toHaveCount(0);
  await expect(page.locator('.chart-card[data-card=pct] canvas')).toHaveCount(1);
  await press(page, 'areas', '全国');
  await expect(chart(page, 'comparison')).toBeVisible();
  await openView(page, 'compare=cl_invention_granted&areas=440100,440300,440400,440500,440600');
  await expect(page.locator('[data-notice] p')).toContainText('areas=440600');
  expect(await hash(page)).toBe('view=statistics&compare=cl_invention_granted&areas=440100,440300,440400,440500');
});
