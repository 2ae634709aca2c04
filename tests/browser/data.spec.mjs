// The data and sources view: every table as its file has it, sorted, filtered, linked; the state in the address.
import { LANGS, action, cellsOf, chooser, columns, descriptor, filter, head, openView, resource, rowsOf, showAll, shown, tables } from './data.mjs';
import { change, expect, hash, status, test } from './page.mjs';

const isNumber = (name, column) => ['integer', 'number', 'year'].includes(resource(name).schema.fields.find((one) => one.name === column).type);
/** The rows of a table in the order of a column, by plain JavaScript: what is empty last, equal rows as in the file. */
function sorted(name, column, down) {
  const at = columns(name).indexOf(column);
  const compare = isNumber(name, column) ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return cellsOf(name).toSorted((a, b) => {
    if (a[at] === '' || b[at] === '') return (a[at] === '') - (b[at] === '');
    return down ? compare(b[at], a[at]) : compare(a[at], b[at]);
  });
}

test('every table of the package can be chosen and shows every cell of its file', async ({ page }) => {
  test.setTimeout(180_000);
  await openView(page);
  expect(await chooser(page).locator('option').evaluateAll((all) => all.map((one) => one.value))).toHaveLength(tables.length);
  for (const [place, name] of tables.entries()) {
    // The first is there already.
    if (place > 0) await change(page, () => chooser(page).selectOption(name));
    expect(await page.locator('.whole-table th code').allTextContents(), name).toEqual(columns(name));
    await showAll(page);
    expect(await shown(page), name).toEqual(cellsOf(name));
    await expect(status(page)).toHaveText(`${rowsOf(name).length}行`);
  }
});

for (const lang of LANGS) {
  test(`the dictionary says what the descriptor says, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    const half = (text) => text.split(' / ')[lang === 'zh' ? 1 : 0];
    for (const name of ['observations', 'entries', 'mechanism_figures']) {
      await openView(page, `data=${name}`, lang);
      const { title, schema } = resource(name);
      await expect(page.locator('#heading-table')).toHaveText(half(title));
      const rows = await page.locator('.dictionary tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
      expect(rows.map((row) => row[1])).toEqual(schema.fields.map((field) => half(field.description)));
      for (const [place, field] of schema.fields.entries()) {
        const [first, , , rules] = rows[place];
        expect(first.startsWith(field.name)).toBe(true);
        expect(first !== field.name, `${field.name} is a key`).toBe(schema.primaryKey.includes(field.name));
        for (const word of field.constraints?.enum ?? []) expect(rules).toContain(String(word));
        expect(/必填|required/.test(rules)).toBe(field.constraints?.required === true);
      }
      const links = await page.locator('.dictionary .leads-to a').allTextContents();
      expect(links.toSorted()).toEqual((schema.foreignKeys ?? []).map((one) => one.reference.resource).toSorted());
    }
  });
}

test('a column sorts up, down and back to the file; numbers as numbers, what is empty last', async ({ page }) => {
  test.setTimeout(120_000);
  for (const [name, column] of [['observations', 'value'], ['observations', 'note_zh'], ['sources', 'title'], ['areas', 'row']]) {
    await openView(page, `data=${name}`);
    await showAll(page);
    for (const [state, down] of [['ascending', false], ['descending', true]]) {
      await change(page, () => head(page, column).click());
      await expect(head(page, column).locator('..')).toHaveAttribute('aria-sort', state);
      expect(await shown(page), `${name} ${column} ${state}`).toEqual(sorted(name, column, down));
    }
    await change(page, () => head(page, column).click());
    expect(await shown(page), name).toEqual(cellsOf(name));
    expect(await hash(page)).toBe(`view=data&data=${name}`);
  }
});

test('the filter finds rows by words and by whole cells, and says how many', async ({ page }) => {
  await openView(page, 'data=facts', 'en');
  const has = (row, word) => row.some((cell) => cell.toLowerCase().includes(word));
  const fits = (words) => cellsOf('facts').filter((row) => words.every((word) => has(row, word)));
  for (const words of [['深圳'], ['patent', '2024'], ['PATENT']]) {
    await change(page, () => filter(page).fill(words.join(' ')));
    await showAll(page);
    const expected = fits(words.map((word) => word.toLowerCase()));
    expect(expected.length).toBeGreaterThan(0);
    expect(await shown(page), words.join(' ')).toEqual(expected);
    await expect(status(page)).toHaveText(`${expected.length} of ${cellsOf('facts').length} rows`);
  }
  await change(page, () => filter(page).fill('"context"'));
  await showAll(page);
  expect(await shown(page)).toEqual(cellsOf('facts').filter((row) => row.includes('context')));
  await change(page, () => filter(page).fill('no such words'));
  expect(await shown(page)).toEqual([]);
  await expect(page.getByText('No row fits the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(filter(page)).toBeFocused();
  await expect(filter(page)).toHaveValue('');
});

test('a long table begins with fifty rows and shows all when asked', async ({ page }) => {
  await openView(page, 'data=observations');
  expect(await shown(page)).toEqual(cellsOf('observations').slice(0, 50));
  await action(page, 'all-rows').click();
  await expect(page.locator('#table-frame')).toBeFocused();
  expect(await shown(page)).toEqual(cellsOf('observations'));
  await expect(action(page, 'all-rows')).toHaveCount(0);
});

test('a key leads to the row that it names, also one of two columns', async ({ page }) => {
  await openView(page, 'data=observations&rows=court_new');
  const first = (await shown(page))[0][columns('observations').indexOf('source_id')];
  await change(page, () => page.locator('.whole-table tbody tr').first().getByRole('link', { name: first, exact: true }).click());
  await expect(page.locator('#heading-table')).toBeFocused();
  expect(await shown(page)).toEqual(cellsOf('sources').filter((row) => row[0] === first));
  await expect(page.locator('.source-uses > li')).toHaveAttribute('data-of', first);
  await openView(page, 'data=mechanism_entries');
  const [mechanism, node] = (await shown(page))[0];
  await change(page, () => page.locator('.whole-table tbody tr').first().getByRole('link', { name: node, exact: true }).click());
  expect(await shown(page)).toEqual(cellsOf('mechanism_nodes').filter((row) => row.includes(mechanism) && row.includes(node)));
});

test('the state is in the address: a link brings it back, and back undoes it', async ({ page }) => {
  await openView(page);
  await change(page, () => chooser(page).selectOption('sources'));
  await change(page, () => filter(page).pressSequentially('官方'));
  await change(page, () => head(page, 'published').click());
  await change(page, () => head(page, 'published').click());
  const [there, rows] = [await hash(page), await shown(page)];
  expect(decodeURIComponent(there)).toBe('view=data&data=sources&rows=官方&by=published&order=descending');
  await openView(page, there.replace('view=data&', ''));
  expect(await shown(page)).toEqual(rows);
  await expect(filter(page)).toHaveValue('官方');
  await expect(chooser(page)).toHaveValue('sources');
  await expect(head(page, 'published').locator('..')).toHaveAttribute('aria-sort', 'descending');
  // Another table has neither the filter nor the order; back has both again.
  await change(page, () => chooser(page).selectOption('areas'));
  expect(await hash(page)).toBe('view=data&data=areas');
  await change(page, () => page.goBack());
  expect(await shown(page)).toEqual(rows);
});

test('by keyboard: the order changes under the focus, the table scrolls as a named region', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await openView(page, 'data=entries');
  await head(page, 'title_zh').focus();
  await change(page, () => page.keyboard.press('Enter'));
  await expect(head(page, 'title_zh')).toBeFocused();
  await expect(head(page, 'title_zh').locator('..')).toHaveAttribute('aria-sort', 'ascending');
  const region = page.getByRole('region', { name: 'entries.csv' });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
});

test('cells declare their language, and only web addresses are links', async ({ page }) => {
  await openView(page, 'data=sources', 'en');
  await showAll(page);
  const rows = rowsOf('sources');
  const at = (name) => columns('sources').indexOf(name);
  const found = await page.locator('.whole-table tbody').evaluate(
    (body, [title, url]) =>
      [...body.rows].map((row) => [row.cells[title].lang, row.cells[url].querySelector('a')?.getAttribute('href') ?? '', row.cells[url].querySelector('a')?.rel ?? '']),
    [at('title'), at('url')],
  );
  expect(found).toEqual(rows.map((row) => [row.title_language, row.url, row.url && 'external noopener noreferrer']));
});

for (const width of [320, 375, 1366, 1920]) {
  test(`no sideways scrolling of the page at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [state, lang] of [['data=observations', 'zh'], ['data=indicators', 'en'], ['data=sources&text=large', 'en']]) {
      await openView(page, state, lang);
      await page.evaluate(() => document.querySelectorAll('.data-view details').forEach((one) => (one.open = true)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), state).toBe(0);
    }
  });
}

test('the title of the package is not invented', () => {
  expect(descriptor.title).toContain('广东知识产权事件与执法数据');
});
