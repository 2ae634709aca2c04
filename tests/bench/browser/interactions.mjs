// Many changes of an open package, and some more of them in a trace, which tells what was done.
import { summary } from "./numbers.mjs";
import { Player } from "./play.mjs";
import { CATEGORIES, changesOf } from "./tasks.mjs";

const summaries = (results) => {
  const of = (key) => summary(results.map((one) => one[key]).filter(Number.isFinite));
  return { count: results.length, unchanged: results.filter(({ changed }) => !changed).length, shown: of("shown"), updated: of("updated"), script: of("script"), work: of("work") };
};

const mean = (values) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;

/** Longest tasks, and the mean of each step. */
function traced(changes) {
  const step = (name) => [name, mean(changes.map(({ steps }) => steps[name]))];
  return {
    longest: { main: summary(changes.map(({ main }) => main)), worker: summary(changes.map(({ worker }) => worker)) },
    steps: { ...Object.fromEntries(Object.keys(changes[0].steps).map(step)), worker: mean(changes.map(({ workers }) => workers)) },
  };
}

/** Plays `turns` turns, then `more` under a trace, which slows them: by kind { shown, updated, script, work: summaries in ms,
 * longest: { main, worker }: summaries of the longest task of each change, steps: means }; `unanswered`: changes without an
 * answer. */
export async function measureInteractions(browser, { page, session }, turns, more) {
  const player = await new Player(page, session).begin();
  for (let number = 0; number < turns; number += 1) await player.turn(number);
  const kinds = Object.fromEntries(Object.entries(player.results).map(([kind, results]) => [kind, summaries(results)]));
  await browser.startTracing(page, { categories: CATEGORIES });
  for (let number = 0; number < more; number += 1) await player.turn(number);
  const trace = String(await browser.stopTracing());
  for (const [kind, changes] of Object.entries(changesOf(trace))) if (kinds[kind]) Object.assign(kinds[kind], traced(changes));
  return { kinds, unanswered: player.unanswered };
}
