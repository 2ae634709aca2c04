// The address is the state (F3).
import { card, change, control, expect, facet, go, hash, language, listed, moreFilters, open, option, searchbox, selected, status, test, tile } from './page.mjs';
import { entry, matching } from './package.mjs';

const FULL =
  'year=2024&list=event&city=440300,810000&topic=regional_cooperation&place=hetao-shenzhen-park&q=36&sort=topic&indicator=cl_invention_granted&period=2018';

test('every control writes the address (F3)', async ({ page }) => {
  await open(page);
  await moreFilters(page);
  const steps = [
    [() => option(page, 'year', '2024年度').click(), 'year=2024'],
    [() => option(page, 'list', '十大事件').click(), 'year=2024&list=event'],
    [() => tile(page, '440300').click(), 'year=2024&list=event&city=440300'],
    [() => option(page, 'city', '香港').click(), 'year=2024&list=event&city=440300,810000'],
    [() => option(page, 'topic', '区域合作').click(), 'year=2024&list=event&city=440300,810000&topic=regional_cooperation'],
    [() => option(page, 'place', '河套深圳园区').click(), FULL.split('&q=')[0]],
    [() => searchbox(page).fill('36'), FULL.split('&sort')[0]],
    [() => card(page, 'list').getByRole('button', { name: '按主题' }).click(), FULL.split('&indicator')[0]],
    [() => control(page, 'indicator').selectOption('cl_invention_granted'), FULL.split('&period')[0]],
    [() => control(page, 'period').selectOption('2018'), FULL],
    [() => page.locator('[data-entry="2024-event-07"] a').click(), `${FULL}&entry=2024-event-07`],
    [() => language(page, 'English').click(), `${FULL}&entry=2024-event-07&lang=en`],
    [() => language(page, 'Dark').click(), `${FULL}&entry=2024-event-07&lang=en&appearance=dark`],
  ];
  for (const [act, expected] of steps) {
    await change(page, act);
    expect(await hash(page)).toBe(expected);
  }
});

for (const [name, link] of [
  ['list', `${FULL}&lang=en&appearance=dark`],
  ['entry', `${FULL}&entry=2024-event-07&lang=en&appearance=light`],
  ['Chinese search', 'city=440300,440100&q=知识产权&sort=city'],
]) {
  test(`a link with everything set opens the same page in a fresh context: ${name} (F3)`, async ({ page, browser, baseURL }) => {
    await open(page);
    // Waits for the figures that the link asks for, which are a part of their own.
    await go(page, link);
    await expect(status(page)).not.toHaveText('35 条结果');
    const here = await selected(page);
    const fresh = await browser.newContext({ baseURL });
    const other = await fresh.newPage();
    await open(other, link);
    expect(await selected(other)).toEqual(here);
    expect(await hash(other).then(decodeURIComponent)).toBe(link);
    await expect(other.locator('[data-notice] p')).toHaveCount(0);
    await fresh.close();
  });
}

test('back and forward undo one user step each; typing is one step (F3)', async ({ page }) => {
  await open(page);
  const states = [await selected(page)];
  const steps = [
    () => option(page, 'year', '2024年度').click(),
    () => searchbox(page).pressSequentially('深圳'),
    () => tile(page, '440300').click(),
    () => control(page, 'indicator').selectOption('cl_invention_granted'),
    () => card(page, 'list').getByRole('button', { name: '按地区' }).click(),
    () => page.locator('[data-card=list] [data-entry] a').first().click(),
    () => page.locator('.steps-beside a').last().click(),
    () => language(page, 'English').click(),
  ];
  for (const step of steps) {
    await change(page, step);
    // Several keys are several changes: wait for the last.
    await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).not.toBe('');
    if (step === steps[1]) await expect.poll(() => hash(page).then(decodeURIComponent)).toContain('q=深圳');
    states.push(await selected(page));
  }
  for (const [name, expected] of [
    ['goBack', states.slice(0, -1).reverse()],
    ['goForward', states.slice(1)],
  ]) {
    for (const state of expected) {
      await change(page, () => page[name]());
      expect(await selected(page), `${name} to #${await hash(page)}`).toEqual(state);
    }
  }
});

test('typing after another step is a step of its own', async ({ page }) => {
  await open(page);
  await change(page, () => searchbox(page).fill('深圳'));
  await change(page, () => option(page, 'year', '2024年度').click());
  await change(page, () => searchbox(page).fill('深圳海'));
  await change(page, () => page.goBack());
  expect(decodeURIComponent(await hash(page))).toBe('year=2024&q=深圳');
  await change(page, () => page.goBack());
  expect(decodeURIComponent(await hash(page))).toBe('q=深圳');
  await change(page, () => page.goBack());
  expect(await hash(page)).toBe('');
});

// The address follows typing after a pause: without care a choice made within it would be one step with what was typed.
test('a choice made before the address has followed is a step of its own', async ({ page }) => {
  await open(page);
  await change(page, () => searchbox(page).fill('深'));
  await change(page, () =>
    page.evaluate(async () => {
      const input = document.getElementById('search');
      const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
      input.value = '深圳';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await painted();
      window.hashBefore = decodeURIComponent(location.hash);
      document.querySelector('#app button[data-area="440300"]').click();
    }),
  );
  expect(await page.evaluate(() => window.hashBefore)).toBe('#q=深');
  await expect.poll(() => hash(page).then(decodeURIComponent)).toBe('city=440300&q=深圳');
  await change(page, () => page.goBack());
  expect(decodeURIComponent(await hash(page))).toBe('q=深圳');
  await change(page, () => page.goBack());
  expect(await hash(page)).toBe('');
});

// A tile pressed before the typed character was painted was one step with it: Back undid both.
test('a choice made before what was typed is painted is a step of its own', async ({ page }) => {
  await open(page);
  await change(page, () =>
    page.evaluate(() => {
      const input = document.getElementById('search');
      input.value = '深圳';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('#app button[data-area="440300"]').click();
    }),
  );
  await expect.poll(() => hash(page).then(decodeURIComponent)).toBe('city=440300&q=深圳');
  await change(page, () => page.goBack());
  expect(decodeURIComponent(await hash(page))).toBe('q=深圳');
});

// An input method tells its text twice. The second time changes nothing, but what came next was taken for typing.
test('a choice made after an input method has told its text twice is a step of its own', async ({ page }) => {
  await open(page);
  const tell = () =>
    page.evaluate(async () => {
      const input = document.getElementById('search');
      for (const text of ['深', '深圳']) {
        input.value = text;
        input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: text }));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => setTimeout(done, 500));
      }
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await change(page, tell);
  await expect.poll(() => hash(page).then(decodeURIComponent)).toBe('q=深圳');
  await change(page, () => tile(page, '440300').click());
  await expect.poll(() => hash(page).then(decodeURIComponent)).toBe('city=440300&q=深圳');
  await change(page, () => page.goBack());
  expect(decodeURIComponent(await hash(page))).toBe('q=深圳');
});

test('editing the address changes the page', async ({ page }) => {
  await open(page);
  await go(page, 'city=440300');
  expect(await listed(page)).toEqual(matching({ city: ['440300'] }).map((one) => one.id));
  await expect(tile(page, '440300')).toHaveAttribute('aria-pressed', 'true');
  await go(page, '');
  await expect(status(page)).toHaveText('35 条结果');
});

test('the title of the window names the open entry', async ({ page }) => {
  await open(page, 'entry=2024-event-07');
  await expect(page).toHaveTitle(`${entry('2024-event-07').title_zh} · 粤知图`);
});

test.describe('unknown parts', () => {
  for (const [name, link, kept, named] of [
    ['city', 'year=2024&city=999999,440300', 'year=2024&city=440300', 'city=999999'],
    ['name', 'colour=red&q=abn', 'q=abn', 'colour=red'],
    ['year', 'year=1999', '', 'year=1999'],
    ['entry', 'entry=2031-event-01&lang=zh-Hans', '', 'entry=2031-event-01'],
    ['indicator', 'indicator=nothing&period=2018', '', 'indicator=nothing'],
    ['period', 'indicator=cl_invention_granted&period=1905', 'indicator=cl_invention_granted', 'period=1905'],
    ['broken escape', 'q=%E4%&sort=city', 'sort=city', 'q='],
    ['order', 'sort=sideways', '', 'sort=sideways'],
    ['language', 'lang=tlh', '', 'lang=tlh'],
  ]) {
    test(`${name}: default, one polite notice, gone from the address (F3)`, async ({ page }) => {
      await open(page, link);
      const notice = page.locator('[data-notice]');
      await expect(notice).toHaveCount(1);
      await expect(notice).toHaveAttribute('aria-live', 'polite');
      await expect(notice.locator('p')).toHaveCount(1);
      await expect(notice).toContainText(named);
      expect(await hash(page)).toBe(kept);
      await notice.getByRole('button').click();
      await expect(notice.locator('p')).toHaveCount(0);
      // The same within an open page.
      await page.evaluate((hash) => void (location.hash = hash), link);
      await expect(notice).toContainText(named);
      await expect.poll(() => hash(page)).toBe(kept);
    });
  }

  test('a user step takes the notice away', async ({ page }) => {
    await open(page, 'colour=red');
    await expect(page.locator('[data-notice] p')).toHaveCount(1);
    await change(page, () => option(page, 'year', '2024年度').click());
    await expect(page.locator('[data-notice] p')).toHaveCount(0);
  });

  test('a good link after a bad one takes the notice away', async ({ page }) => {
    await open(page, 'colour=red');
    await expect(page.locator('[data-notice] p')).toHaveCount(1);
    await go(page, 'year=2024');
    await expect(page.locator('[data-notice] p')).toHaveCount(0);
  });

  test('back from a bad link goes to the page before it, not to the bad link', async ({ page }) => {
    await open(page, 'year=2024');
    await go(page, 'city=440300&colour=red');
    expect(await hash(page)).toBe('city=440300');
    await change(page, () => page.goBack());
    expect(await hash(page)).toBe('year=2024');
    await expect(facet(page, 'year').locator('input').first()).toBeChecked();
  });
});
