// Measures the built page in Chromium with made-up packages of several sizes: the first load, opening a package, memory, and
// typing and filtering, at 1× and 4× CPU. Prints tables and writes tests/bench/results/browser.{json,md}. Times are never
// asserted.
// node tests/bench/browser.mjs [--entries 25,10000,100000,1000000] [--dist dist] [--quick: few of each; writes nothing]
//                              [--remark "what else the machine was doing"]
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureFirstLoad } from "./browser/first_load.mjs";
import { measureInteractions } from "./browser/interactions.mjs";
import { withBrowser, withServer } from "./browser/launch.mjs";
import { machine } from "./browser/machine.mjs";
import { measureMemory, openPackage } from "./browser/opening.mjs";
import { report } from "./browser/report.mjs";
import { measureThrottle } from "./browser/throttle.mjs";
import { writePackage } from "./package.mjs";

const RATES = [1, 4];
const WHOLE = { loads: 15, turns: 72, traced: 12 };
const QUICK = { loads: 2, turns: 8, traced: 4 };
const RESULTS = "tests/bench/results";

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "25,10000,100000,1000000" },
    dist: { type: "string", default: "dist" },
    remark: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
  },
});
const extent = values.quick ? QUICK : WHOLE;
const counts = values.entries.split(",").map(Number);
if (!counts.every((count) => Number.isInteger(count) && count > 0)) throw new Error(`--entries ${values.entries}: numbers, separated by commas`);
if (!existsSync(join(values.dist, "index.html"))) throw new Error(`${values.dist}/index.html is missing: run 'make dist' first.`);

const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Everything about one size, with the rest from the moment it is known. */
async function measureSize(address, entries) {
  const folder = `target/bench/made-${entries}`;
  tell(`${entries} entries: writing the package`);
  writePackage(entries, folder);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const size = { entries, bytes, openings: {}, interactions: {} };
  results.sizes.push(size);
  tell(`${entries} entries: memory`);
  size.memory = await withBrowser((browser) => measureMemory(browser, { address, folder, count: entries }));
  save();
  for (const rate of RATES) {
    await withBrowser(async (browser) => {
      tell(`${entries} entries, ${rate}×: opening`);
      const { page, session, shown, indexed, script, work, tasks } = await openPackage(browser, { address, folder, count: entries, rate });
      size.openings[rate] = { shown, indexed, script, work, tasks };
      tell(`${entries} entries, ${rate}×: changes`);
      save();
      size.interactions[rate] = await measureInteractions(browser, { page, session }, extent.turns, extent.traced);
      save();
    });
  }
}

const command = `node tests/bench/browser.mjs --entries ${counts.join(",")}`;
const results = { machine: machine(), command, remark: values.remark };
await withBrowser((browser) => void (results.chromium = browser.version()));
results.throttle = await measureThrottle(RATES.at(-1));

/** After each part: the last ones take long. */
function save() {
  if (values.quick) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, "browser.json"), `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(join(RESULTS, "browser.md"), report(results));
}

await withServer(values.dist, async (address) => {
  tell("first load");
  results.firstLoad = await measureFirstLoad(address, extent.loads, RATES);
  results.sizes = [];
  for (const entries of counts) await measureSize(address, entries);
});
console.log(report(results));
