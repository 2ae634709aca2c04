// The first load of the page with the package that is built in: bytes over the wire and the time to `atlas:ready`, each load
// in a new context without anything in a cache.
import { Ear } from "./ear.mjs";
import { LONGEST_MS, newPage, pause, withBrowser } from "./launch.mjs";
import { summary } from "./numbers.mjs";

const QUIET_MS = 1_000;
/** Chromium builds a window for each new context, with a process for its bars (`--top-chrome-webui`) that keeps a core busy meanwhile:
 * who opens a page has a window that stands. */
const REST_MS = 2_000;
/** Runs in the page before all else. */
const WATCH = `new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntriesByName("atlas:ready")) benchReady(JSON.stringify({ ready: startTime }));
}).observe({ type: "mark" })`;

/** One load: { ready in ms, bytes that were sent, those of fonts among them, requests, codings }. */
async function load(browser, address, rate) {
  const { context, page, session } = await newPage(browser, { rate });
  try {
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    const codings = {};
    const fonts = new Set();
    let [bytes, fontBytes, requests] = [0, 0, 0];
    session.on("Network.responseReceived", ({ requestId, type, response }) => {
      if (type === "Font") fonts.add(requestId);
      const coding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1] ?? "none";
      codings[coding] = (codings[coding] ?? 0) + 1;
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (fonts.has(requestId)) fontBytes += encodedDataLength;
      requests += 1;
    });
    const ear = await new Ear(session, "benchReady").listen();
    await session.send("Page.enable");
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
    await pause(REST_MS);
    await page.goto(address, { waitUntil: "commit" });
    const { ready } = (await ear.wait("ready", LONGEST_MS)) ?? {};
    if (ready === undefined) throw new Error("the page was not ready in time");
    // What comes right after belongs to the first load, too.
    await pause(QUIET_MS);
    return { ready, bytes, fontBytes, requests, codings };
  } finally {
    await context.close();
  }
}

/** { bytes, fontBytes, requests, codings, ready: { 1: summary, 4: summary } } of `loads` loads at each rate. */
export async function measureFirstLoad(address, loads, rates) {
  const ready = {};
  let last;
  for (const rate of rates) {
    const times = [];
    await withBrowser(async (browser) => {
      // The first one also reads the browser from the disk.
      await load(browser, address, rate);
      for (let at = 0; at < loads; at += 1) {
        last = await load(browser, address, rate);
        times.push(last.ready);
      }
    });
    ready[rate] = summary(times);
  }
  const { bytes, fontBytes, requests, codings } = last;
  return { bytes, fontBytes, requests, codings, ready };
}
