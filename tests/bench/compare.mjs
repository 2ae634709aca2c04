// Measures the atlas beside a page of SolidJS that does the same work (tests/bench/solid/), in the same browser, in turn: time to
// `atlas:ready`, and typing and filtering. Prints tables and writes tests/bench/results/compare.md. Times are never asserted.
// npm ci --prefix tests/bench/solid && node tests/bench/compare.mjs [--entries 25,10000] [--dist dist] [--rounds 4] [--rates 1,4]
import { cpSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureFirstLoad } from "./browser/first_load.mjs";
import { mark, newPage, pause, withBrowser, withServer } from "./browser/launch.mjs";
import { machine } from "./browser/machine.mjs";
import { summary } from "./browser/numbers.mjs";
import { openPackage } from "./browser/opening.mjs";
import { Player } from "./browser/play.mjs";
import { writePackage } from "./package.mjs";

const [TURNS, LOADS, REST_MS] = [12, 5, 2_500];
const KINDS = { typed: "a typed character", tile: "a tile", topic: "a topic", clear: "clear" };
const RESULT = "tests/bench/results/compare.md";

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "25,10000" },
    dist: { type: "string", default: "dist" },
    rounds: { type: "string", default: "4" },
    rates: { type: "string", default: "1,4" },
  },
});
const numbers = (text) => text.split(",").map(Number);
const { buildPage } = await import("./solid/build.mjs").catch((cause) => {
  throw cause.code === "ERR_MODULE_NOT_FOUND" ? new Error("The page of SolidJS cannot be built: run 'npm ci --prefix tests/bench/solid' first.", { cause }) : cause;
});

const both = (all, key) => {
  const { p50, p95 } = summary(all.map((one) => one[key]).filter(Number.isFinite));
  return p50 === undefined ? "–" : `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
};

/** The two pages for packages of one size: { name, open(browser, rate) } each with its address. */
async function pages(entries, act) {
  const [folder, solid] = [`target/bench/made-${entries}`, `target/bench/solid-${entries}`];
  writePackage(entries, folder);
  await buildPage(folder, values.dist, solid);
  // Both are sent with the same headers: that of the opener alone has the browser begin a new process for the page.
  cpSync(`${values.dist}/headers`, `${solid}/headers`, { recursive: true });
  const openSolid = (address) => async (browser, rate) => {
    const opened = await newPage(browser, { rate });
    await opened.page.goto(address);
    await mark(opened.page, "atlas:ready");
    return opened;
  };
  const openAtlas = (address) => (browser, rate) => openPackage(browser, { address, folder, count: entries, rate });
  await withServer(solid, (beside) =>
    withServer(values.dist, (address) =>
      act([
        { name: "SolidJS", address: beside, open: openSolid(beside) },
        { name: "atlas", address, open: openAtlas(address) },
      ]),
    ),
  );
}

/** Milliseconds to `atlas:ready` of each page, in turn. */
async function compareReady(all, rate) {
  const times = all.map(() => []);
  for (let round = 0; round < values.rounds; round += 1) {
    for (const [at, { address }] of all.entries()) times[at].push((await measureFirstLoad(address, LOADS, [rate])).ready[rate].p50);
  }
  return all.map(({ name }, at) => `| ${name} | ${rate}× | ${summary(times[at]).p50.toFixed(0)} | ${times[at].map((time) => time.toFixed(0)).join(", ")} |`);
}

/** What changes cost in each page, in turn. */
async function compareChanges(all, entries, rate) {
  const results = all.map(() => ({}));
  for (let round = 0; round < values.rounds; round += 1) {
    for (const [at, { open }] of all.entries()) {
      await withBrowser(async (browser) => {
        const { page, session } = await open(browser, rate);
        await pause(REST_MS);
        const player = await new Player(page, session).begin();
        for (let turn = 0; turn < TURNS; turn += 1) await player.turn(turn);
        for (const [kind, some] of Object.entries(player.results)) (results[at][kind] ??= []).push(...some);
      });
    }
  }
  const row = (kind, { name }, some) => `| ${KINDS[kind]} | ${entries.toLocaleString("en")} | ${rate}× | ${name} | ${some.length} | ${both(some, "script")} | ${both(some, "work")} | ${both(some, "shown")} |`;
  return Object.keys(KINDS).flatMap((kind) => all.map((one, at) => row(kind, one, results[at][kind] ?? [])));
}

const [ready, changes] = [[], []];
for (const entries of numbers(values.entries)) {
  await pages(entries, async (all) => {
    for (const rate of numbers(values.rates)) {
      console.error(`${new Date().toISOString().slice(11, 19)} ${entries} entries, ${rate}×`);
      // The first load of the atlas is that of the package that is built in: it is compared once, with a page of few entries.
      if (entries === numbers(values.entries)[0]) ready.push(...(await compareReady(all, rate)));
      changes.push(...(await compareChanges(all, entries, rate)));
    }
  });
}
const { date, commit, cores, processor } = machine();
const text = `# Beside a page of SolidJS

${date}, commit ${commit}; ${cores} cores of ${processor}; Chromium, headless, without GPU; ${values.rounds} rounds, the pages in turn.

\`\`\`sh
npm ci --prefix tests/bench/solid && node tests/bench/compare.mjs --entries ${values.entries} --rounds ${values.rounds} --rates ${values.rates}   # needs dist/ (make dist)
\`\`\`

The page (\`tests/bench/solid/\`) has the filters, the city grid, the search and the list of the atlas, its style sheet and its fonts, and goes through all entries for each answer. It has no charts, no second language, no pinyin, no other views: it shows what such a page costs on this machine at least.

## Time to \`atlas:ready\`, ms

| page | CPU | median | rounds (median of ${LOADS} loads each) |
| --- | --- | ---: | --- |
${ready.join("\n")}

## Changes, ms, p50 / p95

Script and all work of the main thread until 80 ms after the change, and from the input to the frame with the new number (where that stays the same, to \`atlas:updated\`). The pointer rests for 150 ms on what it presses and holds the button for 80: a press is counted from the release on.

| change | entries | CPU | page | n | script | all work | new number painted |
| --- | ---: | --- | --- | ---: | ---: | ---: | ---: |
${changes.join("\n")}
`;
writeFileSync(RESULT, text);
console.log(text);
