// Packages whose entries a worker keeps. One of some thousand entries moves into the page when its text is indexed; with
// `stays`, which is so unless a test says otherwise, the page does not hear of that, as with a package that is too large for it.
import { expect, test as ofPage } from './page.mjs';

export const test = ofPage.extend({
  stays: [true, { option: true }],
  deaf: [
    async ({ page, stays }, use) => {
      if (stays) await page.addInitScript(turnDeaf);
      await use();
    },
    { auto: true },
  ],
});

/** In the page. */
function turnDeaf() {
  window.isDeaf = true;
  const Made = Worker;
  window.Worker = class extends Made {
    set onmessage(hear) {
      super.onmessage = (event) => event.data[0] === 'moves' || hear(event);
    }
  };
}

/** Waits until the package has moved, where it does. */
export async function settled(page) {
  await page.waitForFunction(() => window.isDeaf || performance.getEntriesByName('atlas:moved').length > 0);
}

/** Opens a package of so many entries that a worker keeps them at first. */
export async function pick(page, path, kind = 'folder') {
  await page.locator(`[data-pick="${kind}"]`).setInputFiles(path);
  await expect(page.locator('[data-opened]')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.long-list > li [data-entry]').first()).toBeVisible();
  await settled(page);
}
