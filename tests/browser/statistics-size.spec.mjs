// Pictures at every width, density and appearance (F7, F13, R-40).
import { change, expect, go, placeOf, test } from './page.mjs';
import { openView, paintedOf } from './statistics.mjs';

const WIDTHS = [1600, 1024, 768, 480, 320, 280, 1366];
/** Language, state, widths: what has grown must shrink too, and the other way. */
const STATES = [
  ['zh', '', WIDTHS],
  ['en', '', WIDTHS],
  ['en', 'table=cl_invention_granted,court_new,topic', [768, 320, 280]],
  ['en', 'compare=court_new&areas=440000,100000', [768, 320, 280]],
  ['en', 'figure=court_new,440000,2024', [768, 280]],
  ['zh', 'scale=free', [600, 280]],
  ['en', 'text=large', [1366, 480, 320]],
];

/** What sticks out anywhere down the page: the page itself, pictures in sight wider than their card. (What is out of sight is
 * laid out when it comes.) */
const sticksOut = (page) =>
  page.evaluate(async () => {
    const root = document.documentElement;
    const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame); };
    const found = new Set();
    for (let y = 0; y < root.scrollHeight; y += Math.floor(innerHeight * 0.8)) {
      scrollTo({ top: y, behavior: 'instant' });
      const inSight = () =>
        [...document.querySelectorAll('canvas')].filter((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
      // Half a pixel is rounding: the picture has whole ones.
      const wide = () => inSight().filter((one) => one.getBoundingClientRect().width > one.closest('[data-card]').getBoundingClientRect().width + 0.5);
      for (let tries = 0; tries < 20 && (tries < 2 || wide().length); tries += 1) await frames(1);
      for (const one of wide()) found.add(`${one.closest('[data-card]').dataset.card} ${one.getBoundingClientRect().width}`);
      for (const one of [root, ...document.querySelectorAll('dialog')]) {
        if (one.scrollWidth > one.clientWidth) found.add(`${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`);
      }
    }
    return [...found];
  });

for (const [lang, state, widths] of STATES) {
  test(`nothing sticks out sideways at ${widths.join(', ')} px, ${lang} ${state} (R-40)`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: widths[0], height: 900 });
    await openView(page, state, lang);
    const found = {};
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const out = await sticksOut(page);
      if (out.length) found[width] = out;
    }
    expect(found).toEqual({});
  });
}

for (const deviceScaleFactor of [1, 2, 1.5]) {
  test.describe(`density ${deviceScaleFactor}`, () => {
    test.use({ deviceScaleFactor });
    test(`every picture is as sharp as the screen, at density ${deviceScaleFactor} (R-40)`, async ({ page }) => {
      test.setTimeout(120_000);
      await openView(page);
      const ids = await page.locator('.chart-card:has(canvas)').evaluateAll((all) => all.map((one) => one.dataset.card));
      expect(ids.length).toBeGreaterThan(40);
      for (const id of ids) {
        await paintedOf(page, id);
        const [pixels, shown, styled] = await page.locator(`[data-card="${id}"] canvas`).evaluate((one) => {
          const box = one.getBoundingClientRect();
          return [[one.width, one.height], [box.width, box.height], [parseFloat(one.style.width), parseFloat(one.style.height)]];
        });
        for (const axis of [0, 1]) {
          expect(Math.abs(shown[axis] - styled[axis]), id).toBeLessThan(0.1);
          expect(Math.abs(pixels[axis] - shown[axis] * deviceScaleFactor), id).toBeLessThanOrEqual(1);
          expect(shown[axis], id).toBeGreaterThan(30);
        }
      }
    });
  });
}

test('a picture is laid out anew at another width (R-40)', async ({ page }) => {
  await openView(page, 'card=court_new');
  const wide = await paintedOf(page, 'court_new');
  const surface = page.locator('[data-card=court_new] canvas');
  const before = (await placeOf(surface)).width;
  await page.setViewportSize({ width: 360, height: 900 });
  await expect.poll(async () => (await surface.boundingBox()).width).toBeLessThan(Math.min(before, 361));
  expect(await paintedOf(page, 'court_new')).not.toBe(wide);
  await page.setViewportSize({ width: 1366, height: 900 });
  await expect.poll(async () => (await surface.boundingBox()).width).toBe(before);
  await expect.poll(() => paintedOf(page, 'court_new')).toBe(wide);
});

// The query for the density knew the first one only: from the second screen to a third a picture kept its pixels, where the
// browser does not resize for it.
test('a picture follows the window from screen to screen, without a resize', async ({ page }) => {
  await page.addInitScript(() => addEventListener('resize', (event) => event.stopImmediatePropagation(), true));
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  const moveTo = (deviceScaleFactor) =>
    session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
  await moveTo(2);
  await openView(page, 'card=court_new');
  await paintedOf(page, 'court_new');
  const surface = page.locator('[data-card=court_new] canvas');
  const isSharpAt = async (density) => {
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(density);
    await expect
      .poll(() => surface.evaluate((one) => Math.abs(one.width / one.getBoundingClientRect().width - devicePixelRatio)))
      .toBeLessThan(0.01);
  };
  await isSharpAt(2);
  // Chromium tells nothing of one emulated density after another, only of the way from and to its own.
  await session.send('Emulation.clearDeviceMetricsOverride');
  await isSharpAt(1);
  await moveTo(3);
  await isSharpAt(3);
});

/** The colour of a corner of a picture. */
const ground = (page) =>
  page.locator('[data-card=court_new] canvas').evaluate((one) => {
    const copy = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true });
    copy.drawImage(one, 0, 0);
    return [...copy.getImageData(1, 1, 1, 1).data];
  });
const light = ([red, green, blue]) => red + green + blue;

test('another appearance paints the pictures anew: by the address, by the button, by the system (F13)', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openView(page, 'card=court_new');
  const bright = await paintedOf(page, 'court_new');
  const paper = await ground(page);
  await go(page, 'view=statistics&card=court_new&appearance=dark');
  await expect.poll(async () => light(await ground(page))).toBeLessThan(light(paper) / 2);
  const dark = await paintedOf(page, 'court_new');
  expect(dark).not.toBe(bright);
  await change(page, () => page.locator('header').getByRole('button', { name: '浅色', exact: true }).click());
  await expect.poll(() => paintedOf(page, 'court_new')).toBe(bright);
  await openView(page, 'card=court_new');
  expect(await paintedOf(page, 'court_new')).toBe(bright);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => paintedOf(page, 'court_new')).toBe(dark);
  // The ground of the picture is that of the page.
  const [red, green, blue] = await ground(page);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(`rgb(${red}, ${green}, ${blue})`);
});

test('more contrast by the system paints the pictures anew (F13)', async ({ page }) => {
  await openView(page, 'card=court_new');
  const usual = await paintedOf(page, 'court_new');
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(() => paintedOf(page, 'court_new')).not.toBe(usual);
});

test('all pictures are there on paper, those out of sight too (F13)', async ({ page }) => {
  await openView(page);
  await page.pdf({ preferCSSPageSize: true });
  const unpainted = await page.locator('canvas').evaluateAll((all) =>
    all.filter((one) => one.width === 300 && one.height === 150).map((one) => one.closest('[data-card]').dataset.card),
  );
  expect(unpainted).toEqual([]);
});
