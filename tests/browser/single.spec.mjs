// The whole atlas in one file, opened by double click: everything works, nothing is asked for (F12, R-06, R-08).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { csv, entries, entry, facets, observations, read, version } from './package.mjs';
import { allTiles, card, change, expect, go, hash, language, listed, open, searchbox, selected, status, test, tile } from './page.mjs';
import { ADDRESS, PATH, attributes, colours, held, html, openFile, text } from './single.mjs';
import { boxes, latin, launchWith, named } from './system_fonts.mjs';

test.use({ alone: ADDRESS, viewport: { width: 1366, height: 900 } });

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
};
/** Breaches of the policy, also those that print nothing. */
const watchPolicy = (page) => page.addInitScript(() => {
  globalThis.breaches = [];
  document.addEventListener('securitypolicyviolation', (event) => globalThis.breaches.push(`${event.violatedDirective}: ${event.blockedURI}`));
});
const breaches = (page) => page.evaluate(() => globalThis.breaches);

test('one file of at most a megabyte that names no other file, and says what it is', () => {
  expect(statSync(PATH).size).toBeLessThanOrEqual(1_048_576);
  const readable = html.replace(text, '');
  expect([...readable.replace(/<(script|style)[^]*?<\/\1>/g, '').matchAll(/(?<![-\w])(?:src|href|action)=["']?([^"'\s>]+)/g)].map(([, address]) => address).filter((address) => !/^(?:#|data:|https:\/\/)/.test(address))).toEqual([]);
  expect(readable).not.toMatch(/serviceWorker|rel=["']?manifest|url\(\s*["']?\.|import\(|\bfetch\(/);
  expect(attributes).toContain(`data-sha256="${createHash('sha256').update(held()).digest('hex')}"`);
  const [sum, name] = readFileSync(`${PATH}.sha256`, 'utf8').trim().split('  ');
  expect([sum, name]).toEqual([createHash('sha256').update(readFileSync(PATH)).digest('hex'), 'guangdong-ip-atlas.html']);
});

test('its policy comes first, forbids every connection, and names scripts and styles by their hash (R-08)', () => {
  const [, words] = /^<!doctype html><html[^>]*><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="([^"]*)">/i.exec(html);
  const policy = Object.fromEntries(words.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['connect-src']).toEqual(["'none'"]);
  for (const values of Object.values(policy)) for (const value of values) expect(value).toMatch(/^'(?:none|wasm-unsafe-eval|sha256-[A-Za-z0-9+/]{43}=)'$|^(?:data|blob):$/);
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].filter(([, tag]) => !tag.includes('text/plain'));
  expect(scripts.length).toBe(3);
  // One more script and one more style come out of what the file holds.
  const hashes = policy['script-src'].filter((value) => value.includes('sha256'));
  expect(hashes.slice(0, -1)).toEqual(scripts.map(([, , text]) => hashOf(text)));
  const [, style] = /<style>([^]*?)<\/style>/.exec(html);
  expect(policy['style-src']).toHaveLength(2);
  expect(policy['style-src'][0]).toBe(hashOf(style));
  expect(html.replace(text, '')).not.toMatch(/\sstyle=|\son\w+=/);
});

for (const lang of ['zh-Hans', 'en']) {
  test(`every view is there, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await watchPolicy(page);
    const ready = async (view) => openFile(page, `${view}&lang=${lang}`);
    await ready('');
    await expect(allTiles(page)).toHaveCount(23);
    expect(await listed(page)).toEqual(entries.map(({ id }) => id));
    await expect(page.locator('html')).toHaveAttribute('data-release', version);
    await expect(page.locator('#static')).toBeHidden();
    await ready('entry=2024-event-07');
    await expect(card(page, 'entry').locator('h2')).toContainText(lang === 'en' ? entry('2024-event-07').title_en : entry('2024-event-07').title_zh);
    await ready('view=statistics');
    await expect(page.locator('.statistics canvas').first()).toBeVisible();
    for (const canvas of (await page.locator('.statistics canvas').all()).slice(0, 3)) {
      await canvas.scrollIntoViewIfNeeded();
      await expect.poll(() => colours(canvas)).toBeGreaterThan(10);
    }
    await ready('view=statistics&figure=court_new,440000,2024');
    await expect(page.locator('dialog[open] .figure-value')).toContainText(/\d/);
    await ready('view=mechanisms');
    await expect(page.locator('[data-mechanism]').first()).toBeVisible();
    expect(await page.locator('[data-node]').count()).toBeGreaterThan(5);
    await ready('view=data&data=sources');
    await expect(page.locator('.whole-table tbody tr').first()).toBeVisible();
    await expect(page.locator('.failure')).toHaveCount(1);
    await expect(page.locator('.failure')).toBeHidden();
    expect(await breaches(page)).toEqual([]);
  });
}

test('filters, search, language, back and deep links work as on the served page', async ({ page, browser, baseURL }) => {
  await openFile(page);
  const city = facets.city.find(({ key }) => key === '440100');
  await change(page, () => tile(page, '440100').click());
  const there = entries.filter((one) => one.areas.some((row) => row.area_code === '440100'));
  await expect(status(page)).toHaveText(`${there.length} 条结果`);
  expect(await hash(page)).toBe('city=440100');
  await change(page, () => searchbox(page).fill('专利'));
  await change(page, () => language(page, 'English').click());
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(tile(page, '440100')).toContainText(city.en);
  const state = await hash(page);
  const here = await selected(page);
  await openFile(page, state);
  expect(await selected(page)).toEqual(here);
  await go(page, 'lang=en');
  await change(page, () => page.goBack());
  expect(await selected(page)).toEqual(here);
  // The same state of the served page.
  const served = await (await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1366, height: 900 } })).newPage();
  await open(served, state);
  expect(await selected(served)).toEqual(here);
  await served.context().close();
});

test('what is saved reads back: rows, pictures with outlines, tables, the whole package (F10)', async ({ page }) => {
  test.setTimeout(120_000);
  await watchPolicy(page);
  await openFile(page, 'view=statistics&card=court_new');
  await page.locator('[data-card=court_new] .take-along summary').first().click();
  const take = (kind) => saved(page, () => page.locator(`[data-card=court_new] [data-action=${kind}]`).click());
  const rows = (await take('csv')).bytes;
  expect([...rows.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const published = observations.filter((one) => one.indicator_id === 'court_new' && one.value !== '');
  expect(csv(rows.toString('utf8').slice(1)).map((row) => Number(Object.entries(row).find(([head]) => head.endsWith('/ Value'))[1])).filter(Boolean).sort()).toEqual(published.map(({ value }) => Number(value)).sort());
  expect(JSON.parse((await take('json')).bytes).filter(({ value }) => value !== null)).toHaveLength(published.length);
  const svg = (await take('svg')).bytes.toString('utf8');
  expect(svg).toMatch(/^<svg|^<\?xml/);
  expect(svg).not.toContain('<text');
  expect(svg.match(/<path/g).length).toBeGreaterThan(5);
  const png = (await take('png')).bytes;
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.length).toBeGreaterThan(5000);

  await openFile(page, 'view=data');
  const zip = await saved(page, () => page.locator('[data-action=zip]').click());
  expect(zip.name).toBe(`guangdong-ip-atlas_${version}.zip`);
  const first = execFileSync('python3', ['-c', 'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nsys.stdout.buffer.write(z.read("entries.csv"))', zip.path]);
  expect(first.toString('utf8')).toBe(read('public/data/entries.csv'));
  expect(await breaches(page)).toEqual([]);
});

test('links to files that lie beside the served page give what this file holds', async ({ page }) => {
  test.setTimeout(120_000);
  await openFile(page);
  await card(page, 'about').locator('details summary').first().click();
  const links = card(page, 'about').locator('a[download]');
  const names = await links.allTextContents();
  expect(names.length).toBeGreaterThan(20);
  for (const [place, name] of names.entries()) {
    const file = await saved(page, () => links.nth(place).click());
    expect([file.name, file.bytes.toString('utf8')]).toEqual([name, read(`public/data/${name}`)]);
    // Chromium drops every eleventh download within a second.
    await page.waitForTimeout(150);
  }
  await go(page, 'view=data');
  const beside = page.locator('#section-licences a[href^="./"]');
  const expected = { 'THIRD-PARTY-NOTICES.txt': 'lzma1', 'OFL.txt': 'SIL OPEN FONT LICENSE' };
  expect(await beside.count()).toBe(Object.keys(expected).length);
  for (const [place, [name, words]] of Object.entries(expected).entries()) {
    const file = await saved(page, () => page.locator('#section-licences a:not([target])').nth(place).click());
    expect(file.name).toBe(name);
    expect(file.bytes.toString('utf8')).toContain(words);
  }
  // None is left that leads nowhere.
  for (const view of ['', 'entry=2024-event-07', 'view=statistics', 'view=mechanisms', 'view=data&lang=en']) {
    await openFile(page, view);
    const dead = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href')).filter((href) => !/^(?:#|https?:|blob:)/.test(href) && !(href.startsWith('./') && globalThis.atlasFiles[href.slice(2)])));
    expect(dead, view).toEqual([]);
  }
});

test('what is handed on names the file, not where it lies', async ({ page }) => {
  for (const [view, place] of [['view=data', '#section-cite p[lang]'], ['entry=2024-event-07', '.own-link input']]) {
    await openFile(page, view);
    const words = await page.locator(place).first().evaluate((one) => one.value || one.textContent);
    expect(words).toContain(`guangdong-ip-atlas.html#${view}`);
    expect(words).not.toContain('file:');
  }
});

test('the screen in a hall runs out of the file, offline', async ({ page, context }) => {
  await context.setOffline(true);
  await openFile(page, 'mode=kiosk');
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'kiosk');
  await expect(page.locator('#app')).not.toBeEmpty();
  await expect(page.locator('#failure')).toBeHidden();
});

test('about this copy: version, and the checksum that the page has computed itself', async ({ page }) => {
  const sum = createHash('sha256').update(held()).digest('hex');
  for (const [lang, words] of [['zh-Hans', '内容完好'], ['en', 'nothing is damaged']]) {
    await openFile(page, `view=data&lang=${lang}`);
    const section = page.locator('#section-copy');
    await expect(section.locator('[data-checksum]')).toHaveText(sum);
    await expect(section).toContainText(version);
    await expect(section).toContainText(words);
  }
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }));
  await openFile(page, 'view=data&lang=en');
  await expect(page.locator('#section-copy [data-checksum]')).toHaveText(sum);
  await expect(page.locator('#section-copy')).toContainText('could not check it');
});

test('without scripts the plain lists can be read, mechanisms too (R-31)', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })).newPage();
  await page.goto(ADDRESS);
  await expect(page.locator('#static')).toBeVisible();
  for (const words of [entries[0].title_zh, entries[0].title_en, '网络投票', 'Online vote']) await expect(page.locator('#static')).toContainText(words);
  await expect(page.locator('#static a[href^="./"]')).toHaveCount(0);
  await expect(page.locator('#held')).toBeHidden();
  await page.context().close();
});

test('every character has a glyph where the system has none (R-60)', async () => {
  const browser = await chromium.launch(launchWith([named(await latin(), { family: 'Plain Latin', postscript: 'PlainLatin' })]));
  const page = await browser.newPage();
  await openFile(page, 'view=data&data=entries');
  expect(await boxes(page, read('public/data/entries.csv') + read('public/data/datapackage.json') + (await page.evaluate(() => document.body.innerText)))).toEqual([]);
  await browser.close();
});

test.describe('what cannot run', () => {
  test.use({ faults: true });
  const isHonest = async (page, reason) => {
    await expect(page.locator('#failure')).toBeVisible();
    await expect(page.locator('#failure-reason')).toHaveText(reason);
    await expect(page.locator('#static')).toBeVisible();
    await expect(page.locator('#app')).toBeHidden();
  };

  test('no WebAssembly: the plain lists and one message (R-34)', async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(ADDRESS);
    await isHonest(page, 'WebAssembly');
  });

  test.describe('a damaged copy', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'atlas-single-')), 'damaged.html');
    const middle = text.length >> 1;
    writeFileSync(path, html.replace(text, () => `${text.slice(0, middle)}${text[middle] === 'a' ? 'b' : 'a'}${text.slice(middle + 1)}`));
    const address = pathToFileURL(path).href;
    test.use({ alone: address });
    test('is not started: the plain lists and one message (R-10)', async ({ page }) => {
      await page.goto(address);
      await isHonest(page, /^SHA-256 [0-9a-f]{64} ≠ [0-9a-f]{64}$/);
    });
  });
});

test.describe('from a server', () => {
  test.use({ alone: '' });
  test('it works too; the served page has no section about a copy', async ({ page, baseURL }) => {
    await openFile(page, 'view=statistics&card=topic', `${baseURL}guangdong-ip-atlas.html`);
    await expect.poll(() => colours(page.locator('[data-card=topic] canvas').first())).toBeGreaterThan(10);
    await open(page, 'view=data');
    await expect(page.locator('#section-report')).toBeVisible();
    await expect(page.locator('#section-copy')).toHaveCount(0);
  });
});
