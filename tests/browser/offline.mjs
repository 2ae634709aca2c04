// What the tests of the service worker share: a server whose content changes and which goes away, and what the caches hold.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from './page.mjs';
import { filesOf } from '../../.ci/compress.mjs';
import { serve } from '../../.ci/serve.mjs';
import { nextRelease } from './release.mjs';
import { DIST } from './servers.mjs';

/** A folder that is served, with releases to put into it. */
export const test = base.extend({
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
  // The configuration keeps workers out of all other tests. The watch of page.mjs sees their requests too.
  serviceWorkers: 'allow',
});

/** What the worker has to keep. */
export const SERVED = filesOf(DIST).filter((path) => !/^(headers\/|microdata\/|sw\.js$|embed\.js$|guangdong-ip-atlas\.html)/.test(path));

/** Addresses of what this folder's caches hold, by cache. */
export const kept = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const addresses = (await (await caches.open(name)).keys()).map(({ url }) => url);
      found[name] = addresses.filter((url) => !url.includes('/.opened-by/'));
    }
    return found;
  });

/** Waits until there are caches with so many files, and no others: one whole release if nothing else is said. */
export const isWhole = (page, ...counts) =>
  expect.poll(async () => Object.values(await kept(page)).map((all) => all.length), { timeout: 30_000 }).toEqual(counts.length ? counts : [SERVED.length]);
export const isControlled = (page) => expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);

/** Empties the browser's own cache of files, which would hide what the worker's lack. */
export async function forget(context) {
  const session = await context.newCDPSession(context.pages()[0]);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** Network off: the server is gone and the browser knows it. */
export async function off(host, context) {
  await forget(context);
  await host.stop();
  await context.setOffline(true);
}
