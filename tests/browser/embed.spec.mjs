// mode=embed: what is in a frame, one card alone, and what it and the page around say to each other (F5, R-11, R-17, R-18, R-23).
import { violations } from './axe.mjs';
import { expect, fits, inside, test } from './embed.mjs';
import { card, change, open, tile } from './page.mjs';

const full = (page) => page.locator('[data-embed-full]');

test.describe('what is in a frame', () => {
  for (const [name, hash, cards] of [
    ['the city grid', 'card=grid&lang=zh-Hans', ['grid']],
    ['the headline', 'card=headline', ['headline']],
    ['the list with its search', 'card=list', ['list']],
    ['an entry', 'card=entry&entry=2024-event-07', ['entry']],
    ['a chart', 'card=court_new', ['court_new']],
    ['numbers of entries', 'card=topic', ['topic']],
    ['the selection as a funnel', 'card=selection', ['selection']],
    ['a comparison', 'card=comparison&compare=court_new&years=2021,2024', ['comparison']],
    ['the local figures', 'card=spotlight', ['spotlight']],
    ['a mechanism with an open node', 'card=mechanism&mechanism=hetao-36', ['mechanism']],
    ['the overview', '', ['headline', 'grid', 'list']],
    ['the mechanisms', 'view=mechanisms', ['mechanism']],
  ]) {
    test(`${name}: its cards with their sources, no head, foot or navigation, and the way to the full page (F5)`, async ({ page }) => {
      await open(page, `${hash}&mode=embed`.replace(/^&/, ''));
      await expect(full(page)).toBeVisible();
      const shown = await page.locator('[data-card]').evaluateAll((all) => all.filter((one) => one.offsetParent).map((one) => one.dataset.card));
      expect(shown).toEqual(cards);
      for (const key of cards) await expect(card(page, key).locator('[data-source]').last()).not.toBeEmpty();
      await expect(page.locator('.masthead, nav.views, .about')).toHaveCount(0);
      await expect(page.locator('[data-notice] p')).toHaveCount(0);
      await expect(full(page)).toHaveAttribute('rel', 'noopener');
      await expect(full(page)).toHaveAttribute('target', '_blank');
      // The link opens a page that has it all, with the same choices.
      const target = await full(page).getAttribute('href');
      expect(target).not.toContain('mode=');
      await page.goto('about:blank');
      await page.goto(target);
      await expect(page.locator('nav.views')).toBeVisible();
      for (const key of cards.filter((key) => key !== 'headline')) await expect(card(page, key)).toBeVisible();
    });
  }

  test('figures of a single year, by the key of their indicator', async ({ page }) => {
    await open(page, 'view=statistics');
    const word = await page.locator('.chart-cards ~ .figure-cards [data-figure]').first().getAttribute('data-figure');
    await open(page, `card=${word.split(',')[0]}&mode=embed`);
    await expect(page.locator(`[data-figure="${word}"]`)).toBeVisible();
    await expect(page.locator(`[data-figure="${word}"] [data-source]`)).not.toBeEmpty();
  });

  test('a card that the package does not have is left out with a notice', async ({ page }) => {
    await open(page, 'card=horoscope&mode=embed');
    await expect(page.locator('[data-notice] p')).toContainText('card=horoscope');
    await expect(card(page, 'list')).toBeVisible();
  });

  test('on the full page a card alone has the way to all, in a frame it has not', async ({ page }) => {
    await open(page, 'card=grid');
    await expect(card(page, 'list')).toHaveCount(0);
    await change(page, () => page.getByRole('button', { name: '看全部图表' }).click());
    await expect(card(page, 'list')).toBeVisible();
    await open(page, 'card=grid&mode=embed');
    await expect(page.getByRole('button', { name: '看全部图表' })).toBeHidden();
  });

  test('a visitor who has gone on to another view comes back to what the frame began with', async ({ page }) => {
    await open(page, 'card=entry&entry=2024-measure-01&mode=embed&lang=en');
    await expect(page.locator('[data-action=start]')).toHaveCount(0);
    await page.evaluate(() => void (location.hash = 'view=mechanisms&lang=en&mode=embed'));
    await page.locator('[data-action=start]').click();
    await expect(card(page, 'entry')).toBeVisible();
    await expect(page.locator('[data-action=start]')).toHaveCount(0);
  });

  test('a frame made for another version of the data says so', async ({ page }) => {
    const release = page.locator('[data-other-release]');
    await open(page, 'card=grid&mode=embed');
    const running = await page.evaluate(() => document.documentElement.dataset.release);
    await expect(release).toHaveCount(0);
    await open(page, `card=grid&mode=embed&release=${running}`);
    await expect(full(page)).toBeVisible();
    await expect(release).toHaveCount(0);
    await open(page, 'card=grid&mode=embed&release=1.0.0');
    await expect(release).toHaveText(`数据已更新到${running}；本框内容嵌入时的版本是1.0.0。`);
    await open(page, 'card=grid&mode=embed&release=99.0.0&lang=en');
    await expect(release).toHaveText(`The data here are ${running}, older than the 99.0.0 that this frame was made for.`);
  });

  for (const lang of ['zh-Hans', 'en']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const found = [];
        for (const hash of ['card=grid', 'card=list', 'card=entry&entry=2024-event-07', 'card=court_new&release=1.0.0', 'card=mechanism', '', 'card=court_new&figure=court_new,440000,2021']) {
          await open(page, `${hash}&lang=${lang}&mode=embed`.replace(/^&/, ''));
          await expect(full(page)).toBeVisible();
          found.push(...(await violations(page, hash || 'overview')));
        }
        expect(found).toEqual([]);
      });
    }
  }
});

test.describe('on a page of another origin', () => {
  test('the frame does what its host may wish and nothing else (R-17)', async ({ page, host }) => {
    await host.show('<div id="one" data-guangdong-ip-atlas="card=grid&year=2024"></div>');
    const content = await inside(page.locator('iframe'));
    const root = () => content.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.appearance, document.documentElement.dataset.text, location.hash]);
    const before = await root();
    await page.evaluate(() => {
      const frame = document.querySelector('iframe').contentWindow;
      const say = (message) => frame.postMessage(message, '*');
      const ours = { type: 'guangdong-ip-atlas:set', version: 1 };
      for (const wrong of [null, 0, 'x', [], {}, [ours], { ...ours, version: 2, language: 'en' }, { ...ours, version: '1', language: 'en' }, { ...ours, language: 'fr' }, { ...ours, language: 'en', q: 'x' }, { ...ours, language: { en: 1 } }, { ...ours, hash: 'entry=2024-event-07' }, { ...ours, appearance: 'neon' }, { ...ours, text: 1 }, { ...ours, type: 'set', language: 'en' }, { ...ours, type: 'guangdong-ip-atlas:reload' }, { ...ours, constructor: 'x', language: 'en' }, new Map([['type', ours.type]])]) say(wrong);
      say({ type: 'guangdong-ip-atlas:measure', version: 1, extra: '<img src=x onerror=alert(1)>' });
    });
    await content.waitForTimeout(300);
    expect(await root()).toEqual(before);
    await page.evaluate(() => window.GuangdongIpAtlas.set(document.getElementById('one'), { language: 'en', appearance: 'dark', text: 'large' }));
    await expect.poll(root).toEqual(['en', 'dark', 'large', '#year=2024&card=grid&lang=en&appearance=dark&text=large&mode=embed']);
  });

  test('messages of anybody but the page around are not heard (R-17)', async ({ page, host }) => {
    await host.show('<div data-guangdong-ip-atlas="card=grid"></div>');
    const content = await inside(page.locator('iframe'));
    await content.evaluate(() => postMessage({ type: 'guangdong-ip-atlas:set', version: 1, language: 'en' }, '*'));
    await content.waitForTimeout(200);
    expect(await content.evaluate(() => document.documentElement.lang)).toBe('zh-Hans-CN');
  });

  test('which origins a message may come from (R-18)', async ({ page, host }) => {
    await host.show('');
    const rows = [
      // origin of the message, address of the frame, its sandbox, accepted?
      ['https://a.gd.gov.cn', 'https://a.gd.gov.cn/atlas/#card=grid', null, true],
      ['https://a.gd.gov.cn', 'HTTPS://A.GD.GOV.CN:443/atlas/', null, true],
      ['http://a.gd.gov.cn', 'https://a.gd.gov.cn/', null, false],
      ['https://gd.gov.cn.evil.com', 'https://gd.gov.cn/', null, false],
      ['https://evilgd.gov.cn', 'https://gd.gov.cn/', null, false],
      ['https://b.a.gd.gov.cn', 'https://a.gd.gov.cn/', null, false],
      ['https://a.gd.gov.cn:8443', 'https://a.gd.gov.cn/', null, false],
      ['HTTPS://A.GD.GOV.CN', 'https://a.gd.gov.cn/', null, false],
      ['https://a.gd.gov.cn/', 'https://a.gd.gov.cn/', null, false],
      ['null', 'https://a.gd.gov.cn/', null, false],
      ['', 'https://a.gd.gov.cn/', null, false],
      ['file://', 'https://a.gd.gov.cn/', null, false],
      ['https://a.gd.gov.cn', 'https://user@evil.com/?https://a.gd.gov.cn', null, false],
      ['null', 'https://a.gd.gov.cn/', 'allow-scripts', true],
      ['https://a.gd.gov.cn', 'https://a.gd.gov.cn/', 'allow-scripts', false],
      ['null', 'https://a.gd.gov.cn/', 'allow-scripts allow-same-origin', false],
      ['https://a.gd.gov.cn', 'https://a.gd.gov.cn/', 'allow-scripts allow-same-origin', true],
      ['null', 'file:///srv/guangdong-ip-atlas.html#mode=embed', null, true],
      ['https://evil.com', 'file:///srv/guangdong-ip-atlas.html', null, false],
      ['null', 'data:text/html,x', null, false],
      ['null', 'not an address', null, false],
    ];
    const found = await page.evaluate((rows) => rows.map(([origin, address, sandbox]) => window.GuangdongIpAtlas.accepts(origin, address, sandbox)), rows);
    expect(rows.map(([origin, address, sandbox], at) => [origin, address, sandbox, found[at]])).toEqual(rows);
  });

  test('a plain frame that is loaded while it is hidden works when it is shown', async ({ page, host }) => {
    // In such a frame no element has a style: that must not be taken for a style sheet that has not come.
    await host.show('<div id="hidden" hidden><iframe title="atlas" src="@@atlas@@#mode=embed&card=grid" width="800" height="900"></iframe></div>', { script: false });
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('#app')).toBeAttached();
    await page.waitForTimeout(500);
    await page.evaluate(() => (document.getElementById('hidden').hidden = false));
    await expect(frame.locator('#app button[data-area="440300"]')).toBeVisible();
    await expect(frame.locator('#failure')).toBeHidden();
  });

  test('loading takes no focus and scrolls nothing; Tab goes in and out in order (R-23)', async ({ page, host }) => {
    await host.show('<p><a id="before" href="#a">before</a></p><div data-guangdong-ip-atlas="card=headline"></div><p><a id="after" href="#b">after</a></p><div data-guangdong-ip-atlas="card=entry&entry=2024-event-07"></div>');
    const [first, second] = [page.locator('iframe').first(), page.locator('iframe').last()];
    const content = await inside(first);
    await fits(first, content);
    await inside(second);
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => [document.activeElement.tagName, scrollY])).toEqual(['BODY', 0]);
    await page.locator('#before').focus();
    const stops = [];
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      const outer = await page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
      stops.push(outer);
      if (outer === 'after') break;
    }
    expect(stops.at(-1)).toBe('after');
    expect(stops.length).toBeGreaterThan(1);
    expect(new Set(stops.slice(0, -1))).toEqual(new Set(['IFRAME']));
    await page.keyboard.press('Shift+Tab');
    expect(await content.evaluate(() => document.activeElement.hasAttribute('data-embed-full'))).toBe(true);
  });

  test('frames that are added later, a script that runs twice, a pinned address (data-src)', async ({ page, host }) => {
    await host.show('<div data-guangdong-ip-atlas="card=headline"></div>');
    await inside(page.locator('iframe'));
    await page.evaluate((atlas) => {
      const later = document.createElement('div');
      later.id = 'later';
      later.dataset.guangdongIpAtlas = 'card=grid&lang=en';
      later.dataset.src = `${atlas}index.html`;
      later.dataset.title = 'The grid';
      document.body.append(later);
      const again = document.createElement('script');
      again.src = `${atlas}embed.js`;
      document.body.append(again);
      return new Promise((loaded) => (again.onload = loaded));
    }, host.atlas);
    await page.evaluate(() => window.GuangdongIpAtlas.scan());
    await expect(page.locator('iframe')).toHaveCount(2);
    const later = page.locator('#later iframe');
    await expect(later).toHaveAttribute('title', 'The grid');
    expect(await later.getAttribute('src')).toBe(`${host.atlas}index.html#card=grid&lang=en&mode=embed`);
    await fits(later, await inside(later));
  });

  test('what is chosen in a frame is an event on the host; nothing becomes a step of its history', async ({ page, host }) => {
    await page.addInitScript(() => addEventListener('guangdong-ip-atlas:selection', ({ target, detail }) => (window.heard = [...(window.heard ?? []), [target.id, detail]])));
    await host.show('<div id="one" data-guangdong-ip-atlas="card=grid&lang=en"></div><div id="two" data-guangdong-ip-atlas="card=list&lang=en"></div>');
    const grid = await inside(page.locator('#one iframe'));
    const list = await inside(page.locator('#two iframe'));
    const last = (id) => page.evaluate((id) => window.heard.filter(([from]) => from === id).at(-1)?.[1], id);
    await expect.poll(() => last('one')).toMatchObject({ view: 'overview', card: 'grid', lang: 'en', city: [] });
    const steps = await page.evaluate(() => history.length);
    await tile(grid, '440300').click();
    await expect.poll(async () => (await last('one')).city).toEqual(['440300']);
    expect((await last('one')).hash).toBe('city=440300&card=grid&lang=en&mode=embed');
    expect((await last('two')).city).toEqual([]);
    await list.getByRole('searchbox').fill('"专利');
    await expect.poll(async () => (await last('two')).q).toBe('"专利');
    await list.getByRole('searchbox').fill('专利');
    await list.locator('[data-entry] h3 a').first().click();
    await expect.poll(async () => (await last('two')).entry).toMatch(/^20\d\d-(event|measure)-\d\d$/);
    expect(await page.evaluate(() => history.length)).toBe(steps);
  });
});

test('a host that is not listed does not get the page (R-11)', async ({ page, host }) => {
  const response = await page.request.get(host.atlas);
  expect(response.headers()['content-security-policy']).toContain(`frame-ancestors 'self' ${host.origin}`);
  expect(response.headers()['access-control-allow-origin']).toBe('*');
});
