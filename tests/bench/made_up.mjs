// Writes a made-up package of N entries: the real one with the newest edition's entries written again and again.
// node tests/bench/made_up.mjs N FOLDER [--onto: the package that lies in the folder already]
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
if (!Number.isInteger(count) || !folder) throw new Error("usage: node tests/bench/made_up.mjs N FOLDER");
if (process.argv[4] !== "--onto") {
  mkdirSync(folder, { recursive: true });
  cpSync("public/data", folder, { recursive: true });
}

const parse = (text) => {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
};
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const read = (name) => parse(readFileSync(join(folder, name), "utf8"));
const write = (name, rows) => writeFileSync(join(folder, name), rows.map((row) => row.map(cell).join(",")).join("\n") + "\n");

const [head, ...entries] = read("entries.csv");
const at = Object.fromEntries(head.map((name, place) => [name, place]));
const year = entries.map((row) => row[at.year]).sort().at(-1);
const sample = entries.filter((row) => row[at.year] === year);
const next = Object.fromEntries(["event", "measure"].map((list) => [list, sample.filter((row) => row[at.list] === list).length]));
const areas = read("entry_areas.csv");
for (let made = entries.length; made < count; made += 1) {
  const from = sample[(made * 7) % sample.length];
  const list = from[at.list];
  next[list] += 1;
  const row = [...from];
  row[at.position] = String(next[list]);
  row[at.id] = `${year}-${list}-${String(next[list]).padStart(2, "0")}`;
  // Titles of very different lengths: rows of a list are not all of one height.
  const more = made % 11 === 0 ? 6 : made % 3;
  row[at.title_zh] += `${"及其在其他地市的推广".repeat(more)}（样本${made}）`;
  row[at.title_en] += `${" and what other cities made of it".repeat(more)}, sample ${made}`;
  entries.push(row);
  areas.push(...areas.filter(([id]) => id === from[at.id]).map(([, ...rest]) => [row[at.id], ...rest]));
}
write("entries.csv", [head, ...entries]);
write("entry_areas.csv", areas);
const [editionHead, ...editions] = read("editions.csv");
for (const edition of editions.filter((row) => row[0] === year)) {
  edition[editionHead.indexOf("events")] = String(next.event);
  edition[editionHead.indexOf("measures")] = String(next.measure);
}
write("editions.csv", [editionHead, ...editions]);
// What mechanisms say of the edition says the same.
const [figureHead, ...figures] = read("mechanism_figures.csv");
for (const figure of figures.filter((row) => row[figureHead.indexOf("edition_year")] === year)) {
  const edition = editions.find((row) => row[0] === year);
  figure[figureHead.indexOf("value")] = edition[editionHead.indexOf(figure[figureHead.indexOf("edition_column")])];
}
write("mechanism_figures.csv", [figureHead, ...figures]);
// The real lists have two digits.
const descriptor = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
for (const { schema } of descriptor.resources) {
  for (const { constraints } of schema.fields) {
    if (constraints?.pattern) constraints.pattern = constraints.pattern.replace("(event|measure)-[0-9]{2}", "(event|measure)-[0-9]+");
    if (constraints?.maximum === 99) constraints.maximum = count;
  }
}
writeFileSync(join(folder, "datapackage.json"), JSON.stringify(descriptor, null, 2));
