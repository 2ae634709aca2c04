// Nobody leaves a screen in a hall, a phone takes the view along, and those who look after it can see how it is.
import jsqr from 'jsqr';
import { entries, version } from './package.mjs';
import { bar, isPlaying, isStopped, moreScenes, openKiosk, programme } from './kiosk.mjs';
import { expect, go, placeOf, test } from './page.mjs';

const VIEWS = ['', 'view=statistics', 'view=mechanisms', 'view=data', 'entry=2024-event-07', 'view=statistics&figure=court_new,440000,2024', 'view=statistics&card=court_new'];

test('no view has a way out or anything to take away', async ({ page }) => {
  for (const view of VIEWS) {
    await openKiosk(page, 'scene=600');
    await page.mouse.click(600, 300);
    await isStopped(page);
    await go(page, `${view}&mode=kiosk&scene=600&lang=en`);
    await expect(page.locator('.coming')).toHaveCount(0);
    const ways = await page.locator('#app').evaluate((app) => [...app.querySelectorAll('a:not([href^="#"]), [download], [data-action=csv], [data-action=link], #own-link, textarea, iframe')].map((one) => one.outerHTML.slice(0, 100)));
    expect(ways, view).toEqual([]);
  }
});

test('a link that got in all the same leads nowhere, on the static page neither', async ({ page }) => {
  await openKiosk(page, 'scene=600');
  await page.mouse.click(600, 300);
  await isStopped(page);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: './mechanisms.html', textContent: 'out', id: 'out' });
    document.querySelector('#content').prepend(link);
  });
  const before = page.url();
  await page.locator('#out').click();
  await page.locator('#out').click({ button: 'middle' });
  expect(page.url()).toBe(before);
  expect(page.context().pages()).toHaveLength(1);
});

/** What the page makes of an attempt: every event of these kinds that reached the window, and whether it was prevented. */
const watchEvents = (page) =>
  page.evaluate(() => {
    window.heard = [];
    for (const type of ['contextmenu', 'selectstart', 'dragstart', 'auxclick', 'keydown', 'wheel', 'touchstart']) {
      addEventListener(type, (event) => window.heard.push([type, event.key ?? '', event.defaultPrevented].join(' ').trim()));
    }
  });

const ATTEMPTS = [
  ['right click', (page) => page.mouse.click(600, 300, { button: 'right' }), 'contextmenu'],
  ['middle click', (page) => page.mouse.click(600, 300, { button: 'middle' }), 'auxclick'],
  ['selecting text', async (page) => {
    const { x, y } = await placeOf(page.locator('#app h1'));
    await page.mouse.move(x + 2, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 200, y + 60, { steps: 5 });
    await page.mouse.up();
  }, ''],
  ['dragging a link', async (page) => {
    const { x, y } = await placeOf(page.locator('.views a').first());
    await page.mouse.move(x + 5, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + 300, y + 200, { steps: 8 });
    await page.mouse.up();
  }, 'dragstart'],
  ['pinch on a pad', async (page) => {
    await page.mouse.move(600, 300);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
  }, 'wheel'],
  ...['Control+p', 'Control+s', 'Control+o', 'Control+u', 'Control+f', 'Control+Shift+i', 'Alt+ArrowLeft', 'F1', 'F3', 'F5', 'F11', 'F12'].map((keys) => [keys, (page) => page.keyboard.press(keys), `keydown ${keys.split('+').at(-1)}`]),
];
for (const [name, attempt, event] of ATTEMPTS) {
  test(`an attempt to leave does nothing: ${name} (R-48)`, async ({ page }) => {
    await openKiosk(page, 'scene=600');
    await page.mouse.click(600, 300);
    await isStopped(page);
    await watchEvents(page);
    const before = page.url();
    await attempt(page);
    await page.waitForTimeout(100);
    const heard = await page.evaluate(() => window.heard);
    if (event) {
      const own = heard.filter((one) => one.toLowerCase().startsWith(event.toLowerCase()));
      expect(own.length, heard.join('\n')).toBeGreaterThan(0);
      for (const one of own) expect(one).toMatch(/true$/);
    }
    expect(page.url()).toBe(before);
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    expect(await page.evaluate(() => visualViewport.scale)).toBe(1);
  });
}

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('two fingers zoom and wipe nothing, a long press opens nothing (R-48)', async ({ page }) => {
    await openKiosk(page, 'scene=600');
    await page.touchscreen.tap(600, 300);
    await isStopped(page);
    await watchEvents(page);
    const before = page.url();
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', [500, 300], [700, 300]);
    for (let step = 1; step < 6; step += 1) await touch('touchMove', [500 - 30 * step, 300], [700 + 30 * step, 300]);
    await touch('touchEnd');
    await touch('touchStart', [300, 300]);
    await page.waitForTimeout(2000);
    await touch('touchEnd');
    expect(await page.evaluate(() => visualViewport.scale)).toBe(1);
    expect(page.url()).toBe(before);
    expect((await page.evaluate(() => window.heard)).filter((one) => one.startsWith('contextmenu') && !one.endsWith('true'))).toEqual([]);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
  });
});

test('a phone takes the view along: the code holds its public address without the settings of the hall', async ({ page }) => {
  const read = async () => {
    const { data, width } = await page.locator('[data-code]').evaluate(async (svg) => {
      const copy = svg.cloneNode(true);
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      const width = 4 * svg.viewBox.baseVal.width;
      copy.setAttribute('width', width);
      copy.setAttribute('height', width);
      copy.querySelector('rect').setAttribute('fill', '#fff');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width, height: width });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, width, width);
      return { data: [...context.getImageData(0, 0, width, width).data], width };
    });
    return (jsqr.default ?? jsqr)(Uint8ClampedArray.from(data), width, width)?.data;
  };
  await openKiosk(page, 'scene=600&lang=en&address=https%3A%2F%2Fexample.org%2Fatlas%2F');
  await expect.poll(read).toBe('https://example.org/atlas/#lang=en');
  await page.mouse.click(600, 300);
  await isStopped(page);
  await page.locator('#app button[data-area="440300"]').click();
  await expect.poll(read).toBe('https://example.org/atlas/#city=440300&lang=en');
  await expect(page.locator('[data-code]')).toHaveAttribute('aria-label', 'https://example.org/atlas/#city=440300&lang=en');
  await openKiosk(page, 'scene=600');
  await expect(page.locator('[data-code]')).toHaveCount(0);
});

test('the page of the screen’s health opens for those who know how, with numbers that are right', async ({ page }) => {
  await openKiosk(page, 'scene=3&speed=10');
  await moreScenes(page, 3);
  const health = page.locator('.kiosk-health');
  const row = (key) => health.locator(`[data-health=${key}] dd`);
  await page.keyboard.press('Control+Alt+KeyH');
  await expect(health).toBeVisible();
  const scenes = await page.evaluate(() => document.documentElement.dataset.scene);
  await expect(row('scenes')).toHaveText(scenes);
  await expect(row('version')).toHaveText(version);
  await expect(row('uptime')).toHaveText('0 天 0 小时 0 分钟');
  expect(Number.parseInt(await row('wasm').textContent(), 10)).toBeGreaterThan(10);
  // It counts itself while it is being built.
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  expect(Math.abs(Number(await row('elements').textContent()) - elements)).toBeLessThan(30);
  await expect(row('heap')).toContainText(/^\d+\.\d MB$/);
  await health.getByRole('button', { name: '关闭' }).click();
  await expect(health).toBeHidden();
  for (let tap = 0; tap < 4; tap += 1) await page.mouse.click(20, 20);
  await expect(health).toBeHidden();
  await page.mouse.click(20, 20);
  await expect(health).toBeVisible();
});

test.describe('after a fault', () => {
  test.use({ faults: true });

  test('an error that nobody handles is kept for the page of the screen’s health', async ({ page }) => {
    await openKiosk(page, 'scene=600');
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'made up' })));
    await page.keyboard.press('Control+Alt+KeyH');
    await expect(page.locator('[data-health=error] dd')).toHaveText('made up');
  });

  test('the page loads itself anew within ten seconds, three times, then stays with the static page (R-35)', async ({ page }) => {
    const delays = [];
    await page.exposeFunction('delayed', (time) => void delays.push(time));
    await page.addInitScript(() => {
      const later = setTimeout;
      window.setTimeout = (act, time, ...words) => {
        if (time >= 1000 && String(act).includes('reload')) window.delayed(time);
        return later(act, time > 1000 && time < 600_000 ? time / 20 : time, ...words);
      };
      // As soon as it plays it breaks.
      addEventListener('DOMContentLoaded', () =>
        new MutationObserver(() => dispatchEvent(new CustomEvent('atlas:panic', { detail: 'made up' }))).observe(document.documentElement, { attributeFilter: ['data-scene'] }),
      );
    });
    await page.goto('./#mode=kiosk&lang=en&scene=600');
    await expect.poll(() => delays.length, { timeout: 30_000 }).toBe(4);
    expect(delays).toEqual([2000, 4000, 8000, 600_000]);
    await expect(page.locator('#failure')).toBeVisible();
    await expect(page.locator('#static')).toContainText(entries[0].title_en);
    expect(await page.evaluate(() => location.hash)).toContain('mode=kiosk');
    // The static page has no way out either.
    const before = page.url();
    const link = page.locator('#static a:not([href^="#"]):visible').first();
    if (await link.count()) await link.click();
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
  });

  test('a fault that is gone is forgotten: the screen plays again where it began (R-35)', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort('connectionrefused'), { times: 2 });
    await page.goto('./#mode=kiosk&lang=en&scene=600');
    await expect(page.locator('#failure')).toBeVisible();
    await isPlaying(page);
    await expect(page.locator('#failure')).toBeHidden();
    await expect(bar(page)).toContainText('Pause');
  });
});

for (const [width, height] of [[1920, 1080], [1366, 768], [1080, 1920], [3840, 1080], [3840, 2160]]) {
  test(`every scene fits a screen of ${width} × ${height}, both languages (R-63)`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    for (const lang of ['zh-Hans', 'en']) {
      await openKiosk(page, `scene=600&lang=${lang}`);
      const kept = `mode=kiosk&scene=600&lang=${lang}`;
      const hashes = [...programme(0).filter((hash) => !hash.includes('step=') || hash.includes('step=1')), ...entries.filter((entry) => entry.year === '2024').map((entry) => `entry=${entry.id}`)];
      const cut = [];
      for (const hash of new Set(hashes)) {
        // The first scene is on show already.
        if (hash) await go(page, [hash, kept].join('&'));
        await expect(page.locator('.coming')).toHaveCount(0);
        const look = () => page.evaluate((isDiagram) => {
          const limit = document.querySelector('.kiosk-bar').getBoundingClientRect().top;
          const isSeen = (one) => one.getClientRects().length > 0 && one.childElementCount === 0 && one.textContent.trim() !== '' && !one.closest('.visually-hidden, .instructions, .card-foot, .source, .version');
          const below = [...document.querySelectorAll('#content *')].filter((one) => isSeen(one) && one.getBoundingClientRect().bottom > limit + 1);
          return { below: isDiagram ? [] : below.map((one) => one.textContent.trim().slice(0, 40)), wide: document.documentElement.scrollWidth - innerWidth };
        }, hash.includes('mechanism'));
        // A scene that is gone to from outside is made smaller at the next tick of the clock.
        let found = await look();
        for (let turn = 0; turn < 20 && found.below.length > 0; turn += 1) {
          await page.waitForTimeout(100);
          found = await look();
        }
        if (found.below.length > 0 || found.wide > 0) cut.push(`${lang} ${hash}: ${found.below.join(' | ')} ${found.wide}`);
      }
      expect(cut).toEqual([]);
    }
  });
}
