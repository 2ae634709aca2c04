// Many changes of an open package, and the longest tasks of some more of them in a trace.
import { summary } from "./numbers.mjs";
import { Player } from "./play.mjs";
import { CATEGORIES, longestTasks } from "./tasks.mjs";

const summaries = (results) => {
  const of = (key) => summary(results.map((one) => one[key]));
  return { count: results.length, unchanged: results.filter(({ changed }) => !changed).length, shown: of("shown"), updated: of("updated"), script: of("script"), work: of("work") };
};

/** Plays `turns` turns, then `traced` more under a trace, which slows them: by kind { shown, updated, script, work: summaries in
 * ms, longest: { main, worker }: summaries of the longest task of each change }; `unanswered`: changes without an answer. */
export async function measureInteractions(browser, { page, session }, turns, traced) {
  const player = await new Player(page, session).begin();
  for (let number = 0; number < turns; number += 1) await player.turn(number);
  const kinds = Object.fromEntries(Object.entries(player.results).map(([kind, results]) => [kind, summaries(results)]));
  await browser.startTracing(page, { categories: CATEGORIES });
  for (let number = 0; number < traced; number += 1) await player.turn(number);
  const longest = longestTasks(String(await browser.stopTracing()));
  for (const [kind, { main, worker }] of Object.entries(longest)) if (kinds[kind]) kinds[kind].longest = { main: summary(main), worker: summary(worker) };
  return { kinds, unanswered: player.unanswered };
}
