// Opening a package of made-up entries: from the choice of its folder to the painted list, and to the mark that its texts are
// indexed; the work and the long tasks of the page meanwhile; the memory of the browser.
import { Ear } from "./ear.mjs";
import { LONGEST_MS, collectGarbage, counters, mark, newPage, pause } from "./launch.mjs";
import { samplerOf } from "./memory.mjs";
import { watchOpening } from "./watch.mjs";

/** Packages of more entries are kept by a worker, which tells when it has indexed their texts. */
const KEPT_ABOVE = 2_000;
const INDEXING_MS = 300_000;
/** Until a page is at rest. */
const REST_MS = 5_000;

/** Opens the package of `count` entries in `folder`, after `prepare()`: the page, and { shown, indexed, script, work } in ms,
 * { tasks }: the long ones. */
export async function openPackage(browser, { address, folder, count, rate, prepare }) {
  const { context, page, session } = await newPage(browser, { rate });
  page.on("pageerror", (error) => console.error(`in the page: ${error.message}`));
  const ear = await new Ear(session, "benchOpening").listen();
  await page.goto(`${address}#view=data`);
  await mark(page, "atlas:ready");
  const pick = page.locator('[data-pick="folder"]');
  await pick.waitFor({ state: "attached" });
  await page.evaluate(watchOpening, "benchOpening");
  await prepare?.();
  const before = await counters(session);
  await pick.setInputFiles(folder);
  const { shown } = (await ear.wait("shown", LONGEST_MS)) ?? {};
  if (shown === undefined) throw new Error(`the package of ${count} entries was not on show after ${LONGEST_MS} ms`);
  const { indexed } = (count > KEPT_ABOVE && (await ear.wait("indexed", INDEXING_MS))) || {};
  // Long tasks are told a little later.
  await pause(500);
  const after = await counters(session);
  const tasks = await page.evaluate(() => globalThis.benchLongTasks());
  return { context, page, session, shown, indexed, script: after.script - before.script, work: after.work - before.work, tasks };
}

/** Opens the package with an eye on memory, which slows it down: { before, peak, rest: { renderer, browser }, heap } in bytes. */
export async function measureMemory(browser, { address, folder, count }) {
  let [sampler, before] = [];
  const prepare = async () => {
    await pause(REST_MS);
    sampler = await samplerOf(browser);
    before = sampler.now();
    sampler.start();
  };
  const { session } = await openPackage(browser, { address, folder, count, rate: 1, prepare });
  await pause(REST_MS);
  const peak = sampler.stop();
  await collectGarbage(session);
  await pause(REST_MS);
  return { before, peak, rest: sampler.now(), heap: (await counters(session)).heap };
}
