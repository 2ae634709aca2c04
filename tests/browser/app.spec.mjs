// Where there can be no service worker nothing is lost (R-06); the page as an app that can be installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as plain } from '@playwright/test';
import { expect, isThere, open } from './page.mjs';
import { test } from './offline.mjs';
import { version } from './package.mjs';
import { DIST } from './servers.mjs';

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
    test.use({ faults: true }); // fonts are refused to a page without an origin

    test('where the mere look is an error, the page works', async ({ page }) => {
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      // Such a page may load modules, parts and styles with a hash only where the server lets everyone have them.
      await page.route(/\.(js|wasm|css)$/, async (route) => {
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

  // The address stood on no sheet, and the button for frames on many.
  test('a printed sheet says of which data it is and where it is, and has no button', async ({ page }) => {
    await page.goto('./#city=440300');
    await page.waitForFunction(isThere);
    await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
    const imprint = JSON.parse(await page.evaluate(() => document.documentElement.style.getPropertyValue('--imprint')));
    expect(imprint.split(' · ').slice(-2)).toEqual([version, page.url()]);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('[data-action=embed]').first()).toBeHidden();
  });

  test('the icons are public/icon.svg, drawn at their sizes', async ({ page, baseURL }) => {
    await page.goto('./');
    const link = await page.locator('link[rel=icon]').evaluate((link) => link.href);
    const icon = `data:image/svg+xml;base64,${readFileSync(new URL('../../public/icon.svg', import.meta.url)).toString('base64')}`;
    // The small one is a part of the page: Chromium asked for its file at every step of the history.
    expect(link).toMatch(/^data:image\/png;base64,/);
    const served = async (size) => `data:image/png;base64,${(await (await page.request.get(`${baseURL}icon-${size}.png`)).body()).toString('base64')}`;
    const built = [[64, link], [192, await served(192)], [512, await served(512)]];
    // A page without a policy, for pictures as texts.
    await page.goto('about:blank');
    for (const [size, png] of built) {
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
      }, [icon, png, size]);
      expect([width, height]).toEqual([size, size]);
      expect(off).toBeLessThan(2);
    }
  });
});
