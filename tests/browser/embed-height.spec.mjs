// The height that the page around a frame is told: that of its content, whatever the host does (F5, R-13 to ).
import { contentHeight, expect, fits, frameHeight, inside, test } from './embed.mjs';

test.describe('on a page of another origin', () => {
  test('the demo: two frames, each as high as its content, whatever the host’s styles and zoom (F5, R-16, R-22, R-23)', async ({ page, host }) => {
    await page.goto(`${host.origin}/demo.html`);
    const [grid, topic] = [page.locator('#grid iframe'), page.locator('#topic')];
    const contents = [await inside(grid), await inside(topic)];
    const heights = [await fits(grid, contents[0]), await fits(topic, contents[1])];
    expect(heights[0]).not.toBe(heights[1]);
    await expect(grid).toHaveAttribute('title', /^粤知图/);
    await expect(topic).toHaveAttribute('title', /^Guangdong IP Atlas/);
    await expect(grid).toHaveAttribute('loading', 'lazy');
    await expect(grid).toHaveAttribute('allow', 'clipboard-write; fullscreen');
    expect(await grid.evaluate((one) => [one.getAttribute('width'), getComputedStyle(one).borderTopWidth, one.hasAttribute('srcdoc')])).toEqual(['100%', '0px', false]);
    expect(await contents[0].evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).fontSize, getComputedStyle(document.body).letterSpacing])).toEqual(['zh-Hans-CN', '16px', 'normal']);
    expect(await contents[1].evaluate(() => document.documentElement.lang)).toBe('en');
    // Only the one that is used changes its height.
    // The host is zoomed: the pointer of the test would miss it.
    await contents[0].locator('.grid-table summary').evaluate((one) => one.click());
    await expect.poll(() => frameHeight(grid)).toBeGreaterThan(heights[0] + 200);
    expect(await frameHeight(topic)).toBe(heights[1]);
  });

  for (const width of [320, 480, 768, 1200]) {
    test(`at ${width} px the frame is as high as its content (F5)`, async ({ page, host }) => {
      await page.setViewportSize({ width: width + 16, height: 800 });
      await host.show('<div data-guangdong-ip-atlas="card=grid"></div><div data-guangdong-ip-atlas="lang=en"></div>');
      for (const frame of await page.locator('iframe').all()) {
        const content = await inside(frame);
        await fits(frame, content);
        expect(await content.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }

  test('the height that is told does not depend on that of the frame (R-13)', async ({ page, host }) => {
    await page.addInitScript(() => addEventListener('message', ({ data }) => (window.told = [...(window.told ?? []), data])));
    for (const hash of ['card=grid', 'view=statistics', 'card=entry&entry=2024-event-07', 'view=data&lang=en']) {
      await host.show(`<iframe width="700" height="300" src="@@atlas@@#${hash}&mode=embed"></iframe>`, { script: false });
      const frame = page.locator('iframe');
      const content = await inside(frame);
      const seen = [];
      for (const height of [300, 800, 2000, 300]) {
        await frame.evaluate((one, height) => (one.height = height), height);
        await content.waitForTimeout(100);
        await page.evaluate(() => {
          window.told = [];
          document.querySelector('iframe').contentWindow.postMessage({ type: 'guangdong-ip-atlas:measure', version: 1 }, '*');
        });
        await page.waitForFunction(() => window.told.some(({ type }) => type === 'guangdong-ip-atlas:height'));
        // Asking keeps no place for a scroll bar any more: the width changes once, and with it the height.
        await content.waitForTimeout(200);
        seen.push(await page.evaluate(() => window.told.filter(({ type }) => type === 'guangdong-ip-atlas:height').at(-1).height));
      }
      expect(Math.max(...seen) - Math.min(...seen), `${hash}: ${seen}`).toBeLessThanOrEqual(1);
    }
  });

  test('opened it grows, closed it is as high as before, fifty times (R-14)', async ({ page, host }) => {
    await host.show('<div data-guangdong-ip-atlas="card=grid&lang=en"></div>');
    const frame = page.locator('iframe');
    const content = await inside(frame);
    const closed = await fits(frame, content);
    const summary = content.locator('.grid-table summary');
    await summary.click();
    await expect.poll(() => frameHeight(frame)).toBeGreaterThan(closed + 200);
    const opened = await fits(frame, content);
    await summary.click();
    for (let cycle = 0; cycle < 50; cycle += 1) {
      await expect.poll(() => frameHeight(frame), { intervals: [20] }).toBe(closed);
      await summary.evaluate((one) => one.click());
      await expect.poll(() => frameHeight(frame), { intervals: [20] }).toBe(opened);
      await summary.evaluate((one) => one.click());
    }
    await expect.poll(() => frameHeight(frame)).toBe(closed);
  });

  test('a panel opens beside what was clicked and the frame makes room for it, to the pixel (R-14)', async ({ page, host }) => {
    await page.setViewportSize({ width: 1000, height: 700 });
    await host.show('<div data-guangdong-ip-atlas="card=spotlight"></div><div data-guangdong-ip-atlas="card=spotlight&lang=en"></div>');
    for (const place of [0, 1]) {
      const frame = page.locator('iframe').nth(place);
      const content = await inside(frame);
      const before = await fits(frame, content);
      const button = content.locator('.figure-number').last();
      await button.click();
      const panel = content.locator('dialog.source-panel');
      await expect(panel).toBeVisible();
      const [shown, clicked] = [await panel.boundingBox(), await button.boundingBox()];
      expect(Math.abs(shown.y - clicked.y)).toBeLessThan(60);
      await fits(frame, content);
      // All of it is within the frame.
      const outer = await frame.boundingBox();
      await expect.poll(async () => (await panel.boundingBox()).y + (await panel.boundingBox()).height).toBeLessThanOrEqual(outer.y + (await frame.boundingBox()).height);
      await content.locator('dialog [data-action=close]').click();
      await expect(panel).toHaveCount(0);
      await expect.poll(() => frameHeight(frame)).toBe(before);
    }
  });

  test('the host takes no height that is none, and none from a stranger (R-15, R-16)', async ({ page, host }) => {
    await host.show('<div id="one" data-guangdong-ip-atlas="card=headline"></div><div id="two" data-guangdong-ip-atlas="card=grid"></div>');
    const [one, two] = [page.locator('#one iframe'), page.locator('#two iframe')];
    const content = await inside(one);
    const [first, second] = [await fits(one, content), await fits(two, await inside(two))];
    const send = (height) => content.evaluate(([height, special]) => parent.postMessage({ type: 'guangdong-ip-atlas:height', version: 1, height: special ? { NaN, Infinity, minus: -Infinity }[special] : height }, '*'), typeof height === 'symbol' ? [0, height.description] : [height]);
    for (const wrong of [Symbol('NaN'), Symbol('Infinity'), Symbol('minus'), -500, 0, 199, 20001, '800', null, [800], { valueOf: 800 }]) await send(wrong);
    await content.evaluate(() => {
      parent.postMessage({ type: 'guangdong-ip-atlas:height', version: 2, height: 900 }, '*');
      parent.postMessage({ type: 'height', version: 1, height: 900 }, '*');
      parent.postMessage(null, '*');
      parent.postMessage('guangdong-ip-atlas:height', '*');
    });
    // The host itself is a stranger, too.
    await page.evaluate(() => postMessage({ type: 'guangdong-ip-atlas:height', version: 1, height: 900 }, '*'));
    await send(1234);
    await expect.poll(() => frameHeight(one)).toBe(1234);
    expect(await frameHeight(two)).toBe(second);
    expect(first).not.toBe(1234);
  });

  test('no height below 200 px is told (R-15)', async ({ page, host }) => {
    await host.show('<div data-guangdong-ip-atlas="card=headline"></div>');
    await page.setViewportSize({ width: 2400, height: 900 });
    const frame = page.locator('iframe');
    const content = await inside(frame);
    await content.evaluate(() => document.querySelector('main').remove());
    await expect.poll(() => contentHeight(content)).toBeLessThan(150);
    await expect.poll(() => frameHeight(frame)).toBe(200);
  });

  test('a frame far below, and one in a part that is hidden at first, have the right height when they are shown (R-22)', async ({ page, host }) => {
    await host.show('<div id="hidden" hidden><div data-guangdong-ip-atlas="card=grid"></div></div><p>' + '<br>'.repeat(400) + '</p><div id="below" data-guangdong-ip-atlas="card=headline"></div>');
    await page.waitForTimeout(300);
    await page.evaluate(() => (document.getElementById('hidden').hidden = false));
    for (const frame of [page.locator('#hidden iframe'), page.locator('#below iframe')]) await fits(frame, await inside(frame));
    // Hidden and shown again in another width.
    const frame = page.locator('#hidden iframe');
    await page.evaluate(() => (document.getElementById('hidden').hidden = true));
    await page.setViewportSize({ width: 500, height: 900 });
    await page.waitForTimeout(200);
    await page.evaluate(() => (document.getElementById('hidden').hidden = false));
    await fits(frame, await inside(frame));
  });
});
