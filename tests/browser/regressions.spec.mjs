// Each test begins with the fault that it keeps away.
import { card, change, control, expect, go, hash, open, option, searchbox as search, status, test } from './page.mjs';

// Clearing the search counted as typing on: "back" skipped the search, and one "back" did nothing to be seen.
test('clearing the search is a step that back undoes', async ({ page }) => {
  await open(page);
  await change(page, () => search(page).fill('ABN'));
  const found = await status(page).textContent();
  await change(page, () => page.locator('.search-clear').click());
  await expect(status(page)).toHaveText('35 条结果');
  await page.goBack();
  await expect(status(page)).toHaveText(found);
  await expect(search(page)).toHaveValue('ABN');
});

// The skip link focused a heading that cannot have the focus: nothing happened.
test('the skip link moves the focus to the main part and leaves the address alone', async ({ page }) => {
  await open(page, 'list=measure');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main#content')).toBeFocused();
  expect(await hash(page)).toBe('list=measure');
});

// An indicator without a figure of any city was taken: an empty map with an empty source line and no notice.
for (const [name, link] of [
  ['indicator', 'indicator=amr_trade_secret_cases'],
  ['period', 'indicator=cl_invention_granted&period=1999'],
]) {
  test(`a map without figures is refused with a notice: ${name}`, async ({ page }) => {
    await open(page, link);
    await expect(page.locator('[data-notice]')).toContainText(`${name}=`);
    await expect(card(page, 'grid').locator('[data-source]')).not.toBeEmpty();
    expect(await hash(page)).not.toContain(`${name}=`);
  });
}

// The next entry was built into the old one's elements: an opened source stood open on another fact.
test('disclosures are closed in the next entry', async ({ page }) => {
  await open(page, 'entry=2024-event-07');
  await page.locator('.fact-source summary').first().click();
  await expect(page.locator('.fact-source[open]')).toHaveCount(1);
  await change(page, () => page.getByRole('link', { name: '下一条' }).click());
  await expect(page.locator('[data-card=entry] [data-entry]')).toHaveAttribute('data-entry', '2024-event-08');
  await expect(page.locator('.fact-source[open]')).toHaveCount(0);
});

// The button that clears the filters takes itself away, and the focus fell to the body.
test('the focus stays in the page when the last filter is cleared', async ({ page }) => {
  await open(page, 'list=measure');
  await change(page, () => control(page, 'clear').click());
  await expect(page.locator('#list-heading')).toBeFocused();
});

// A figure that its source rounded was written out as if it were counted: 23.51万 read 235,100.
test('rounded figures are written no finer than they were, exact ones in full', async ({ page }) => {
  await open(page, 'indicator=patents_granted&period=2023');
  await expect(page.locator('button[data-area="440300"]')).toHaveAttribute('aria-label', /23\.51万件/);
  await expect(page.locator('button[data-area="440100"]')).toHaveAttribute('aria-label', /118,070件/);
});

// Printed with the dark appearance chosen, the text stayed nearly white.
test('print is dark on white whatever the appearance', async ({ page }) => {
  await open(page, 'appearance=dark');
  await page.emulateMedia({ media: 'print' });
  const ink = await page.locator('.takeaway').evaluate((one) => getComputedStyle(one).color);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

// Found by an actor or by a text in the other language, an entry stood in the list with nothing marked.
test('the list shows where an entry was found', async ({ page }) => {
  await open(page, `q=${encodeURIComponent('东莞银行')}`);
  await expect(page.locator('[data-entry="2024-measure-11"] mark').first()).toBeVisible();
  await open(page, `lang=en&q=${encodeURIComponent('科创票据')}`);
  await expect(page.locator('[data-entry="2024-measure-03"] mark').first()).toHaveText('科创票据');
});

// On a phone a link to an entry showed the headline and the grid; the entry lay out of sight below.
test('a link to an entry shows the entry on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await open(page, 'entry=2024-measure-06');
  await expect(page.locator('[data-card=entry] h2')).toBeInViewport();
});

// A link to a figure that is not there became a step of its own: Back led to the link, which was put right again, and so on.
test('a link that is put right is no step of the history', async ({ page }) => {
  await open(page, 'list=measure');
  const before = await page.evaluate(() => history.length);
  await go(page, 'view=statistics&figure=court_new,440000,1900');
  await expect.poll(() => hash(page)).toBe('view=statistics');
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect.poll(() => hash(page)).toBe('list=measure');
  await expect(card(page, 'list')).toBeVisible();
});

// An option that was ticked and gives nothing was disabled as it was unticked, and the focus was lost.
test('an option that would give nothing keeps the focus until it is left', async ({ page }) => {
  await open(page, 'year=2023&list=measure');
  const box = page.locator('[data-facet=list]').getByRole('checkbox', { name: /举措/ });
  await box.focus();
  await change(page, () => page.keyboard.press('Space'));
  await expect(box).not.toBeChecked();
  await expect(box).toBeFocused();
  await page.keyboard.press('Tab');
  await change(page, () => page.keyboard.press('Space'));
  await go(page, 'year=2023');
  await expect(box).toBeDisabled();
});

// Regression: rows out of sight were taken to be 193 px high in both languages, at every width. A reader who went to the foot of
// the English page saw it jump by 595 px.
for (const lang of ['zh', 'en']) {
  for (const [width, more] of [[320, ''], [375, ''], [480, ''], [600, ''], [1024, ''], [1210, ''], [1366, ''], [375, '&text=large'], [600, '&text=large']]) {
    test(`the foot of the page hardly moves when one goes there, ${lang}, ${width} px${more}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `lang=${lang}${more}`);
      const { guessed, measured, moved } = await page.evaluate(async () => {
        const rows = [...document.querySelectorAll('.entries > .may-be-skipped:nth-child(n + 13)')];
        const height = () => rows.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const guessed = height();
        const foot = document.querySelector('[data-card="about"]');
        foot.scrollIntoView({ block: 'center' });
        const before = foot.getBoundingClientRect().top;
        for (let count = 0; count < 3; count += 1) await frame();
        const moved = foot.getBoundingClientRect().top - before;
        for (const one of rows) one.style.contentVisibility = 'visible';
        return { guessed, measured: height(), moved };
      });
      expect(guessed).toBeGreaterThan(1000);
      expect(Math.abs(measured / guessed - 1), `${guessed} px, then ${measured} px`).toBeLessThan(0.06);
      expect(Math.abs(moved)).toBeLessThan(100);
    });
  }
}
