// The screen in a hall plays, stops, asks, resets (F12, R-45, R-46, R-47).
import { violations } from './axe.mjs';
import { bar, block, chosen, isPlaying, isStopped, moreScenes, openKiosk, programme, question, shown } from './kiosk.mjs';
import { expect, placeOf, test } from './page.mjs';

/** Ten times as fast: a scene of three seconds stays 300 ms. */
const FAST = 'scene=3&idle=10&warning=20&speed=10';

test('scenes play at once, those of the package in its order, and leave no steps in the history (F12)', async ({ page }) => {
  await page.addInitScript(() => {
    // The address of each scene, by its number. It is written after the paint: where the machine stands still for longer than a
    // scene lasts, that scene has none.
    window.scenes = {};
    const write = history.replaceState;
    history.replaceState = function (...how) {
      write.apply(this, how);
      const { scene } = document.documentElement.dataset;
      if (scene) window.scenes[scene] = location.hash;
    };
  });
  await openKiosk(page, 'scene=3&speed=5');
  await isPlaying(page);
  const expected = programme(0);
  const length = await page.evaluate(() => history.length);
  await page.waitForFunction((count) => Object.keys(window.scenes).length >= count, 30, { timeout: 55_000 });
  const seen = await page.evaluate(() => Object.entries(window.scenes).map(([at, hash]) => [Number(at), hash.slice(1).split('&').filter((part) => !/^(mode|scene|speed)=/.test(part)).join('&')]));
  expect(seen).toEqual(seen.map(([at]) => [at, expected[at - 1]]));
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('a scene stays as long as the package says', async ({ page }) => {
  expect(block.sceneSeconds).toBe(20);
  await openKiosk(page, 'speed=10');
  await moreScenes(page, 1);
  const times = [];
  for (let at = 0; at < 2; at += 1) {
    const from = await page.evaluate(() => performance.now());
    await moreScenes(page, 1);
    times.push(await page.evaluate((from) => performance.now() - from, from));
  }
  // Two seconds each at this speed; how busy the machine is only makes it longer.
  for (const time of times) expect(time).toBeGreaterThan(1500);
});

test('a touch stops the scenes at once, and the page under it can be used; the button plays on (F12)', async ({ page }) => {
  await openKiosk(page, 'scene=3&idle=3600&speed=10');
  await moreScenes(page, 1);
  await page.mouse.click(600, 300);
  await isStopped(page);
  const [at, hash] = [await shown(page), await chosen(page)];
  await page.waitForTimeout(900);
  expect([await shown(page), await chosen(page)]).toEqual([at, hash]);
  await bar(page).getByRole('button', { name: '继续播放' }).click();
  await isPlaying(page);
  await moreScenes(page, 1);
});

test('the first touch does nothing but stop', async ({ page }) => {
  await openKiosk(page, 'scene=600');
  const before = await chosen(page);
  const tile = await placeOf(page.locator('#app button[data-area="440100"]'));
  await page.mouse.click(tile.x + tile.width / 2, tile.y + tile.height / 2);
  await isStopped(page);
  expect(await chosen(page)).toBe(before);
  await page.locator('#app button[data-area="440100"]').click();
  await expect.poll(() => chosen(page)).toBe('city=440100');
});

test('a pause button is there and can be reached by the keyboard; nothing speaks meanwhile', async ({ page }) => {
  await openKiosk(page, 'scene=600');
  await expect(bar(page).getByRole('button', { name: '暂停' })).toBeVisible();
  expect(await page.locator('[aria-live=polite]:visible, [role=status]:visible').count()).toBe(0);
  await bar(page).getByRole('button', { name: '暂停' }).focus();
  await page.keyboard.press('Enter');
  await expect(bar(page).getByRole('button', { name: '继续播放' })).toBeFocused();
  await isStopped(page);
});

test('idle: the question, one touch goes on, no answer resets everything (F12)', async ({ page }) => {
  await openKiosk(page, FAST);
  await page.mouse.click(600, 300);
  await isStopped(page);
  await bar(page).getByRole('button', { name: '回到开头' }).click();
  await page.mouse.click(600, 300);
  await isStopped(page);
  await page.locator('header').getByRole('button', { name: 'English' }).click();
  await page.locator('#app button[data-area="440300"]').click();
  await page.locator('header').getByRole('button', { name: 'Dark' }).click();
  await page.evaluate(() => scrollTo(0, 400));
  await expect(question(page)).toBeVisible();
  await expect(question(page)).toContainText('Are you still there?');
  await expect(question(page)).toContainText(/In \d+ seconds/);
  await question(page).getByRole('button', { name: 'Continue' }).click();
  await expect(question(page)).toBeHidden();
  await isStopped(page);
  expect(await chosen(page)).toBe('city=440300&lang=en&appearance=dark');
  // Nobody answers now.
  await expect(question(page)).toBeVisible();
  await expect(question(page)).toBeHidden();
  await isPlaying(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  await expect(page.locator('html')).toHaveAttribute('data-appearance', 'system');
  expect(await page.evaluate(() => [scrollY, document.activeElement === document.body])).toEqual([0, true]);
  expect(await chosen(page)).not.toContain('440300');
});

test('the settings of the address stay through scenes, resets and a load (F12)', async ({ page }) => {
  await openKiosk(page, `${FAST}&lang=en`);
  await moreScenes(page, 3);
  for (const part of ['mode=kiosk', ...FAST.split('&'), 'lang=en']) expect(await page.evaluate(() => location.hash)).toContain(part);
  await page.reload();
  await isPlaying(page);
  await expect(bar(page)).toContainText('Pause');
});

test('what stands still moves a little (R-47)', async ({ page }) => {
  await openKiosk(page, 'scene=600&speed=100');
  const places = new Set();
  for (let look = 0; look < 12; look += 1) {
    const { x, y } = await page.locator('.masthead-names').boundingBox();
    places.add(`${x},${y}`);
    await page.waitForTimeout(620);
  }
  const all = [...places].map((place) => place.split(',').map(Number));
  expect(places.size).toBeGreaterThan(4);
  for (const axis of [0, 1]) {
    const values = all.map((place) => place[axis]);
    const span = Math.max(...values) - Math.min(...values);
    expect(span).toBeGreaterThanOrEqual(2);
    expect(span).toBeLessThanOrEqual(24);
  }
});

test('the screen is kept awake where the browser allows, and asked for again when it comes back into sight', async ({ page }) => {
  await page.addInitScript(() => {
    window.asked = [];
    Object.defineProperty(navigator, 'wakeLock', { value: { request: (kind) => (window.asked.push(kind), Promise.reject(new DOMException('no', 'NotAllowedError'))) } });
  });
  await openKiosk(page, 'scene=600');
  await page.waitForFunction(() => window.asked.length === 1);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(await page.evaluate(() => window.asked)).toEqual(['screen', 'screen']);
});

for (const [name, setting, script] of [
  ['at night', '', () => (Date.prototype.getHours = () => 3)],
  ['above the memory ceiling', '&memory=100', () => Object.defineProperty(performance, 'memory', { value: { usedJSHeapSize: 2e8 } })],
]) {
  test(`the page loads itself anew ${name}, and never while somebody touches (R-46)`, async ({ page }) => {
    await page.addInitScript(() => {
      // The page has run for three hours; after it has loaded itself anew it has not.
      const now = performance.now.bind(performance);
      if (performance.getEntriesByType('navigation')[0]?.type !== 'reload') performance.now = () => now() + 10_800_000;
    });
    await page.addInitScript(script);
    await openKiosk(page, `scene=600&speed=10${setting}&lang=en`);
    await page.mouse.click(600, 300);
    await isStopped(page);
    let loads = 0;
    page.on('framenavigated', () => (loads += 1));
    await page.waitForTimeout(2500);
    expect(loads).toBe(0);
    await openKiosk(page, `scene=600&speed=10${setting}&lang=en`);
    const type = () => page.evaluate(() => performance.getEntriesByType('navigation')[0].type).catch(() => 'under way');
    await expect.poll(type).toBe('reload');
    await isPlaying(page);
    expect(page.url()).toContain('lang=en');
    loads = 0;
    await page.waitForTimeout(2500);
    expect(loads).toBe(0);
  });
}

test.describe('without its server', () => {
  test.use({ faults: true });

  test('the page does not leave for the browser’s error page', async ({ page }) => {
    await page.addInitScript(() => {
      const now = performance.now.bind(performance);
      performance.now = () => now() + 10_800_000;
      Date.prototype.getHours = () => 3;
    });
    // Gone as soon as the page has been sent: it asks for itself after the first scene, however slow the test is.
    let asked = 0;
    await page.route('**/folder/', (route) => ((asked += 1) === 1 ? route.continue() : route.abort('connectionrefused')));
    await openKiosk(page, 'scene=3&speed=10');
    await moreScenes(page, 12);
    await isPlaying(page);
    expect(asked).toBeGreaterThan(1);
  });
});

test('after a night asleep the next scene comes, not thousands (R-45)', async ({ page }) => {
  await page.addInitScript(() => {
    window.asleep = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + window.asleep;
  });
  await openKiosk(page, 'scene=60');
  const before = await shown(page);
  await page.evaluate(() => (window.asleep = 8 * 3_600_000));
  await page.waitForTimeout(1500);
  expect(await shown(page)).toBe(before + 1);
});

for (const lang of ['zh-Hans', 'en']) {
  test(`axe finds nothing while it plays, when it is used, and in the question, ${lang} (R-50)`, async ({ page }) => {
    await openKiosk(page, `scene=600&lang=${lang}&address=https://example.org/`);
    expect(await violations(page, lang)).toEqual([]);
    await page.mouse.click(600, 300);
    await isStopped(page);
    expect(await violations(page, lang)).toEqual([]);
    await openKiosk(page, `scene=600&idle=10&warning=600&speed=20&lang=${lang}&appearance=dark`);
    await page.mouse.click(600, 300);
    await expect(question(page)).toBeVisible();
    expect(await violations(page, lang)).toEqual([]);
  });
}

// The lower half of a map with an indicator, of an entry, of a diagram lay behind the bar, and nobody scrolls there.
for (const [lang, size] of [['en', { width: 1280, height: 720 }], ['zh', { width: 1920, height: 1080 }], ['zh', { width: 1080, height: 1920 }]]) {
  test(`every scene of a round stands above the bar, ${size.width} × ${size.height}, ${lang} (F12)`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      window.seen = {};
      setInterval(() => {
        const [scene, content, bar] = [document.documentElement.dataset.scene, document.querySelector('#content'), document.querySelector('.kiosk-bar')];
        if (!scene || !content || !bar) return;
        const below = content.getBoundingClientRect().bottom + scrollY - bar.getBoundingClientRect().top;
        // The last look before the next scene counts.
        window.seen[scene] = { below: Math.max(0, Math.round(below)), hash: location.hash };
      }, 50);
    });
    await openKiosk(page, `speed=8${lang === 'en' ? '&lang=en' : ''}`);
    const scenes = programme(0).length;
    await page.waitForFunction((count) => Number(document.documentElement.dataset.scene) > count, scenes, { timeout: 140_000 });
    const seen = Object.values(await page.evaluate(() => window.seen)).slice(0, scenes);
    expect(seen.length).toBe(scenes);
    expect(seen.filter(({ below }) => below > 2)).toEqual([]);
  });
}
