// What is chosen while a package is read, or after it could not be.
import { join } from 'node:path';
import { bar, panel, province } from './opening.mjs';
import { card, change, expect, go, hash, language, open, searchbox, status, test, tile } from './page.mjs';

const fileOf = (route) => join(province, new URL(route.request().url()).pathname.split('/').at(-1));

// Each choice had the package read anew from its beginning: a large one never came while somebody used the page.
test('choices do not begin the reading anew', async ({ page }) => {
  let [asked, let_go] = [0, () => {}];
  const waiting = new Promise((done) => (let_go = done));
  await page.route('**/other/*', async (route) => {
    asked += 1;
    await waiting;
    await route.fulfill({ path: fileOf(route) });
  });
  await open(page, 'lang=en&data=other/datapackage.json');
  await expect(panel(page).locator('[data-progress]')).toBeVisible();
  await expect.poll(() => asked).toBe(1);
  await change(page, () => tile(page, '440300').click());
  await change(page, () => searchbox(page).fill('patent'));
  await expect(status(page)).toHaveText(/^\d+ results?$/);
  await language(page, '简体中文').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  expect(asked).toBe(1);
  let_go();
  await expect(bar(page)).toBeVisible();
  await expect.poll(() => hash(page)).toContain('data=other');
});

test.describe('a package that does not come', () => {
  test.use({ faults: true });

  test('is not asked for again by other choices; by its link it is', async ({ page }) => {
    let asked = 0;
    await page.route('**/nowhere/*', (route) => ((asked += 1), route.fulfill({ status: 404 })));
    await open(page, 'lang=en&data=nowhere/datapackage.json');
    await expect(panel(page).locator('[data-problem]')).toBeVisible();
    await change(page, () => tile(page, '440300').click());
    await language(page, '简体中文').click();
    await expect(panel(page).locator('[data-problem]')).toContainText('网址没有给出文件');
    expect(asked).toBe(1);
    await panel(page).locator('[data-action=close]').click();
    await expect.poll(() => hash(page)).toBe('city=440300');
    await page.evaluate(() => void (location.hash = 'data=nowhere/datapackage.json'));
    await expect.poll(() => asked).toBe(2);
    await expect(panel(page).locator('[data-problem]')).toBeVisible();
  });
});

// The dialog stayed over the page of the next package, which could not be used, and spoke of the one that was gone.
test('a dialog goes with the page that it belongs to', async ({ page }) => {
  await page.route('**/other/*', (route) => route.fulfill({ path: fileOf(route) }));
  await open(page, 'lang=en');
  await card(page, 'grid').locator('[data-action=embed]').click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.evaluate(() => void (location.hash = 'data=other/datapackage.json&lang=en'));
  await expect(bar(page)).toBeVisible();
  await expect(page.locator('dialog')).toHaveCount(0);
  await change(page, () => tile(page, '440100').click());
});

// A frame, a link, a citation of a package from files led to the built-in data under the name of the other package.
test('a package from files has no links and no code for frames, and says why; by its address it has', async ({ page }) => {
  await open(page, 'view=data&lang=en');
  await page.locator('[data-pick=folder]').setInputFiles(province);
  await expect(bar(page)).toBeVisible();
  await expect(page.locator('[data-action=embed]')).toHaveCount(0);
  await go(page, 'lang=en&entry=2024-event-01');
  await expect(card(page, 'entry')).toContainText('there is no link to hand on');
  await expect(page.locator('#own-link')).toHaveCount(0);
  await go(page, 'lang=en&view=data');
  await expect(page.locator('#section-cite')).not.toContainText('http');
  await page.route('**/other/*', (route) => route.fulfill({ path: fileOf(route) }));
  await page.evaluate(() => void (location.hash = 'data=other/datapackage.json&lang=en&entry=2024-event-01'));
  await expect(page.locator('#own-link')).toHaveValue(/data=other/);
  await go(page, 'data=other/datapackage.json&lang=en');
  await expect(card(page, 'grid').locator('[data-action=embed]')).toBeVisible();
});
