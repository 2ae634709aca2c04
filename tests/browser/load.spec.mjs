// What is there when the page has loaded: entries, figures, sources, release; and what is not: other origins.
import { allTiles, card, expect, go, listed, NO_WORKER, open, status, test } from './page.mjs';
import { areas, built, editions, entries, read, sources, titles, version } from './package.mjs';

test('loads under a sub-path without other origins, failed requests or console messages (R-01)', async ({ page, baseURL }) => {
  const requests = [];
  const messages = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => NO_WORKER.test(message.text()) || messages.push(`${message.type()}: ${message.text()}`));
  await open(page);
  expect(messages).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/some/folder/');
  expect(requests.filter((url) => !url.startsWith(baseURL))).toEqual([]);
  expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  await expect(page.locator('#app')).toBeVisible();
  await expect(page.locator('#static')).toBeHidden();
  await expect(page.locator('#failure')).toBeHidden();
  expect(await page.evaluate(() => performance.getEntriesByName('atlas:ready').length)).toBe(1);
  // The watch of page.mjs fails this and every other test on uncaught errors and failed requests.
});

test('asks for nothing more after loading than the other parts of the program, each once', async ({ page, baseURL }) => {
  await open(page);
  const requests = [];
  // The browser asks for glyphs that the system has not. It asked for the icon whenever the address changed, too.
  page.on('request', (request) => /\.woff2$/.test(request.url()) || requests.push(request.url()));
  await go(page, 'q=专利&city=440300');
  await go(page, 'sort=city&lang=en');
  expect(requests).toEqual([]);
  await go(page, 'indicator=cl_invention_granted&lang=en');
  await go(page, 'entry=2024-event-07');
  await go(page, 'view=statistics');
  await go(page, 'view=statistics&figure=court_new,440000,2024');
  await expect(page.locator('dialog')).toBeVisible();
  const beside = new Set(built().map(({ name }) => name).filter((name) => name.endsWith('.wasm') || /^(parts|later|shared)-/.test(name)));
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !url.startsWith(baseURL) || !beside.has(url.slice(baseURL.length)))).toEqual([]);
  expect(new Set(requests).size).toBe(requests.length);
});

test('shows the release and its 35 entries letter for letter', async ({ page }) => {
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('data-release', version);
  await expect(card(page, 'about')).toContainText(version);
  await expect(status(page)).toHaveText('35 条结果');
  await expect(status(page)).toHaveCount(1);
  await expect(allTiles(page)).toHaveCount(23);
  expect(await listed(page)).toEqual(entries.map((entry) => entry.id));
  const headings = await page.locator('[data-card="list"] [data-entry]').evaluateAll((all) =>
    all.map((one) => [one.dataset.entry, one.querySelector('h3').textContent]),
  );
  expect(Object.fromEntries(headings)).toEqual(Object.fromEntries(titles));
  expect(headings).toEqual(entries.map((entry) => [entry.id, entry.title_zh]));
  const summaries = await page.locator('.entry-summary').allTextContents();
  expect(summaries).toEqual(entries.map((entry) => entry.summary_zh));
});

for (const lang of ['zh-Hans', 'en']) {
  test(`headline figures come from the package, ${lang}`, async ({ page }) => {
    const newest = editions.find((edition) => edition.year === '2024');
    const cities = areas.filter(
      (area) =>
        area.kind === 'city' &&
        entries.some((entry) => entry.year === '2024' && entry.areas.some((row) => row.area_code === area.code && row.relation === 'place')),
    ).length;
    const expected = [newest.consecutive, newest.submissions, newest.events, newest.measures, String(cities)];
    expect(expected.slice(0, 4)).toEqual(['6', '108', '10', '15']);
    await open(page, `lang=${lang}`);
    const figures = await card(page, 'headline').locator('.figure dd').allTextContents();
    expect(figures.map((figure) => figure.replace(/\D/g, ''))).toEqual(expected);
    expect(figures[0]).toBe(lang === 'en' ? '6th' : '第6年');
    await expect(card(page, 'headline').locator('dt')).toHaveCount(5);
    await expect(card(page, 'headline')).toContainText(lang === 'en' ? '25 April 2025' : '2025年4月25日');
  });
}

test('every card has a source line that says something', async ({ page }) => {
  const seen = new Set();
  for (const hash of ['', 'entry=2024-event-07', 'indicator=cl_invention_granted&period=2018', 'q=%C2%A7%C2%A7&lang=en']) {
    await open(page, hash);
    const cards = await page.locator('[data-card]').evaluateAll((all) =>
      all.map((one) => [one.dataset.card, [...one.querySelectorAll('[data-source]')].map((line) => line.textContent.trim())]),
    );
    for (const [name, lines] of cards) {
      seen.add(name);
      expect(lines.length, `${name} at #${hash}`).toBeGreaterThan(0);
      expect(lines, `${name} at #${hash}`).not.toContain('');
    }
  }
  expect([...seen].sort()).toEqual(['about', 'entry', 'grid', 'headline', 'list']);
});

test('all sources are listed, those with an address as links that tell the other site nothing', async ({ page }) => {
  await open(page);
  await card(page, 'about').locator('summary').last().click();
  const listedSources = card(page, 'about').locator('.all-sources li');
  // The list comes with the figures, in a file of its own.
  await expect(listedSources).toHaveCount(sources.length);
  expect(await listedSources.locator('cite').allTextContents()).toEqual(sources.map((source) => source.title));
  expect(await listedSources.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
    sources.map((source) => source.url).filter(Boolean),
  );
  for (const link of await page.locator('#app a[href^="http"]').all()) {
    await expect(link).toHaveAttribute('rel', /noopener.*noreferrer/);
  }
});

test('the data package can be had from the page', async ({ page, request, baseURL }) => {
  await open(page);
  const links = await card(page, 'about').locator('a[download]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const address = new URL(links[0], baseURL);
  const descriptor = await (await request.get(String(address))).json();
  expect(descriptor.version).toBe(version);
  expect(links.slice(1).sort()).toEqual(descriptor.resources.map((resource) => `./data/${resource.path}`).sort());
  for (const resource of descriptor.resources) {
    const file = await request.get(String(new URL(resource.path, address)));
    expect(await file.text(), resource.path).toBe(read(`public/data/${resource.path}`));
  }
});

test('built files name no other address than declared ones (R-03)', () => {
  const declared = new Set(sources.map((source) => source.url).filter(Boolean));
  const descriptor = JSON.stringify(JSON.parse(read('public/data/datapackage.json')));
  const isAllowed = (url, file) =>
    /^https?:\/\/www\.w3\.org\//.test(url) ||
    [...declared].some((source) => url.startsWith(source)) ||
    (file === 'datapackage.json' && descriptor.includes(url)) ||
    // The part with the files of the package in it, and its words about them; texts lie there without an end.
    (/^data-\w+\.wasm$/.test(file) && (descriptor.includes(url) || /^https:\/\/(datapackage\.org|creativecommons\.org\/licenses\/by\/4\.0)\b/.test(url))) ||
    // The names of the package, with its licence; texts lie there without an end.
    (/^atlas-\w+\.wasm$/.test(file) && JSON.parse(descriptor).licenses.some(({ path }) => url.startsWith(path))) ||
    // The judge of packages: the profile that they must name, and that an address begins so.
    (/^reader-\w+\.wasm$/.test(file) && /^https?:\/\/(datapackage\.org\/profiles\/|$)/.test(url)) ||
    // The recipe for packages from microdata names the program that it runs on.
    (file === 'README.md' && url === 'https://duckdb.org') ||
    // Licence texts name their own addresses and those that the texts of Unlicense, of Rust, of its mathematics and of the font name.
    (/licen[cs]e|notice|third-party|^OFL\.txt$/i.test(file) &&
      /^https?:\/\/(creativecommons\.org\/licenses|(www\.)?apache\.org\/licenses|opensource\.org|rdf\.creativecommons\.org|github\.com|crates\.io|unlicense\.org|thanks\.rust-lang\.org|www\.musl-libc\.org|core-math\.gitlabpages\.inria\.fr|scripts\.sil\.org\/OFL|www\.musl-libc\.org|core-math\.gitlabpages\.inria\.fr|www\.adobe\.com)\b/.test(url));
  const found = built().flatMap(({ name, text }) =>
    [...text.matchAll(/https?:\/\/[^\s"'`<>\\)|,\x00-\x20\x7f-\xff]*/g)].map(([url]) => [name, url]),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(([name, url]) => !isAllowed(url, name))).toEqual([]);
  // Data package: only the profile, licence and the addresses of sources.
  const inDescriptor = found.filter(([name]) => name === 'datapackage.json').map(([, url]) => url);
  const profile = /^https:\/\/(datapackage\.org\/profiles|creativecommons\.org\/licenses)\//;
  expect(inDescriptor.filter((url) => !profile.test(url) && ![...declared].some((source) => url.startsWith(source)))).toEqual([]);
});
