// The browser under measurement and the served page: starting and stopping them, slowing a page down, what Chromium counts.
import { realpathSync } from "node:fs";
import { chromium } from "@playwright/test";
import { serve } from "../../../.ci/serve.mjs";

const EXECUTABLE = process.env.CHROMIUM || "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Under a sub-path, as in the tests. */
const BASE = "/some/folder/";
const VIEWPORT = { width: 1366, height: 900 };
/** Opening a million entries on a slow machine. */
export const LONGEST_MS = 600_000;

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Serves `dist` as long as `act(address)` runs. */
export async function withServer(dist, act) {
  const { address, close } = await serve({ root: realpathSync(dist), base: BASE, port: 0 });
  try {
    return await act(address);
  } finally {
    await close();
  }
}

/** Starts a browser of its own as long as `act(browser)` runs: what one measurement leaves in memory is not met by another. */
export async function withBrowser(act) {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

/** A page in a context of its own, whose main thread is `rate` times slower; with its CDP session. */
export async function newPage(browser, { rate = 1, language = "zh-CN" } = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: language, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // The time that the thread had a processor: other programs of the machine do not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  if (rate !== 1) await session.send("Emulation.setCPUThrottlingRate", { rate });
  return { context, page, session };
}

/** Waits for a mark of the page and gives its time in ms since the navigation began. */
export async function mark(page, name, timeout = LONGEST_MS) {
  const found = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, name, { timeout, polling: 100 });
  return found.jsonValue();
}

/** Milliseconds of processor time of script and of all work on the main thread so far, and bytes of its JavaScript heap. */
export async function counters(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { script: of("ScriptDuration") * 1000, work: of("TaskDuration") * 1000, heap: of("JSHeapUsedSize") };
}

/** Has the page collect its garbage. */
export const collectGarbage = (session) => session.send("HeapProfiler.collectGarbage");
