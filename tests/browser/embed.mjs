// What the tests of frames share: the atlas as a webmaster would serve it to a host on another origin, that host, and ways
// to look into its frames.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.mjs';
import { test as base, expect } from './page.mjs';

export { expect };

const FOLDER = fileURLToPath(new URL('./host/', import.meta.url));
const DIST = process.env.ATLAS_DIST || fileURLToPath(new URL('../../dist', import.meta.url));

/** The host: its pages are the files of host/ and what tests put into `pages`, under as strict a policy as there is. */
async function startHost() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    let text = pages.get(path);
    try {
      text ??= readFileSync(FOLDER + path.slice(1), 'utf8');
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404);
      return response.end();
    }
    const atlas = new URL(host.atlas).origin;
    response.writeHead(200, {
      'Content-Type': path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; script-src ${atlas}; style-src 'self'; frame-src ${atlas}; base-uri 'none'`,
    });
    response.end(text.replaceAll('@@atlas@@', host.atlas));
  });
  await new Promise((started) => server.listen(0, '127.0.0.1', started));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((closed) => (server.close(closed), server.closeAllConnections()));
  const host = { pages, origin, close, atlas: '' };
  return host;
}

export const test = base.extend({
  hosting: [
    async ({}, use) => {
      const host = await startHost();
      const { address, close } = await serve({ root: DIST, base: '/atlas/', port: 0, frameAncestors: host.origin });
      host.atlas = address;
      await use(host);
      await Promise.all([host.close(), close()]);
    },
    { scope: 'worker' },
  ],
  /** { origin, atlas, show(body): opens a host page with this body }. */
  host: async ({ hosting, page }, use) => {
    let count = 0;
    const show = async (body, { script = true } = {}) => {
      count += 1;
      const path = `/${count}.html`;
      const tail = script ? '<script src="@@atlas@@embed.js"></script>' : '';
      hosting.pages.set(path, `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><body>${body}${tail}</body></html>`);
      await page.goto(hosting.origin + path);
    };
    await use({ origin: hosting.origin, atlas: hosting.atlas, show });
    hosting.pages.clear();
  },
  origins: async ({ hosting }, use) => use([hosting.origin, new URL(hosting.atlas).origin]),
});

/** The document in a frame, once its page is ready; `frame` is a locator of the iframe. */
export async function inside(frame) {
  await frame.scrollIntoViewIfNeeded();
  const content = await (await frame.elementHandle()).contentFrame();
  await content.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0 && document.querySelector('.embed-foot'));
  return content;
}

/** Height of the content of a frame, as it is laid out. */
export const contentHeight = (content) => content.evaluate(() => document.getElementById('app').getBoundingClientRect().height);

/** The height that the frame has on the host. */
export const frameHeight = (frame) => frame.evaluate((one) => one.clientHeight);

/** Waits until the frame is as high as its content, to the pixel. */
export async function fits(frame, content) {
  await expect.poll(async () => Math.abs((await frameHeight(frame)) - (await contentHeight(content)))).toBeLessThanOrEqual(1);
  return frameHeight(frame);
}
