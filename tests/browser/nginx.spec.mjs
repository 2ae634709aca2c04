// The page on a real nginx and a real Caddy, set up by the lines of README.md: headers, compressed copies, types, lifetimes,
// what is missing, and who may show the page in a frame.
import { test as plain } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, go, open, status, test as base } from './page.mjs';
import { filesOf } from '../../.ci/compress.mjs';
import { ask, DIST, made, start } from './servers.mjs';

const FRAMERS = 'https://one.example.org https://two.example.org:8443';
const SERVERS = [
  ['nginx', 'nginx', {}, ['br', 'gzip']],
  ['nginx without its brotli module', 'nginx', { hasBrotli: false }, ['gzip']],
  ['nginx with alias instead of root', 'nginx', { hasAlias: true }, ['br', 'gzip']],
  ['Caddy', 'caddy', {}, ['br', 'gzip']],
  ['the server of these tests', 'make serve', {}, ['br', 'gzip']],
];
const TYPES = {
  bin: 'application/octet-stream',
  css: 'text/css; charset=utf-8', csv: 'text/csv; charset=utf-8', html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8', md: 'text/markdown; charset=utf-8', py: 'text/plain; charset=utf-8', sha256: 'text/plain; charset=utf-8', sql: 'text/plain; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', ttf: 'font/ttf', txt: 'text/plain; charset=utf-8', wasm: 'application/wasm',
  png: 'image/png', webmanifest: 'application/manifest+json; charset=utf-8', woff2: 'font/woff2',
}; // prettier-ignore
const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };

const files = filesOf(DIST).filter((path) => !path.startsWith('headers/'));
const endingOf = (path) => path.split('.').pop();
const isHashed = (path) => /-[0-9a-f]{16}\.[a-z0-9]+$/.test(basename(path)) && ['bin', 'css', 'js', 'wasm', 'svg', 'woff2'].includes(endingOf(path));
const bytesOf = (path) => readFileSync(join(DIST, path));
/** One of every kind that the build has. */
const samples = () => [...new Map(files.map((path) => [`${endingOf(path)} ${isHashed(path)}`, path])).values()];
const MISSING = ['nothing', 'nothing.html', 'data/nothing.csv', 'nothing-0123456789abcdef.js', 'nothing-0123456789abcdef.wasm', 'nothing-0123456789abcdef.css', 'nothing/'];

/** The headers that the build wants, with the origins that the webmaster has added: `make serve` has no place for them. */
function wanted(kind) {
  const headers = Object.entries(JSON.parse(bytesOf('headers/headers.json'))).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(headers.map(([name, value]) => [name, name === 'content-security-policy' && kind !== 'make serve' ? `${value} ${FRAMERS}` : value]));
}

for (const [title, kind, options, codings] of SERVERS) {
  const test = base.extend({
    server: [
      async ({}, use) => {
        const server = await start(kind, { framers: FRAMERS, ...options });
        await use(server);
        await server.close();
      },
      { scope: 'worker' },
    ],
    baseURL: async ({ server }, use) => use(server.address),
  });

  test.describe(title, () => {
    test('sends the headers with every kind of answer (R-07)', async ({ baseURL }) => {
      const headers = wanted(kind);
      expect(headers['content-security-policy']).toMatch(/; frame-ancestors 'self'( https:\/\/one\.example\.org https:\/\/two\.example\.org:8443)?$/);
      expect(samples().length).toBeGreaterThan(8);
      for (const path of ['', ...samples(), ...MISSING]) {
        for (const accepted of ['br, gzip', 'identity']) {
          const answer = await ask(baseURL + path, { 'Accept-Encoding': accepted });
          expect(answer.status, path).toBe(MISSING.includes(path) ? 404 : 200);
          const sent = Object.fromEntries(Object.keys(headers).map((name) => [name, answer.headers[name]]));
          expect(sent, `${path} ${accepted}`).toEqual(headers);
        }
      }
    });

    test('leaves the single file to the policy within it, but for who may frame it (R-08)', async ({ baseURL }) => {
      const { headers } = await ask(`${baseURL}guangdong-ip-atlas.html`, {}, 'HEAD');
      const all = wanted(kind)['content-security-policy'];
      expect(headers['content-security-policy']).toBe(all.slice(all.indexOf('frame-ancestors')));
      expect(headers['x-content-type-options']).toBe('nosniff');
    });

    test('gives every file the type of its content', async ({ baseURL }) => {
      for (const path of ['', ...files]) {
        const { headers } = await ask(baseURL + path, { 'Accept-Encoding': codings[0] }, 'HEAD');
        expect(headers['content-type'].toLowerCase(), path).toBe(TYPES[path === '' ? 'html' : endingOf(path)]);
      }
    });

    test('hands out what the build has compressed, byte for byte', async ({ baseURL }) => {
      const compressed = files.filter((path) => existsSync(join(DIST, `${path}.gz`)));
      expect(compressed.length).toBeGreaterThan(40);
      for (const path of files) {
        for (const [accepted, coding] of [['br, gzip', codings[0]], ['gzip', 'gzip'], ['identity', undefined], [undefined, undefined]]) {
          const answer = await ask(baseURL + path, accepted && { 'Accept-Encoding': accepted });
          const isCompressed = compressed.includes(path);
          expect(answer.headers['content-encoding'], `${path}: ${accepted}`).toBe(isCompressed ? coding : undefined);
          if (isCompressed && coding) {
            expect(answer.body.equals(readFileSync(join(DIST, `${path}.${coding === 'br' ? 'br' : 'gz'}`))), path).toBe(true);
            expect(answer.headers.vary, path).toMatch(/\bAccept-Encoding\b/i);
          }
          const body = answer.headers['content-encoding'] ? DECODE[coding](answer.body) : answer.body;
          expect(body.equals(bytesOf(path)), `${path}: ${accepted}`).toBe(true);
        }
      }
    });

    test('lets hashed files be kept for a year, has all others asked for anew and answers 304', async ({ baseURL }) => {
      expect(files.filter(isHashed).length).toBeGreaterThan(10);
      for (const path of ['', ...samples()]) {
        const lifetime = isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        const first = await ask(baseURL + path, { 'Accept-Encoding': 'gzip' });
        expect(first.headers['cache-control'], path).toBe(lifetime);
        const again = await ask(baseURL + path, { 'Accept-Encoding': 'gzip', 'If-None-Match': first.headers.etag });
        expect(again.status, path).toBe(304);
        expect(again.body.length, path).toBe(0);
        expect(again.headers['cache-control'], path).toBe(lifetime);
      }
    });

    test('answers 404 to what is missing, never the page, and has it asked for anew (R-05)', async ({ baseURL }) => {
      for (const path of MISSING) {
        const answer = await ask(baseURL + path, { 'Accept-Encoding': 'identity', Accept: 'text/html' });
        expect(answer.status, path).toBe(404);
        expect(answer.headers['cache-control'], path).toBe('no-cache');
        expect(answer.body.toString(), path).not.toContain('id="app"');
      }
    });

    test('the whole page works there: overview, charts, mechanisms, tables', async ({ page }) => {
      const codings = new Set();
      page.on('response', async (response) => response.url().endsWith('.wasm') && codings.add(response.headers()['content-encoding']));
      await open(page);
      await expect(status(page)).toHaveText('35 条结果');
      await go(page, 'view=statistics');
      await expect(page.locator('.chart-card').first()).toBeVisible();
      await go(page, 'view=mechanisms&lang=en');
      await expect(page.locator('[data-card="mechanism"]').first()).toBeVisible();
      await go(page, 'view=data&lang=en');
      await expect(page.locator('#app table:visible').first()).toBeVisible();
      await page.goto('./mechanisms.html');
      await expect(page.locator('h1').first()).toBeVisible();
      expect([...codings]).toEqual([options.hasBrotli === false ? 'gzip' : 'br']);
    });
  });
}

for (const kind of ['nginx', 'caddy']) {
  plain(`${kind}: the host that is listed shows the page in a frame, another does not (R-11)`, async ({ page }) => {
    let address;
    const host = (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!DOCTYPE html><iframe src="${address}" width="900" height="600"></iframe>`);
    const listed = await made(host, 'localhost');
    const other = await made(host, 'localhost');
    const server = await start(kind, { framers: listed.origin });
    address = server.address;
    try {
      await page.goto(listed.origin);
      await expect(page.frameLocator('iframe').getByRole('status')).toHaveText('35 条结果');
      const refusals = [];
      page.on('console', (message) => /frame-ancestors/.test(message.text()) && refusals.push(message.text()));
      await page.goto(other.origin);
      await expect.poll(() => refusals.length).toBeGreaterThan(0);
      await expect(page.frameLocator('iframe').locator('#app')).toHaveCount(0);
      expect(page.frames().map((frame) => frame.url())).not.toContain(address);
    } finally {
      await Promise.all([listed.close(), other.close(), server.close()]);
    }
  });
}
