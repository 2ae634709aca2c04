// The single file in Firefox, driven through its remote protocol (WebDriver BiDi): opened as a double click does.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { csv, entries, entry, observations, version } from './package.mjs';
import { isThere } from './page.mjs';
import { ADDRESS } from './single.mjs';

/** A headless Firefox with a fresh profile; what it asks for and complains of is looked at at the end of every test. */
const test = base.extend({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-firefox-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  firefox: async ({ folder }, use) => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
      headless: true,
      extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true, 'browser.download.always_ask_before_handling_new_types': false, 'intl.accept_languages': 'zh-CN' },
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1366, height: 900 });
    const seen = [];
    page.on('request', (request) => /^(data|blob):/.test(request.url()) || request.url().split('#')[0] === ADDRESS || seen.push(`request: ${request.url()}`));
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && seen.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => seen.push(`uncaught: ${error.message}`));
    await page.evaluateOnNewDocument(() => {
      globalThis.breaches = [];
      document.addEventListener('securitypolicyviolation', (event) => globalThis.breaches.push(`${event.violatedDirective}: ${event.blockedURI}`));
    });
    await use(page);
    seen.push(...(await page.evaluate(() => globalThis.breaches)));
    await browser.close();
    expect(seen, 'requests, messages and breaches of the policy of the whole test').toEqual([]);
  },
});

async function openFile(page, hash = '') {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(hash ? `${ADDRESS}#${hash}` : ADDRESS);
  await page.waitForFunction(isThere);
}
async function change(page, act) {
  const before = await page.evaluate(() => performance.getEntriesByName('atlas:updated').length);
  await act();
  await page.waitForFunction((before) => performance.getEntriesByName('atlas:updated').length > before, {}, before);
}
const text = (page, selector) => page.$eval(selector, (one) => one.textContent);
const listed = (page) => page.$$eval('[data-card="list"] [data-entry]', (all) => all.map((one) => one.dataset.entry));
/** The one file in the folder, when it is whole. */
async function saved(folder, name) {
  await expect.poll(() => readdirSync(folder), { timeout: 20_000 }).toEqual([name]);
  const bytes = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  return bytes;
}

test('Firefox: the grid, a filter, the search, the language and a deep link', async ({ firefox: page }) => {
  await openFile(page);
  expect(await page.evaluate(() => [location.protocol, navigator.userAgent.includes('Firefox')])).toEqual(['file:', true]);
  expect(await page.$$eval('#app button[data-area]', (all) => all.length)).toBe(23);
  expect(await listed(page)).toEqual(entries.map(({ id }) => id));
  await change(page, () => page.click('#app button[data-area="440100"]'));
  const there = entries.filter((one) => one.areas.some((row) => row.area_code === '440100')).map(({ id }) => id);
  expect(await listed(page)).toEqual(there);
  expect(await page.evaluate(() => location.hash)).toBe('#city=440100');
  await change(page, () => page.click('#app button[data-area="440100"]'));
  await change(page, () => page.type('[role=searchbox]', '仲裁'));
  await expect.poll(() => text(page, '[role=status]')).toMatch(/^[1-9]\d? 条结果$/);
  await change(page, () => page.$$eval('header button', (all) => all.find((one) => one.textContent === 'English').click()));
  expect(await page.$eval('html', (root) => root.lang)).toBe('en');
  await openFile(page, 'entry=2024-event-07&lang=en');
  expect(await text(page, '[data-card=entry] h2')).toBe(entry('2024-event-07').title_en);
});

test('Firefox: charts are painted, the other views are there, the copy is checked', async ({ firefox: page }) => {
  await openFile(page, 'view=statistics&card=topic');
  const colours = () => page.$eval('[data-card=topic] canvas', (one) => new Set(new Uint32Array(one.getContext('2d').getImageData(0, 0, one.width, one.height).data.buffer)).size);
  await expect.poll(colours).toBeGreaterThan(10);
  await openFile(page, 'view=mechanisms');
  expect(await page.$$eval('[data-node]', (all) => all.length)).toBeGreaterThan(5);
  await openFile(page, 'view=data&lang=en');
  expect(await text(page, '#section-copy')).toContain('nothing is damaged');
  expect(await page.evaluate(() => [...document.fonts].map((face) => face.status))).toEqual(['loaded', 'loaded', 'loaded']);
});

test('Firefox: rows and a picture are saved', async ({ firefox: page, folder }) => {
  await openFile(page, 'view=statistics&card=court_new');
  await page.click('[data-card=court_new] .take-along summary');
  const take = async (kind) => {
    await page.waitForSelector(`[data-action=${kind}]`);
    await page.click(`[data-card=court_new] [data-action=${kind}]`);
    return saved(folder, `guangdong-ip-atlas_court_new_${version}.${kind}`);
  };
  const rows = (await take('csv')).toString('utf8');
  const published = observations.filter((one) => one.indicator_id === 'court_new' && one.value !== '').map(({ value }) => Number(value));
  expect(rows[0]).toBe('\ufeff');
  expect(csv(rows.slice(1)).map((row) => Number(Object.entries(row).find(([head]) => head.endsWith('/ Value'))[1])).filter(Boolean).sort()).toEqual(published.sort());
  expect((await take('svg')).toString('utf8')).not.toContain('<text');
  expect((await take('png')).subarray(1, 4).toString('latin1')).toBe('PNG');
});
