// Chinese on a machine without any Chinese font (F14, R-60): every character is there, on the page and on canvases; and
// nothing is fetched where the system has a Chinese font.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from '@playwright/test';
import subsetFont from 'subset-font';
import { characters, tables } from '../../.ci/truetype.mjs';
import { built, read } from './package.mjs';
import { expect, hash, isThere, open, searchbox, status, test } from './page.mjs';
import { boxes, latin, launchWith, named } from './system_fonts.mjs';

// The system of this file has Latin letters and nothing else.
test.use({ launchOptions: launchWith([named(await latin(), { family: 'Plain Latin', postscript: 'PlainLatin' })]) });

const ALL = Array.from({ length: 0xffff - 0x20 }, (_, place) => String.fromCharCode(0x20 + place)).filter((character) => !/[\ud800-\udfff]/.test(character));
const LANGS = ['zh-Hans', 'en'];
const VIEWS = ['', 'entry=2024-event-07', 'city=440300&sort=city', 'view=statistics&compare=court_new&areas=440000,100000', 'view=statistics&figure=court_new,440000,2024', 'view=mechanisms', 'view=data', 'view=data&data=sources', 'mode=kiosk'];
/** The characters of the bold face. */
const face = Buffer.from(built().find(({ name }) => /^bold-.*\.woff2$/.test(name)).text, 'latin1');
const bold = new Set([...characters(tables(await subsetFont(face, ALL.join(''), { targetFormat: 'truetype' }))).keys()].map((code) => String.fromCodePoint(code)));
const isFace = (url) => url.endsWith('.woff2');
const OUTSIDE = '龘';

/** Every text of the page with what it is set in: texts, what fields hold and hint at, what the styles write. */
const texts = (page) =>
  page.evaluate(() => {
    const found = [];
    const add = (text, style) => text.trim() && found.push({ text: text.trim(), family: style.fontFamily, weight: Number(style.fontWeight) });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!element.closest('script, noscript, style')) add(walker.currentNode.data, getComputedStyle(element));
    }
    for (const element of document.querySelectorAll('body *')) {
      for (const name of ['placeholder', 'value']) add(String(element[name] ?? ''), getComputedStyle(element));
      for (const part of ['::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (style.content.startsWith('"')) add(style.content.slice(1, -1), style);
      }
    }
    return found;
  });

test('every character of every table and of the descriptor has a glyph in both weights (R-60)', async ({ page }) => {
  await open(page);
  const files = readdirSync(new URL('../../public/data/', import.meta.url)).map((name) => read(`public/data/${name}`));
  expect(new Set(files.join('')).size).toBeGreaterThan(1000);
  expect(await boxes(page, files.join(''))).toEqual([]);
  // The check can tell: this character is in no font that is here.
  expect(await boxes(page, OUTSIDE)).toEqual([`${OUTSIDE} 400`, `${OUTSIDE} 600`]);
});

for (const lang of LANGS) {
  test(`every text of every view is set in the shipped glyphs and has no box, ${lang} (R-60)`, async ({ page }) => {
    test.setTimeout(180_000);
    const asked = [];
    page.on('request', (request) => isFace(request.url()) && asked.push(request.url()));
    for (const view of VIEWS) {
      await open(page, `${view}&lang=${lang}`);
      const found = await texts(page);
      expect(found.length).toBeGreaterThan(100);
      for (const { text, family } of found) if (/[^\x20-\x7e]/.test(text)) expect(family, text).toContain('"Guangdong IP Atlas", "Guangdong IP Atlas Regular", sans-serif');
      expect(await boxes(page, found.map(({ text }) => text).join('')), view).toEqual([]);
      // What stands out is in the bold face, not made bolder by the browser.
      const standsOut = found.filter(({ weight }) => weight >= 600).map(({ text }) => text).join('');
      expect(standsOut.length, view).toBeGreaterThan(50);
      expect([...new Set(standsOut)].filter((character) => !/\s/.test(character) && !bold.has(character)), view).toEqual([]);
    }
    expect(new Set(asked).size).toBe(2);
  });
}

test('headings and texts are painted with the faces that were fetched, in their own weight', async ({ page, context }) => {
  await open(page);
  await page.evaluate(() => document.fonts.ready);
  const session = await context.newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const fonts = async (selector) => {
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    return (await session.send('CSS.getPlatformFontsForNode', { nodeId })).fonts.filter((font) => font.familyName.startsWith('Guangdong'));
  };
  expect(await fonts('#app [data-entry] h3 a')).toMatchObject([{ isCustomFont: true, postScriptName: 'GuangdongIPAtlas-Bold' }]);
  expect(await fonts('#app .entry-summary')).toMatchObject([{ isCustomFont: true, postScriptName: 'GuangdongIPAtlas-Regular' }]);
});

for (const comes of [true, false]) {
  test(`the plain lists wait for the glyphs, ${comes ? 'until they come' : 'but not for ever'}`, async ({ page }) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.wasm', async () => {});
    await page.route('**/*.woff2', async (route) => (await held, route.continue()));
    // The clock of the page stands: what comes in time does not come because the time is over.
    await page.clock.install({ time: new Date('2026-04-26T09:00:00+08:00') });
    await page.clock.pauseAt(new Date('2026-04-26T09:00:01+08:00'));
    await page.goto('./', { waitUntil: 'commit' });
    const [heading, item] = ['h1', 'li[data-static-entry]'].map((what) => page.locator(`#static [lang^=zh] ${what}`).first());
    await expect(heading).toBeVisible();
    await expect(item).toBeAttached();
    await expect(item).toBeHidden();
    // The name of the site is seen all the same: drawn where its text will stand.
    const drawn = page.locator('#static [data-drawn] path');
    await expect(drawn).toHaveCount(3);
    const ink = await Promise.all((await drawn.all()).map((glyph) => glyph.boundingBox()));
    const size = parseFloat(await heading.evaluate((one) => getComputedStyle(one).fontSize));
    if (comes) release();
    else await page.clock.runFor(1_000);
    await expect(item).toBeVisible();
    await expect(drawn.first()).toBeHidden();
    if (comes) {
      const text = await heading.evaluate((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      });
      ink.forEach((glyph, place) => {
        // A Han character is an em wide, and its ink nearly so.
        const middle = text.x + (place + 0.5) * size;
        expect(Math.abs(glyph.x + glyph.width / 2 - middle)).toBeLessThan(size / 10);
        expect(glyph.y).toBeGreaterThan(text.y);
        expect(glyph.y + glyph.height).toBeLessThan(text.y + text.height);
        expect(glyph.width).toBeGreaterThan(size * 0.7);
      });
    }
    release();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('a canvas that was painted before the glyphs came is painted again (F14)', async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/*.woff2', async (route) => {
    await held;
    await route.continue();
  });
  const canvas = page.locator('[data-card="topic"] canvas').first();
  const picture = () => canvas.evaluate((one) => one.toDataURL());
  // The load event waits for the glyphs, the program does not.
  await page.goto('./#view=statistics&card=topic', { waitUntil: 'commit' });
  await page.waitForFunction(isThere);
  const before = await picture();
  release();
  await expect.poll(picture).not.toBe(before);
  await page.evaluate(() => document.fonts.ready);
  await page.unrouteAll({ behavior: 'wait' });
  const after = await picture();
  // The same as on a page that has the glyphs from the start.
  await open(page, 'view=statistics&card=topic');
  await expect.poll(picture).toBe(after);
});

test('looking for a character that no font has finds nothing and breaks nothing', async ({ page }) => {
  await open(page);
  await searchbox(page).fill(OUTSIDE);
  await expect(status(page)).toHaveText('0 条结果');
  expect(decodeURIComponent(await hash(page))).toBe(`q=${OUTSIDE}`);
});

// What a system with Chinese has: a font that the stack names, and one that has no name but the one of its file.
const WHOLE = Buffer.from(built().find(({ name }) => name === 'outlines.ttf').text, 'latin1');
const SYSTEMS = {
  'named in the stack': [['WenQuanYi Micro Hei', 'Regular', 'WenQuanYiMicroHei']],
  'without a name that a stack could use': [['Nobody', 'Regular', 'NotoSansCJKsc-Regular'], ['Nobody', 'Bold', 'NotoSansCJKsc-Bold']],
};
for (const [title, faces] of Object.entries(SYSTEMS)) {
  test(`nothing is fetched where the system has a Chinese font ${title}`, async ({ baseURL }) => {
    const fonts = faces.map(([family, style, postscript]) => named(WHOLE, { family, style, postscript }));
    const browser = await chromium.launch(launchWith(fonts));
    const page = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    // Nor do the plain lists wait.
    await page.addInitScript(() => new MutationObserver(() => (self.hasWaited ||= 'glyphs' in document.documentElement.dataset)).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-glyphs'] }));
    for (const view of ['', 'view=statistics&card=topic']) {
      await open(page, view);
      expect(await page.evaluate(() => self.hasWaited ?? false), view).toBe(false);
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(isFace)).toEqual([]);
    expect(await page.evaluate(() => [...document.fonts].filter((face) => face.status === 'error').length)).toBe(0);
    await browser.close();
  });
}

test('the build stops with file and row at a character that the font has not', () => {
  const folder = mkdtempSync(`${tmpdir()}/atlas-characters-`);
  writeFileSync(`${folder}/datapackage.json`, '{}');
  const run = (name) => {
    writeFileSync(`${folder}/places.csv`, `id,name_zh\none,深圳\ntwo,${name}\n`);
    return spawnSync('node', ['.ci/fonts.mjs', folder], { cwd: new URL('../../', import.meta.url), env: { ...process.env, ATLAS_PACKAGE: folder }, encoding: 'utf8' });
  };
  const refused = run('\u{30edd}');
  expect([refused.status, refused.stderr]).toEqual([1, `${folder}/places.csv:3: \u{30edd} (U+30EDD) is not in Noto Sans SC Regular\n`]);
  expect(run('广州').status).toBe(0);
  expect(readdirSync(`${folder}/fonts`).sort()).toEqual([expect.stringMatching(/^OFL/), expect.stringMatching(/^bold-[0-9a-f]{16}\.woff2$/), 'outlines.ttf', expect.stringMatching(/^regular-[0-9a-f]{16}\.woff2$/)]);
  // The licence reserves the names of the original for the original.
  const font = readFileSync(`${folder}/fonts/outlines.ttf`);
  expect(font.includes(Buffer.from('Guangdong IP Atlas', 'utf16le').swap16())).toBe(true);
  expect(font.includes(Buffer.from('Noto Sans SC Regular', 'utf16le').swap16())).toBe(false);
});
