// The rows of a long list show one entry after another: nothing of the one before stays.
import { all, focused, goTo, inSight, ready, rows, test } from './long_list.mjs';
import { change, expect, hash, open, searchbox, tile, twoFrames } from './page.mjs';

test('a row that has shown other entries shows the next one as a new page does, and takes no focus along', async ({ page }) => {
  // Without the marks that Leptos leaves where nothing is, and the empty heights.
  const looks = () =>
    page.locator('.long-list > li').evaluateAll((all) =>
      all.map((row) => [row.querySelector('[data-entry]').dataset.entry, [row.className, row.ariaPosInSet, row.ariaSetSize, row.innerHTML.replaceAll('<!---->', '')]]),
    );
  const steps = [
    () => searchbox(page).fill('推广'),
    () => searchbox(page).fill('推广 sz'),
    () => searchbox(page).fill('patent'),
    () => tile(page, '440100').click(),
    () => searchbox(page).fill(''),
    () => page.locator('.entry-list .switch button').nth(1).click(),
    () => tile(page, '440100').click(),
  ];
  await ready(page);
  await page.evaluate(() => scrollTo(0, 40_000));
  const seen = [];
  for (const step of steps) {
    const before = await hash(page);
    await change(page, step);
    await expect.poll(() => hash(page)).not.toBe(before);
    seen.push([await hash(page), await looks()]);
  }
  for (const part of ['<mark>', 'entry-hit']) expect(seen.some(([, all]) => all.some(([, look]) => look[3].includes(part))), part).toBe(true);
  for (const [address, before] of seen) {
    await open(page, address);
    await expect(page.locator('.long-list > li').first()).toBeVisible();
    const fresh = new Map(await looks());
    const both = before.filter(([id]) => fresh.has(id));
    expect(both.length).toBeGreaterThan(0);
    for (const [id, look] of both) expect(fresh.get(id)).toEqual(look);
  }
  await ready(page);
  await goTo(page, 3);
  await change(page, () => page.evaluate(() => void (location.hash = 'city=440100')));
  await twoFrames(page);
  expect((await rows(page))[2].id).not.toBe(all()[2]);
  // What had the focus is gone: the main part has it.
  expect([all()[2], 'MAIN']).toContain(await focused(page));
});

// Once a row that had stood below an empty height took that along to its next place.
test('a row that comes back at another place has left the empty height before it behind', async ({ page }) => {
  await ready(page);
  await goTo(page, 1000);
  await page.evaluate(() => scrollTo(0, 0));
  await twoFrames(page);
  expect((await rows(page)).at(-1).place).toBeGreaterThan(900);
  await change(page, () => page.locator('.entry-list .switch button').nth(1).evaluate((one) => one.click()));
  // The rows beyond the window come after a pause.
  await page.waitForTimeout(700);
  for (const to of [0, 3000]) {
    await page.evaluate((to) => scrollTo(0, to), to);
    await twoFrames(page);
    const now = await rows(page);
    for (const [at, row] of now.entries()) if (at > 0) expect(Math.abs(row.top - now[at - 1].bottom)).toBeLessThan(4);
  }
});

// Once the row that was read went out of sight where the window became another width: what stands above the list did, too.
test('in a window of another width the row that was read is still in sight, and the focus stays', async ({ page }) => {
  await ready(page);
  await goTo(page, 900);
  for (const [width, height] of [[375, 700], [1366, 900], [320, 256]]) {
    const [{ place }] = await inSight(page);
    await page.setViewportSize({ width, height });
    await expect.poll(async () => Math.min(...(await inSight(page)).map((row) => Math.abs(row.place - place)))).toBeLessThan(2);
    expect(await focused(page)).toBe(all()[899]);
  }
});

// Each element of each row inherited the empty heights of the list, and was styled anew with every change of them.
test('the empty heights are those of the list alone', async ({ page }) => {
  await ready(page);
  await goTo(page, 900);
  const heights = await page.locator('.long-list').evaluate((list) => [list, ...list.querySelectorAll('*')].map((one) => getComputedStyle(one).getPropertyValue('--above')));
  expect(parseFloat(heights[0])).toBeGreaterThan(10_000);
  expect(heights.length).toBeGreaterThan(20);
  expect(new Set(heights.slice(1))).toEqual(new Set(['0px']));
});

// A change that moves the page has it scrolled, and so the rows beyond the window were built in the middle of the change.
test('rows beyond the window wait for the pause after a change, rows in sight do not', async ({ page }) => {
  // The pause does not end.
  await page.addInitScript(() => {
    const later = window.setTimeout;
    window.setTimeout = (act, time, ...rest) => later(act, time === 300 ? 600_000 : time, ...rest);
  });
  await ready(page);
  await change(page, () => tile(page, '440100').click());
  const few = (await rows(page)).map(({ id }) => id);
  await page.evaluate(() => scrollBy(0, 2));
  await twoFrames(page);
  expect((await rows(page)).map(({ id }) => id)).toEqual(few);
  await page.evaluate(() => scrollBy(0, 1500));
  await twoFrames(page);
  const seen = await inSight(page);
  expect(seen.at(-1).bottom).toBeGreaterThanOrEqual(page.viewportSize().height - 1);
  expect(seen[0].top).toBeLessThanOrEqual(1);
  expect((await rows(page)).length).toBeGreaterThan(few.length);
});
