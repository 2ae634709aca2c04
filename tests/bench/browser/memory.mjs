// Memory of the browser as the system counts it: proportional set size (PSS), which counts a page that several processes share
// once in all. Linux only.
import { readFileSync, readdirSync } from "node:fs";

const SAMPLE_MS = 100;

/** Kilobytes of PSS of a process, 0 if it has gone. */
function pss(process) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, "utf8"))[1]);
  } catch {
    return 0;
  }
}

/** Processes that descend from `root`, with `root`. */
function family(root) {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      // The name of the program, in parentheses, may hold blanks.
      const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      parents.set(Number(name), Number(parent));
    } catch {
      // It has gone.
    }
  }
  const found = [root];
  for (let at = 0; at < found.length; at += 1) for (const [process, parent] of parents) if (parent === found[at]) found.push(process);
  return found;
}

/** Samples until stop() is called, which gives the largest sums: { renderer, browser } in bytes. */
export class Sampler {
  #timer;
  #peak = { renderer: 0, browser: 0 };

  constructor(root, renderer) {
    this.root = root;
    this.renderer = renderer;
  }

  /** The sums now. */
  now() {
    const sizes = new Map(family(this.root).map((process) => [process, pss(process) * 1024]));
    return { renderer: sizes.get(this.renderer) ?? 0, browser: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
  }

  start() {
    const sample = () => {
      const now = this.now();
      for (const key of Object.keys(now)) this.#peak[key] = Math.max(this.#peak[key], now[key]);
      this.#timer = setTimeout(sample, SAMPLE_MS);
    };
    sample();
  }

  stop() {
    clearTimeout(this.#timer);
    return this.#peak;
  }
}

/** The sampler of the browser and of the renderer that uses most, which is that of the page. */
export async function samplerOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const ids = (type) => processInfo.filter((one) => one.type === type).map((one) => one.id);
  const renderer = ids("renderer").sort((a, b) => pss(b) - pss(a))[0];
  return new Sampler(ids("browser")[0], renderer);
}
