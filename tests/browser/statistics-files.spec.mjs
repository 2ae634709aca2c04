// What can be taken along from a card: rows and pictures (F10, R-27).
import { readFileSync } from 'node:fs';
import { expect, test } from './page.mjs';
import { csv, editions, entries, observations, sources, topics, version } from './package.mjs';
import { LANGS, WORDS, action, areaOf, chartCards, indicator, openActions, openView, values } from './statistics.mjs';

/** Clicks an action of a card and gives what the browser is handed: { name, bytes }. */
async function saved(page, id, kind) {
  const [download] = await Promise.all([page.waitForEvent('download'), action(page, id, kind).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
const nameOf = (id, kind) => `guangdong-ip-atlas_${id}_${version}.${kind}`;
/** Rows of a saved CSV by the English half of their headings. */
function rowsOf(bytes) {
  const text = bytes.toString('utf8');
  return csv(text.slice(1)).map((row) => Object.fromEntries(Object.entries(row).map(([head, value]) => [head.split(' / ')[1], value])));
}

for (const id of ['court_new', 'cl_invention_granted', 'invention_per_10k', 'pledge_finance']) {
  test(`the CSV of ${id} opens in a spreadsheet and reads back to the numbers of the package (F10, R-27)`, async ({ page }) => {
    await openView(page, `card=${id}`);
    await openActions(page, id);
    const { name, bytes } = await saved(page, id, 'csv');
    expect(name).toBe(nameOf(id, 'csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8').slice(1);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const head of text.split('\r\n')[0].split(',')) expect(head).toMatch(/^\p{Script=Han}.* \/ [A-Z][\w ()]+$/u);
    const rows = rowsOf(bytes);
    const own = observations.filter((one) => one.indicator_id === id);
    for (const one of own.filter((one) => one.value !== '')) {
      const found = rows.filter((row) => row['Area code'] === one.area_code && row.Year === one.period);
      expect(found, `${one.area_code} ${one.period}`).toHaveLength(1);
      const [row] = found;
      expect(Number(row.Value)).toBe(Number(one.value));
      expect(row['As printed']).toBe(one.printed);
      expect([row.Qualifier, row['Status code'], row.State]).toEqual([one.qualifier, one.status, 'figure']);
      expect([row['Area (Chinese)'], row['Area (English)']]).toEqual([areaOf(one.area_code).name_zh, areaOf(one.area_code).name_en]);
      expect([row['Indicator id'], row['Indicator (Chinese)'], row['Indicator (English)']]).toEqual([id, indicator(id).name_zh, indicator(id).name_en]);
      expect(row.Source).not.toBe('');
    }
    const withValue = rows.filter((row) => row.Value !== '');
    expect(withValue).toHaveLength(own.filter((one) => one.value !== '').length);
    for (const row of rows) expect(row['Data version']).toBe(version);
    for (const row of rows.filter((row) => row.Value === '')) {
      const known = own.some((one) => one.area_code === row['Area code'] && one.period === row.Year);
      expect(row.State).toBe(known ? 'not_published' : 'not_mentioned');
    }
  });

  test(`the JSON of ${id} has the numbers of the package as numbers (F10, R-27)`, async ({ page }) => {
    await openView(page, `card=${id}`, 'en');
    await openActions(page, id);
    const { name, bytes } = await saved(page, id, 'json');
    expect(name).toBe(nameOf(id, 'json'));
    const rows = JSON.parse(bytes.toString('utf8'));
    const numbers = rows.filter((row) => row.value !== null).map((row) => [row.area_code, row.period, row.value]);
    const own = values.filter((one) => one.indicator_id === id).map((one) => [one.area_code, Number(one.period), Number(one.value)]);
    expect(numbers.toSorted()).toEqual(own.toSorted());
    expect(new Set(rows.map((row) => row.data_version))).toEqual(new Set([version]));
    expect(rows.filter((row) => row.value !== null && !row.source)).toEqual([]);
  });
}

test('what counts entries is saved in both languages, the same from either (F10)', async ({ page }) => {
  const files = [];
  for (const lang of LANGS) {
    await openView(page, 'card=topic', lang);
    await openActions(page, 'topic');
    const { bytes } = await saved(page, 'topic', 'csv');
    files.push(bytes.toString('utf8'));
  }
  expect(files[0]).toBe(files[1]);
  for (const topic of topics) {
    const count = entries.filter((one) => one.topic_id === topic.id).length;
    if (count) expect(files[0]).toContain(`\r\n${[topic.name_zh, topic.name_en].join(',')},${count},`);
  }
  await openView(page, 'card=selection');
  await openActions(page, 'selection');
  const { bytes } = await saved(page, 'selection', 'json');
  const rows = JSON.parse(bytes.toString('utf8'));
  const numbers = rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'number'));
  expect(numbers).toEqual(expect.arrayContaining(['submissions', 'events', 'measures'].map((part) => Number(editions.find((one) => one.year === '2024')[part]))));
  // "Nearly 100" was saved as 100, and every number with the sources of all (native: exports.rs).
  const [nearly] = editions.filter((one) => one.submissions_qualifier === 'nearly');
  const [row] = rows.filter((one) => String(one.column_0_zh).startsWith(nearly.year));
  expect([row.column_2, row.column_2_en, row.source]).toEqual([Number(nearly.submissions), `nearly ${nearly.submissions}`, sources.find((one) => one.id === nearly.source_id).title]);
});

/** What a saved SVG says and has. */
const read = (page, svg) =>
  page.evaluate((svg) => {
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const root = document.documentElement;
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      root: root.nodeName,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      lang: root.getAttribute('lang'),
      title: all('svg > title').map((one) => one.textContent),
      desc: all('svg > desc').map((one) => one.textContent),
      texts: all('text').map((one) => one.textContent),
      paths: all('path').length,
      others: all('script, foreignObject, image, a, style, animate, set').map((one) => one.nodeName),
      handlers: all('*').filter((one) => [...one.attributes].some((name) => /^on/i.test(name.name))).length,
      // Outlines that occur often are referred to: within the document only.
      lost: all('[href]').filter((one) => !document.querySelector(`path[id="${one.getAttribute('href').replace(/^#/, '')}"]`)).length,
    };
  }, svg);

for (const lang of LANGS) {
  test(`SVG: title, outlines instead of text, nothing that runs; PNG: the same picture twice as fine, ${lang} (F10)`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const id of ['court_new', 'cl_invention_granted', 'topic', 'selection']) {
      await openView(page, `card=${id}`, lang);
      await openActions(page, id);
      const svg = await saved(page, id, 'svg');
      expect(svg.name).toBe(nameOf(id, 'svg'));
      const seen = await read(page, svg.bytes.toString('utf8'));
      const heading = await page.locator(`[data-card="${id}"] h3`).textContent();
      if (indicator(id)) expect(heading).toBe(indicator(id)[WORDS[lang].name]);
      expect([seen.root, seen.title, seen.lang], id).toEqual(['svg', [heading], lang === 'zh' ? 'zh-Hans-CN' : 'en']);
      expect(seen.desc, id).toEqual([await page.locator(`[data-card="${id}"] .takeaway`).textContent()]);
      expect(seen.texts, id).toEqual([]);
      expect(seen.paths, id).toBeGreaterThan(5);
      expect([seen.others, seen.handlers, seen.lost], id).toEqual([[], 0, 0]);
      const png = await saved(page, id, 'png');
      expect(png.name).toBe(nameOf(id, 'png'));
      expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], id).toEqual([2 * seen.width, 2 * seen.height]);
      // Not an empty sheet: ink and ground differ.
      const colours = await page.evaluate(async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
        const surface = new OffscreenCanvas(image.width, image.height).getContext('2d');
        surface.drawImage(image, 0, 0);
        const { data } = surface.getImageData(0, 0, image.width, image.height);
        const found = new Set();
        for (let place = 0; place < data.length; place += 4) found.add((data[place] << 16) | (data[place + 1] << 8) | data[place + 2]);
        return found.size;
      }, [...png.bytes]);
      expect(colours, id).toBeGreaterThan(10);
    }
  });
}

test('every card can be saved as a picture whose texts are outlines (F10)', async ({ page }) => {
  test.setTimeout(240_000);
  await openView(page, 'compare=court_new&areas=440000,100000');
  const ids = await chartCards(page);
  expect(ids).toContain('comparison');
  for (const id of ids) {
    await openActions(page, id);
    const { bytes } = await saved(page, id, 'svg');
    const seen = await read(page, bytes.toString('utf8'));
    expect([seen.root, seen.title.length, seen.texts], id).toEqual(['svg', 1, []]);
  }
});

test('saving says so, in the card and in the live region (F10, F8)', async ({ page }) => {
  await openView(page, 'card=pct', 'en');
  await openActions(page, 'pct');
  await saved(page, 'pct', 'csv');
  const words = `Handed to the browser to save: ${nameOf('pct', 'csv')}`;
  await expect(page.locator('[data-card=pct] .outcome')).toHaveText(words);
  await expect(page.locator('[data-live]')).toHaveText(words);
});

test.describe('without the font', () => {
  test.use({ faults: true });
  test('a picture is still saved, with real text (F10, F11)', async ({ page }) => {
    await page.route('**/fonts/outlines.ttf', (route) => route.abort());
    await openView(page, 'card=pct');
    await openActions(page, 'pct');
    const { bytes } = await saved(page, 'pct', 'svg');
    const seen = await read(page, bytes.toString('utf8'));
    expect(seen.texts.join('')).toContain(indicator('pct').name_zh);
  });
});
