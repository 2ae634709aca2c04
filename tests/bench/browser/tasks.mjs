// Tasks of the page's threads out of a trace: how long the page could not answer anything else.

/** So that marks and tasks are in the trace and little else. */
export const CATEGORIES = ["toplevel", "blink.user_timing"];
const TASK = "ThreadControllerImpl::RunTask";

/** The longest task of the main thread and of the workers after each mark `bench:KIND`, in ms: { KIND: { main: [], worker: [] } }. */
export function longestTasks(trace) {
  const { traceEvents } = JSON.parse(trace);
  const marks = traceEvents.filter(({ name, cat }) => name.startsWith("bench:") && cat.includes("blink.user_timing")).sort((a, b) => a.ts - b.ts);
  const page = marks[0]?.pid;
  const threads = (title) => new Set(traceEvents.filter(({ name, pid, args }) => name === "thread_name" && pid === page && args.name.startsWith(title)).map(({ tid }) => tid));
  const [main, workers] = [threads("CrRendererMain"), threads("DedicatedWorker")];
  const tasks = traceEvents.filter(({ name, pid, dur }) => name === TASK && pid === page && dur);
  const found = {};
  marks.forEach(({ name, ts }, at) => {
    const end = marks[at + 1]?.ts ?? Infinity;
    const within = tasks.filter((task) => task.ts >= ts && task.ts < end);
    const longest = (of) => Math.max(0, ...within.filter(({ tid }) => of.has(tid)).map(({ dur }) => dur / 1000));
    const kind = (found[name.slice("bench:".length)] ??= { main: [], worker: [] });
    kind.main.push(longest(main));
    kind.worker.push(longest(workers));
  });
  return found;
}
