// How long the enforcement view takes in Chromium, at 1× and 4× CPU: opening it, and a filter change from the key to the
// painted frame, with the real package and with a made-up one of 10,000 entries (built into target/bench/).
// node tests/bench/page.mjs [--quick: the real package only]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { chromium } from "@playwright/test";

const CHANGES = 60;
const ROUNDS = 5;
const PORT = 41790;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The page with a made-up package. */
function build(count) {
  const [folder, dist] = [`target/bench/package-${count}`, `target/bench/dist-${count}`];
  rmSync(dist, { recursive: true, force: true });
  execFileSync("node", ["tests/bench/made_up.mjs", String(count), folder], { stdio: "inherit" });
  const env = { ...process.env, ATLAS_PACKAGE: `${process.cwd()}/${folder}` };
  delete env.NO_COLOR;
  execFileSync("trunk", ["build", "--release", "--offline", "--dist", dist], { stdio: ["ignore", "ignore", "inherit"], env });
  return dist;
}

/** In the page: presses Enter on one bar after the other; for each, script, rendering and the whole way to the frame. */
async function press(changes) {
  const chart = document.querySelector('[data-card="topic"] .chart-frame');
  chart.scrollIntoView();
  await new Promise((done) => setTimeout(done, 500));
  const key = (name) => chart.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const results = [];
  key("Home");
  for (let place = 0; place < changes; place += 1) {
    if (place % 2 === 0) key(place % 20 === 18 ? "Home" : "ArrowDown");
    // People press no faster; the pictures that may come a frame late have come.
    await new Promise((done) => setTimeout(done, 120));
    // Asked for first, so that its message comes right after the paint, before what the page does when all is painted.
    const painted = new Promise((done) =>
      requestAnimationFrame(() => {
        const begin = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done([begin, performance.now()]);
        channel.port2.postMessage(0);
      }),
    );
    const start = performance.now();
    key("Enter");
    // Effects run in microtasks.
    for (let turn = 0; turn < 10; turn += 1) await null;
    const script = performance.now() - start;
    const [begin, end] = await painted;
    results.push({ script, work: script + end - begin, whole: end - start });
  }
  return results;
}

const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const both = (values) => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`;

/** Opens the view in a page of its own and presses keys in it. */
async function one(browser, rate) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, serviceWorkers: "block" });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const started = Date.now();
  await page.goto(`http://127.0.0.1:${PORT}/b/#view=statistics`);
  await page.waitForFunction(() => performance.getEntriesByName("atlas:ready").length > 0, null, { timeout: 120_000 });
  const ready = await page.evaluate(() => performance.getEntriesByName("atlas:ready")[0].startTime);
  const results = await page.evaluate(press, CHANGES);
  await page.close();
  if (Date.now() - started > 300_000) throw new Error("the measurement takes too long");
  return { ready, results };
}

/** A line for each speed of the processor: all rounds together, and the p95 of each by itself. A round is so short that one burst of
 * work by another process is its p95. */
async function measure(name, dist) {
  const server = spawn("node", [".ci/serve.mjs", "--root", dist, "--base", "/b/"], { env: { ...process.env, PORT: String(PORT) }, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((done) => server.stdout.once("data", done));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });
  try {
    for (const rate of [1, 4]) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await one(browser, rate));
      const all = rounds.flatMap(({ results }) => results);
      const of = (part) => both(all.map((one) => one[part]));
      const within = rounds.map(({ results }) => percentile(results.map(({ whole }) => whole), 0.95).toFixed(1)).join(" ");
      const ready = percentile(rounds.map((round) => round.ready), 0.5).toFixed(0);
      console.log(`| ${name} | ${rate}× | ${ready} | ${of("script")} | ${of("work")} | ${of("whole")} | ${within} |`);
    }
  } finally {
    await browser.close();
    server.kill();
  }
}

if (!existsSync("dist/index.html")) throw new Error("dist/index.html is missing: run 'make dist' first.");
console.log("| entries | CPU | view ready, ms | script, ms (p50 / p95) | script and rendering | key to painted frame | its p95 by round |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |");
await measure("35", "dist");
if (!process.argv.includes("--quick")) await measure("10,000", build(10_000));
