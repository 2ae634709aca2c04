// The dialog that gives the code for a frame (F21).
import { violations } from './axe.mjs';
import { expect, fits, inside, test } from './embed.mjs';
import { card, open } from './page.mjs';

const dialog = (page) => page.locator('dialog.embed-code');
const code = (page) => page.locator('#embed-code');
const choose = (page, name, label) => page.locator(`select[data-embed="${name}"]`).selectOption({ label });
const preview = (page) => page.locator('.embed-preview iframe');

async function openDialog(page, key) {
  const button = key ? card(page, key).locator('[data-action=embed]') : page.locator('.about:visible [data-action=embed], .package [data-action=embed]');
  if (await card(page, key ?? 'about').locator('details.take-along').count()) await card(page, key).locator('details.take-along summary').click();
  await button.click();
  await expect(dialog(page)).toBeVisible();
  return button;
}

for (const [hash, key, part] of [
  ['', 'grid', 'card=grid'],
  ['', 'headline', 'card=headline'],
  ['q=36', 'list', 'q=36&amp;card=list'],
  ['entry=2024-event-07', 'entry', 'entry=2024-event-07&amp;card=entry'],
  ['view=mechanisms&mechanism=hetao-36', 'mechanism', 'view=mechanisms&amp;card=mechanism&amp;mechanism=hetao-36'],
  ['view=statistics', 'court_new', 'view=statistics&amp;card=court_new'],
  ['view=statistics', 'selection', 'view=statistics&amp;card=selection'],
  ['view=data', undefined, 'view=data'],
  ['', undefined, ''],
]) {
  test(`of ${key ?? `the whole view (${hash})`}: opens by a click, shows its code and the frame, gives the focus back`, async ({ page }) => {
    await open(page, hash);
    const button = await openDialog(page, key);
    await expect(code(page)).toHaveValue(new RegExp(`^<div data-guangdong-ip-atlas="${part}"`));
    const content = await inside(preview(page));
    if (key) await expect(card(content, key)).toBeVisible();
    await dialog(page).locator('[data-action=close]').click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(button).toBeFocused();
    // Once more: nothing of the first is left.
    await button.click();
    await expect(dialog(page)).toHaveCount(1);
    // A frame that goes while its program is on its way would complain.
    await inside(preview(page));
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });
}

test('size, language, appearance, version and kind of code, live in the preview (F21)', async ({ page }) => {
  await open(page, 'lang=en');
  await openDialog(page, 'grid');
  const content = await inside(preview(page));
  await choose(page, 'language', '简体中文');
  await choose(page, 'appearance', 'Dark');
  await expect.poll(() => content.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.appearance])).toEqual(['zh-Hans-CN', 'dark']);
  await expect(code(page)).toHaveValue(/data-title="粤知图 · 地市格网"/);
  await choose(page, 'kind', 'iframe alone, fixed height');
  await page.locator('input[data-embed=width]').fill('500');
  await page.locator('input[data-embed=height]').fill('700');
  const written = await code(page).inputValue();
  for (const part of ['width="500"', 'height="700"', 'title="粤知图 · 地市格网"', 'lang="zh-Hans-CN"', 'loading="lazy"', 'allow="clipboard-write; fullscreen"']) expect(written).toContain(part);
  expect(written).not.toContain('<script');
  expect(written).not.toContain('style=');
  await expect.poll(() => preview(page).evaluate((one) => [one.clientWidth, one.clientHeight])).toEqual([500, 700]);
  await page.locator('input[data-embed=width]').fill('');
  await page.locator('input[data-embed=height]').fill('many');
  await expect(code(page)).toHaveValue(/width="100%" height="600"/);
  const release = await page.evaluate(() => document.documentElement.dataset.release);
  await expect(code(page)).not.toHaveValue(/release=/);
  await choose(page, 'version', 'Pinned: names its version');
  await expect(code(page)).toHaveValue(new RegExp(`release=${release.replaceAll('.', '\\.')}`));
  await expect(dialog(page)).toContainText('guangdong-ip-atlas.html');
});

test('with a script the preview is as high as its content', async ({ page }) => {
  await open(page);
  await openDialog(page, 'headline');
  await fits(preview(page), await inside(preview(page)));
});

test('the code is on the clipboard; where that is refused it is selected in its field (F21, R-21)', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await openDialog(page, 'grid');
  await dialog(page).locator('[data-action=copy-code]').click();
  await expect(dialog(page)).toContainText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page).inputValue());
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))));
  await dialog(page).locator('[data-action=copy-code]').click();
  await expect(code(page)).toBeFocused();
  expect(await code(page).evaluate((one) => one.selectionEnd - one.selectionStart === one.value.length)).toBe(true);
});

for (const kind of ['脚本，高度自动', 'iframe 加脚本，高度自动', 'iframe，高度固定']) {
  test(`the code works on a page of another origin as it is: ${kind} (F21)`, async ({ page, host }) => {
    await page.goto(`${host.atlas}#lang=en`);
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    await page.goto(host.atlas);
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    await openDialog(page, 'grid');
    const options = await page.locator('select[data-embed=kind] option').allTextContents();
    await choose(page, 'kind', options.find((one) => one.includes(kind.split('，')[0]) && one.includes(kind.split('，')[1])) ?? options[2]);
    const written = await code(page).inputValue();
    await host.show(written, { script: false });
    const frame = page.locator('iframe');
    const content = await inside(frame);
    await expect(card(content, 'grid')).toBeVisible();
    if (written.includes('<script')) await fits(frame, content);
    else expect(await frame.evaluate((one) => one.clientHeight)).toBe(600);
    await expect(frame).toHaveAttribute('title', '粤知图 · 地市格网');
    await expect(frame).toHaveAttribute('loading', 'lazy');
  });
}

for (const lang of ['zh-Hans', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `lang=${lang}`);
      await openDialog(page, 'headline');
      await inside(preview(page));
      // The preview is the page once more: embed.spec.mjs judges it, and twice the same card is no fault of either.
      expect(await violations(page, 'dialog', ['.embed-preview iframe'])).toEqual([]);
    });
  }
}

test.describe('its file does not come', () => {
  test.use({ faults: true });
  test('the button says so, and opens it when it can', async ({ page }) => {
    await open(page);
    await page.route('**/embedcode-*.wasm', (route) => route.abort());
    const button = card(page, 'grid').locator('[data-action=embed]');
    await button.click();
    await expect(button).toContainText('没有载入');
    await page.unroute('**/embedcode-*.wasm');
    await button.click();
    await expect(dialog(page)).toBeVisible();
  });
});

test('a frame has no button for another frame', async ({ page }) => {
  await open(page, 'card=grid&mode=embed');
  await expect(page.locator('[data-action=embed]')).toBeHidden();
});
