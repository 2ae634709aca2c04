// What the page asks of its server and holds its files to. Every browser test runs under the same policy
// and fails on a message of the console, so a breach anywhere in the page fails there.
import { createHash } from 'node:crypto';
import { built } from './package.mjs';
import { expect, open, test } from './page.mjs';

const policyOf = (headers) => Object.fromEntries(headers['content-security-policy'].split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));

test('the policy lets in nothing but the page’s own files and its inline scripts by their hash (R-07)', async ({ page }) => {
  const response = await page.goto('./');
  const policy = policyOf(response.headers());
  expect(policy['default-src']).toEqual(["'none'"]);
  for (const values of Object.values(policy)) for (const value of values) expect(["'unsafe-inline'", "'unsafe-eval'", '*', 'http:', 'https:']).not.toContain(value);
  const html = await response.text();
  const inline = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes]) => !attributes.includes('src='));
  expect(inline.length).toBeGreaterThan(2);
  const hashes = inline.map(([, , text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", ...hashes]);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(response.headers()['x-content-type-options']).toBe('nosniff');
  expect(response.headers()['referrer-policy']).toBe('no-referrer');
});

test('files that have the hash of their content in their name are kept, all others are asked for anew', async ({ page, baseURL }) => {
  const isKept = (name) => /-[0-9a-f]{16}\.(bin|css|js|wasm|woff2)$/.test(name);
  const kept = built().map(({ name }) => (name.endsWith('.woff2') ? `fonts/${name}` : name)).filter(isKept);
  expect(kept.length).toBeGreaterThan(10);
  for (const name of [...kept, 'index.html', 'mechanisms.html', 'data/entries.csv']) {
    const response = await page.request.get(new URL(name, baseURL).href);
    expect(response.headers()['cache-control'], name).toBe(isKept(name) ? 'public, max-age=31536000, immutable' : 'no-cache');
  }
});

test('the files for nginx, Caddy and _headers say the same as the server of the tests', async ({ page }) => {
  const sent = (await page.goto('./')).headers();
  const file = async (name) => (await page.request.get(new URL(`headers/${name}`, page.url()).href)).text();
  for (const name of ['nginx.conf', 'Caddyfile', '_headers']) {
    const text = await file(name);
    // Who may frame the page is added to the policy; the single file has nothing else of it.
    const [policy, framers] = sent['content-security-policy'].split(/(?=frame-ancestors)/);
    for (const part of [policy, framers]) expect(text, name).toContain(part);
    for (const header of ['referrer-policy', 'permissions-policy', 'x-content-type-options', 'cross-origin-opener-policy']) expect(text, `${name}: ${header}`).toContain(sent[header]);
    expect(text).toContain('no-cache');
  }
});

test.describe('what is not as it was built', () => {
  test.use({ faults: true });

  const failure = (page) => page.locator('#failure');
  /** Flips one bit in the middle of the body. */
  const flip = (page, pattern) =>
    page.route(pattern, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[body.length >> 1] ^= 1;
      await route.fulfill({ response, body });
    });

  test('a server that forbids WebAssembly: the static page and one message (R-09)', async ({ page }) => {
    await page.route('**/folder/', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers['content-security-policy'] = headers['content-security-policy'].replace(" 'wasm-unsafe-eval'", '');
      await route.fulfill({ response, headers });
    });
    await page.goto('./');
    await expect(failure(page)).toBeVisible();
    await expect(page.locator('#static')).toBeVisible();
  });

  for (const [name, pattern] of [['the script', '**/atlas-*.js'], ['the program', '**/atlas-*.wasm'], ['the style sheet', '**/style-*.css']]) {
    test(`one bit of ${name}: refused, the static page and one message (R-10)`, async ({ page }) => {
      await flip(page, pattern);
      await page.goto('./');
      await expect(failure(page)).toBeVisible();
      await expect(page.locator('#static')).toBeVisible();
      await expect(page.locator('#app')).toBeHidden();
    });
  }

  for (const [name, pattern] of [['a later part', '**/statistics-*.wasm'], ['what parts share', '**/shared-*.bin'], ['the list of the parts', '**/parts-*.js']]) {
    test(`one bit of ${name}: refused, said in its place, and loaded when it is right again (R-10)`, async ({ page }) => {
      await flip(page, pattern);
      await open(page, 'view=statistics');
      await expect(page.getByRole('alert')).toContainText('没有载入');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      // A module that was refused is not asked for again by every browser: a reload does it.
      if (!pattern.endsWith('.js')) await page.getByRole('button', { name: '重试' }).click();
      else await page.reload();
      await expect(page.locator('.statistics')).toBeVisible();
    });
  }

  test('every hash in the page and in the list of the parts is that of its file', () => {
    const files = built();
    const [index, list] = [files.find(({ name }) => name === 'index.html'), files.find(({ name }) => name.startsWith('parts-'))];
    const said = [...`${index.text}${list.text}`.matchAll(/sha256-[A-Za-z0-9+/]+=/g)].map(([hash]) => hash);
    const real = new Set(files.map(({ text }) => `sha256-${createHash('sha256').update(text, 'latin1').digest('base64')}`));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((hash) => !real.has(hash))).toEqual([]);
  });
});
