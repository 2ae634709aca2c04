// How many times slower a page really is at the rate that was asked for: Chromium stops the main thread again and again, and on
// a machine that is shared or virtual each stop costs more than it should.
import { newPage, withBrowser } from "./launch.mjs";

const TIMES = 9;

/** In the page: the shortest of several runs of the same arithmetic, in ms. */
function run(times) {
  let shortest = Infinity;
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    let state = 1;
    for (let step = 0; step < 20_000_000; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    if (state === 0) throw new Error("not reached: keeps the loop from being left out");
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

/** The factor at `rate`. */
export async function measureThrottle(rate) {
  const time = (rate) =>
    withBrowser(async (browser) => {
      const { page } = await newPage(browser, { rate });
      return page.evaluate(run, TIMES);
    });
  const [whole, slowed] = [await time(1), await time(rate)];
  return Math.round((slowed / whole) * 10) / 10;
}
