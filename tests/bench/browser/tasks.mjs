// Tasks of the page's threads out of a trace: how long the page could not answer anything else, and what it did.

/** So that marks, tasks and what they do are in the trace and little else. */
export const CATEGORIES = ["toplevel", "blink.user_timing", "devtools.timeline"];
const TASK = "ThreadControllerImpl::RunTask";

/** What Chromium calls its steps. What is none of them is counted with the step around it. */
const STEPS = {
  script: ["EvaluateScript", "EventDispatch", "FireAnimationFrame", "FunctionCall", "HandlePostMessage", "RunMicrotasks", "TimerFire"],
  style: ["UpdateLayoutTree"],
  layout: ["HitTest", "Layout"],
  paint: ["Commit", "Layerize", "Paint", "PrePaint", "UpdateLayer"],
  garbage: ["MajorGC", "MinorGC"],
};
const STEP_OF = new Map(Object.entries(STEPS).flatMap(([step, names]) => names.map((name) => [name, step])));
STEP_OF.set(TASK, "rest");

/** Milliseconds of processor time of each step in these events of one thread, each counted without the steps within it. */
function steps(events) {
  const sums = { script: 0, style: 0, layout: 0, paint: 0, garbage: 0, rest: 0 };
  const around = [];
  for (const { name, ts, dur, tdur } of events) {
    while (around.length > 0 && around.at(-1).end <= ts) around.pop();
    const step = STEP_OF.get(name);
    if (around.length > 0) sums[around.at(-1).step] -= tdur / 1000;
    sums[step] += tdur / 1000;
    around.push({ step, end: ts + dur });
  }
  return sums;
}

/** What the main thread and the workers did after each mark `bench:KIND`: { KIND: [{ main, worker: the longest task, steps: of
 * the main thread, workers: all work of the workers }] }, in ms of processor time, of the workers in ms of the clock: they
 * wait for the disk. */
export function changesOf(trace) {
  const { traceEvents } = JSON.parse(trace);
  const marks = traceEvents.filter(({ name, cat }) => name.startsWith("bench:") && cat.includes("blink.user_timing")).sort((a, b) => a.ts - b.ts);
  const page = marks[0]?.pid;
  const threads = (title) => new Set(traceEvents.filter(({ name, pid, args }) => name === "thread_name" && pid === page && args.name.startsWith(title)).map(({ tid }) => tid));
  const [mainThread, workerThreads] = [threads("CrRendererMain"), threads("DedicatedWorker")];
  // What is too short for the clock of the thread has no `tdur`.
  const known = traceEvents.map((event) => ({ ...event, tdur: event.tdur ?? event.dur }));
  // Of two that begin together the longer one is around the other.
  const events = known.filter(({ name, pid, dur }) => pid === page && dur && STEP_OF.has(name)).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const found = {};
  marks.forEach(({ name, ts }, at) => {
    const end = marks[at + 1]?.ts ?? Infinity;
    const within = (of) => events.filter((event) => event.ts >= ts && event.ts < end && of.has(event.tid));
    const tasks = (all, key) => all.filter((event) => event.name === TASK).map((event) => event[key] / 1000);
    const [main, worker] = [within(mainThread), within(workerThreads)];
    (found[name.slice("bench:".length)] ??= []).push({
      main: Math.max(0, ...tasks(main, "tdur")),
      worker: Math.max(0, ...tasks(worker, "dur")),
      steps: steps(main),
      workers: tasks(worker, "dur").reduce((sum, one) => sum + one, 0),
    });
  });
  return found;
}
