// The results as tables.
import { both, megabytes, milliseconds, table } from "./numbers.mjs";

const KINDS = { typed: "a typed character", tile: "a tile of the city grid", topic: "a topic", clear: "clear", nothing: "nothing (Shift)" };
const number = (count) => count.toLocaleString("en");

function head({ machine, chromium, command, remark, throttle }) {
  return [
    "# Measured in a browser",
    "",
    `${machine.date} UTC, commit ${machine.commit}; ${machine.cores} cores of ${machine.processor}, ${machine.memory} GB; Chromium ${chromium}, headless, without GPU. Load of the machine at the beginning: ${machine.load.toFixed(1)}.${remark ? ` ${remark}` : ""}`,
    "",
    "```sh",
    `${command}   # needs dist/ (make dist)`,
    "```",
    "",
    `4×: the main thread of the page is slowed down four times by Chromium, which came to ${throttle}× in a loop of arithmetic here. The worker, which judges, keeps and searches large packages, is not: on a device with slow cores its part takes longer, too. Script, work and steps are processor time; all else is time of the clock.`,
  ].join("\n");
}

function firstLoad({ bytes, fontBytes, requests, codings, ready }) {
  const coded = Object.entries(codings).map(([coding, count]) => `${count} ${coding}`).join(", ");
  const rows = Object.entries(ready).map(([rate, of]) => [`${rate}×`, milliseconds(of.p50), milliseconds(of.max)]);
  return `## First load\n\n${number(bytes)} bytes over the wire in ${requests} requests (encodings: ${coded}), headers included; ${number(fontBytes)} of them fonts, which are fetched only where the system has no Chinese one. Time to \`atlas:ready\`, ms, of ${Object.values(ready)[0].count} loads in new contexts without a cache, each two seconds after the context was made (before, Chromium is still at work on the window that it has built for it):\n\n${table(["CPU", "median", "slowest"], rows)}`;
}

function opening(sizes) {
  const rows = sizes.flatMap(({ entries, openings }) =>
    Object.entries(openings).map(([rate, { shown, indexed, work, tasks }]) => [number(entries), `${rate}×`, milliseconds(shown), milliseconds(indexed), milliseconds(work), tasks.length, milliseconds(tasks.length ? Math.max(...tasks) : NaN)]),
  );
  const columns = ["entries", "CPU", "list painted", "text indexed", "work of the main thread", "tasks over 50 ms", "longest"];
  return `## Opening a package\n\nFrom the choice of a folder until its first row is painted, and until the worker has indexed the texts (packages of more than 2,000 entries); ms. One opening each.\n\n${table(columns, rows)}`;
}

function memory(sizes) {
  const rows = sizes
    .filter(({ memory }) => memory)
    .map(({ entries, bytes, memory: { before, peak, rest, heap } }) => [number(entries), megabytes(bytes), megabytes(before.renderer), megabytes(peak.renderer), megabytes(rest.renderer), megabytes(heap), megabytes(before.browser), megabytes(peak.browser), megabytes(rest.browser)]);
  const columns = ["entries", "package", "renderer before", "peak", "at rest", "JavaScript heap at rest", "browser before", "peak", "at rest"];
  return `## Memory\n\nPSS in MB, sampled every 100 ms from before the opening until five seconds after the text is indexed; at rest: another five seconds later, after a garbage collection. The renderer holds page and worker; the browser is all of its processes.\n\n${table(columns, rows)}`;
}

const byKind = (a, b) => Object.values(KINDS).indexOf(a[0]) - Object.values(KINDS).indexOf(b[0]);

function changes(sizes) {
  const rows = sizes.flatMap(({ entries, interactions }) =>
    Object.entries(interactions).flatMap(([rate, { kinds }]) =>
      Object.entries(KINDS).filter(([kind]) => kinds[kind]).map(([kind, name]) => {
        const { count, unchanged, shown, updated, script, work, longest } = kinds[kind];
        return [name, number(entries), `${rate}×`, count, unchanged, both(shown), both(updated), both(script), both(work), both(longest?.main), both(longest?.worker)];
      }),
    ),
  );
  rows.sort(byKind);
  const columns = ["change", "entries", "CPU", "n", "same number", "new number painted", "all painted (`atlas:updated`)", "script", "all work, main thread", "longest task, main thread", "longest task, worker"];
  const unanswered = sizes.flatMap(({ entries, interactions }) => Object.entries(interactions).filter(([, of]) => of.unanswered).map(([rate, of]) => `${of.unanswered} at ${number(entries)} entries, ${rate}×`));
  return `## Changes\n\nFrom the time stamp of the input event to the frame that shows the new number of results (where it stays the same: to \`atlas:updated\`); p50 / p95, ms, in mixed states of filters and words. The pointer rests for 150 ms on what it presses and holds the button for 80: all is counted from the release on, and what a worker is asked ahead meanwhile is not in it. Script and work are those of the main thread until 80 ms after the change (what measuring costs is in the lines of a key that changes nothing); longest tasks (the worker's by the clock) come from a trace of some more turns.\n\n${table(columns, rows)}${unanswered.length ? `\n\nWithout an answer within 20 s: ${unanswered.join("; ")}.` : ""}`;
}

function steps(sizes) {
  const rows = sizes.flatMap(({ entries, interactions }) =>
    Object.entries(interactions).flatMap(([rate, { kinds }]) =>
      Object.entries(KINDS).filter(([kind]) => kinds[kind]?.steps).map(([kind, name]) => {
        const { script, style, layout, paint, garbage, rest, worker } = kinds[kind].steps;
        return [name, number(entries), `${rate}×`, ...[script, style, layout, paint, garbage, rest, worker].map(milliseconds)];
      }),
    ),
  );
  rows.sort(byKind);
  const columns = ["change", "entries", "CPU", "script", "style", "layout", "paint", "garbage collection", "rest", "worker"];
  return `## Where the time of a change goes\n\nMean ms of each step on the main thread, and of all work of the worker, out of the traced turns; from one change to the next.\n\n${table(columns, rows)}`;
}

/** The whole report as Markdown. */
export function report(results) {
  const { sizes } = results;
  const parts = [head(results), firstLoad(results.firstLoad), opening(sizes), memory(sizes), changes(sizes), steps(sizes)];
  return `${parts.join("\n\n")}\n`;
}
