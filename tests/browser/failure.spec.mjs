// Whatever breaks, the page is readable and says so once, in both languages (F11, R-30 to R-35).
import { change, expect, open, test } from './page.mjs';
import { entries } from './package.mjs';

test.use({ faults: true });

const main = (page) => page.locator('#static');

/** The lists and figures of the package, in both languages, to be read without the program. */
async function isReadable(page) {
  await expect(main(page)).toBeVisible();
  for (const [lang, title] of [
    ['zh-Hans-CN', 'title_zh'],
    ['en', 'title_en'],
  ]) {
    const items = page.locator(`#static [lang="${lang}"] li[data-static-entry]`);
    await expect(items).toHaveCount(35);
    await expect(items.first()).toBeVisible();
    await expect(items.last()).toBeVisible();
    expect(await items.allTextContents()).toEqual(entries.map((one) => one[title]));
  }
  await expect(main(page)).toContainText('108');
  await expect(main(page)).toContainText('15');
}

/** One message, in both languages, with a button that reloads; the static page below; the program's page hidden. */
async function hasFailedHonestly(page) {
  const message = page.locator('#failure');
  await expect(message).toBeVisible();
  await expect(page.locator('.failure:visible')).toHaveCount(1);
  await expect(page.locator('[role=alert]:visible')).toHaveCount(1);
  await expect(message.locator('[lang^=zh]').first()).toContainText('互动部分没有运行起来');
  await expect(message.locator('[lang=en]').first()).toContainText('could not run');
  await expect(page.locator('#app')).toBeHidden();
  await isReadable(page);
  await expect(page.locator('#failure-reason')).not.toBeEmpty();
  await expect(page.locator('#failure-reload')).toContainText('重新载入');
  await expect(page.locator('#failure-reload')).toContainText('Reload');
}

async function reloads(page) {
  await Promise.all([page.waitForEvent('framenavigated'), page.locator('#failure-reload').click()]);
}

test.describe('scripts off', () => {
  test.use({ javaScriptEnabled: false });

  for (const hash of ['', '#lang=en']) {
    test(`R-30: the lists in both languages and one message ${hash}`, async ({ page }) => {
      await page.goto(`./${hash}`);
      const message = page.locator('noscript .failure');
      await expect(page.locator('.failure:visible')).toHaveCount(1);
      await expect(message).toContainText('浏览器没有运行脚本');
      await expect(message).toContainText('Scripts are switched off');
      await isReadable(page);
      await Promise.all([page.waitForEvent('framenavigated'), message.getByRole('button').click()]);
      await isReadable(page);
    });
  }
});

/** Answers requests for files that `pattern` fits with what `change` makes of the body. */
const spoil = (page, pattern, change) =>
  page.route(pattern, async (route) => {
    const response = await route.fetch();
    const body = Buffer.from(await response.body());
    await route.fulfill({ response, body: change(body) ?? body });
  });

for (const [name, prepare] of [
  ['R-31: no WebAssembly', (page) => page.addInitScript(() => delete window.WebAssembly)],
  ['R-32: wasm 404', (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '404' }))],
  ['wasm cannot be reached', (page) => page.route('**/*.wasm', (route) => route.abort('connectionrefused'))],
  ['a page in place of the wasm', (page) => page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><p>moved' }))],
  ['wasm corrupted at the start', (page) => spoil(page, '**/*.wasm', (body) => void body.write('nope', 0))],
  ['wasm corrupted in the middle', (page) => spoil(page, '**/*.wasm', (body) => void body.fill(0xff, body.length >> 2, (body.length >> 2) + 512))],
  ['wasm truncated', (page) => spoil(page, '**/*.wasm', (body) => body.subarray(0, body.length >> 1))],
  ['wasm empty', (page) => spoil(page, '**/*.wasm', () => Buffer.alloc(0))],
  ['glue script 404', (page) => page.route('**/*.js', (route) => route.fulfill({ status: 404, body: '404' }))],
  ['glue script corrupted', (page) => spoil(page, '**/*.js', (body) => Buffer.concat([Buffer.from('}{;'), body]))],
  // Everything stood there twice, unstyled and without a word.
  ['style 404', (page) => page.route('**/style-*.css', (route) => route.fulfill({ status: 404, body: '404' }))],
  ['style corrupted', (page) => spoil(page, '**/style-*.css', (body) => Buffer.concat([body, Buffer.from('/**/')]))],
  // Leptos makes elements by cloning: a browser that refuses makes the program itself panic.
  ['R-34: panic at the start', (page) => page.addInitScript(() => (Node.prototype.cloneNode = () => { throw new Error('refused'); }))],
]) {
  test(`${name}: readable, one message, reload (F11)`, async ({ page }) => {
    await prepare(page);
    await page.goto('./');
    await hasFailedHonestly(page);
    await reloads(page);
    await expect(page.locator('#failure')).toBeVisible();
    await expect(main(page)).toBeVisible();
  });
}

test('a failure that is gone is gone after the reload', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '404' }), { times: 2 });
  await page.goto('./#city=440300');
  await hasFailedHonestly(page);
  await page.unroute('**/*.wasm');
  await page.locator('#failure-reload').click();
  await expect(page.locator('#app h1')).toBeVisible();
  await expect(page.locator('#failure')).toBeHidden();
  expect(new URL(page.url()).hash).toBe('#city=440300');
});

test('where the script in the head does not run, the start script asks for the program', async ({ page }) => {
  await page.route('**/folder/', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const without = body.replace(/<script data-ask>[^]*?<\/script>/, '');
    expect(without).not.toBe(body);
    await route.fulfill({ response, body: without });
  });
  await open(page);
  await expect(page.locator('#failure')).toBeHidden();
  await expect(page.getByRole('status')).toHaveText('35 条结果');
});

for (const type of ['application/octet-stream', 'text/html', 'text/plain']) {
  test(`R-33: wasm as ${type} works (F11)`, async ({ page }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': type } });
    });
    await open(page, 'q=abn');
    await expect(page.locator('#failure')).toBeHidden();
    await expect(page.getByRole('status')).toHaveText('1 条结果');
  });
}

test('R-34: a panic reported at the start leaves one message', async ({ page }) => {
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => dispatchEvent(new CustomEvent('atlas:panic', { detail: 'at the start' }))));
  await page.goto('./');
  await hasFailedHonestly(page);
  await expect(page.locator('#failure-reason')).toHaveText('at the start');
  // The program may still come up behind the message: it must not take it away or bring a second page.
  await page.waitForLoadState('networkidle');
  await hasFailedHonestly(page);
});

test('R-35: a panic later, twice: one message, the first reason', async ({ page }) => {
  await open(page, 'city=440300&lang=en');
  await page.evaluate(() => ['first', 'second'].forEach((detail) => dispatchEvent(new CustomEvent('atlas:panic', { detail }))));
  await hasFailedHonestly(page);
  await expect(page.locator('#failure-reason')).toHaveText('first');
  await reloads(page);
  await expect(page.locator('#app h1')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
});

test('R-35: a real panic in an event handler', async ({ page }) => {
  await open(page);
  await page.evaluate(() => (Node.prototype.cloneNode = () => { throw new Error('refused'); }));
  await page.locator('[data-entry="2024-event-07"] a').click();
  await hasFailedHonestly(page);
  // What is hidden cannot be reached by keyboard either.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => Boolean(document.activeElement.closest('#app')))).toBe(false);
});

test('the message comes into view wherever the page was scrolled to', async ({ page }) => {
  await open(page);
  await page.evaluate(() => scrollTo(0, 2000));
  await page.evaluate(() => dispatchEvent(new CustomEvent('atlas:panic', { detail: 'x' })));
  await expect(page.locator('#failure')).toBeInViewport();
});

test('errors that are not the program’s leave the page alone', async ({ page }) => {
  await open(page);
  await page.evaluate(() => void setTimeout(() => { throw new Error('an extension of the browser'); }));
  await change(page, () => page.locator('button[data-area="440300"]').click());
  await expect(page.locator('#failure')).toBeHidden();
});

test('before the program runs, the static page shows the language of the link', async ({ page }) => {
  let go;
  const wait = new Promise((done) => (go = done));
  await page.route('**/*.wasm', async (route) => (await wait, route.continue()));
  await page.goto('./#lang=en', { waitUntil: 'commit' });
  await expect(page.locator('#static [lang=en] h1').first()).toBeVisible();
  await expect(page.locator('#static > [lang^=zh]').first()).toBeHidden();
  await expect(page.locator('#failure')).toBeHidden();
  go();
  await expect(page.locator('#app h1')).toBeVisible();
  await expect(main(page)).toBeHidden();
});
