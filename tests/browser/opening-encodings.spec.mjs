// Packages whose files are not UTF-8 or not what they are called, and zips full of what belongs to no package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panel, pick, province as base } from './opening.mjs';
import { expect, open, test } from './page.mjs';
import { version } from './package.mjs';

let folder;
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'atlas-encodings-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Written anew in an encoding, by a program that is not ours. */
const CONVERT = 'import sys; path, encoding = sys.argv[1:]; text = open(path, encoding="utf-8", newline="").read(); open(path, "w", encoding=encoding, newline="").write(text)';

for (const [encoding, label] of [['gb18030', 'GB18030'], ['utf-16', 'UTF-16LE']]) {
  // Regression: only tables were offered; a descriptor in GB 18030 was "no JSON", and its package could not be opened.
  test(`descriptor and tables in ${label} are offered to be converted`, async ({ page }) => {
    const path = join(folder, 'other');
    cpSync(base, path, { recursive: true });
    const descriptor = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8'));
    const name = { zh: '东省图册', en: 'East Atlas' };
    writeFileSync(join(path, 'datapackage.json'), JSON.stringify({ ...descriptor, atlas: { name } }));
    for (const file of readdirSync(path)) execFileSync('python3', ['-c', CONVERT, join(path, file), encoding]);
    await open(page, 'view=data');
    await pick(page, 'folder').setInputFiles(path);
    await expect(panel(page)).toContainText(label);
    await expect(panel(page)).toContainText('datapackage.json');
    await page.locator('[data-action=convert]').click();
    await expect(page.locator('[data-opened]')).toBeVisible();
    await expect(page.locator('header h1')).toHaveText('东省图册');
    await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
  });
}

// Regression: Big5 was taken for GB 18030, and 植物品種 became 从珇贺 without a word.
test('a table in Big5 is told from one in GB 18030', async ({ page }) => {
  const path = join(folder, 'other');
  cpSync(base, path, { recursive: true });
  const topics = join(path, 'topics.csv');
  const names = ['植物品種', '原產地名稱', '專利與商標'];
  const rows = readFileSync(topics, 'utf8').trimEnd().split('\n').map((row) => row.split(','));
  for (const column of ['name_zh', 'definition_zh']) {
    const place = rows[0].indexOf(column);
    rows.slice(1).forEach((row, at) => (row[place] = names[at % names.length]));
  }
  writeFileSync(topics, rows.map((row) => `${row.join(',')}\n`).join(''));
  execFileSync('python3', ['-c', CONVERT, topics, 'big5']);
  await open(page, 'view=data');
  await pick(page, 'folder').setInputFiles(path);
  await expect(panel(page)).toContainText('BIG5');
  await page.locator('[data-action=convert]').click();
  await expect(page.locator('[data-opened]')).toBeVisible();
  await expect(page.locator('[data-facet=topic]')).toContainText('植物品種');
});

// Regression: each verdict's encodings alone were converted. A descriptor that cannot be read leads to no table: once it could, the
// tables were found, and once those were converted, the descriptor was not any more.
test('by an address, descriptor and then tables are converted, and both stay so', async ({ page }) => {
  const path = join(folder, 'other');
  cpSync(base, path, { recursive: true });
  for (const file of readdirSync(path)) execFileSync('python3', ['-c', CONVERT, join(path, file), 'utf-16']);
  await page.route('**/other/*', (route) => route.fulfill({ path: join(path, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await open(page, 'data=other/datapackage.json');
  for (let step = 0; step < 2; step += 1) {
    await expect(panel(page).locator('[data-faulty]')).toBeVisible();
    await page.locator('[data-action=convert]').click();
  }
  await expect(page.locator('[data-opened]')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
});

test('a file that is called zip and is none is told as that', async ({ page }) => {
  const file = join(folder, 'package.ZIP');
  writeFileSync(file, 'Not a zip.');
  await open(page, 'view=data&lang=en');
  await pick(page, 'files').setInputFiles(file);
  await expect(panel(page).getByRole('alert')).toContainText('not a zip');
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
});

// Regression: each of them was unpacked and judged, which took 17 s.
test('thousands of files that belong to no package are told, not read', async ({ page }) => {
  const file = join(folder, 'stray.zip');
  const script = `import os, sys, zipfile
z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
for name in os.listdir(sys.argv[2]): z.write(os.path.join(sys.argv[2], name), name)
for at in range(9000): z.writestr('stray-%d.csv' % at, 'a,b\\n' + '"' * 5000)
z.close()`;
  execFileSync('python3', ['-c', script, file, base]);
  await open(page, 'view=data&lang=en');
  await pick(page, 'files').setInputFiles(file);
  await expect(panel(page)).toContainText('9,000', { timeout: 20_000 });
  // What is in them is not looked at: there is one fault of each.
  await expect(panel(page)).toContainText('the file does not belong to the package');
  await expect(panel(page)).not.toContainText('quotation mark');
});
