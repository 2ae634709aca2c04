// The list of a package with 2,000 entries: only what is near the window is built, and nothing is missed.
import { violations } from './axe.mjs';
import { all, focused, goTo, inSight, ready, rows, test } from './long_list.mjs';
import { change, control, expect, hash, open, option, searchbox, status, tile, twoFrames } from './page.mjs';

test('from the first row to the last by scrolling: every entry once, in order, and few elements', async ({ page }) => {
  test.setTimeout(180_000);
  await ready(page);
  const seen = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const [seen, faults] = [new Map(), []];
    let most = 0;
    for (let last = -1; last !== scrollY; ) {
      last = scrollY;
      for (const row of document.querySelectorAll('.long-list > li')) {
        const { top, bottom } = row.getBoundingClientRect();
        if (bottom > 0 && top < innerHeight) seen.set(row.ariaPosInSet, row.querySelector('[data-entry]').dataset.entry);
      }
      most = Math.max(most, document.querySelectorAll('#app *').length);
      // A row in sight goes up by exactly what is scrolled.
      const row = [...document.querySelectorAll('.long-list > li')].find((one) => one.getBoundingClientRect().top > innerHeight / 2);
      const before = row?.getBoundingClientRect().top;
      scrollBy(0, 400);
      await frame();
      await frame();
      const moved = row?.isConnected ? before - row.getBoundingClientRect().top : 400;
      if (Math.abs(moved - 400) > 1.5 && scrollY - last > 399) faults.push([row.ariaPosInSet, moved]);
    }
    return { places: [...seen.keys()].map(Number), ids: [...seen.values()], most, faults };
  });
  expect(seen.faults).toEqual([]);
  expect(seen.places).toEqual(Array.from({ length: 2000 }, (_, at) => at + 1));
  expect(seen.ids).toEqual(all());
  expect(seen.most).toBeLessThan(1500);
});

test('wheel, scroll bar, End and Home: what is in sight is never a hole', async ({ page }) => {
  await ready(page);
  const assertFilled = async () => {
    await twoFrames(page);
    const seen = await inSight(page);
    expect(seen.length).toBeGreaterThan(0);
    for (const [at, row] of seen.entries()) if (at > 0) expect(row.place).toBe(seen[at - 1].place + 1);
    return seen;
  };
  for (const part of [0.5, 0.2, 0.9, 0.01, 0.7]) {
    await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), part);
    const seen = await assertFilled();
    // The scroll bar tells about where one is.
    expect(Math.abs(seen[0].place - 2000 * part)).toBeLessThan(120);
    expect(seen[0].top).toBeLessThanOrEqual(1);
    expect(seen.at(-1).bottom).toBeGreaterThanOrEqual(page.viewportSize().height - 1);
  }
  await page.mouse.move(1000, 400);
  for (let turn = 0; turn < 8; turn += 1) {
    const before = await inSight(page);
    await page.mouse.wheel(0, -700);
    await page.waitForTimeout(250);
    const after = await assertFilled();
    expect(after[0].place).toBeLessThan(before[0].place);
  }
  // The rows on the way turn out higher than estimated: on a slow machine the end moves while the browser scrolls there.
  const atEnd = async () => {
    await page.keyboard.press('End');
    await twoFrames(page);
    return (await inSight(page)).at(-1)?.place;
  };
  await expect.poll(atEnd).toBe(2000);
  // The rows of the end are put right for some frames more, and the browser ends its way up where the page is scrolled meanwhile.
  const scrolled = async () => {
    const before = await page.evaluate(() => scrollY);
    await page.waitForTimeout(300);
    return (await page.evaluate(() => scrollY)) - before;
  };
  await expect.poll(scrolled).toBe(0);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await rows(page))[0]).toMatchObject({ place: 1, size: 2000, id: all()[0] });
});

test('the keyboard goes from link to link over the border of what is built, both ways, and from where it was', async ({ page }) => {
  await ready(page);
  const ids = all();
  await goTo(page, 1000);
  // A frame between two keys, as between those of the quickest fingers: on a busy machine the keys of a test come without one.
  for (let place = 1001; place <= 1060; place += 1) {
    await page.keyboard.press('Tab');
    await twoFrames(page);
    expect(await focused(page)).toBe(ids[place - 1]);
  }
  for (let place = 1059; place >= 960; place -= 1) {
    await page.keyboard.press('Shift+Tab');
    await twoFrames(page);
    expect(await focused(page)).toBe(ids[place - 1]);
  }
  // Scrolled away with the wheel: the row keeps the focus, and Tab goes on from it.
  await page.mouse.move(1000, 400);
  for (const way of [1, -1]) {
    await page.evaluate((way) => scrollBy(0, way * 60_000), way);
    await twoFrames(page);
    const before = await focused(page);
    expect(ids).toContain(before);
    expect((await inSight(page)).some((row) => row.id === before)).toBe(false);
    await page.keyboard.press('Tab');
    const after = await focused(page);
    expect(ids.indexOf(after)).toBe(ids.indexOf(before) + 1);
    await expect.poll(async () => (await inSight(page)).some((row) => row.id === after)).toBe(true);
  }
  await goTo(page, 2000);
  await page.keyboard.press('Tab');
  expect(ids).not.toContain(await focused(page));
  // A number that is too large is the last place; what is no number is refused in words.
  await page.locator('#list-place').fill('9,999,999');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(ids[1999]);
  await page.locator('#list-place').fill('x');
  await page.locator('[data-control=go]').click();
  await expect(page.locator('#list-place-said')).not.toBeEmpty();
});

test('an opened entry leads back to its row, by button, by history and from a link', async ({ page }) => {
  await ready(page);
  const ids = all();
  await goTo(page, 1500);
  await change(page, () => page.keyboard.press('Enter'));
  expect(await hash(page)).toBe(`entry=${ids[1499]}`);
  await change(page, () => page.locator('.steps-beside a').last().click());
  await change(page, () => control(page, 'back').click());
  await expect.poll(() => focused(page)).toBe(ids[1500]);
  expect((await inSight(page)).map((row) => row.place)).toContain(1501);
  await page.goBack();
  await expect(page.locator('[data-card=entry]')).toBeVisible();
  await page.goForward();
  await expect.poll(() => focused(page)).toBe(ids[1500]);
  await open(page, `entry=${ids[700]}`);
  await change(page, () => control(page, 'back').click());
  await expect.poll(() => focused(page)).toBe(ids[700]);
  await expect.poll(async () => (await inSight(page)).map((row) => row.place)).toContain(701);
  // Who searches from an entry stays in the search field.
  await change(page, () => page.keyboard.press('Enter'));
  await change(page, () => searchbox(page).fill('推广'));
  await twoFrames(page);
  await expect(searchbox(page)).toBeFocused();
});

test('another filter, search or order begins at the top, with the right numbers', async ({ page }) => {
  await ready(page);
  await page.evaluate(() => scrollTo(0, 150_000));
  await twoFrames(page);
  await change(page, () => tile(page, '440300').click());
  await twoFrames(page);
  const total = Number((await status(page).textContent()).replace(/\D/g, ''));
  expect(total).toBeGreaterThan(10);
  const now = await rows(page);
  expect(now[0]).toMatchObject({ place: 1, size: total });
  expect((await inSight(page))[0].place).toBe(1);
  expect(await page.locator('#list-heading').evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(-1);
  expect(now.every((row, at) => row.size === total && row.place === at + 1)).toBe(true);
  await change(page, () => control(page, 'clear').click());
  await change(page, () => searchbox(page).fill('样本1777'));
  await twoFrames(page);
  expect((await rows(page)).map((row) => [row.place, row.size])).toEqual([[1, 1]]);
  await change(page, () => searchbox(page).fill('没有这样的条目'));
  await expect(page.locator('.long-list > li')).toHaveCount(0);
  await expect(page.locator('.empty')).toBeVisible();
  await change(page, () => searchbox(page).fill(''));
  await change(page, () => page.locator('.entry-list .switch button').nth(1).click());
  await twoFrames(page);
  expect((await rows(page))[0]).toMatchObject({ place: 1, size: 2000 });
  await change(page, () => option(page, 'list', '十大事件').click());
  await twoFrames(page);
  const events = all().filter((id) => id.includes('event')).length;
  expect((await rows(page))[0].size).toBe(events);
});

for (const lang of ['zh', 'en']) {
  test(`words, printing, narrow windows, axe, ${lang}`, async ({ page }) => {
    const ids = all();
    await ready(page, lang === 'en' ? 'lang=en' : '');
    await expect(page.locator('.long-head')).toContainText(lang === 'zh' ? '浏览器自带的页内查找只能找到已显示的条目' : 'The browser’s own find sees only');
    expect(await violations(page, 'the long list')).toEqual([]);
    await goTo(page, 900);
    await twoFrames(page);
    await page.emulateMedia({ media: 'print' });
    const note = page.locator('.only-printed');
    await expect(note).toBeVisible();
    const [first, last, total] = (await note.textContent()).replace(/,/g, '').match(/\d+/g).map(Number);
    const printed = await page.locator('.long-list > li:visible').evaluateAll((all) => all.map((row) => Number(row.ariaPosInSet)));
    expect([first, last, total]).toEqual([printed[0], printed.at(-1), 2000]);
    const height = await page.locator('.long-list').evaluate((one) => one.getBoundingClientRect().height);
    expect(height).toBeLessThan(printed.length * 400);
    await page.emulateMedia({ media: 'screen' });
    await expect(note).toBeHidden();
    // 1366 px at 400 %: the row that was read is still there, nothing scrolls sideways.
    await page.setViewportSize({ width: 320, height: 256 });
    await twoFrames(page);
    await twoFrames(page);
    expect(await focused(page)).toBe(ids[899]);
    expect((await inSight(page)).map((row) => Math.abs(row.place - 900)).sort()[0]).toBeLessThan(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (let place = 901; place <= 912; place += 1) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(ids[place - 1]);
    }
    expect(await violations(page, 'the long list, narrow')).toEqual([]);
  });
}

test('the other language stays at the row', async ({ page }) => {
  await ready(page);
  await goTo(page, 1200);
  const [before] = await inSight(page);
  await change(page, () => page.locator('header').getByRole('button', { name: 'English', exact: true }).evaluate((one) => one.click()));
  await expect.poll(async () => Math.abs(((await inSight(page))[0]?.place ?? 0) - before.place)).toBeLessThan(2);
});

// Rows that turned out higher on the way were put right by scrolling, and that stopped the browser where it was: End had to be
// pressed again and again, and Home right after it was lost.
test('one press of End goes to the end, and Home right after it to the top', async ({ page }) => {
  await ready(page);
  const atEnd = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY < 2);
  await page.keyboard.press('End');
  await expect.poll(async () => (await inSight(page)).at(-1)?.place).toBe(2000);
  await expect.poll(atEnd).toBe(true);
  await page.keyboard.press('Home');
  await twoFrames(page);
  await page.keyboard.press('End');
  await twoFrames(page);
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // Whoever scrolls on from there is not sent back.
  for (const [key, part] of [['Home', 0.4], ['End', 0.6]]) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate((key) => (key === 'Home' ? scrollY : document.documentElement.scrollHeight - innerHeight - scrollY) < 2, key)).toBe(true);
    const stays = async () => {
      await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), part);
      await page.waitForTimeout(500);
      return Math.abs(((await inSight(page))[0]?.place ?? 0) - 2000 * part);
    };
    await expect.poll(stays).toBeLessThan(120);
  }
});
