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

/** From now on the worker writes its answers down, and tells none ahead; what is returned has it send them, or forget them and send
 * those that follow, or say so many of them and go on writing. */
export async function silence(page) {
  const [worker] = page.workers();
  await worker.evaluate(() => {
    const send = BroadcastChannel.prototype.postMessage;
    const tell = self.postMessage;
    self.unsent = [];
    self.postMessage = (words, ...rest) => words[0] === 'foreseen' || tell.call(self, words, ...rest);
    BroadcastChannel.prototype.postMessage = function (text) {
      self.unsent.push([this, text]);
    };
    self.speak = (isForgetting) => {
      BroadcastChannel.prototype.postMessage = send;
      self.postMessage = tell;
      if (!isForgetting) for (const [way, text] of self.unsent) way.postMessage(text);
    };
    self.say = (count) => {
      for (const [way, text] of self.unsent.splice(0, count)) send.call(way, text);
    };
  });
  const speak = (isForgetting = false) => worker.evaluate((isForgetting) => self.speak(isForgetting), isForgetting);
  const say = (count) => worker.evaluate((count) => self.say(count), count);
  return Object.assign(speak, { say, written: () => worker.evaluate(() => self.unsent.length) });
}

/** As when the reader comes back to a page that the browser has kept. */
export const comeBack = (page) => page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

/** In the page: however slow the machine is, the answer comes before the page has waited enough. */
export function waitForAnswers() {
  const later = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => later(act, time === 12 ? 600_000 : time, ...rest);
}
