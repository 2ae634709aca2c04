// Runs in the page: tells when an input came in and when what it changed was painted. Both functions are sent there as text
// and know nothing of this module.

/** Tells, by the binding `tell`, how the opening of a package goes: { shown: ms from the choice of its files to the frame with
 * its first row }, { indexed: ms to the mark that its texts are indexed }, or { refused: the message }. */
export function watchOpening(tell) {
  let [start, isTold] = [undefined, false];
  const say = (what) => globalThis[tell](JSON.stringify(what));
  addEventListener("change", (event) => (start ??= event.target.matches("[data-pick]") ? event.timeStamp : undefined), true);
  new MutationObserver(() => {
    if (isTold || start === undefined) return;
    const refusal = document.querySelector("[data-opening] [role=alert]");
    const isShown = document.querySelector("[data-opened]") && document.querySelector('[data-card="list"] [data-entry]');
    if (!refusal && !isShown) return;
    isTold = true;
    if (refusal) return say({ refused: refusal.textContent });
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => say({ shown: performance.now() - start });
      port2.postMessage(0);
    });
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntriesByName("atlas:indexed")) if (start !== undefined) say({ indexed: startTime - start });
  }).observe({ type: "mark" });
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: "longtask" });
  /** Durations of the long tasks since the choice of the files. */
  globalThis.benchLongTasks = () => tasks.filter(([begin, duration]) => begin + duration >= start).map(([, duration]) => duration);
}

/** Tells, by the binding `tell`, of each change after benchArm(): { start, shown, updated, changed }, in ms. `start` is the
 * time stamp of the input event, `shown` when the frame with the new number of results was painted (or, where the number
 * stays, when the page marked the change), `updated` when the page marked that all of it is painted. */
export function watchChanges(tell) {
  const status = () => document.querySelector("[role=status]");
  let armed;
  const finish = () => {
    if (!armed || armed.updated === undefined || (armed.changed && armed.shown === undefined)) return;
    const { start, shown, updated, changed } = armed;
    armed = undefined;
    globalThis[tell](JSON.stringify({ start, shown: shown ?? updated, updated, changed }));
  };
  const note = (event) => {
    if (armed && event.isTrusted) armed.start ??= event.timeStamp;
  };
  for (const type of ["keydown", "beforeinput", "input", "click"]) addEventListener(type, note, { capture: true, passive: true });
  new MutationObserver(() => {
    if (!armed || armed.changed || status().textContent === armed.before) return;
    const mine = armed;
    mine.changed = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        mine.shown = performance.now();
        finish();
      };
      port2.postMessage(0);
    });
  }).observe(status(), { childList: true, characterData: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "atlas:updated" && armed?.start !== undefined && startTime > armed.start) armed.updated = startTime;
    finish();
  }).observe({ type: "mark" });
  /** The next input is a `kind`; the mark is for traces. */
  globalThis.benchArm = (kind) => {
    performance.mark(`bench:${kind}`);
    armed = { before: status().textContent };
  };
}
