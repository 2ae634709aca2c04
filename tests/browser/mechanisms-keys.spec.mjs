// The mechanisms by keyboard, step by step, at every width, on paper, and for axe.
import { violations } from './axe.mjs';
import { expect, open, test, twoFrames } from './page.mjs';
import { LANGUAGES, button, hiddenLinks, links, mechanisms, node, nodes, of, openMechanism } from './mechanisms.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.closest('[data-node]')?.dataset.node);

test('Tab and arrows reach every node; right and left follow the links', async ({ page }) => {
  for (const mechanism of mechanisms) {
    await openMechanism(page, mechanism);
    const ids = of(nodes, mechanism).map((one) => one.id);
    await button(page, ids[0]).focus();
    const byTab = [await focused(page)];
    for (let step = 1; step < ids.length; step += 1) {
      await page.keyboard.press('Tab');
      byTab.push(await focused(page));
    }
    expect(byTab).toEqual(ids);
    await page.keyboard.press('Home');
    const byArrow = [await focused(page)];
    for (let step = 1; step < ids.length; step += 1) {
      await page.keyboard.press('ArrowDown');
      byArrow.push(await focused(page));
    }
    expect(byArrow).toEqual(ids);
    for (const id of ids) {
      const along = of(links, mechanism).find((link) => link.from_id === id);
      if (!along) continue;
      await button(page, id).focus();
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe(along.to_id);
    }
  }
});

test('the step-through tells every whole node in a sentence, by hand', async ({ page }) => {
  for (const lang of LANGUAGES) {
    for (const mechanism of mechanisms) {
      await openMechanism(page, mechanism, lang);
      const tale = page.locator('[data-tale]');
      const [previous, , next] = [0, 1, 2].map((place) => tale.getByRole('button').nth(place));
      const wholes = of(nodes, mechanism).filter((one) => !one.parent_id);
      for (const [place, one] of wholes.entries()) {
        await next.click();
        await expect(tale.locator('[aria-live]')).toContainText(one[`text_${lang}`]);
        for (const number of await node(page, one.id).locator(':scope > button b').allTextContents()) await expect(tale.locator('[aria-live]')).toContainText(number);
        await expect(tale.locator('[aria-live]')).toContainText(`${place + 1}/${wholes.length}`);
        await expect(node(page, one.id)).toHaveClass(/is-told/);
        await expect(page.locator('.is-told')).toHaveCount(1);
      }
      // The last stop keeps the focus.
      await expect(next).toHaveAttribute('aria-disabled', 'true');
      await expect(next).toBeFocused();
      await previous.click();
      await expect(node(page, wholes.at(-2).id)).toHaveClass(/is-told/);
    }
  }
});

test('it goes on by itself until it is paused, a node is focused, or the end', async ({ page }) => {
  await open(page, 'view=mechanisms&mechanism=hetao-36');
  await page.clock.install();
  const tale = page.locator('[data-tale]');
  const play = tale.locator('.tale-play');
  const at = () => page.locator('.is-told').getAttribute('data-node');
  const wholes = of(nodes, { id: 'hetao-36' }).filter((one) => !one.parent_id).map((one) => one.id);
  await play.click();
  expect(await at()).toBe(wholes[0]);
  await expect(play).toHaveText('暂停');
  // A sentence stands as long as it takes to read: not yet after a second, within a quarter of a minute.
  await page.clock.runFor(1000);
  expect(await at()).toBe(wholes[0]);
  while ((await at()) === wholes[0]) await page.clock.runFor(500);
  expect(await at()).toBe(wholes[1]);
  await play.click();
  await page.clock.runFor(30_000);
  expect(await at()).toBe(wholes[1]);
  await play.click();
  expect(await at()).toBe(wholes[2]);
  await button(page, wholes[0]).focus();
  await expect(play).toHaveText('播放');
  await page.clock.runFor(30_000);
  expect(await at()).toBe(wholes[2]);
  await play.click();
  await page.clock.runFor(30_000 * wholes.length);
  expect(await at()).toBe(wholes.at(-1));
  await expect(play).toHaveText('播放');
});

test('at every width nothing is cut, nodes do not lie on each other, links end at their nodes and run behind none', async ({ page }) => {
  test.setTimeout(180_000);
  for (const lang of LANGUAGES) {
    for (const mechanism of mechanisms) {
      await openMechanism(page, mechanism, lang);
      for (const width of [320, 375, 700, 1024, 1366, 1920, 3840]) {
        await page.setViewportSize({ width, height: 900 });
        // The lines are drawn anew in the next frame. A script that looks before it sees new boxes and old lines.
        await twoFrames(page);
        const flow = width < 600 ? 'down' : 'across';
        if (width < 600 || width >= 1366) await expect(page.locator('.diagram')).toHaveAttribute('data-flow', flow);
        await expect
          .poll(() =>
            page.evaluate((count) => {
              const wrong = [];
              if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
              const whole = [...document.querySelectorAll('.nodes > .node')].map((one) => [one.dataset.node, one.getBoundingClientRect()]);
              for (const [id, a] of whole) {
                for (const [other, b] of whole) {
                  if (id < other && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) wrong.push(`${id} on ${other}`);
                }
              }
              for (const one of document.querySelectorAll('.node > button')) if (one.scrollWidth > one.clientWidth + 1) wrong.push(`cut: ${one.textContent}`);
              const frame = document.querySelector('.diagram').getBoundingClientRect();
              const heads = [...document.querySelectorAll('.link-head')];
              if (heads.length !== count) wrong.push(`${heads.length} links instead of ${count}`);
              for (const head of heads) {
                const [x, y] = head.getAttribute('d').slice(1).split(' ').map(Number);
                const [left, top] = [frame.left + x, frame.top + y];
                const box = document.querySelector(`.diagram [data-node="${head.parentNode.dataset.to}"]`).getBoundingClientRect();
                const isThere = left >= box.left - 2 && left <= box.right + 2 && top >= box.top - 2 && top <= box.bottom + 2;
                if (!isThere) wrong.push(`the head of a link to ${head.parentNode.dataset.to} is elsewhere: ${x}, ${y}`);
              }
              return wrong;
            }, of(links, mechanism).length),
          )
          .toEqual([]);
        expect(await hiddenLinks(page), `${mechanism.id} at ${width}, ${lang}`).toEqual([]);
      }
    }
  }
});

test('paper has the plain list instead of the diagram', async ({ page }) => {
  await open(page, 'view=mechanisms&mechanism=overseas-five-in-one&node=avoided');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.diagram')).toBeHidden();
  await expect(page.locator('.node-detail').getByText(/21亿/)).toBeVisible();
  await expect(page.locator('.outline ol').first()).toBeVisible();
});

for (const lang of LANGUAGES) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe: every mechanism, a node open, the list open, being told, ${lang}, ${colorScheme} (R-50)`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = [];
      for (const [place, mechanism] of mechanisms.entries()) {
        if (place === 3) await page.setViewportSize({ width: 320, height: 700 });
        await openMechanism(page, mechanism, lang, `&node=${of(nodes, mechanism)[2].id}`);
        await page.locator('.outline summary').click();
        await page.locator('[data-tale] button').nth(2).click();
        found.push(...(await violations(page, mechanism.id)));
      }
      await open(page, `entry=2024-measure-04${lang === 'en' ? '&lang=en' : ''}`);
      found.push(...(await violations(page, 'an entry with relations')));
      expect(found).toEqual([]);
    });
  }
}
