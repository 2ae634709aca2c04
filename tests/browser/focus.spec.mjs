// Where the focus is after what takes away what had it. Each test begins with the fault that it keeps away: the focus fell to the
// body, and a keyboard began again at the top of the page.
import { card, change, expect, go, hash, open, test } from './page.mjs';

const inSight = (part) => part.evaluate((one) => ((box) => box.top > -1 && box.bottom < innerHeight + 1)(one.getBoundingClientRect()));

// The place in the list was lost, too.
test('Back from an entry leads to its link, Forward to its heading', async ({ page }) => {
  await open(page);
  const link = page.locator('[data-card=list] [data-entry]').nth(20).locator('h3 a');
  await link.focus();
  await page.keyboard.press('Enter');
  const heading = page.locator('#entry-heading');
  await expect(heading).toBeFocused();
  // The address follows after the paint.
  await expect.poll(() => hash(page)).toContain('entry=');
  await page.goBack();
  await expect(link).toBeFocused();
  expect(await inSight(link)).toBe(true);
  await page.goForward();
  await expect(heading).toBeFocused();
});

test('Back from the node of a mechanism, and to it from its entry, leads to the main part', async ({ page }) => {
  await open(page, 'view=mechanisms');
  await page.locator('[data-node] > button').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#node-heading')).toBeFocused();
  await expect.poll(() => hash(page)).toContain('node=');
  await page.goBack();
  await expect(page.locator('#node-heading')).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
  await page.locator('.concerned-entries a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#entry-heading')).toBeFocused();
  await expect.poll(() => hash(page)).toContain('entry=');
  await page.goBack();
  await expect(page.locator('.concerned')).toBeVisible();
  await expect(page.locator('#content')).toBeFocused();
});

test('whoever has the focus elsewhere keeps it when the history goes on', async ({ page }) => {
  await open(page);
  await change(page, () => page.locator('.tile').first().click());
  const search = page.locator('input[type=search]');
  await search.focus();
  await expect.poll(() => hash(page)).toContain('city=');
  await page.goBack();
  await expect.poll(() => hash(page)).toBe('');
  await expect(search).toBeFocused();
});

test('"On the grid" leads to the grid', async ({ page }) => {
  await open(page, 'view=statistics&card=court_new');
  await page.getByRole('button', { name: '在格网上看' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#grid-heading')).toBeFocused();
  expect(await inSight(page.locator('#grid-heading'))).toBe(true);
});

test('"Clear the comparison" leads to its heading', async ({ page }) => {
  await open(page, 'view=statistics&compare=court_new&areas=440000,100000');
  const button = page.locator('.comparison-choices > button');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveCount(0);
  await expect(page.locator('#heading-comparison')).toBeFocused();
});

// Five thousand pixels above it stood the top of the view.
test('a link to a comparison leads to it', async ({ page }) => {
  await open(page, 'view=statistics&compare=court_new&areas=440000,100000');
  await expect.poll(() => inSight(page.locator('#heading-comparison'))).toBe(true);
});

test('the notice of a link gives the focus back', async ({ page }) => {
  await open(page, 'city=nowhere');
  const button = page.locator('[data-notice] button');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
});

test('a figure that a link opened gives the focus to its card', async ({ page }) => {
  await open(page, 'view=statistics&figure=court_new,440000,2024');
  await expect(page.locator('dialog.source-panel')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog.source-panel')).toHaveCount(0);
  await expect(card(page, 'court_new').locator('h3')).toBeFocused();
});

// Three views had one title: nothing said that the view had changed.
test('the title of the window names the view', async ({ page }) => {
  await open(page);
  const titles = new Set([await page.title()]);
  for (const view of ['statistics', 'mechanisms', 'data']) {
    await go(page, `view=${view}`);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(4);
  expect([...titles].every((title) => title.includes('粤知图'))).toBe(true);
});

// It stayed as long as the pointer did.
test('Escape puts away what the pointer has brought up', async ({ page }) => {
  await open(page, 'view=statistics&card=customs_items');
  const frame = page.locator('.chart-frame').first();
  const tooltip = frame.locator('.tooltip');
  const box = await frame.boundingBox();
  await expect(async () => {
    for (let x = 0.1; x < 1; x += 0.05) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * 0.6);
      if (await tooltip.isVisible()) return;
    }
    throw new Error('no point was met');
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(tooltip).toBeHidden();
});
