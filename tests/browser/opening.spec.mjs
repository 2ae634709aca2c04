// Packages that a visitor opens: a made-up province (tests/fixtures/base: another grid, other topics, another nation) by
// folder, zip, drop and address; large ones; the way back. What is expected is read from the files.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations } from './axe.mjs';
import { bar, folder, made, panel, pick, pickFolder, province, test, zipped } from './opening.mjs';
import { allTiles, change, expect, go, hash, listed, open, searchbox, status, tile } from './page.mjs';
import { entries, version } from './package.mjs';

const ENTRIES = ['2024-event-01', '2024-event-02', '2024-measure-01'];

/** The province is on show, and nothing of the built-in data. */
async function isProvince(page) {
  await expect(bar(page)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
  await expect.poll(async () => (await allTiles(page).evaluateAll((all) => all.map((one) => one.dataset.area))).sort()).toEqual(['440100', '440200', '810000']);
  await expect.poll(() => listed(page)).toEqual(ENTRIES);
  await expect(page.locator('#app')).not.toContainText(/Guangdong|Shenzhen/);
}

test('a made-up province from a folder: grid, topics, filters, search, entry, figures, mechanisms, tables, files', async ({ page }) => {
  await pickFolder(page, province);
  await isProvince(page);
  await expect(page).toHaveTitle(/^east-ip-atlas/);
  await change(page, () => tile(page, '440100').click());
  expect(await listed(page)).toEqual(['2024-event-01', '2024-measure-01']);
  await go(page, 'lang=en&topic=services');
  expect((await listed(page)).length).toBe(3);
  await go(page, 'lang=zh-Hans');
  // By pinyin: the readings of characters come from the reader.
  await change(page, () => searchbox(page).fill('haiguan'));
  expect(await listed(page)).toEqual(['2024-event-02']);
  await change(page, () => page.locator('[data-entry] a').first().click());
  await expect(page.locator('[data-card=entry] h2')).toHaveText('乙州海关联合执法');
  await go(page, 'lang=en&view=statistics');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await go(page, 'lang=en&view=mechanisms');
  await expect(page.locator('[data-mechanism]').first()).toBeVisible();
  await go(page, 'lang=en&view=data&data=areas');
  await expect(page.locator('#section-tables table').last()).toContainText('Jiazhou');
  const download = page.waitForEvent('download');
  await page.locator('[data-action=csv]').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('east-ip-atlas_areas_1.0.0.csv');
  expect(readFileSync(await file.path()).equals(readFileSync(join(province, 'areas.csv')))).toBe(true);
});

test('the way back leads to the built-in data, and so does a reload', async ({ page }) => {
  await pickFolder(page, province);
  await isProvince(page);
  await page.locator('[data-action=built-in]').click();
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await expect(bar(page)).toHaveCount(0);
  await go(page, 'view=data&lang=en');
  await pick(page, 'folder').setInputFiles(province);
  await expect(bar(page)).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await expect(bar(page)).toHaveCount(0);
});

test('a deflated zip, picked and dropped; what lies beside the tables is passed over', async ({ page }) => {
  const path = made({ change: (path) => writeFileSync(join(path, 'README.md'), 'Not a table.') });
  const file = zipped(path);
  await open(page, 'view=data&lang=en');
  await pick(page, 'files').setInputFiles(file);
  await isProvince(page);

  await open(page, 'lang=en');
  const bytes = readFileSync(file).toString('base64');
  await page.evaluate((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], 'province.zip'));
    const over = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(over);
    if (!over.defaultPrevented) throw new Error('the browser would not let it be dropped');
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  await isProvince(page);
});

// A grid was at most eight by four, which is Guangdong's.
test('a grid of twelve by twelve has all its tiles, and a phone scrolls it within its card', async ({ page }) => {
  const tiles = { 440100: '10,11', 440200: '11,11', 810000: '11,10' };
  const change = (path) => {
    const areas = join(path, 'areas.csv');
    const moved = readFileSync(areas, 'utf8').split('\n').map((row) => row.replace(/,\d,\d$/, () => `,${tiles[row.slice(0, 6)]}`));
    writeFileSync(areas, moved.join('\n'));
    const descriptor = join(path, 'datapackage.json');
    writeFileSync(descriptor, readFileSync(descriptor, 'utf8').replace(/"maximum": [37]\b/g, '"maximum": 11'));
  };
  await pickFolder(page, made({ change }));
  await isProvince(page);
  const [west, east, north] = await Promise.all(Object.keys(tiles).map((code) => tile(page, code).boundingBox()));
  expect([west.y, east.x]).toEqual([east.y, north.x]);
  expect(east.x - west.x).toBeGreaterThan(35);
  expect(east.y - north.y).toBeGreaterThan(35);
  await page.setViewportSize({ width: 375, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await tile(page, '810000').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => hash(page)).toContain('city=810000');
  expect((await tile(page, '810000').boundingBox()).width).toBeGreaterThan(30);
});

// At 375 pixels a long topic made the page wider than the window, and names without a blank much wider.
test('long names are broken, and no view is wider than the window', async ({ page }) => {
  const name = ['知识产权公共服务与行政指导以及面向中小微企业的综合帮扶措施', 'Counselling'.repeat(12)];
  const change = (path) => {
    const topics = join(path, 'topics.csv');
    const [head, first, ...rest] = readFileSync(topics, 'utf8').split('\n');
    const cells = first.split(',');
    writeFileSync(topics, [head, [...cells.slice(0, 2), ...name, ...cells.slice(4)].join(','), ...rest].join('\n'));
  };
  await page.setViewportSize({ width: 375, height: 800 });
  await pickFolder(page, made({ change }));
  await expect(bar(page)).toBeVisible();
  for (const lang of ['zh-Hans', 'en']) {
    for (const [view, part] of [['&topic=services', '.chip'], ['&view=statistics', '.chart-card'], ['&entry=2024-event-01', '#entry-heading'], ['', '[data-entry]']]) {
      await go(page, `lang=${lang}${view}`);
      await expect(page.locator(part).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${lang} ${view}`).toBeLessThanOrEqual(375);
    }
  }
});

test('an address in the hash: the rest of the link is of that package, and Back leads to the built-in data', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await open(page, 'lang=en');
  await page.evaluate(() => void (location.hash = 'data=other/datapackage.json&city=440100&lang=en'));
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(['2024-event-01', '2024-measure-01']);
  await expect.poll(() => hash(page)).toContain('city=440100');
  // The reader says so at once, before the panel holds it: it was not heard, and the address stood there as it was typed.
  await expect(bar(page)).toContainText(new URL('other/datapackage.json', page.url()).href);
  await expect(page.locator('[data-notice] p')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await page.goForward();
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(['2024-event-01', '2024-measure-01']);
  // A new load of the link opens it again.
  await page.reload();
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(['2024-event-01', '2024-measure-01']);
});

// It was read and judged, and then the page stayed as it was: the address of the page did not name it.
test('the form for an address opens a package, and Back leads to the built-in data', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await open(page, 'view=data&lang=en');
  await page.locator('#package-address').fill('other/datapackage.json');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText(new URL('other/datapackage.json', page.url()).href);
  await expect(panel(page)).toHaveCount(0);
  await expect.poll(() => hash(page)).toContain('data=other');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await expect.poll(() => hash(page)).toBe('view=data&lang=en');
  await page.goForward();
  await expect(bar(page)).toBeVisible();
  await page.locator('[data-action=built-in]').click();
  await expect(bar(page)).toHaveCount(0);
  // A blank is none of an address, but people type it.
  await page.route('**/an%20other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await page.evaluate(() => void (location.hash = 'view=data'));
  // The field of the other language is a new one.
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  await page.locator('#package-address').fill('an other/datapackage.json');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => hash(page)).toContain('data=an');
});

// The page of a package is built in steps, and whoever went back between two of them had a page that answered nothing any more.
test('back at once, before the page of a package is whole', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: join(province, new URL(route.request().url()).pathname.split('/').at(-1)) }));
  await open(page, 'lang=en');
  for (let time = 0; time < 5; time += 1) {
    await page.evaluate(() => {
      new MutationObserver((_, watch) => {
        if (!document.querySelector('.opened-bar')) return;
        watch.disconnect();
        history.back();
      }).observe(document.body, { childList: true, subtree: true });
      location.hash = 'lang=en&data=other/datapackage.json';
    });
    await expect.poll(() => hash(page)).toBe('lang=en');
    await expect(page.locator('html')).toHaveAttribute('data-release', version);
    await expect(bar(page)).toHaveCount(0);
    await expect.poll(() => listed(page)).toEqual(entries.map(({ id }) => id));
  }
});

test('a package of 2,000 entries: the page answers while it is read', async ({ page }) => {
  const path = join(folder, 'large');
  execFileSync('node', ['tests/bench/made_up.mjs', '2000', path], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  await open(page, 'view=data&lang=en');
  await pick(page, 'folder').setInputFiles(path);
  // The page stays usable meanwhile.
  await expect(panel(page)).toBeVisible();
  await go(page, 'lang=en');
  await expect(bar(page)).toBeVisible({ timeout: 30_000 });
  await expect(status(page)).toHaveText('2,000 results');
});

test('the page of an opened package is built step by step; a language chosen in between is that of all of it', async ({ page }) => {
  await page.addInitScript(() => {
    const real = requestAnimationFrame.bind(window);
    const held = [];
    window.requestAnimationFrame = (act) => (window.isHeld ? held.push(act) : real(act));
    window.frame = () => held.splice(0).forEach(real);
  });
  await open(page, 'view=data');
  await page.evaluate(() => (window.isHeld = true));
  await pick(page, 'folder').setInputFiles(province);
  await expect(page.locator('html')).toHaveAttribute('data-release', '1.0.0');
  const [headline, grid, list] = ['headline', 'grid', 'list'].map((name) => page.locator(`#app [data-card=${name}]`));
  const filters = page.locator('#app .filters');
  await expect(bar(page)).toBeVisible();
  await expect(headline).toHaveCount(0);
  await page.evaluate(() => void (location.hash = 'lang=en'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const [next, after] of [[headline, grid], [grid, filters], [filters, list]]) {
    await page.evaluate(() => window.frame());
    await expect(next).toBeVisible();
    await expect(after).toHaveCount(0);
  }
  await page.evaluate(() => {
    performance.clearMarks();
    window.isHeld = false;
    window.frame();
  });
  await isProvince(page);
  await expect(list.locator('h2')).toHaveText('Entries');
  await page.waitForFunction(() => performance.getEntriesByName('atlas:updated').length > 0);
  await change(page, () => tile(page, '440100').click());
  expect(await listed(page)).toEqual(['2024-event-01', '2024-measure-01']);
});

// All rows of the list in one frame were a task of 50 ms and more on a slow machine.
test('of the list of an opened package some rows come first, and all of them a step later', async ({ page }) => {
  const path = join(folder, 'rows');
  execFileSync('node', ['tests/bench/made_up.mjs', '40', path], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  // What is in the list whenever it has changed.
  await page.addInitScript(() => {
    window.counts = [];
    new MutationObserver(() => {
      const count = document.querySelectorAll('#app .entries > li').length;
      if (count > 0 && count !== window.counts.at(-1)) window.counts.push(count);
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page, 'view=data&lang=en');
  await pick(page, 'folder').setInputFiles(path);
  await expect(status(page)).toContainText('40');
  await expect.poll(() => listed(page)).toHaveLength(40);
  expect(await page.evaluate(() => window.counts)).toEqual([5, 40]);
  await page.evaluate(() => (window.counts = []));
  await change(page, () => tile(page, '440300').click());
  const some = (await listed(page)).length;
  await change(page, () => tile(page, '440300').click());
  expect(await page.evaluate(() => window.counts)).toEqual([some, 40]);
});

for (const [language, size] of [['zh-Hans', { width: 320, height: 640 }], ['en', { width: 1366, height: 900 }]]) {
  test(`axe on bar, panel and control, ${language}, ${size.width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, `view=data&lang=${language}`);
    await pick(page, 'folder').setInputFiles(made({ fixture: 'type' }));
    await expect(panel(page).getByRole('alert')).toBeVisible();
    expect(await violations(page, 'opening')).toEqual([]);
    await pick(page, 'folder').setInputFiles(province);
    await expect(bar(page)).toBeVisible();
    expect(await violations(page, 'opening')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
