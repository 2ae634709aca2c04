// The lines of README.md that put the page into an object store, run against a store that keeps what it is told and answers
// exactly that: no choice of type or coding at the time of the request.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, go, open, status, test as base } from './page.mjs';
import { filesOf } from '../../.ci/compress.mjs';
import { DIST, made, sample } from './servers.mjs';

/** Takes down what the command is told: one line of JSON for each call, with the bytes. */
const AWS = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const [service, command, ...words] = process.argv.slice(2);
const told = Object.fromEntries(words.flatMap((word, place) => (word.startsWith('--') ? [[word.slice(2), words[place + 1]]] : [])));
appendFileSync(process.env.STORE, JSON.stringify({ service, command, told, bytes: readFileSync(told.body, 'base64') }) + '\\n');
`;

/** Runs the lines of README.md; what was put, in that order. */
function upload() {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-store-'));
  try {
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/aws'), AWS);
    chmodSync(join(folder, 'bin/aws'), 0o755);
    symlinkSync(DIST, join(folder, 'dist'));
    const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, BUCKET: 'the-bucket', STORE: join(folder, 'store') };
    execFileSync('sh', ['-eu', '-c', sample('sh')], { cwd: folder, env });
    return readFileSync(join(folder, 'store'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const test = base.extend({
  puts: [async ({}, use) => use(upload()), { scope: 'worker' }],
  store: [
    async ({ puts }, use) => {
      const objects = new Map(puts.map((put) => [put.told.key, put]));
      const security = JSON.parse(readFileSync(join(DIST, 'headers/headers.json'), 'utf8')); // what the CDN adds
      const server = await made((request, response) => {
        const path = request.url.slice(1);
        const object = objects.get(path === 'atlas/' ? 'atlas/index.html' : path);
        if (!object) return response.writeHead(404, { ...security, 'Content-Type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
        const { told, bytes } = object;
        const coding = told['content-encoding'] && { 'Content-Encoding': told['content-encoding'] };
        response.writeHead(200, { ...security, 'Content-Type': told['content-type'], 'Cache-Control': told['cache-control'], ...coding }).end(Buffer.from(bytes, 'base64'));
      });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ store }, use) => use(`${store.origin}/atlas/`),
});

test('every file is put, whole, with its type, lifetime and coding; the page last', ({ puts }) => {
  const files = filesOf(DIST).filter((path) => !path.startsWith('headers/'));
  expect(puts.map(({ told }) => told.key).sort()).toEqual(files.map((path) => `atlas/${path}`).sort());
  expect(puts.at(-1).told.key).toBe('atlas/index.html');
  for (const { service, command, told, bytes } of puts) {
    expect([service, command, told.bucket]).toEqual(['s3api', 'put-object', 'the-bucket']);
    const path = told.key.slice('atlas/'.length);
    const body = Buffer.from(bytes, 'base64');
    expect(told['content-encoding'] ?? 'none', path).toBe(body[0] === 0x1f && body[1] === 0x8b ? 'gzip' : 'none');
    expect((told['content-encoding'] ? gunzipSync(body) : body).equals(readFileSync(join(DIST, path))), path).toBe(true);
    expect(told['cache-control'], path).toBe(/-[0-9a-f]{16}\.(bin|css|js|svg|wasm|woff2)$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  }
  const types = Object.fromEntries(puts.map(({ told }) => [told.key.split('.').pop(), told['content-type']]));
  expect(types).toMatchObject({ wasm: 'application/wasm', csv: 'text/csv; charset=utf-8', js: 'text/javascript; charset=utf-8', html: 'text/html; charset=utf-8' });
});

test('the page works from the store', async ({ page }) => {
  await open(page);
  await expect(status(page)).toHaveText('35 条结果');
  await go(page, 'view=statistics');
  await expect(page.locator('.chart-card').first()).toBeVisible();
});
