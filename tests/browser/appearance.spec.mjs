// Light and dark, motion, sizes from 320 to 3840 px, zoom, forced colours (F15, F16, F17, R-54).
import { allTiles, change, control, expect, go, hash, open, status, test, tile, twoFrames } from './page.mjs';

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const luminance = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
const isDark = async (page) => luminance(await background(page)) < 150;
const appearance = (page, name) => page.locator('header').getByRole('button', { name, exact: true });

test('light and dark from the system and by choice (F17)', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  expect(await isDark(page)).toBe(false);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await isDark(page)).toBe(true);
  await change(page, () => appearance(page, '浅色').click());
  expect(await isDark(page)).toBe(false);
  expect(await hash(page)).toBe('appearance=light');
  await page.emulateMedia({ colorScheme: 'light' });
  await change(page, () => appearance(page, '深色').click());
  expect(await isDark(page)).toBe(true);
  await change(page, () => appearance(page, '跟随系统').click());
  expect(await isDark(page)).toBe(false);
  expect(await hash(page)).toBe('');
});

test('a dark link is dark before the program runs', async ({ page }) => {
  let go;
  const wait = new Promise((done) => (go = done));
  await page.route('**/*.wasm', async (route) => (await wait, route.continue()));
  await page.goto('./#appearance=dark', { waitUntil: 'commit' });
  await expect(page.locator('#static h1').first()).toBeVisible();
  expect(await isDark(page)).toBe(true);
  go();
  await expect(page.locator('#app h1')).toBeVisible();
  expect(await isDark(page)).toBe(true);
});

test('reduced motion: nothing moves (F17)', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const state of ['', 'entry=2024-event-07', 'q=%C2%A7%C2%A7']) {
    await open(page, state);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((one) =>
        [null, '::before', '::after'].flatMap((pseudo) => {
          const style = getComputedStyle(one, pseudo);
          const times = `${style.transitionDuration},${style.animationName === 'none' ? '0s' : style.animationDuration}`;
          const scrolls = style.scrollBehavior === 'smooth';
          return scrolls || times.split(',').some((time) => parseFloat(time) > 0) ? [`${one.tagName}.${one.className}${pseudo ?? ''} ${times}`] : [];
        }),
      ),
    );
    expect(moving).toEqual([]);
  }
});

test('forced colours: tiles keep their borders, chosen ones differ, the focus is seen (F17)', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, 'city=440300');
  const widths = await allTiles(page).evaluateAll((all) =>
    all.map((one) => [one.dataset.area, parseFloat(getComputedStyle(one).borderTopWidth), getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopColor, getComputedStyle(one).backgroundColor]),
  );
  for (const [code, width, style, border, fill] of widths) {
    expect(width, code).toBeGreaterThanOrEqual(1);
    expect(style, code).not.toBe('none');
    expect(border, code).not.toBe(fill);
  }
  const chosen = widths.find(([code]) => code === '440300');
  expect(chosen[1]).toBeGreaterThan(widths.find(([code]) => code === '440100')[1]);
  await control(page, 'indicator').focus();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  expect(parseFloat(outline)).toBeGreaterThanOrEqual(2);
});

// Every tile prints its value, so that no colour is needed; what has none says which kind of nothing.
test('no tile depends on colour alone (F16)', async ({ page }) => {
  await open(page, 'indicator=cl_invention_granted&period=2018');
  for (const text of await page.locator('.tile-value').allTextContents()) expect(text).toMatch(/\d|未公布|未提及|不适用/);
  const pattern = (code) => tile(page, code).evaluate((one) => [getComputedStyle(one).backgroundImage, getComputedStyle(one, '::before').borderTopStyle].join(' '));
  expect(await pattern('441500')).not.toBe(await pattern('440300'));
  expect(await pattern('810000')).not.toBe(await pattern('440300'));
  expect(await pattern('441500')).not.toBe(await pattern('810000'));
});

const VIEWS = {
  overview: '',
  filters: 'year=2024&list=measure&city=440100,440300,441900&topic=dispute_resolution,judicial_protection&place=yuexiu&q=%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83',
  entry: 'entry=2024-event-04',
  indicator: 'indicator=invention_in_force&period=2021',
  sparse: 'indicator=cl_invention_granted&period=2018',
  notice: `year=1999&${'x'.repeat(120)}=1`,
};

/** What is wrong with the layout as it stands. */
const layout = () => {
  const wrong = [];
  const name = (one) => `${one.tagName}.${one.className} “${(one.ariaLabel || one.textContent).slice(0, 40)}”`;
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) {
    const widest = [...document.querySelectorAll('#app *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-frame'));
    wrong.push(`page ${scrollWidth} > ${innerWidth}: ${widest.slice(0, 3).map(name).join('; ')}`);
  }
  for (const tile of document.querySelectorAll('#app .tile')) {
    const box = tile.getBoundingClientRect();
    if (box.width < 24 || box.height < 44) wrong.push(`${name(tile)} is ${box.width} × ${box.height}`);
    const cut = [tile, ...tile.querySelectorAll('.tile-name, .tile-value')].find((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth);
    if (cut) {
      wrong.push(`${name(tile)} is cut: ${cut.scrollWidth} > ${cut.clientWidth}`);
      continue;
    }
    // Inline parts have no client width: their boxes must lie in the tile, and apart from each other.
    const [title, value] = ['.tile-name', '.tile-value'].map((part) => tile.querySelector(part).getBoundingClientRect());
    for (const part of [title, value]) {
      if (part.left < box.left - 0.5 || part.right > box.right + 0.5 || part.top < box.top - 0.5 || part.bottom > box.bottom + 0.5) {
        wrong.push(`${name(tile)}: text leaves the tile`);
      }
    }
    if (value.top < title.bottom - 2) wrong.push(`${name(tile)}: name and value overlap`);
  }
  return wrong;
};

for (const lang of ['zh-Hans', 'en']) {
  for (const width of [320, 375, 768, 1366, 1920, 3840]) {
    test(`${width} px, ${lang}: nothing overflows, no tile is too small or cut (F7, R-54)`, async ({ page }) => {
      await page.setViewportSize({ width, height: width < 700 ? 700 : 900 });
      await open(page, `lang=${lang}`);
      const wrong = {};
      for (const [name, view] of Object.entries(VIEWS)) {
        await page.evaluate((view) => void (location.hash = view), `${view}&lang=${lang}`);
        await expect(page.locator('#app [data-card=entry]')).toHaveCount(name === 'entry' ? 1 : 0);
        await expect(page.locator('[data-notice] p')).toHaveCount(name === 'notice' ? 1 : 0);
        await page.evaluate(() => document.querySelectorAll('#app details').forEach((one) => (one.open = true)));
        await expect(page.locator('#app .coming')).toHaveCount(0);
        await twoFrames(page);
        const found = await page.evaluate(layout);
        if (found.length) wrong[name] = [...found.slice(0, 6), `${found.length} in all`];
      }
      expect(wrong).toEqual({});
    });
  }
}

test('400 % zoom works without two-way scrolling (R-54)', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, viewport: { width: 341, height: 200 }, deviceScaleFactor: 4 });
  const page = await context.newPage();
  for (const lang of ['zh-Hans', 'en']) {
    await open(page, `lang=${lang}`);
    expect(await page.evaluate(layout)).toEqual([]);
    await change(page, () => tile(page, '440300').click());
    await expect(tile(page, '440300')).toHaveAttribute('aria-pressed', 'true');
    await change(page, () => page.locator('[data-card=list] [data-entry] a').first().click());
    await expect(page.locator('[data-card=entry] h2')).toBeInViewport();
    expect(await page.evaluate(layout)).toEqual([]);
    await change(page, () => control(page, 'back').click());
    await expect(status(page)).toBeVisible();
  }
  await context.close();
});

/** A style of the reader's own, as a browser's extension would set it: the page's policy lets no other style in. */
const restyle = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, css);

test('text at 200 % and the spacing of WCAG 1.4.12 lose nothing (R-54)', async ({ page }) => {
  await open(page, 'lang=en');
  await restyle(page, '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  expect((await page.evaluate(layout)).filter((text) => text.startsWith('page'))).toEqual([]);
  await restyle(page, 'html { font-size: 200% !important; }');
  expect((await page.evaluate(layout)).filter((text) => text.startsWith('page'))).toEqual([]);
});

test('the focus is always visible, and controls are large enough', async ({ page }) => {
  await open(page, 'city=440300&q=%E6%B7%B1%E5%9C%B3');
  const seen = new Set();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === document.body) return null;
      const shown = one.closest('label.option') ?? one;
      const { width, height, top, bottom } = shown.getBoundingClientRect();
      const style = getComputedStyle(shown);
      return { name: `${one.tagName} ${one.className} ${one.textContent.slice(0, 30)}`, width, height, seen: bottom > 0 && top < innerHeight, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    if (!focus) break;
    seen.add(focus.name);
    expect(focus, focus.name).toMatchObject({ seen: true, outline: true });
  }
  expect(seen.size).toBeGreaterThan(20);
});

test('a pressed tile, a focused tile and a plain one look different without colour', async ({ page }) => {
  await open(page, 'city=440300');
  const look = (code) => tile(page, code).evaluate((one) => [getComputedStyle(one).borderTopWidth, getComputedStyle(one, '::after').content].join(' '));
  expect(await look('440300')).not.toBe(await look('440100'));
  await go(page, '');
  expect(await look('440300')).toBe(await look('441900'));
});
