// Writes fonts/outlines.ttf and fonts/OFL.txt into dist (or the folder named): the outlines of every character that an
// exported picture can show, so that Chinese is there on a machine without any Chinese font. The page fetches the file
// when a picture is first saved. Fails with file:row if a text of the interface or of the data has a character that the
// font has not. Only kana, hangul and other scripts of foreign titles may be missing: those stay text in the picture.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import subsetFont from "subset-font";
import { characters, join as joinFonts, nameOf, tables } from "./truetype.mjs";

const folder = join(process.argv[2] ?? "dist", "fonts");
const PACKAGE = "node_modules/@fontsource/noto-sans-sc";
const file = (name) => join(PACKAGE, "files", `noto-sans-sc-${name}-400-normal.woff2`);

const ROOMS = ["src/locale", "src/charts"]; // whose words a picture can show
const ALL = /./;
const TABLES = {
  agencies: ALL, areas: ALL, edition_stages: ALL, editions: ALL, indicators: ALL, sources: ALL, topics: ALL, units: ALL,
  entries: /^title_/, observations: /^(printed|note_)/,
}; // prettier-ignore
const ASCII = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).join("");
const SIGNS = "·—–…“”‘’「」《》〔〕（），。：；、！？％‰×÷±≈≥≤<>→↑↓▲▼●○◐□■/＋−";

/** Character -> where it first stands; what the font must have, and what it may lack. */
const required = new Map();
const optional = new Map();

function add(text, place, isForeign = false) {
  for (const character of text) {
    // The program shows every white space as a space.
    if (/[\s\p{Cc}]/u.test(character)) continue;
    const list = isForeign && !/\p{Script=Han}/u.test(character) ? optional : required;
    if (!list.has(character)) list.set(character, place);
  }
}

const filesUnder = (room) =>
  !existsSync(room) ? [] : readdirSync(room, { withFileTypes: true }).flatMap((entry) => {
    const path = `${room}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : path.endsWith(".rs") ? [path] : [];
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
    add(text, `${path}:${source.slice(0, index).split("\n").length}`);
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

function addCells(table, columns) {
  const path = `public/data/${table}.csv`;
  const [head, ...rows] = records(readFileSync(path, "utf8"));
  rows.forEach((row, place) => {
    head.forEach((column, at) => {
      const language = row[head.indexOf(`${column}_language`)] ?? "";
      if (columns.test(column)) add(row[at] ?? "", `${path}:${place + 2}`, language !== "" && !/^(zh|en)\b/.test(language));
    });
  });
}

/** The names of the package's files that can have one of `texts`: the large ones first, then the small slices. */
function* sources(texts) {
  yield* ["chinese-simplified", "latin"];
  const slices = JSON.parse(readFileSync(join(PACKAGE, "unicode.json"), "utf8"));
  for (const [name, ranges] of Object.entries(slices)) {
    const bounds = ranges.split(",").map((range) => range.slice(2).split("-").map((code) => parseInt(code, 16)));
    const has = (character) => bounds.some(([first, last = first]) => character.codePointAt(0) >= first && character.codePointAt(0) <= last);
    if (/^\[\d+\]$/.test(name) && [...texts].some(has)) yield name.slice(1, -1);
  }
}

add(ASCII + SIGNS, ".ci/fonts.mjs:SIGNS");
ROOMS.flatMap(filesUnder).forEach(addLiterals);
for (const [table, columns] of Object.entries(TABLES)) addCells(table, columns);

const wanted = new Set([" ", ...required.keys(), ...optional.keys()]);
const missing = new Set(wanted);
const pieces = [];
for (const source of sources(missing)) {
  if (missing.size === 0) break;
  const options = { targetFormat: "truetype", keepFeatures: [], noLayoutClosure: true, noHinting: true, preserveNameIds: [0] };
  const piece = tables(await subsetFont(readFileSync(file(source)), [...missing].join(""), options));
  const found = [...characters(piece).keys()].map((code) => String.fromCodePoint(code)).filter((character) => missing.delete(character));
  if (found.length > 0) pieces.push(piece);
}

const lacking = [...required].filter(([character]) => missing.has(character));
if (lacking.length > 0) {
  for (const [character, place] of lacking) console.error(`${place}: ${character} (U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}) is not in Noto Sans SC`);
  process.exit(1);
}

// The font's own name is left out: the licence reserves a part of it for the unchanged font.
const copyright = nameOf(pieces[0], 0);
const font = joinFonts(pieces, { 0: copyright, 1: "Guangdong IP Atlas Outlines", 2: "Regular", 4: "Guangdong IP Atlas Outlines", 6: "GuangdongIPAtlasOutlines", 13: "SIL Open Font License, Version 1.1" });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "outlines.ttf"), font);
writeFileSync(join(folder, "OFL.txt"), `Noto Sans SC: ${copyright}\n\n${readFileSync(join(PACKAGE, "LICENSE"), "utf8").replace(/\r\n?/g, "\n").trim()}\n`);
console.log(`${folder}/outlines.ttf: ${wanted.size - missing.size} characters from ${pieces.length} files, ${font.length} bytes, ${brotliCompressSync(font).length} brotli`);
if (missing.size > 0) console.log(`not in the font: ${[...missing].map((character) => `${character} (${optional.get(character)})`).join(" ")}`);
