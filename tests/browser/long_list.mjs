// A served page with a package of 2,000 entries, and what its long list shows. The page is built by `.ci/test browser`
// (target/fifth/dist); to build it by hand see there.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.mjs';
import { csv } from './package.mjs';
import { expect, open, test as ofPage } from './page.mjs';

const root = fileURLToPath(new URL('../../target/fifth/', import.meta.url));

export const test = ofPage.extend({
  baseURL: async ({}, use) => {
    if (!existsSync(`${root}dist`)) throw new Error('target/fifth/dist is missing: `.ci/test browser` builds it');
    const { address, close } = await serve({ root: `${root}dist`, base: '/long/', port: 0 });
    await use(address);
    await close();
  },
});

/** Keys of all entries in official order: newest edition first, events before measures, then by position. */
export const all = () =>
  csv(readFileSync(`${root}package/entries.csv`, 'utf8'))
    .sort((a, b) => Number(b.year) - Number(a.year) || (a.list > b.list) - (a.list < b.list) || Number(a.position) - Number(b.position))
    .map((row) => row.id);

/** Rows that are built: place, key, edges in the window. */
export const rows = (page) =>
  page.locator('.long-list > li').evaluateAll((all) =>
    all.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { place: Number(row.ariaPosInSet), size: Number(row.ariaSetSize), id: row.querySelector('[data-entry]')?.dataset.entry, top, bottom };
    }),
  );
export const inSight = async (page) => {
  const height = page.viewportSize().height;
  return (await rows(page)).filter((row) => row.bottom > 1 && row.top < height - 1);
};
export const focused = (page) => page.evaluate(() => document.activeElement.closest('[data-entry]')?.dataset.entry ?? document.activeElement.tagName);
export const goTo = async (page, place) => {
  await page.locator('#list-place').fill(String(place));
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(all()[place - 1]);
};
export const ready = async (page, at = '') => {
  await open(page, at);
  await expect(page.locator('.long-list > li').nth(2)).toBeVisible();
};
