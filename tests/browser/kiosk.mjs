// What the tests of the kiosk share: opening it fast, and what its scenes must be, from the package itself.
import { csv, entries, read } from './package.mjs';
import { expect } from './page.mjs';

export const block = JSON.parse(read('public/data/datapackage.json')).kiosk;

/** The hashes of a round, without the settings: worked out from the package, not by the program. */
export function programme(round) {
  const of = (year) => entries.filter((entry) => entry.year === String(year));
  let shown = 0;
  const times = block.scenes.filter((scene) => scene.entry).length;
  return block.scenes.flatMap((scene) => {
    const [[kind, key]] = Object.entries(scene);
    if (kind === 'grid') return [key ? `indicator=${key}` : ''];
    if (kind === 'chart') return [`view=statistics&card=${key}`];
    if (kind === 'entry') return [`entry=${of(key)[(round * times + shown++) % of(key).length].id}`];
    const stops = csv(read('public/data/mechanism_nodes.csv')).filter((node) => node.mechanism_id === key && node.parent_id === '');
    return stops.map((_, at) => `view=mechanisms&mechanism=${key}&step=${at + 1}`);
  });
}

/** Opens the kiosk; `settings` go into the address. */
export async function openKiosk(page, settings = '') {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`./#mode=kiosk${settings && `&${settings}`}`);
  await expect(page.locator('html')).toHaveAttribute('data-scene', /\d/);
}

export const shown = (page) => page.evaluate(() => Number(document.documentElement.dataset.scene));
export const isPlaying = (page) => expect(page.locator('html')).toHaveAttribute('data-kiosk', 'playing');
export const isStopped = (page) => expect(page.locator('html')).toHaveAttribute('data-kiosk', 'visited');
export const bar = (page) => page.locator('.kiosk-bar');
export const question = (page) => page.locator('.kiosk-question');

/** Waits until so many more scenes were shown. */
export async function moreScenes(page, count) {
  const from = await shown(page);
  await page.waitForFunction((until) => Number(document.documentElement.dataset.scene) >= until, from + count);
}

/** The hash without the settings of the kiosk. */
export const chosen = (page) => page.evaluate(() => location.hash.slice(1).split('&').filter((part) => !/^(mode|scene|idle|warning|reload|memory|speed|address)=/.test(part)).join('&'));
