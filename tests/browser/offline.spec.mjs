// The page without a network, and what the service worker must not do.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, go, open, status } from './page.mjs';
import { isControlled, isWhole, kept, off, SERVED, test } from './offline.mjs';
import { DIST, made } from './servers.mjs';

test('keeps every file of the release after the page stands, and nothing else', async ({ page, context, baseURL }) => {
  const asked = [];
  context.on('request', (request) => asked.push([request.url().slice(baseURL.length), Boolean(request.serviceWorker())]));
  await open(page);
  await isControlled(page);
  await isWhole(page);
  const [addresses] = Object.values(await kept(page));
  expect(addresses.map((url) => url.slice(baseURL.length) || 'index.html').sort()).toEqual(SERVED);
  // The worker's own script comes after all that the first sight needs, and its requests after it.
  const own = asked.filter(([, isWorker]) => !isWorker).map(([path]) => path);
  expect(own.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(asked.findIndex(([, isWorker]) => isWorker)).toBeGreaterThanOrEqual(own.filter((path) => path !== 'sw.js').length);
  // What is kept is what was built.
  const digests = await page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    const found = [];
    for (const request of await cache.keys()) {
      if (request.url.includes('/.opened-by/')) continue;
      const bytes = await (await cache.match(request, { ignoreVary: true })).arrayBuffer();
      found.push([request.url, [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((one) => one.toString(16).padStart(2, '0')).join('')]);
    }
    return found;
  });
  for (const [url, digest] of digests) {
    const path = url.slice(baseURL.length) || 'index.html';
    expect(digest, path).toBe(createHash('sha256').update(readFileSync(join(DIST, path))).digest('hex'));
  }
});

test.describe('without a network', () => {
  test.use({ faults: true }); // the browser tells of each request that did not come

  test('the second visit has everything: views, parts, tables, the plain page, pictures (R-04)', async ({ page, context, host, baseURL }) => {
    await open(page);
    await isWhole(page);
    await off(host, context);
    await open(page);
    await expect(status(page)).toHaveText('35 条结果');
    await go(page, 'view=statistics&lang=en');
    await expect(page.locator('.chart-card').first()).toBeVisible();
    await go(page, 'view=mechanisms');
    await expect(page.locator('[data-card="mechanism"]').first()).toBeVisible();
    await go(page, 'view=data');
    await expect(page.locator('#app table:visible').first()).toBeVisible();
    await go(page, 'entry=2024-event-07');
    await expect(page.locator('[data-card=entry] h2')).toBeVisible();
    for (const path of ['fonts/outlines.ttf', 'data/entries.csv', 'data/datapackage.json', 'THIRD-PARTY-NOTICES.txt']) {
      const bytes = await page.evaluate(async (path) => [...new Uint8Array(await (await fetch(path)).arrayBuffer())], path);
      expect(Buffer.from(bytes).equals(readFileSync(join(DIST, path))), path).toBe(true);
    }
    await page.goto(`${baseURL}mechanisms.html`);
    await expect(page.locator('h1').first()).toBeVisible();
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(2);
    await page.goto(`${baseURL}index.html#lang=en`);
    await expect(status(page)).toHaveText('35 results');
    await page.goto(`${baseURL}data/entries.csv`).catch((error) => expect(error.message).toContain('Download'));
  });

  test('what is no part of the page is not answered, least of all with the page (R-05)', async ({ page, context, host }) => {
    await open(page);
    await isWhole(page);
    const answers = (paths) => page.evaluate((paths) => Promise.all(paths.map((path) => fetch(path).then((response) => response.status, () => 'none'))), paths);
    const missing = ['nothing.js', 'statistics-0123456789abcdef.wasm', 'data/nothing.csv', '../beside/', './?x=1', 'atlas.webmanifest?x=1'];
    expect(await answers(missing.slice(0, 4))).toEqual([404, 404, 404, 404]);
    await off(host, context);
    expect(await answers(missing)).toEqual(missing.map(() => 'none'));
    for (const path of ['nothing.html', 'data/', '../beside/']) await expect(page.goto(path)).rejects.toThrow(/ERR_/);
  });

  test('a server that takes its time: the page that is kept, after a while', async ({ page, host }) => {
    await open(page);
    await isWhole(page);
    await host.stop();
    const silent = await made(() => {}, '127.0.0.1', Number(new URL(host.address).port));
    await open(page);
    await expect(status(page)).toHaveText('35 条结果');
    await silent.close();
    await host.again();
  });

  test('a server in trouble: the page that is kept; a page that was withdrawn stays withdrawn', async ({ page, context, host }) => {
    await open(page);
    await isWhole(page);
    await host.stop();
    let code = 503;
    const trouble = await made((_, response) => response.writeHead(code).end('no page'), '127.0.0.1', Number(new URL(host.address).port));
    await open(page);
    await expect(status(page)).toHaveText('35 条结果');
    code = 410;
    await page.goto('about:blank');
    expect((await page.goto('./')).status()).toBe(410);
    await trouble.close();
    await host.again();
    await context.setOffline(false);
  });
});

test.describe('a file that is not what the list says', () => {
  test.use({ faults: true });

  test('is not kept, and is when it is right again', async ({ page, context, host, baseURL }) => {
    const name = readdirSync(host.root).find((one) => /^mechanisms-.*\.wasm$/.test(one));
    for (const ending of ['.br', '.gz']) rmSync(join(host.root, name + ending));
    const bytes = readFileSync(join(host.root, name));
    writeFileSync(join(host.root, name), Buffer.from(bytes).fill(bytes[50] ^ 1, 50, 51));
    await open(page);
    await isWhole(page, SERVED.length - 1);
    const [addresses] = Object.values(await kept(page));
    expect(addresses).not.toContain(baseURL + name);
    writeFileSync(join(host.root, name), bytes);
    await open(page);
    await isWhole(page);
    await off(host, context);
    await open(page, 'view=mechanisms');
    await expect(page.locator('[data-card="mechanism"]').first()).toBeVisible();
  });

  test('of the first sight: there is no worker rather than half of one', async ({ page, host }) => {
    await open(page);
    await isWhole(page);
    const name = readdirSync(host.root).find((one) => one.startsWith('sw.js'));
    const text = readFileSync(join(host.root, name), 'utf8');
    const [program] = /atlas-[0-9a-f]{16}\.wasm/.exec(text);
    // The list of a release whose program is another one than the server has.
    const spoiled = text.replace(new RegExp(`("${program}":"sha256-)....`), '$1AAAA').replace(/release:"[0-9a-f]{16}"/, 'release:"0000000000000000"');
    expect(spoiled).not.toBe(text);
    for (const one of readdirSync(host.root).filter((one) => one.startsWith('sw.js.'))) rmSync(join(host.root, one));
    writeFileSync(join(host.root, 'sw.js'), spoiled);
    const before = await kept(page);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const installing = registration.installing;
      if (installing) await new Promise((ended) => installing.addEventListener('statechange', () => installing.state === 'redundant' && ended()));
    });
    const after = await kept(page);
    for (const [cache, addresses] of Object.entries(before)) expect(after[cache]).toEqual(addresses);
    await open(page);
    await expect(status(page)).toHaveText('35 条结果');
  });
});

test('a copy in another folder of the same host keeps its own', async ({ page, host }) => {
  cpSync(DIST, join(host.root, 'copy'), { recursive: true, dereference: true });
  await open(page);
  await isWhole(page);
  await page.goto('./copy/');
  await isWhole(page, SERVED.length, SERVED.length);
  expect(Object.keys(await kept(page)).map((name) => name.split(' ')[1]).sort()).toEqual(['/some/folder/', '/some/folder/copy/']);
});
