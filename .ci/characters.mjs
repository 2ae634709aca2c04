// Which characters the page can show, each with the place where it first stands: every string of the program, of the page
// and of the style sheets, every cell of every table of the package, and what people type. Used by fonts.mjs.
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Another package only for measurements and tests, as build.rs has it. */
const PACKAGE = process.env.ATLAS_PACKAGE ?? "public/data";
const ASCII = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).join("");
const SIGNS = "·—–…“”‘’「」《》〔〕（），。：；、！？％‰×÷±≈≥≤<>→↑↓▲▼●○◐□■/＋−";
/** Never a word of the page: the validator knows Korean units in printed figures. */
const FOREIGN = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Sources that only tests read. */
const TESTS = /(?:^|\/)(?:tests|test_\w+)\.rs$/;

/** Character -> where it first stands: what the fonts must have, and what they may lack. */
export const required = new Map();
export const optional = new Map();
/** Those of them that the styles set bold somewhere: words of the program, and what the columns of `BOLD` hold. */
export const bold = new Set();
/** Titles and names of what has a heading, a button or a tile. */
const BOLD = /^(?:title|name|short|plural)_(?:zh|en)/;
const PLAIN = ["sources", "actors", "facts", "releases"];

function add(text, place, { isForeign = false, isBold = true } = {}) {
  for (const character of text) {
    // The program shows every white space as a space.
    if (/[\s\p{Cc}]/u.test(character)) continue;
    const isOfOthers = isForeign ? !/\p{Script=Han}/u.test(character) : FOREIGN.test(character);
    const list = isOfOthers ? optional : required;
    if (!list.has(character)) list.set(character, place);
    if (isBold) bold.add(character);
  }
}

/** Words that are never bold, however they are written: what is wrong with a package stands in lines of a list. */
const NEVER_BOLD = "src/locale/fault_words/texts.rs";

const addLines = (path, isBold) => readFileSync(path, "utf8").split("\n").forEach((line, place) => add(line, `${path}:${place + 1}`, { isBold: isBold(line) }));

const filesUnder = (room) =>
  !existsSync(room) ? [] : readdirSync(room, { withFileTypes: true }).flatMap((entry) => {
    const path = `${room}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  }); // prettier-ignore

/** The string literals of a Rust source, and its characters that are not escaped (those are bounds of ranges). Its
 * tests, which come last, are left out. */
function addLiterals(path) {
  const source = readFileSync(path, "utf8").split("#[cfg(test)]")[0];
  const tokens = /\/\/.*|\/\*[^]*?\*\/|r(#*)"([^]*?)"\1|"((?:\\[^]|[^"\\])*)"|'(\\.[^']*|[^'\\])'/g;
  for (const { 0: token, 2: raw, 3: string, 4: character, index } of source.matchAll(tokens)) {
    if (/^(\/\/|\/\*|'\\)/.test(token)) continue;
    const text = raw ?? (string ?? character).replace(/\\(?:u\{([\da-fA-F_]+)\}|x(..)|([^]))/g, (_, code, byte, other) =>
      code || byte ? String.fromCodePoint(parseInt((code ?? byte).replaceAll("_", ""), 16)) : "\"'\\".includes(other) ? other : " "); // prettier-ignore
    add(text, `${path}:${source.slice(0, index).split("\n").length}`, { isBold: path !== NEVER_BOLD && !/[。；]/.test(text) });
  }
}

/** The records of a CSV file (RFC 4180). */
function records(text) {
  const found = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    found.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") found.push([]);
  }
  return found.filter((record) => record.join("") !== "");
}

function addTable(path) {
  const isPlain = PLAIN.some((name) => path.endsWith(`/${name}.csv`));
  const [head, ...rows] = records(readFileSync(path, "utf8"));
  rows.forEach((row, place) => {
    head.forEach((column, at) => {
      const language = row[head.indexOf(`${column}_language`)] ?? "";
      const isForeign = language !== "" && !/^(zh|en)\b/.test(language);
      add(row[at] ?? "", `${path}:${place + 2}`, { isForeign, isBold: !isPlain && BOLD.test(column) });
    });
  });
}

add(ASCII + SIGNS, ".ci/characters.mjs:SIGNS");
if (!existsSync(NEVER_BOLD)) throw new Error(`${NEVER_BOLD} is not there: what is never bold has moved`);
for (const path of filesUnder("src")) {
  if (path.endsWith(".rs") && !TESTS.test(path)) addLiterals(path);
  if (path.endsWith(".js")) addLines(path, () => true);
}
for (const path of ["index.html", ...filesUnder("style")]) addLines(path, () => true);
addLines("LICENSE-DATA", () => false);
addLines(`${PACKAGE}/datapackage.json`, (line) => /"(title|name|subtitle|dataTitle)"/.test(line));
filesUnder(PACKAGE).filter((path) => path.endsWith(".csv")).forEach(addTable);
