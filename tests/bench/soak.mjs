// How a screen in a hall is doing after thousands of scenes: heap, memory of the program, elements, listeners, timers.
// node tests/bench/soak.mjs [--scenes 10000] [--speed 50] [--touch 0]      CHROMIUM: another browser
// --touch N: afterwards N minutes of a hundred touches a second at random places; prints how long the page took to answer.
import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { serve } from "../../.ci/serve.mjs";

/** Counts timers that are set: what is in the page of the tests only. */
function countTimers() {
  const [live, { setTimeout: later, clearTimeout: forget, setInterval: again, clearInterval: stop, requestAnimationFrame: frame, cancelAnimationFrame: cancel }] = [new Set(), window];
  window.liveTimers = () => live.size;
  const once = (set) => (act, ...words) => {
    const handle = set((...given) => (live.delete(handle), act(...given)), ...words);
    live.add(handle);
    return handle;
  };
  const until = (clear) => (handle) => (live.delete(handle), clear(handle));
  window.setTimeout = once(later.bind(window));
  window.clearTimeout = until(forget.bind(window));
  window.setInterval = (...words) => {
    const handle = again.call(window, ...words);
    live.add(handle);
    return handle;
  };
  window.clearInterval = until(stop.bind(window));
  window.requestAnimationFrame = (act) => frame.call(window, act);
  window.cancelAnimationFrame = (handle) => cancel.call(window, handle);
}

/** Forces the collector, counts. */
async function look(page, session, errors) {
  const { metrics } = await (async () => {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(300);
    await session.send("HeapProfiler.collectGarbage");
    return session.send("Performance.getMetrics");
  })();
  const metric = (name) => metrics.find((one) => one.name === name).value;
  const counted = await page.evaluate(() => ({ timers: window.liveTimers(), elements: document.querySelectorAll("*").length, scene: Number(document.documentElement.dataset.scene) }));
  return { ...counted, heap_bytes: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), wasm_bytes: await wasmBytes(page), errors: [...errors] };
}

/** The memory of the program, as its own page of health tells it. */
async function wasmBytes(page) {
  await page.keyboard.press("Control+Alt+KeyH");
  const text = await page.locator("[data-health=wasm] dd").textContent();
  await page.locator(".kiosk-health [data-action=close]").click();
  return Number.parseInt(text, 10) * 65_536;
}

/** Plays scenes and looks after so many of them. */
export async function soak({ browser, address, speed, looks, touch_minutes: minutes = 0, say = () => {} }) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.addInitScript(countTimers);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const home = `mode=kiosk&scene=3&idle=3600&speed=${speed}`;
  await page.goto(`${address}#${home}`);
  await page.waitForFunction(() => document.documentElement.dataset.scene);
  const found = [];
  for (const count of looks) {
    await page.waitForFunction((count) => Number(document.documentElement.dataset.scene) >= count, count, { timeout: 0, polling: 50 });
    // Stopped, and at the same place each time.
    await page.mouse.click(960, 500);
    await page.evaluate((home) => void (location.hash = home), home);
    await page.locator("[data-card=list]").waitFor();
    await page.waitForTimeout(500);
    found.push(await look(page, session, errors));
    say(found.at(-1));
    await page.locator(".kiosk-bar [data-action=play]").click();
  }
  if (minutes > 0) found.push(await monkey(page, minutes, errors));
  await context.close();
  return found;
}

/** A hundred touches a second at random places; afterwards the page must answer. */
async function monkey(page, minutes, errors) {
  let seed = 20_241_125;
  const random = (below) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648) * below;
  const until = Date.now() + minutes * 60_000;
  let touches = 0;
  while (Date.now() < until) {
    const began = Date.now();
    for (let one = 0; one < 10; one += 1) {
      await page.mouse.click(random(1920), random(1080));
      touches += 1;
    }
    await page.waitForTimeout(Math.max(0, 100 - (Date.now() - began)));
  }
  const answer_ms = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector(".kiosk-bar [data-action=play]").click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - began;
  });
  return { touches, answer_ms, state: await page.evaluate(() => document.documentElement.dataset.state), errors: [...errors] };
}

const MEGABYTE = 1_000_000;
const line = ({ scene, heap_bytes, wasm_bytes, elements, nodes, listeners, timers }) =>
  [scene, (heap_bytes / MEGABYTE).toFixed(2), (wasm_bytes / MEGABYTE).toFixed(2), elements, nodes, listeners, timers].map((cell) => String(cell).padStart(9)).join(" ");

async function main() {
  const { values } = parseArgs({ options: { scenes: { type: "string", default: "10000" }, speed: { type: "string", default: "50" }, touch: { type: "string", default: "0" } } });
  const scenes = Number(values.scenes);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"] });
  const { address, close } = await serve({ root: process.env.ATLAS_DIST || "dist", port: 0, base: "/atlas/" });
  console.log(["scene", "heap MB", "wasm MB", "elements", "nodes", "listeners", "timers"].map((name) => name.padStart(9)).join(" "));
  const looks = [scenes / 10, scenes / 2, scenes].map(Math.round);
  const found = await soak({ browser, address, speed: Number(values.speed), looks, touch_minutes: Number(values.touch), say: (one) => console.log(line(one)) });
  await browser.close();
  await close();
  const [early, , late, touched] = found;
  const faults = [];
  if (late.heap_bytes - early.heap_bytes > 2 * MEGABYTE) faults.push("the heap has grown by more than 2 MB");
  // A page more or less: the peak depends on when the browser collects.
  if (late.wasm_bytes - early.wasm_bytes > MEGABYTE / 2) faults.push(`wasm_bytes: ${early.wasm_bytes} -> ${late.wasm_bytes}`);
  for (const name of ["elements", "listeners", "timers"]) if (late[name] !== early[name]) faults.push(`${name}: ${early[name]} -> ${late[name]}`);
  if (touched) {
    console.log(`${touched.touches} touches; then the page answered in ${touched.answer_ms.toFixed(0)} ms; state: ${touched.state}`);
    if (touched.state !== "ready") faults.push("the page has failed");
    if (touched.answer_ms > 200) faults.push("it took more than 200 ms to answer");
  }
  faults.push(...(touched ?? late).errors);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "flat" : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();
