// Packages that cannot be opened, or would do harm: what is told of their faults, of addresses that give none, of hostile files
// and zips, while the data on show stay; markup that is text; reading that is cancelled.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './axe.mjs';
import { bar, fixtures, folder, made, panel, pick, pickFolder, province, test, zipped } from './opening.mjs';
import { expect, go, hash, language, open } from './page.mjs';
import { version } from './package.mjs';

// The focus stayed on the control, which the panel covered, and was lost with the panel.
test('the focus goes to what is said of faults and back again', async ({ page }) => {
  await open(page, 'view=data&lang=en');
  await pick(page, 'folder').focus();
  await pick(page, 'folder').setInputFiles(made({ change: (path) => writeFileSync(join(path, 'areas.csv'), '') }));
  await expect(panel(page).locator('[data-faulty]')).toBeVisible();
  await expect(page.locator('#opening-heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('[data-pick]').first()).toBeFocused();
});

// It was told in the language of the moment, and the address in the words of the browser.
test('what is told follows the language, and an address that is none is told', async ({ page }) => {
  await open(page, 'view=data&lang=en');
  await page.evaluate(() => void (location.hash = `view=data&lang=en&data=${encodeURIComponent('https://[bad/x.json')}`));
  await expect(panel(page).locator('[data-problem]')).toContainText('This is no address.');
  await language(page, '简体中文').click();
  await expect(panel(page).locator('[data-problem]')).toContainText('这不是网址。');
});

test.describe('what does not come', () => {
  test.use({ faults: true });

  test('an address without a package is told, and the data on show stay', async ({ page }) => {
    await open(page, 'lang=en&data=nowhere/datapackage.json');
    await expect(panel(page).locator('[data-problem]')).toContainText('The address gave no file.');
    await expect(page.locator('html')).toHaveAttribute('data-release', version);
    await panel(page).locator('[data-action=close]').click();
    await expect(panel(page)).toHaveCount(0);
    // The address follows after the paint.
    await expect.poll(() => hash(page)).toBe('lang=en');
  });

  test('the policy forbids other servers, and it is told', async ({ page }) => {
    await open(page, 'lang=en');
    await page.evaluate(() => void (location.hash = `lang=en&data=${encodeURIComponent('http://127.0.0.1:9/datapackage.json')}`));
    await expect(panel(page).locator('[data-problem]')).toContainText('cannot be asked');
  });
});

test('faults are told with file, row and column, the first 200 and all as a file; the data on show stay', async ({ page }) => {
  const path = made({ fixture: 'primary-key' });
  await pickFolder(page, path);
  const expected = readFileSync(join(fixtures, 'primary-key/expected.txt'), 'utf8').trim().split('\n');
  // The two English sentences once stood without a space between them.
  await expect(panel(page).locator('[data-faulty]')).toHaveText('The package has faults and was not opened. The data on show stay.');
  await expect(panel(page).locator('.faults li')).toHaveCount(expected.length);
  const [, place, message] = /^(.*?): (.*)$/.exec(expected[0]);
  await expect(panel(page).locator('.faults code').first()).toHaveText(place);
  await expect(panel(page).locator('.fault-what').first()).toHaveText(message);
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  expect(await violations(page, 'opening')).toEqual([]);

  const many = made({ change: (path) => writeFileSync(join(path, 'actors.csv'), `id,name_zh,name_en\n${'=x,,\n'.repeat(1000)}`) });
  await pick(page, 'folder').setInputFiles(many);
  await expect(panel(page).locator('.faults li')).toHaveCount(200);
  const download = page.waitForEvent('download');
  await panel(page).locator('[data-action=save-faults]').click();
  const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\r\n');
  const count = Number(await panel(page).locator('[data-faulty]').getAttribute('data-faulty'));
  expect(lines.length).toBe(count + 1);
  expect(count).toBeGreaterThan(999);
});

test('on the Chinese page faults are said in Chinese, and saved so', async ({ page }) => {
  await open(page, 'view=data');
  await pick(page, 'folder').setInputFiles(made({ fixture: 'primary-key' }));
  const what = panel(page).locator('.fault-what').first();
  await expect(what).toHaveText('键“yi-customs”已在第2行出现；应为：id 各出现一次');
  expect(await what.evaluate((one) => one.closest('[lang]').lang)).toBe('zh-Hans-CN');
  const download = page.waitForEvent('download');
  await panel(page).locator('[data-action=save-faults]').click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('键“yi-customs”已在第2行出现');
  // What a parser says is not ours, and says in which language it is.
  await pick(page, 'folder').setInputFiles(made({ change: (path) => writeFileSync(join(path, 'datapackage.json'), '{') }));
  await expect(panel(page).locator('.fault-what').first()).toContainText('文本不是 JSON（EOF');
  await expect(panel(page).locator('.fault-what [lang=en]').first()).toContainText(/^EOF/);
  expect(await violations(page, 'opening')).toEqual([]);
});

/** What each of these files is told as: nothing is shown, nothing breaks. */
const HOSTILE = {
  'no descriptor': [(path) => rmSync(join(path, 'datapackage.json')), 'There is no datapackage.json'],
  'empty descriptor': [(path) => writeFileSync(join(path, 'datapackage.json'), ''), 'datapackage.json'],
  'truncated descriptor': [(path) => writeFileSync(join(path, 'datapackage.json'), readFileSync(join(path, 'datapackage.json')).subarray(0, 3000)), 'datapackage.json'],
  'truncated table': [(path) => writeFileSync(join(path, 'entries.csv'), readFileSync(join(path, 'entries.csv')).subarray(0, 300)), 'entries.csv'],
  'empty table': [(path) => writeFileSync(join(path, 'areas.csv'), ''), 'areas.csv'],
  'NUL bytes': [(path) => writeFileSync(join(path, 'topics.csv'), '\0'.repeat(5000)), 'topics.csv'],
  'invalid UTF-8': [(path) => writeFileSync(join(path, 'topics.csv'), Buffer.from([0x69, 0x64, 0x0a, 0xff, 0xfe, 0x0a])), 'not valid UTF-8'],
  'a cell of 10 MB': [(path) => writeFileSync(join(path, 'topics.csv'), `id,position,name_zh,name_en,definition_zh,definition_en\na,1,${'长'.repeat(3_400_000)},,,\n`), 'topics.csv'],
};

for (const [name, [change, told]] of Object.entries(HOSTILE)) {
  test(`hostile: ${name}`, async ({ page }) => {
    await pickFolder(page, made({ change }));
    await expect(panel(page).getByRole('alert')).toBeVisible({ timeout: 20_000 });
    await expect(panel(page)).toContainText(told);
    await expect(page.locator('html')).toHaveAttribute('data-release', version);
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  });
}

/** Packs with names of our choice, which no ordinary program does. */
const pack = (file, script) => execFileSync('python3', ['-c', `import zipfile,sys\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\n${script}\nz.close()`, file]);

const ZIPS = {
  'a path that leads out': ["z.writestr('datapackage.json','{}'); z.writestr('../../areas.csv','x')", 'leads out of the folder'],
  'an absolute path': ["z.writestr('/etc/datapackage.json','{}')", 'leads out of the folder'],
  'two packages': ["z.writestr('a/datapackage.json','{}'); z.writestr('b/datapackage.json','{}')", 'two packages'],
  'a bomb': ["z.writestr('datapackage.json','{}')\nwith z.open('areas.csv','w',force_zip64=True) as f:\n  for _ in range(1100): f.write(b'0'*1048576)", 'Too large'],
};

for (const [name, [script, told]] of Object.entries(ZIPS)) {
  test(`hostile zip: ${name}`, async ({ page }) => {
    test.setTimeout(60_000);
    const file = join(folder, 'hostile.zip');
    pack(file, script);
    await open(page, 'view=data&lang=en');
    await pick(page, 'files').setInputFiles(file);
    await expect(panel(page).getByRole('alert')).toContainText(told, { timeout: 30_000 });
    await expect(page.locator('html')).toHaveAttribute('data-release', version);
  });
}

test('hostile zip: a bomb that lies about its size, and a damaged one', async ({ page }) => {
  const file = zipped(made());
  const bytes = readFileSync(file);
  await open(page, 'view=data&lang=en');
  // The size that the directory gives for a table.
  const name = bytes.lastIndexOf('entries.csv');
  const entry = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'), name);
  const small = Buffer.from(bytes);
  small.writeUInt32LE(10, entry + 24);
  writeFileSync(file, small);
  await pick(page, 'files').setInputFiles(file);
  await expect(panel(page).getByRole('alert')).toContainText('damaged');
  const cut = join(folder, 'cut.zip');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 40));
  await pick(page, 'files').setInputFiles(cut);
  await expect(panel(page).getByRole('alert')).toContainText('not a zip');
});

test('markup in every text is text', async ({ page }) => {
  const mark = '<img src=x onerror=alert(1)>';
  const marked = (path) => {
    for (const name of ['entries', 'topics', 'areas']) {
      const file = join(path, `${name}.csv`);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(Jiazhou sets up|Public services|Jiazhou\b)/g, (text) => `${mark}${text}`));
    }
  };
  let asked = false;
  page.on('dialog', () => (asked = true));
  await pickFolder(page, made({ change: marked }));
  await expect(bar(page)).toBeVisible();
  await expect(page.locator('[data-entry]').first()).toContainText(mark);
  for (const view of ['statistics', 'mechanisms', 'data']) await go(page, `lang=en&view=${view}`);
  expect(await page.locator('#app img').count()).toBe(0);
  expect(asked).toBe(false);
});

test('reading can be cancelled, and the panel closed by keyboard', async ({ page }) => {
  // An address that does not answer keeps the reader waiting.
  await page.route('**/slow/*', () => {});
  await open(page, 'lang=en&data=slow/datapackage.json');
  await panel(page).locator('[data-action=cancel]').press('Enter');
  await expect(panel(page)).toContainText('Cancelled.');
  await panel(page).locator('[data-action=close]').press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect.poll(() => hash(page)).toBe('lang=en');
});

// The address is written a task before the page is taken down: who cancelled between the two stayed at an address of another package.
test('reading can be cancelled at the last moment', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await page.addInitScript(() => {
    const write = history.pushState.bind(history);
    history.pushState = (...all) => {
      write(...all);
      if (String(all[2]).includes('data=')) document.querySelector('[data-action=cancel]').click();
    };
  });
  await open(page, 'view=data&lang=en');
  await page.locator('#package-address').fill('other/datapackage.json');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Cancelled.');
  await expect.poll(() => hash(page)).toBe('view=data&lang=en');
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await expect(bar(page)).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
});

// The page that is about to go wrote what was typed last over the address of the package, and that went as it came.
test('what the old page writes at the last moment does not lead away from the package', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await page.addInitScript(() => {
    const write = history.pushState.bind(history);
    history.pushState = (...all) => {
      write(...all);
      if (String(all[2]).includes('data=')) write(null, '', '#q=typed');
    };
  });
  await open(page, 'view=data&lang=en');
  await page.locator('#package-address').fill('other/datapackage.json');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('atlas:updated').length)).toBeGreaterThan(0);
  await expect.poll(() => hash(page)).toContain('data=other');
  await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
});
