// What all browser tests share: opening the page, waiting for its marks, and a watch that no test can forget.
import { isDeepStrictEqual } from 'node:util';
import { test as base, expect } from '@playwright/test';

export { expect };

// Chromium prints this at every load of a page that preloads wasm with a hash. load.spec fails on it; elsewhere it
// would only hide what else is wrong.
const AT_EVERY_LOAD = /^The `integrity` attribute is currently ignored for preload/;
// Playwright says this where the configuration keeps service workers out.
export const NO_WORKER = /^Service Worker registration blocked by Playwright$/;

/** In every test: no request to another origin, no console error or warning, no uncaught error, no failed
 * request. Tests of failures say `test.use({ faults: true })` and keep only the first of these. Tests of one file that has
 * everything within it say `test.use({ alone: address })`: then it is the only thing that may be asked for. */
export const test = base.extend({
  faults: [false, { option: true }],
  alone: ['', { option: true }],
  /** Origins that may be asked besides the page’s own: hosts of frames. */
  origins: [[], { option: true }],
  watch: [
    async ({ context, baseURL, faults, alone, origins }, use) => {
      const seen = [];
      const fault = (text) => faults || seen.push(text);
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (alone && !['data:', 'blob:'].includes(url.protocol) && url.href.split('#')[0] !== alone) seen.push(`beside the file: ${url}`);
        if (!alone && url.protocol !== 'data:' && ![new URL(baseURL).origin, ...origins].includes(url.origin)) seen.push(`other origin: ${url}`);
      });
      context.on('console', (message) => {
        const isBad = ['error', 'warning'].includes(message.type()) && !AT_EVERY_LOAD.test(message.text()) && !NO_WORKER.test(message.text());
        if (isBad) fault(`${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => fault(`uncaught: ${error.error()}`));
      // Going to another page aborts what is under way; nothing is wrong with that.
      const wasAborted = (request) => request.failure()?.errorText === 'net::ERR_ABORTED';
      context.on('requestfailed', (request) => wasAborted(request) || fault(`failed: ${request.url()}`));
      context.on('response', (response) => response.status() >= 400 && fault(`${response.status()}: ${response.url()}`));
      await use(seen);
      // A request that a test spoils may be on its way when the test ends.
      await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
      expect(seen, 'requests and messages of the whole test').toEqual([]);
    },
    { auto: true },
  ],
});

/** In the page: whether it is ready, and what stands below the window is there, too. */
export const isThere = () => performance.getEntriesByName('atlas:ready').length > 0 && !document.querySelector('main[aria-busy="true"]');

/** Opens the page anew with `hash` and waits until it is there. */
export async function open(page, hash = '') {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(hash ? `./#${hash}` : './');
  await page.waitForFunction(isThere);
}

/** Does `act` and waits until what it changed is painted. */
export async function change(page, act) {
  const count = () => performance.getEntriesByName('atlas:updated').length;
  const before = await page.evaluate(count);
  await act();
  await page.waitForFunction((before) => performance.getEntriesByName('atlas:updated').length > before, before);
}

/** Goes to `hash` within the open page. */
export const go = (page, hash) => change(page, () => page.evaluate((hash) => void (location.hash = hash), hash));

/** The hash in the address bar, without `#`. */
export const hash = (page) => page.evaluate(() => location.hash.slice(1));

export const searchbox = (page) => page.getByRole('searchbox');
export const status = (page) => page.getByRole('status');
export const tile = (page, code) => page.locator(`#app button[data-area="${code}"]`);
export const allTiles = (page) => page.locator('#app button[data-area]');
export const facet = (page, name) => page.locator(`[data-facet="${name}"]`);
export const option = (page, name, label) =>
  facet(page, name).locator('label').filter({ has: page.locator('.option-name').getByText(label, { exact: true }) });
export const card = (page, name) => page.locator(`[data-card="${name}"]`);
export const control = (page, name) => page.locator(`[data-control="${name}"]`);
export const language = (page, name) => page.locator('header').getByRole('button', { name, exact: true });

/** Waits until two frames have passed: what follows a scroll or another size of the window is on the page then. */
export const twoFrames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** Where `part` lies, once it is on show and two looks in turn find it at the same place: what is drawn or scrolled may need
 * a frame or two. */
export async function placeOf(part) {
  let box = null;
  const stands = async () => {
    const before = box;
    box = await part.boundingBox();
    return box !== null && isDeepStrictEqual(box, before);
  };
  await expect.poll(stands, { intervals: [50] }).toBe(true);
  return box;
}

/** Scrolls to `part` and waits until it stands: rows above it are laid out when they come into sight, and a button that is
 * pressed while it moves is let go beside it. */
export async function comeTo(part) {
  await part.scrollIntoViewIfNeeded();
  await placeOf(part);
}

/** Keys of the entries in the list, in the order of the page. */
export const listed = (page) =>
  page.locator('[data-card="list"] [data-entry]').evaluateAll((all) => all.map((one) => one.dataset.entry));

/** Opens the disclosure with area and place: its options are made when it is first opened. */
export async function moreFilters(page) {
  const details = page.locator('details.more-filters');
  if (!(await details.evaluate((one) => one.open))) await details.locator('summary').click();
  await details.locator('.option').first().waitFor();
}

/** Everything that a link must bring back: language, filters, search, order, map, entry, appearance. Options that are made
 * when they are first opened among it, where the list is on show. */
export async function selected(page) {
  if (await page.locator('details.more-filters').isVisible()) await moreFilters(page);
  return page.evaluate(() => {
    const all = (selector, of) => [...document.querySelectorAll(selector)].map(of);
    return {
      language: document.documentElement.lang,
      appearance: document.documentElement.dataset.appearance,
      status: document.querySelector('[role=status]').textContent,
      search: document.querySelector('[role=searchbox]').value,
      tiles: all('#app button[data-area]', (one) => `${one.dataset.area} ${one.ariaPressed} ${one.ariaLabel} ${one.className}`),
      checked: all('[data-facet] input', (one) => `${one.checked} ${one.disabled} ${one.parentElement.textContent}`),
      menus: all('select[data-control]', (one) => one.value),
      switches: all('.switch button', (one) => `${one.textContent} ${one.ariaPressed}`),
      entries: all('[data-entry]', (one) => one.dataset.entry),
      heading: document.querySelector('[data-card=entry] h2')?.textContent,
    };
  });
}
