// Writes a sound made-up package of any size, the same in every run, without holding it in memory: entries of ten years with
// titles and summaries in both languages, areas, places, bodies and facts. Areas, topics, sources, indicators, figures and
// the like are those of the real package; it has no mechanisms and no relations, which would be about real entries.
// node tests/bench/package.mjs N FOLDER
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { AREAS, Random } from "./made_up_words.mjs";

const REAL = fileURLToPath(new URL("../../public/data/", import.meta.url));
const YEARS = Array.from({ length: 10 }, (_, at) => 2024 - at);
const LISTS = ["event", "measure"];
/** Written here, row by row. */
const MADE = ["entries", "entry_areas", "entry_places", "entry_actors", "facts"];
const EMPTY = ["mechanisms", "mechanism_nodes", "mechanism_links", "mechanism_figures", "mechanism_entries", "mechanism_areas", "relations", "edition_stages"];
const FLUSH_CHARACTERS = 1 << 19;

const real = (table) => readFileSync(join(REAL, `${table}.csv`), "utf8");
const header = (table) => real(table).split("\n", 1)[0];
/** The first cells of the rows: keys, which are never quoted. No cell of the package has a line end. */
const firstCells = (table, count = 1) => real(table).trim().split("\n").slice(1).map((line) => line.split(",", count));

/** A table that grows by lines. */
class Table {
  #file;
  #text;

  constructor(folder, name) {
    this.#file = openSync(join(folder, `${name}.csv`), "w");
    this.#text = `${header(name)}\n`;
  }

  /** Cells have no comma, quotation mark or line end. */
  row(...cells) {
    this.#text += `${cells.join(",")}\n`;
    if (this.#text.length > FLUSH_CHARACTERS) this.#flush();
  }

  #flush() {
    const bytes = Buffer.from(this.#text);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#text = "";
  }

  close() {
    this.#flush();
    closeSync(this.#file);
  }
}

/** How many entries each list of each year has: later years more, two events to three measures, `count` together. */
function lengths(count) {
  const groups = YEARS.flatMap((year) => LISTS.map((list) => ({ year, list, weight: (year - 2009) * (list === "event" ? 2 : 3) })));
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
  let [weights, before] = [0, 0];
  return groups.map(({ year, list, weight }) => {
    weights += weight;
    const until = Math.round((count * weights) / whole);
    const length = until - before;
    before = until;
    return { year, list, length };
  });
}

/** Keys of the real package that rows may lead to. */
function keys() {
  const only = (table) => firstCells(table).map(([key]) => key);
  const places = firstCells("places", 2).map(([id, area]) => ({ id, area }));
  return { topics: only("topics"), sources: only("sources").slice(0, 40), actors: only("actors"), places };
}

/** Writes the rows of one entry. */
function writeEntry(tables, random, known, { year, list }, position, number) {
  const id = `${year}-${list}-${String(position).padStart(2, "0")}`;
  const [area, name] = random.skewed(AREAS);
  const source = random.skewed(known.sources);
  const titles = [random.chinese(name, 20, 45), random.english()];
  const summaries = [`${random.chinese("", 15, 29)}。`, `${random.english()}.`];
  tables.entries.row(id, year, list, position, random.skewed(known.topics), ...titles, ...summaries, source, "", "");
  const areas = new Map([[area, "place"]]);
  if (number % 3 === 0) {
    const place = random.skewed(known.places);
    tables.entry_places.row(id, place.id);
    areas.set(place.area, "place");
  } else if (random.below(4) === 0) {
    const [second] = random.skewed(AREAS);
    if (!areas.has(second)) areas.set(second, "partner");
  }
  for (const [code, relation] of areas) tables.entry_areas.row(id, code, relation);
  const actors = new Set(Array.from({ length: random.below(3) }, () => random.skewed(known.actors)));
  for (const actor of actors) tables.entry_actors.row(id, actor, source);
  if (number % 8 === 0) {
    const texts = [random.chinese("", 15, 30), random.english()];
    tables.facts.row(`${id}-f01`, id, 1, "direct", ...texts, "", "", "", "", year, "", "", source);
  }
}

/** The descriptor: names that cannot be taken for the real ones, lists longer than two digits, no scene of what is left out. */
function writeDescriptor(count, folder) {
  const descriptor = JSON.parse(readFileSync(join(REAL, "datapackage.json"), "utf8"));
  descriptor.name = "made-up-ip-atlas";
  descriptor.title = `样本：${count}条 / Made-up sample of ${count} entries`;
  descriptor.atlas.dataTitle = { zh: `样本数据，${count}条`, en: `Made-up sample of ${count} entries` };
  descriptor.kiosk.scenes = descriptor.kiosk.scenes.filter((scene) => !("mechanism" in scene) && !("entry" in scene));
  for (const { schema } of descriptor.resources) {
    for (const { constraints } of schema.fields) {
      if (constraints?.pattern) constraints.pattern = constraints.pattern.replace("(event|measure)-[0-9]{2}", "(event|measure)-[0-9]+");
      if (constraints?.maximum === 99) constraints.maximum = Math.max(99, count);
    }
  }
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify(descriptor, null, 2));
  return descriptor.resources.map(({ path }) => path.replace(/\.csv$/, ""));
}

/** Writes a package of `count` entries into `folder`, in the place of one that is there. */
export function writePackage(count, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = writeDescriptor(count, folder);
  const groups = lengths(count);
  for (const name of names.filter((name) => !MADE.includes(name) && name !== "editions")) {
    writeFileSync(join(folder, `${name}.csv`), EMPTY.includes(name) ? `${header(name)}\n` : real(name));
  }
  const [source] = firstCells("sources")[0];
  const editions = new Table(folder, "editions");
  for (const year of YEARS) {
    const of = (list) => groups.find((group) => group.year === year && group.list === list).length;
    editions.row(year, `${year + 1}-04-25`, "", "", "", of("event"), of("measure"), "", source, "样本年度，并非真实榜单。", "A made-up edition.");
  }
  editions.close();
  const [random, known] = [new Random(20_241_127), keys()];
  const tables = Object.fromEntries(MADE.map((name) => [name, new Table(folder, name)]));
  let number = 0;
  for (const group of groups) {
    for (let position = 1; position <= group.length; position += 1) {
      writeEntry(tables, random, known, group, position, number);
      number += 1;
    }
  }
  for (const table of Object.values(tables)) table.close();
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const [count, folder] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isInteger(count) || count < 1 || !folder) throw new Error("usage: node tests/bench/package.mjs N FOLDER");
  writePackage(count, folder);
}
