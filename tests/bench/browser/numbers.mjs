// Medians and percentiles, and how they are written.

/** The value below which `part` of the values lie (nearest rank). */
export const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)];

const rounded = (value) => (value === undefined ? undefined : Math.round(value * 10) / 10);

/** What is told of many values: { count, p50, p95, max }. */
export const summary = (values) => ({ count: values.length, p50: rounded(percentile(values, 0.5)), p95: rounded(percentile(values, 0.95)), max: rounded(Math.max(...values)) });

const plain = (value) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1));

/** A number of milliseconds, or a dash. */
export const milliseconds = (value) => (Number.isFinite(value) ? plain(value) : "–");

/** p50 / p95. */
export const both = (of) => (of?.count ? `${plain(of.p50)} / ${plain(of.p95)}` : "–");

/** Bytes as MB (10^6). */
export const megabytes = (bytes) => (Number.isFinite(bytes) ? Math.round(bytes / 1e6).toLocaleString("en") : "–");

/** A table of Markdown; the first column is text. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
