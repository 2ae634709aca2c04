// Two releases at once: an open page keeps its own, what is loaded anew is the new one, whole.
import { expect, go, isThere, open, status } from './page.mjs';
import { forget, isControlled, isWhole, kept, off, SERVED, test } from './offline.mjs';
import { WORDS } from './release.mjs';

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
      // The new worker asked once for the old one's place; where that was at work for this load, Chromium put it off, now and then
      // for more than half a minute, and the new release was not kept. It asks until it has it.
      const fresh = await context.newPage();
      await open(fresh);
      expect(await results(fresh)).toBe(`35 ${WORDS.program[1]}`);
      expect(await statistics(fresh)).toEqual([false, true]);
      await isWhole(page, SERVED.length, SERVED.length);

      // The old page, under the new worker: its part, its data, its words.
      await forget(context);
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
    await page.waitForFunction(isThere);
    expect(await results(page)).toBe(`35 ${WORDS.program[1]}`);
    expect(await statistics(page)).toEqual([false, true]);
    await isWhole(page);
    expect(await fetched(page, './data/areas.csv')).toContain(WORDS.data[1]);
    expect(amiss).toEqual([]);
  });
});
