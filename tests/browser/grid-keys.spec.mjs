// The city grid by keyboard: one Tab stop, arrows, typed and pasted names, choosing (F7).
import { allTiles, change, control, expect, hash, open, status, test, tile } from './page.mjs';
import { area, matching, tiles } from './package.mjs';

const here = (page) => page.evaluate(() => document.activeElement.dataset.area);
const at = async (page, name) => tile(page, area(name).code).focus();
const press = async (page, key) => (await page.keyboard.press(key), here(page));
/** Keys in one go, so that no slow machine comes between them. */
const type = (page, keys) =>
  page.evaluate((keys) => {
    for (const key of keys) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return document.activeElement.dataset.area;
  }, [...keys]);

test('one Tab stop, and Tab leaves (F7)', async ({ page }) => {
  await open(page);
  const stops = () => allTiles(page).evaluateAll((all) => all.filter((one) => one.tabIndex === 0).map((one) => one.dataset.area));
  expect(await stops()).toHaveLength(1);
  await control(page, 'indicator').focus();
  await page.keyboard.press('Tab');
  const first = await here(page);
  expect(await stops()).toEqual([first]);
  const second = await press(page, 'ArrowRight');
  expect(second).not.toBe(first);
  expect(await stops()).toEqual([second]);
  await page.keyboard.press('Tab');
  expect(await here(page)).toBeUndefined();
  await page.keyboard.press('Shift+Tab');
  expect(await here(page)).toBe(second);
  await page.keyboard.press('Shift+Tab');
  await expect(control(page, 'indicator')).toBeFocused();
});

test('arrows reach all 23 tiles (F7)', async ({ page }) => {
  await open(page);
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
  const reached = await page.evaluate((keys) => {
    const first = document.querySelector('[data-area][tabindex="0"]');
    const queue = [first];
    const seen = new Set(queue);
    while (queue.length) {
      const from = queue.shift();
      for (const key of keys) {
        from.focus();
        from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        if (!seen.has(document.activeElement)) queue.push(document.activeElement);
        seen.add(document.activeElement);
      }
    }
    return [...seen].map((one) => one.dataset.area);
  }, keys);
  expect(reached.sort()).toEqual(tiles.map((one) => one.code).sort());
});

// Read off the map of issue 2: eight columns, four rows, holes in the west and south.
test('arrows go to the neighbour and skip holes (F7)', async ({ page }) => {
  await open(page);
  for (const [from, key, to] of [
    ['深圳', 'ArrowUp', '汕尾'],
    ['深圳', 'ArrowDown', '香港'],
    ['深圳', 'ArrowLeft', '东莞'],
    ['深圳', 'ArrowRight', '深圳'],
    ['湛江', 'ArrowRight', '珠海'],
    ['珠海', 'ArrowLeft', '湛江'],
    ['湛江', 'ArrowUp', '茂名'],
    ['茂名', 'ArrowUp', '茂名'],
    ['香港', 'ArrowUp', '深圳'],
    ['澳门', 'ArrowLeft', '珠海'],
    ['广州', 'ArrowRight', '惠州'],
    ['汕头', 'ArrowUp', '潮州'],
  ]) {
    await at(page, from);
    expect(await press(page, key), `${from} ${key}`).toBe(area(to).code);
  }
});

test('Home and End, with Ctrl the corners (F7)', async ({ page }) => {
  await open(page);
  for (const [from, key, to] of [
    ['深圳', 'Home', '茂名'],
    ['东莞', 'End', '深圳'],
    ['佛山', 'Home', '云浮'],
    ['佛山', 'End', '汕头'],
    ['深圳', 'Control+Home', '肇庆'],
    ['深圳', 'Control+End', '香港'],
  ]) {
    await at(page, from);
    expect(await press(page, key), `${from} ${key}`).toBe(area(to).code);
  }
});

test('type-ahead by initials, pinyin, English and Chinese names (F7)', async ({ page }) => {
  await open(page);
  for (const [typed, name] of [
    ['sz', '深圳'],
    ['zhan', '湛江'],
    ['shant', '汕头'],
    ['hongk', '香港'],
    ['mac', '澳门'],
    ['深', '深圳'],
    ['廣', '广州'],
  ]) {
    // Back to the start; a key that is none ends what was typed before.
    await at(page, '肇庆');
    await page.evaluate(() => {
      const now = performance.now.bind(performance);
      const later = now() + 5000;
      performance.now = () => later + now();
    });
    expect(await type(page, typed), typed).toBe(area(name).code);
  }
});

test('letters after a pause begin anew', async ({ page }) => {
  await open(page);
  await at(page, '肇庆');
  await type(page, 's');
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 5000;
  });
  const reached = await type(page, 'z');
  expect(tiles.find((one) => one.code === reached).pinyin).toMatch(/^z/);
});

test('a Chinese name can be pasted (F7)', async ({ page }) => {
  await open(page);
  await at(page, '肇庆');
  const paste = (text) =>
    page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      return document.activeElement.dataset.area;
    }, text);
  expect(await paste('汕尾')).toBe(area('汕尾').code);
  expect(await paste(' 東莞\n')).toBe(area('东莞').code);
  expect(await paste('没有这座城')).toBe(area('东莞').code);
});

test('Enter and Space toggle the city, several can be chosen (F7)', async ({ page }) => {
  await open(page);
  const chosen = async (codes) => {
    await expect(status(page)).toHaveText(`${matching({ city: codes }).length} 条结果`);
    expect(await allTiles(page).evaluateAll((all) => all.filter((one) => one.ariaPressed === 'true').map((one) => one.dataset.area).sort())).toEqual(codes.toSorted());
  };
  await at(page, '深圳');
  await change(page, () => page.keyboard.press('Enter'));
  await chosen(['440300']);
  await page.keyboard.press('ArrowLeft');
  await change(page, () => page.keyboard.press('Space'));
  await chosen(['440300', '441900']);
  expect(await hash(page)).toBe('city=440300,441900');
  expect(await here(page)).toBe('441900');
  await change(page, () => page.keyboard.press('Enter'));
  await chosen(['440300']);
  await change(page, () => tile(page, '440300').click());
  await chosen([]);
  await change(page, () => tile(page, '440100').click());
  await expect(tile(page, '440100')).toHaveAttribute('aria-label', /已选/);
});
