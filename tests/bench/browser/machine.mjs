// Where and when something was measured.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";

const git = (...words) => execFileSync("git", words, { encoding: "utf8" }).trim();

/** { date, commit, processor, cores, memory in GB, system, load before the measurement }. */
export function machine() {
  const information = readFileSync("/proc/cpuinfo", "utf8");
  const kilobytes = Number(/MemTotal:\s+(\d+)/.exec(readFileSync("/proc/meminfo", "utf8"))[1]);
  return {
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: git("rev-parse", "--short=12", "HEAD"),
    processor: /model name\s*:\s*(.+)/.exec(information)?.[1].trim() ?? "unknown",
    cores: (information.match(/^processor\s*:/gm) ?? []).length,
    memory: Math.round((kilobytes * 1024) / 1e9),
    load: loadavg()[0],
  };
}
