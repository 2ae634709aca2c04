// Pictures that change are painted again in part: only where they differ from what stands on the canvas.
import { change, expect, hash, test } from './page.mjs';
import { chart, openView, paintedOf } from './statistics.mjs';

const PICTURES = ['topic', 'city', 'year', 'lists'];

/** Goes to a bar and presses it. */
async function press(page, id, place) {
  await chart(page, id).focus();
  await page.keyboard.press('Home');
  for (let count = 0; count < place; count += 1) await page.keyboard.press('ArrowDown');
  await change(page, () => page.keyboard.press('Enter'));
}

/** The four pictures as they stand on the page. */
async function pictures(page) {
  const painted = [];
  for (const id of PICTURES) painted.push(await paintedOf(page, id));
  return painted;
}

/** Bars that are pressed in turn. */
const PRESSED = [['topic', 1], ['topic', 3], ['topic', 0], ['city', 0], ['topic', 3], ['lists', 0], ['topic', 1]];

/** The four pictures as a fresh page paints them on each of `hashes`. */
async function freshPictures(page, hashes) {
  const fresh = [];
  for (const one of hashes) {
    await openView(page, one.replace(/^view=statistics&?/, ''));
    fresh.push(await pictures(page));
  }
  return fresh;
}

// On one page: of two that are open, a browser with windows paints only the one in front.
for (const density of [1, 1.5, 2]) {
  test.describe(() => {
    test.use({ deviceScaleFactor: density });
    test(`a picture painted in part is, pixel by pixel, the one that a fresh page paints, at a density of ${density} (F5, F9)`, async ({ page }) => {
      await openView(page);
      const hashes = [];
      for (const [id, place] of PRESSED) {
        await press(page, id, place);
        hashes.push(await hash(page));
      }
      const expected = await freshPictures(page, hashes);
      await openView(page);
      await pictures(page);
      for (const [step, [id, place]] of PRESSED.entries()) {
        await press(page, id, place);
        // Those that can wait are painted a frame later.
        await expect.poll(() => pictures(page), `${id} ${place}`).toEqual(expected[step]);
      }
    });
  });
}

for (const [what, other, back] of [
  ['in other colours', (page) => page.emulateMedia({ colorScheme: 'dark' }), (page) => page.emulateMedia({ colorScheme: 'light' })],
  ['of another size', (page) => page.setViewportSize({ width: 900, height: 900 }), (page) => page.setViewportSize({ width: 1366, height: 900 })],
]) {
  test(`a picture ${what} is painted as a whole (F9)`, async ({ page }) => {
    const chosen = async () => {
      await openView(page);
      await press(page, 'topic', 1);
      await press(page, 'topic', 3);
    };
    await chosen();
    await other(page);
    const [expected] = await freshPictures(page, [await hash(page)]);
    await back(page);
    await chosen();
    expect(await pictures(page)).not.toEqual(expected);
    await other(page);
    await expect.poll(() => pictures(page)).toEqual(expected);
  });
}

// A screen that runs for weeks outlives the graphics process of its browser. Its canvases are blank then, and what changes
// later is a small part of them.
test('a canvas that the browser had to make anew is painted again', async ({ page }) => {
  await openView(page);
  const before = await pictures(page);
  await page.evaluate(() => {
    for (const canvas of document.querySelectorAll('canvas')) {
      canvas.width += 0;
      canvas.dispatchEvent(new Event('contextrestored'));
    }
  });
  await expect.poll(() => pictures(page)).toEqual(before);
});

test('a bar that is pressed has no text of its picture painted again', async ({ page }) => {
  await page.addInitScript(() => {
    const { fillText, fillRect } = CanvasRenderingContext2D.prototype;
    globalThis.painted = { texts: 0, rects: 0 };
    const counted = (what, paint) =>
      function count(...given) {
        if (this.canvas.closest('[data-card="topic"]')) globalThis.painted[what] += 1;
        return paint.apply(this, given);
      };
    CanvasRenderingContext2D.prototype.fillText = counted('texts', fillText);
    CanvasRenderingContext2D.prototype.fillRect = counted('rects', fillRect);
  });
  await openView(page);
  await pictures(page);
  const painted = () => page.evaluate(() => globalThis.painted);
  expect((await painted()).texts).toBeGreaterThan(20);
  const clear = () => page.evaluate(() => (globalThis.painted = { texts: 0, rects: 0 }));
  await clear();
  await press(page, 'topic', 1);
  const first = await painted();
  expect(first.texts).toBe(0);
  expect(first.rects, 'the other bars step back').toBeGreaterThan(10);
  await clear();
  await press(page, 'topic', 3);
  const second = await painted();
  expect(second.texts).toBe(0);
  expect(second.rects, 'its own row and the ground').toBeLessThan(5);
});
