// The page without a network, and two releases at once. Here the service worker is let in; the watch of
// page.mjs sees its requests too, so none may go to another origin.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as plain } from '@playwright/test';
import { expect, go, open, status, test as base } from './page.mjs';
import { filesOf } from '../../.ci/compress.mjs';
import { serve } from '../../.ci/serve.mjs';
import { nextRelease, WORDS } from './release.mjs';
import { DIST, made } from './servers.mjs';

/** A folder that is served, with releases to put into it. */
const test = base.extend({
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-offline-'));
    const root = join(folder, 'www');
    mkdirSync(root);
    let server;
    const host = {
      root,
      /** Takes what lies there away and puts the release there. */
      deploy(release) {
        for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
        cpSync(release, root, { recursive: true, dereference: true, preserveTimestamps: true });
      },
      async start(port = 0) {
        server = await serve({ root, base: '/some/folder/', port });
        host.address = server.address;
      },
      /** No network: nobody answers. */
      stop: () => server.close(),
      again: () => host.start(Number(new URL(host.address).port)),
    };
    host.deploy(DIST);
    await host.start();
    await use(host);
    await server.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  },
  next: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'atlas-next-'));
      nextRelease(DIST, join(folder, 'dist'));
      await use(join(folder, 'dist'));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.address),
});
test.use({ serviceWorkers: 'allow' });

const SERVED = filesOf(DIST).filter((path) => !/^(headers\/|sw\.js$|embed|demo\/|guangdong-ip-atlas\.html)/.test(path));

/** Addresses of what this folder's caches hold, by cache. */
const kept = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const addresses = (await (await caches.open(name)).keys()).map(({ url }) => url);
      found[name] = addresses.filter((url) => !url.includes('/.opened-by/'));
    }
    return found;
  });

/** Waits until there are caches with so many files, and no others: one whole release if nothing else is said. */
const isWhole = (page, ...counts) =>
  expect.poll(async () => Object.values(await kept(page)).map((all) => all.length), { timeout: 30_000 }).toEqual(counts.length ? counts : [SERVED.length]);
const isControlled = (page) => expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);

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

/** Network off: the server is gone and the browser knows it. */
async function off(host, context) {
  await host.stop();
  await context.setOffline(true);
}

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

/** What an open page says that differs between the releases. */
const results = (page) => status(page).textContent();
async function statistics(page) {
  await go(page, 'view=statistics');
  await expect(page.locator('.chart-card').first()).toBeVisible();
  const text = await page.locator('.statistics').textContent();
  return WORDS.statistics.map((words) => text.includes(words));
}
const fetched = (page, path) => page.evaluate(async (path) => (await fetch(path)).text(), path);

test.describe('a new release while a page of the old one is open (R-05)', () => {
  test.use({ faults: true }); // at the end the network goes away; until then nothing may be amiss
  let amiss;
  test.beforeEach(({ context }) => {
    amiss = [];
    context.on('response', (response) => response.status() >= 400 && amiss.push(`${response.status()} ${response.url()}`));
    context.on('console', (message) => ['error', 'warning'].includes(message.type()) && amiss.push(message.text()));
    context.on('weberror', (error) => amiss.push(String(error.error())));
  });

  for (const [when, isFirstVisit] of [['at the first visit', true], ['at a later visit', false]]) {
    test(`opened ${when}: it keeps its own parts; what is loaded anew is the new release, whole`, async ({ page, context, host, next }) => {
      await open(page);
      await isWhole(page);
      await isControlled(page);
      if (!isFirstVisit) await open(page);
      const [oldCache] = Object.keys(await kept(page));
      expect(await results(page)).toBe(`35 ${WORDS.program[0]}`);
      host.deploy(next);

      // The first load after the deployment, while the old worker is still in charge.
      const fresh = await context.newPage();
      await open(fresh);
      expect(await results(fresh)).toBe(`35 ${WORDS.program[1]}`);
      expect(await statistics(fresh)).toEqual([false, true]);
      await isWhole(page, SERVED.length, SERVED.length);

      // The old page, under the new worker: its part, its data, its words.
      expect(await statistics(page)).toEqual([true, false]);
      await go(page, '');
      expect(await results(page)).toBe(`35 ${WORDS.program[0]}`);
      expect(await fetched(page, './data/areas.csv')).toContain(WORDS.data[0]);
      expect(await fetched(fresh, './data/areas.csv')).toContain(WORDS.data[1]);
      expect(await fetched(fresh, './data/areas.csv')).not.toContain(WORDS.data[0]);

      // Another load, now by the new worker, while the old page lives on.
      await open(fresh);
      expect(await results(fresh)).toBe(`35 ${WORDS.program[1]}`);
      expect(await statistics(fresh)).toEqual([false, true]);
      expect(Object.keys(await kept(fresh))).toContain(oldCache);

      // With the old page gone its release goes at the next load, and the new one works without a network.
      await page.close();
      await open(fresh);
      await isWhole(fresh);
      expect(Object.keys(await kept(fresh))).not.toContain(oldCache);
      expect(amiss).toEqual([]);
      await off(host, context);
      await open(fresh);
      expect(await results(fresh)).toBe(`35 ${WORDS.program[1]}`);
      expect(await statistics(fresh)).toEqual([false, true]);
    });
  }

  test('an old page that was open all the while is the new release when it is loaded anew', async ({ page, host, next }) => {
    await open(page);
    await isWhole(page);
    host.deploy(next);
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0);
    expect(await results(page)).toBe(`35 ${WORDS.program[1]}`);
    expect(await statistics(page)).toEqual([false, true]);
    await isWhole(page);
    expect(await fetched(page, './data/areas.csv')).toContain(WORDS.data[1]);
    expect(amiss).toEqual([]);
  });
});

test.describe('where there can be no worker, nothing is lost (R-06)', () => {
  const works = async (frame) => {
    await expect(frame.getByRole('status')).toHaveText('35 条结果');
    await frame.locator('nav.views a').nth(1).click();
    await expect(frame.locator('.chart-card').first()).toBeVisible();
  };
  const workers = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  const framed = async (page, sandbox) => {
    const html = `<!DOCTYPE html><title>host</title><link rel="icon" href="data:,"><iframe ${sandbox} src="./" width="1200" height="800"></iframe>`;
    await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('./host.html');
    await works(page.frameLocator('iframe'));
    await page.waitForLoadState('networkidle');
    expect(await workers(page)).toBe(0);
  };

  test('in a frame none is registered', async ({ page }) => framed(page, ''));

  test.describe('in a sandbox', () => {
    test.use({ faults: true }); // style sheets with a hash are refused to a page without an origin

    test('where the mere look is an error, the page works', async ({ page }) => {
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      // Such a page may load modules and parts only where the server lets everyone have them.
      await page.route(/\.(js|wasm)$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
      });
      await framed(page, 'sandbox="allow-scripts"');
      await expect(page.frames()[1].evaluate(() => String(navigator.serviceWorker))).rejects.toThrow(/SecurityError|sandboxed/);
      expect(errors).toEqual([]);
    });
  });

  for (const [what, script] of [
    ['is missing', () => delete Navigator.prototype.serviceWorker],
    ['throws when it is looked at', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('no', 'SecurityError'); } })],
    ['refuses', () => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError('no')); }],
    ['cannot watch the marks', () => delete window.PerformanceObserver],
  ]) {
    test(`where the browser’s interface ${what}, the page works without a word`, async ({ page }) => {
      await page.addInitScript(script);
      await open(page);
      await works(page);
    });
  }

  test('storage that is full or forbidden: the page works', async ({ page, context }) => {
    await context.route('**/sw.js', (route) => route.fulfill({ contentType: 'text/javascript', body: "caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));" }));
    await open(page);
    await works(page);
  });
});

// The watch counts every file as another origin.
plain('from a file: the static page and one message, no word of a worker (R-06)', async ({ page }) => {
  const [asked, errors] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
  await expect(page.locator('#failure')).toBeVisible();
  await expect(page.locator('#static')).toBeVisible();
  expect(errors).toEqual([]);
  expect(asked.filter((url) => url.includes('sw.js') || !url.startsWith('file:'))).toEqual([]);
});

test.describe('as an app', () => {
  test('the manifest says what it is, in both languages, and where it starts, relative to itself', async ({ page, baseURL }) => {
    await page.goto('./');
    const address = await page.locator('link[rel=manifest]').evaluate((link) => link.href);
    const response = await page.request.get(address);
    expect(response.headers()['content-type']).toMatch(/^application\/manifest\+json/);
    const manifest = await response.json();
    expect(manifest.name).toContain('粤知图');
    expect(manifest.name).toContain('Guangdong IP Atlas');
    expect([new URL(manifest.start_url, address).href, new URL(manifest.scope, address).href]).toEqual([baseURL, baseURL]);
    expect(manifest.display).toBe('standalone');
    const paper = /--paper:\s*(#\w+)/.exec(readFileSync(new URL('../../style/tokens.css', import.meta.url), 'utf8'))[1];
    expect([manifest.theme_color, manifest.background_color]).toEqual([paper, paper]);
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
    // Chromium itself finds no fault with it.
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect([url, errors]).toEqual([address, []]);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });

  test('the icons are the icon of the page, drawn at their sizes', async ({ page, baseURL }) => {
    await page.goto('./');
    const icon = await page.locator('link[rel=icon]').evaluate((link) => link.href);
    for (const size of [192, 512]) {
      const [width, height, off] = await page.evaluate(async ([icon, png, size]) => {
        const image = async (src) => Object.assign(new Image(), { src, width: size, height: size });
        const [drawn, built] = [await image(icon), await image(png)];
        await Promise.all([drawn.decode(), built.decode()]);
        const pixels = (source) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
          const context = canvas.getContext('2d');
          context.drawImage(source, 0, 0, size, size);
          return context.getImageData(0, 0, size, size).data;
        };
        const [a, b] = [pixels(drawn), pixels(built)];
        return [built.naturalWidth, built.naturalHeight, a.reduce((sum, value, place) => sum + Math.abs(value - b[place]), 0) / a.length];
      }, [icon, `${baseURL}icon-${size}.png`, size]);
      expect([width, height]).toEqual([size, size]);
      expect(off).toBeLessThan(2);
    }
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
