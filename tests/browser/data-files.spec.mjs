// What can be taken along from the data view: the package as a zip, a table as CSV or JSON, citations, a report.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { action, columns, openView, resource, rowsOf, saved, shown, tables } from './data.mjs';
import { read, releases, version } from './package.mjs';
import { expect, test } from './page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const VALIDATOR = join(root, '.venv/bin/frictionless');

test('the CSV of a table is the file to the byte', async ({ page }) => {
  for (const name of ['areas', 'entries', 'observations', 'sources']) {
    await openView(page, `data=${name}&rows=nothing`);
    const file = await saved(page, 'csv');
    expect(file.name).toBe(`guangdong-ip-atlas_${name}_${version}.csv`);
    expect(file.bytes.equals(readFileSync(join(root, `public/data/${name}.csv`))), name).toBe(true);
    await expect(page.locator('.outcome').filter({ hasText: file.name })).toBeVisible();
  }
});

// What was found could not be taken along: the files of a table are the whole table.
test('the rows that were found are saved for spreadsheets', async ({ page }) => {
  await openView(page, 'data=areas');
  await expect(action(page, 'csv-rows')).toHaveCount(0);
  await openView(page, 'data=areas&rows=广');
  const found = (await shown(page)).map(([code]) => code);
  expect(found.length).toBeGreaterThan(1);
  const file = await saved(page, 'csv-rows');
  expect(file.name).toBe(`guangdong-ip-atlas_areas_${version}.rows.csv`);
  const text = file.bytes.toString('utf8');
  expect([text[0], text.endsWith('\r\n')]).toEqual(['\ufeff', true]);
  const lines = text.slice(1).trimEnd().split('\r\n');
  expect(lines[0].startsWith('code / ')).toBe(true);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(found);
  expect(lines.slice(1).every((line) => line.includes(version))).toBe(true);
});

test('the JSON of every table reads back to the values of its file', async ({ page }) => {
  test.setTimeout(120_000);
  for (const name of tables) {
    await openView(page, `data=${name}`);
    const file = await saved(page, 'json');
    expect(file.name).toBe(`guangdong-ip-atlas_${name}_${version}.json`);
    const numbers = resource(name).schema.fields.filter((field) => ['integer', 'number', 'year'].includes(field.type)).map((field) => field.name);
    const value = (column, cell) => (cell === '' ? null : numbers.includes(column) ? Number(cell) : cell);
    const expected = rowsOf(name).map((row) => Object.fromEntries(columns(name).map((column) => [column, value(column, row[column])])));
    expect(JSON.parse(file.bytes.toString('utf8')), name).toEqual(expected);
  }
});

test('the zip has the whole package, is the same every time, and an independent validator accepts it', async ({ page }) => {
  await openView(page, '', 'en');
  const file = await saved(page, 'zip');
  expect(file.name).toBe(`guangdong-ip-atlas_${version}.zip`);
  expect((await saved(page, 'zip')).bytes.equals(file.bytes)).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-zip-'));
  try {
    execFileSync('python3', ['-c', 'import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as z:\n  assert z.testzip() is None\n  assert z.namelist() == sorted(z.namelist())\n  z.extractall(sys.argv[2])', file.path, folder]);
    const data = readdirSync(join(root, 'public/data')).filter((name) => /\.(csv|json)$/.test(name));
    expect(readdirSync(folder).sort()).toEqual(['LICENSE-DATA', 'README.txt', ...data].sort());
    for (const name of data) expect(readFileSync(join(folder, name)).equals(readFileSync(join(root, 'public/data', name))), name).toBe(true);
    expect(readFileSync(join(folder, 'LICENSE-DATA'), 'utf8')).toBe(read('LICENSE-DATA'));
    const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
    for (const part of [version, '粤知图', 'Guangdong IP Atlas', 'CC BY 4.0', '#view=data']) expect(readme).toContain(part);
    expect(existsSync(VALIDATOR), 'the validator is installed by .ci/setup python').toBe(true);
    execFileSync(VALIDATOR, ['validate', 'datapackage.json'], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const pasted = (page) => page.evaluate(() => navigator.clipboard.readText());

  test('the package is cited in both languages, with version, day and address', async ({ page }) => {
    const { date } = releases.find((one) => one.version === version);
    await openView(page);
    await page.locator('[data-cite=zh-Hans]').click();
    await expect(page.locator('#section-cite .outcome')).toHaveText('已复制');
    const zh = await pasted(page);
    expect(zh).toContain(`[DB/OL]. 数据版本${version}. 粤知图, ${date.slice(0, 4)}(${date})[`);
    expect(zh).toContain('#view=data');
    await page.locator('[data-cite=en]').click();
    await expect.poll(() => pasted(page)).toContain('Guangdong IP Atlas (');
    const en = await pasted(page);
    expect(en).toContain(`version ${version}`);
    expect(await page.locator('#section-cite p[lang]').allTextContents()).toEqual([zh, en]);
  });

  test('an error report says where the reader is', async ({ page }) => {
    await openView(page, 'data=facts&rows=2024-event-07', 'en');
    await action(page, 'report').click();
    await expect(page.locator('#section-report .outcome')).toHaveText('Copied');
    const report = await pasted(page);
    for (const part of [`Page: ${page.url()}`, `Data version: ${version}`, 'Table: facts.csv', 'Filter: 2024-event-07']) expect(report).toContain(part);
  });
});

test('where the clipboard is refused, the text can be copied by hand', async ({ page }) => {
  await page.addInitScript(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))));
  await openView(page, '', 'en');
  await action(page, 'report').click();
  await expect(page.locator('#section-report textarea')).toHaveValue(/^Guangdong IP Atlas: error report\nPage: http/);
});
